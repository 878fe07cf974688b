// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/outline.h"
#include "audio/wav.h"
#include "support/suite.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::audio;

namespace {

Pcm voiceAndPause()
{
    Pcm sound = tone(300, 2s);
    append(sound, silence(1s));
    append(sound, tone(300, 500ms));
    append(sound, silence(300ms)); // a breath, not a pause
    append(sound, tone(300, 500ms));
    return sound;
}

} // namespace

/// Peaks, silences and loudness.
class OutlineTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void everyPeakIsThere()
    {
        Pcm sound = silence(10s);
        sound.samples[8000] = 12'800;
        sound.samples[8001] = -25'600;
        const Outline outline = outlineOf(sound);
        QCOMPARE(outline.frames, 80'000);
        QCOMPARE(outline.bucketFrames, 160);
        QCOMPARE(outline.highs.size(), 500);
        QCOMPARE(outline.highs.at(50), qint8(50));
        QCOMPARE(outline.lows.at(50), qint8(-100));
        QCOMPARE(outline.highs.count(0), 499);
        QCOMPARE(outline.peak, qint16(25'600));
    }

    void longSoundsGetWiderBuckets()
    {
        const Outline outline = outlineOf(silence(20min));
        QVERIFY(outline.highs.size() > 2000 && outline.highs.size() <= 4096);
        QCOMPARE(outline.bucketFrames % 160, 0);
        QVERIFY(outline.bucketFrames * outline.highs.size() >= outline.frames);
    }

    void pausesAreFoundAndBreathsAreNot()
    {
        const Outline outline = outlineOf(voiceAndPause());
        QCOMPARE(outline.quiet.size(), 1);
        QVERIFY(std::abs(outline.quiet.first().start - 16'000) <= 160);
        QVERIFY(std::abs(outline.quiet.first().end - 24'000) <= 160);
    }

    void aNoisyLineHasPausesToo()
    {
        Pcm sound = voiceAndPause();
        QRandomGenerator dice(1);
        for (qint16 &sample : sound.samples)
            sample = qint16(std::clamp(sample + int(dice.bounded(401)) - 200, -32'768, 32'767));
        QCOMPARE(outlineOf(sound).quiet.size(), 1);
    }

    void whereNobodySpeaksNothingIsLeftOut()
    {
        QVERIFY(outlineOf(silence(10s)).quiet.isEmpty());
        QVERIFY(!outlineOf(silence(10s)).loudness);
        QCOMPARE(outlineOf(silence(10s)).levellingGain(), 1.0F);
        QVERIFY(outlineOf(silence(10ms)).quiet.isEmpty());
        QCOMPARE(outlineOf(Pcm()).frames, 0);
    }

    /// EBU Tech 3341, test 1: a stereo sine of 1 kHz at -23 dBFS in both channels measures -23 LUFS.
    void loudnessIsThatOfTheStandard()
    {
        Pcm one = tone(1000, 20s, 48'000);
        for (qint16 &sample : one.samples)
            sample = qint16(std::lround(sample / 16383.0 * std::pow(10, -23.0 / 20) * 32767));
        const Outline outline = outlineOf(stereo(one, one));
        QVERIFY2(std::abs(*outline.loudness + 23) < 0.1, qPrintable(QString::number(*outline.loudness)));
        QVERIFY(!outlineOf(one, Loudness::Leave).loudness);
    }

    void aFileHasTheOutlineOfItsSound()
    {
        const Pcm sound = voiceAndPause();
        QCOMPARE(outlineOf(writeWav(sound)).value_or(Outline()), outlineOf(sound));
        const QByteArray both = writeWav(stereo(sound, silence(5s)), WavCoding::MuLaw);
        QCOMPARE(outlineOf(both).value_or(Outline()), outlineOf(*readWav(both)));
        QVERIFY(!outlineOf(QByteArrayView("RIFF")));
        QVERIFY(!outlineOf(writeWav(Pcm())));
    }

    void whatIsKeptIsReadAgain()
    {
        const Outline outline = outlineOf(voiceAndPause());
        const QByteArray bytes = outline.toBytes("checksum");
        QCOMPARE(Outline::fromBytes(bytes, "checksum").value_or(Outline()), outline);
        QVERIFY(bytes.size() < 600);
        const Outline quiet = outlineOf(silence(1s));
        QCOMPARE(Outline::fromBytes(quiet.toBytes({}), {}).value_or(outline), quiet);
    }

    void keptForAnotherFileOrVersionIsMadeAnew()
    {
        const QByteArray bytes = outlineOf(voiceAndPause()).toBytes("checksum");
        QCOMPARE(Outline::fromBytes(bytes, "another").error().kind, Error::Kind::NotFound);
        QByteArray older = bytes;
        older[4] = 0;
        QCOMPARE(Outline::fromBytes(older, "checksum").error().kind, Error::Kind::NotFound);
        QCOMPARE(Outline::fromBytes(bytes.chopped(1), "checksum").error().kind, Error::Kind::Invalid);
        QCOMPARE(Outline::fromBytes(bytes + 'x', "checksum").error().kind, Error::Kind::Invalid);
    }

    void noBytesBreakTheReader()
    {
        QRandomGenerator dice(20261120);
        const QByteArray good = outlineOf(voiceAndPause()).toBytes("checksum");
        int refused = 0;
        for (int i = 0; i < 20'000; ++i) {
            QByteArray bytes = good.left(dice.bounded(10) > 0 ? good.size() : dice.bounded(int(good.size())));
            for (int change = dice.bounded(4); change > 0 && bytes.size() > 14; --change)
                bytes[14 + dice.bounded(int(bytes.size()) - 14)] = char(dice.bounded(256));
            const Result<Outline> read = Outline::fromBytes(bytes, "checksum");
            refused += read ? 0 : 1;
            if (read) {
                QCOMPARE(read->lows.size(), read->highs.size());
                QVERIFY(read->quiet.isEmpty() || read->quiet.last().end <= read->frames);
            }
        }
        QVERIFY(refused > 1'000 && refused < 20'000);
    }
};
static const test::Register<OutlineTest> outlineTest;

#include "outlinetest.moc"
