// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "sql.h"
#include "store/changefeed.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <sqlite3.h>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using cb::store::Connection;
using cb::store::Engine;
using cb::store::Lane;
using cb::store::Statement;
using cb::store::Transaction;
using cb::test::number;
using cb::test::run;

namespace {

Result<> makeTable(Transaction &tx)
{
    return run(tx,
        u"CREATE TABLE thing (id BIGINT PRIMARY KEY, word TEXT, blob_ %1, share DOUBLE PRECISION, yes BOOLEAN, "
        "at BIGINT, UNIQUE (word))"_s.arg(tx.engine() == Engine::Sqlite ? u"BLOB"_s : u"BYTEA"_s));
}

Result<> addThing(Transaction &tx, qint64 id, const QString &word = {})
{
    Statement insert(tx, u"INSERT INTO thing (id, word) VALUES (:id, :word)"_s);
    insert.bind(u":id"_s, id);
    if (!word.isNull())
        insert.bind(u":word"_s, word);
    return insert.run();
}

qint64 things(store::Database &database)
{
    return test::read(database, [](Connection &c) { return number(c, u"SELECT count(*) FROM thing"_s); }).value_or(-1);
}

} // namespace

class StatementTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindOfValueComesBack_data() { test::bothEngines(); }
    void everyKindOfValueComesBack()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        QVERIFY(test::write(db, makeTable));
        const Instant at(1'700'000'000'123ms);
        const auto wrote = test::write(db, [&](Transaction &tx) -> Result<> {
            Statement insert(tx,
                u"INSERT INTO thing (id, word, blob_, share, yes, at) "
                "VALUES (:id, :word, :blob, :share, :yes, :at)"_s);
            insert.bind(u":id"_s, Id<struct Tag>{4'000'000'000'000});
            insert.bind(u":word"_s, u"Grüße 🙂, it's \"fine\""_s);
            insert.bind(u":blob"_s, QByteArray("a\0b\xff", 4));
            insert.bind(u":share"_s, 0.1);
            insert.bind(u":yes"_s, true);
            insert.bind(u":at"_s, std::optional(at));
            if (Result<> done = insert.run(); !done)
                return done;
            if (insert.affected() != 1)
                return failure(Error::Kind::Invalid, u"affected"_s);
            insert.bind(u":id"_s, 2);
            insert.bind(u":word"_s, std::optional<QString>());
            insert.bind(u":blob"_s, QByteArray(""));
            insert.bind(u":yes"_s, false);
            insert.bindNull(u":at"_s);
            return insert.run();
        });
        QVERIFY2(wrote, qPrintable(wrote ? QString() : wrote.error().detail));
        const auto read = test::read(db, [&](Connection &c) -> Result<> {
            Statement select(
                c, u"SELECT id, word, blob_, share, yes, at FROM thing WHERE id > :least ORDER BY id DESC"_s);
            select.bind(u":least"_s, 1);
            if (!select.next().value_or(false))
                return failure(Error::Kind::Invalid, u"first"_s);
            const bool first = select.id<Id<struct Tag>>(0).value == 4'000'000'000'000
                && select.text(1) == u"Grüße 🙂, it's \"fine\""_s && select.bytes(2) == QByteArray("a\0b\xff", 4)
                && select.real(3) == 0.1 && select.boolean(4) && select.instant(5) == at;
            if (!first || !select.next().value_or(false))
                return failure(Error::Kind::Invalid, u"values"_s);
            const bool second = select.isNull(1) && select.text(1).isEmpty() && !select.isNull(2)
                && select.bytes(2).isEmpty() && !select.boolean(4) && select.optionalInstant(5) == std::nullopt;
            if (!second || select.next().value_or(true) || select.next().value_or(true))
                return failure(Error::Kind::Invalid, u"end"_s);
            return {};
        });
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
    }

    void aBrokenUniqueConstraintIsAConflict_data() { test::bothEngines(); }
    void aBrokenUniqueConstraintIsAConflict()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        QVERIFY(test::write(db, makeTable));
        QVERIFY(test::write(db, [](Transaction &tx) { return addThing(tx, 1, u"a"_s); }));
        for (const auto &[id, word] : {std::pair(1, u"b"_s), std::pair(2, u"a"_s)}) {
            const Result<> twice = test::write(db, [&](Transaction &tx) { return addThing(tx, id, word); });
            QCOMPARE(twice.error().kind, Error::Kind::Conflict);
        }
        QCOMPARE(things(db), 1);
    }

    void wrongSqlAndWrongNamesAreErrorsNotCrashes_data() { test::bothEngines(); }
    void wrongSqlAndWrongNamesAreErrorsNotCrashes()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        for (const QString &sql : {u"SELEC 1"_s, u"SELECT nothing FROM nowhere"_s, u""_s}) {
            const Result<> done = test::read(db, [&](Connection &c) { return run(c, sql); });
            QCOMPARE(done.error().kind, Error::Kind::Storage);
        }
        const Result<> name = test::read(db, [&](Connection &c) {
            Statement select(c, u"SELECT 1"_s);
            select.bind(u":missing"_s, 1);
            return select.run();
        });
        QVERIFY(name.error().detail.contains(u":missing"_s));
    }

    void aStatementMayBeUsedInsideALoopOverItself_data() { test::bothEngines(); }
    void aStatementMayBeUsedInsideALoopOverItself()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        const auto pairs = test::read(db, [](Connection &c) -> Result<qint64> {
            const QString sql = u"SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3"_s;
            qint64 sum = 0;
            Statement outer(c, sql);
            while (outer.next().value_or(false)) {
                Statement inner(c, sql);
                while (inner.next().value_or(false))
                    sum += outer.integer(0) * inner.integer(0);
            }
            return sum;
        });
        QCOMPARE(pairs.value(), 36);
    }
};
static const test::Register<StatementTest> statementTest;

class DatabaseTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void doneComesAfterTheCommit_data() { test::bothEngines(); }
    void doneComesAfterTheCommit()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        QVERIFY(test::write(db, makeTable));
        QVERIFY(test::write(db, [](Transaction &tx) { return addThing(tx, 1); }));
        QCOMPARE(things(db), 1);
    }

    void anErrorLeavesNoTrace_data() { test::bothEngines(); }
    void anErrorLeavesNoTrace()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        QVERIFY(test::write(db, makeTable));
        const Result<> refused = test::write(db, [](Transaction &tx) -> Result<> {
            if (Result<> done = addThing(tx, 1); !done)
                return done;
            return failure(Error::Kind::Denied, u"not you"_s);
        });
        QCOMPARE(refused.error(), (Error{Error::Kind::Denied, u"not you"_s, 0}));
        QCOMPARE(things(db), 0);
    }

    void oneFailingMemberLeavesTheOthers_data() { test::bothEngines(); }
    void oneFailingMemberLeavesTheOthers()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        QVERIFY(test::write(db, makeTable));
        QObject context;
        int good = 0;
        int bad = 0;
        for (int i = 0; i < 100; ++i) {
            db->write(
                Lane::Webhook, QByteArray::number(i), [i](Transaction &tx) { return addThing(tx, i - i % 10 / 9); },
                &context,
                [&](const Result<> &done) {
                    if (done)
                        ++good;
                    else if (done.error().kind == Error::Kind::Conflict)
                        ++bad;
                });
        }
        QTRY_COMPARE(good + bad, 100);
        QCOMPARE(bad, 10);
        QCOMPARE(things(db), 90);
    }

    void webhooksGoBeforePeopleBeforeBulk()
    {
        test::TempDatabase db;
        QObject context;
        QStringList order;
        std::atomic<bool> hold = true;
        const auto add = [&](Lane lane, const QString &name) {
            db->write(
                lane, {}, [](Transaction &) { return Result<>(); }, &context,
                [&order, name](const Result<> &) { order << name; });
        };
        // The writer is kept busy while the others queue up in the wrong order.
        db->write(
            Lane::Interactive, {},
            [&hold](Transaction &) {
                while (hold)
                    std::this_thread::sleep_for(1ms);
                return Result<>();
            },
            &context, [](const Result<> &) {});
        add(Lane::Bulk, u"bulk"_s);
        add(Lane::Interactive, u"person 1"_s);
        add(Lane::Webhook, u"webhook 1"_s);
        add(Lane::Interactive, u"person 2"_s);
        add(Lane::Webhook, u"webhook 2"_s);
        hold = false;
        QTRY_COMPARE(order.size(), 5);
        QCOMPARE(order, QStringList({u"webhook 1"_s, u"webhook 2"_s, u"person 1"_s, u"person 2"_s, u"bulk"_s}));
    }

    void whatTakesTooLongIsNamedInTheLog_data() { test::bothEngines(); }
    void whatTakesTooLongIsNamedInTheLog()
    {
        QFETCH(Engine, engine);
        QTest::ignoreMessage(
            QtInfoMsg, QRegularExpression(u"^webhook write of voice/status about 'CA1' took \\d+ ms$"_s));
        QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"^bulk write about '' took \\d+ ms$"_s));
        test::TempDatabase db(engine);
        QObject context;
        int done = 0;
        const auto busy = [](Transaction &) {
            const auto until = std::chrono::steady_clock::now() + 30ms; // more than either engine allows
            while (std::chrono::steady_clock::now() < until) { }
            return Result<>();
        };
        db->write(
            Lane::Webhook, "CA1", busy, &context, [&done](const Result<> &) { ++done; }, u"voice/status"_s);
        db->write(Lane::Bulk, {}, busy, &context, [&done](const Result<> &) { ++done; });
        QTRY_COMPARE(done, 2);
    }

    void bulkWorkGetsItsTurnUnderAFlood_data() { test::bothEngines(); }
    void bulkWorkGetsItsTurnUnderAFlood()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        QObject context;
        bool flooding = true;
        int slices = 0;
        std::function<void()> flood = [&] {
            db->write(
                Lane::Webhook, "one", [](Transaction &) { return Result<>(); }, &context,
                [&](const Result<> &) {
                    if (flooding)
                        flood();
                });
        };
        for (int i = 0; i < 16; ++i)
            flood();
        for (int i = 0; i < 3; ++i) {
            db->write(
                Lane::Bulk, "one", [](Transaction &) { return Result<>(); }, &context,
                [&](const Result<> &) { ++slices; });
        }
        QTRY_COMPARE(slices, 3);
        flooding = false;
    }

    void closeCancelsWhatWaits_data() { test::bothEngines(); }
    void closeCancelsWhatWaits()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        QObject context;
        int committed = 0;
        int cancelled = 0;
        const auto count = [&](const Result<> &done) {
            if (done)
                ++committed;
            else if (done.error().kind == Error::Kind::Cancelled)
                ++cancelled;
        };
        for (int i = 0; i < 500; ++i) {
            db->write(
                Lane::Webhook, "one",
                [](Transaction &) {
                    std::this_thread::sleep_for(1ms);
                    return Result<>();
                },
                &context, count);
            db->read([](Connection &) { return Result<>(); }, &context, count);
        }
        db->close();
        db->write(
            Lane::Webhook, {}, [](Transaction &) { return Result<>(); }, &context, count);
        QTRY_COMPARE(committed + cancelled, 1001);
        QVERIFY(cancelled >= 400);
    }

    void aReadSeesOneMoment_data() { test::bothEngines(); }
    void aReadSeesOneMoment()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        QVERIFY(test::write(db, makeTable));
        std::atomic<int> step = 0;
        QObject context;
        Result<qint64> before = 0;
        Result<qint64> after = 0;
        db->read(
            [&](Connection &c) -> Result<> {
                before = number(c, u"SELECT count(*) FROM thing"_s);
                step = 1;
                while (step != 2)
                    std::this_thread::sleep_for(1ms);
                after = number(c, u"SELECT count(*) FROM thing"_s);
                return {};
            },
            &context, [&](const Result<> &) { step = 3; });
        QTRY_COMPARE(step.load(), 1);
        QVERIFY(test::write(db, [](Transaction &tx) { return addThing(tx, 1); }));
        step = 2;
        QTRY_COMPARE(step.load(), 3);
        QCOMPARE(before.value(), 0);
        QCOMPARE(after.value(), 0);
        QCOMPARE(things(db), 1);
    }

    void interruptEndsALongSearch_data() { test::bothEngines(); }
    void interruptEndsALongSearch()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        QObject context;
        std::optional<Result<>> outcome;
        std::atomic<bool> begun = false;
        const quint64 ticket = db->read(
            [&](Connection &c) -> Result<> {
                begun = true;
                return run(c,
                    u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) "
                    "SELECT count(*) FROM n"_s);
            },
            &context, [&](Result<> done) { outcome = std::move(done); });
        QTRY_VERIFY(begun);
        db->interrupt(ticket);
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->error().kind, Error::Kind::Cancelled);
        QCOMPARE(test::read(db, [](Connection &c) { return number(c, u"SELECT 7"_s); }).value(), 7);
    }

    void nobodyIsCalledOnceTheContextIsGone()
    {
        test::TempDatabase db;
        bool called = false;
        auto context = std::make_unique<QObject>();
        db->write(
            Lane::Webhook, {}, [](Transaction &) { return Result<>(); }, context.get(),
            [&](const Result<> &) { called = true; });
        context.reset();
        QVERIFY(test::write(db, [](Transaction &) { return Result<>(); })); // behind it
        QVERIFY(!called);
    }

    void answersComeOnTheThreadThatAsked()
    {
        test::TempDatabase db;
        bool right = false;
        QThread *thread = QThread::create([&] {
            QObject context;
            QEventLoop loop;
            db->write(
                Lane::Webhook, {}, [](Transaction &) { return Result<>(); }, &context,
                [&](const Result<> &) {
                    right = QThread::currentThread() == context.thread();
                    loop.quit();
                });
            loop.exec();
        });
        thread->start();
        QVERIFY(thread->wait(5000));
        delete thread;
        QVERIFY(right);
        QVERIFY(test::write(db, [](Transaction &) { return Result<>(); }));
    }

    void aConsoleMayOnlyRead()
    {
        test::TempDatabase db;
        QVERIFY(test::write(db, makeTable));
        store::Options options = db.options();
        options.readOnly = true;
        const auto console = store::Database::open(options, db.clock);
        QVERIFY(console);
        QCOMPARE(things(**console), 0);
        QCOMPARE(test::write(**console, makeTable).error().kind, Error::Kind::Denied);
        QCOMPARE(test::read(**console, [](Connection &c) { return run(c, u"DELETE FROM thing"_s); }).error().kind,
            Error::Kind::Storage);
    }

    void whoWaitedThroughAForeignLockDoesNotWaitThroughItAgain()
    {
        test::TempDatabase db;
        sqlite3 *other = nullptr;
        QCOMPARE(sqlite3_open(db.options().path.toUtf8().constData(), &other), SQLITE_OK);
        QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
        QObject context;
        int failed = 0;
        for (int i = 0; i < 3; ++i) {
            db->write(
                Lane::Webhook, {}, [](Transaction &) { return Result<>(); }, &context,
                [&](const Result<> &done) {
                    failed += done ? 0 : 1;
                    sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr); // the next would get through
                });
        }
        QTRY_COMPARE_WITH_TIMEOUT(failed, 3, 20'000);
        sqlite3_close(other);
        QVERIFY(test::write(db, makeTable));
    }

    void aFullDiskFailsOnlyWhoDoesNotFit()
    {
        test::TempDatabase db;
        QVERIFY(test::write(db, makeTable));
        QVERIFY(test::write(db, [](Transaction &tx) {
            Result<qint64> pages = number(tx, u"PRAGMA page_count"_s);
            return run(tx, u"PRAGMA max_page_count = %1"_s.arg(*pages + 20));
        }));
        // One batch of small rows with one far too large in their middle: SQLite rolls back the whole transaction.
        QObject context;
        std::atomic<bool> hold = true;
        db->write(
            Lane::Webhook, {},
            [&](Transaction &) {
                while (hold)
                    std::this_thread::sleep_for(1ms);
                return Result<>();
            },
            &context, [](const Result<> &) {});
        QList<int> stored;
        QList<int> failed;
        for (int i = 0; i < 9; ++i) {
            db->write(
                Lane::Webhook, {},
                [i](Transaction &tx) { return addThing(tx, i, QString(i == 4 ? 1'000'000 : 10, QChar(u'a' + i))); },
                &context,
                [&, i](const Result<> &done) {
                    if (done)
                        stored << i;
                    else if (done.error().kind == Error::Kind::Storage)
                        failed << i;
                });
        }
        hold = false;
        QTRY_COMPARE(stored.size() + failed.size(), 9);
        QCOMPARE(failed, QList<int>({4}));
        QCOMPARE(things(db), 8);
    }
};
static const test::Register<DatabaseTest> databaseTest;

class ChangeFeedTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void everyChangeIsToldOnce_data() { test::bothEngines(); }
    void everyChangeIsToldOnce()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        store::ChangeFeed feed(db);
        QHash<qint64, int> told;
        connect(&feed, &store::ChangeFeed::changed, this, [&](const store::Changes &changes) {
            for (const qint64 id : changes.byKind.value(u"call"_s))
                ++told[id];
        });
        const auto start = test::read(db, [](Connection &c) { return store::position(c); });
        QVERIFY(start);
        feed.start(*start);
        constexpr int each = 300;
        std::vector<std::thread> writers;
        std::atomic<int> done = 0;
        for (int writer = 0; writer < 4; ++writer) {
            writers.emplace_back([&, writer] {
                for (int i = 0; i < each; ++i) {
                    const qint64 id = writer * each + i;
                    db->write(Lane::Webhook, QByteArray::number(id),
                        [id, &done](Transaction &tx) -> Result<> {
                            Result<> first = tx.changed(u"call"_s, id);
                            ++done;
                            return first ? tx.changed(u"call"_s, id) : first;
                        },
                        nullptr, {});
                }
            });
        }
        for (std::thread &writer : writers)
            writer.join();
        QTRY_COMPARE(done.load(), 4 * each);
        QTRY_COMPARE(told.size(), 4 * each);
        for (const int times : std::as_const(told))
            QCOMPARE(times, 1);
        QVERIFY(feed.reached() > *start);
    }

    void whatWasUndoneIsNotTold_data() { test::bothEngines(); }
    void whatWasUndoneIsNotTold()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        store::ChangeFeed feed(db);
        QList<qint64> told;
        connect(&feed, &store::ChangeFeed::changed, this,
            [&](const store::Changes &changes) { told << changes.byKind.value(u"call"_s); });
        feed.start(*test::read(db, [](Connection &c) { return store::position(c); }));
        QVERIFY(!test::write(db, [](Transaction &tx) -> Result<> {
            Result<> done = tx.changed(u"call"_s, 1);
            return done ? failure(Error::Kind::Invalid, {}) : done;
        }));
        QVERIFY(test::write(db, [](Transaction &tx) { return tx.changed(u"call"_s, 2); }));
        QTRY_COMPARE(told, QList<qint64>({2}));
    }

    void theAnswersPositionIsReached_data() { test::bothEngines(); }
    void theAnswersPositionIsReached()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        store::ChangeFeed feed(db);
        feed.start(*test::read(db, [](Connection &c) { return store::position(c); }));
        const auto mine = test::write(db, [](Transaction &tx) -> Result<store::Position> {
            if (Result<> done = tx.changed(u"call"_s, 5); !done)
                return tl::unexpected(done.error());
            return store::position(tx);
        });
        QVERIFY(mine);
        QTRY_VERIFY(feed.reached() >= *mine);
    }

    void aPositionThatWasPrunedAwayIsLost_data() { test::bothEngines(); }
    void aPositionThatWasPrunedAwayIsLost()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        QVERIFY(test::write(db, [](Transaction &tx) { return tx.changed(u"call"_s, 5); }));
        QVERIFY(
            test::write(db, [](Transaction &tx) { return run(tx, u"UPDATE change_log_pruned SET position = 1"_s); }));
        store::ChangeFeed feed(db);
        QSignalSpy lost(&feed, &store::ChangeFeed::lost);
        feed.start(0);
        QTRY_COMPARE(lost.size(), 1);
        QVERIFY(feed.reached() >= 1);
    }
};
static const test::Register<ChangeFeedTest> changeFeedTest;

#include "databasetest.moc"
