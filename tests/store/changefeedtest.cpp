// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/changefeed.h"
#include "sql.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace cb;
using cb::store::Connection;
using cb::store::Engine;
using cb::store::Lane;
using cb::store::Transaction;
using cb::test::run;

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

#include "changefeedtest.moc"
