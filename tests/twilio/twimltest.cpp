// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twiml.h"
#include "support/suite.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::twilio::twiml;

Q_DECLARE_METATYPE(QList<Verb>)

namespace {

QString inside(const QList<Verb> &verbs)
{
    const Result<QByteArray> document = Response::document(verbs);
    if (!document)
        return document.error().detail;
    QString text = QString::fromUtf8(*document);
    const QString head = u"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>"_s;
    const QString tail = u"</Response>"_s;
    if (!text.startsWith(head) || !text.endsWith(tail))
        return u"no document: "_s + text;
    return text.mid(head.size(), text.size() - head.size() - tail.size());
}

Gather gatherWith(QList<Spoken> prompts)
{
    Gather gather;
    gather.prompts = std::move(prompts);
    return gather;
}

} // namespace

class TwimlTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void writesEachVerb_data()
    {
        QTest::addColumn<QList<Verb>>("verbs");
        QTest::addColumn<QString>("xml");
        QTest::newRow("nothing") << QList<Verb>{} << QString();
        QTest::newRow("say") << QList<Verb>{Say{u"Hello."_s, u"Polly.Joanna"_s, u"en-US"_s, 2}}
                             << u"<Say voice=\"Polly.Joanna\" language=\"en-US\" loop=\"2\">Hello.</Say>"_s;
        QTest::newRow("escaped text") << QList<Verb>{Say{u"Ana & Bo <\"x\">"_s}}
                                      << u"<Say>Ana &amp; Bo &lt;&quot;x&quot;&gt;</Say>"_s;
        QTest::newRow("all of Unicode") << QList<Verb>{Say{u"Grüße – 你好 🙂"_s}}
                                        << u"<Say>Grüße – 你好 🙂</Say>"_s;
        QTest::newRow("control characters are left out")
            << QList<Verb>{Say{u"a\u0001b\u001bc\ufffe"_s + QChar(0xd83d) + u"d"_s}} << u"<Say>abcd</Say>"_s;
        QTest::newRow("line ends survive") << QList<Verb>{Say{u"a\r\n\tb"_s}} << u"<Say>a&#13;&#10;&#9;b</Say>"_s;
        QTest::newRow("play") << QList<Verb>{Play{u"/prompt/1?k=a&b=c"_s}} << u"<Play>/prompt/1?k=a&amp;b=c</Play>"_s;
        QTest::newRow("play digits") << QList<Verb>{Play{{}, u"ww12#"_s}} << u"<Play digits=\"ww12#\"></Play>"_s;
        QTest::newRow("pause") << QList<Verb>{Pause{}, Pause{3s}} << u"<Pause/><Pause length=\"3\"/>"_s;
        Gather gather = gatherWith({Say{u"Press 1."_s}, Pause{2s}, Play{u"/a.wav"_s}});
        gather.action = u"/twilio/voice/continue?w=1&v=2"_s;
        gather.timeout = 7s;
        gather.numDigits = 1;
        gather.finishOnKey = QString();
        gather.actionOnEmptyResult = true;
        QTest::newRow("gather") << QList<Verb>{gather}
                                << u"<Gather action=\"/twilio/voice/continue?w=1&amp;v=2\" timeout=\"7\" "
                                   u"numDigits=\"1\" finishOnKey=\"\" actionOnEmptyResult=\"true\"><Say>Press 1.</Say>"
                                   u"<Pause length=\"2\"/><Play>/a.wav</Play></Gather>"_s;
        Gather speech;
        speech.input = Gather::Input::KeysOrSpeech;
        speech.speechTimeoutAuto = true;
        speech.hints = u"sick, late"_s;
        QTest::newRow("gather speech") << QList<Verb>{
            speech} << u"<Gather input=\"dtmf speech\" speechTimeout=\"auto\" hints=\"sick, late\"/>"_s;
        Record record;
        record.action = u"/done"_s;
        record.maxLength = 120s;
        record.playBeep = false;
        record.trim = Trim::DoNotTrim;
        record.recordingStatus = {u"/twilio/recording"_s, u"completed absent"_s, Method::Get};
        record.transcribe = true;
        record.transcribeCallback = u"/twilio/transcription"_s;
        QTest::newRow("record")
            << QList<Verb>{record}
            << u"<Record action=\"/done\" maxLength=\"120\" playBeep=\"false\" trim=\"do-not-trim\" "
               u"recordingStatusCallback=\"/twilio/recording\" recordingStatusCallbackMethod=\"GET\" "
               u"recordingStatusCallbackEvent=\"completed absent\" transcribe=\"true\" "
               u"transcribeCallback=\"/twilio/transcription\"/>"_s;
        Number number;
        number.number = u"+12065550142"_s;
        number.url = u"/whisper"_s;
        number.status = {u"/status"_s, u"initiated ringing answered completed"_s, Method::Post};
        Dial dial;
        dial.action = u"/after"_s;
        dial.timeout = 20s;
        dial.callerId = u"+12065550100"_s;
        dial.answerOnBridge = true;
        dial.record = Dial::Recording::FromAnswerDual;
        dial.nouns = {number, Client{u"ana"_s, {}, Method::Post, {}, {{u"k"_s, u"v"_s}}}};
        QTest::newRow("dial people")
            << QList<Verb>{dial}
            << u"<Dial action=\"/after\" timeout=\"20\" callerId=\"+12065550100\" answerOnBridge=\"true\" "
               u"record=\"record-from-answer-dual\"><Number url=\"/whisper\" statusCallback=\"/status\" "
               u"statusCallbackEvent=\"initiated ringing answered "
               u"completed\">+12065550142</Number><Client><Identity>ana"
               u"</Identity><Parameter name=\"k\" value=\"v\"/></Client></Dial>"_s;
        Conference conference;
        conference.name = u"bridge-1"_s;
        conference.beep = Conference::Beep::None;
        conference.endOnExit = true;
        conference.waitUrl = QString();
        conference.status = {u"/twilio/conference"_s, u"start end join leave"_s, Method::Post};
        Dial meeting;
        meeting.nouns = {conference};
        QTest::newRow("dial a conference")
            << QList<Verb>{meeting}
            << u"<Dial><Conference beep=\"false\" endConferenceOnExit=\"true\" waitUrl=\"\" "
               u"statusCallback=\"/twilio/conference\" statusCallbackEvent=\"start end join leave\">bridge-1"
               u"</Conference></Dial>"_s;
        Dial taking;
        taking.nouns = {Queue{u"support"_s, u"/hello"_s}};
        QTest::newRow("dial a queue") << QList<Verb>{taking} << u"<Dial><Queue url=\"/hello\">support</Queue></Dial>"_s;
        QTest::newRow("enqueue") << QList<Verb>{Enqueue{u"support"_s, u"/left"_s, Method::Post, u"/wait"_s,
            Method::Get}} << u"<Enqueue action=\"/left\" waitUrl=\"/wait\" waitUrlMethod=\"GET\">support</Enqueue>"_s;
        QTest::newRow("ends") << QList<Verb>{Redirect{u"/next"_s}, Hangup{}, Reject{}, Reject{true}, Leave{}}
                              << u"<Redirect>/next</Redirect><Hangup/><Reject/><Reject reason=\"busy\"/><Leave/>"_s;
        Stream stream;
        stream.url = u"wss://a.example/twilio/stream"_s;
        stream.parameters = {{u"call"_s, u"7"_s}};
        QTest::newRow("streams")
            << QList<Verb>{Connect{stream}, Start{stream}, Stop{u"x"_s}}
            << u"<Connect><Stream url=\"wss://a.example/twilio/stream\"><Parameter name=\"call\" "
               u"value=\"7\"/></Stream></Connect><Start><Stream "
               u"url=\"wss://a.example/twilio/stream\"><Parameter name=\"call\" value=\"7\"/></Stream>"
               u"</Start><Stop><Stream name=\"x\"/></Stop>"_s;
        QTest::newRow("message") << QList<Verb>{Message{
            u"Thanks."_s, {}, {}, {}, Method::Post, {u"https://a.example/p"_s}}}
                                 << u"<Message><Body>Thanks.</Body><Media>https://a.example/p</Media></Message>"_s;
    }
    void writesEachVerb()
    {
        QFETCH(QList<Verb>, verbs);
        QTEST(inside(verbs), "xml");
    }

    void refusesWhatTwilioWouldNotTake_data()
    {
        QTest::addColumn<QList<Verb>>("verbs");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const Verb &verb, const QString &detail) {
            QTest::newRow(name) << QList<Verb>{verb} << u"TwiML: "_s + detail;
        };
        row("say loop", Say{u"x"_s, {}, {}, 1001}, u"Say loop is 1001, must be 0 to 1000"_s);
        row("say too long", Say{QString(3001, u'x'), u"Polly.Amy"_s},
            u"Say has 3001 characters, its voice reads 3000"_s);
        row("play nothing", Play{}, u"Play needs either an address or digits"_s);
        row("play both", Play{u"/a"_s, u"1"_s}, u"Play needs either an address or digits"_s);
        row("play letters", Play{{}, u"x"_s}, u"Play digits: x"_s);
        row("control character in an address", Play{u"/a\u0001"_s},
            u"a control character in an attribute or address"_s);
        row("half a surrogate in an address", Redirect{QString(QChar(0xd83d))},
            u"a control character in an attribute or address"_s);
        row("pause", Pause{0s}, u"Pause length is 0, must be 1 to 86400"_s);
        row("digits in gather", gatherWith({Play{{}, u"1"_s}}), u"Gather cannot play digits"_s);
        Gather gather;
        gather.numDigits = -1;
        row("numDigits", gather, u"Gather numDigits is -1, must be 1 to 1000000"_s);
        gather = {};
        gather.timeout = 0s;
        row("gather timeout", gather, u"Gather timeout is 0, must be 1 to 86400"_s);
        gather = {};
        gather.finishOnKey = u"12"_s;
        row("two finish keys", gather, u"Gather finishOnKey: 12"_s);
        gather = {};
        gather.speechModel = u"phone_call"_s;
        gather.speechTimeoutAuto = true;
        row("model without time-out", gather, u"Gather speechModel phone_call needs speechTimeout in seconds"_s);
        gather = {};
        gather.hints = QString(101, u'x');
        row("long hint", gather, u"Gather hints: at most 500 of 100 characters"_s);
        gather.hints = u"a,"_s.repeated(500);
        row("many hints", gather, u"Gather hints: at most 500 of 100 characters"_s);
        Record record;
        record.maxLength = 1s;
        row("short record", record, u"Record maxLength is 1, must be 2 to 14400"_s);
        record.maxLength = 14401s;
        row("long record", record, u"Record maxLength is 14401, must be 2 to 14400"_s);
        record = {};
        record.transcribeCallback = u"/t"_s;
        row("transcript unasked", record, u"Record transcribeCallback without transcribe"_s);
        record = {};
        record.recordingStatus.events = u"completed"_s;
        row("events for nobody", record, u"recordingStatusCallbackEvent without an address"_s);
        record.recordingStatus = {u"/r"_s, u"done"_s, Method::Post};
        row("unknown event", record, u"recordingStatusCallbackEvent has an unknown word: done"_s);
        Dial dial;
        row("dial nobody", dial, u"Dial without anybody to dial"_s);
        dial.nouns = {Number{u"tom"_s}};
        row("no number", dial, u"Number is not a telephone number"_s);
        dial.nouns = QList<Noun>(11, Number{u"+12065550142"_s});
        row("too many", dial, u"Dial with more than 10 targets"_s);
        dial.nouns = {Number{u"+12065550142"_s}, Queue{u"support"_s}};
        row("queue beside a number", dial, u"Dial: a conference or queue must be alone"_s);
        dial.nouns = {Number{u"+12065550142"_s}};
        dial.timeout = 4s;
        row("dial timeout", dial, u"Dial timeout is 4, must be 5 to 600"_s);
        dial.timeout.reset();
        dial.callReason = QString(51, u'x');
        row("call reason", dial, u"Dial callReason over 50 characters"_s);
        dial = {};
        Conference conference;
        dial.nouns = {conference};
        row("nameless conference", dial, u"Conference without a name"_s);
        conference.name = u"x"_s;
        conference.participantLabel = QString(129, u'x');
        dial.nouns = {conference};
        row("label", dial, u"Conference participantLabel over 128"_s);
        conference.participantLabel.clear();
        conference.maxParticipants = 251;
        dial.nouns = {conference};
        row("participants", dial, u"Conference maxParticipants is 251, must be 2 to 250"_s);
        dial.nouns = {Sip{u"ana@example.com"_s}};
        row("no SIP", dial, u"Sip without a SIP address"_s);
        row("enqueue nowhere", Enqueue{}, u"Enqueue needs a name or a workflow"_s);
        row("queue name", Enqueue{QString(65, u'x')}, u"Enqueue name over 64 characters"_s);
        row("insecure stream", Connect{Stream{u"ws://a.example/"_s}},
            u"Stream needs a wss:// address without a query"_s);
        row("stop what", Stop{}, u"Stop without the name of a stream"_s);
        row("empty message", Message{}, u"Message without text or media"_s);
        row("long message", Message{QString(1601, u'x')}, u"Message over 1600 characters"_s);
        QTest::newRow("64 kB") << QList<Verb>(17, Say{QString(4000, u'x')})
                               << u"TwiML: the document is larger than 64 kB"_s;
        QTest::newRow("the first problem is told")
            << QList<Verb>{Pause{0s}, Say{u"x"_s, {}, {}, -1}} << u"TwiML: Pause length is 0, must be 1 to 86400"_s;
    }
    void refusesWhatTwilioWouldNotTake()
    {
        QFETCH(QList<Verb>, verbs);
        QTEST(inside(verbs), "detail");
    }

    void aDocumentMayBeExactly64kB()
    {
        QList<Verb> verbs(16, Say{QString(4000, u'x')});
        const Result<QByteArray> rest = Response::document(verbs);
        QVERIFY(rest);
        const qsizetype left = longestDocument - rest->size() - QByteArrayView("<Say></Say>").size();
        verbs.append(Say{QString(left, u'x')});
        const Result<QByteArray> full = Response::document(verbs);
        QVERIFY(full);
        QCOMPARE(full->size(), longestDocument);
        std::get<Say>(verbs.last()).text += u'x';
        QVERIFY(!Response::document(verbs));
    }

    void benchmarkSmallDocument()
    {
        QBENCHMARK
        {
            Response response;
            Gather gather;
            gather.action = u"/twilio/voice/continue?w=12345&v=3"_s;
            gather.numDigits = 1;
            gather.timeout = 5s;
            gather.prompts = {Say{u"Welcome to Riverside Community Services. To report an absence, press 1."_s,
                u"Polly.Joanna"_s, u"en-US"_s}};
            response.add(gather).add(Redirect{u"/twilio/voice/continue?w=12345&v=4"_s});
            const Result<QByteArray> document = response.finish();
            QVERIFY(document);
        }
    }
};
static const test::Register<TwimlTest> twimlTest;

#include "twimltest.moc"
