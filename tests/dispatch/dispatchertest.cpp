// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch/dispatcher.h"
#include "commands/command.h"
#include "dispatch/outcomes.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

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
namespace outbox = cb::store::outbox;

namespace {

/// Answers what the test says, and keeps what it was asked.
class ScriptedHandler final : public Handler
{
public:
    void send(const Item &item, int attempt, std::stop_token stop, std::function<void(SendResult)> done) override
    {
        sent << u"%1#%2"_s.arg(item.payload).arg(attempt);
        stopped = stop;
        if (holds)
            held << std::move(done);
        else
            done(answers.isEmpty() ? SendResult::done(u"X-"_s + item.payload) : answers.takeFirst());
    }
    void lookUp(const Item &, std::stop_token, std::function<void(LookUp)> done) override
    {
        ++looks;
        done(found.isEmpty() ? LookUp() : found.takeFirst());
    }
    [[nodiscard]] Result<> ended(store::Transaction &tx, const Item &item, const SendResult &result) const override
    {
        if (hookFails > 0) {
            --hookFails;
            return failure(Error::Kind::Invalid, u"the hook fails"_s);
        }
        // Into the database, as a room would, so that what is rolled back is not counted.
        NewItem note;
        note.kind = u"note"_s;
        note.subject = u"notes"_s;
        note.payload = u"%1:%2:%3"_s.arg(item.payload).arg(int(result.kind)).arg(result.remoteId);
        note.budget = u"never"_s;
        note.dueAt = tx.now() + std::chrono::hours(24 * 365);
        const Result<ItemId> kept = outbox::enqueue(tx, note);
        return kept ? Result<>() : Result<>(tl::unexpected(kept.error()));
    }

    [[nodiscard]] std::chrono::milliseconds timeout() const override
    {
        if (beforeSending)
            std::exchange(beforeSending, nullptr)();
        return 30s;
    }

    mutable std::function<void()> beforeSending; // what happens while a row becomes "sending", once
    QStringList sent;
    QList<SendResult> answers;
    QList<LookUp> found;
    QList<std::function<void(SendResult)>> held;
    std::stop_token stopped;
    bool holds = false;
    int looks = 0;
    mutable std::atomic<int> hookFails = 0;
};

NewItem order(const QString &payload, bool repeatable = false)
{
    NewItem item;
    item.kind = u"thing.make"_s;
    item.subject = payload.section(u'/', 0, 0);
    item.payload = payload;
    item.budget = u"things"_s;
    item.repeatable = repeatable;
    item.ordered = repeatable;
    return item;
}

/// A dispatcher over a database of its own, with one scripted kind.
struct Bench {
    explicit Bench(store::Engine engine = store::Engine::Sqlite)
        : db(engine)
    {
        auto owned = std::make_unique<ScriptedHandler>();
        handler = owned.get();
        handlers.add(u"thing.make"_s, std::move(owned));
    }
    ~Bench() { stop(); }

    void start()
    {
        DispatcherOptions options;
        options.paces = {{u"things"_s, {0, 3}}, {u"slow"_s, {1, 3}}};
        dispatcher = std::make_unique<Dispatcher>(
            db.database(), ownClock ? static_cast<const Clock &>(*ownClock) : db.clock, handlers, options);
        dispatcher->start();
    }
    void stop()
    {
        if (!dispatcher)
            return;
        QSignalSpy drained(dispatcher.get(), &Dispatcher::drained);
        dispatcher->stop(0ms);
        if (drained.isEmpty())
            drained.wait(5000);
        dispatcher.reset();
    }
    /// Nothing is under way, and nothing is due that could be.
    [[nodiscard]] bool settled()
    {
        dispatcher->look();
        return QTest::qWaitFor([&] { return dispatcher->isIdle(); }, 5000);
    }
    void advance(std::chrono::milliseconds by)
    {
        db.clock.advance(by);
        dispatcher->look();
        (void)settled();
    }
    ItemId add(const NewItem &item)
    {
        return test::write(db, [&](store::Transaction &tx) { return outbox::enqueue(tx, item); }).value();
    }
    [[nodiscard]] Item find(ItemId id)
    {
        return test::read(db, [&](store::Connection &c) { return outbox::find(c, id); }).value().value();
    }
    [[nodiscard]] bool becomes(ItemId id, State state)
    {
        return QTest::qWaitFor([&] { return find(id).state == state; }, 5000);
    }
    /// What the outcome hook was told: "payload:kind:remoteId".
    [[nodiscard]] QStringList notes()
    {
        QStringList told;
        const auto items = test::read(db, [](store::Connection &c) { return outbox::about(c, u"notes"_s); }).value();
        for (const Item &item : items)
            told << item.payload;
        return told;
    }

    test::TempDatabase db;
    std::unique_ptr<ManualClock> ownClock; // the dispatcher's, when it is not the database's
    Handlers handlers;
    ScriptedHandler *handler = nullptr;
    std::unique_ptr<Dispatcher> dispatcher;
};

void expectParking()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"may or may not have been carried out"_s));
}

constexpr auto done = int(SendResult::Kind::Done);
constexpr auto failed = int(SendResult::Kind::Failed);
constexpr auto unclear = int(SendResult::Kind::Unclear);

} // namespace

Q_DECLARE_METATYPE(cb::dispatch::SendResult)

/// The protocol, with a handler that says what the test wants and a clock that the test moves.
class DispatcherTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aRowGoesOutAsSoonAsItIsCommitted_data() { test::bothEngines(); }
    void aRowGoesOutAsSoonAsItIsCommitted()
    {
        QFETCH(store::Engine, engine);
        Bench bench(engine);
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
        Bench bench(engine);
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
        Bench bench(engine);
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
        Bench bench;
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

    void whatMayHaveHappenedIsLookedForAndNeverRepeated_data() { test::bothEngines(); }
    void whatMayHaveHappenedIsLookedForAndNeverRepeated()
    {
        QFETCH(store::Engine, engine);
        Bench bench(engine);
        bench.handler->answers = {SendResult::unclear(u"connection lost"_s)};
        bench.start();
        const ItemId id = bench.add(order(u"a"_s));
        QVERIFY(bench.becomes(id, State::Unclear));
        bench.advance(9s);
        QCOMPARE(bench.handler->looks, 0);
        bench.advance(1s); // 10 s after it became unclear
        QTRY_COMPARE(bench.handler->looks, 1);
        QVERIFY(bench.settled());
        bench.advance(49s);
        QCOMPARE(bench.handler->looks, 1);
        bench.advance(1s); // 60 s
        QTRY_COMPARE(bench.handler->looks, 2);
        QVERIFY(bench.settled());
        QCOMPARE(bench.find(id).state, State::Unclear);
        expectParking();
        bench.advance(4min); // 5 min
        QVERIFY(bench.becomes(id, State::Parked));
        QCOMPARE(bench.handler->looks, 3);
        QTRY_COMPARE(bench.dispatcher->status().parked, 1);
        QCOMPARE(bench.notes(), QStringList{u"a:%1:"_s.arg(unclear)});
        bench.advance(24h);
        QCOMPARE(bench.handler->sent.size(), 1);
        QCOMPARE(bench.handler->looks, 3);
    }

    void whatIsFoundIsDone()
    {
        Bench bench;
        bench.handler->answers = {SendResult::unclear(u"connection lost"_s), SendResult::done(u"SID1"_s)};
        bench.handler->found = {{LookUp::Kind::Found, {u"SID1"_s, u"SID2"_s}}};
        bench.start();
        const ItemId lost = bench.add(order(u"a/1"_s));
        QVERIFY(bench.becomes(lost, State::Unclear));
        const ItemId other = bench.add(order(u"a/2"_s)); // about the same, and told its SID
        QVERIFY(bench.becomes(other, State::Done));
        bench.advance(10s);
        QVERIFY(bench.becomes(lost, State::Done));
        QCOMPARE(bench.find(lost).remoteId, u"SID2"_s); // the other row has the first
        QCOMPARE(bench.notes().last(), u"a/1:%1:SID2"_s.arg(done));
    }

    void ofTwoInDoubtNeitherTakesTheOneThatIsThere()
    {
        Bench bench;
        bench.handler->answers = {SendResult::unclear(u"connection lost"_s), SendResult::unclear(u"connection lost"_s)};
        bench.handler->found = {{LookUp::Kind::Found, {u"SID1"_s}}, {LookUp::Kind::Found, {u"SID1"_s}},
            {LookUp::Kind::Found, {u"SID1"_s, u"SID2"_s}}, {LookUp::Kind::Found, {u"SID1"_s, u"SID2"_s}}};
        bench.start();
        const ItemId first = bench.add(order(u"a/1"_s));
        QVERIFY(bench.becomes(first, State::Unclear));
        bench.advance(1s);
        const ItemId second = bench.add(order(u"a/2"_s));
        QVERIFY(bench.becomes(second, State::Unclear));
        bench.advance(11s);
        QTRY_COMPARE(bench.handler->looks, 2);
        QVERIFY(bench.settled());
        QCOMPARE(bench.find(first).state, State::Unclear); // whose the one is, nobody knows
        QCOMPARE(bench.find(second).state, State::Unclear);
        bench.advance(50s);
        QVERIFY(bench.becomes(first, State::Done));
        QVERIFY(bench.becomes(second, State::Done));
        QCOMPARE(bench.find(first).remoteId, u"SID1"_s); // both were made, in their order
        QCOMPARE(bench.find(second).remoteId, u"SID2"_s);
    }

    void nobodyCountsWhatNobodyCouldBeAsked()
    {
        Bench bench;
        bench.handler->answers = {SendResult::unclear(u"connection lost"_s)};
        for (int i = 0; i < 100; ++i)
            bench.handler->found << LookUp{LookUp::Kind::Unknown, {}};
        bench.start();
        const ItemId id = bench.add(order(u"a"_s));
        QVERIFY(bench.becomes(id, State::Unclear));
        bench.advance(10s);
        for (int minute = 0; minute < 20; ++minute)
            bench.advance(60s);
        QCOMPARE(bench.find(id).state, State::Unclear);
        QVERIFY(bench.handler->looks > 10);
        expectParking();
        bench.advance(1h);
        QVERIFY(bench.becomes(id, State::Parked)); // for good: a person
    }

    void repeatableRowsAreSentAgainInTheirOrder()
    {
        Bench bench;
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

    void theProofOfACallbackEndsIt_data() { test::bothEngines(); }
    void theProofOfACallbackEndsIt()
    {
        QFETCH(store::Engine, engine);
        Bench bench(engine);
        bench.handler->holds = true;
        bench.start();
        const ItemId id = bench.add(order(u"a"_s));
        QTRY_COMPARE(bench.handler->held.size(), 1);
        const auto prove = [&](const QByteArray &proof, const QString &sid) {
            return test::write(
                bench.db, [&](store::Transaction &tx) { return proved(tx, bench.handlers, proof, sid); });
        };
        QVERIFY(prove("17.1", u"FOREIGN"_s)); // not ours: nothing
        QVERIFY(prove(proof(id, 2), u"FUTURE"_s)); // an attempt that was never made
        QCOMPARE(bench.find(id).state, State::Sending);
        QVERIFY(prove(proof(id, 1), u"SID1"_s));
        QCOMPARE(bench.find(id).state, State::Done);
        QVERIFY(prove(proof(id, 1), u"SID1"_s)); // told again
        bench.handler->held.takeFirst()(SendResult::unclear(u"connection lost"_s)); // the answer never came
        QVERIFY(bench.settled());
        QCOMPARE(bench.find(id).state, State::Done);
        QCOMPARE(bench.find(id).remoteId, u"SID1"_s);
        QCOMPARE(bench.notes(), QStringList{u"a:%1:SID1"_s.arg(done)}); // the room heard of it once
        bench.advance(1h);
        QCOMPARE(bench.handler->looks, 0);
    }

    void whatSleptBeforeItsFirstByteIsNotSentLate()
    {
        Bench bench;
        bench.ownClock = std::make_unique<ManualClock>(bench.db.clock.now());
        // The lid closes just when "sending" has been committed: an hour later others have decided about that attempt.
        bench.handler->beforeSending = [&] { bench.ownClock->advance(1h); };
        bench.start();
        const ItemId id = bench.add(order(u"a"_s));
        QVERIFY(bench.becomes(id, State::Done));
        QCOMPARE(bench.handler->sent, QStringList{u"a#2"_s});
    }

    void anEarlierLifesSendingsAreLookedFor_data() { test::bothEngines(); }
    void anEarlierLifesSendingsAreLookedFor()
    {
        QFETCH(store::Engine, engine);
        Bench bench(engine);
        const ItemId sending = bench.add(order(u"a"_s));
        const ItemId claimed = bench.add(order(u"b"_s));
        QVERIFY(test::write(bench.db, [&](store::Transaction &tx) -> Result<> {
            const auto all = outbox::claim(tx, u"desk"_s, u"things"_s, 10, 30s);
            if (!all)
                return tl::unexpected(all.error());
            const auto attempt = outbox::markSending(tx, sending, u"desk"_s, 45s);
            return attempt ? Result<>() : Result<>(tl::unexpected(attempt.error()));
        }));
        bench.handler->found = {{LookUp::Kind::Found, {u"SID1"_s}}};
        bench.start();
        QVERIFY(bench.becomes(sending, State::Done));
        QVERIFY(bench.becomes(claimed, State::Done));
        QCOMPARE(bench.handler->sent, QStringList{u"b#1"_s}); // the one that had not left
        QCOMPARE(bench.find(sending).remoteId, u"SID1"_s);
    }

    void aSendingThatNeverEndsBecomesUnclear()
    {
        Bench bench;
        bench.handler->holds = true;
        bench.start();
        const ItemId id = bench.add(order(u"a"_s));
        QTRY_COMPARE(bench.handler->held.size(), 1);
        bench.db.clock.advance(44s); // 30 s time-out and 15 s
        bench.dispatcher->look();
        QCOMPARE(bench.find(id).state, State::Sending);
        bench.handler->found = {{LookUp::Kind::Found, {u"SID1"_s}}};
        bench.db.clock.advance(2s);
        bench.dispatcher->look();
        QVERIFY(bench.becomes(id, State::Done));
        bench.handler->held.takeFirst()(SendResult::failed(u"much too late"_s));
        QVERIFY(bench.settled());
        QCOMPARE(bench.find(id).state, State::Done);
    }

    void aLateAnswerSaysNothingOfTheAttemptAfterIt_data()
    {
        QTest::addColumn<SendResult>("late");
        QTest::newRow("429") << SendResult::notDone(u"429"_s, 0ms, 429);
        QTest::newRow("400") << SendResult::failed(u"bad request"_s, 0, 400);
        QTest::newRow("lost") << SendResult::unclear(u"connection lost"_s);
    }
    void aLateAnswerSaysNothingOfTheAttemptAfterIt()
    {
        QFETCH(SendResult, late);
        Bench bench;
        bench.handler->holds = true;
        bench.start();
        const ItemId id = bench.add(order(u"a"_s));
        QTRY_COMPARE(bench.handler->held.size(), 1);
        bench.db.clock.advance(46s); // its time is over
        bench.dispatcher->look();
        QVERIFY(bench.becomes(id, State::Unclear));
        QVERIFY(test::write(bench.db, [&](store::Transaction &tx) { return outbox::sendAgain(tx, id, 1); }));
        QTRY_COMPARE(bench.handler->held.size(), 2); // a person wanted that
        bench.handler->held.takeFirst()(late); // … and only now the first one's answer comes
        QVERIFY(test::write(
            bench.db, [](store::Transaction &) { return Result<>(); }, store::Lane::Interactive, "a")); // behind it
        QCOMPARE(bench.find(id).state, State::Sending);
        bench.db.clock.advance(2s);
        bench.dispatcher->look();
        bench.handler->held.takeFirst()(SendResult::done(u"SID2"_s));
        QVERIFY(bench.becomes(id, State::Done));
        QVERIFY(bench.settled());
        QCOMPARE(bench.handler->sent, QStringList({u"a#1"_s, u"a#2"_s}));
        QCOMPARE(bench.notes(), QStringList{u"a:%1:SID2"_s.arg(done)});
    }

    void whatComesTooLateIsNotSentAndItsRoomHearsOfIt()
    {
        Bench bench;
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
        Bench bench;
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
        Bench bench;
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
        Bench bench(engine);
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
        Bench bench;
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
        Bench bench;
        NewItem item = order(u"a"_s);
        item.kind = u"fax.send"_s;
        QTest::ignoreMessage(QtWarningMsg, "nobody carries out rows of kind fax.send");
        bench.start();
        const ItemId id = bench.add(item);
        QVERIFY(bench.becomes(id, State::Failed));
    }

    void stoppingAsksWhatIsUnderWayToEnd()
    {
        Bench bench;
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

    void aPersonDecidesAboutAParkedRow_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<State>("state");
        QTest::addColumn<int>("sent");
        QTest::newRow("send again") << u"outbox.sendAgain"_s << State::Done << 2;
        QTest::newRow("it arrived") << u"outbox.itArrived"_s << State::Done << 1;
    }
    void aPersonDecidesAboutAParkedRow()
    {
        QFETCH(QString, command);
        QFETCH(State, state);
        QFETCH(int, sent);
        Bench bench;
        bench.handler->answers = {SendResult::unclear(u"connection lost"_s)};
        bench.start();
        const ItemId id = bench.add(order(u"a"_s));
        QVERIFY(bench.becomes(id, State::Unclear));
        expectParking();
        for (const auto by : std::initializer_list<std::chrono::seconds>{10s, 50s, 240s})
            bench.advance(by);
        QVERIFY(bench.becomes(id, State::Parked));
        commands::Registry registry;
        addCommands(registry, bench.handlers);
        const auto run = [&](commands::Roles roles) {
            const commands::Actor actor{{}, u"Ana"_s, roles, u"test"_s};
            const auto what = commands::Command::make(command, {{u"id"_s, id.value}});
            return test::write(
                bench.db, [&](store::Transaction &tx) { return commands::run(tx, registry, actor, what); });
        };
        QCOMPARE(run(commands::Role::Viewer).error().kind, Error::Kind::Denied);
        QVERIFY(run(commands::Role::Operator));
        QVERIFY(bench.becomes(id, state));
        QCOMPARE(bench.handler->sent.size(), sent);
        QTRY_COMPARE(bench.notes().size(), 2);
        QVERIFY(bench.notes().last().startsWith(u"a:%1:"_s.arg(done)));
        QCOMPARE(run(commands::Role::Operator).error().kind, Error::Kind::Conflict); // decided
        // The proof of the first attempt comes after all: it names the row, and the room has heard of it once.
        QVERIFY(test::write(
            bench.db, [&](store::Transaction &tx) { return proved(tx, bench.handlers, proof(id, 1), u"SID1"_s); }));
        QCOMPARE(bench.find(id).state, State::Done);
        QCOMPARE(bench.find(id).remoteId, sent == 1 ? u"SID1"_s : u"X-a"_s);
        QCOMPARE(bench.notes().size(), 2);
    }
};

static const test::Register<DispatcherTest> dispatcherTest;

#include "dispatchertest.moc"
