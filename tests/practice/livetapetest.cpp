// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openapi.h"
#include "scripteddesk.h"
#include "support/suite.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::test;
using cb::twilio::RecordingStatus;

/// Recordings of a call in progress, over REST.
class LiveTapeTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aLiveCallIsRecordedPausedAndStopped()
    {
        const OpenApi api;
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Pause length=\"60\"/>");
        bench.desk.on("/tape", [](const Asked &) { return http::Response::empty(204); });
        const QString call = bench.place({});
        QVERIFY(waitFor([&] { return bench.record(call).answeredAt.has_value(); }, 10s));
        const QString list = bench.account() + u"/Calls/%1/Recordings"_s.arg(call);
        const QByteArray start = "RecordingChannels=dual&RecordingStatusCallback="
            + (bench.desk.url() + u"/tape"_s).toUtf8().toPercentEncoding()
            + "&RecordingStatusCallbackEvent=in-progress&RecordingStatusCallbackEvent=completed";
        const auto posted = [&](const QString &path, const QString &pattern, const QByteArray &form) {
            const http::ClientResponse answer = bench.rest(http::Method::Post, path + u".json"_s, form);
            if (answer.status < 300) {
                const QString problem = api.problem(http::Method::Post, pattern, form, answer);
                if (!problem.isEmpty())
                    qWarning("%ls", qUtf16Printable(problem));
            }
            return answer;
        };
        const http::ClientResponse made = posted(list, u"/Calls/{CallSid}/Recordings.json"_s, start);
        QCOMPARE(made.status, 201);
        const QString sid = QJsonDocument::fromJson(made.body)[u"sid"_s].toString();
        const auto status = [&] { return bench.carrier.ledger().recording(sid)->status; };
        QCOMPARE(status(), RecordingStatus::InProgress);
        const QString one = u"/Calls/{CallSid}/Recordings/{Sid}.json"_s;
        QCOMPARE(posted(list + u"/Twilio.CURRENT"_s, one, "Status=paused").status, 200);
        QCOMPARE(status(), RecordingStatus::Paused);
        QCOMPARE(posted(list + u'/' + sid, one, "Status=in-progress").status, 200);
        QCOMPARE(status(), RecordingStatus::InProgress);
        QCOMPARE(posted(list + u'/' + sid, one, "Status=stopped").status, 200);
        QCOMPARE(posted(list + u'/' + sid, one, "Status=paused").status, 400);
        QCOMPARE(posted(list + u"/Twilio.CURRENT"_s, one, "Status=paused").status, 404);
        QVERIFY(bench.finish());
        QCOMPARE(status(), RecordingStatus::Completed);
        QCOMPARE(bench.desk.asked("/tape").size(), 2);
    }

    void whatStillRunsEndsWithItsCall()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Pause length=\"20\"/>");
        const QString call = bench.place({});
        QVERIFY(waitFor([&] { return bench.record(call).answeredAt.has_value(); }, 10s));
        const QString list = bench.account() + u"/Calls/%1/Recordings.json"_s.arg(call);
        QCOMPARE(bench.rest(http::Method::Post, list, {}).status, 201);
        QVERIFY(bench.finish());
        const QString sid = bench.carrier.ledger().recordingSids().value(0);
        QCOMPARE(bench.carrier.ledger().recording(sid)->status, RecordingStatus::Completed);
        QVERIFY(bench.carrier.ledger().recording(sid)->length > 0ms);
        QCOMPARE(bench.rest(http::Method::Post, list, {}).status, 400); // the call is over
    }
};
static const test::Register<LiveTapeTest> liveTapeTest;

#include "livetapetest.moc"
