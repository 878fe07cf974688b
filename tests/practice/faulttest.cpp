// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/overrides.h"
#include "scripteddesk.h"
#include "support/suite.h"

#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::test;
using practice::Fault;

Q_DECLARE_METATYPE(cb::http::Response)

/// What goes wrong between carrier and desk, by itself and on purpose.
class FaultTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void anAnswerThatIsNoDocumentTakesTheFallback_data()
    {
        QTest::addColumn<http::Response>("response");
        QTest::addColumn<QString>("code");
        http::Response untyped;
        untyped.body = "<Response/>";
        http::Response picture;
        picture.contentType = "image/png";
        QTest::newRow("server error") << http::Response::empty(500) << u"11200"_s;
        QTest::newRow("not found") << http::Response::empty(404) << u"11200"_s;
        QTest::newRow("no content type") << untyped << u"12300"_s;
        QTest::newRow("a picture") << picture << u"12300"_s;
        QTest::newRow("not well-formed") << http::Response::xml("<Response><Say>") << u"12100"_s;
        QTest::newRow("another root") << http::Response::xml("<Answer/>") << u"12102"_s;
        QTest::newRow("too large") << http::Response::xml("<Response>" + QByteArray(70'000, ' ') + "</Response>")
                                   << u"11750"_s;
    }
    void anAnswerThatIsNoDocumentTakesTheFallback()
    {
        QFETCH(http::Response, response);
        QFETCH(QString, code);
        Bench bench;
        bench.desk.on("/twilio/voice/incoming", [response](const Asked &) { return response; });
        bench.desk.twiml("/twilio/fallback", "<Say>Please call again.</Say>");
        const QString sid = bench.call({});
        const QList<Asked> asked = bench.desk.asked("/twilio/fallback");
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().form.text("ErrorCode"), code);
        QCOMPARE(asked.first().form.text("ErrorUrl"), bench.desk.url() + u"/twilio/voice/incoming"_s);
        QCOMPARE(bench.record(sid).heard, QStringList{u"Please call again."_s});
    }

    void withoutAFallbackTheCallerHearsAnApology()
    {
        Bench bench;
        bench.desk.on("/twilio/voice/incoming", [](const Asked &) { return http::Response::empty(500); });
        bench.desk.on("/twilio/fallback", [](const Asked &) { return http::Response::empty(500); });
        const QString sid = bench.call({});
        QVERIFY(bench.record(sid).heard.value(0).contains(u"application error"_s));
    }

    void aDeskThatDoesNotListenIsTriedTwice()
    {
        Bench bench;
        QTcpServer taken; // a port where nobody answers
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const quint16 port = taken.serverPort();
        taken.close();
        bench.carrier.setDesk(u"http://127.0.0.1:%1"_s.arg(port));
        QList<practice::Delivery> deliveries;
        connect(&bench.carrier, &practice::Carrier::delivered, this,
            [&](const practice::Delivery &delivery) { deliveries.append(delivery); });
        bench.call({});
        QVERIFY(deliveries.size() >= 2);
        QCOMPARE(deliveries.at(0).attempt, 1);
        QCOMPARE(deliveries.at(1).attempt, 2);
        QCOMPARE(deliveries.at(1).httpStatus, 0);
    }

    void aSlowDeskRunsOutOfTime()
    {
        practice::CarrierOptions options = Bench::usual();
        options.longestAnswer = 300ms;
        Bench bench(options);
        QTcpServer mute; // takes the connection and says nothing
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        bench.carrier.setDesk(u"http://127.0.0.1:%1"_s.arg(mute.serverPort()));
        const QString sid = bench.call({});
        QVERIFY(bench.record(sid).warnings.value(0).startsWith(u"11200"_s));
    }

    void goingAwayInMidCallHarmsNobody()
    {
        QTcpServer mute; // takes the connection and says nothing
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        const QString nowhere = u"http://127.0.0.1:%1"_s.arg(mute.serverPort());
        Bench bench;
        {
            practice::Carrier carrier(bench.timeline);
            QVERIFY(carrier.start());
            carrier.setDesk(nowhere);
            carrier.addNumber(mainLine, u"Main line"_s);
            practice::IncomingCall call;
            call.from = u"+12065550142"_s;
            call.to = mainLine;
            const Result<QString> waiting = carrier.placeCall(call);
            const Result<QString> gone = carrier.placeCall(call);
            QVERIFY(waiting && gone);
            carrier.hangUp(*gone); // its end is being told
            QVERIFY(waitFor([&] { return mute.hasPendingConnections(); }, 5s));
            QCOMPARE(carrier.openCalls(), 1);
        }
        bench.desk.twiml("/twilio/voice/incoming", "<Hangup/>");
        QCOMPARE(bench.record(bench.call({})).status, twilio::CallStatus::Completed);
    }

    void retriesCarryTheSameToken()
    {
        Bench bench;
        int times = 0;
        bench.desk.on("/twilio/voice/incoming",
            [](const Asked &) { return ScriptedDesk::response("<Redirect>/again#rc=2&amp;rp=5xx</Redirect>"); });
        bench.desk.on("/again", [&times](const Asked &) {
            return ++times < 3 ? http::Response::empty(503) : ScriptedDesk::response("<Say>At last.</Say>");
        });
        const QString sid = bench.call({});
        const QList<Asked> asked = bench.desk.asked("/again");
        QCOMPARE(asked.size(), 3);
        QVERIFY(!asked.first().token.isEmpty());
        QCOMPARE(asked.at(1).token, asked.first().token);
        QCOMPARE(asked.at(2).token, asked.first().token);
        QVERIFY(asked.first().token != bench.desk.asked("/twilio/voice/incoming").first().token);
        QCOMPARE(bench.record(sid).heard, QStringList{u"At last."_s});
    }

    void overridesAreReadAsTwilioReadsThem()
    {
        const auto overrides = practice::ConnectionOverrides::parse(u"rc=3&rp=5xx,ct,rt&rt=5000&x=1"_s);
        QCOMPARE(overrides.retries, 3);
        QVERIFY(overrides.onConnect && overrides.onRead && overrides.on5xx && !overrides.on4xx);
        QCOMPARE(overrides.readTimeout, 5000ms);
        QCOMPARE(practice::ConnectionOverrides::parse(u"rc=99&rt=1"_s).retries, 5);
        QCOMPARE(practice::ConnectionOverrides::parse(u"rc=99&rt=1"_s).readTimeout, 100ms);
        QVERIFY(practice::ConnectionOverrides::parse(u"nonsense"_s) == practice::ConnectionOverrides());
    }

    void aWebhookComesTwiceWithTheSameToken()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Hangup/>");
        bench.carrier.addFault({Fault::Kind::Repeat, u"incoming"_s, 1, 0ms});
        QList<practice::Delivery> deliveries;
        connect(&bench.carrier, &practice::Carrier::delivered, this,
            [&](const practice::Delivery &delivery) { deliveries.append(delivery); });
        bench.call({});
        const QList<Asked> asked = bench.desk.asked("/twilio/voice/incoming");
        QCOMPARE(asked.size(), 2);
        QVERIFY(asked.at(0).form == asked.at(1).form);
        QCOMPARE(asked.at(0).token, asked.at(1).token);
        QVERIFY(deliveries.at(1).repeated && deliveries.at(1).sameAnswer);
    }

    void aForgedWebhookComesBeforeTheRealOne()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Hangup/>");
        bench.carrier.addFault({Fault::Kind::Forge, u"incoming"_s, 1, 0ms});
        bench.call({});
        const QList<Asked> asked = bench.desk.asked("/twilio/voice/incoming");
        QCOMPARE(asked.size(), 2);
        QVERIFY(!asked.at(0).signedWell);
        QVERIFY(asked.at(1).signedWell);
    }

    void callbacksComeInAnotherOrder()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming",
            "<Dial><Number statusCallback=\"/leg\" statusCallbackEvent=\"initiated ringing answered "
            "completed\">+12065550153</Number></Dial>");
        bench.desk.on("/leg", [](const Asked &) { return http::Response::empty(204); });
        bench.carrier.addFault({Fault::Kind::Reorder, u"status"_s, 1, 0ms});
        bench.call({});
        QStringList numbers;
        for (const Asked &asked : bench.desk.asked("/leg"))
            numbers.append(asked.form.text("SequenceNumber"));
        QCOMPARE(numbers, QStringList({u"1"_s, u"0"_s, u"2"_s, u"3"_s}));
    }

    void aCallbackComesLate()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Hangup/>");
        bench.carrier.addFault({Fault::Kind::Delay, u"status"_s, 1, 40s});
        const Instant before = bench.clock.now();
        bench.call({});
        QCOMPARE(bench.desk.asked("/twilio/voice/status").size(), 1);
        QVERIFY(bench.clock.now() - before >= 40s);
    }

    void aLostAnswerTakesTheFallback()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Say>Lost.</Say>");
        bench.desk.twiml("/twilio/fallback", "<Say>Fallback.</Say>");
        bench.carrier.addFault({Fault::Kind::DropAnswer, u"incoming"_s, 1, 0ms});
        const QString sid = bench.call({});
        QCOMPARE(bench.desk.asked("/twilio/voice/incoming").size(), 1);
        QCOMPARE(bench.record(sid).heard, QStringList{u"Fallback."_s});
    }

    void redirectsOfTheServerAreFollowedWithoutDigits()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Gather numDigits=\"1\" action=\"/old\"/>");
        bench.desk.on("/old", [](const Asked &) {
            http::Response moved = http::Response::empty(302);
            moved.headers.emplace_back("Location", "/new");
            return moved;
        });
        bench.desk.twiml("/new", "<Say>Moved.</Say>");
        const QString sid = bench.call({press(u"4"_s)});
        QCOMPARE(bench.record(sid).heard, QStringList{u"Moved."_s});
        QVERIFY(!bench.desk.asked("/new").first().form.has("Digits"));
        QVERIFY(bench.desk.asked("/new").first().signedWell);
    }
};
static const test::Register<FaultTest> faultTest;

#include "faulttest.moc"
