// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/liststore.h"

#include "calls/searchwords.h"
#include "voicemail/countstore.h"
#include "voicemail/rowstore.h"

#include <limits>

using namespace Qt::StringLiterals;
using cb::lists::Day;
using cb::store::Connection;
using cb::store::Statement;

namespace cb::voicemail {

namespace {

constexpr int firstDay = 0;
constexpr int lastDay = 99991231;

QString mailboxName(qsizetype which)
{
    return u":mailbox"_s + QString::number(which);
}

/// The tab and the mailboxes, in the words of the partial indexes; the same columns are in voicemail_figures.
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
    QStringList mailboxes;
    for (qsizetype i = 0; i < filter.mailboxes.size(); ++i)
        mailboxes << mailboxName(i);
    if (!mailboxes.isEmpty())
        text += u" AND mailbox IN (%1)"_s.arg(mailboxes.join(u", "_s));
    return text;
}

void bindConditions(Statement &query, const VoicemailQuestion &question)
{
    if (question.filter.tab == VoicemailTab::Mine)
        query.bind(u":me"_s, question.reader.me);
    for (qsizetype i = 0; i < question.filter.mailboxes.size(); ++i)
        query.bind(mailboxName(i), question.filter.mailboxes.at(i));
}

bool oldestFirst(const VoicemailQuestion &question)
{
    return question.order() == lists::Order::OldestFirst;
}

QString direction(const VoicemailQuestion &question)
{
    return oldestFirst(question) ? u"ASC"_s : u"DESC"_s;
}

QString behind(const VoicemailQuestion &question)
{
    return oldestFirst(question) ? u">"_s : u"<"_s;
}

Result<QList<Day>> daysBetween(Connection &connection, const VoicemailQuestion &question, int from, int to)
{
    QList<Day> days;
    Statement query(connection,
        u"SELECT day, SUM(messages) FROM voicemail_figures WHERE day BETWEEN :from AND :to AND "_s
            + conditions(question.filter) + u" GROUP BY day ORDER BY day "_s + direction(question));
    query.bind(u":from"_s, from);
    query.bind(u":to"_s, to);
    bindConditions(query, question);
    Result<bool> row = query.next();
    for (; row && *row; row = query.next()) {
        if (query.integer(1) > 0)
            days << Day{toDay(query.integer(0)), int(query.integer(1))};
    }
    if (!row)
        return tl::unexpected(row.error());
    return days;
}

/// FROM and WHERE of a search; the text streams out of the index in the order that is asked for.
QString searchFrom(Connection &connection, const VoicemailQuestion &question)
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

void bindSearch(Statement &query, Connection &connection, const VoicemailQuestion &question, qint64 after, int limit)
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
    query.bind(u":after"_s, after > 0 ? after : start);
    query.bind(u":limit"_s, limit);
    bindConditions(query, question);
}

} // namespace

bool VoicemailQuestion::searches() const
{
    return !calls::termsOf(filter.text).isEmpty();
}

Result<VoicemailCounts> VoicemailQuestion::beside(Connection &connection) const
{
    return counts(connection, reader.me);
}

Result<QList<Day>> VoicemailQuestion::days(Connection &connection) const
{
    return daysBetween(connection, *this, firstDay, lastDay);
}

Result<Day> VoicemailQuestion::day(Connection &connection, QDate day) const
{
    const Result<QList<Day>> days = daysBetween(connection, *this, toNumber(day), toNumber(day));
    if (!days)
        return tl::unexpected(days.error());
    return days->isEmpty() ? Day{day, 0} : days->first();
}

Result<QList<Voicemail>> VoicemailQuestion::rows(Connection &connection, QDate day, int offset, int limit) const
{
    Statement query(connection,
        u"SELECT "_s + voicemailColumns + u" FROM voicemail WHERE day = :day AND "_s + conditions(filter)
            + u" ORDER BY id "_s + direction(*this) + u" LIMIT :limit OFFSET :offset"_s);
    query.bind(u":day"_s, toNumber(day));
    query.bind(u":limit"_s, limit);
    query.bind(u":offset"_s, offset);
    bindConditions(query, *this);
    return readRows(query);
}

Result<int> VoicemailQuestion::rank(Connection &connection, const Voicemail &message) const
{
    Statement query(connection,
        u"SELECT COUNT(*) FROM voicemail WHERE day = :day AND id "_s + (oldestFirst(*this) ? u"<"_s : u">"_s)
            + u" :id AND "_s + conditions(filter));
    query.bind(u":day"_s, toNumber(message.day));
    query.bind(u":id"_s, message.id);
    bindConditions(query, *this);
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return int(query.integer(0));
}

Result<QList<Voicemail>> VoicemailQuestion::search(Connection &connection, qint64 after, int limit) const
{
    if (!searches())
        return QList<Voicemail>();
    Statement query(connection, u"SELECT "_s + voicemailColumns + searchFrom(connection, *this));
    bindSearch(query, connection, *this, after, limit);
    return readRows(query);
}

Result<int> VoicemailQuestion::countFound(Connection &connection, int most) const
{
    if (!searches())
        return 0;
    Statement query(
        connection, u"SELECT COUNT(*) FROM (SELECT voicemail.id"_s + searchFrom(connection, *this) + u") AS found"_s);
    bindSearch(query, connection, *this, 0, most);
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return int(query.integer(0));
}

bool VoicemailQuestion::shows(const Voicemail &message) const
{
    if (!filter.mailboxes.isEmpty() && !filter.mailboxes.contains(message.mailbox))
        return false;
    switch (filter.tab) {
    case VoicemailTab::New:
        return !message.archived && !message.heard;
    case VoicemailTab::Mine:
        return !message.archived && message.assignedTo.isValid() && message.assignedTo == reader.me;
    case VoicemailTab::All:
        return !message.archived;
    case VoicemailTab::Archived:
        return message.archived;
    }
    return false;
}

Result<QList<Voicemail>> VoicemailQuestion::byId(Connection &connection, const QList<qint64> &ids) const
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
