// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/historystore.h"

#include "calls/callstore.h"
#include "calls/recordstore.h"
#include "calls/searchwords.h"

#include <QSet>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
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

Result<QList<HistoryDay>> readDays(Statement &query, const HistoryFilter &filter)
{
    QList<HistoryDay> days;
    Result<bool> row = query.next();
    for (; row && *row; row = query.next()) {
        const int ended = int(query.integer(1));
        const int missed = int(query.integer(2));
        const int answered = int(query.integer(3));
        HistoryDay day{toDay(query.integer(0)), ended, ended};
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

Result<QList<HistoryDay>> daysBetween(Connection &connection, const HistoryFilter &filter, int from, int to)
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
    if (connection.engine() == store::Engine::Sqlite) {
        return u" FROM (SELECT rowid AS r FROM call_text WHERE call_text MATCH :text AND rowid < :before "
               "AND rowid > :after ORDER BY rowid DESC) AS hit JOIN call ON call.id = hit.r WHERE TRUE"_s
            + period + u" ORDER BY r DESC LIMIT :limit"_s;
    }
    return u" FROM call WHERE text @@ CAST(:text AS tsquery) AND id < :before AND id > :after"_s + period
        + u" ORDER BY id DESC LIMIT :limit"_s;
}

void bindSearch(Statement &query, Connection &connection, const HistoryFilter &filter, Call::Id before, int limit)
{
    const QList<QStringList> terms = termsOf(filter.text);
    QStringList marks;
    if (filter.missedOnly)
        marks << missedMark();
    if (filter.line.isValid())
        marks << lineMark(filter.line);
    if (const std::optional<QString> sid = sidOf(filter.text))
        query.bind(u":sid"_s, *sid);
    else
        query.bind(u":text"_s,
            connection.engine() == store::Engine::Sqlite ? matchExpression(terms, marks) : tsquery(terms, marks));
    // Ids follow time: what cannot lie in the period is not even looked at.
    const qint64 youngest = filter.to ? firstId(filter.to->addDays(1 + slackDays)) : std::numeric_limits<qint64>::max();
    query.bind(u":before"_s, before.isValid() ? std::min(before.value, youngest) : youngest);
    query.bind(u":after"_s, filter.from ? firstId(filter.from->addDays(-slackDays)) : 0);
    query.bind(u":from"_s, filter.from ? toNumber(*filter.from) : firstDay);
    query.bind(u":to"_s, filter.to ? toNumber(*filter.to) : lastDay);
    query.bind(u":limit"_s, limit);
    bindConditions(query, filter);
}

} // namespace

Result<HistoryOpening> historyOpening(Connection &connection, const HistoryFilter &filter, int found, int limit)
{
    HistoryOpening opening;
    const Result<store::Position> position = store::position(connection);
    if (!position)
        return tl::unexpected(position.error());
    opening.position = *position;
    if (!termsOf(filter.text).isEmpty()) {
        Result<QList<Call>> calls = searchCalls(connection, filter, {}, found);
        if (!calls)
            return tl::unexpected(calls.error());
        opening.calls = std::move(*calls);
        opening.days = daysOf(opening.calls);
        return opening;
    }
    Result<QList<HistoryDay>> days = historyDays(connection, filter);
    if (!days)
        return tl::unexpected(days.error());
    opening.days = std::move(*days);
    if (!opening.days.isEmpty()) {
        Result<QList<Call>> calls = historyCalls(connection, filter, opening.days.first().day, 0, limit);
        if (!calls)
            return tl::unexpected(calls.error());
        opening.calls = std::move(*calls);
    }
    return opening;
}

Result<HistoryUpdate> historyUpdate(Connection &connection, const HistoryFilter &filter, const QList<qint64> &ids)
{
    HistoryUpdate update;
    const Result<QList<Call>> calls = callsById(connection, ids);
    if (!calls)
        return tl::unexpected(calls.error());
    QSet<QDate> days;
    for (const Call &call : *calls) {
        if (isOpen(call.state))
            continue;
        ChangedCall changed{call, shows(filter, call), 0};
        if (changed.shown) {
            const Result<int> rank = historyRank(connection, filter, call);
            if (!rank)
                return tl::unexpected(rank.error());
            changed.rank = *rank;
        }
        update.calls << changed;
        if (!days.contains(call.day)) {
            days.insert(call.day);
            const Result<HistoryDay> day = historyDay(connection, filter, call.day);
            if (!day)
                return tl::unexpected(day.error());
            update.days << *day;
        }
    }
    return update;
}

Result<QList<HistoryDay>> historyDays(Connection &connection, const HistoryFilter &filter)
{
    return daysBetween(connection, filter, filter.from ? toNumber(*filter.from) : firstDay,
        filter.to ? toNumber(*filter.to) : lastDay);
}

Result<HistoryDay> historyDay(Connection &connection, const HistoryFilter &filter, QDate day)
{
    const Result<QList<HistoryDay>> days = daysBetween(connection, filter, toNumber(day), toNumber(day));
    if (!days)
        return tl::unexpected(days.error());
    return days->isEmpty() ? HistoryDay{day, 0, 0} : days->first();
}

Result<QList<Call>> historyCalls(Connection &connection, const HistoryFilter &filter, QDate day, int offset, int limit)
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

Result<int> historyRank(Connection &connection, const HistoryFilter &filter, const Call &call)
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

Result<QList<Call>> searchCalls(Connection &connection, const HistoryFilter &filter, Call::Id before, int limit)
{
    if (termsOf(filter.text).isEmpty())
        return QList<Call>();
    Statement query(connection, u"SELECT "_s + callColumns + searchFrom(connection, filter));
    bindSearch(query, connection, filter, before, limit);
    return readCalls(query);
}

Result<int> countFound(Connection &connection, const HistoryFilter &filter, int most)
{
    if (termsOf(filter.text).isEmpty())
        return 0;
    Statement query(
        connection, u"SELECT COUNT(*) FROM (SELECT call.id"_s + searchFrom(connection, filter) + u") AS found"_s);
    bindSearch(query, connection, filter, {}, most);
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return int(query.integer(0));
}

QList<HistoryDay> daysOf(const QList<Call> &calls)
{
    QList<HistoryDay> days;
    for (const Call &call : calls) {
        if (days.isEmpty() || days.last().day != call.day)
            days << HistoryDay{call.day, 0, 0};
        ++days.last().count;
        ++days.last().total;
    }
    return days;
}

bool shows(const HistoryFilter &filter, const Call &call)
{
    return !isOpen(call.state) && (!filter.missedOnly || isMissed(call.outcome))
        && (!filter.line.isValid() || filter.line == call.line) && (!filter.from || call.day >= *filter.from)
        && (!filter.to || call.day <= *filter.to);
}

} // namespace cb::calls
