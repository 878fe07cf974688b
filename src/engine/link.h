// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

class QLocalSocket;

namespace cb::engine::link {

// The engine and the consoles beside it talk over a local socket that only their user can open: one JSON object a line.
// Console: {"run": {uuid, name, args}, "as": operator id}. Engine: {"ran": uuid, "answer": …} or {"ran": uuid,
// "error": …}, {"changed": true} after commits (at most one is under way), {"status": …} for the status bar.

constexpr qsizetype longestLine = 1 << 20;

/// Where the engine of that data folder listens.
[[nodiscard]] QString socketName(const QString &dataFolder);

[[nodiscard]] QByteArray line(const QJsonObject &message);
/// The next whole line's object; an empty one while none is there. Error::Kind::Invalid for what is no JSON object or
/// longer than a line may be: the other side is not ours, hang up.
[[nodiscard]] Result<QJsonObject> next(QLocalSocket &socket);

[[nodiscard]] QJsonObject toJson(const Error &error);
[[nodiscard]] Error errorFrom(const QJsonObject &json);

} // namespace cb::engine::link
