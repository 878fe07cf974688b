// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/call.h"
#include "store/connection.h"

/// The text index of calls is not on the way of a webhook: a row that is new or renamed is marked, and once the call
/// has ended the bulk lane brings the index up to date, in slices.
namespace cb::calls {

/// Indexes at most `limit` marked calls that have ended, the newest first; returns how many. Tells "call.text" when
/// there was one, and when an index that was being filled is complete.
[[nodiscard]] Result<int> indexCalls(store::Transaction &tx, int limit);

/// Whether indexCalls would find something to do.
[[nodiscard]] Result<bool> hasMarkedCalls(store::Connection &connection);

/// Takes a call that is to be removed out of the index.
[[nodiscard]] Result<> forgetWords(store::Transaction &tx, Call::Id id);

/// While the index is filled anew: percent of the calls it was to be filled with, 0 to 99. Absent: all can be found.
[[nodiscard]] Result<std::optional<int>> textFilled(store::Connection &connection);

/// Puts words of a call into the index that were not there: for those who insert calls in bulk, already marked indexed.
[[nodiscard]] Result<> learnWords(store::Transaction &tx, Call::Id id, const QString &words);

} // namespace cb::calls
