// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tempdatabase.h"

#include "store/migrations.h"
#include "store/postgres.h"

#include <QCoreApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::test {

namespace {

/// The cluster of CALLBOARD_TEST_PG; makes one migrated database per process, of which each test gets a copy.
class Cluster
{
public:
    static Cluster &instance()
    {
        static Cluster cluster;
        return cluster;
    }
    static QString conninfo() { return qEnvironmentVariable("CALLBOARD_TEST_PG"); }

    [[nodiscard]] QString create(const Clock &clock)
    {
        if (m_template.isEmpty()) {
            m_template = u"cb_template_%1"_s.arg(QCoreApplication::applicationPid());
            run(u"CREATE DATABASE "_s + m_template);
            store::Options options;
            options.engine = store::Engine::PostgreSql;
            options.conninfo = to(m_template);
            if (const auto migrated = store::migrate(options, clock); !migrated)
                qFatal("%ls", qUtf16Printable(migrated.error().detail));
        }
        const QString name = u"cb_test_%1_%2"_s.arg(QCoreApplication::applicationPid()).arg(++m_count);
        run(u"CREATE DATABASE %1 TEMPLATE %2"_s.arg(name, m_template));
        return to(name);
    }
    void drop(const QString &conninfo) { run(u"DROP DATABASE %1 WITH (FORCE)"_s.arg(conninfo.section(u'=', -1))); }

private:
    Cluster() = default;
    ~Cluster()
    {
        if (!m_template.isEmpty())
            run(u"DROP DATABASE "_s + m_template);
    }
    static QString to(const QString &database) { return u"%1 dbname=%2"_s.arg(conninfo(), database); }
    static void run(const QString &sql)
    {
        const auto connection = store::PgConnection::open(conninfo());
        const Result<> done = connection ? (*connection)->execute(sql.toUtf8()) : tl::unexpected(connection.error());
        if (!done)
            qFatal("%ls", qUtf16Printable(done.error().detail));
    }

    QString m_template;
    int m_count = 0;
};

} // namespace

void bothEngines()
{
    QTest::addColumn<store::Engine>("engine");
    QTest::newRow("sqlite") << store::Engine::Sqlite;
    if (!Cluster::conninfo().isEmpty())
        QTest::newRow("postgresql") << store::Engine::PostgreSql;
}

TempDatabase::TempDatabase(store::Engine engine)
{
    m_options.engine = engine;
    if (engine == store::Engine::PostgreSql) {
        m_options.conninfo = Cluster::instance().create(clock);
        m_options.backupFolder = m_folder.path();
    } else {
        m_options.path = m_folder.filePath(u"callboard.db"_s);
        if (const Result<store::Migrated> migrated = store::migrate(m_options, clock); !migrated)
            qFatal("%ls", qUtf16Printable(migrated.error().detail));
    }
    reopen();
}

TempDatabase::~TempDatabase()
{
    m_database.reset();
    if (m_options.engine == store::Engine::PostgreSql)
        Cluster::instance().drop(m_options.conninfo);
}

void TempDatabase::reopen()
{
    m_database.reset();
    Result<std::unique_ptr<store::Database>> opened = store::Database::open(m_options, clock);
    if (!opened)
        qFatal("%ls", qUtf16Printable(opened.error().detail));
    m_database = std::move(*opened);
}

HeldWrite::HeldWrite(TempDatabase &database, store::Database::Write work, QByteArray subject)
{
    Result<std::unique_ptr<store::Database>> opened = store::Database::open(database.options(), database.clock);
    if (!opened)
        qFatal("%ls", qUtf16Printable(opened.error().detail));
    m_database = std::move(*opened);
    m_database->write(
        store::Lane::Webhook, std::move(subject),
        [this, work = std::move(work)](store::Transaction &tx) {
            Result<> done = work(tx);
            m_worked.release();
            (void)m_released.tryAcquire(1, 20s); // a test that fails must end, too
            return done;
        },
        &m_here, [this](Result<> done) { m_outcome = std::move(done); });
    if (!m_worked.tryAcquire(1, 20s))
        qFatal("the write that is to be held has not begun");
}

HeldWrite::~HeldWrite()
{
    m_released.release();
    m_database.reset();
}

bool HeldWrite::isWaitedFor()
{
    if (m_database->engine() == store::Engine::Sqlite)
        return true;
    const Result<bool> waits = read(*m_database, [](store::Connection &connection) {
        store::Statement query(connection,
            u"SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"_s);
        return query.next();
    });
    return waits && *waits;
}

Result<> HeldWrite::release()
{
    m_released.release();
    if (!QTest::qWaitFor([this] { return m_outcome.has_value(); }, 20'000))
        return failure(Error::Kind::Storage, u"the write has not ended"_s);
    return *m_outcome;
}

} // namespace cb::test
