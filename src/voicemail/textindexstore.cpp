// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/textindexstore.h"

#include "calls/searchwords.h"

#include <vector>

using namespace Qt::StringLiterals;
using cb::store::Statement;
using cb::store::Transaction;

namespace cb::voicemail {

namespace {

struct Marked {
    qint64 id = 0;
    QString who; // as they should be
    QString words;
    QString indexedWho; // as the index has them
    QString indexedWords;
};

Result<std::vector<Marked>> marked(Transaction &tx, int limit)
{
    std::vector<Marked> found;
    Statement query(tx,
        u"SELECT id, name, number, transcript, who, words FROM voicemail WHERE NOT indexed ORDER BY id LIMIT :limit"_s);
    query.bind(u":limit"_s, limit);
    Result<bool> row = query.next();
    for (; row && *row; row = query.next()) {
        found.push_back({query.integer(0), calls::wordsOf(query.text(1), {}, query.text(2)), calls::fold(query.text(3)),
            query.text(4), query.text(5)});
    }
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

Result<> forget(Transaction &tx, const Marked &message)
{
    if (tx.engine() != store::Engine::Sqlite || (message.indexedWho.isEmpty() && message.indexedWords.isEmpty()))
        return {};
    // External content: the index is told what it holds, as it cannot look.
    Statement forget(
        tx, u"INSERT INTO voicemail_text (voicemail_text, rowid, who, words) VALUES ('delete', :id, :who, :words)"_s);
    forget.bind(u":id"_s, message.id);
    forget.bind(u":who"_s, message.indexedWho);
    forget.bind(u":words"_s, message.indexedWords);
    return forget.run();
}

Result<> learn(Transaction &tx, const Marked &message)
{
    const bool sqlite = tx.engine() == store::Engine::Sqlite;
    if (sqlite && message.who.isEmpty() && message.words.isEmpty())
        return {};
    Statement learn(tx,
        sqlite ? u"INSERT INTO voicemail_text (rowid, who, words) VALUES (:id, :who, :words)"_s
               : u"UPDATE voicemail SET who_text = array_to_tsvector(array_remove(string_to_array(:who, ' '), '')), "
                 "text = array_to_tsvector(array_remove(string_to_array(:who || ' ' || :words, ' '), '')) "
                 "WHERE id = :id"_s);
    learn.bind(u":id"_s, message.id);
    learn.bind(u":who"_s, message.who);
    learn.bind(u":words"_s, message.words);
    return learn.run();
}

} // namespace

Result<bool> hasMarkedMessages(store::Connection &connection)
{
    Statement query(connection, u"SELECT 1 FROM voicemail WHERE NOT indexed LIMIT 1"_s);
    return query.next();
}

Result<int> indexMessages(Transaction &tx, int limit)
{
    const Result<std::vector<Marked>> messages = marked(tx, limit);
    if (!messages)
        return tl::unexpected(messages.error());
    Statement update(tx, u"UPDATE voicemail SET who = :who, words = :words, indexed = TRUE WHERE id = :id"_s);
    for (const Marked &message : *messages) {
        const bool news = message.who != message.indexedWho || message.words != message.indexedWords;
        if (news) {
            if (Result<> done = forget(tx, message); !done)
                return tl::unexpected(done.error());
        }
        update.bind(u":id"_s, message.id);
        update.bind(u":who"_s, message.who);
        update.bind(u":words"_s, message.words);
        if (Result<> done = update.run(); !done)
            return tl::unexpected(done.error());
        if (news) {
            if (Result<> done = learn(tx, message); !done)
                return tl::unexpected(done.error());
        }
    }
    if (!messages->empty()) {
        if (Result<> done = tx.changed(u"voicemail.text"_s, messages->back().id); !done)
            return tl::unexpected(done.error());
    }
    return int(messages->size());
}

} // namespace cb::voicemail
