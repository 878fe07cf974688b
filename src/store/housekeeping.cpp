// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/housekeeping.h"

#include "store/database_p.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::store {

namespace {

constexpr int slice = 500;

Result<bool> forgetJournal(Transaction &tx, Instant before)
{
    // Ids follow time.
    Statement remove(tx,
        u"DELETE FROM journal WHERE id IN "
        "(SELECT id FROM journal WHERE id < :first ORDER BY id LIMIT :slice)"_s);
    remove.bind(u":first"_s, TimeOrderedIds::first(before));
    remove.bind(u":slice"_s, slice);
    if (Result<> run = remove.run(); !run)
        return tl::unexpected(run.error());
    return remove.affected() == slice;
}

Result<bool> forgetOutbox(Transaction &tx, Instant before)
{
    Statement remove(tx,
        u"DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE ended_at IS NOT NULL "
        "AND ended_at < :before ORDER BY ended_at LIMIT :slice)"_s);
    remove.bind(u":before"_s, before);
    remove.bind(u":slice"_s, slice);
    if (Result<> run = remove.run(); !run)
        return tl::unexpected(run.error());
    return remove.affected() == slice;
}

Result<bool> forgetChanges(Transaction &tx, Instant before)
{
    // Only the oldest lines are looked at: an index on `at` would cost every write. The newest line stays, so that
    // SQLite does not hand out its number again.
    const bool sqlite = tx.engine() == Engine::Sqlite;
    Statement remove(tx,
        u"DELETE FROM change_log WHERE seq IN (SELECT seq FROM (SELECT seq, at FROM change_log "
        "ORDER BY seq LIMIT :slice) oldest WHERE at < :before) "
        "AND seq < (SELECT MAX(seq) FROM change_log) RETURNING "_s
            + (sqlite ? u"seq"_s : u"xid + 1"_s));
    remove.bind(u":before"_s, before);
    remove.bind(u":slice"_s, slice);
    qint64 end = 0;
    int removed = 0;
    while (true) {
        const Result<bool> row = remove.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        end = std::max(end, remove.integer(0));
        ++removed;
    }
    if (removed == 0)
        return false;
    Statement note(tx, u"UPDATE change_log_pruned SET position = :end WHERE position < :end"_s);
    note.bind(u":end"_s, end);
    if (Result<> run = note.run(); !run)
        return tl::unexpected(run.error());
    return removed == slice;
}

} // namespace

Result<bool> forgetSlice(Transaction &tx, const Retention &retention)
{
    bool more = false;
    for (const Result<bool> &part : {forgetJournal(tx, tx.now() - retention.journal),
             forgetChanges(tx, tx.now() - retention.changeLog), forgetOutbox(tx, tx.now() - retention.outbox)}) {
        if (!part)
            return part;
        more = more || *part;
    }
    return more;
}

Housekeeping::Housekeeping(Database &database, const Retention &retention, const QList<Forget> &rooms, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_parts(QList<Forget>{[retention](Transaction &tx) { return forgetSlice(tx, retention); }} + rooms)
{
    auto *hourly = new QTimer(this);
    connect(hourly, &QTimer::timeout, this, &Housekeeping::forget);
    hourly->start(1h);
    forget();
}

void Housekeeping::forget()
{
    if (m_running)
        return;
    m_running = true;
    forgetFrom(0);
}

void Housekeeping::forgetFrom(qsizetype part)
{
    if (part == m_parts.size()) {
        m_running = false;
        Q_EMIT finished();
        return;
    }
    m_database.writeFor<bool>(
        Lane::Bulk, "housekeeping", m_parts.at(part), this, [this, part](const Result<bool> &more) {
            if (!more) {
                m_running = false;
                qCInfo(lcStore, "housekeeping: %ls", qUtf16Printable(more.error().detail));
                return; // the next hour tries again
            }
            forgetFrom(*more ? part : part + 1);
        });
}

} // namespace cb::store

#include "moc_housekeeping.cpp"
