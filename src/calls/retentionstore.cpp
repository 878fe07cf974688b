// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/retentionstore.h"

#include "calls/figurestore.h"
#include "calls/recordstore.h"
#include "calls/textindexstore.h"
#include "store/audit.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;
using cb::store::Statement;
using cb::store::Transaction;

namespace cb::calls {

namespace {

constexpr int sliceMs = 5;

Result<> runFor(Transaction &tx, const QString &sql, qint64 id)
{
    Statement statement(tx, sql);
    statement.bind(u":id"_s, id);
    return statement.run();
}

/// A call that was placed from the desk goes with the last of its attempts, and not while another may come: the outcome
/// of an order under way, or unclear, returns to an action that names no call yet.
Result<> removePlaced(Transaction &tx, PlacedCallId placed)
{
    Statement left(tx,
        u"SELECT 1 FROM placed_call WHERE id = :id AND state < 10 "
        "UNION ALL SELECT 1 FROM call_action WHERE placed = :id AND (call IS NOT NULL OR state IN (0, 3)) LIMIT 1"_s);
    left.bind(u":id"_s, placed);
    const Result<bool> row = left.next();
    if (!row)
        return tl::unexpected(row.error());
    if (*row)
        return {};
    if (Result<> done = runFor(tx, u"DELETE FROM call_action WHERE placed = :id"_s, placed.value); !done)
        return done;
    return runFor(tx, u"DELETE FROM placed_call WHERE id = :id"_s, placed.value);
}

/// Legs and recordings go with the row (0003: ON DELETE CASCADE).
Result<> remove(Transaction &tx, const CallRecord &record)
{
    const Call &call = record.call;
    if (Result<> done = uncount(tx, record); !done)
        return done;
    if (Result<> done = forgetWords(tx, call.id); !done)
        return done;
    if (Result<> done = runFor(tx, u"DELETE FROM call_action WHERE call = :id"_s, call.id.value); !done)
        return done;
    if (Result<> done = runFor(tx, u"DELETE FROM call WHERE id = :id"_s, call.id.value); !done)
        return done;
    return call.placed.isValid() ? removePlaced(tx, call.placed) : Result<>();
}

} // namespace

Result<OldCalls> oldCalls(
    store::Connection &connection, Instant before, Call::Id after, int limit, const HeldBack &heldBack)
{
    OldCalls found;
    QStringList sids;
    Statement query(connection,
        u"SELECT id, sid FROM call WHERE id > :after AND id < :before AND state >= 10 AND started_at < :started "
        "ORDER BY id LIMIT :limit"_s);
    query.bind(u":after"_s, after);
    query.bind(u":before"_s, TimeOrderedIds::first(before)); // ids are not older than their calls
    query.bind(u":started"_s, before);
    query.bind(u":limit"_s, limit);
    Result<bool> row = query.next();
    for (; row && *row; row = query.next()) {
        found.last = query.id<Call::Id>(0);
        sids << query.text(1);
    }
    if (!row)
        return tl::unexpected(row.error());
    for (const QString &sid : std::as_const(sids)) {
        const Result<bool> held = heldBack(connection, sid);
        if (!held)
            return tl::unexpected(held.error());
        if (!*held)
            found.sids << sid;
    }
    return found;
}

Result<RemovedCalls> removeCalls(Transaction &tx, const QStringList &sids, Instant before, const HeldBack &heldBack)
{
    QElapsedTimer elapsed;
    elapsed.start();
    RemovedCalls slice;
    QSet<int> days;
    QString first;
    QString last;
    for (const QString &sid : sids) {
        if (slice.handled > 0 && elapsed.elapsed() >= sliceMs)
            break;
        ++slice.handled;
        if (Result<> alone = tx.lock(sid); !alone) // else what a late event counts now would not be uncounted
            return tl::unexpected(alone.error());
        const Result<std::optional<CallRecord>> record = recordBySid(tx, sid);
        if (!record)
            return tl::unexpected(record.error());
        const Result<bool> held = heldBack(tx, sid); // somebody may have set a flag since
        if (!held)
            return tl::unexpected(held.error());
        if (!*record || isOpen((*record)->call.state) || (*record)->call.startedAt >= before || *held)
            continue;
        if (Result<> done = remove(tx, **record); !done)
            return tl::unexpected(done.error());
        days << toNumber((*record)->call.day);
        first = first.isEmpty() ? sid : first;
        last = sid;
        ++slice.removed;
    }
    if (slice.removed == 0)
        return slice;
    for (const int day : std::as_const(days)) {
        if (Result<> told = tx.changed(u"call.day"_s, day); !told)
            return tl::unexpected(told.error());
    }
    const QJsonObject details{{u"calls"_s, slice.removed}, {u"first"_s, first}, {u"last"_s, last}};
    const Result<store::audit::Entry> line =
        store::audit::append(tx, u"system"_s, u"calls.retention"_s, u"calls"_s, details);
    if (!line)
        return tl::unexpected(line.error());
    return slice;
}

} // namespace cb::calls
