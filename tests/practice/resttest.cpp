// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi.h"
#include "scripteddesk.h"
#include "support/suite.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::test;
using cb::twilio::CallStatus;

namespace {

QJsonObject object(const http::ClientResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

const QByteArray goodCall = "To=%2B12065550142&From=%2B12065550100&Twiml=%3CResponse%3E%3CPause%20length%3D%2220%22/"
                            "%3E%3C/Response%3E";

} // namespace

/// The REST API against Twilio's own description of it, and its behaviour over real HTTP.
class RestTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void eachAnswerHasTheFormTwilioPublishes()
    {
        const OpenApi api;
        QVERIFY(api.isLoaded());
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Record transcribe=\"true\"/>");
        const QString inbound = bench.call({say(u"Hello there, please call me back about the invoice."_s)});
        const QString recording = bench.carrier.ledger().recordingSids().value(0);
        QVERIFY(bench.carrier.ledger().recording(recording)->transcription);
        const QString number = bench.carrier.ledger().numbers().first().sid;
        struct Operation {
            http::Method method;
            QString path; // below the account
            QString pattern; // as the description has it
            QByteArray parameters;
        };
        const QList<Operation> operations{
            {http::Method::Post, u"/Calls.json"_s, u"/Calls.json"_s,
                goodCall + "&Method=POST&Timeout=30&TimeLimit=600&StatusCallbackEvent=ringing&StatusCallback="
                    + bench.desk.url().toUtf8().toPercentEncoding() + "&StatusCallbackMethod=POST"},
            {http::Method::Get, u"/Calls.json"_s, u"/Calls.json"_s,
                "To=%2B12065550142&Status=queued&PageSize=20&StartTime%3E=2026-01-01"},
            {http::Method::Get, u"/Calls/%1.json"_s.arg(inbound), u"/Calls/{Sid}.json"_s, {}},
            {http::Method::Post, u"/Calls/%1.json"_s.arg(inbound), u"/Calls/{Sid}.json"_s, "Status="},
            {http::Method::Get, u"/Calls/%1/Recordings.json"_s.arg(inbound), u"/Calls/{CallSid}/Recordings.json"_s, {}},
            {http::Method::Get, u"/Recordings.json"_s, u"/Recordings.json"_s, "DateCreated=2026-11-20"},
            {http::Method::Get, u"/Recordings/%1.json"_s.arg(recording), u"/Recordings/{Sid}.json"_s, {}},
            {http::Method::Get, u"/Recordings/%1/Transcriptions.json"_s.arg(recording),
                u"/Recordings/{RecordingSid}/Transcriptions.json"_s, {}},
            {http::Method::Get, u"/IncomingPhoneNumbers.json"_s, u"/IncomingPhoneNumbers.json"_s, "PageSize=5"},
            {http::Method::Get, u"/IncomingPhoneNumbers/%1.json"_s.arg(number), u"/IncomingPhoneNumbers/{Sid}.json"_s,
                {}},
            {http::Method::Post, u"/IncomingPhoneNumbers/%1.json"_s.arg(number), u"/IncomingPhoneNumbers/{Sid}.json"_s,
                "FriendlyName=Front&VoiceUrl=http%3A%2F%2Fdesk.example.com%2Fv&VoiceMethod=GET&SmsUrl="},
            {http::Method::Get, u"/Balance.json"_s, u"/Balance.json"_s, {}},
            {http::Method::Get, u".json"_s, u"/2010-04-01/Accounts/{Sid}.json"_s, {}},
            {http::Method::Get, u"/OutgoingCallerIds.json"_s, u"/OutgoingCallerIds.json"_s, "PageSize=5"},
        };
        for (const Operation &operation : operations) {
            const bool post = operation.method == http::Method::Post;
            const QString name = QString::fromLatin1(http::methodName(operation.method)) + u' ' + operation.pattern;
            const QString query =
                post || operation.parameters.isEmpty() ? QString() : u'?' + QString::fromLatin1(operation.parameters);
            const http::ClientResponse response = bench.rest(
                operation.method, bench.account() + operation.path + query, post ? operation.parameters : QByteArray());
            QVERIFY2(response.status == 200 || response.status == 201,
                qPrintable(u"%1: %2 %3"_s.arg(name).arg(response.status).arg(QString::fromUtf8(response.body))));
            const QString problem = api.problem(operation.method, operation.pattern, operation.parameters, response);
            QVERIFY2(problem.isEmpty(), qPrintable(name + u": "_s + problem));
        }
        QVERIFY(bench.finish());
    }

    void theCheckItselfFindsWhatIsWrong()
    {
        const OpenApi api;
        http::ClientResponse wrong;
        wrong.status = 200;
        wrong.body = R"({"account_sid": "AC00000000000000000000000000000000", "balance": 184.2, "currency": "USD"})";
        const QString balance = u"/Balance.json"_s;
        QVERIFY(api.problem(http::Method::Get, balance, {}, wrong).contains(u"balance"_s));
        wrong.body = R"({"account_sid": "AC00000000000000000000000000000000", "balance": "184.2"})";
        QVERIFY(api.problem(http::Method::Get, balance, {}, wrong).contains(u"currency"_s));
        wrong.body =
            R"({"account_sid": "AC00000000000000000000000000000000", "balance": "184.2", "currency": "USD", "owner": "x"})";
        QVERIFY(api.problem(http::Method::Get, balance, {}, wrong).contains(u"owner"_s));
        QVERIFY(!api.problem(http::Method::Get, u"/Nothing.json"_s, {}, wrong).isEmpty());
        QVERIFY(api.problem(http::Method::Post, u"/Calls.json"_s, "To=1&Tmeout=10", wrong).contains(u"Tmeout"_s));
        QVERIFY(api.problem(http::Method::Post, u"/Calls.json"_s, "To=1", wrong).contains(u"From"_s));
    }

    void requestsAreRefusedAsTwilioRefuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        const QByteArray from = "&From=%2B12065550100";
        const QByteArray url = "&Url=http%3A%2F%2F127.0.0.1%2Fx";
        QTest::newRow("no To") << from.mid(1) + url << 21201;
        QTest::newRow("no From") << "To=%2B12065550142" + url << 21213;
        QTest::newRow("no document") << "To=%2B12065550142" + from << 21205;
        QTest::newRow("no address") << "To=%2B12065550142&Url=nowhere" + from << 21205;
        QTest::newRow("To is no number") << "To=12" + from + url << 21211;
        QTest::newRow("From is not ours") << "To=%2B12065550142&From=%2B12065550199" + url << 21210;
        QTest::newRow("magic From") << "To=%2B12065550142&From=%2B15005550001" + url << 21212;
        QTest::newRow("magic To, not valid") << "To=%2B15005550001" + from + url << 21217;
        QTest::newRow("magic To, cannot be reached") << "To=%2B15005550002" + from + url << 21214;
        QTest::newRow("magic To, country") << "To=%2B15005550003" + from + url << 21215;
        QTest::newRow("magic To, blocked") << "To=%2B15005550004" + from + url << 21216;
    }
    void requestsAreRefusedAsTwilioRefuses()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        Bench bench;
        const http::ClientResponse response = bench.rest(http::Method::Post, bench.account() + u"/Calls.json"_s, body);
        QCOMPARE(response.status, 400);
        const QJsonObject error = object(response);
        QCOMPARE(error.value(u"code"_s).toInt(), code);
        QCOMPARE(error.value(u"status"_s).toInt(), 400);
        QVERIFY(!error.value(u"message"_s).toString().isEmpty());
        QCOMPARE(error.value(u"more_info"_s).toString(), u"https://www.twilio.com/docs/errors/%1"_s.arg(code));
        QVERIFY(bench.carrier.ledger().callSids().isEmpty());
    }

    void onlyTheAccountIsLetIn()
    {
        Bench bench;
        const http::ClientResponse refused =
            bench.rest(http::Method::Get, bench.account() + u"/Calls.json"_s, {}, false);
        QCOMPARE(refused.status, 401);
        QCOMPARE(object(refused).value(u"code"_s).toInt(), 20003);
        const http::ClientResponse unknown =
            bench.rest(http::Method::Get, bench.account() + u"/Calls/CA00000000000000000000000000000000.json"_s);
        QCOMPARE(unknown.status, 404);
        QCOMPARE(object(unknown).value(u"code"_s).toInt(), 20404);
        QCOMPARE(bench.rest(http::Method::Get, bench.account() + u"/Queues.json"_s).status, 404);
    }

    void aCallIsMadeAndToldOf()
    {
        Bench bench;
        bench.desk.twiml("/outgoing", "<Say>This is a reminder.</Say>");
        bench.desk.on("/leg", [](const Asked &) { return http::Response::empty(204); });
        const http::ClientResponse made = bench.rest(http::Method::Post, bench.account() + u"/Calls.json"_s,
            "To=%2B12065550142&From=%2B12065550100&Url=" + bench.desk.url().toUtf8().toPercentEncoding()
                + "%2Foutgoing&StatusCallback=" + bench.desk.url().toUtf8().toPercentEncoding()
                + "%2Fleg&StatusCallbackEvent=initiated&StatusCallbackEvent=answered&StatusCallbackEvent=completed");
        QCOMPARE(made.status, 201);
        const QString sid = object(made).value(u"sid"_s).toString();
        QCOMPARE(object(made).value(u"status"_s).toString(), u"queued"_s);
        QVERIFY(bench.finish());
        QCOMPARE(bench.record(sid).heard, QStringList{u"This is a reminder."_s});
        QStringList events;
        for (const Asked &asked : bench.desk.asked("/leg"))
            events.append(asked.form.text("SequenceNumber") + u' ' + asked.form.text("CallStatus"));
        QCOMPARE(events, QStringList({u"0 initiated"_s, u"2 in-progress"_s, u"3 completed"_s}));
        QCOMPARE(bench.desk.asked("/outgoing").first().form.text("Direction"), u"outbound-api"_s);
    }

    void aLiveCallIsRedirectedAndHungUp()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Pause length=\"600\"/>");
        bench.desk.twiml("/elsewhere", "<Say>Moved.</Say><Pause length=\"600\"/>");
        const QString sid = bench.place({});
        QVERIFY(waitFor([&] { return bench.record(sid).answeredAt.has_value(); }, 5s));
        const QString path = bench.account() + u"/Calls/%1.json"_s.arg(sid);
        const http::ClientResponse moved = bench.rest(http::Method::Post, path,
            "Url=" + bench.desk.url().toUtf8().toPercentEncoding() + "%2Felsewhere&Method=POST");
        QCOMPARE(moved.status, 200);
        QVERIFY(waitFor([&] { return !bench.record(sid).heard.isEmpty(); }, 5s));
        QCOMPARE(bench.rest(http::Method::Post, path, "Status=canceled").status, 400); // it has been answered
        const http::ClientResponse ended = bench.rest(http::Method::Post, path, "Status=completed");
        QCOMPARE(object(ended).value(u"status"_s).toString(), u"completed"_s);
        const http::ClientResponse late = bench.rest(http::Method::Post, path, "Status=completed");
        QCOMPARE(late.status, 400);
        QCOMPARE(object(late).value(u"code"_s).toInt(), 21220);
        QVERIFY(bench.finish());
    }

    void redirectingOneLegEndsTheBridge()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Dial action=\"/after\">+12065550153</Dial>");
        bench.desk.twiml("/after", "<Say>Your agent has gone.</Say>");
        bench.desk.twiml("/parked", "<Say>You are parked.</Say>");
        const QString sid = bench.place({});
        QVERIFY(waitFor([&] { return bench.record(sid).bridged; }, 5s));
        const QString child = bench.carrier.ledger().callSids().last();
        QCOMPARE(bench
                     .rest(http::Method::Post, bench.account() + u"/Calls/%1.json"_s.arg(child),
                         "Url=" + bench.desk.url().toUtf8().toPercentEncoding() + "%2Fparked")
                     .status,
            200);
        QVERIFY(bench.finish());
        QCOMPARE(bench.record(child).heard, QStringList{u"You are parked."_s});
        QCOMPARE(bench.record(sid).heard, QStringList{u"Your agent has gone."_s});
    }

    void listsComeInPages()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Hangup/>");
        for (int i = 0; i < 5; ++i)
            bench.place({});
        QVERIFY(bench.finish());
        QString path = bench.account() + u"/Calls.json?PageSize=2&From=%2B12065550142"_s;
        QStringList sids;
        int pages = 0;
        while (!path.isEmpty() && ++pages < 10) {
            const QJsonObject page = object(bench.rest(http::Method::Get, path));
            for (const QJsonValue &call : page.value(u"calls"_s).toArray())
                sids.append(call.toObject().value(u"sid"_s).toString());
            path = page.value(u"next_page_uri"_s).toString();
        }
        QCOMPARE(pages, 3);
        QStringList newestFirst = bench.carrier.ledger().callSids();
        std::reverse(newestFirst.begin(), newestFirst.end());
        QCOMPARE(sids, newestFirst);
        const QJsonObject none =
            object(bench.rest(http::Method::Get, bench.account() + u"/Calls.json?StartTime%3C=2020-01-01"_s));
        QVERIFY(none.value(u"calls"_s).toArray().isEmpty());
    }

    void aNumberIsPointedElsewhere()
    {
        Bench bench;
        bench.desk.twiml("/other", "<Say>Other.</Say>");
        const QString number = bench.carrier.ledger().numbers().first().sid;
        const http::ClientResponse changed =
            bench.rest(http::Method::Post, bench.account() + u"/IncomingPhoneNumbers/%1.json"_s.arg(number),
                "VoiceUrl=" + bench.desk.url().toUtf8().toPercentEncoding() + "%2Fother");
        QCOMPARE(changed.status, 200);
        const QString sid = bench.call({});
        QCOMPARE(bench.record(sid).heard, QStringList{u"Other."_s});
    }

    void whatIsDeletedIsGone()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Record/>");
        const QString sid = bench.call({say(u"Hello."_s)});
        const QString recording = bench.carrier.ledger().recordingSids().value(0);
        for (const QString &path : {u"/Recordings/%1.json"_s.arg(recording), u"/Calls/%1.json"_s.arg(sid)}) {
            QCOMPARE(bench.rest(http::Method::Delete, bench.account() + path).status, 204);
            QCOMPARE(bench.rest(http::Method::Get, bench.account() + path).status, 404);
        }
    }

    void itFailsWhenThatIsAskedFor()
    {
        Bench bench;
        bench.carrier.failRest(429, 1);
        const QString path = bench.account() + u"/Balance.json"_s;
        const http::ClientResponse refused = bench.rest(http::Method::Get, path);
        QCOMPARE(refused.status, 429);
        QCOMPARE(object(refused).value(u"code"_s).toInt(), 20429);
        QCOMPARE(bench.rest(http::Method::Get, path).status, 200);
    }
};
static const test::Register<RestTest> restTest;

#include "resttest.moc"
