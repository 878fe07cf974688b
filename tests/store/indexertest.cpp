// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/indexer.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace cb;

class IndexerTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void itWorksBehindCommitsInSlices_data() { test::bothEngines(); }
    void itWorksBehindCommitsInSlices()
    {
        QFETCH(store::Engine, engine);
        test::TempDatabase database(engine);
        std::atomic<int> waiting = 450;
        std::atomic<int> slices = 0;
        store::Indexer indexer(database,
            {"things", [&](store::Connection &) -> Result<bool> { return waiting > 0; },
                [&](store::Transaction &, int limit) -> Result<int> {
                    const int done = std::min<int>(limit, waiting);
                    waiting -= done;
                    ++slices;
                    return done;
                }});
        QSignalSpy upToDate(&indexer, &store::Indexer::upToDate);
        QVERIFY(upToDate.wait()); // what was left from before
        QCOMPARE(waiting.load(), 0);
        QCOMPARE(slices.load(), 3);

        const auto commit = [&] {
            return test::write(
                database.database(), [](store::Transaction &tx) { return tx.changed(u"thing"_s, qint64(1)); });
        };
        upToDate.clear();
        QVERIFY(commit());
        QVERIFY(upToDate.wait());
        QCOMPARE(slices.load(), 3); // nothing to do is not written about

        waiting = 7;
        upToDate.clear();
        QVERIFY(commit());
        QTRY_COMPARE(waiting.load(), 0);
        QCOMPARE(slices.load(), 4);
    }

    void whatFailsIsTriedAgainAtTheNextCommit()
    {
        test::TempDatabase database;
        std::atomic<int> tries = 0;
        store::Indexer indexer(database,
            {"things", [&](store::Connection &) -> Result<bool> { return tries < 2; },
                [&](store::Transaction &, int) -> Result<int> {
                    if (++tries == 1)
                        return failure(Error::Kind::Storage, u"not today"_s);
                    return 1;
                }});
        QTest::ignoreMessage(QtWarningMsg, "things: not today");
        QTRY_COMPARE(tries.load(), 1);
        QVERIFY(
            test::write(database.database(), [](store::Transaction &tx) { return tx.changed(u"thing"_s, qint64(1)); }));
        QTRY_COMPARE(tries.load(), 2);
    }

    /// By itself: no other commit may come for hours.
    void aCommitDuringAFailureIsNotForgotten()
    {
        test::TempDatabase database;
        std::atomic<int> tries = 0;
        QSemaphore committed;
        store::Indexer indexer(database,
            {"things",
                [&](store::Connection &) -> Result<bool> {
                    if (++tries == 1) {
                        committed.acquire();
                        return failure(Error::Kind::Storage, u"not today"_s);
                    }
                    return false;
                },
                [](store::Transaction &, int) -> Result<int> { return 0; }});
        QSignalSpy upToDate(&indexer, &store::Indexer::upToDate);
        QTest::ignoreMessage(QtWarningMsg, "things: not today");
        QTRY_COMPARE(tries.load(), 1);
        bool told = false; // after the indexer
        connect(&database.database(), &store::Database::committed, &indexer, [&told] { told = true; });
        QVERIFY(
            test::write(database.database(), [](store::Transaction &tx) { return tx.changed(u"thing"_s, qint64(1)); }));
        QTRY_VERIFY(told);
        QVERIFY(upToDate.isEmpty());
        committed.release();
        QVERIFY(upToDate.wait());
        QCOMPARE(tries.load(), 2);
    }
};
static const test::Register<IndexerTest> indexerTest;

#include "indexertest.moc"
