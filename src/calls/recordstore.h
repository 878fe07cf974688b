// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/call.h"
#include "store/connection.h"

/// The row of a call as this room keeps it: the call and what its facts are merged with. For this room only.
namespace cb::calls {

struct CallRecord {
    Call call;
    int slot = 0; // quarter hours since the start of call.day
    int deskState = 0; // the desk's last word (a CallState; 0: none) and when
    Instant deskAt{};
    Instant agentAt{}; // when the agent and the team were last named
    Instant teamAt{};
    Instant recordingAt{};
    bool paused = false; // our last order about the recording, carried out, and when
    Instant pausedAt{};
    CallEnd legEnd = CallEnd::None; // how the last leg that nobody took ended, and when
    Instant legEndAt{};
    int sipCode = 0;
    bool messageLeft = false;
    friend bool operator==(const CallRecord &, const CallRecord &) = default;
};

/// The recording runs and was paused since it began.
[[nodiscard]] inline bool isPaused(const CallRecord &record)
{
    return record.call.recording && record.paused && record.pausedAt >= record.recordingAt;
}

/// The columns of readRecord(), parted by commas, of a table called call.
extern const QString callColumns;
[[nodiscard]] CallRecord readRecord(const store::Statement &query);
/// All rows of a query of callColumns.
[[nodiscard]] Result<QList<Call>> readCalls(store::Statement &query);

[[nodiscard]] Result<std::optional<CallRecord>> recordBySid(store::Connection &connection, const QString &sid);
/// What the database says about the parties of a call, in one look.
struct Known {
    Contact::Id contact; // 0: nobody we know
    QString name;
    std::optional<OurNumber> line;
    bool blocked = false;
};
[[nodiscard]] Result<Known> lookUp(store::Connection &connection, const PhoneNumber &number, const PhoneNumber &ours);

/// `indexed`: the words are in the text index already, or will be in this transaction. Error::Kind::Conflict: the id is
/// taken; the transaction goes on.
[[nodiscard]] Result<> insert(
    store::Transaction &tx, const CallRecord &record, const QString &words = {}, bool indexed = false);
/// `before` decides which columns (and so which indexes) are touched.
[[nodiscard]] Result<> update(store::Transaction &tx, const CallRecord &before, const CallRecord &record);

[[nodiscard]] QString toJson(const QList<RouteEntry> &route);
[[nodiscard]] QList<RouteEntry> routeFrom(const QString &json);

/// Days are stored as the number 20261120; 0 is no day.
[[nodiscard]] inline int toNumber(QDate day)
{
    return day.isValid() ? day.year() * 10000 + day.month() * 100 + day.day() : 0;
}
[[nodiscard]] inline QDate toDay(qint64 number)
{
    return {int(number / 10000), int(number / 100 % 100), int(number % 100)};
}

} // namespace cb::calls
