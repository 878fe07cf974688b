// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/wav.h"
#include "scripteddesk.h"
#include "support/suite.h"
#include "twilio/callstatusevent.h"
#include "twilio/voicerequest.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::test;
using cb::twilio::CallStatus;
using practice::Behaviour;

namespace {

const QString ana = u"+12065550153"_s;
const QString ben = u"+12065550154"_s;

Behaviour answers(std::chrono::milliseconds after, std::chrono::milliseconds talks = 30s)
{
    Behaviour behaviour;
    behaviour.after = after;
    behaviour.talks = talks;
    return behaviour;
}

Behaviour does(Behaviour::Kind kind)
{
    Behaviour behaviour;
    behaviour.kind = kind;
    return behaviour;
}

/// <Dial> of one number with all its events told to /leg.
QByteArray dial(const QString &number, const QByteArray &attributes = "action=\"/after\"")
{
    return "<Dial " + attributes
        + "><Number statusCallback=\"/leg\" statusCallbackEvent=\"initiated ringing answered completed\">"
        + number.toLatin1() + "</Number></Dial>";
}

/// A bench whose caller is put through with that TwiML.
struct DialBench : Bench {
    explicit DialBench(const QByteArray &verbs)
    {
        desk.twiml("/twilio/voice/incoming", verbs);
        desk.twiml("/after", "<Say>After the call.</Say>");
        desk.on("/leg", [](const Asked &) { return http::Response::empty(204); });
    }
    [[nodiscard]] twilio::DialResult result()
    {
        const QList<Asked> asked = desk.asked("/after");
        const Result<twilio::VoiceRequest> request =
            asked.size() == 1 ? twilio::VoiceRequest::parse(asked.first().form) : twilio::VoiceRequest();
        return request && request->dial ? *request->dial : twilio::DialResult{twilio::DialStatus::Canceled, {}, {}, {}};
    }
};

} // namespace

/// Dial: telephones that ring, and what becomes of both sides.
class DialTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void bothSidesAreToldInOrder()
    {
        DialBench bench(dial(ana));
        bench.carrier.setBehaviour(ana, answers(4s, 61s));
        const QString sid = bench.call({});
        QStringList events;
        int number = 0;
        for (const Asked &asked : bench.desk.asked("/leg")) {
            const Result<twilio::CallStatusEvent> event = twilio::CallStatusEvent::parse(asked.form);
            QVERIFY(event);
            QCOMPARE(event->call.parentCallSid, sid);
            QCOMPARE(event->call.direction, twilio::Direction::OutboundDial);
            QCOMPARE(event->call.to, ana);
            QCOMPARE(event->call.from, u"+12065550142"_s); // the caller's, unless a callerId is named
            QCOMPARE(event->sequenceNumber, std::optional(number++));
            events.append(asked.form.text("CallStatus"));
            if (event->call.status == CallStatus::Completed) {
                QCOMPARE(event->duration, std::optional(61s));
                QCOMPARE(event->billed, std::optional(std::chrono::minutes(2)));
            }
        }
        QCOMPARE(events, QStringList({u"initiated"_s, u"ringing"_s, u"in-progress"_s, u"completed"_s}));
        const twilio::DialResult result = bench.result();
        QCOMPARE(result.status, twilio::DialStatus::Completed);
        QCOMPARE(result.bridged, std::optional(true));
        QCOMPARE(result.duration, 61s);
        QCOMPARE(bench.record(sid).heard, QStringList{u"After the call."_s});
        QVERIFY(bench.record(sid).bridged);
    }

    void nobodyTalks_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("dialStatus");
        QTest::newRow("busy") << int(Behaviour::Kind::Busy) << u"busy"_s;
        QTest::newRow("rings out") << int(Behaviour::Kind::NoAnswer) << u"no-answer"_s;
        QTest::newRow("declines") << int(Behaviour::Kind::Declines) << u"busy"_s;
        QTest::newRow("no such number") << int(Behaviour::Kind::NotInService) << u"failed"_s;
    }
    void nobodyTalks()
    {
        QFETCH(int, kind);
        QFETCH(QString, dialStatus);
        DialBench bench(dial(ana, "action=\"/after\" timeout=\"20\""));
        bench.carrier.setBehaviour(ana, does(Behaviour::Kind(kind)));
        const QString sid = bench.call({});
        const QList<Asked> after = bench.desk.asked("/after");
        QCOMPARE(after.size(), 1);
        QCOMPARE(after.first().form.text("DialCallStatus"), dialStatus);
        QCOMPARE(after.first().form.text("DialBridged"), u"false"_s);
        QCOMPARE(after.first().form.text("DialCallDuration"), u"0"_s);
        QVERIFY(!bench.record(sid).bridged);
        QCOMPARE(bench.desk.asked("/leg").last().form.text("CallStatus"), dialStatus);
    }

    void withoutAnActionTheNextVerbRuns()
    {
        DialBench bench("<Dial>" + ana.toLatin1() + "</Dial><Say>Still there?</Say>");
        bench.carrier.setBehaviour(ana, answers(1s, 5s));
        const QString sid = bench.call({});
        QCOMPARE(bench.record(sid).heard, QStringList{u"Still there?"_s});
    }

    void ofSeveralTheFirstToAnswerIsJoined()
    {
        DialBench bench("<Dial action=\"/after\"><Number statusCallback=\"/leg\">" + ana.toLatin1()
            + "</Number><Number statusCallback=\"/leg\">" + ben.toLatin1() + "</Number></Dial>");
        bench.carrier.setBehaviour(ana, answers(9s));
        bench.carrier.setBehaviour(ben, answers(3s));
        const QString sid = bench.call({});
        QCOMPARE(bench.record(sid).dialled, QStringList({ana, ben}));
        QHash<QString, QString> ends;
        for (const Asked &asked : bench.desk.asked("/leg"))
            ends.insert(asked.form.text("To"), asked.form.text("CallStatus"));
        QCOMPARE(ends.value(ana), u"canceled"_s);
        QCOMPARE(ends.value(ben), u"completed"_s);
        QCOMPARE(bench.carrier.ledger().call(bench.result().callSid)->to, ben);
    }

    void oneAfterTheOtherWhenThatIsWanted()
    {
        DialBench bench("<Dial sequential=\"true\" timeout=\"10\" action=\"/after\"><Number>" + ana.toLatin1()
            + "</Number><Number>" + ben.toLatin1() + "</Number></Dial>");
        bench.carrier.setBehaviour(ana, does(Behaviour::Kind::NoAnswer));
        bench.carrier.setBehaviour(ben, answers(2s));
        const QString sid = bench.call({});
        QCOMPARE(bench.record(sid).dialled, QStringList({ana, ben}));
        QCOMPARE(bench.result().status, twilio::DialStatus::Completed);
    }

    void aTelephoneInUseIsBusy()
    {
        DialBench bench(dial(ana));
        bench.carrier.setBehaviour(ana, answers(1s, 5min));
        const QString first = bench.place({}, u"+12065550142"_s);
        QVERIFY(waitFor([&] { return bench.record(first).bridged; }, 5s));
        bench.carrier.setBehaviour(ana, answers(1s, 5min));
        const QString second = bench.place({}, u"+12065550125"_s);
        QVERIFY(bench.finish());
        QVERIFY(!bench.record(second).bridged);
        QVERIFY(bench.record(first).bridged);
    }

    void theCallerHangsUpWhileItRings()
    {
        DialBench bench(dial(ana));
        bench.carrier.setBehaviour(ana, answers(20s));
        const QString sid = bench.call({hangUp(6s)});
        QCOMPARE(bench.record(sid).status, CallStatus::Completed);
        QCOMPARE(bench.desk.asked("/leg").last().form.text("CallStatus"), u"canceled"_s);
        const QList<Asked> after = bench.desk.asked("/after");
        QCOMPARE(after.size(), 1);
        QCOMPARE(after.first().form.text("DialCallStatus"), u"canceled"_s);
        QCOMPARE(after.first().form.text("CallStatus"), u"completed"_s);
        QVERIFY(bench.record(sid).heard.isEmpty()); // the answer is for nobody
    }

    void theCallerHangsUpFirst()
    {
        DialBench bench(dial(ana));
        bench.carrier.setBehaviour(ana, answers(2s, 5min));
        const QString sid = bench.call({talk(25s)});
        QCOMPARE(bench.record(sid).status, CallStatus::Completed);
        QVERIFY(bench.record(sid).duration() < 35s);
        QCOMPARE(bench.desk.asked("/leg").last().form.text("CallStatus"), u"completed"_s);
        QCOMPARE(bench.desk.asked("/leg").last().form.text("CallDuration"), u"25"_s);
    }

    void aWhisperIsHeardBeforeTheyAreJoined()
    {
        DialBench bench("<Dial action=\"/after\"><Number url=\"/whisper\">" + ana.toLatin1() + "</Number></Dial>");
        bench.desk.twiml("/whisper",
            "<Gather numDigits=\"1\" action=\"/accept\"><Say>Press 1 to take the call.</Say></Gather><Hangup/>");
        bench.desk.twiml("/accept", "");
        Behaviour behaviour = answers(2s);
        behaviour.script.turns = {press(u"1"_s)};
        bench.carrier.setBehaviour(ana, behaviour);
        const QString sid = bench.call({});
        QCOMPARE(bench.desk.asked("/accept").size(), 1);
        QVERIFY(!bench.desk.asked("/accept").first().form.text("ParentCallSid").isEmpty());
        QVERIFY(bench.record(sid).bridged);
    }

    void whoDeclinesInTheWhisperIsNotJoined()
    {
        DialBench bench("<Dial action=\"/after\"><Number url=\"/whisper\">" + ana.toLatin1() + "</Number></Dial>");
        bench.desk.twiml("/whisper", "<Gather numDigits=\"1\" action=\"/accept\" timeout=\"4\"/><Hangup/>");
        bench.carrier.setBehaviour(ana, answers(2s));
        const QString sid = bench.call({});
        QVERIFY(!bench.record(sid).bridged);
        QCOMPARE(bench.result().status, twilio::DialStatus::Completed); // answered, but
        QCOMPARE(bench.result().bridged, std::optional(false));
    }

    void answerOnBridgeLeavesTheCallerRinging()
    {
        DialBench bench(dial(ana, "answerOnBridge=\"true\" action=\"/after\""));
        bench.carrier.setBehaviour(ana, answers(8s, 20s));
        const QString sid = bench.call({});
        const practice::CallRecord &call = bench.record(sid);
        QVERIFY(call.answeredAt && *call.answeredAt - call.createdAt >= 8s);
    }

    void aJoinedCallIsRecorded()
    {
        DialBench bench(
            dial(ana, "record=\"record-from-answer-dual\" recordingStatusCallback=\"/recording\" action=\"/after\""));
        bench.desk.on("/recording", [](const Asked &) { return http::Response::empty(204); });
        bench.carrier.setBehaviour(ana, answers(2s, 12s));
        const QString sid = bench.call({});
        const QList<Asked> told = bench.desk.asked("/recording");
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().form.text("RecordingChannels"), u"2"_s);
        QCOMPARE(told.first().form.text("RecordingSource"), u"DialVerb"_s);
        QCOMPARE(told.first().form.text("RecordingDuration"), u"12"_s);
        QCOMPARE(told.first().form.text("CallSid"), sid); // the parent's
        QVERIFY(bench.desk.asked("/after").first().form.has("RecordingUrl"));

        const QString media = QUrl(told.first().form.text("RecordingUrl")).path() + u".wav"_s;
        const auto channels = [&](const QString &query) {
            const Result<audio::Pcm> sound = audio::readWav(bench.rest(http::Method::Get, media + query).body);
            return sound ? sound->channels : 0;
        };
        QCOMPARE(channels({}), 2);
        QCOMPARE(channels(u"?RequestedChannels=2"_s), 2);
        QCOMPARE(channels(u"?RequestedChannels=1"_s), 1);
    }

    void conferencesAreRefusedHonestly()
    {
        DialBench bench("<Dial action=\"/after\"><Conference>room</Conference></Dial>");
        const QString sid = bench.call({});
        QCOMPARE(bench.desk.asked("/after").first().form.text("DialCallStatus"), u"failed"_s);
        QVERIFY(bench.record(sid).warnings.join(u' ').contains(u"Conference"_s));
    }
};
static const test::Register<DialTest> dialTest;

#include "dialtest.moc"
