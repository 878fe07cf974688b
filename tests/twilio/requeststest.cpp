// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/suite.h"
#include "twilio/callstatusevent.h"
#include "twilio/conferenceevent.h"
#include "twilio/messageevents.h"
#include "twilio/recordingevents.h"
#include "twilio/voicerequest.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::twilio;

namespace {

const QByteArray call = "AccountSid=AC00000000000000000000000000000001&CallSid=CA0000000000000000000000000000000f"
                        "&ApiVersion=2010-04-01&From=%2B12065550142&To=%2B12065550100&CallStatus=in-progress"
                        "&Direction=inbound";
const QByteArray recording = "AccountSid=AC00000000000000000000000000000001&CallSid=CA0000000000000000000000000000000f"
                             "&RecordingSid=RE00000000000000000000000000000002&RecordingStatus=completed"
                             "&RecordingUrl=https%3A%2F%2Fapi.twilio.com%2Fx%2FRE00000000000000000000000000000002";
const QByteArray transcription = "AccountSid=AC00000000000000000000000000000001"
                                 "&RecordingSid=RE00000000000000000000000000000002"
                                 "&TranscriptionSid=TR00000000000000000000000000000003&TranscriptionStatus=completed"
                                 "&TranscriptionText=I+am+ill";
const QByteArray conference = "AccountSid=AC00000000000000000000000000000001"
                              "&ConferenceSid=CF00000000000000000000000000000004&FriendlyName=bridge-1"
                              "&SequenceNumber=3&Timestamp=Fri%2C+20+Nov+2026+14%3A42%3A00+%2B0000";
const QByteArray incoming = "AccountSid=AC00000000000000000000000000000001"
                            "&MessageSid=SM00000000000000000000000000000005&From=%2B12065550142&To=%2B12065550100"
                            "&Body=STOP&NumSegments=1&NumMedia=0&SmsStatus=received&OptOutType=STOP";
const QByteArray sent = "AccountSid=AC00000000000000000000000000000001&MessageSid=SM00000000000000000000000000000005"
                        "&MessageStatus=undelivered&ErrorCode=30003&To=%2B12065550142&RawDlrDoneDate=2611201442";

template <typename Request>
Result<Request> read(const QByteArray &encoded)
{
    const Result<Form> form = Form::parse(encoded);
    if (!form)
        return tl::unexpected(form.error());
    return Request::parse(*form);
}

template <typename Request>
QString problem(const QByteArray &encoded)
{
    const Result<Request> request = read<Request>(encoded);
    return request ? QString() : request.error().detail;
}

} // namespace

class RequestsTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void anIncomingCall()
    {
        const Result<VoiceRequest> request = read<VoiceRequest>(call
            + "&FromCity=SEATTLE&FromState=WA&ToCountry=US&CallerName=ANA+B"
              "&ForwardedFrom=%2B12065550111&StirVerstat=TN-Validation-Passed-A&NewField=1");
        QVERIFY(request);
        QCOMPARE(request->call.callSid, u"CA0000000000000000000000000000000f"_s);
        QCOMPARE(request->call.fromNumber().e164(), u"+12065550142"_s);
        QCOMPARE(request->call.status, CallStatus::InProgress);
        QCOMPARE(request->call.direction, Direction::Inbound);
        QCOMPARE(request->call.fromPlace.city, u"SEATTLE"_s);
        QCOMPARE(request->call.toPlace.country, u"US"_s);
        QCOMPARE(request->call.callerName, u"ANA B"_s);
        QCOMPARE(request->call.forwardedFrom, u"+12065550111"_s);
        QVERIFY(request->call.stir.isVerified());
        QVERIFY(!request->digits && !request->speech && !request->dial && !request->recording && !request->queue
            && !request->fallback && !request->hungUp);
    }
    void aWithheldCaller()
    {
        const Result<VoiceRequest> request = read<VoiceRequest>(
            "AccountSid=AC00000000000000000000000000000001&CallSid=CA0000000000000000000000000000000f&From=anonymous"
            "&CallStatus=ringing");
        QVERIFY(request);
        QVERIFY(request->call.fromNumber().isEmpty());
        QCOMPARE(request->call.from, u"anonymous"_s);
    }
    void inputOfAGather()
    {
        const Result<VoiceRequest> keys = read<VoiceRequest>(call + "&Digits=12%2A&FinishedOnKey=%23");
        QVERIFY(keys);
        QCOMPARE(keys->digits, std::optional<QString>(u"12*"_s));
        QCOMPARE(keys->finishedOnKey, u"#"_s);
        const Result<VoiceRequest> none = read<VoiceRequest>(call + "&Digits=&msg=Gather+End");
        QVERIFY(none);
        QCOMPARE(none->digits, std::optional<QString>(QString()));
        const Result<VoiceRequest> speech = read<VoiceRequest>(call + "&SpeechResult=I+am+sick&Confidence=0.912");
        QVERIFY(speech);
        QCOMPARE(speech->speech, std::optional<QString>(u"I am sick"_s));
        QCOMPARE(speech->confidence, std::optional<double>(0.912));
    }
    void aRecordThatEnded()
    {
        const Result<VoiceRequest> request = read<VoiceRequest>(call
            + "&Digits=hangup&RecordingDuration=17&RecordingUrl=https%3A%2F%2Fapi.twilio.com%2F2010-04-01%2FAccounts"
              "%2FAC00000000000000000000000000000001%2FRecordings%2FRE00000000000000000000000000000002");
        QVERIFY(request);
        QVERIFY(request->hungUp && !request->digits);
        QVERIFY(request->recording);
        QCOMPARE(request->recording->sid, u"RE00000000000000000000000000000002"_s);
        QVERIFY(request->recording->duration == 17s);
    }
    void aDialThatEnded()
    {
        const Result<VoiceRequest> request = read<VoiceRequest>(call
            + "&DialCallStatus=completed&DialCallSid=CA000000000000000000000000000000aa"
              "&DialCallDuration=42&DialBridged=true");
        QVERIFY(request && request->dial);
        QCOMPARE(request->dial->status, DialStatus::Completed);
        QVERIFY(request->dial->duration == 42s);
        QCOMPARE(request->dial->bridged, std::optional<bool>(true));
    }
    void aWaitInAQueue()
    {
        const Result<VoiceRequest> wait = read<VoiceRequest>(call
            + "&QueueSid=QU00000000000000000000000000000006&QueuePosition=2&QueueTime=31&AvgQueueTime=40"
              "&CurrentQueueSize=5&MaxQueueSize=100");
        QVERIFY(wait && wait->queue);
        QCOMPARE(wait->queue->position, std::optional<int>(2));
        QVERIFY(wait->queue->waited == 31s && wait->queue->averageWait == 40s);
        const Result<VoiceRequest> left = read<VoiceRequest>(call + "&QueueResult=redirected-from-bridged");
        QVERIFY(left && left->queue);
        QCOMPARE(left->queue->result, std::optional<QueueResult>(QueueResult::RedirectedFromBridged));
    }
    void aFallback()
    {
        const Result<VoiceRequest> request = read<VoiceRequest>(call + "&ErrorCode=11200&ErrorUrl=https%3A%2F%2Fa%2Fb");
        QVERIFY(request && request->fallback);
        QCOMPARE(request->fallback->errorCode, 11200);
        QCOMPARE(request->fallback->url, u"https://a/b"_s);
    }
    void aStatus()
    {
        const Result<CallStatusEvent> event = read<CallStatusEvent>(call
            + "&CallStatus=ignored&SequenceNumber=2&Timestamp=Fri%2C+20+Nov+2026+14%3A42%3A00+%2B0000"
              "&CallbackSource=call-progress-events&CallDuration=61&Duration=2&SipResponseCode=200"
              "&AnsweredBy=machine_end_beep");
        QVERIFY(event);
        QCOMPARE(event->call.status, CallStatus::InProgress); // the first of a name counts
        QCOMPARE(event->sequenceNumber, std::optional<int>(2));
        QCOMPARE(qint64(event->at->time_since_epoch().count()), 1795185720000);
        QVERIFY(event->duration == 61s && event->billed == 2min);
        QCOMPARE(event->answeredBy, std::optional<AnsweredBy>(AnsweredBy::MachineEndBeep));
        QCOMPARE(read<CallStatusEvent>(call + "&AnsweredBy=robot")->answeredBy,
            std::optional<AnsweredBy>(AnsweredBy::Unknown));
    }
    void aRecordingsStatus()
    {
        const Result<RecordingStatusEvent> event = read<RecordingStatusEvent>(recording
            + "&RecordingDuration=17&RecordingChannels=2&RecordingSource=RecordVerb&RecordingTrack=inbound"
              "&RecordingStartTime=Thu%2C+1+Jun+2017+20%3A48%3A32+%2B0000");
        QVERIFY(event);
        QCOMPARE(event->status, RecordingStatus::Completed);
        QCOMPARE(event->channels, 2);
        QCOMPARE(event->source, RecordingSource::RecordVerb);
        QCOMPARE(event->track, RecordingTrack::Inbound);
        QVERIFY(event->duration == 17s && event->startedAt);
    }
    void aTranscript()
    {
        const Result<TranscriptionEvent> event = read<TranscriptionEvent>(transcription);
        QVERIFY(event);
        QCOMPARE(event->text, u"I am ill"_s);
        QCOMPARE(event->status, TranscriptionStatus::Completed);
    }
    void conferenceEvents()
    {
        const Result<ConferenceEvent> join = read<ConferenceEvent>(conference
            + "&StatusCallbackEvent=participant-join&CallSid=CA0000000000000000000000000000000f&Muted=false"
              "&Hold=true&Coaching=false&EndConferenceOnExit=true&StartConferenceOnEnter=true"
              "&ParticipantLabel=caller");
        QVERIFY(join && join->participant && !join->ending);
        QCOMPARE(join->sequenceNumber, 3);
        QVERIFY(join->participant->hold && join->participant->endOnExit && !join->participant->muted);
        QCOMPARE(join->participant->label, u"caller"_s);
        const Result<ConferenceEvent> end = read<ConferenceEvent>(conference
            + "&StatusCallbackEvent=conference-end&ReasonConferenceEnded=last-participant-left&Reason=x"
              "&CallSidEndingConference=CA0000000000000000000000000000000f");
        QVERIFY(end && end->ending && !end->participant);
        QCOMPARE(end->ending->reason, ConferenceEndReason::LastLeft);
        const Result<ConferenceEvent> leave = read<ConferenceEvent>(conference
            + "&StatusCallbackEvent=participant-leave&CallSid=CA0000000000000000000000000000000f"
              "&ParticipantCallStatus=completed&ReasonParticipantLeft=participant_hung_up");
        QVERIFY(leave && leave->participant);
        QCOMPARE(leave->participant->leaveReason, LeaveReason::HungUp);
        QCOMPARE(leave->participant->callStatus, std::optional<CallStatus>(CallStatus::Completed));
    }
    void messages()
    {
        const Result<IncomingMessage> message = read<IncomingMessage>(incoming);
        QVERIFY(message);
        QCOMPARE(message->body, u"STOP"_s);
        QCOMPARE(message->optOut, std::optional<OptOut>(OptOut::Stop));
        const Result<IncomingMessage> picture =
            read<IncomingMessage>("MediaUrl0=https%3A%2F%2Fa%2Fb&MediaContentType0=image%2Fpng&NumMedia=1&" + incoming);
        QVERIFY(picture);
        QCOMPARE(picture->media.size(), 1);
        QCOMPARE(picture->media[0].contentType, u"image/png"_s);
        const Result<MessageEvent> event = read<MessageEvent>(sent);
        QVERIFY(event);
        QCOMPARE(event->status, MessageStatus::Undelivered);
        QCOMPARE(event->errorCode, std::optional<int>(30003));
    }

    void wrongFieldsAreNamed_data()
    {
        QTest::addColumn<QString>("told");
        QTest::addColumn<QString>("expected");
        const auto call = [](const QByteArray &field) { return problem<VoiceRequest>(field + '&' + ::call); };
        QTest::newRow("no account") << problem<VoiceRequest>(
            "CallSid=CA0000000000000000000000000000000f&CallStatus=busy")
                                    << u"AccountSid is missing"_s;
        QTest::newRow("short SID") << call("CallSid=CA1") << u"CallSid is not such a SID"_s;
        QTest::newRow("SID of another thing")
            << call("CallSid=SM0000000000000000000000000000000f") << u"CallSid is not such a SID"_s;
        QTest::newRow("no hex") << call("CallSid=CA0000000000000000000000000000000g") << u"CallSid is not such a SID"_s;
        QTest::newRow("status") << call("CallStatus=dead") << u"CallStatus is not a known word"_s;
        QTest::newRow("direction") << call("Direction=up") << u"Direction is not a known word"_s;
        QTest::newRow("endless name") << call("CallerName=" + QByteArray(257, 'x')) << u"CallerName is too long"_s;
        QTest::newRow("digits") << call("Digits=12x") << u"Digits has something that is no key"_s;
        QTest::newRow("confidence") << call("Confidence=1.5") << u"Confidence is not between 0 and 1"_s;
        QTest::newRow("no number") << call("Confidence=nan") << u"Confidence is not between 0 and 1"_s;
        QTest::newRow("dial status") << call("DialCallStatus=x") << u"DialCallStatus is not a known word"_s;
        QTest::newRow("bridged") << call("DialCallStatus=busy&DialBridged=yes")
                                 << u"DialBridged is neither true nor false"_s;
        QTest::newRow("duration") << problem<CallStatusEvent>("CallDuration=-1&" + ::call)
                                  << u"CallDuration is not such a number"_s;
        QTest::newRow("overflow") << problem<CallStatusEvent>("CallDuration=99999999999999999999&" + ::call)
                                  << u"CallDuration is not such a number"_s;
        QTest::newRow("fraction of a second")
            << problem<CallStatusEvent>("CallDuration=1.5&" + ::call) << u"CallDuration is not such a number"_s;
        QTest::newRow("time") << problem<CallStatusEvent>("Timestamp=now&" + ::call)
                              << u"Timestamp is not an RFC 2822 time"_s;
        QTest::newRow("recording") << problem<RecordingStatusEvent>("RecordingStatus=x&" + recording)
                                   << u"RecordingStatus is not a known word"_s;
        QTest::newRow("channels") << problem<RecordingStatusEvent>("RecordingChannels=3&" + recording)
                                  << u"RecordingChannels is not such a number"_s;
        QTest::newRow("whose recording") << problem<RecordingStatusEvent>("CallSid=&" + recording)
                                         << u"CallSid and ConferenceSid are missing"_s;
        QTest::newRow("transcript") << problem<TranscriptionEvent>("TranscriptionSid=&" + transcription)
                                    << u"TranscriptionSid is missing"_s;
        QTest::newRow("conference event")
            << problem<ConferenceEvent>(conference) << u"StatusCallbackEvent is missing"_s;
        QTest::newRow("who joined") << problem<ConferenceEvent>(conference + "&StatusCallbackEvent=participant-join")
                                    << u"CallSid is missing"_s;
        QTest::newRow("missing picture") << problem<IncomingMessage>("NumMedia=1&" + incoming)
                                         << u"MediaUrl0 is missing"_s;
        QTest::newRow("too many pictures")
            << problem<IncomingMessage>("NumMedia=11&" + incoming) << u"NumMedia is not such a number"_s;
        QTest::newRow("sender") << problem<IncomingMessage>("From=&" + incoming) << u"From is missing"_s;
        QTest::newRow("message status") << problem<MessageEvent>("MessageStatus=gone&" + sent)
                                        << u"MessageStatus is not a known word"_s;
    }
    void wrongFieldsAreNamed()
    {
        QFETCH(QString, told);
        QTEST(told, "expected");
    }

    void stirWords_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<int>("result");
        QTest::addColumn<bool>("verified");
        const int none = int(Stir::Result::None);
        const int passed = int(Stir::Result::Passed);
        const int failed = int(Stir::Result::Failed);
        QTest::newRow("A") << QByteArray("TN-Validation-Passed-A") << passed << true;
        QTest::newRow("B") << QByteArray("TN-Validation-Passed-B") << passed << false;
        QTest::newRow("diverted") << QByteArray("TN-Validation-Passed-A-Diverted") << passed << false;
        QTest::newRow("failed A") << QByteArray("TN-Validation-Failed-A") << failed << false;
        QTest::newRow("failed") << QByteArray("TN-Validation-Failed") << failed << false;
        QTest::newRow("no") << QByteArray("No-TN-Validation") << none << false;
        QTest::newRow("absent") << QByteArray() << none << false;
        QTest::newRow("new level") << QByteArray("TN-Validation-Passed-AA") << none << false;
        QTest::newRow("no level") << QByteArray("TN-Validation-Passed") << none << false;
    }
    void stirWords()
    {
        QFETCH(QByteArray, word);
        const Stir stir = Stir::fromWord(word);
        QTEST(int(stir.result), "result");
        QTEST(stir.isVerified(), "verified");
    }

    void everyWordReadsBack()
    {
        const auto all = []<typename Enum>(Enum last, int first = 0) {
            for (int i = first; i <= int(last); ++i) {
                const QLatin1StringView word = toWord(Enum(i));
                if (word.isEmpty() || fromWord<Enum>(QByteArrayView(word.data(), word.size())) != Enum(i))
                    return false;
            }
            return true;
        };
        QVERIFY(all(CallStatus::Canceled));
        QVERIFY(all(Direction::OutboundDial));
        QVERIFY(all(DialStatus::Canceled));
        QVERIFY(all(AnsweredBy::Fax));
        QVERIFY(all(RecordingStatus::Deleted));
        QVERIFY(all(RecordingSource::ConferenceApi, 1));
        QVERIFY(all(RecordingTrack::Outbound));
        QVERIFY(all(TranscriptionStatus::Failed));
        QVERIFY(all(ConferenceEventKind::AnnouncementFail));
        QVERIFY(all(LeaveReason::EndedByApi, 1));
        QVERIFY(all(ConferenceEndReason::EndingParticipantKicked, 1));
        QVERIFY(all(QueueResult::SystemError));
        QVERIFY(all(MessageStatus::Received));
        QVERIFY(all(OptOut::Help));
    }
    void aMessagesStatusNeverGoesDown()
    {
        QVERIFY(mayFollow(MessageStatus::Queued, MessageStatus::Sent));
        QVERIFY(mayFollow(MessageStatus::Sent, MessageStatus::Delivered));
        QVERIFY(mayFollow(MessageStatus::Delivered, MessageStatus::Read));
        QVERIFY(!mayFollow(MessageStatus::Delivered, MessageStatus::Sent));
        QVERIFY(!mayFollow(MessageStatus::Delivered, MessageStatus::Undelivered));
        QVERIFY(!mayFollow(MessageStatus::Accepted, MessageStatus::Scheduled));
    }

    void brokenFieldsNeverGetThrough()
    {
        QRandomGenerator dice(20261120);
        int refused = 0;
        const QByteArray whole = call
            + "&Digits=1&DialCallStatus=busy&QueueResult=leave&Confidence=0.5&ErrorCode=11200&" + recording + '&'
            + conference + "&StatusCallbackEvent=participant-join&" + incoming + '&' + sent;
        for (int round = 0; round < 5000; ++round) {
            QByteArray bytes = whole;
            for (int i = dice.bounded(1, 6); i > 0; --i)
                bytes[dice.bounded(int(bytes.size()))] = char(dice.bounded(256));
            const Result<Form> form = Form::parse(bytes);
            if (!form)
                continue;
            const Result<VoiceRequest> voice = VoiceRequest::parse(*form);
            if (voice)
                QVERIFY(voice->call.callSid.size() == 34 && voice->call.accountSid.startsWith(u"AC"_s));
            else
                refused += voice.error().detail.isEmpty() ? 0 : 1;
            if (const auto event = ConferenceEvent::parse(*form))
                QVERIFY(event->conferenceSid.size() == 34);
            if (const auto event = RecordingStatusEvent::parse(*form))
                QVERIFY(event->recordingSid.size() == 34);
            if (const auto event = MessageEvent::parse(*form))
                QVERIFY(event->messageSid.size() == 34);
            if (const auto message = IncomingMessage::parse(*form))
                QVERIFY(!message->from.isEmpty());
            (void)CallStatusEvent::parse(*form);
        }
        QVERIFY(refused > 100);
    }

    void benchmarkIncomingCall()
    {
        const QByteArray body = call
            + "&FromCity=SEATTLE&FromState=WA&FromZip=98101&FromCountry=US&ToCity=SEATTLE"
              "&ToState=WA&ToZip=98101&ToCountry=US&Caller=%2B12065550142&Called=%2B12065550100"
              "&StirVerstat=TN-Validation-Passed-A";
        QBENCHMARK
        {
            const Result<Form> form = Form::parse(body);
            QVERIFY(form && VoiceRequest::parse(*form));
        }
    }
};
static const test::Register<RequestsTest> requestsTest;

#include "requeststest.moc"
