// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch/dispatcher.h"
#include "dispatchbench.h"
#include "support/suite.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::dispatch;
using store::outbox::ItemId;
using store::outbox::NewItem;
using store::outbox::State;
using test::DispatchBench;
using test::order;
namespace outbox = cb::store::outbox;

namespace {

constexpr auto done = int(SendResult::Kind::Done);
constexpr auto failed = int(SendResult::Kind::Failed);

} // namespace

/// The protocol, with a handler that says what the test wants and a clock that the test moves.
class DispatcherTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aRowGoesOutAsSoonAsItIsCommitted_data() { test::bothEngines(); }
    void aRowGoesOutAsSoonAsItIsCommitted()
    {
        QFETCH(store::Engine, engine);
        DispatchBench bench(engine);
        bench.start();
        QVERIFY(bench.settled());
        const ItemId id = bench.add(order(u"a"_s));
        QVERIFY(bench.becomes(id, State::Done));
        QCOMPARE(bench.handler->sent, QStringList{u"a#1"_s});
        QCOMPARE(bench.find(id).remoteId, u"X-a"_s);
        QCOMPARE(bench.notes(), QStringList{u"a:%1:X-a"_s.arg(done)});
    }

    void sendingIsCommittedBeforeTheHandlerHearsOfIt_data() { test::bothEngines(); }
    void sendingIsCommittedBeforeTheHandlerHearsOfIt()
    {
        QFETCH(store::Engine, engine);
        DispatchBench bench(engine);
        bench.handler->holds = true;
        const ItemId id = bench.add(order(u"a"_s));
        bench.start();
        QTRY_COMPARE(bench.handler->sent.size(), 1);
        QCOMPARE(bench.find(id).state, State::Sending);
        QCOMPARE(bench.find(id).attempts, 1);
        bench.handler->held.takeFirst()(SendResult::done(u"X1"_s));
        QVERIFY(bench.becomes(id, State::Done));
    }

    void knownNotDoneIsTriedAgainLater_data() { test::bothEngines(); }
    void knownNotDoneIsTriedAgainLater()
    {
        QFETCH(store::Engine, engine);
        DispatchBench bench(engine);
        bench.handler->answers = {SendResult::notDone(u"429"_s, 3s, 429), SendResult::notDone(u"no connection"_s)};
        const ItemId id = bench.add(order(u"a"_s));
        const Instant start = bench.db.clock.now();
        bench.start();
        QVERIFY(QTest::qWaitFor([&] { return bench.find(id).dueAt > start; }, 5000));
        QCOMPARE(bench.find(id).dueAt, start + 3s); // as the vendor asked
        QCOMPARE(bench.find(id).httpStatus, 429);
        bench.advance(2900ms);
        QCOMPARE(bench.handler->sent.size(), 1);
        bench.advance(100ms);
        QTRY_COMPARE(bench.handler->sent.size(), 2);
        QVERIFY(QTest::qWaitFor([&] { return bench.find(id).dueAt == start + 3s + 2s; }, 5000)); // our own back-off
        bench.advance(2s);
        QVERIFY(bench.becomes(id, State::Done));
        QCOMPARE(bench.handler->sent, QStringList({u"a#1"_s, u"a#2"_s, u"a#3"_s}));
        QCOMPARE(bench.notes().size(), 1);
    }

    void aRefusalIsTheEnd()
    {
        DispatchBench bench;
        bench.handler->answers = {SendResult::failed(u"Twilio error 21211"_s, 21211, 400)};
        bench.start();
        const ItemId id = bench.add(order(u"a"_s));
        QVERIFY(bench.becomes(id, State::Failed));
        QCOMPARE(bench.find(id).outcome, u"Twilio error 21211"_s);
        QCOMPARE(bench.find(id).httpStatus, 400);
        QCOMPARE(bench.notes(), QStringList{u"a:%1:"_s.arg(failed)});
        bench.advance(1h);
        QCOMPARE(bench.handler->sent.size(), 1);
    }

    void repeatableRowsAreSentAgainInTheirOrder()
    {
        DispatchBench bench;
        bench.handler->answers = {SendResult::unclear(u"connection lost"_s)};
        const ItemId first = bench.add(order(u"call/1"_s, true));
        const ItemId second = bench.add(order(u"call/2"_s, true));
        bench.start();
        QVERIFY(QTest::qWaitFor(
            [&] { return bench.find(first).attempts == 1 && bench.find(first).state == State::Waiting; }, 5000));
        QCOMPARE(bench.find(second).attempts, 0); // waits for the first
        bench.advance(1s);
        QVERIFY(bench.becomes(second, State::Done));
        QCOMPARE(bench.handler->sent, QStringList({u"call/1#1"_s, u"call/1#2"_s, u"call/2#1"_s}));
    }

    void whatSleptBeforeItsFirstByteIsNotSentLate()
    {
        DispatchBench bench;
        bench.ownClock = std::make_unique<ManualClock>(bench.db.clock.now());
        // The lid closes just when "sending" has been committed: an hour later others have decided about that attempt.
        bench.handler->beforeSending = [&] { bench.ownClock->advance(1h); };
        bench.start();
        const ItemId id = bench.add(order(u"a"_s));
        QVERIFY(bench.becomes(id, State::Done));
        QCOMPARE(bench.handler->sent, QStringList{u"a#2"_s});
    }

    void whatComesTooLateIsNotSentAndItsRoomHearsOfIt()
    {
        DispatchBench bench;
        NewItem item = order(u"a"_s);
        item.expiresAt = bench.db.clock.now() + 1min;
        const ItemId id = bench.add(item);
        bench.db.clock.advance(1min); // the desk was off
        bench.start();
        QVERIFY(bench.becomes(id, State::Expired));
        QVERIFY(bench.handler->sent.isEmpty());
        QCOMPARE(bench.notes(), QStringList{u"a:%1:"_s.arg(failed)});
    }

    void callsPerSecondAreKept()
    {
        DispatchBench bench;
        QList<ItemId> ids;
        for (int i = 0; i < 3; ++i) {
            NewItem item = order(QString::number(i));
            item.budget = u"slow"_s;
            ids << bench.add(item);
        }
        bench.start();
        QVERIFY(bench.becomes(ids.at(0), State::Done));
        QVERIFY(bench.settled());
        QCOMPARE(bench.handler->sent.size(), 1);
        QTRY_COMPARE(bench.dispatcher->status().waiting, 2);
        QCOMPARE(bench.dispatcher->status().oldestDue.value(), bench.db.clock.now());
        bench.advance(999ms);
        QCOMPARE(bench.handler->sent.size(), 1);
        bench.advance(1ms);
        QTRY_COMPARE(bench.handler->sent.size(), 2);
        QVERIFY(bench.settled());
        bench.advance(1s);
        QVERIFY(bench.becomes(ids.at(2), State::Done));
        QTRY_COMPARE(bench.dispatcher->status().waiting, 0);
    }

    void aGroupKeepsItsRateToo()
    {
        DispatchBench bench;
        const qint64 group = test::write(bench.db, [](store::Transaction &tx) -> Result<qint64> {
            return outbox::newGroup(tx);
        }).value();
        QList<ItemId> ids;
        for (int i = 0; i < 2; ++i) {
            NewItem item = order(QString::number(i));
            item.budget = u"slow"_s;
            item.group = group;
            ids << bench.add(item);
        }
        bench.start();
        QTRY_COMPARE(bench.handler->sent.size(), 1);
        QVERIFY(bench.settled());
        QCOMPARE(bench.handler->sent.size(), 1);
        QVERIFY(!test::write(bench.db, [&](store::Transaction &tx) { return outbox::undo(tx, group); })); // on its way
        bench.advance(1s);
        QVERIFY(bench.becomes(ids.at(1), State::Done));
    }

    void aTimerRunsItsHookOnce_data() { test::bothEngines(); }
    void aTimerRunsItsHookOnce()
    {
        QFETCH(store::Engine, engine);
        DispatchBench bench(engine);
        std::atomic<int> failing = 1;
        bench.handlers.addTimer(u"timer.ring"_s, [&](store::Transaction &tx, const Item &item) -> Result<> {
            NewItem note;
            note.kind = u"note"_s;
            note.subject = u"notes"_s;
            note.payload = item.payload;
            note.budget = u"never"_s;
            note.dueAt = tx.now() + std::chrono::hours(24 * 365);
            if (const Result<ItemId> kept = outbox::enqueue(tx, note); !kept)
                return tl::unexpected(kept.error());
            if (failing-- > 0)
                return failure(Error::Kind::Storage, u"not this time"_s);
            return {};
        });
        NewItem timer;
        timer.kind = u"timer.ring"_s;
        timer.subject = u"CA1"_s;
        timer.payload = u"rang"_s;
        timer.budget = u"timer"_s;
        timer.dueAt = bench.db.clock.now() + 20s;
        QTest::ignoreMessage(QtWarningMsg, "timer timer.ring: not this time");
        const ItemId id = bench.add(timer);
        bench.start();
        bench.advance(19s);
        QCOMPARE(bench.find(id).state, State::Waiting);
        bench.advance(1s);
        QTRY_COMPARE(failing.load(), 0);
        QVERIFY(bench.settled());
        QVERIFY(bench.notes().isEmpty()); // what a failing hook did is undone
        bench.advance(1s);
        QVERIFY(bench.becomes(id, State::Done));
        QCOMPARE(bench.notes(), QStringList{u"rang"_s});
        bench.advance(1h);
        QCOMPARE(bench.notes().size(), 1);
    }

    void anOutcomeHookThatFailsIsTriedAgain()
    {
        DispatchBench bench;
        bench.handler->hookFails = 2;
        bench.start();
        for (int i = 0; i < 2; ++i)
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"the outcome of thing.make .* cannot be written"_s));
        const ItemId id = bench.add(order(u"a"_s));
        QVERIFY(bench.becomes(id, State::Done));
        QCOMPARE(bench.handler->sent.size(), 1);
        QCOMPARE(bench.notes().size(), 1);
    }

    void aKindNobodyKnowsFails()
    {
        DispatchBench bench;
        NewItem item = order(u"a"_s);
        item.kind = u"fax.send"_s;
        QTest::ignoreMessage(QtWarningMsg, "nobody carries out rows of kind fax.send");
        bench.start();
        const ItemId id = bench.add(item);
        QVERIFY(bench.becomes(id, State::Failed));
    }

    void stoppingAsksWhatIsUnderWayToEnd()
    {
        DispatchBench bench;
        bench.handler->holds = true;
        bench.start();
        const ItemId id = bench.add(order(u"a"_s));
        QTRY_COMPARE(bench.handler->held.size(), 1);
        QSignalSpy drained(bench.dispatcher.get(), &Dispatcher::drained);
        bench.dispatcher->stop(0ms);
        QTRY_VERIFY(bench.handler->stopped.stop_requested());
        bench.handler->held.takeFirst()(SendResult::unclear(u"stopped"_s));
        QTRY_COMPARE(drained.size(), 1);
        QCOMPARE(bench.find(id).state, State::Unclear);
        const ItemId later = bench.add(order(u"b"_s));
        bench.dispatcher->look();
        QVERIFY(bench.dispatcher->isIdle()); // that asked nothing of the database
        QCOMPARE(bench.find(later).state, State::Waiting); // for its next life
        bench.dispatcher.reset();
    }
};
static const test::Register<DispatcherTest> dispatcherTest;

#include "dispatchertest.moc"
