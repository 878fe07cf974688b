// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace cb::store::journal {

namespace {

const QString columns = u"id, natural_key, alias, path, form, verdict, why, repeat_of, status, content_type, body, "
                        "took_us, at"_s;

Entry entry(const Statement &row)
{
    Entry entry;
    entry.id = row.integer(0);
    entry.request = {row.text(1), row.text(2), row.text(3), row.text(4)};
    entry.verdict = Verdict(row.integer(5));
    entry.why = row.text(6);
    entry.repeatOf = row.integer(7);
    entry.answer = {int(row.integer(8)), row.text(9).toLatin1(), row.bytes(10)};
    entry.took = std::chrono::microseconds(row.integer(11));
    entry.at = row.instant(12);
    return entry;
}

struct First {
    qint64 id = 0;
    bool sameKey = false;
    QString subject;
    std::optional<StoredAnswer> answer; // absent: begun, never finished
};

/// What a key is about: kind, account and SID. A retry token of the vendor's is believed for that only.
QString subjectOf(const QString &naturalKey)
{
    return naturalKey.section(u'|', 0, 2);
}

/// The accepted row that stands in the way of this request; the one with its key before the one with its alias.
Result<std::optional<First>> firstOf(Connection &connection, const Request &request)
{
    Statement select(connection,
        u"SELECT id, natural_key, status, content_type, body FROM journal "
        "WHERE natural_key = :key "
        "UNION ALL SELECT id, natural_key, status, content_type, body FROM journal "
        "WHERE alias = :alias AND natural_key <> :key"_s);
    select.bind(u":key"_s, request.naturalKey);
    if (!request.alias.isEmpty())
        select.bind(u":alias"_s, request.alias);
    std::optional<First> found;
    while (true) {
        const Result<bool> row = select.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return found;
        const bool sameKey = select.text(1) == request.naturalKey;
        if (found && !sameKey)
            continue;
        found = First{select.integer(0), sameKey, subjectOf(select.text(1)), std::nullopt};
        if (!select.isNull(2))
            found->answer = StoredAnswer{int(select.integer(2)), select.text(3).toLatin1(), select.bytes(4)};
    }
}

Result<bool> insertAccepted(Transaction &tx, qint64 id, const Request &request, bool withAlias)
{
    Statement insert(tx,
        u"INSERT INTO journal (id, natural_key, alias, path, form, verdict, at) "
        "VALUES (:id, :key, :alias, :path, :form, 0, :at) ON CONFLICT DO NOTHING"_s);
    insert.bind(u":id"_s, id);
    insert.bind(u":key"_s, request.naturalKey);
    if (withAlias)
        insert.bind(u":alias"_s, request.alias);
    insert.bind(u":path"_s, request.path);
    insert.bind(u":form"_s, request.form);
    insert.bind(u":at"_s, tx.now());
    if (Result<> done = insert.run(); !done)
        return tl::unexpected(done.error());
    return insert.affected() == 1;
}

Result<> insertOther(Transaction &tx, qint64 id, const Request &request, Verdict verdict, const QString &why,
    std::optional<qint64> repeatOf, int status)
{
    Statement insert(tx,
        u"INSERT INTO journal (id, path, form, verdict, why, repeat_of, status, at) "
        "VALUES (:id, :path, :form, :verdict, :why, :of, :status, :at)"_s);
    insert.bind(u":id"_s, id);
    insert.bind(u":path"_s, request.path);
    insert.bind(u":form"_s, request.form);
    insert.bind(u":verdict"_s, int(verdict));
    insert.bind(u":why"_s, why);
    insert.bind(u":of"_s, repeatOf);
    insert.bind(u":status"_s, status);
    insert.bind(u":at"_s, tx.now());
    return insert.run();
}

} // namespace

Result<Begun> begin(Transaction &tx, const Request &request)
{
    Q_ASSERT(!request.naturalKey.isEmpty());
    const qint64 id = tx.newId();
    Result<bool> inserted = insertAccepted(tx, id, request, !request.alias.isEmpty());
    if (!inserted)
        return tl::unexpected(inserted.error());
    if (*inserted)
        return Begun{id, std::nullopt};

    const Result<std::optional<First>> first = firstOf(tx, request);
    if (!first)
        return tl::unexpected(first.error());
    const bool repeat = *first && ((*first)->sameKey || (*first)->subject == subjectOf(request.naturalKey));
    if (!repeat) { // another event under the same token
        inserted = insertAccepted(tx, id, request, false);
        if (!inserted)
            return tl::unexpected(inserted.error());
        if (*inserted)
            return Begun{id, std::nullopt};
        return failure(Error::Kind::Storage, u"journal: id %1 is taken"_s.arg(id));
    }
    if (!(*first)->answer)
        return failure(Error::Kind::Storage, u"journal: %1 was begun and never finished"_s.arg((*first)->id));
    if (Result<> kept = insertOther(tx, id, request, Verdict::Repeat, {}, (*first)->id, (*first)->answer->status);
        !kept)
        return tl::unexpected(kept.error());
    return Begun{id, (*first)->answer};
}

Result<> finish(Transaction &tx, qint64 id, const StoredAnswer &answer, std::chrono::microseconds took)
{
    Statement update(tx,
        u"UPDATE journal SET status = :status, content_type = :type, body = :body, took_us = :took "
        "WHERE id = :id"_s);
    update.bind(u":status"_s, answer.status);
    update.bind(u":type"_s, QString::fromLatin1(answer.contentType));
    update.bind(u":body"_s, answer.body);
    update.bind(u":took"_s, qint64(took.count()));
    update.bind(u":id"_s, id);
    return update.run();
}

Result<> refuse(Transaction &tx, const Request &request, int status, const QString &why)
{
    return insertOther(tx, tx.newId(), request, Verdict::Refused, why, std::nullopt, status);
}

Result<> probe(Transaction &tx)
{
    const qint64 id = tx.newId();
    if (Result<> kept = insertOther(tx, id, {}, Verdict::Refused, {}, std::nullopt, 0); !kept)
        return kept;
    Statement remove(tx, u"DELETE FROM journal WHERE id = :id"_s);
    remove.bind(u":id"_s, id);
    return remove.run();
}

Result<QList<Entry>> list(Connection &connection, qint64 before, int limit, std::optional<Verdict> verdict)
{
    Statement select(connection,
        verdict ? u"SELECT "_s + columns
                + u" FROM journal WHERE id < :before AND verdict = :verdict ORDER BY id DESC LIMIT :limit"_s
                : u"SELECT "_s + columns + u" FROM journal WHERE id < :before ORDER BY id DESC LIMIT :limit"_s);
    select.bind(u":before"_s, before > 0 ? before : std::numeric_limits<qint64>::max());
    select.bind(u":limit"_s, limit);
    if (verdict)
        select.bind(u":verdict"_s, int(*verdict));
    QList<Entry> entries;
    while (true) {
        const Result<bool> row = select.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return entries;
        entries << entry(select);
    }
}

Result<std::optional<Entry>> find(Connection &connection, qint64 id)
{
    Statement select(connection, u"SELECT "_s + columns + u" FROM journal WHERE id = :id"_s);
    select.bind(u":id"_s, id);
    const Result<bool> row = select.next();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::optional(entry(select)) : std::nullopt;
}

Result<qint64> refusedSince(Connection &connection, Instant from)
{
    Statement count(connection, u"SELECT count(*) FROM journal WHERE verdict = 2 AND at >= :from"_s);
    count.bind(u":from"_s, from);
    const Result<bool> row = count.next();
    return row ? Result<qint64>(count.integer(0)) : tl::unexpected(row.error());
}

} // namespace cb::store::journal
