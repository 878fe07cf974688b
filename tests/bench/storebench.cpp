// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Durable writes: the journal row of a webhook, begun and finished, with many or one in flight.
#include "bench/bench.h"
#include "bench/processes.h"

#include "base/clock.h"
#include "store/database.h"
#include "store/journal.h"
#include "store/migrations.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>

#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::bench {

namespace {

/// Keeps a number of writes in flight for some time.
class Writers final : public QObject
{
public:
    Writers(store::Database &database, int inFlight, double seconds)
        : m_database(database)
        , m_end(qint64(seconds * 1e9))
        , m_waiting(inFlight)
    {
        m_clock.start();
        for (int i = 0; i < inFlight; ++i)
            next();
        m_loop.exec();
        m_took = m_clock.nsecsElapsed();
    }

    [[nodiscard]] QJsonObject report() const
    {
        QJsonObject report = distribution(m_times);
        report.insert(u"per_second"_s, std::round(double(m_times.size()) * 1e9 / double(m_took)));
        report.insert(u"failed"_s, m_failed);
        return report;
    }

private:
    void next()
    {
        const qint64 began = m_clock.nsecsElapsed();
        if (began >= m_end) {
            if (--m_waiting == 0)
                m_loop.quit();
            return;
        }
        m_database.write(
            store::Lane::Webhook, {},
            [key = u"bench|%1|%2"_s.arg(m_end).arg(++m_count)](store::Transaction &tx) -> Result<> {
                const auto begun = store::journal::begin(tx, {key, {}, u"voice/status"_s, u"CallStatus=ringing"_s});
                if (!begun)
                    return tl::unexpected(begun.error());
                return store::journal::finish(tx, begun->id, {204, {}, {}}, std::chrono::microseconds(100));
            },
            this,
            [this, began](const Result<> &done) {
                m_failed += done ? 0 : 1;
                m_times.push_back(m_clock.nsecsElapsed() - began);
                next();
            });
    }

    store::Database &m_database;
    QEventLoop m_loop;
    QElapsedTimer m_clock;
    qint64 m_end;
    qint64 m_took = 0;
    int m_waiting;
    int m_count = 0;
    int m_failed = 0;
    std::vector<qint64> m_times;
};

Result<QJsonObject> store(const Options &options)
{
    const QTemporaryDir folder(options.folder + u"/callboard-bench-XXXXXX"_s);
    const SystemClock clock;
    store::Options where;
    where.path = folder.filePath(u"callboard.db"_s);
    if (const auto migrated = store::migrate(where, clock); !migrated)
        return tl::unexpected(migrated.error());
    const auto database = store::Database::open(where, clock);
    if (!database)
        return tl::unexpected(database.error());
    const QJsonObject many = Writers(**database, 64, options.seconds).report();
    const QJsonObject one = Writers(**database, 1, options.seconds / 2).report();
    return QJsonObject{{u"file_system"_s, fileSystemOf(folder.path())}, {u"in_flight_64"_s, many},
        {u"in_flight_1"_s, one},
        {u"group_commit_gain"_s, ratio(many.value(u"per_second"_s).toDouble(), one.value(u"per_second"_s).toDouble())}};
}

const Register registered(Bench{u"store"_s, u"durable journal rows, group-committed and one by one"_s, store});

} // namespace

} // namespace cb::bench
