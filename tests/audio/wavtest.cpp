// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/wav.h"
#include "support/suite.h"

#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::audio;

namespace {

QString problemOf(const QByteArray &file, const WavLimits &limits = {})
{
    const Result<Pcm> read = readWav(file, limits);
    return read ? QString() : read.error().detail;
}

QByteArray changed(QByteArray file, qsizetype at, const QByteArray &bytes)
{
    return file.replace(at, bytes.size(), bytes);
}

} // namespace

/// WAV files and mu-law.
class WavTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        const Pcm sound = tone(440, 250ms);
        QCOMPARE(sound.length(), 250ms);
        const Result<Pcm> again = readWav(writeWav(sound));
        QVERIFY(again);
        QCOMPARE(*again, sound);
        const Pcm both = stereo(sound, silence(500ms));
        QCOMPARE(readWav(writeWav(both)).value_or(Pcm()), both);
        QCOMPARE(both.length(), 500ms);
    }

    void theHeaderIsTheUsualOne()
    {
        const QByteArray file = writeWav(silence(1s));
        QCOMPARE(file.size(), 44 + 16'000);
        QCOMPARE(file.left(4), QByteArray("RIFF"));
        QCOMPARE(qFromLittleEndian<quint32>(file.constData() + 4), quint32(file.size() - 8));
        QCOMPARE(file.mid(8, 8), QByteArray("WAVEfmt "));
        QCOMPARE(qFromLittleEndian<quint32>(file.constData() + 24), quint32(8000));
        QCOMPARE(qFromLittleEndian<quint32>(file.constData() + 28), quint32(16'000)); // bytes per second
        QCOMPARE(qFromLittleEndian<quint32>(file.constData() + 40), quint32(16'000));
    }

    /// Known codes of G.711: silence, the loudest of both signs.
    void muLawFollowsTheRecommendation()
    {
        QCOMPARE(toMuLaw(0), quint8(0xff));
        QCOMPARE(toMuLaw(32767), quint8(0x80));
        QCOMPARE(toMuLaw(-32768), quint8(0x00));
        QCOMPARE(fromMuLaw(0x80), qint16(32124));
        QCOMPARE(fromMuLaw(0x00), qint16(-32124));
        for (int code = 0; code < 256; ++code) {
            if (code != 0x7f) // minus zero
                QCOMPARE(toMuLaw(fromMuLaw(quint8(code))), quint8(code));
        }
        for (int sample = -32768; sample <= 32767; sample += 97) {
            const int error = std::abs(fromMuLaw(toMuLaw(qint16(sample))) - sample);
            QVERIFY2(error <= std::max(4, std::abs(sample) / 16 + 200), qPrintable(QString::number(sample)));
        }
    }

    void muLawFilesAreReadAndPadded()
    {
        Pcm sound = tone(300, 100ms);
        sound.samples.removeLast(); // an odd number of bytes
        const QByteArray file = writeWav(sound, WavCoding::MuLaw);
        QCOMPARE(file.size() % 2, 0);
        const Result<Pcm> read = readWav(file);
        QVERIFY(read);
        QCOMPARE(read->samples.size(), sound.samples.size());
        QVERIFY(std::abs(read->samples.at(200) - sound.samples.at(200)) < 1200);
    }

    /// The same three samples, by hand: 8 bits are unsigned, of 24 the upper 16 are kept.
    void otherWidthsAreRead()
    {
        const auto file = [](quint16 bits, const QByteArray &data) {
            QByteArray out = writeWav(Pcm());
            out = changed(out, 32, QByteArray(1, char(bits / 8)));
            out = changed(out, 34, QByteArray(1, char(bits)));
            return changed(out, 40, QByteArray(1, char(data.size()))) + data;
        };
        QCOMPARE(readWav(file(8, QByteArray("\x80\xff\x00", 3)))->samples, QList<qint16>({0, 32'512, -32'768}));
        QCOMPARE(readWav(file(24, QByteArray("\xff\x00\x00\xff\x00\x7f\x00\x00\x80", 9)))->samples,
            QList<qint16>({0, 0x7f00, -32'768}));
        QCOMPARE(readWav(file(24, QByteArray("\0\1\0\0\2", 5)))->samples, QList<qint16>({1})); // a frame cut off
    }

    void theExtensibleFormIsRead()
    {
        const Pcm sound = tone(440, 10ms);
        QByteArray file = writeWav(sound);
        const QByteArray guid("\1\0\0\0\0\0\x10\0\x80\0\0\xaa\0\x38\x9b\x71", 16);
        file.insert(36, QByteArray("\x16\0\x10\0\4\0\0\0", 8) + guid); // size, valid bits, speakers
        file = changed(changed(file, 16, QByteArray("\x28", 1)), 20, QByteArray("\xfe\xff", 2));
        QCOMPARE(readWav(file).value_or(Pcm()), sound);
        QVERIFY(problemOf(changed(file, 50, "x")).contains(u"unknown kind"_s));
        QVERIFY(problemOf(changed(file, 16, QByteArray("\x20", 1))).contains(u"too short"_s));
    }

    void otherChunksAreSkipped()
    {
        const QByteArray plain = writeWav(tone(440, 10ms));
        QByteArray file = plain;
        file.insert(12, QByteArray("LIST\x05\0\0\0INFOx\0", 14)); // odd: one byte of padding
        QCOMPARE(readWav(file).value_or(Pcm()), *readWav(plain));
    }

    void aCutOffFileIsReadToItsEnd()
    {
        const QByteArray file = writeWav(tone(440, 1s));
        const Result<Pcm> half = readWav(file.left(44 + 8'001));
        QVERIFY(half);
        QCOMPARE(half->samples.size(), 4'000);
    }

    void badFilesAreRefused()
    {
        const QByteArray good = writeWav(tone(440, 10ms));
        QVERIFY(problemOf({}).contains(u"RIFF"_s));
        QVERIFY(problemOf("RIFF").contains(u"RIFF"_s));
        QVERIFY(problemOf(changed(good, 8, "WEBP")).contains(u"RIFF"_s));
        QVERIFY(problemOf(changed(good, 20, QByteArray("\x03\0", 2))).contains(u"coding 3"_s)); // floating point
        QVERIFY(problemOf(changed(good, 22, QByteArray("\0\0", 2))).contains(u"0 channels"_s));
        QVERIFY(problemOf(changed(good, 22, QByteArray("\xff\xff", 2))).contains(u"channels"_s));
        QVERIFY(problemOf(changed(good, 24, QByteArray("\0\0\0\0", 4))).contains(u"per second"_s));
        QVERIFY(problemOf(changed(good, 24, QByteArray("\xff\xff\xff\xff", 4))).contains(u"per second"_s));
        QVERIFY(problemOf(changed(good, 24, QByteArray("\x10\0\0\0", 4))).contains(u"16 samples per second"_s));
        QVERIFY(problemOf(changed(good, 34, QByteArray("\x20\0", 2))).contains(u"32 bits"_s));
        QVERIFY(problemOf(changed(good, 36, "junk")).contains(u"no sound"_s));
        QVERIFY(problemOf(changed(good, 12, "junk")).contains(u"before its format"_s));
        QVERIFY(problemOf(changed(good, 16, QByteArray("\x04\0\0\0", 4))).contains(u"too short"_s));
        QVERIFY(problemOf(good, {.bytes = 100}).contains(u"more than"_s));
    }

    void noFileBreaksTheReader()
    {
        QRandomGenerator dice(20261120);
        const QByteArray good = writeWav(stereo(tone(440, 20ms), silence(20ms)), WavCoding::MuLaw);
        int refused = 0;
        for (int i = 0; i < 20'000; ++i) {
            QByteArray file = good.left(dice.bounded(int(good.size()) + 1));
            for (int change = dice.bounded(6); change > 0 && !file.isEmpty(); --change)
                file[dice.bounded(std::min(int(file.size()), 64))] = char(dice.bounded(256));
            const Result<Pcm> read = readWav(file);
            refused += read ? 0 : 1;
            if (read) {
                QVERIFY(read->samples.size() <= file.size());
                QCOMPARE(read->samples.size() % read->channels, 0);
            }
        }
        QVERIFY(refused > 1'000 && refused < 20'000);
    }

    void soundsAreJoined()
    {
        Pcm sound = tone(440, 100ms);
        append(sound, silence(50ms));
        QCOMPARE(sound.length(), 150ms);
        const Pcm loud{8000, 1, {30'000, -30'000, 5}};
        const Pcm sum = mixed(loud, Pcm{8000, 1, {10'000, -10'000}});
        QCOMPARE(sum.samples, QList<qint16>({32'767, -32'768, 5})); // clipped, not wrapped
    }
};
static const test::Register<WavTest> wavTest;

#include "wavtest.moc"
