// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "ivr/flow.h"

#include <QByteArray>

namespace cb::ivr {

/// What a flow file may hold at most. A line with a thousand steps is already unusual.
struct FlowLimits {
    static constexpr qsizetype bytes = 2 * 1024 * 1024;
    static constexpr qsizetype steps = 10'000;
    static constexpr int depth = 32; // of arrays and objects within each other
    static constexpr qsizetype idLength = 64;
    static constexpr qsizetype nameLength = 200;
};

constexpr int flowFormat = 1; // the newest we write and read

/// Reads one flow. Error::Kind::Invalid names the place ("steps[3].exits.next: expected text"); members that this
/// version does not know are kept. An exit may lead to a step that does not exist: CompiledFlow says so.
[[nodiscard]] Result<Flow> parseFlow(const QByteArray &json);
[[nodiscard]] Result<Flow> parseFlow(const QJsonObject &json);

[[nodiscard]] QJsonObject toJson(const Flow &flow);
/// The file: indented, UTF-8, members in alphabetical order.
[[nodiscard]] QByteArray toBytes(const Flow &flow);

} // namespace cb::ivr
