// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/wav.h"
#include "scripteddesk.h"
#include "support/suite.h"
#include "twilio/callstatusevent.h"
#include "twilio/recordingevents.h"
#include "twilio/voicerequest.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::test;
using cb::twilio::CallStatus;

/// What a caller lives through, verb by verb, over real HTTP.
class CallTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aCallIsAnnouncedAsTwilioDoes()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Say>Welcome.</Say>");
        const QString sid = bench.call({});

        const QList<Asked> asked = bench.desk.asked("/twilio/voice/incoming");
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked.first().signedWell);
        const Result<twilio::VoiceRequest> request = twilio::VoiceRequest::parse(asked.first().form);
        QVERIFY2(request, qPrintable(request ? QString() : request.error().detail));
        QCOMPARE(request->call.callSid, sid);
        QCOMPARE(request->call.accountSid, bench.carrier.accountSid());
        QCOMPARE(request->call.status, CallStatus::Ringing);
        QCOMPARE(request->call.direction, twilio::Direction::Inbound);
        QCOMPARE(request->call.from, u"+12065550142"_s);
        QCOMPARE(request->call.to, mainLine);
        QCOMPARE(request->call.fromPlace.city, u"SEATTLE"_s);
        QVERIFY(request->call.stir.isVerified());
        QCOMPARE(asked.first().form.text("Caller"), u"+12065550142"_s);
        QVERIFY(asked.first().form.has("CalledCountry"));

        const practice::CallRecord &call = bench.record(sid);
        QCOMPARE(call.status, CallStatus::Completed);
        QCOMPARE(call.heard, QStringList{u"Welcome."_s});
        QVERIFY(call.duration() >= 1s && call.duration() <= 2s); // as long as the word is spoken
    }

    void theNumbersStatusCallbackComesOnceAtTheEnd()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Pause length=\"61\"/>");
        bench.call({});
        const QList<Asked> told = bench.desk.asked("/twilio/voice/status");
        QCOMPARE(told.size(), 1);
        QVERIFY(told.first().signedWell);
        const Result<twilio::CallStatusEvent> event = twilio::CallStatusEvent::parse(told.first().form);
        QVERIFY(event);
        QCOMPARE(event->call.status, CallStatus::Completed);
        QVERIFY(event->duration && *event->duration >= 61s && *event->duration <= 62s);
        QCOMPARE(event->billed, std::optional(std::chrono::minutes(2)));
        QCOMPARE(event->source, u"call-progress-events"_s);
        QVERIFY(event->at.has_value());
    }

    void keysEndAGather_data()
    {
        QTest::addColumn<QByteArray>("attributes");
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("digits");
        QTest::newRow("as many as are wanted") << QByteArray("numDigits=\"1\"") << u"1"_s << u"1"_s;
        QTest::newRow("what comes after them is not theirs") << QByteArray("numDigits=\"2\"") << u"1234"_s << u"12"_s;
        QTest::newRow("the pound key") << QByteArray() << u"408#"_s << u"408"_s;
        QTest::newRow("another finish key") << QByteArray("finishOnKey=\"*\"") << u"12#*"_s << u"12#"_s;
        QTest::newRow("none: the time-out") << QByteArray("finishOnKey=\"\" timeout=\"3\"") << u"7#"_s << u"7#"_s;
    }
    void keysEndAGather()
    {
        QFETCH(QByteArray, attributes);
        QFETCH(QString, keys);
        QFETCH(QString, digits);
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming",
            "<Gather action=\"/menu?v=1\" " + attributes + "><Say>Press a key.</Say></Gather><Say>Nothing.</Say>");
        bench.desk.twiml("/menu", "<Hangup/>");
        const QString sid = bench.call({press(keys)});
        const QList<Asked> asked = bench.desk.asked("/menu");
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().query, QByteArray("v=1"));
        QCOMPARE(asked.first().form.text("Digits"), digits);
        QCOMPARE(asked.first().form.text("CallStatus"), u"in-progress"_s);
        QCOMPARE(bench.record(sid).heard, QStringList{u"Press a key."_s});
    }

    void aKeyInterruptsThePrompt()
    {
        Bench bench;
        bench.desk.twiml(
            "/twilio/voice/incoming", "<Gather action=\"/menu\" numDigits=\"1\"><Pause length=\"60\"/></Gather>");
        bench.desk.twiml("/menu", "<Hangup/>");
        const QString sid = bench.call({press(u"1"_s, 2s)});
        QCOMPARE(bench.desk.asked("/menu").size(), 1);
        QVERIFY(bench.record(sid).duration() <= 3s);
    }

    void silenceGoesOnWithTheNextVerb()
    {
        Bench bench;
        bench.desk.twiml(
            "/twilio/voice/incoming", "<Gather action=\"/menu\" timeout=\"4\"/><Say>We did not hear you.</Say>");
        const QString sid = bench.call({silent()});
        QVERIFY(bench.desk.asked("/menu").isEmpty());
        QCOMPARE(bench.record(sid).heard, QStringList{u"We did not hear you."_s});
        QVERIFY(bench.record(sid).duration() >= 5s);
    }

    void silenceIsToldWhenThatIsWanted()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Gather action=\"/menu\" actionOnEmptyResult=\"true\"/>");
        bench.desk.twiml("/menu", "<Hangup/>");
        bench.call({silent()});
        const QList<Asked> asked = bench.desk.asked("/menu");
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked.first().form.has("Digits"));
        QVERIFY(asked.first().form.value("Digits").isEmpty());
    }

    void wordsAreHeardWhereTheyAreListenedFor()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Gather action=\"/menu\" input=\"dtmf speech\"/>");
        bench.desk.twiml("/menu", "<Hangup/>");
        bench.call({say(u"billing please"_s)});
        const QList<Asked> asked = bench.desk.asked("/menu");
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().form.text("SpeechResult"), u"billing please"_s);
        QVERIFY(asked.first().form.has("Confidence"));
        QVERIFY(!asked.first().form.has("Digits"));
    }

    void aMessageIsRecordedAndServedAsSound()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming",
            "<Record action=\"/taped\" maxLength=\"60\" recordingStatusCallback=\"/recording\" "
            "recordingStatusCallbackEvent=\"in-progress completed\"/>");
        bench.desk.twiml("/taped", "<Hangup/>");
        bench.desk.on("/recording", [](const Asked &) { return http::Response::empty(204); });
        const QString sid = bench.call({say(u"Please call me back about the invoice."_s), press(u"#"_s)});

        const QList<Asked> taped = bench.desk.asked("/taped");
        QCOMPARE(taped.size(), 1);
        QCOMPARE(taped.first().form.text("Digits"), u"#"_s);
        const QString url = taped.first().form.text("RecordingUrl");

        const QList<Asked> told = bench.desk.asked("/recording");
        QCOMPARE(told.size(), 2);
        const Result<twilio::RecordingStatusEvent> begun = twilio::RecordingStatusEvent::parse(told.first().form);
        const Result<twilio::RecordingStatusEvent> done = twilio::RecordingStatusEvent::parse(told.last().form);
        QVERIFY(begun && done);
        QCOMPARE(begun->status, twilio::RecordingStatus::InProgress);
        QCOMPARE(done->status, twilio::RecordingStatus::Completed);
        QCOMPARE(done->callSid, sid);
        QCOMPARE(done->source, twilio::RecordingSource::RecordVerb);
        QCOMPARE(done->url, url);
        QVERIFY(done->duration);
        const auto seconds = done->duration->count();
        QVERIFY2(seconds >= 2 && seconds <= 6, qPrintable(QString::number(seconds)));

        const http::ClientResponse wav = bench.rest(http::Method::Get, QUrl(url).path() + u".wav"_s, {}, false);
        QCOMPARE(wav.status, 200);
        QCOMPARE(wav.header("Content-Type"), QByteArray("audio/x-wav"));
        const Result<audio::Pcm> sound = audio::readWav(wav.body);
        QVERIFY(sound);
        QCOMPARE(sound->rate, 8000);
        QVERIFY(std::chrono::ceil<std::chrono::seconds>(sound->length()).count() == seconds);
        const auto loudest = std::max_element(sound->samples.begin(), sound->samples.end());
        QVERIFY(*loudest > 1000); // somebody speaks in it
    }

    void aMessageMayBeAFileOfTheScenario()
    {
        Bench bench;
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"message.wav"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const audio::Pcm message = audio::tone(440, 3s);
        file.write(audio::writeWav(message));
        file.close();
        bench.desk.twiml("/twilio/voice/incoming", "<Record action=\"/taped\"/>");
        bench.desk.twiml("/taped", "<Hangup/>");
        practice::Turn turn = say(u"A tone."_s);
        turn.audioFile = file.fileName();
        bench.call({turn, press(u"#"_s)});
        const QList<Asked> taped = bench.desk.asked("/taped");
        QCOMPARE(taped.size(), 1);
        QCOMPARE(taped.first().form.text("RecordingDuration"), u"4"_s); // half a second until the key
        const QUrl url(taped.first().form.text("RecordingUrl"));
        QCOMPARE(audio::readWav(bench.rest(http::Method::Get, url.path()).body).value_or(audio::Pcm()), message);
    }

    /// Twilio: the accurate length, after silence has been trimmed, comes with the recording's own callback.
    void theActionCountsTheSilenceThatIsCutOff_data()
    {
        QTest::addColumn<QByteArray>("trim");
        QTest::addColumn<bool>("cutOff");
        QTest::newRow("usual") << QByteArray() << true;
        QTest::newRow("trimmed") << QByteArray("trim=\"trim-silence\" ") << true;
        QTest::newRow("not trimmed") << QByteArray("trim=\"do-not-trim\" ") << false;
    }
    void theActionCountsTheSilenceThatIsCutOff()
    {
        QFETCH(QByteArray, trim);
        QFETCH(bool, cutOff);
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming",
            "<Record action=\"/taped\" timeout=\"5\" " + trim + "recordingStatusCallback=\"/recording\"/>");
        bench.desk.twiml("/taped", "<Hangup/>");
        bench.desk.on("/recording", [](const Asked &) { return http::Response::empty(204); });
        bench.call({say(u"Please call me back about the invoice."_s)}); // and waits for the end
        const QList<Asked> taped = bench.desk.asked("/taped");
        const QList<Asked> told = bench.desk.asked("/recording");
        QCOMPARE(taped.size(), 1);
        QCOMPARE(told.size(), 1);
        const int ran = taped.first().form.text("RecordingDuration").toInt();
        const int kept = told.first().form.text("RecordingDuration").toInt();
        QVERIFY(kept >= 2);
        QCOMPARE(ran - kept, cutOff ? 5 : 0);
    }

    void aMessageIsWrittenDownWhereThatIsWanted()
    {
        Bench bench;
        bench.desk.twiml(
            "/twilio/voice/incoming", "<Record transcribe=\"true\" transcribeCallback=\"/words\" action=\"/taped\"/>");
        bench.desk.twiml("/taped", "<Hangup/>");
        bench.desk.on("/words", [](const Asked &) { return http::Response::empty(204); });
        const QString words = u"Please call me back about the invoice of last week."_s;
        const QString sid = bench.call({say(words), hangUp()});
        const QList<Asked> asked = bench.desk.asked("/words");
        QCOMPARE(asked.size(), 1);
        const Result<twilio::TranscriptionEvent> event = twilio::TranscriptionEvent::parse(asked.first().form);
        QVERIFY(event);
        QCOMPARE(event->text, words);
        QCOMPARE(event->callSid, sid);
        QCOMPARE(event->status, twilio::TranscriptionStatus::Completed);
    }

    void keysArePressedByHand()
    {
        Bench bench;
        QString sid;
        bench.desk.twiml("/twilio/voice/incoming",
            "<Gather numDigits=\"2\" action=\"/menu\"><Play>/prompt.wav</Play></Gather><Say>Nothing.</Say>");
        bench.desk.on("/prompt.wav", [&](const Asked &) { // practice time stands still until this is answered
            bench.carrier.press(sid, u"4"_s);
            bench.carrier.press(sid, u"2"_s);
            return http::Response::empty(404);
        });
        bench.desk.twiml("/menu", "<Pause length=\"600\"/><Say>Never heard.</Say>");
        bench.desk.on("/twilio/voice/status", [](const Asked &) { return http::Response::empty(204); });
        sid = bench.place({});
        QVERIFY(waitFor([&] { return !bench.desk.asked("/menu").isEmpty(); }, 5s));
        QCOMPARE(bench.desk.asked("/menu").first().form.text("Digits"), u"42"_s);
        bench.carrier.hangUp(sid);
        QCOMPARE(bench.record(sid).status, CallStatus::Completed);
        QVERIFY(bench.record(sid).heard.isEmpty());
        QVERIFY(bench.finish());
    }

    void hangingUpEndsAMessageToo()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Record action=\"/taped\"/>");
        bench.desk.twiml("/taped", "<Say>Nobody hears this.</Say>");
        const QString sid = bench.call({say(u"Call me."_s), hangUp()});
        const QList<Asked> taped = bench.desk.asked("/taped");
        QCOMPARE(taped.size(), 1);
        QCOMPARE(taped.first().form.text("Digits"), u"hangup"_s);
        QCOMPARE(taped.first().form.text("CallStatus"), u"completed"_s);
        QVERIFY(bench.record(sid).heard.isEmpty());
    }

    void anEmptyMessageAsksForNoAction()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming",
            "<Record action=\"/taped\" recordingStatusCallback=\"/recording\" "
            "recordingStatusCallbackEvent=\"completed absent\"/><Say>Goodbye.</Say>");
        bench.desk.on("/recording", [](const Asked &) { return http::Response::empty(204); });
        const QString sid = bench.call({silent()});
        QVERIFY(bench.desk.asked("/taped").isEmpty());
        QCOMPARE(bench.record(sid).heard, QStringList{u"Goodbye."_s});
        const QList<Asked> told = bench.desk.asked("/recording");
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().form.text("RecordingStatus"), u"absent"_s);
    }

    void aCallIsRejectedUnanswered_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<QString>("status");
        QTest::newRow("not in service") << QByteArray("<Reject/>") << u"no-answer"_s;
        QTest::newRow("busy") << QByteArray("<Reject reason=\"busy\"/>") << u"busy"_s;
    }
    void aCallIsRejectedUnanswered()
    {
        QFETCH(QByteArray, verb);
        QFETCH(QString, status);
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", verb);
        const QString sid = bench.call({});
        QVERIFY(!bench.record(sid).answeredAt);
        const QList<Asked> told = bench.desk.asked("/twilio/voice/status");
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().form.text("CallStatus"), status);
        QCOMPARE(told.first().form.text("CallDuration"), u"0"_s);
    }

    void redirectsAreRelativeToTheirDocument()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Redirect>deeper/two?x=1</Redirect>");
        bench.desk.twiml("/twilio/voice/deeper/two", "<Redirect method=\"GET\">../three</Redirect>");
        bench.desk.twiml("/twilio/voice/three", "<Say>Here.</Say>");
        const QString sid = bench.call({});
        QCOMPARE(bench.record(sid).heard, QStringList{u"Here."_s});
        const QList<Asked> last = bench.desk.asked("/twilio/voice/three");
        QCOMPARE(last.size(), 1);
        QVERIFY(last.first().signedWell); // a GET: the address alone
        QCOMPARE(last.first().form.text("CallSid"), sid);
    }

    void soundIsFetchedAndHeardForItsLength()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Play>/media/tone.wav</Play>");
        bench.desk.on("/media/tone.wav", [](const Asked &) {
            http::Response response;
            response.contentType = "audio/wav";
            response.body = audio::writeWav(audio::tone(440, 7s));
            return response;
        });
        const QString sid = bench.call({});
        QCOMPARE(bench.desk.asked("/media/tone.wav").size(), 1);
        QVERIFY(bench.record(sid).duration() >= 7s && bench.record(sid).duration() <= 8s);
    }

    void aCallerLosesPatience()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Pause length=\"100\"/><Redirect/>");
        practice::IncomingCall call;
        call.from = u"anonymous"_s;
        call.to = mainLine;
        call.script.patience = 250s;
        const Result<QString> sid = bench.carrier.placeCall(call);
        QVERIFY(sid);
        QVERIFY(bench.finish());
        QCOMPARE(bench.record(*sid).status, CallStatus::Completed);
        QCOMPARE(bench.desk.asked("/twilio/voice/incoming").size(), 3);
        QVERIFY(bench.record(*sid).duration() >= 249s && bench.record(*sid).duration() <= 251s);
    }

    void whatIsNotCarriedOutIsSaid()
    {
        Bench bench;
        bench.desk.twiml("/twilio/voice/incoming", "<Enqueue>support</Enqueue><Say>Still here.</Say>");
        const QString sid = bench.call({});
        QCOMPARE(bench.record(sid).heard, QStringList{u"Still here."_s});
        QCOMPARE(bench.record(sid).warnings.size(), 1);
        QVERIFY(bench.record(sid).warnings.first().contains(u"Enqueue"_s));
    }
};
static const test::Register<CallTest> callTest;

#include "calltest.moc"
