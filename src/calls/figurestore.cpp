// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/figurestore.h"

#include "calls/callstore.h"

using namespace Qt::StringLiterals;
using cb::store::Statement;
using cb::store::Transaction;

namespace cb::calls {

namespace {

/// Writers of PostgreSQL are chosen by the call's SID; so is the counter row, and none waits for another's commit.
int shardOf(Transaction &tx, const QString &sid)
{
    constexpr uint shards = 16;
    // CRC-16 (ISO 3309): the same for every engine, whatever Qt it was built with, so that one takes off what another
    // has counted. qHash changes with its version.
    return tx.engine() == store::Engine::Sqlite ? 0 : int(qChecksum(sid.toUtf8()) % shards);
}

FiguresKey keyOf(Transaction &tx, const CallRecord &record)
{
    return {toNumber(record.call.day), record.slot, record.call.line, shardOf(tx, record.call.sid)};
}

} // namespace

Result<> addCounts(Transaction &tx, const FiguresKey &key, const Counts &counts)
{
    Statement add(tx,
        u"INSERT INTO call_figures (day, slot, line, shard, inbound, answered, missed, ended, wait_ms, waits, "
        "answered_soon) VALUES (:day, :slot, :line, :shard, :inbound, :answered, :missed, :ended, :wait_ms, "
        ":waits, :answered_soon) ON CONFLICT (day, slot, line, shard) DO UPDATE SET "
        "inbound = call_figures.inbound + excluded.inbound, "
        "answered = call_figures.answered + excluded.answered, "
        "missed = call_figures.missed + excluded.missed, ended = call_figures.ended + excluded.ended, "
        "wait_ms = call_figures.wait_ms + excluded.wait_ms, waits = call_figures.waits + excluded.waits, "
        "answered_soon = call_figures.answered_soon + excluded.answered_soon"_s);
    add.bind(u":day"_s, key.day);
    add.bind(u":slot"_s, key.slot);
    add.bind(u":line"_s, key.line);
    add.bind(u":shard"_s, key.shard);
    add.bind(u":inbound"_s, counts.inbound);
    add.bind(u":answered"_s, counts.answered);
    add.bind(u":missed"_s, counts.missed);
    add.bind(u":ended"_s, counts.ended);
    add.bind(u":wait_ms"_s, counts.waitMs);
    add.bind(u":waits"_s, counts.waits);
    add.bind(u":answered_soon"_s, counts.answeredSoon);
    return add.run();
}

Result<> count(Transaction &tx, const CallRecord *before, const CallRecord &after)
{
    const FiguresKey key = keyOf(tx, after);
    const Counts now = countsOf(after.call);
    if (!before)
        return now == Counts() ? Result<>() : addCounts(tx, key, now);
    const FiguresKey oldKey = keyOf(tx, *before);
    const Counts then = countsOf(before->call);
    if (key == oldKey)
        return now == then ? Result<>() : addCounts(tx, key, now - then);
    if (Result<> taken = addCounts(tx, oldKey, Counts() - then); !taken)
        return taken;
    return addCounts(tx, key, now);
}

Result<> uncount(Transaction &tx, const CallRecord &gone)
{
    const FiguresKey key = keyOf(tx, gone);
    if (Result<> taken = addCounts(tx, key, Counts() - countsOf(gone.call)); !taken)
        return taken;
    Statement clear(tx,
        u"DELETE FROM call_figures WHERE day = :day AND slot = :slot AND line = :line AND shard = :shard "
        "AND inbound = 0 AND answered = 0 AND missed = 0 AND ended = 0"_s);
    clear.bind(u":day"_s, key.day);
    clear.bind(u":slot"_s, key.slot);
    clear.bind(u":line"_s, key.line);
    clear.bind(u":shard"_s, key.shard);
    return clear.run();
}

Result<DayFigures> figures(store::Connection &connection, QDate day)
{
    DayFigures found;
    found.day = day;
    Statement query(connection,
        u"SELECT slot, SUM(inbound), SUM(answered), SUM(missed), SUM(ended), SUM(wait_ms), SUM(waits), "
        "SUM(answered_soon) FROM call_figures WHERE day = :day GROUP BY slot ORDER BY slot"_s);
    query.bind(u":day"_s, toNumber(day));
    Result<bool> row = query.next();
    for (; row && *row; row = query.next()) {
        const qsizetype slot = query.integer(0);
        const int inbound = int(query.integer(1));
        found.inbound += inbound;
        found.answered += int(query.integer(2));
        found.missed += int(query.integer(3));
        found.ended += int(query.integer(4));
        found.waitTotal += std::chrono::milliseconds(query.integer(5));
        found.waits += int(query.integer(6));
        found.answeredSoon += int(query.integer(7));
        if (inbound > 0 && slot >= 0) {
            found.inboundPerQuarter.resize(slot + 1);
            found.inboundPerQuarter[slot] = inbound;
        }
    }
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

} // namespace cb::calls
