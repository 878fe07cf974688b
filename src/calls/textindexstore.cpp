// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/textindexstore.h"

#include "calls/searchwords.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;
using cb::store::Statement;
using cb::store::Transaction;

namespace cb::calls {

namespace {

struct Marked {
    qint64 id = 0;
    QString words; // as they should be
    QString indexed; // as the index has them
};

Result<std::vector<Marked>> marked(Transaction &tx, int limit)
{
    std::vector<Marked> found;
    Statement query(tx,
        u"SELECT id, name, agent_name, number, outcome, line, words FROM call "
        "WHERE NOT indexed AND state >= 10 ORDER BY id DESC LIMIT :limit"_s); // as the index call_unindexed says it
    query.bind(u":limit"_s, limit);
    Result<bool> row = query.next();
    for (; row && *row; row = query.next()) {
        Call call;
        call.name = query.text(1);
        call.agentName = query.text(2);
        call.number = PhoneNumber::fromVendor(query.text(3));
        call.outcome = CallOutcome(query.integer(4));
        call.line = query.id<OurNumber::Id>(5);
        found.push_back({query.integer(0), wordsOf(call), query.text(6)});
    }
    if (!row)
        return tl::unexpected(row.error());
    std::reverse(found.begin(), found.end()); // FTS5 gathers rows as long as their ids grow
    return found;
}

/// External content: the index of SQLite is told what it holds, as it cannot look. PostgreSQL's is a column.
Result<> unlearn(Transaction &tx, qint64 id, const QString &words)
{
    if (tx.engine() != store::Engine::Sqlite || words.isEmpty())
        return {};
    Statement forget(tx, u"INSERT INTO call_text (call_text, rowid, words) VALUES ('delete', :id, :words)"_s);
    forget.bind(u":id"_s, id);
    forget.bind(u":words"_s, words);
    return forget.run();
}

/// Notes that so many more are in the index that is being filled; at its end (`complete`) the note goes. Returns
/// whether one went.
Result<bool> noteFilled(Transaction &tx, qint64 indexed, bool complete)
{
    Statement note(tx,
        complete ? u"DELETE FROM text_fill WHERE kind = 'call.text'"_s
                 : u"UPDATE text_fill SET done = done + :indexed WHERE kind = 'call.text'"_s);
    if (!complete)
        note.bind(u":indexed"_s, indexed);
    if (Result<> done = note.run(); !done)
        return tl::unexpected(done.error());
    return complete && note.affected() > 0;
}

} // namespace

Result<> learnWords(Transaction &tx, Call::Id id, const QString &words)
{
    if (words.isEmpty())
        return {};
    Statement learn(tx,
        tx.engine() == store::Engine::Sqlite
            ? u"INSERT INTO call_text (rowid, words) VALUES (:id, :words)"_s
            : u"UPDATE call SET text = array_to_tsvector(string_to_array(:words, ' ')) WHERE id = :id"_s);
    learn.bind(u":id"_s, id);
    learn.bind(u":words"_s, words);
    return learn.run();
}

Result<> forgetWords(Transaction &tx, Call::Id id)
{
    Statement query(tx, u"SELECT words FROM call WHERE id = :id"_s);
    query.bind(u":id"_s, id);
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? unlearn(tx, id.value, query.text(0)) : Result<>();
}

Result<bool> hasMarkedCalls(store::Connection &connection)
{
    Statement query(connection,
        u"SELECT 1 WHERE EXISTS (SELECT 1 FROM call WHERE NOT indexed AND state >= 10) "
        "OR EXISTS (SELECT 1 FROM text_fill WHERE kind = 'call.text')"_s);
    return query.next();
}

Result<std::optional<int>> textFilled(store::Connection &connection)
{
    Statement query(connection, u"SELECT total, done FROM text_fill WHERE kind = 'call.text'"_s);
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::nullopt;
    return std::optional(int(std::min<qint64>(99, query.integer(1) * 100 / std::max<qint64>(1, query.integer(0)))));
}

Result<int> indexCalls(Transaction &tx, int limit)
{
    const Result<std::vector<Marked>> calls = marked(tx, limit);
    if (!calls)
        return tl::unexpected(calls.error());
    Statement update(tx, u"UPDATE call SET words = :words, indexed = TRUE WHERE id = :id"_s);
    for (const Marked &call : *calls) {
        const bool news = call.indexed != call.words;
        if (news) {
            if (Result<> done = unlearn(tx, call.id, call.indexed); !done)
                return tl::unexpected(done.error());
        }
        update.bind(u":id"_s, call.id);
        update.bind(u":words"_s, call.words);
        if (Result<> done = update.run(); !done)
            return tl::unexpected(done.error());
        if (news) {
            if (Result<> done = learnWords(tx, Call::Id{call.id}, call.words); !done)
                return tl::unexpected(done.error());
        }
    }
    const Result<bool> filled = noteFilled(tx, qint64(calls->size()), qint64(calls->size()) < limit);
    if (!filled)
        return tl::unexpected(filled.error());
    if (!calls->empty() || *filled) {
        if (Result<> done = tx.changed(u"call.text"_s, calls->empty() ? 0 : calls->back().id); !done)
            return tl::unexpected(done.error());
    }
    return int(calls->size());
}

} // namespace cb::calls
