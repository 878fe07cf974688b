// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A 10-minute mu-law recording: its peaks and silences, its loudness, and decoding it for the player; sox decodes the
// same file to raw samples in the same run.
#include "bench/bench.h"

#include "audio/playback.h"
#include "audio/wav.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::bench {

namespace {

constexpr int rounds = 15;

/// Voice in the ways that matter here: words of changing loudness, pauses, a line that hisses.
audio::Pcm message(std::chrono::minutes length)
{
    audio::Pcm sound = audio::silence(length);
    QRandomGenerator dice(20261120);
    double loud = 0;
    for (qsizetype i = 0; i < sound.samples.size(); ++i) {
        if (i % 1600 == 0) // each 200 ms another syllable; 1.2 s of each 6 s are a pause
            loud = i % 48'000 < 9600 ? 0 : 0.2 + 0.8 * dice.generateDouble();
        const double voice = 9000 * loud * std::sin(double(i) * 0.11) * std::sin(double(i) * 0.003);
        sound.samples[i] = qint16(voice + int(dice.bounded(61)) - 30);
    }
    return sound;
}

template <typename Work>
QJsonObject timed(Work work)
{
    std::vector<qint64> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(timer.nsecsElapsed());
    }
    return distribution(times);
}

bool runs(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(program, arguments);
    return process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

/// As a program, its start included; how long the start takes is told beside it.
QJsonValue sox(const QString &folder, const QString &file)
{
    const QString program = QStandardPaths::findExecutable(u"sox"_s);
    if (program.isEmpty())
        return u"missing: apt-get install sox"_s;
    const QStringList decode{file, u"-e"_s, u"signed"_s, u"-b"_s, u"16"_s, folder + u"/decoded.raw"_s};
    bool good = true;
    QJsonObject figures = timed([&] { good = runs(program, decode) && good; });
    const QJsonObject start = timed([&] { good = runs(program, {u"--version"_s}) && good; });
    if (!good)
        return u"sox failed"_s;
    figures.insert(u"start_alone_p50_ms"_s, start.value(u"p50_ms"_s));
    return figures;
}

Result<QJsonObject> peaks(const Options &options)
{
    const QTemporaryDir folder(options.folder + u"/callboard-peaks-XXXXXX"_s);
    const QString path = folder.filePath(u"message.wav"_s);
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return failure(Error::Kind::Storage, file.errorString());
        file.write(audio::writeWav(message(std::chrono::minutes(10)), audio::WavCoding::MuLaw));
    }
    const auto read = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray bytes = read();
    const Result<audio::Outline> outline = audio::outlineOf(bytes);
    if (!outline)
        return tl::unexpected(outline.error());

    const QJsonObject ours = timed([&] { (void)audio::outlineOf(read(), audio::Loudness::Leave); });
    const QJsonObject withLoudness = timed([&] { (void)audio::outlineOf(read(), audio::Loudness::Measure); });
    const QJsonObject opening = timed([&] { (void)audio::openRecording(bytes, *outline); });
    const Result<audio::RecordingPtr> recording = audio::openRecording(bytes, *outline);

    // How much faster than it is heard the player makes its samples.
    audio::Playback playback(*recording);
    playback.setSpeed(1.5);
    playback.setLevelled(true);
    std::vector<qint16> block(4000);
    QElapsedTimer timer;
    timer.start();
    qint64 frames = 0;
    while (!playback.atEnd())
        frames += playback.read(block.data(), qsizetype(block.size()));
    const double playing = double(timer.nsecsElapsed()) / 1e9;

    const QJsonValue peer = sox(folder.path(), path);
    return QJsonObject{{u"seconds_of_sound"_s, double(outline->length().count()) / 1000}, {u"bytes"_s, bytes.size()},
        {u"peaks_and_silences"_s, ours}, {u"with_loudness"_s, withLoudness},
        {u"opening_with_a_kept_outline"_s, opening}, {u"kept_outline_bytes"_s, outline->toBytes({}).size()},
        {u"silences"_s, outline->quiet.size()},
        {u"stretched_faster_than_heard"_s, ratio(double(frames) / outline->rate, playing)}, {u"sox_decoding"_s, peer},
        {u"times_faster_than_sox"_s,
            ratio(peer.toObject().value(u"p50_ms"_s).toDouble(), ours.value(u"p50_ms"_s).toDouble())}};
}

const Register registered(Bench{u"peaks"_s, u"peaks of a 10-minute mu-law recording, beside sox decoding it"_s, peaks});

} // namespace

} // namespace cb::bench
