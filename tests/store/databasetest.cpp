// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "support/suite.h"
#include "things.h"

#include <QRegularExpression>
#include <QTest>

#include <sqlite3.h>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using cb::store::Connection;
using cb::store::Engine;
using cb::store::Lane;
using cb::store::Transaction;
using cb::test::addThing;
using cb::test::makeTable;
using cb::test::number;
using cb::test::run;
using cb::test::things;

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

#include "databasetest.moc"
