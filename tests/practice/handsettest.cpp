// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/handset.h"
#include "audio/wav.h"
#include "scripteddesk.h"
#include "support/suite.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::test;
using Kind = cb::PracticeCaption::Kind;

namespace {

/// A phone on a bench: time jumps from one thing to the next, so a person acts from within the signals.
class Phone : public Bench
{
public:
    Phone()
        : handset(carrier, timeline, {{u"sick-today.wav"_s, u"I am sick today."_s, {}}})
    { }
    [[nodiscard]] QStringList texts(Kind kind) const
    {
        QStringList some;
        for (const PracticeCaption &caption : handset.captions()) {
            if (caption.kind == kind)
                some << caption.text;
        }
        return some;
    }
    [[nodiscard]] bool call(const QString &from = u"+12065550142"_s)
    {
        const Result<> placed = handset.call(from, mainLine);
        return placed && finish();
    }
    practice::Handset handset;
};

PracticeSpeech tone(std::chrono::milliseconds length, const QString &words = {})
{
    const audio::Pcm sound = audio::tone(440, length);
    return {u"tone.wav"_s, words,
        {QByteArray(reinterpret_cast<const char *>(sound.samples.constData()), sound.samples.size() * 2)}};
}

} // namespace

/// The practice phone, over real HTTP.
class HandsetTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aCallIsARealOne()
    {
        Phone phone;
        phone.desk.twiml("/twilio/voice/incoming", "<Say>Welcome.</Say>");
        QSignalSpy sounds(&phone.handset, &PracticePhone::sounded);
        QSignalSpy states(&phone.handset, &PracticePhone::stateChanged);
        QVERIFY(phone.call());
        const QList<Asked> asked = phone.desk.asked("/twilio/voice/incoming");
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked.first().signedWell);
        QCOMPARE(asked.first().form.text("From"), u"+12065550142"_s);
        QCOMPARE(asked.first().form.text("CallSid"), phone.handset.callSid());
        QCOMPARE(phone.desk.asked("/twilio/voice/status").size(), 1);

        QCOMPARE(phone.texts(Kind::Ringing), QStringList{u"Main line"_s});
        QCOMPARE(phone.texts(Kind::Said), QStringList{u"Welcome."_s});
        QCOMPARE(phone.handset.captions().last().kind, Kind::Ended);
        QCOMPARE(phone.handset.captions().last().end, PracticeCaption::End::HungUp);
        QCOMPARE(states.size(), 3); // calling, connected, ended
        QCOMPARE(phone.handset.state(), PracticePhone::State::Ended);
        QCOMPARE(sounds.size(), 1);
        QCOMPARE(sounds.first().first().value<PracticeSound>().length() > 300ms, true);
        QVERIFY(phone.handset.connectedFor() >= 300ms);
    }

    void aWithheldNumberIsWithheld()
    {
        Phone phone;
        phone.desk.twiml("/twilio/voice/incoming", "<Hangup/>");
        QVERIFY(phone.call({}));
        QCOMPARE(phone.desk.asked("/twilio/voice/incoming").first().form.text("From"), u"anonymous"_s);
    }

    void anotherNumberIsNotOurs()
    {
        Phone phone;
        const Result<> placed = phone.handset.call(u"+12065550142"_s, u"+12065550199"_s);
        QVERIFY(!placed);
        QCOMPARE(placed.error().kind, Error::Kind::NotFound);
        QCOMPARE(phone.handset.state(), PracticePhone::State::Idle);
    }

    void oneCallAtATime()
    {
        Phone phone;
        phone.desk.twiml("/twilio/voice/incoming", "<Pause/>");
        QVERIFY(phone.handset.call({}, mainLine));
        const Result<> second = phone.handset.call({}, mainLine);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, Error::Kind::Conflict);
        QVERIFY(phone.finish());
        QVERIFY(phone.handset.call({}, mainLine));
        QVERIFY(phone.finish());
    }

    void keysAnswerAMenuOnceItWaits()
    {
        Phone phone;
        phone.desk.twiml("/twilio/voice/incoming",
            "<Gather action=\"/menu\" numDigits=\"2\" timeout=\"8\"><Say>Press two keys.</Say></Gather>");
        phone.desk.twiml("/menu", "<Say>Thank you.</Say>");
        QList<std::chrono::milliseconds> left;
        int pressed = 0;
        QObject::connect(&phone.handset, &PracticePhone::waitChanged, &phone.handset, [&] {
            const PracticeWait wait = phone.handset.wait();
            if (!wait.isAny())
                return;
            QVERIFY(wait.keys && !wait.words && !wait.tape);
            left << *wait.until - phone.clock.now();
            if (++pressed > 1)
                return;
            // As a person does: a moment later, each key on its own.
            QTimer::singleShot(0, &phone.handset, [&] {
                phone.handset.press(u'4');
                phone.handset.press(u'2');
            });
        });
        QVERIFY(phone.call());
        QCOMPARE(phone.desk.asked("/menu").size(), 1);
        QCOMPARE(phone.desk.asked("/menu").first().form.text("Digits"), u"42"_s);
        QCOMPARE(left.first(), 8s);
        QCOMPARE(phone.texts(Kind::Pressed), QStringList{u"42"_s});
        QCOMPARE(phone.texts(Kind::Said), (QStringList{u"Press two keys."_s, u"Thank you."_s}));
    }

    void aKeySilencesThePrompt()
    {
        Phone phone;
        phone.desk.twiml("/twilio/voice/incoming",
            "<Gather action=\"/menu\" numDigits=\"1\"><Say>A prompt of many words that nobody wants to hear.</Say>"
            "</Gather>");
        phone.desk.twiml("/menu", "<Hangup/>");
        QSignalSpy silenced(&phone.handset, &PracticePhone::silenced);
        QObject::connect(&phone.handset, &PracticePhone::captionAdded, &phone.handset, [&](int row) {
            if (phone.handset.captions().at(row).kind == Kind::Said)
                phone.handset.press(u'1');
        });
        QVERIFY(phone.call());
        QCOMPARE(phone.desk.asked("/menu").size(), 1);
        QVERIFY(!silenced.isEmpty());
        QVERIFY2(
            phone.handset.connectedFor() < 500ms, qPrintable(QString::number(phone.handset.connectedFor().count())));
    }

    void silenceEndsTheWait()
    {
        Phone phone;
        phone.desk.twiml("/twilio/voice/incoming", "<Gather action=\"/menu\" timeout=\"6\"/><Say>Nobody there.</Say>");
        QVERIFY(phone.call());
        QVERIFY(phone.desk.asked("/menu").isEmpty());
        QCOMPARE(phone.texts(Kind::Said), QStringList{u"Nobody there."_s});
        QVERIFY(phone.handset.connectedFor() >= 6s);
        QVERIFY(!phone.handset.wait().isAny());
    }

    void wordsAreUnderstoodAndSoundAloneIsNot_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("asked");
        QTest::newRow("words") << u"my shift tomorrow"_s << 1;
        QTest::newRow("a sound") << QString() << 0;
    }
    void wordsAreUnderstoodAndSoundAloneIsNot()
    {
        QFETCH(QString, words);
        QFETCH(int, asked);
        Phone phone;
        phone.desk.twiml(
            "/twilio/voice/incoming", "<Gather action=\"/menu\" input=\"speech\"/><Say>Not understood.</Say>");
        phone.desk.twiml("/menu", "<Hangup/>");
        bool spoke = false;
        QObject::connect(&phone.handset, &PracticePhone::waitChanged, &phone.handset, [&] {
            if (phone.handset.wait().words && !std::exchange(spoke, true))
                phone.handset.speak(tone(2s, words));
        });
        QVERIFY(phone.call());
        QVERIFY(spoke);
        QCOMPARE(phone.desk.asked("/menu").size(), asked);
        if (asked > 0)
            QCOMPARE(phone.desk.asked("/menu").first().form.text("SpeechResult"), words);
        QCOMPARE(phone.texts(Kind::Said).size(), 1 - asked);
        QCOMPARE(phone.texts(Kind::Spoke).size(), 1);
    }

    void aTapeHoldsWhatWasSaid()
    {
        Phone phone;
        phone.desk.twiml("/twilio/voice/incoming", "<Record action=\"/kept\" timeout=\"5\" maxLength=\"60\"/>");
        phone.desk.twiml("/kept", "<Hangup/>");
        bool spoke = false;
        QObject::connect(&phone.handset, &PracticePhone::waitChanged, &phone.handset, [&] {
            if (phone.handset.wait().tape && !std::exchange(spoke, true))
                phone.handset.speak(tone(3s, u"I am sick today."_s));
        });
        QVERIFY(phone.call());
        QCOMPARE(phone.texts(Kind::Beep).size(), 1);
        QCOMPARE(phone.desk.asked("/kept").size(), 1);
        const QList<const practice::RecordingRecord *> tapes =
            phone.carrier.ledger().recordingsOf(phone.handset.callSid());
        QCOMPARE(tapes.size(), 1);
        QCOMPARE(tapes.first()->words, u"I am sick today."_s);
        QCOMPARE(tapes.first()->length, 3s); // trimmed after the last word
        QCOMPARE(tapes.first()->sound.length(), 3s);
        const http::ClientResponse media =
            phone.rest(http::Method::Get, phone.account() + u"/Recordings/%1.wav"_s.arg(tapes.first()->sid));
        QCOMPARE(media.status, 200);
        const Result<audio::Pcm> sound = audio::readWav(media.body);
        QVERIFY(sound);
        QCOMPARE(sound->samples, tapes.first()->sound.samples);
    }

    void aKeyCutsTheSpeechAndEndsTheTape()
    {
        Phone phone;
        phone.desk.twiml("/twilio/voice/incoming", "<Record action=\"/kept\" finishOnKey=\"#\"/>");
        phone.desk.twiml("/kept", "<Hangup/>");
        bool spoke = false;
        QObject::connect(&phone.handset, &PracticePhone::waitChanged, &phone.handset, [&] {
            if (!phone.handset.wait().tape || std::exchange(spoke, true))
                return;
            phone.handset.speak(tone(30s));
            phone.timeline.after(2s, [&] { phone.handset.press(u'#'); });
        });
        QVERIFY(phone.call());
        QCOMPARE(phone.desk.asked("/kept").first().form.text("Digits"), u"#"_s);
        const auto tapes = phone.carrier.ledger().recordingsOf(phone.handset.callSid());
        QCOMPARE(tapes.size(), 1);
        QCOMPARE(tapes.first()->sound.length(), 2s);
        QVERIFY(!phone.handset.isSpeaking());
    }

    void aMicrophoneIsSpeechThatComesAtItsEnd()
    {
        Phone phone;
        phone.desk.twiml("/twilio/voice/incoming", "<Record action=\"/kept\" timeout=\"4\"/>");
        phone.desk.twiml("/kept", "<Hangup/>");
        bool spoke = false;
        QObject::connect(&phone.handset, &PracticePhone::waitChanged, &phone.handset, [&] {
            if (!phone.handset.wait().tape || std::exchange(spoke, true))
                return;
            phone.timeline.after(1s, [&] { phone.handset.beginSpeaking(); });
            phone.timeline.after(21s, [&] { phone.handset.endSpeaking(tone(20s)); }); // longer than the silence allowed
        });
        QVERIFY(phone.call());
        QCOMPARE(phone.desk.asked("/kept").size(), 1);
        const auto tapes = phone.carrier.ledger().recordingsOf(phone.handset.callSid());
        QCOMPARE(tapes.first()->sound.length(), 21s); // a second of silence, then the speech
        QCOMPARE(phone.texts(Kind::Spoke), QStringList{u"tone.wav"_s});
    }

    void somebodyTakesTheCall()
    {
        Phone phone;
        practice::Behaviour ruth;
        ruth.after = 3s;
        ruth.talks = 20s;
        ruth.says = u"Scheduling, this is Ruth."_s;
        phone.carrier.setBehaviour(u"+12065550153"_s, ruth);
        phone.desk.twiml("/twilio/voice/incoming", "<Dial><Number>+12065550153</Number></Dial>");
        QVERIFY(phone.call());
        QCOMPARE(phone.texts(Kind::Rang), QStringList{u"+12065550153"_s});
        QCOMPARE(phone.texts(Kind::Joined), QStringList{u"+12065550153"_s});
        QCOMPARE(phone.texts(Kind::Heard), QStringList{u"Scheduling, this is Ruth."_s});
    }

    void hangingUpEndsTheCallAtOnce()
    {
        Phone phone;
        phone.desk.twiml("/twilio/voice/incoming", "<Pause length=\"60\"/>");
        QObject::connect(&phone.handset, &PracticePhone::stateChanged, &phone.handset, [&] {
            if (phone.handset.state() == PracticePhone::State::Connected)
                phone.timeline.after(4s, [&] { phone.handset.hangUp(); });
        });
        QVERIFY(phone.call());
        QCOMPARE(phone.handset.captions().last().end, PracticeCaption::End::CallerHungUp);
        QCOMPARE(phone.handset.connectedFor(), 4s);
        QCOMPARE(phone.record(phone.handset.callSid()).status, twilio::CallStatus::Completed);
    }

    void aCallThatIsTurnedAwaySaysSo()
    {
        Phone phone;
        phone.desk.twiml("/twilio/voice/incoming", "<Reject reason=\"busy\"/>");
        QVERIFY(phone.call());
        QCOMPARE(phone.handset.captions().last().end, PracticeCaption::End::Busy);
        QCOMPARE(phone.handset.connectedFor(), 0ms);
    }

    void aFileIsLoadedWithItsWords()
    {
        Phone phone;
        QTemporaryDir folder;
        QFile sound(folder.filePath(u"late.wav"_s));
        QVERIFY(sound.open(QIODevice::WriteOnly));
        sound.write(audio::writeWav(audio::tone(300, 1500ms, 44'100)));
        sound.close();
        const Result<PracticeSpeech> alone = phone.handset.load(sound.fileName());
        QVERIFY(alone);
        QCOMPARE(alone->sound.length(), 1500ms);
        QVERIFY(alone->words.isEmpty());
        QFile words(folder.filePath(u"late.txt"_s));
        QVERIFY(words.open(QIODevice::WriteOnly));
        words.write("I am running\nlate.\n");
        words.close();
        QCOMPARE(phone.handset.load(sound.fileName())->words, u"I am running late."_s);
        QCOMPARE(phone.handset.load(folder.filePath(u"none.wav"_s)).error().kind, Error::Kind::NotFound);
        QCOMPARE(phone.handset.load(words.fileName()).error().kind, Error::Kind::Invalid);
    }

    void samplesAreSpoken()
    {
        Phone phone;
        const QList<PracticeSpeech> samples = phone.handset.samples();
        QCOMPARE(samples.size(), 1);
        QVERIFY(samples.first().sound.length() > 500ms);
    }

    void whatIsDueStaysAsFarAwayWhenTheClockIsMoved()
    {
        ShiftedClock clock(Instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 20)));
        practice::Timeline timeline(clock, 1);
        int came = 0;
        timeline.after(40ms, [&came] { ++came; });
        timeline.after(10h, [&came] { came += 100; });
        clock.setOffset(9h);
        timeline.clockMoved(9h);
        QVERIFY(waitFor([&came] { return came > 0; }, 2s));
        QCOMPARE(came, 1); // the ten hours are still ten hours
        clock.setOffset(0h);
        timeline.clockMoved(-9h);
        timeline.after(5ms, [&came] { ++came; });
        QVERIFY(waitFor([&came] { return came > 1; }, 2s));
        QCOMPARE(came, 2);
    }
};
static const test::Register<HandsetTest> handsetTest;

#include "handsettest.moc"
