// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/historystore.h"

#include "calls/callstore.h"
#include "calls/recordstore.h"
#include "calls/searchwords.h"
#include "calls/textindexstore.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using cb::lists::Day;
using cb::store::Connection;
using cb::store::Statement;

namespace cb::calls {

namespace {

constexpr int firstDay = 0;
constexpr int lastDay = 99991231;
constexpr int slackDays = 2; // a call's id may be younger than its start, and the site's day is not that of UTC

qint64 firstId(QDate day)
{
    return TimeOrderedIds::first(Instant(std::chrono::milliseconds(day.startOfDay(Qt::UTC).toMSecsSinceEpoch())));
}

/// The rest of the conditions, in the words of the partial indexes. `outcome >= 20` implies an ended call.
QString conditions(const HistoryFilter &filter)
{
    QString text = filter.missedOnly ? u"outcome >= 20"_s : u"state >= 10"_s;
    if (filter.line.isValid())
        text += filter.missedOnly ? u" AND state >= 10 AND line = :line"_s : u" AND line = :line"_s;
    return text;
}

void bindConditions(Statement &query, const HistoryFilter &filter)
{
    if (filter.line.isValid())
        query.bind(u":line"_s, filter.line);
}

Result<QList<Day>> readDays(Statement &query, const HistoryFilter &filter)
{
    QList<Day> days;
    Result<bool> row = query.next();
    for (; row && *row; row = query.next()) {
        const int ended = int(query.integer(1));
        const int missed = int(query.integer(2));
        const int answered = int(query.integer(3));
        Day day{toDay(query.integer(0)), ended, ended};
        if (filter.missedOnly) {
            day.count = missed;
            day.total = answered + missed;
        }
        if (day.count > 0)
            days << day;
    }
    if (!row)
        return tl::unexpected(row.error());
    return days;
}

Result<QList<Day>> daysBetween(Connection &connection, const HistoryFilter &filter, int from, int to)
{
    Statement query(connection,
        u"SELECT day, SUM(ended), SUM(missed), SUM(answered) FROM call_figures "
        "WHERE day BETWEEN :from AND :to AND (line = :line OR :line = 0) GROUP BY day ORDER BY day DESC"_s);
    query.bind(u":from"_s, from);
    query.bind(u":to"_s, to);
    query.bind(u":line"_s, filter.line);
    return readDays(query, filter);
}

/// FROM and WHERE of a search; the text streams backwards out of the index, newest first.
QString searchFrom(Connection &connection, const HistoryFilter &filter)
{
    const QString period = u" AND day BETWEEN :from AND :to AND "_s + conditions(filter);
    if (sidOf(filter.text)) {
        // The call itself, one of its legs, or a recording of it: three looks into unique indexes.
        return u" FROM call WHERE id IN (SELECT id FROM call WHERE sid = :sid "
               "UNION SELECT call FROM call_leg WHERE sid = :sid UNION SELECT call FROM call_recording WHERE sid = "
               ":sid) "
               "AND id < :before AND id > :after"_s
            + period + u" ORDER BY id DESC LIMIT :limit"_s;
    }
    if (termsOf(filter.text).isEmpty())
        return u" FROM call WHERE id < :before AND id > :after"_s + period + u" ORDER BY id DESC LIMIT :limit"_s;
    if (connection.engine() == store::Engine::Sqlite) {
        return u" FROM (SELECT rowid AS r FROM call_text WHERE call_text MATCH :text AND rowid < :before "
               "AND rowid > :after ORDER BY rowid DESC) AS hit JOIN call ON call.id = hit.r WHERE TRUE"_s
            + period + u" ORDER BY r DESC LIMIT :limit"_s;
    }
    return u" FROM call WHERE text @@ CAST(:text AS tsquery) AND id < :before AND id > :after"_s + period
        + u" ORDER BY id DESC LIMIT :limit"_s;
}

void bindSearch(Statement &query, Connection &connection, const HistoryFilter &filter, qint64 before, int limit)
{
    const QList<QStringList> terms = termsOf(filter.text);
    QStringList marks;
    if (filter.missedOnly)
        marks << missedMark();
    if (filter.line.isValid())
        marks << lineMark(filter.line);
    if (const std::optional<QString> sid = sidOf(filter.text))
        query.bind(u":sid"_s, *sid);
    else if (!terms.isEmpty())
        query.bind(u":text"_s,
            connection.engine() == store::Engine::Sqlite ? matchExpression(terms, marks) : tsquery(terms, marks));
    // Ids follow time: what cannot lie in the period is not even looked at.
    const qint64 youngest = filter.to ? firstId(filter.to->addDays(1 + slackDays)) : std::numeric_limits<qint64>::max();
    query.bind(u":before"_s, before > 0 ? std::min(before, youngest) : youngest);
    query.bind(u":after"_s, filter.from ? firstId(filter.from->addDays(-slackDays)) : 0);
    query.bind(u":from"_s, filter.from ? toNumber(*filter.from) : firstDay);
    query.bind(u":to"_s, filter.to ? toNumber(*filter.to) : lastDay);
    query.bind(u":limit"_s, limit);
    bindConditions(query, filter);
}

} // namespace

bool HistoryQuestion::searches() const
{
    return !termsOf(filter.text).isEmpty();
}

Result<HistoryQuestion::Beside> HistoryQuestion::beside(Connection &connection) const
{
    return searches() ? textFilled(connection) : Beside();
}

Result<QList<Day>> HistoryQuestion::days(Connection &connection) const
{
    return daysBetween(connection, filter, filter.from ? toNumber(*filter.from) : firstDay,
        filter.to ? toNumber(*filter.to) : lastDay);
}

Result<Day> HistoryQuestion::day(Connection &connection, QDate day) const
{
    const Result<QList<Day>> days = daysBetween(connection, filter, toNumber(day), toNumber(day));
    if (!days)
        return tl::unexpected(days.error());
    return days->isEmpty() ? Day{day, 0, 0} : days->first();
}

Result<QList<Call>> HistoryQuestion::rows(Connection &connection, QDate day, int offset, int limit) const
{
    Statement query(connection,
        u"SELECT "_s + callColumns + u" FROM call WHERE day = :day AND "_s + conditions(filter)
            + u" ORDER BY id DESC LIMIT :limit OFFSET :offset"_s);
    query.bind(u":day"_s, toNumber(day));
    query.bind(u":limit"_s, limit);
    query.bind(u":offset"_s, offset);
    bindConditions(query, filter);
    return readCalls(query);
}

Result<int> HistoryQuestion::rank(Connection &connection, const Call &call) const
{
    Statement query(connection, u"SELECT COUNT(*) FROM call WHERE day = :day AND id > :id AND "_s + conditions(filter));
    query.bind(u":day"_s, toNumber(call.day));
    query.bind(u":id"_s, call.id);
    bindConditions(query, filter);
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return int(query.integer(0));
}

Result<QList<Call>> HistoryQuestion::search(Connection &connection, qint64 before, int limit) const
{
    Statement query(connection, u"SELECT "_s + callColumns + searchFrom(connection, filter));
    bindSearch(query, connection, filter, before, limit);
    return readCalls(query);
}

Result<int> HistoryQuestion::countFound(Connection &connection, int most) const
{
    if (!searches())
        return 0;
    Statement query(
        connection, u"SELECT COUNT(*) FROM (SELECT call.id"_s + searchFrom(connection, filter) + u") AS found"_s);
    bindSearch(query, connection, filter, 0, most);
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return int(query.integer(0));
}

Result<QList<Call>> HistoryQuestion::byId(Connection &connection, const QList<qint64> &ids) const
{
    Result<QList<Call>> calls = callsById(connection, ids);
    if (calls)
        calls->removeIf([](const Call &call) { return isOpen(call.state); });
    return calls;
}

bool HistoryQuestion::shows(const Call &call) const
{
    return !isOpen(call.state) && (!filter.missedOnly || isMissed(call.outcome))
        && (!filter.line.isValid() || filter.line == call.line) && (!filter.from || call.day >= *filter.from)
        && (!filter.to || call.day <= *filter.to);
}

} // namespace cb::calls
