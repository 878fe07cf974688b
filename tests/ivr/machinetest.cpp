// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/walk.h"
#include "support/suite.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::test;

namespace {

QJsonObject menu(const QString &id, const QString &next)
{
    return step(id, u"menu"_s, {{u"say"_s, u"Choose"_s}, {u"keys"_s, QJsonArray{QJsonObject{{u"key"_s, u"1"_s}}}}},
        {{u"1"_s, next}});
}

QJsonObject say(const QString &id, const QString &next, QJsonObject exits = {})
{
    exits.insert(u"next"_s, next);
    return step(id, u"say"_s, {{u"say"_s, id}}, exits);
}

} // namespace

/// What holds for every flow, whatever its steps.
class MachineTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void equalArgumentsGiveEqualAnswers()
    {
        const ivr::Flow both = flow({say(u"a"_s, u"m"_s), menu(u"m"_s, u"end"_s)});
        Walk first(both);
        Walk second(both);
        QCOMPARE(first.start(), second.start());
        QCOMPARE(first.press(u"1"_s), second.press(u"1"_s));
        QCOMPARE(first.state().bytes(), second.state().bytes());
    }
    void eachAnswerHasItsOwnVisitNumber()
    {
        Walk walk(flow({menu(u"a"_s, u"b"_s), menu(u"b"_s, u"end"_s)}));
        QVERIFY(!walk.start().isEmpty());
        QCOMPARE(walk.state().visit, 1);
        QVERIFY(!walk.press(u"1"_s).isEmpty());
        QCOMPARE(walk.state().visit, 2);
        QCOMPARE(walk.state().step, u"b"_s);
        QCOMPARE(walk.path(), QStringList({u"a"_s, u"b"_s}));
    }
    void theStateSurvivesItsBytes()
    {
        Walk walk(flow({menu(u"a"_s, u"end"_s)},
            {{u"variables"_s, QJsonObject{{u"name"_s, u"Zoë"_s}, {u"list"_s, QJsonArray{1, u"two"_s}}}}}));
        QVERIFY(!walk.start().isEmpty());
        ivr::State state = walk.state();
        state.interaction = 1'882'000'000'000'000'123; // does not fit a JSON number
        state.waiting = ivr::Waiting{1'882'000'000'000'000'321, Instant(5ms)};
        state.typed = u"7"_s;
        const Result<ivr::State> back = ivr::State::fromBytes(state.bytes());
        QVERIFY(back);
        QCOMPARE(back->bytes(), state.bytes());
        QCOMPARE(back->interaction, state.interaction);
        QVERIFY(back->waiting == state.waiting);
        QCOMPARE(back->variables.find(u"name"_s)->string(), u"Zoë"_s);
        QVERIFY(!ivr::State::fromBytes("{}"));
        QVERIFY(!ivr::State::fromBytes("no"));
    }
    void anEndlessLoopTakesItsErrorExit()
    {
        const QJsonObject out{{u"error"_s, u"end"_s}};
        Walk walk(flow({say(u"a"_s, u"b"_s, out), say(u"b"_s, u"a"_s, out)}));
        QCOMPARE(walk.start(), u"Say(end) Hangup"_s); // and none of what the loop said
        QCOMPARE(walk.path().size(), 102);
    }
    void anEndlessLoopWithoutAnErrorExitIsApologisedFor()
    {
        Walk walk(flow({say(u"a"_s, u"b"_s), say(u"b"_s, u"a"_s)}));
        QCOMPARE(walk.start(), u"-> callboard-apology"_s); // and none of what the loop said
        QVERIFY(walk.visit(walk.path().last()).problem.contains(u"more than 100 steps"_s));
    }
    void aBrokenStepTakesItsErrorExitThenTheFlows_data()
    {
        QTest::addColumn<QJsonObject>("exits");
        QTest::addColumn<QString>("onError");
        QTest::addColumn<QString>("answer");
        QTest::newRow("its own") << QJsonObject{{u"error"_s, u"end"_s}} << QString() << u"Say(end) Hangup"_s;
        QTest::newRow("the flow's") << QJsonObject{} << u"end"_s << u"Say(end) Hangup"_s;
        QTest::newRow("none") << QJsonObject{} << QString() << u"-> callboard-apology"_s;
        QTest::newRow("leads to itself") << QJsonObject{{u"error"_s, u"a"_s}} << QString() << u"-> callboard-apology"_s;
    }
    void aBrokenStepTakesItsErrorExitThenTheFlows()
    {
        QFETCH(QJsonObject, exits);
        QFETCH(QString, onError);
        QJsonObject more;
        if (!onError.isEmpty())
            more.insert(u"on_error"_s, onError);
        Walk walk(flow({step(u"a"_s, u"say"_s, {}, exits)}, more)); // no words: never compiled
        QTEST(walk.start(), "answer");
        QCOMPARE(walk.visit(u"a"_s).exit, u"error"_s);
    }
    void aBrokenStepSparesTheOthers()
    {
        Walk walk(flow({menu(u"m"_s, u"end"_s), step(u"broken"_s, u"say"_s)}));
        QCOMPARE(walk.compiled().problems().size(), 1);
        QCOMPARE(walk.start(), u"Gather(1,Say(Choose))"_s);
        QCOMPARE(walk.press(u"1"_s), u"Say(end) Hangup"_s);
    }
    void aChoiceThatLeadsNowhereIsBroken()
    {
        Walk walk(flow({step(
            u"m"_s, u"menu"_s, {{u"say"_s, u"Choose"_s}, {u"keys"_s, QJsonArray{QJsonObject{{u"key"_s, u"1"_s}}}}})}));
        QVERIFY(!walk.start().isEmpty());
        QCOMPARE(walk.press(u"1"_s), u"-> callboard-apology"_s);
        QCOMPARE(walk.visit(u"m"_s).problem, u"exit \"1\" leads nowhere"_s);
    }
    void danglingWiresAreFound()
    {
        const auto compiled =
            ivr::CompiledFlow::compile(flow({say(u"a"_s, u"nowhere"_s, {{u"sideways"_s, u"end"_s}})}), 1, registry());
        QCOMPARE(compiled->problems().size(), 2);
        QCOMPARE(compiled->problems()[0].message, u"there is no step \"nowhere\""_s);
        QCOMPARE(compiled->problems()[1].message, u"the step has no such exit"_s);
    }
    void aQuestionIsAnsweredInTheSameRequest()
    {
        Walk walk(flow({step(u"q"_s, u"ask"_s, {}, {{u"next"_s, u"s"_s}}),
            step(u"s"_s, u"say"_s, {{u"say"_s, u"{{ colour }}"_s}}, {{u"next"_s, u"end"_s}})}));
        walk.answers[u"colour"_s] = u"green"_s;
        QCOMPARE(walk.start(), u"Say(green) Say(end) Hangup"_s);
        QCOMPARE(walk.questions(), 1);
        QCOMPARE(walk.path(), QStringList({u"q"_s, u"s"_s, u"end"_s}));
    }
    void aCallWaitsForItsOutcome()
    {
        Walk walk(flow(
            {say(u"hello"_s, u"w"_s), step(u"w"_s, u"wait"_s, {}, {{u"done"_s, u"end"_s}, {u"timeout"_s, u"late"_s}}),
                say(u"late"_s, u"end"_s)}));
        QCOMPARE(walk.start(), u"Say(hello) wait"_s);
        QCOMPARE(walk.effects(), QStringList{u"slow"_s});
        QCOMPARE(walk.pending(), u"Pause wait"_s);
        QCOMPARE(walk.effects(), QStringList{u"slow"_s}); // not once more
        QCOMPARE(walk.state().visit, 2);
        QCOMPARE(walk.outcome(true), u"Say(end) Hangup"_s);
    }
    void aCallDoesNotWaitForever()
    {
        Walk walk(flow({step(u"w"_s, u"wait"_s, {}, {{u"done"_s, u"end"_s}, {u"timeout"_s, u"late"_s}}),
            say(u"late"_s, u"end"_s)}));
        QCOMPARE(walk.start(), u"wait"_s);
        walk.now += 31s;
        QCOMPARE(walk.pending(), u"Say(late) Say(end) Hangup"_s);
        QVERIFY(!walk.state().waiting);
    }
    void aCallCannotGoOnForever()
    {
        Walk walk(flow({menu(u"a"_s, u"a"_s)}));
        QString answer = walk.start();
        int requests = 1;
        while (answer.startsWith(u"Gather"_s) && requests < 2000) {
            answer = walk.press(u"1"_s);
            ++requests;
        }
        QCOMPARE(answer, u"-> callboard-apology"_s);
        QVERIFY(requests > 900);
    }
    void whoHasHungUpHearsNothingMore()
    {
        Walk walk(flow({step(u"r"_s, u"record"_s, {}, {{u"recorded"_s, u"end"_s}, {u"no_audio"_s, u"end"_s}})}));
        QVERIFY(!walk.start().isEmpty());
        QCOMPARE(walk.recorded(5, true), u"Hangup"_s); // exit hangup is not wired
        QVERIFY(walk.state().ended);
        QCOMPARE(walk.path(), QStringList{u"r"_s});
    }
};
static const test::Register<MachineTest> machineTest;

#include "machinetest.moc"
