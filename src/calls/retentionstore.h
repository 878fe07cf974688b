// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/call.h"
#include "store/connection.h"

#include <QStringList>

#include <functional>

/// Calls that are not to be kept any longer.
namespace cb::calls {

/// Whether something of a call is kept that needs it: a message of it, a recording, a flag. Runs on the database's
/// threads.
using HeldBack = std::function<Result<bool>(store::Connection &connection, const QString &callSid)>;

/// Ended calls that began before an instant.
struct OldCalls {
    QStringList sids; // those that nothing holds back
    Call::Id last; // looked at last; 0: there was none
};
/// Looks at the next `limit`, oldest first, after a call (0: from the oldest).
[[nodiscard]] Result<OldCalls> oldCalls(
    store::Connection &connection, Instant before, Call::Id after, int limit, const HeldBack &heldBack);

/// What one slice did.
struct RemovedCalls {
    int handled = 0; // of the calls given, from the first on
    int removed = 0; // the others are held back by now, or gone already
};
/// Removes those of these calls that have ended and began before an instant, with all that is only theirs: legs,
/// recordings' rows, what was done to them, their words in the text index and their part of the counters; with one line
/// in the audit chain for them all. Stops after some 5 ms. Tells "call.day".
[[nodiscard]] Result<RemovedCalls> removeCalls(
    store::Transaction &tx, const QStringList &sids, Instant before, const HeldBack &heldBack);

} // namespace cb::calls
