// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/historymodel.h"
#include "lists/dayrows.h"
#include "store/connection.h"

/// What HistoryModel asks. For this room only.
namespace cb::calls {

/// Ended calls by days: a question of lists::DayList.
struct HistoryQuestion {
    using Row = Call;
    using Beside = std::optional<int>; // of a search: textFilled()
    HistoryFilter filter;

    [[nodiscard]] static QString kind() { return QStringLiteral("call"); }
    [[nodiscard]] static QString dayKind() { return QStringLiteral("call.day"); }
    [[nodiscard]] static QString textKind() { return QStringLiteral("call.text"); }
    [[nodiscard]] bool searches() const;
    [[nodiscard]] lists::Order order() const { return lists::Order::NewestFirst; }
    [[nodiscard]] Result<Beside> beside(store::Connection &connection) const;
    /// Days with calls to show from the counters: no call is read. The filter's text is not looked at.
    [[nodiscard]] Result<QList<lists::Day>> days(store::Connection &connection) const;
    [[nodiscard]] Result<lists::Day> day(store::Connection &connection, QDate day) const;
    [[nodiscard]] Result<QList<Call>> rows(store::Connection &connection, QDate day, int offset, int limit) const;
    /// Calls that match the text and the rest, older than `before` (0: from the newest). Without text, all of the rest.
    [[nodiscard]] Result<QList<Call>> search(store::Connection &connection, qint64 before, int limit) const;
    /// How many match, counted up to `most`.
    [[nodiscard]] Result<int> countFound(store::Connection &connection, int most) const;
    [[nodiscard]] Result<QList<Call>> byId(store::Connection &connection, const QList<qint64> &ids) const; // ended ones
    /// How many calls of its day stand above a call.
    [[nodiscard]] Result<int> rank(store::Connection &connection, const Call &call) const;
    /// Whether a call is one the filter shows, its text aside.
    [[nodiscard]] bool shows(const Call &call) const;
};

} // namespace cb::calls
