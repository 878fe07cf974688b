// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/historymodel.h"
#include "store/connection.h"

/// What HistoryModel asks. For this room only.
namespace cb::calls {

/// A day of the history: how many of its calls the filter shows, and of how many.
struct HistoryDay {
    QDate day;
    int count = 0;
    int total = 0;
    friend bool operator==(const HistoryDay &, const HistoryDay &) = default;
};

/// Days with calls to show, newest first, from the counters: no call is read. The filter's text is not looked at.
[[nodiscard]] Result<QList<HistoryDay>> historyDays(store::Connection &connection, const HistoryFilter &filter);
[[nodiscard]] Result<HistoryDay> historyDay(store::Connection &connection, const HistoryFilter &filter, QDate day);
/// Calls of a day, newest first.
[[nodiscard]] Result<QList<Call>> historyCalls(
    store::Connection &connection, const HistoryFilter &filter, QDate day, int offset, int limit);
/// How many calls of its day stand above a call.
[[nodiscard]] Result<int> historyRank(store::Connection &connection, const HistoryFilter &filter, const Call &call);
/// Calls that match the text and the rest, newest first, older than `before` (0: from the newest).
[[nodiscard]] Result<QList<Call>> searchCalls(
    store::Connection &connection, const HistoryFilter &filter, Call::Id before, int limit);
/// How many match, counted up to `most`.
[[nodiscard]] Result<int> countFound(store::Connection &connection, const HistoryFilter &filter, int most);

/// Whether a call is one the filter shows, its text aside.
[[nodiscard]] bool shows(const HistoryFilter &filter, const Call &call);

} // namespace cb::calls
