// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callstore.h"
#include "ivr/flowjson.h"
#include "ivr/ivrhooks.h"
#include "ivr/stepregistry.h"
#include "ivr/testdesk.h"
#include "support/suite.h"
#include "twilio/twiml.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using cb::store::Engine;
using cb::store::Transaction;
using test::action;
using test::caller;
using test::TestDesk;

/// A caller hears something whatever breaks: the flow, its version, Twilio's reading of it, the database.
class ApologyTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aBrokenFlowApologisesAndTakesAMessage()
    {
        TestDesk desk(Engine::Sqlite);
        desk.give(u"test"_s);
        desk.publish(test::flow(
            {test::step(u"say"_s, u"say"_s, {{u"say"_s, u"{{ 1 / (count - 1) }}"_s}}, {{u"next"_s, u"end"_s}})},
            {{u"variables"_s, QJsonObject{{u"count"_s, 1}}}}));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"flow test version 1, step say: .*zero"_s));
        const QByteArray answer = desk.ring();
        QVERIFY2(answer.contains("We are sorry") && answer.contains("<Record"), answer);
        QVERIFY(!desk.interactions()[0].problem.isEmpty());
        QCOMPARE(desk.interactions()[0].exit, u"error"_s);
        desk.restart();
        QVERIFY(desk.ask(action(answer),
                        "RecordingUrl=https%3A%2F%2Fa%2FRE1&RecordingSid=RE00000000000000000000000000000001&"
                        "RecordingDuration=3")
                    .contains("Goodbye."));
    }
    void aLoopOfTalkIsApologisedFor()
    {
        TestDesk desk(Engine::Sqlite);
        desk.give(u"test"_s);
        desk.publish(test::flow({test::step(u"a"_s, u"say"_s, {{u"say"_s, u"round"_s}}, {{u"next"_s, u"a"_s}})}));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"more than 100 steps"_s));
        const QByteArray answer = desk.ring();
        QVERIFY(answer.contains("We are sorry"));
        QVERIFY(!answer.contains("round"));
    }
    void aFlowThatOnlyAsksIsApologisedFor()
    {
        TestDesk desk(Engine::Sqlite);
        desk.give(u"test"_s);
        int asked = 0;
        desk.executor->answer(
            u"colour"_s, [&asked](Transaction &, const ivr::Question &, const ivr::World &) -> Result<text::Value> {
                ++asked;
                return text::Value(u"blue"_s);
            });
        desk.publish(test::flow({test::step(u"a"_s, u"ask_forever"_s)}));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"more than 32 questions"_s));
        QVERIFY(desk.ring().contains("We are sorry"));
        QCOMPARE(asked, 32);
    }
    void aSentenceThatTwilioWouldRefuseIsApologisedFor()
    {
        TestDesk desk(Engine::Sqlite);
        desk.give(u"test"_s);
        desk.publish(test::flow(
            {test::step(u"a"_s, u"say"_s, {{u"say"_s, u"{{ 'very long ' * 1000 }}"_s}}, {{u"next"_s, u"end"_s}})}));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"flow test version 1"_s));
        const QByteArray answer = desk.ring();
        QVERIFY2(answer.contains("We are sorry"), answer.left(400));
    }
    void aVersionThatIsGoneIsApologisedFor()
    {
        TestDesk desk(Engine::Sqlite);
        const QByteArray first = desk.ring();
        QVERIFY(test::write(desk.database,
            [](Transaction &tx) { return store::Statement(tx, u"DELETE FROM ivr_flow_version"_s).run(); }));
        desk.restart();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"has no version 1"_s));
        QVERIFY(desk.ask(action(first), "Digits=1").contains("We are sorry"));
    }
    void anEmptyDatabaseStillAnswers()
    {
        TestDesk desk(Engine::Sqlite);
        QVERIFY(test::write(
            desk.database, [](Transaction &tx) { return store::Statement(tx, u"DELETE FROM ivr_flow"_s).run(); }));
        desk.start();
        const QByteArray answer = desk.ring();
        QVERIFY(answer.contains("For scheduling"));
        desk.restart();
        QVERIFY(desk.ask(action(answer), "Digits=9").contains("Para horarios"));
    }

    void theFallbackApologisesAndKeepsTheMessage()
    {
        TestDesk desk(Engine::Sqlite);
        QVERIFY(!desk.ring().isEmpty());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"error 12100"_s));
        const QByteArray answer = desk.ask(u"fallback"_s, "ErrorCode=12100&ErrorUrl=https%3A%2F%2Fa%2F");
        QVERIFY(answer.contains("We are sorry") && answer.contains("<Record"));
        QVERIFY(desk.ask(action(answer),
                        "RecordingUrl=https%3A%2F%2Fa%2FRE1&RecordingSid=RE00000000000000000000000000000001&"
                        "RecordingDuration=3")
                    .contains("Goodbye."));
    }
    void withoutADatabaseTheCallerIsAskedToWaitThenToLeaveAMessage()
    {
        TestDesk desk(Engine::Sqlite);
        const twilio::VoiceRequest request;
        const auto answer = [&](const QByteArray &target) {
            return ivr::withoutDatabase(*desk.executor, request, target,
                twilio::Form::parse(target.mid(target.indexOf('?') + 1)).value(), desk.desk.site);
        };
        QCOMPARE(action(answer("/twilio/voice/continue?v=3")), u"continue?v=3&f=1"_s);
        QCOMPARE(action(answer("/twilio/voice/continue?v=3&f=1")), u"continue?v=3&f=2"_s);
        const QByteArray last = answer("/twilio/voice/continue?v=3&f=2");
        QVERIFY(last.contains("We are sorry") && last.contains("<Record"));
        // The message it asked for is kept, although the call has no state.
        QVERIFY(desk.ask(action(last),
                        "RecordingUrl=https%3A%2F%2Fa%2FRE1&RecordingSid=RE00000000000000000000000000000001&"
                        "RecordingDuration=3")
                    .contains("Goodbye."));
        QCOMPARE(desk.call().from, caller);
    }
    void whoIsToComeAgainComesToTheSameAddress_data()
    {
        QTest::addColumn<QString>("baseUrl");
        QTest::addColumn<QByteArray>("target"); // as received
        QTest::addColumn<QByteArray>("address");
        const auto row = [](const char *name, const QString &baseUrl, const QByteArray &target,
                             const QByteArray &address) { QTest::newRow(name) << baseUrl << target << address; };
        const QByteArray incoming = "/twilio/voice/incoming";
        const QByteArray proceed = "/twilio/voice/continue?v=3";
        row("no prefix", {}, proceed, "/twilio/voice/continue?v=3&amp;f=1");
        row("no query", {}, incoming, "/twilio/voice/incoming?f=1");
        row("an empty query", {}, incoming + '?', "/twilio/voice/incoming?f=1");
        row("prefix taken off", u"/desk"_s, proceed, "/desk/twilio/voice/continue?v=3&amp;f=1");
        row("prefix taken off, no query", u"/desk"_s, incoming, "/desk/twilio/voice/incoming?f=1");
        row("prefix left on", u"/desk"_s, "/desk" + proceed, "/desk/twilio/voice/continue?v=3&amp;f=1");
        row("prefix left on, no query", u"/desk"_s, "/desk" + incoming, "/desk/twilio/voice/incoming?f=1");
        row("by another name", u"/desk"_s, "/api/twilio/webhooks/voice", "/desk/api/twilio/webhooks/voice?f=1");
        row("begins like the prefix", u"/api/twi"_s, "/api/twilio/webhooks/voice",
            "/api/twi/api/twilio/webhooks/voice?f=1");
        row("public URL", u"https://desk.example.com"_s, incoming,
            "https://desk.example.com/twilio/voice/incoming?f=1");
        row("public URL, prefix taken off", u"https://desk.example.com/desk"_s, incoming,
            "https://desk.example.com/desk/twilio/voice/incoming?f=1");
        row("public URL, prefix left on", u"https://desk.example.com/desk"_s, "/desk" + incoming,
            "https://desk.example.com/desk/twilio/voice/incoming?f=1");
    }
    void whoIsToComeAgainComesToTheSameAddress()
    {
        QFETCH(QString, baseUrl);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, address);
        TestDesk desk(Engine::Sqlite);
        desk.desk.site.baseUrl = baseUrl;
        const qsizetype question = target.indexOf('?');
        const QByteArray query = question < 0 ? QByteArray() : target.sliced(question + 1);
        const QByteArray answer = ivr::withoutDatabase(
            *desk.executor, twilio::VoiceRequest(), target, twilio::Form::parse(query).value(), desk.desk.site);
        QVERIFY2(answer.contains('>' + address + "</Redirect>"), answer);
        const QByteArray usual = desk.ring(); // which begins alike
        QVERIFY2(usual.contains(baseUrl.toUtf8() + "/twilio/voice/continue?"), usual);
    }
};
static const test::Register<ApologyTest> apologyTest;

#include "apologytest.moc"
