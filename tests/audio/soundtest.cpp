// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/sound.h"

#include "audio/recording.h"
#include "support/suite.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::audio;

namespace {

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(CALLBOARD_FIXTURES "/audio/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Periods of a tone of some loudness.
int periods(const Pcm &sound, int channel)
{
    int count = 0;
    bool below = false;
    for (qsizetype i = channel; i < sound.samples.size(); i += sound.channels) {
        const qint16 sample = sound.samples.at(i);
        count += below && sample > 2000 ? 1 : 0;
        below = sample < -2000 || (below && sample <= 2000);
    }
    return count;
}

} // namespace

/// Recordings of either kind.
class SoundTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void mp3IsRead()
    {
        const Result<Pcm> sound = readSound(fixture(u"tone-440-mono-8k.mp3"_s));
        QVERIFY(sound);
        QCOMPARE(sound->rate, 8000);
        QCOMPARE(sound->channels, 1);
        QVERIFY(sound->length() >= 3s && sound->length() < 3200ms); // whole frames of 72 ms, and the coder's delay
        QVERIFY(std::abs(periods(*sound, 0) - 1320) <= 2);
    }

    void asWavItHasTheSameSound_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("one channel") << u"tone-440-mono-8k.mp3"_s;
        QTest::newRow("two channels") << u"tones-stereo-16k.mp3"_s;
    }
    void asWavItHasTheSameSound()
    {
        QFETCH(QString, file);
        const Result<QByteArray> wav = asWav(fixture(file));
        QVERIFY(wav);
        QCOMPARE(*readWav(*wav), *readSound(fixture(file)));
        QCOMPARE(*asWav(*wav), *wav); // what is WAV stays as it is
        QVERIFY(!asWav("no sound at all"));
    }

    void mp3HasTwoChannels()
    {
        const Result<Pcm> sound = readSound(fixture(u"tones-stereo-16k.mp3"_s));
        QVERIFY(sound);
        QCOMPARE(sound->channels, 2);
        QVERIFY(std::abs(periods(*sound, 0) - 440) <= 2);
        QVERIFY(std::abs(periods(*sound, 1) - 880) <= 2);
    }

    void aCutOffMp3IsReadToItsEnd()
    {
        const QByteArray file = fixture(u"tone-440-mono-8k.mp3"_s);
        const Result<Pcm> half = readSound(file.left(file.size() / 2));
        QVERIFY(half);
        QVERIFY(half->length() > 1s && half->length() < 2s);
    }

    void onlySoundIsSound()
    {
        QVERIFY(!readSound({}));
        QCOMPARE(readSound("{\"code\":20404}").error().kind, Error::Kind::Invalid);
        QCOMPARE(readSound(QByteArray(100'000, 'x')).error().kind, Error::Kind::Invalid);
        QCOMPARE(readSound(writeWav(Pcm())).error().kind, Error::Kind::Invalid);
    }

    void limitsHold()
    {
        const QByteArray file = fixture(u"tone-440-mono-8k.mp3"_s);
        QVERIFY(readMp3(file, {.bytes = 1000}).error().detail.contains(u"more than"_s));
        QVERIFY(readMp3(file, {.samples = 10'000}).error().detail.contains(u"longer than"_s));
        QVERIFY(readMp3(file, {.samples = 30'000}));
    }

    void manyChannelsBecomeOne()
    {
        const Pcm surround{8000, 4, {400, 800, 0, 0, -400, -400, -400, -400}};
        const Result<Pcm> sound = readSound(writeWav(surround));
        QVERIFY(sound);
        QCOMPARE(sound->channels, 1);
        QCOMPARE(sound->samples, QList<qint16>({300, -400}));
    }

    void anOutlineThatDoesNotFitIsMadeAnew()
    {
        const QByteArray file = writeWav(tone(440, 1s));
        const Outline other = outlineOf(silence(2s));
        const Result<RecordingPtr> recording = openRecording(file, other);
        QVERIFY(recording);
        QCOMPARE((*recording)->outline, outlineOf(tone(440, 1s)));
        Outline kept = (*recording)->outline;
        kept.loudness = -3.5F;
        QCOMPARE((*openRecording(file, kept))->outline, kept);
    }

    void noFileBreaksTheReader()
    {
        QRandomGenerator dice(20261120);
        const QByteArray good = fixture(u"tones-stereo-16k.mp3"_s);
        int refused = 0;
        for (int i = 0; i < 600; ++i) {
            QByteArray file = good.mid(dice.bounded(200), dice.bounded(int(good.size())) + 1);
            for (int change = dice.bounded(30); change > 0; --change)
                file[dice.bounded(int(file.size()))] = char(dice.bounded(256));
            const Result<Pcm> read = readSound(file);
            refused += read ? 0 : 1;
            if (read) {
                QCOMPARE(read->samples.size() % read->channels, 0);
                QVERIFY(read->length() < 60s);
            }
        }
        QVERIFY(refused > 10 && refused < 600);
        for (int i = 0; i < 600; ++i) { // nothing but dice
            QByteArray file(dice.bounded(4000), '\0');
            for (char &byte : file)
                byte = char(dice.bounded(256));
            const Result<Pcm> read = readSound(file);
            QVERIFY(!read || read->length() < 60s);
        }
    }
};
static const test::Register<SoundTest> soundTest;

#include "soundtest.moc"
