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

/// The first rows of a question.
struct HistoryOpening {
    store::Position position = 0;
    QList<HistoryDay> days;
    QList<Call> calls; // the first page of the first day, or what was found
};

/// A changed call, and where it stands now.
struct ChangedCall {
    Call call;
    bool shown = false;
    int rank = 0;
};
struct HistoryUpdate {
    QList<ChangedCall> calls;
    QList<HistoryDay> days; // of those calls
};

/// What is shown first: found calls when there is text to search for, else the days and the first calls of the newest.
[[nodiscard]] Result<HistoryOpening> historyOpening(
    store::Connection &connection, const HistoryFilter &filter, int found, int limit);
/// How calls stand now; those that are open are left out.
[[nodiscard]] Result<HistoryUpdate> historyUpdate(
    store::Connection &connection, const HistoryFilter &filter, const QList<qint64> &ids);

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

/// Days of calls that are ordered newest first.
[[nodiscard]] QList<HistoryDay> daysOf(const QList<Call> &calls);
/// Whether a call is one the filter shows, its text aside.
[[nodiscard]] bool shows(const HistoryFilter &filter, const Call &call);

} // namespace cb::calls
