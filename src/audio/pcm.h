// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <chrono>

namespace cb::audio {

constexpr int telephoneRate = 8000; // samples per second on a telephone line

/// Sound in memory: 16-bit samples, those of all channels of one moment beside each other.
struct Pcm {
    int rate = telephoneRate; // per second and channel
    int channels = 1;
    QList<qint16> samples;

    [[nodiscard]] qsizetype frames() const { return channels > 0 ? samples.size() / channels : 0; }
    [[nodiscard]] std::chrono::milliseconds length() const
    {
        return std::chrono::milliseconds(rate > 0 ? frames() * 1000 / rate : 0);
    }
    friend bool operator==(const Pcm &, const Pcm &) = default;
};

[[nodiscard]] Pcm silence(std::chrono::milliseconds length, int rate = telephoneRate);
/// A sine tone at half of full scale, faded in and out over 5 ms so that it does not click.
[[nodiscard]] Pcm tone(double hertz, std::chrono::milliseconds length, int rate = telephoneRate);
/// One after the other, of equal rate and channels.
void append(Pcm &first, const Pcm &second);
/// Left and right from two mono sounds; the shorter one is filled up with silence.
[[nodiscard]] Pcm stereo(const Pcm &left, const Pcm &right);
/// Both heard at once, as mono sound.
[[nodiscard]] Pcm mixed(const Pcm &one, const Pcm &other);

/// Source: ITU-T G.711, mu-law, in the bit order of WAV files.
[[nodiscard]] quint8 toMuLaw(qint16 sample);
[[nodiscard]] qint16 fromMuLaw(quint8 code);

} // namespace cb::audio
