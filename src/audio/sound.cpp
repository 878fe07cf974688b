// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/sound.h"

using namespace Qt::StringLiterals;

namespace cb::audio {

namespace {

Pcm asOneChannel(const Pcm &sound)
{
    Pcm mono{sound.rate, 1, QList<qint16>(sound.frames())};
    for (qsizetype frame = 0; frame < mono.samples.size(); ++frame) {
        int sum = 0;
        for (int channel = 0; channel < sound.channels; ++channel)
            sum += sound.samples[frame * sound.channels + channel];
        mono.samples[frame] = qint16(sum / sound.channels);
    }
    return mono;
}

} // namespace

Result<Pcm> readSound(QByteArrayView file, const SoundLimits &limits)
{
    Result<Pcm> sound = file.startsWith("RIFF") ? readWav(file, limits.wav) : readMp3(file, limits.mp3);
    if (!sound)
        return sound;
    if (sound->frames() == 0)
        return failure(Error::Kind::Invalid, u"no sound in it"_s);
    if (sound->channels > 2)
        return asOneChannel(*sound);
    return sound;
}

Result<QByteArray> asWav(const QByteArray &file)
{
    if (file.startsWith("RIFF"))
        return file;
    const Result<Pcm> sound = readSound(file);
    return sound ? Result<QByteArray>(writeWav(*sound)) : Result<QByteArray>(tl::unexpected(sound.error()));
}

} // namespace cb::audio
