// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/textindexstore.h"

#include "calls/searchwords.h"

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
        "WHERE NOT indexed AND state >= 10 ORDER BY id LIMIT :limit"_s); // as the index call_unindexed says it
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
    return found;
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

Result<bool> hasMarkedCalls(store::Connection &connection)
{
    Statement query(connection, u"SELECT 1 FROM call WHERE NOT indexed AND state >= 10 LIMIT 1"_s);
    return query.next();
}

Result<int> indexCalls(Transaction &tx, int limit)
{
    const Result<std::vector<Marked>> calls = marked(tx, limit);
    if (!calls)
        return tl::unexpected(calls.error());
    const bool sqlite = tx.engine() == store::Engine::Sqlite;
    Statement update(tx, u"UPDATE call SET words = :words, indexed = TRUE WHERE id = :id"_s);
    for (const Marked &call : *calls) {
        const bool news = call.indexed != call.words;
        if (sqlite && news && !call.indexed.isEmpty()) {
            // External content: the index is told what it holds, as it cannot look.
            Statement forget(tx, u"INSERT INTO call_text (call_text, rowid, words) VALUES ('delete', :id, :words)"_s);
            forget.bind(u":id"_s, call.id);
            forget.bind(u":words"_s, call.indexed);
            if (Result<> done = forget.run(); !done)
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
    if (!calls->empty()) {
        if (Result<> done = tx.changed(u"call.text"_s, calls->back().id); !done)
            return tl::unexpected(done.error());
    }
    return int(calls->size());
}

} // namespace cb::calls
