// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/playback.h"
#include "support/suite.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::audio;

namespace {

constexpr int rate = telephoneRate;

/// Steady noise: what no silence finder takes for silence, and no two places of which are alike.
Pcm noise(std::chrono::milliseconds length, int loudest, quint32 seed)
{
    Pcm sound = silence(length);
    QRandomGenerator dice(seed);
    for (qint16 &sample : sound.samples)
        sample = qint16(int(dice.bounded(2 * loudest + 1)) - loudest);
    return sound;
}

/// 60 s: ten times four seconds of voice and two seconds of a quiet line.
Pcm messageWithPauses()
{
    Pcm sound;
    for (quint32 i = 0; i < 10; ++i) {
        append(sound, noise(4s, 8000, i));
        append(sound, noise(2s, 40, 100 + i));
    }
    return sound;
}

RecordingPtr recordingOf(const Pcm &sound)
{
    return std::make_shared<const Recording>(Recording{sound, outlineOf(sound)});
}

/// Everything that is left, read in pieces of an odd size.
QList<qint16> drain(Playback &playback)
{
    QList<qint16> all;
    QList<qint16> block(997 * playback.recording().sound.channels);
    while (!playback.atEnd()) {
        const qsizetype got = playback.read(block.data(), 997);
        all += block.first(got * playback.recording().sound.channels);
    }
    return all;
}

QList<qint16> take(Playback &playback, qsizetype frames)
{
    QList<qint16> block(frames * playback.recording().sound.channels);
    block.resize(playback.read(block.data(), frames) * playback.recording().sound.channels);
    return block;
}

/// Frequency by rising zero crossings of its inner part, placed between samples.
double pitchOf(const QList<qint16> &samples)
{
    double first = -1;
    double last = -1;
    int periods = -1;
    for (qsizetype i = samples.size() / 10 + 1; i < samples.size() * 9 / 10; ++i) {
        if (samples.at(i - 1) < 0 && samples.at(i) >= 0) {
            last = double(i) - double(samples.at(i)) / double(samples.at(i) - samples.at(i - 1));
            first = first < 0 ? last : first;
            ++periods;
        }
    }
    return periods > 0 ? periods * rate / (last - first) : 0;
}

} // namespace

/// The stream the player plays, without a device.
class PlaybackTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void atItsOwnSpeedEverySampleComesOutAsItWent()
    {
        const Pcm sound = noise(3s, 8000, 1);
        Playback playback(recordingOf(sound));
        QCOMPARE(drain(playback), sound.samples);
        QCOMPARE(playback.position(), sound.frames());
    }

    void aMinuteWithTwentySecondsOfSilenceTakesUnderTwentyOneAtTwice()
    {
        const Pcm sound = messageWithPauses();
        QCOMPARE(sound.length(), 60s);
        const RecordingPtr recording = recordingOf(sound);
        QCOMPARE(recording->outline.quiet.size(), 10);
        Playback playback(recording);
        playback.setSpeed(2);
        playback.setSkipSilence(true);
        const double seconds = double(drain(playback).size()) / rate;
        QVERIFY2(seconds < 21 && seconds > 20, qPrintable(QString::number(seconds)));
        Playback whole(recording);
        whole.setSpeed(2);
        QVERIFY(std::abs(double(drain(whole).size()) / rate - 30) < 0.01);
    }

    void pitchStaysAtEverySpeed_data()
    {
        QTest::addColumn<double>("speed");
        for (const double speed : {0.5, 0.75, 1.25, 1.5, 2.0, 3.0})
            QTest::newRow(qPrintable(QString::number(speed))) << speed;
    }
    void pitchStaysAtEverySpeed()
    {
        QFETCH(double, speed);
        const Pcm sound = tone(440, 6s);
        Playback playback(recordingOf(sound));
        playback.setSpeed(speed);
        const QList<qint16> heard = drain(playback);
        const double hertz = pitchOf(heard);
        QVERIFY2(std::abs(hertz - 440) < 4.4, qPrintable(QString::number(hertz)));
        QVERIFY(std::abs(double(heard.size()) - double(sound.frames()) / speed) <= rate / 100.0);
        // And it stays a tone: no gaps where the pieces are joined.
        double sum = 0;
        for (const qint16 sample : heard)
            sum += double(sample) * sample;
        QVERIFY(std::sqrt(sum / double(heard.size())) > 0.9 * 16383 / std::sqrt(2));
    }

    void aSeekLandsOnTheFrame()
    {
        const Pcm sound = noise(5s, 8000, 2);
        Playback playback(recordingOf(sound));
        playback.seek(12'345);
        QCOMPARE(playback.position(), 12'345);
        QCOMPARE(take(playback, 800), sound.samples.mid(12'345, 800));
        playback.seek(100); // while it plays: after 5 ms only the new place is heard
        QCOMPARE(take(playback, 800).mid(40), sound.samples.mid(140, 760));
        playback.seek(10 * rate);
        QVERIFY(playback.atEnd());
        QCOMPARE(take(playback, 10).size(), 0);
        playback.seek(-5);
        QCOMPARE(playback.position(), 0);
        QVERIFY(!playback.atEnd());
    }

    /// Where the stream says it is, there it is: a short loud burst is heard within 30 ms of its place.
    void placesAreTrueAtEverySpeed_data() { pitchStaysAtEverySpeed_data(); }
    void placesAreTrueAtEverySpeed()
    {
        QFETCH(double, speed);
        Pcm sound = noise(8s, 300, 3);
        const qint64 burst = 5 * rate;
        const Pcm loud = noise(40ms, 20'000, 4);
        std::ranges::copy(loud.samples, sound.samples.begin() + burst);
        Playback playback(recordingOf(sound));
        playback.setSpeed(speed);
        playback.seek(2 * rate);
        qint64 heardAt = -1;
        while (heardAt < 0 && !playback.atEnd()) {
            const qint64 before = playback.position();
            const QList<qint16> block = take(playback, 40);
            if (std::ranges::any_of(block, [](qint16 sample) { return std::abs(int(sample)) > 4000; }))
                heardAt = before;
        }
        QVERIFY2(std::abs(heardAt - burst) < 30 * rate / 1000, qPrintable(QString::number(heardAt - burst)));
    }

    void speedChangesOnTheWay()
    {
        const Pcm sound = noise(20s, 8000, 5);
        Playback playback(recordingOf(sound));
        (void)take(playback, 2 * rate);
        playback.setSpeed(2);
        QCOMPARE(playback.position(), 2 * rate);
        (void)take(playback, 2 * rate);
        QCOMPARE(playback.position(), 6 * rate);
        playback.setSpeed(0.5);
        QCOMPARE(playback.position(), 6 * rate);
        (void)take(playback, 2 * rate);
        QCOMPARE(playback.position(), 7 * rate);
        playback.setSpeed(1);
        QCOMPARE(take(playback, 800).mid(40), sound.samples.mid(7 * rate + 40, 760));
        // What still waits in the device was read before the change.
        QCOMPARE(playback.positionBefore(800 + rate), 7 * rate - rate / 2);
    }

    void silenceIsLeftOutFromOneMomentToTheNext()
    {
        const Pcm sound = messageWithPauses();
        Playback playback(recordingOf(sound));
        (void)take(playback, 3 * rate);
        playback.setSkipSilence(true);
        QCOMPARE(playback.position(), 3 * rate);
        (void)take(playback, 2 * rate);
        const qint64 after = playback.position(); // 4 s of voice, 150 ms left of the pause, then voice again
        QVERIFY2(std::abs(after - (6 * rate + 850 * rate / 1000)) <= rate / 25, qPrintable(QString::number(after)));
        playback.seek(5 * rate); // within a pause: play goes on after it
        QVERIFY(playback.position() > 5 * rate + 900 * rate / 1000 - rate / 25);
        QVERIFY(playback.position() < 6 * rate);
        playback.setSkipSilence(false);
        playback.seek(5 * rate);
        QCOMPARE(playback.position(), 5 * rate);
    }

    void theSidesOfACutPassIntoEachOther()
    {
        Pcm sound = tone(200, 1s);
        Pcm hum{rate, 1, QList<qint16>(rate, 60)}; // a line with an offset, then without
        append(sound, hum);
        append(sound, silence(1s));
        append(sound, tone(200, 1s));
        Playback playback(recordingOf(sound));
        playback.setSkipSilence(true);
        const QList<qint16> heard = drain(playback);
        const qsizetype joint = rate + 75 * rate / 1000;
        for (qsizetype i = joint - 60; i < joint + 60; ++i)
            QVERIFY(std::abs(heard.at(i) - heard.at(i - 1)) <= 3);
        QCOMPARE(heard.at(joint - 60), qint16(60));
        QCOMPARE(heard.at(joint + 10), qint16(0));
    }

    void quietAndLoudRecordingsComeOutAboutEquallyLoud()
    {
        const auto loudnessAfter = [](int loudest) {
            const Pcm sound = noise(6s, loudest, 6);
            Playback playback(recordingOf(sound));
            playback.setLevelled(true);
            return *outlineOf(Pcm{rate, 1, drain(playback)}).loudness;
        };
        const float before = *outlineOf(noise(6s, 2000, 6)).loudness - *outlineOf(noise(6s, 20'000, 6)).loudness;
        QVERIFY(before < -19);
        QVERIFY(std::abs(loudnessAfter(2000) - loudnessAfter(20'000)) < 2);
    }

    void levellingNeverWrapsAround()
    {
        Pcm sound = noise(4s, 600, 7);
        sound.samples[rate] = 32'767;
        sound.samples[rate + 1] = -32'768;
        const RecordingPtr recording = recordingOf(sound);
        QVERIFY(recording->outline.levellingGain() > 2);
        Playback playback(recording);
        playback.setLevelled(true);
        const QList<qint16> heard = drain(playback);
        QVERIFY(heard.at(rate) > 31'000);
        QVERIFY(heard.at(rate + 1) < -31'000);
    }

    void bothChannelsArePlayed()
    {
        const Pcm sound = stereo(tone(440, 2s), tone(880, 2s));
        Playback playback(recordingOf(sound));
        playback.setSpeed(1.5);
        const QList<qint16> heard = drain(playback);
        QList<qint16> left;
        QList<qint16> right;
        for (qsizetype i = 0; i + 1 < heard.size(); i += 2) {
            left << heard.at(i);
            right << heard.at(i + 1);
        }
        QVERIFY(std::abs(pitchOf(left) - 440) < 4.4);
        QVERIFY(std::abs(pitchOf(right) - 880) < 8.8);
    }

    /// Whatever a person presses, the stream stays within the recording and ends.
    void anyOrderOfChangesKeepsItsPlace()
    {
        const RecordingPtr recording = recordingOf(messageWithPauses());
        QRandomGenerator dice(20261120);
        Playback playback(recording);
        for (int i = 0; i < 400; ++i) {
            switch (dice.bounded(6)) {
            case 0:
                playback.seek(dice.bounded(70 * rate) - rate);
                break;
            case 1:
                playback.setSpeed(0.25 + dice.bounded(4.0));
                break;
            case 2:
                playback.setSkipSilence(dice.bounded(2) == 1);
                break;
            case 3:
                playback.setLevelled(dice.bounded(2) == 1);
                break;
            default:
                (void)take(playback, dice.bounded(2 * rate));
            }
            QVERIFY(playback.position() >= 0 && playback.position() <= recording->outline.frames);
        }
        (void)drain(playback);
        QCOMPARE(playback.position(), recording->outline.frames);
    }
};
static const test::Register<PlaybackTest> playbackTest;

#include "playbacktest.moc"
