// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/speech.h"
#include "audio/resample.h"
#include "support/suite.h"

#include <QTest>

#include <cmath>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::audio;

namespace {

double loudness(const Pcm &sound)
{
    double sum = 0;
    for (const qint16 sample : sound.samples)
        sum += double(sample) * sample;
    return sound.samples.isEmpty() ? 0 : std::sqrt(sum / double(sound.samples.size()));
}

} // namespace

/// Speech and the change of rates.
class SpeechTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void textBecomesSound()
    {
        Speech speech;
        const Result<Pcm> word = speech.speak(u"Hello."_s, u"en-US"_s);
        QVERIFY2(word, qPrintable(word ? QString() : word.error().detail));
        QCOMPARE(word->rate, 8000);
        QCOMPARE(word->channels, 1);
        QVERIFY(word->length() > 300ms && word->length() < 2s);
        QVERIFY(loudness(*word) > 500);
        const Result<Pcm> sentence = speech.speak(u"For scheduling, press 1. For billing, press 2."_s, u"en-US"_s);
        QVERIFY(sentence && sentence->length() > 2 * word->length());
    }

    void theSameTextSoundsTheSame()
    {
        Speech one;
        Speech two;
        const Result<Pcm> first = one.speak(u"Thank you."_s, u"en-US"_s);
        QVERIFY(first);
        QVERIFY(one.speak(u"Something in between"_s, u"es-US"_s));
        QVERIFY(*one.speak(u"Thank you."_s, u"en-US"_s) == *first); // from memory
        const Result<Pcm> other = two.speak(u"Thank you."_s, u"en-US"_s);
        QVERIFY(other && std::abs((other->length() - first->length()).count()) < 100);
        const Result<Pcm> spanish = two.speak(u"Thank you."_s, u"es-US"_s);
        QVERIFY(spanish && *spanish != *first);
    }

    void hostileTextIsSpokenOrRefused()
    {
        Speech speech;
        QVERIFY(!speech.speak(QString(8193, u'a'), u"en-US"_s));
        QVERIFY(speech.speak({}, {}));
        QVERIFY(speech.speak(u"<speak>&lt;%s%n"_s + QChar(0) + QChar(0xd800) + u"[[x]]"_s, u"xx-YY"_s));
    }

    void severalMaySpeakAtOnce()
    {
        Speech speech;
        std::vector<std::jthread> threads;
        std::atomic<int> good = 0;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&speech, &good, i] {
                const Result<Pcm> sound = speech.speak(u"Caller number %1."_s.arg(i), u"en-US"_s);
                good += sound && sound->length() > 500ms ? 1 : 0;
            });
        }
        threads.clear();
        QCOMPARE(good.load(), 4);
    }

    void aLowerRateKeepsWhatItCanCarry()
    {
        const Pcm low = resampled(tone(1000, 500ms, 22'050), 8000);
        QCOMPARE(low.rate, 8000);
        QVERIFY(std::abs((low.length() - 500ms).count()) <= 1);
        QVERIFY(std::abs(loudness(low) - loudness(tone(1000, 500ms))) < 600);
        const Pcm beyond = resampled(tone(6000, 500ms, 22'050), 8000); // above half of the new rate
        QVERIFY2(loudness(beyond) < loudness(low) / 30, qPrintable(QString::number(loudness(beyond))));
    }
};
static const test::Register<SpeechTest> speechTest;

#include "speechtest.moc"
