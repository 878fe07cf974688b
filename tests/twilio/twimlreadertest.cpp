// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twimlreader.h"
#include "support/suite.h"
#include "twilio/twiml.h"
#include "twilio/twimlrules.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::twilio;
using namespace cb::twilio::twiml;

namespace {

Reading readBody(const QByteArray &body, twiml::Place place = twiml::Place::Call)
{
    return twiml::read("<Response>" + body + "</Response>", place);
}

QList<int> codes(const Reading &reading)
{
    QList<int> found;
    for (const Diagnosis &diagnosis : reading.diagnoses)
        found << diagnosis.code;
    return found;
}

/// Makes any verb the builder takes, each member set or left out by chance.
class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_random(seed)
    { }
    int below(int end) { return m_random.bounded(end); }
    bool coin() { return below(2) == 0; }
    int in(Range range) { return int(range.from + m_random.bounded(int(range.to - range.from) + 1)); }
    std::optional<Seconds> seconds(Range range) { return coin() ? std::nullopt : std::optional<Seconds>(in(range)); }
    Method method() { return coin() ? Method::Get : Method::Post; }
    Trim trim() { return Trim(below(3)); }
    QString text()
    {
        static const QStringList pieces = {u"a"_s, u"Z"_s, u" b"_s, u"&"_s, u"<"_s, u">"_s, u"\""_s, u"'"_s, u"\n x"_s,
            u"\r\n."_s, u"\tq"_s, u"é"_s, u"你"_s, u"🙂"_s, u"]]>"_s, u"&amp;"_s, u"<!--"_s};
        QString text = u"t"_s;
        for (int i = below(8); i > 0; --i)
            text += pieces[below(int(pieces.size()))];
        return text;
    }
    QString maybe() { return coin() ? QString() : text(); }
    QString digits(QStringView known)
    {
        QString keys;
        for (int i = 1 + below(4); i > 0; --i)
            keys += known[below(int(known.size()))];
        return keys;
    }
    Callback callback(const QString &events)
    {
        return coin() ? Callback{} : Callback{text(), coin() ? QString() : events, method()};
    }
    QString number() { return u"+1206555"_s + QString::number(1000 + below(9000)); }
    QList<std::pair<QString, QString>> parameters()
    {
        QList<std::pair<QString, QString>> list;
        for (int i = below(3); i > 0; --i)
            list.append({text(), text()});
        return list;
    }

    Say say() { return {text(), coin() ? QString() : u"Polly.Joanna"_s, maybe(), in(loops)}; }
    Play play() { return coin() ? Play{text(), {}, in(loops)} : Play{{}, digits(playDigits), 1}; }
    Gather gather()
    {
        Gather gather;
        gather.action = maybe();
        gather.method = method();
        gather.input = Gather::Input(below(3));
        gather.timeout = seconds(gatherTimeout);
        gather.speechTimeout = seconds(speechTimeout);
        gather.speechTimeoutAuto = !gather.speechTimeout && coin();
        gather.numDigits = coin() ? 0 : in(numDigits);
        if (coin())
            gather.finishOnKey = coin() ? QString() : digits(finishKeys).left(1);
        gather.actionOnEmptyResult = coin();
        gather.language = maybe();
        gather.hints = maybe();
        if (gather.speechTimeout)
            gather.speechModel = maybe();
        gather.profanityFilter = coin();
        gather.bargeIn = coin();
        gather.partialResultCallback = maybe();
        for (int i = below(4); i > 0; --i)
            gather.prompts.append(coin() ? Spoken(say()) : coin() ? Spoken(Play{text()}) : Spoken(Pause{7s}));
        return gather;
    }
    Record record()
    {
        Record record;
        record.action = maybe();
        record.method = method();
        record.timeout = seconds(recordTimeout);
        if (coin())
            record.finishOnKey = digits(finishKeys);
        record.maxLength = seconds(recordLength);
        record.playBeep = coin();
        record.trim = trim();
        record.recordingStatus = callback(u"in-progress absent"_s);
        record.transcribe = coin();
        record.transcribeCallback = record.transcribe ? maybe() : QString();
        return record;
    }
    Noun target()
    {
        const Callback status = callback(u"initiated answered"_s);
        switch (below(3)) {
        case 0: {
            const bool amd = coin();
            return Number{number(), coin() ? QString() : digits(playDigits), maybe(), method(), status,
                amd ? u"Enable"_s : QString(), seconds(machineDetectionTimeout), maybe()};
        }
        case 1:
            return Client{text(), maybe(), method(), status, parameters()};
        default:
            return Sip{u"sip:"_s + text(), maybe(), maybe(), maybe(), method(), status};
        }
    }
    Conference conference()
    {
        Conference conference;
        conference.name = text();
        conference.muted = coin();
        conference.beep = Conference::Beep(below(4));
        conference.startOnEnter = coin();
        conference.endOnExit = coin();
        conference.participantLabel = maybe();
        if (coin())
            conference.waitUrl = maybe();
        conference.waitMethod = method();
        conference.maxParticipants = coin() ? 0 : in(maxParticipants);
        conference.recordFromStart = coin();
        conference.trim = trim();
        conference.coach = conference.muted ? QString() : maybe();
        conference.jitterBufferSize = maybe();
        conference.region = maybe();
        conference.status = callback(u"start end join leave"_s);
        conference.recordingStatus = callback(u"completed"_s);
        return conference;
    }
    Dial dial()
    {
        Dial dial;
        dial.action = maybe();
        dial.method = method();
        dial.timeout = seconds(dialTimeout);
        dial.timeLimit = seconds(timeLimit);
        dial.callerId = maybe();
        dial.answerOnBridge = coin();
        dial.hangupOnStar = coin();
        dial.record = Dial::Recording(below(5));
        dial.recordingTrack = coin() ? QString() : u"inbound"_s;
        dial.recordingStatus = callback(u"completed"_s);
        dial.trim = trim();
        dial.ringTone = maybe();
        dial.sequential = coin();
        dial.callReason = maybe();
        if (coin())
            dial.nouns = {coin() ? Noun(conference()) : Noun(Queue{text(), maybe(), method()})};
        else
            for (int i = 1 + below(3); i > 0; --i)
                dial.nouns.append(target());
        return dial;
    }
    Stream stream(Stream::Track track)
    {
        return {u"wss://a.example/"_s + digits(u"abc"), maybe(), track, maybe(), method(), parameters()};
    }
    Verb verb()
    {
        switch (below(14)) {
        case 0:
            return say();
        case 1:
            return play();
        case 2:
            return Pause{Seconds(in(pauseLength))};
        case 3:
            return gather();
        case 4:
            return record();
        case 5:
            return dial();
        case 6:
            return coin() ? Enqueue{text(), maybe(), method(), maybe(), method(), {}}
                          : Enqueue{{}, maybe(), method(), maybe(), method(), text()};
        case 7:
            return Redirect{maybe(), method()};
        case 8:
            return Hangup{};
        case 9:
            return Reject{coin()};
        case 10:
            return Leave{};
        case 11:
            return Connect{stream(Stream::Track::Inbound), maybe(), method()};
        case 12:
            return Start{stream(Stream::Track(below(3)))};
        default:
            return Stop{text()};
        }
    }

private:
    QRandomGenerator m_random;
};

} // namespace

class TwimlReaderTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsBuiltReadsBackEqual()
    {
        Dice dice(20261120);
        for (int round = 0; round < 2000; ++round) {
            QList<Verb> verbs;
            for (int i = dice.below(5); i > 0; --i)
                verbs.append(dice.verb());
            const Result<QByteArray> document = Response::document(verbs);
            QVERIFY2(document, document ? "" : qPrintable(document.error().detail));
            const Reading reading = twiml::read(*document);
            if (reading.verbs != verbs || !reading.diagnoses.isEmpty()) {
                qWarning("%s", document->constData());
                for (const Diagnosis &diagnosis : reading.diagnoses)
                    qWarning("%d %ls", diagnosis.code, qUtf16Printable(diagnosis.detail));
                QFAIL("read back otherwise");
            }
        }
    }
    void messagesReadBackEqual()
    {
        const QList<Verb> verbs{
            Message{u"a & b"_s, u"+12065550142"_s, {}, u"/x"_s, Method::Get, {u"https://a/b?c&d"_s}},
            Redirect{u"/next"_s}};
        const Result<QByteArray> document = Response::document(verbs);
        QVERIFY(document);
        const Reading reading = twiml::read(*document, twiml::Place::Message);
        QVERIFY(reading.verbs == verbs && reading.diagnoses.isEmpty());
        QCOMPARE(codes(twiml::read(*document)), QList<int>{12200});
        QVERIFY(twiml::read(Response::empty()).verbs.isEmpty());
        QVERIFY(twiml::read(Response::empty()).isPlayable());
    }

    void otherPeoplesTwimlIsUnderstood()
    {
        const Reading reading = twiml::read(R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- a comment -->
<Response>
    <Say voice="Polly.Amy">Hello <break strength="weak"/><emphasis>you</emphasis>.</Say>
    <Dial record="true" timeout="20" referUrl="/r">
        (206) 555-0142
    </Dial>
    <Gather timeout="auto" input="speech dtmf" enhanced="true"><Pause/></Gather>
</Response>)");
        QVERIFY(reading.diagnoses.isEmpty());
        QCOMPARE(reading.verbs.size(), 3);
        QCOMPARE(std::get<Say>(reading.verbs[0]).text, u"Hello you."_s);
        const Dial &dial = std::get<Dial>(reading.verbs[1]);
        QCOMPARE(int(dial.record), int(Dial::Recording::FromAnswer));
        QCOMPARE(std::get<Number>(dial.nouns[0]).number, u"2065550142"_s);
        QVERIFY(std::get<Gather>(reading.verbs[2]).input == Gather::Input::KeysOrSpeech);
    }

    void whatCannotBeReadIsAnError_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<int>("code");
        QTest::newRow("empty") << QByteArray() << 12100;
        QTest::newRow("no XML") << QByteArray("hello") << 12100;
        QTest::newRow("not closed") << QByteArray("<Response><Say>x</Response>") << 12100;
        QTest::newRow("cut short") << QByteArray("<Response><Say>x") << 12100;
        QTest::newRow("two roots") << QByteArray("<Response/><Response/>") << 12100;
        QTest::newRow("attribute twice") << QByteArray("<Response><Say loop='1' loop='2'>x</Say></Response>") << 12100;
        QTest::newRow("bare ampersand") << QByteArray("<Response><Play>/a?b&c</Play></Response>") << 12100;
        QTest::newRow("unknown entity") << QByteArray("<Response><Say>&nbsp;</Say></Response>") << 12100;
        QTest::newRow("not UTF-8") << QByteArray("<Response><Say>\xff</Say></Response>") << 12100;
        QTest::newRow("control character") << QByteArray("<Response><Say>\x01</Say></Response>") << 12100;
        QTest::newRow("NUL") << QByteArray("<Response>\0</Response>", 22) << 12100;
        QTest::newRow("document type") << QByteArray("<!DOCTYPE Response><Response/>") << 12100;
        QTest::newRow("entities of its own") << QByteArray(
            "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><Response><Say>&b;</Say></Response>")
                                             << 12100;
        QTest::newRow("a file of ours") << QByteArray(
            "<!DOCTYPE r [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><Response><Say>&f;</Say></Response>")
                                        << 12100;
        QTest::newRow("deep") << "<Response>" + QByteArray("<Say>").repeated(16) + QByteArray("</Say>").repeated(16)
                + "</Response>"
                              << 12100;
        QTest::newRow("another root") << QByteArray("<html><body/></html>") << 12102;
        QTest::newRow("wrong case") << QByteArray("<response/>") << 12102;
        QTest::newRow("large") << QByteArray("<Response><!--" + QByteArray(65536, 'x') + "--></Response>") << 11750;
    }
    void whatCannotBeReadIsAnError()
    {
        QFETCH(QByteArray, document);
        const Reading reading = twiml::read(document);
        QVERIFY(!reading.isPlayable());
        QVERIFY(reading.verbs.isEmpty());
        QCOMPARE(reading.diagnoses.size(), 1);
        QTEST(reading.diagnoses[0].code, "code");
        QVERIFY(!reading.diagnoses[0].detail.isEmpty());
    }

    void whatTwilioIgnoresIsAWarning_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        QTest::addColumn<qsizetype>("verbs");
        const auto row = [](const char *body, int code, qsizetype verbs) {
            QTest::addRow("%s", body) << QByteArray(body) << code << verbs;
        };
        row("<say>x</say>", 12200, 0);
        row("<Speak>x</Speak>", 12200, 0);
        row("<Pay/>", notCarriedOut, 0);
        row("<Say Voice='man'>x</Say>", 12200, 1);
        row("<Say loop='-1'>x</Say>", 13510, 1);
        row("<Say> </Say>", 13520, 1);
        row("<Say>x<Play>/a</Play></Say>", 12200, 1);
        row("<Play loop='many'>/a</Play>", 13410, 1);
        row("<Play/>", 12200, 0);
        row("<Pause length='0'/>", 13910, 1);
        row("<Gather timeout='0'/>", 13313, 1);
        row("<Gather timeout='5s'/>", 13313, 1);
        row("<Gather numDigits='0'/>", 13314, 1);
        row("<Gather method='PUT'/>", 13312, 1);
        row("<Gather finishOnKey='x'/>", 13310, 1);
        row("<Gather finishOnKey='12'/>", 13311, 1);
        row("<Gather speechTimeout='soon'/>", 13327, 1);
        row("<Gather input='voice'/>", 12200, 1);
        row("<Gather><Dial>+12065550142</Dial></Gather>", 13320, 1);
        row("<Gather><Play digits='1'/></Gather>", 12200, 1);
        row("<Record maxLength='1'/>", 13612, 1);
        row("<Record maxLength='14401'/>", 13612, 1);
        row("<Record timeout='x'/>", 13611, 1);
        row("<Record finishOnKey='x'/>", 13613, 1);
        row("<Record transcribe='yes'/>", 13614, 1);
        row("<Record playBeep='no'/>", 13616, 1);
        row("<Record method='PUT'/>", 13610, 1);
        row("<Record recordingStatusCallback='/r' recordingStatusCallbackEvent='done'/>", 12200, 1);
        row("<Dial timeout='4'>+12065550142</Dial>", 13212, 1);
        row("<Dial timeLimit='0'>+12065550142</Dial>", 13216, 1);
        row("<Dial hangupOnStar='1'>+12065550142</Dial>", 13213, 1);
        row("<Dial record='yes'>+12065550142</Dial>", 13217, 1);
        row("<Dial statusCallback='/s'>+12065550142</Dial>", 12200, 1);
        row("<Dial>tom</Dial>", 13223, 1);
        row("<Dial><Say>x</Say></Dial>", 13215, 1);
        row("<Dial><Number>+12065550142</Number><Queue>q</Queue></Dial>", 13215, 1);
        row("<Dial><Sip>ana</Sip></Dial>", 13243, 1);
        row("<Dial><Sim>x</Sim></Dial>", notCarriedOut, 1);
        row("<Dial><Conference/></Dial>", 13237, 1);
        row("<Dial><Conference muted='1'>c</Conference></Dial>", 13230, 1);
        row("<Dial><Conference beep='loud'>c</Conference></Dial>", 13235, 1);
        row("<Dial><Number sendDigits='x'>+12065550142</Number></Dial>", 13222, 1);
        row("<Redirect method='PUT'>/n</Redirect>", 13710, 1);
        row("<Reject reason='sleepy'/>", 13810, 1);
        row("<Enqueue/>", 12200, 0);
        row("<Connect><Stream url='ws://a'/></Connect>", 12200, 0);
        row("<Connect><Room>r</Room></Connect>", notCarriedOut, 0);
        row("<Hangup>now</Hangup><Leave now='1'/>", 12200, 2);
        row("words", 12200, 0);
        row("<Message>x</Message>", 12200, 0);
    }
    void whatTwilioIgnoresIsAWarning()
    {
        QFETCH(QByteArray, body);
        const Reading reading = readBody(body);
        QVERIFY(reading.isPlayable());
        QCOMPARE(reading.diagnoses.size(), 1);
        QTEST(reading.diagnoses[0].code, "code");
        QTEST(reading.verbs.size(), "verbs");
        QCOMPARE(reading.diagnoses[0].line, 1);
    }

    void someDocumentsMayDoLess()
    {
        QCOMPARE(codes(readBody("<Dial>+12065550142</Dial>", twiml::Place::Whisper)), QList<int>{13201});
        QVERIFY(!readBody("<Dial>+12065550142</Dial>", twiml::Place::Whisper).isPlayable());
        QCOMPARE(codes(readBody("<Record/>", twiml::Place::Whisper)), QList<int>{12200});
        QCOMPARE(codes(readBody("<Say>x</Say><Gather/><Pause/><Hangup/>", twiml::Place::Whisper)), QList<int>{});
        QCOMPARE(codes(readBody("<Gather/><Leave/><Redirect/>", twiml::Place::QueueWait)), QList<int>{});
        QCOMPARE(codes(readBody("<Gather/>", twiml::Place::ConferenceWait)), QList<int>{13238});
        QCOMPARE(codes(readBody("<Gather/>", twiml::Place::QueueUrl)), QList<int>{12200});
        QCOMPARE(codes(readBody("<Say>x</Say>", twiml::Place::Message)), QList<int>{12200});
    }

    void diagnosesPointAtTheElement()
    {
        const Reading reading = twiml::read("<Response>\n  <Say>x</Say>\n  <Pause length='x'/>\n</Response>");
        QCOMPARE(reading.diagnoses.size(), 1);
        QCOMPARE(reading.diagnoses[0].line, 3);
        QCOMPARE(reading.diagnoses[0].detail, u"Pause: length=\"x\" is not allowed"_s);
        QVERIFY(reading.diagnoses[0].severity == Severity::Warning);
    }

    void hostileDocumentsEndInAReading()
    {
        Dice dice(4711);
        QRandomGenerator bytes(815);
        int broken = 0;
        for (int round = 0; round < 3000; ++round) {
            QList<Verb> verbs;
            for (int i = 1 + dice.below(3); i > 0; --i)
                verbs.append(dice.verb());
            QByteArray document = *Response::document(verbs);
            for (int i = bytes.bounded(1, 5); i > 0; --i) {
                const qsizetype at = bytes.bounded(int(document.size()));
                switch (bytes.bounded(4)) {
                case 0:
                    document[at] = char(bytes.bounded(256));
                    break;
                case 1:
                    document.remove(at, 1 + bytes.bounded(20));
                    break;
                case 2:
                    document.insert(at, document.mid(bytes.bounded(int(document.size())), bytes.bounded(60)));
                    break;
                default:
                    document[at] = "<>&\"'/="[bytes.bounded(7)];
                }
            }
            const Reading reading = twiml::read(document);
            if (!reading.isPlayable()) {
                ++broken;
                QVERIFY(reading.verbs.isEmpty());
                continue;
            }
            // What was read is understood completely: it reads the same once written by us, where we would write it.
            const Result<QByteArray> again = Response::document(reading.verbs);
            if (again)
                QVERIFY2(twiml::read(*again).verbs == reading.verbs, (document + "\n" + *again).constData());
        }
        QVERIFY(broken > 500 && broken < 3000);
    }
};
static const test::Register<TwimlReaderTest> twimlReaderTest;

#include "twimlreadertest.moc"
