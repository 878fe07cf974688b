// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/liststore.h"

#include "calls/searchwords.h"
#include "voicemail/rowstore.h"

#include <limits>

using namespace Qt::StringLiterals;
using cb::store::Connection;
using cb::store::Statement;

namespace cb::voicemail {

namespace {

constexpr int firstDay = 0;
constexpr int lastDay = 99991231;

/// The tab and the mailbox, in the words of the partial indexes; the same columns are in voicemail_figures.
QString conditions(const VoicemailFilter &filter)
{
    QString text;
    switch (filter.tab) {
    case VoicemailTab::New:
        text = u"NOT archived AND NOT heard"_s;
        break;
    case VoicemailTab::Mine:
        text = u"NOT archived AND assigned <> 0 AND assigned = :me"_s;
        break;
    case VoicemailTab::All:
        text = u"NOT archived"_s;
        break;
    case VoicemailTab::Archived:
        text = u"archived"_s;
        break;
    }
    if (filter.mailbox)
        text += u" AND mailbox = :mailbox"_s;
    return text;
}

void bindConditions(Statement &query, const Question &question)
{
    if (question.filter.tab == VoicemailTab::Mine)
        query.bind(u":me"_s, question.reader.me);
    if (question.filter.mailbox)
        query.bind(u":mailbox"_s, *question.filter.mailbox);
}

bool oldestFirst(const Question &question)
{
    return question.filter.order == Order::OldestFirst;
}

QString direction(const Question &question)
{
    return oldestFirst(question) ? u"ASC"_s : u"DESC"_s;
}

QString behind(const Question &question)
{
    return oldestFirst(question) ? u">"_s : u"<"_s;
}

Result<QList<VoicemailDay>> daysBetween(Connection &connection, const Question &question, int from, int to)
{
    QList<VoicemailDay> days;
    Statement query(connection,
        u"SELECT day, SUM(messages) FROM voicemail_figures WHERE day BETWEEN :from AND :to AND "_s
            + conditions(question.filter) + u" GROUP BY day ORDER BY day "_s + direction(question));
    query.bind(u":from"_s, from);
    query.bind(u":to"_s, to);
    bindConditions(query, question);
    Result<bool> row = query.next();
    for (; row && *row; row = query.next()) {
        if (query.integer(1) > 0)
            days << VoicemailDay{toDay(query.integer(0)), int(query.integer(1))};
    }
    if (!row)
        return tl::unexpected(row.error());
    return days;
}

/// FROM and WHERE of a search; the text streams out of the index in the order that is asked for.
QString searchFrom(Connection &connection, const Question &question)
{
    const QString rest = u" AND "_s + conditions(question.filter);
    if (calls::sidOf(question.filter.text)) {
        return u" FROM voicemail WHERE (recording_sid = :sid OR call_sid = :sid) AND id "_s + behind(question)
            + u" :after"_s + rest + u" ORDER BY id "_s + direction(question) + u" LIMIT :limit"_s;
    }
    if (connection.engine() == store::Engine::Sqlite) {
        return u" FROM (SELECT rowid AS r FROM voicemail_text WHERE voicemail_text MATCH :text AND rowid "_s
            + behind(question) + u" :after ORDER BY rowid "_s + direction(question)
            + u") AS hit JOIN voicemail ON voicemail.id = hit.r WHERE TRUE"_s + rest + u" ORDER BY r "_s
            + direction(question) + u" LIMIT :limit"_s;
    }
    const QString column = question.reader.mayListen() ? u"text"_s : u"who_text"_s;
    return u" FROM voicemail WHERE "_s + column + u" @@ CAST(:text AS tsquery) AND id "_s + behind(question)
        + u" :after"_s + rest + u" ORDER BY id "_s + direction(question) + u" LIMIT :limit"_s;
}

void bindSearch(Statement &query, Connection &connection, const Question &question, Voicemail::Id after, int limit)
{
    const QList<QStringList> terms = calls::termsOf(question.filter.text);
    if (const std::optional<QString> sid = calls::sidOf(question.filter.text)) {
        query.bind(u":sid"_s, *sid);
    } else if (connection.engine() == store::Engine::Sqlite) {
        const QString match = calls::matchExpression(terms);
        query.bind(u":text"_s, question.reader.mayListen() ? match : u"{who} : ("_s + match + u')');
    } else {
        query.bind(u":text"_s, calls::tsquery(terms));
    }
    const qint64 start = oldestFirst(question) ? 0 : std::numeric_limits<qint64>::max();
    query.bind(u":after"_s, after.isValid() ? after.value : start);
    query.bind(u":limit"_s, limit);
    bindConditions(query, question);
}

} // namespace

Result<QList<VoicemailDay>> listDays(Connection &connection, const Question &question)
{
    return daysBetween(connection, question, firstDay, lastDay);
}

Result<VoicemailDay> listDay(Connection &connection, const Question &question, QDate day)
{
    const Result<QList<VoicemailDay>> days = daysBetween(connection, question, toNumber(day), toNumber(day));
    if (!days)
        return tl::unexpected(days.error());
    return days->isEmpty() ? VoicemailDay{day, 0} : days->first();
}

Result<QList<Voicemail>> listMessages(
    Connection &connection, const Question &question, QDate day, int offset, int limit)
{
    Statement query(connection,
        u"SELECT "_s + voicemailColumns + u" FROM voicemail WHERE day = :day AND "_s + conditions(question.filter)
            + u" ORDER BY id "_s + direction(question) + u" LIMIT :limit OFFSET :offset"_s);
    query.bind(u":day"_s, toNumber(day));
    query.bind(u":limit"_s, limit);
    query.bind(u":offset"_s, offset);
    bindConditions(query, question);
    return readRows(query);
}

Result<int> listRank(Connection &connection, const Question &question, const Voicemail &message)
{
    Statement query(connection,
        u"SELECT COUNT(*) FROM voicemail WHERE day = :day AND id "_s + (oldestFirst(question) ? u"<"_s : u">"_s)
            + u" :id AND "_s + conditions(question.filter));
    query.bind(u":day"_s, toNumber(message.day));
    query.bind(u":id"_s, message.id);
    bindConditions(query, question);
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return int(query.integer(0));
}

Result<QList<Voicemail>> searchMessages(
    Connection &connection, const Question &question, Voicemail::Id after, int limit)
{
    if (calls::termsOf(question.filter.text).isEmpty())
        return QList<Voicemail>();
    Statement query(connection, u"SELECT "_s + voicemailColumns + searchFrom(connection, question));
    bindSearch(query, connection, question, after, limit);
    return readRows(query);
}

Result<int> countFound(Connection &connection, const Question &question, int most)
{
    if (calls::termsOf(question.filter.text).isEmpty())
        return 0;
    Statement query(connection,
        u"SELECT COUNT(*) FROM (SELECT voicemail.id"_s + searchFrom(connection, question) + u") AS found"_s);
    bindSearch(query, connection, question, {}, most);
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return int(query.integer(0));
}

bool shows(const Question &question, const Voicemail &message)
{
    if (question.filter.mailbox && *question.filter.mailbox != message.mailbox)
        return false;
    switch (question.filter.tab) {
    case VoicemailTab::New:
        return !message.archived && !message.heard;
    case VoicemailTab::Mine:
        return !message.archived && message.assignedTo.isValid() && message.assignedTo == question.reader.me;
    case VoicemailTab::All:
        return !message.archived;
    case VoicemailTab::Archived:
        return message.archived;
    }
    return false;
}

Result<QList<Voicemail>> messagesById(Connection &connection, const QList<qint64> &ids)
{
    QList<Voicemail> found;
    Statement query(connection, u"SELECT "_s + voicemailColumns + u" FROM voicemail WHERE id = :id"_s);
    for (const qint64 id : ids) {
        query.bind(u":id"_s, id);
        const Result<bool> row = query.next();
        if (!row)
            return tl::unexpected(row.error());
        if (*row)
            found << readRow(query);
    }
    return found;
}

} // namespace cb::voicemail
