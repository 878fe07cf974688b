// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/turn.h"

namespace cb::ivr {

class CompiledFlow;

/// Against endless loops and runaway calls.
struct Bounds {
    static constexpr int stepsPerRequest = 100;
    static constexpr int questionsPerRequest = 32;
    static constexpr int visitsPerCall = 1000;
    static constexpr int problemsPerCall = 5;
};

/// The flow that a caller hears when theirs broke: an apology and a voicemail. Version 0, never read from the database.
inline const QString apologyFlow = QStringLiteral("callboard-apology");

/// Runs one request through a flow until it is answered, something must be asked, or the call has to wait. Pure: equal
/// arguments give equal results. `turn.state.flow` and `.version` are set to this flow's.
[[nodiscard]] Progress step(const CompiledFlow &flow, Turn turn, const World &world);

} // namespace cb::ivr
