// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql.h"
#include "store/changefeed.h"
#include "store/postgres.h"
#include "store/sqlite.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QFileInfo>
#include <QProcess>
#include <QSet>
#include <QTest>

#include <sys/prctl.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::store;
using cb::test::number;
using cb::test::run;

namespace {

qint64 ask(Database &database, const QString &sql)
{
    return test::read(database, [&](Connection &c) { return number(c, sql); }).value_or(-1);
}

Result<> makeThings(Transaction &tx)
{
    if (Result<> made = run(tx, u"CREATE TABLE thing (id BIGINT PRIMARY KEY, n BIGINT NOT NULL DEFAULT 0)"_s); !made)
        return made;
    return run(tx, u"INSERT INTO thing (id) VALUES (1), (2)"_s);
}

Result<> add(Transaction &tx, qint64 id)
{
    Statement insert(tx, u"INSERT INTO thing (id) VALUES (:id)"_s);
    insert.bind(u":id"_s, id);
    return insert.run();
}

/// In a process of its own, which is killed at any moment: says each id once its write is acknowledged.
int writeUntilKilled(const QString &path)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL); // nobody is left to kill us when the test dies first
    const SystemClock clock;
    Options options;
    options.path = path;
    const auto database = Database::open(options, clock);
    if (!database)
        return 1;
    QObject context;
    for (qint64 id = 100;; ++id) {
        (*database)->write(
            Lane::Webhook, {}, [id](Transaction &tx) { return add(tx, id); }, &context,
            [id](const Result<> &done) {
                if (done) {
                    std::printf("%lld\n", qint64(id));
                    std::fflush(stdout);
                }
            });
        QCoreApplication::processEvents();
        if (id % 50 == 0)
            std::this_thread::sleep_for(2ms);
    }
}

} // namespace

class DurabilityTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasAcknowledgedSurvivesAKill()
    {
        if (qEnvironmentVariableIsSet("CALLBOARD_TEST_VICTIM"))
            std::exit(writeUntilKilled(qEnvironmentVariable("CALLBOARD_TEST_VICTIM")));
        test::TempDatabase db;
        QVERIFY(test::write(db, makeThings));
        db.close();
        QSet<qint64> acknowledged;
        QProcess victim;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"CALLBOARD_TEST_VICTIM"_s, db.options().path);
        victim.setProcessEnvironment(environment);
        victim.start(
            QCoreApplication::applicationFilePath(), {u"DurabilityTest"_s, u"whatWasAcknowledgedSurvivesAKill"_s});
        QTRY_VERIFY_WITH_TIMEOUT(victim.bytesAvailable() > 500, 10'000);
        kill(pid_t(victim.processId()), SIGKILL);
        QVERIFY(victim.waitForFinished());
        for (const QByteArray &line : victim.readAllStandardOutput().split('\n')) {
            bool whole = false;
            if (const qint64 id = line.toLongLong(&whole); whole && id >= 100)
                acknowledged.insert(id);
        }
        QVERIFY(acknowledged.size() > 50);
        db.reopen();
        QVERIFY(ask(db, u"SELECT COUNT(*) FROM thing WHERE id >= 100"_s) >= acknowledged.size());
        for (const qint64 id : std::as_const(acknowledged)) // the last line may be cut short, but names a smaller id
            QCOMPARE(ask(db, u"SELECT id FROM thing WHERE id = %1"_s.arg(id)), id);
    }

    void aCommitThatFailsIsRunAgainOneByOne()
    {
        test::TempDatabase db;
        QVERIFY(test::write(db, makeThings));
        QObject context;
        std::atomic<bool> hold = true;
        static std::atomic<int> commits; // SQLite turns a COMMIT into a ROLLBACK when its hook says so: the second one
        commits = 0;
        db->write(
            Lane::Webhook, {},
            [&hold](Transaction &tx) {
                auto &sqlite = static_cast<SqliteConnection &>(tx.implementation());
                sqlite3_commit_hook(
                    sqlite.handle(), [](void *) { return ++commits == 2 ? 1 : 0; }, nullptr);
                while (hold)
                    std::this_thread::sleep_for(1ms);
                std::this_thread::sleep_for(5ms); // more than a batch may take: the next five have one of their own
                return add(tx, 9);
            },
            &context, [](const Result<> &) {});
        int stored = 0;
        for (int i = 10; i < 15; ++i) {
            db->write(
                Lane::Webhook, {}, [i](Transaction &tx) { return add(tx, i); }, &context,
                [&](const Result<> &done) { stored += done ? 1 : 0; });
        }
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a batch of 5 could not be committed"_s));
        hold = false;
        QTRY_COMPARE(stored, 5);
        QCOMPARE(ask(db, u"SELECT COUNT(*) FROM thing WHERE id >= 9"_s), 6);
        QCOMPARE(commits.load(), 7);
    }

    void theLogStaysSmallUnderAFlood()
    {
        test::TempDatabase db;
        QVERIFY(test::write(
            db, [](Transaction &tx) { return run(tx, u"CREATE TABLE big (id BIGINT PRIMARY KEY, b BLOB)"_s); }));
        QObject context;
        int done = 0;
        int sent = 0;
        qint64 largest = 0;
        constexpr int all = 6000; // of 16 kB: 100 MB
        const QByteArray blob(16'000, 'b');
        std::function<void()> more = [&] {
            while (sent < all && sent - done < 64) {
                const int id = sent++;
                db->write(
                    Lane::Webhook, {},
                    [id, &blob](Transaction &tx) {
                        Statement insert(tx, u"INSERT INTO big (id, b) VALUES (:id, :b)"_s);
                        insert.bind(u":id"_s, id);
                        insert.bind(u":b"_s, blob);
                        return insert.run();
                    },
                    &context,
                    [&](const Result<> &) {
                        if (++done % 64 == 0)
                            largest = std::max(largest, QFileInfo(db.options().path + u"-wal"_s).size());
                        more();
                    });
            }
        };
        more();
        QTRY_COMPARE_WITH_TIMEOUT(done, all, 60'000);
        QVERIFY2(largest < 50'000'000, qPrintable(QString::number(largest)));
    }
};
static const test::Register<DurabilityTest> durabilityTest;

class PostgresTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        if (!qEnvironmentVariableIsSet("CALLBOARD_TEST_PG")) // packaging/with-postgres sets it
            QSKIP("there is no PostgreSQL here");
    }

    void placeholdersAreNumberedOutsideOfStringsAndCasts()
    {
        const Numbered numbered = numberPlaceholders(
            u"SELECT ':no', \":no\", a::text, 'it''s :no' -- :no\n, /* :no */ :yes, :no_2 FROM t WHERE a=:yes"_s);
        QCOMPARE(numbered.sql,
            QByteArray("SELECT ':no', \":no\", a::text, 'it''s :no' -- :no\n, /* :no */ $1, $2 FROM t WHERE a=$3"));
        QCOMPARE(numbered.placeholders, QStringList({u":yes"_s, u":no_2"_s, u":yes"_s}));
    }

    void noServerIsAnErrorNotAHang()
    {
        Options options;
        options.engine = Engine::PostgreSql;
        options.conninfo = u"host=/no/such/folder dbname=x"_s;
        const SystemClock clock;
        const auto opened = Database::open(options, clock);
        QCOMPARE(opened.error().kind, Error::Kind::Storage);
    }

    void aNumberOfAnySizeKeepsItsSize()
    {
        test::TempDatabase db(Engine::PostgreSql);
        const auto sum = test::read(db, [](Connection &c) -> Result<qint64> {
            Statement select(c, u"SELECT CASE WHEN TRUE THEN :now + 1 ELSE 0 END"_s);
            select.bind(u":now"_s, qint64(1'795'185'720'000));
            const Result<bool> row = select.next();
            return row ? Result<qint64>(select.integer(0)) : tl::unexpected(row.error());
        });
        QCOMPARE(sum.value(), 1'795'185'720'001);
    }

    void oppositeKeyOrdersEndWell()
    {
        test::TempDatabase db(Engine::PostgreSql);
        QVERIFY(test::write(db, makeThings));
        Options options = db.options();
        options.conninfo += u" options='-c deadlock_timeout=10ms'"_s; // 1 s each time otherwise
        const auto impatient = Database::open(options, db.clock);
        QVERIFY(impatient);
        QObject context;
        int good = 0;
        int bad = 0;
        constexpr int all = 40;
        for (int i = 0; i < all; ++i) {
            const bool up = i % 2 == 0;
            (*impatient)
                ->write(
                    Lane::Webhook, QByteArray::number(i),
                    [up](Transaction &tx) -> Result<> {
                        Statement update(tx, u"UPDATE thing SET n = n + 1 WHERE id = :id"_s);
                        update.bind(u":id"_s, up ? 1 : 2);
                        if (Result<> first = update.run(); !first)
                            return first;
                        std::this_thread::sleep_for(1ms);
                        update.bind(u":id"_s, up ? 2 : 1);
                        return update.run();
                    },
                    &context, [&](const Result<> &done) { ++(done ? good : bad); });
        }
        QTRY_COMPARE_WITH_TIMEOUT(good + bad, all, 60'000);
        // Nothing is half done or done twice, whatever the server had to end.
        QCOMPARE(ask(db, u"SELECT n FROM thing WHERE id = 1"_s), good);
        QCOMPARE(ask(db, u"SELECT n FROM thing WHERE id = 2"_s), good);
        QVERIFY(good > 0);
    }

    void writesAboutOneSubjectNeverMeet()
    {
        test::TempDatabase db(Engine::PostgreSql);
        const auto second = Database::open(db.options(), db.clock); // another engine
        QVERIFY(second);
        QObject context;
        std::atomic<int> inside = 0;
        std::atomic<int> met = 0;
        int done = 0;
        for (int i = 0; i < 40; ++i) {
            Database &engine = i % 2 ? db.database() : **second;
            engine.write(
                Lane::Webhook, "CA1",
                [&](Transaction &) {
                    met += inside.fetch_add(1) > 0 ? 1 : 0;
                    std::this_thread::sleep_for(1ms);
                    --inside;
                    return Result<>();
                },
                &context, [&](const Result<> &outcome) { done += outcome ? 1 : 0; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(done, 40, 20'000);
        QCOMPARE(met.load(), 0);
    }

    void theFeedWaitsForAnOlderTransactionThatIsStillOpen()
    {
        test::TempDatabase db(Engine::PostgreSql);
        ChangeFeed feed(db);
        QList<qint64> told;
        connect(&feed, &ChangeFeed::changed, this,
            [&](const Changes &changes) { told << changes.byKind.value(u"call"_s); });
        feed.start(*test::read(db, [](Connection &c) { return position(c); }));
        std::atomic<int> step = 0;
        QObject context;
        // The slow one takes the smaller number and commits last: a cursor by number would lose it.
        db->write(
            Lane::Webhook, "slow",
            [&](Transaction &tx) {
                Result<> changed = tx.changed(u"call"_s, 1);
                step = 1;
                while (step == 1)
                    std::this_thread::sleep_for(1ms);
                return changed;
            },
            &context, [&](const Result<> &) { step = 3; });
        QTRY_COMPARE(step.load(), 1);
        QVERIFY(test::write(
            db, [](Transaction &tx) { return tx.changed(u"call"_s, 2); }, Lane::Webhook, "quick"));
        feed.look();
        (void)ask(db, u"SELECT 1"_s);
        (void)ask(db, u"SELECT 1"_s);
        QVERIFY(told.isEmpty());
        step = 2;
        QTRY_COMPARE(told.size(), 2);
        QCOMPARE(QSet<qint64>(told.begin(), told.end()), QSet<qint64>({1, 2}));
    }

    void anotherEnginesCommitWakesThisOne()
    {
        test::TempDatabase db(Engine::PostgreSql);
        Options options = db.options();
        options.readOnly = true;
        const auto console = Database::open(options, db.clock);
        QVERIFY(console);
        QObject context;
        std::atomic<int> woken = 0;
        connect(
            console->get(), &Database::committed, &context, [&] { ++woken; }, Qt::DirectConnection);
        QVERIFY(test::write(db, [](Transaction &tx) { return tx.changed(u"call"_s, 2); }));
        QTRY_VERIFY(woken > 0);
    }

    void aServerThatDroppedUsIsFoundAgain()
    {
        test::TempDatabase db(Engine::PostgreSql);
        QVERIFY(test::write(db, makeThings));
        QCOMPARE(ask(db, u"SELECT COUNT(*) FROM thing"_s), 2);
        QObject context;
        std::atomic<int> woken = 0;
        connect(
            &db.database(), &Database::committed, &context, [&] { ++woken; }, Qt::DirectConnection);
        const auto other = PgConnection::open(qEnvironmentVariable("CALLBOARD_TEST_PG"));
        QVERIFY(other);
        QVERIFY((*other)->execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                  "WHERE pid <> pg_backend_pid() AND datname LIKE 'cb_test_%'"));
        QVERIFY(test::write(db, [](Transaction &tx) { return add(tx, 3); }));
        QCOMPARE(ask(db, u"SELECT COUNT(*) FROM thing"_s), 3);
        // And the listener, too: what others commit is heard again.
        const auto second = Database::open(db.options(), db.clock);
        QVERIFY(second);
        woken = 0;
        QVERIFY(test::write(**second, [](Transaction &tx) { return add(tx, 4); }));
        QTRY_VERIFY_WITH_TIMEOUT(woken > 0, 5'000);
    }
};
static const test::Register<PostgresTest> postgresTest;

#include "durabilitytest.moc"
