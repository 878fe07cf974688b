// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/changefeed.h"

#include "store/database.h"
#include "store/database_p.h"

#include <QSet>
#include <QTimer>

#include <chrono>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::store {

namespace {

constexpr int linesAtOnce = 5000;

struct Found {
    Changes changes;
    bool lost = false;
    bool more = false;
};

// SQLite has one writer: seq follows commit order, and a position is a seq. On PostgreSQL a smaller seq may be
// committed after a larger one; there a position is a transaction number below which everything has ended, committed or
// not.
const QString sqlitePosition = u"SELECT COALESCE(MAX(seq), 0) FROM change_log"_s;
const QString postgresPosition = u"SELECT COALESCE(pg_current_xact_id_if_assigned()::text::bigint + 1, "
                                 u"pg_snapshot_xmin(pg_current_snapshot())::text::bigint)"_s;

Result<Found> linesAfter(Connection &connection, Position after)
{
    const bool sqlite = connection.engine() == Engine::Sqlite;
    Found found;
    found.changes.position = after;
    Position end = 0;
    {
        Statement pruned(connection, u"SELECT position FROM change_log_pruned"_s);
        const Result<bool> row = pruned.next();
        if (!row)
            return tl::unexpected(row.error());
        found.lost = *row && after < pruned.integer(0);
    }
    if (found.lost || !sqlite) {
        const Result<Position> now = position(connection);
        if (!now)
            return tl::unexpected(now.error());
        end = *now;
    }
    if (found.lost) {
        found.changes.position = end;
        return found;
    }
    // A transaction's lines must not be parted on PostgreSQL, where the position is the transaction: no LIMIT there.
    Statement lines(connection,
        sqlite ? u"SELECT seq, kind, id FROM change_log WHERE seq > :after ORDER BY seq LIMIT :limit"_s
               : u"SELECT seq, kind, id FROM change_log WHERE xid >= :after AND xid < :end ORDER BY seq"_s);
    lines.bind(u":after"_s, after);
    if (sqlite)
        lines.bind(u":limit"_s, linesAtOnce);
    else
        lines.bind(u":end"_s, end);
    QHash<QString, QSet<qint64>> seen;
    int count = 0;
    while (true) {
        const Result<bool> row = lines.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        ++count;
        if (sqlite)
            found.changes.position = lines.integer(0);
        const QString kind = lines.text(1);
        const qint64 id = lines.integer(2);
        QSet<qint64> &known = seen[kind];
        if (!known.contains(id)) {
            known.insert(id);
            found.changes.byKind[kind].append(id);
        }
    }
    if (!sqlite)
        found.changes.position = std::max(after, end);
    found.more = sqlite && count == linesAtOnce;
    return found;
}

} // namespace

Result<Position> position(Connection &connection)
{
    Statement select(connection, connection.engine() == Engine::Sqlite ? sqlitePosition : postgresPosition);
    const Result<bool> row = select.next();
    if (!row)
        return tl::unexpected(row.error());
    return select.integer(0);
}

/// A database thread's way to a feed that may be deleted meanwhile on its own thread. Pokes melt into one look.
class Poke
{
public:
    void arm(ChangeFeed *feed)
    {
        const std::lock_guard lock(m_mutex);
        m_feed = feed;
        m_onItsWay = false;
    }
    void arrived()
    {
        const std::lock_guard lock(m_mutex);
        m_onItsWay = false;
    }
    void send()
    {
        const std::lock_guard lock(m_mutex);
        if (!m_feed || m_onItsWay)
            return;
        m_onItsWay = true;
        QMetaObject::invokeMethod(m_feed, &ChangeFeed::look, Qt::QueuedConnection);
    }

private:
    std::mutex m_mutex;
    ChangeFeed *m_feed = nullptr;
    bool m_onItsWay = false;
};

class ChangeFeed::Private
{
public:
    Private(Database &database, ChangeFeed *feed)
        : database(database)
        , feed(feed)
    { }

    void ask()
    {
        if (!started)
            return;
        if (asking) {
            again = true;
            return;
        }
        asking = true;
        again = false;
        database.readFor<Found>([after = reached](Connection &connection) { return linesAfter(connection, after); },
            feed, [this](Result<Found> found) { take(std::move(found)); });
    }

    void take(Result<Found> found)
    {
        asking = false;
        if (!found) {
            if (found.error().kind != Error::Kind::Cancelled)
                qCInfo(lcStore, "changes could not be read: %ls", qUtf16Printable(found.error().detail));
            return; // the next look tries again
        }
        reached = found->changes.position;
        if (again || found->more)
            ask();
        // Last: whoever is told may delete the feed.
        if (found->lost)
            Q_EMIT feed->lost();
        else if (!found->changes.byKind.isEmpty())
            Q_EMIT feed->changed(found->changes);
    }

    Database &database;
    ChangeFeed *feed;
    Position reached = 0;
    bool started = false;
    bool asking = false;
    bool again = false;
    QTimer everySecond;
    std::shared_ptr<Poke> poke = std::make_shared<Poke>();
};

ChangeFeed::ChangeFeed(Database &database, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(database, this))
{
    d->everySecond.setInterval(1s);
    connect(&d->everySecond, &QTimer::timeout, this, &ChangeFeed::look);
    d->poke->arm(this);
    connect(
        &database, &Database::committed, this, [poke = d->poke] { poke->send(); }, Qt::DirectConnection);
}

ChangeFeed::~ChangeFeed()
{
    d->poke->arm(nullptr);
}

void ChangeFeed::start(Position after)
{
    d->reached = after;
    d->started = true;
    d->everySecond.start();
    look();
}

Position ChangeFeed::reached() const
{
    return d->reached;
}

void ChangeFeed::look()
{
    d->poke->arrived();
    d->ask();
}

} // namespace cb::store

#include "moc_changefeed.cpp"
