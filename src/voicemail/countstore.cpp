// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/countstore.h"

#include "voicemail/rowstore.h"

#include <tuple>

using namespace Qt::StringLiterals;
using cb::store::Statement;
using cb::store::Transaction;

namespace cb::voicemail {

namespace {

auto keyOf(const Voicemail &message)
{
    return std::tuple(message.day, message.mailbox, message.assignedTo, message.heard, message.archived);
}

Result<> add(Transaction &tx, const Voicemail &message, int messages)
{
    constexpr uint shards = 16; // of PostgreSQL: writers do not wait for each other at one row
    const int shard = tx.engine() == store::Engine::Sqlite ? 0 : int(qHash(message.callSid, 0) % shards);
    Statement add(tx,
        u"INSERT INTO voicemail_figures (day, mailbox, assigned, heard, archived, shard, messages) "
        "VALUES (:day, :mailbox, :assigned, :heard, :archived, :shard, :messages) "
        "ON CONFLICT (day, mailbox, assigned, heard, archived, shard) "
        "DO UPDATE SET messages = voicemail_figures.messages + excluded.messages"_s);
    add.bind(u":day"_s, toNumber(message.day));
    add.bind(u":mailbox"_s, message.mailbox);
    add.bind(u":assigned"_s, message.assignedTo);
    add.bind(u":heard"_s, message.heard);
    add.bind(u":archived"_s, message.archived);
    add.bind(u":shard"_s, shard);
    add.bind(u":messages"_s, messages);
    return add.run();
}

} // namespace

Result<> count(Transaction &tx, const Voicemail *before, const Voicemail &after)
{
    if (before && keyOf(*before) == keyOf(after))
        return {};
    if (before) {
        if (Result<> done = add(tx, *before, -1); !done)
            return done;
    }
    return add(tx, after, 1);
}

Result<VoicemailCounts> counts(store::Connection &connection, Operator::Id me)
{
    Statement query(connection,
        u"SELECT COALESCE(SUM(CASE WHEN NOT archived AND NOT heard THEN messages END), 0), "
        "COALESCE(SUM(CASE WHEN NOT archived AND assigned = :me AND assigned <> 0 THEN messages END), 0), "
        "COALESCE(SUM(CASE WHEN NOT archived THEN messages END), 0), "
        "COALESCE(SUM(CASE WHEN archived THEN messages END), 0) FROM voicemail_figures"_s);
    query.bind(u":me"_s, me);
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return VoicemailCounts{int(query.integer(0)), int(query.integer(1)), int(query.integer(2)), int(query.integer(3))};
}

} // namespace cb::voicemail
