// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatchbench.h"

#include "commands/command.h"
#include "dispatch/outcomes.h"
#include "support/suite.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::dispatch;
using store::outbox::ItemId;
using store::outbox::State;
using test::DispatchBench;
using test::expectParking;
using test::order;
namespace outbox = cb::store::outbox;

namespace {

constexpr auto done = int(SendResult::Kind::Done);
constexpr auto unclear = int(SendResult::Kind::Unclear);

} // namespace

/// What may have happened: looked for, proved by a callback, answered late, or decided by a person.
class DoubtTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whatMayHaveHappenedIsLookedForAndNeverRepeated_data() { test::bothEngines(); }
    void whatMayHaveHappenedIsLookedForAndNeverRepeated()
    {
        QFETCH(store::Engine, engine);
        DispatchBench bench(engine);
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
        DispatchBench bench;
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
        DispatchBench bench;
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
        DispatchBench bench;
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

    void theProofOfACallbackEndsIt_data() { test::bothEngines(); }
    void theProofOfACallbackEndsIt()
    {
        QFETCH(store::Engine, engine);
        DispatchBench bench(engine);
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

    void anEarlierLifesSendingsAreLookedFor_data() { test::bothEngines(); }
    void anEarlierLifesSendingsAreLookedFor()
    {
        QFETCH(store::Engine, engine);
        DispatchBench bench(engine);
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
        DispatchBench bench;
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
        DispatchBench bench;
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
        DispatchBench bench;
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
static const test::Register<DoubtTest> doubtTest;

#include "doubttest.moc"
