// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/callfacts.h"

/// Legs and recordings, which merge in the database. For this room only.
namespace cb::calls {

/// True when the fact was news.
[[nodiscard]] Result<bool> keepLeg(store::Transaction &tx, Call::Id call, Instant at, const LegChanged &leg);
[[nodiscard]] Result<bool> keepRecording(
    store::Transaction &tx, Call::Id call, Instant at, const RecordingChanged &recording);

[[nodiscard]] Result<QList<CallLeg>> legsOf(store::Connection &connection, Call::Id call); // in the order rung
[[nodiscard]] Result<QList<CallRecording>> recordingsOf(store::Connection &connection, Call::Id call); // oldest first

} // namespace cb::calls
