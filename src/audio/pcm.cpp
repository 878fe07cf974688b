// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/pcm.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cb::audio {

namespace {

qsizetype samplesIn(std::chrono::milliseconds length, int rate)
{
    return qsizetype(std::max<qint64>(0, length.count()) * rate / 1000);
}

qint16 clipped(int value)
{
    return qint16(std::clamp(value, -32768, 32767));
}

} // namespace

Pcm silence(std::chrono::milliseconds length, int rate)
{
    return {rate, 1, QList<qint16>(samplesIn(length, rate), 0)};
}

Pcm tone(double hertz, std::chrono::milliseconds length, int rate)
{
    Pcm sound = silence(length, rate);
    const qsizetype fade = rate / 200;
    const qsizetype size = sound.samples.size();
    for (qsizetype i = 0; i < size; ++i) {
        const double edge = double(std::min({i, size - 1 - i, fade})) / double(std::max<qsizetype>(1, fade));
        const double angle = 2.0 * std::numbers::pi * hertz * double(i) / rate;
        sound.samples[i] = qint16(16383.0 * edge * std::sin(angle));
    }
    return sound;
}

void append(Pcm &first, const Pcm &second)
{
    Q_ASSERT(first.rate == second.rate && first.channels == second.channels);
    first.samples += second.samples;
}

Pcm stereo(const Pcm &left, const Pcm &right)
{
    Q_ASSERT(left.rate == right.rate && left.channels == 1 && right.channels == 1);
    const qsizetype frames = std::max(left.frames(), right.frames());
    Pcm both{left.rate, 2, QList<qint16>(frames * 2, 0)};
    for (qsizetype i = 0; i < left.frames(); ++i)
        both.samples[2 * i] = left.samples[i];
    for (qsizetype i = 0; i < right.frames(); ++i)
        both.samples[2 * i + 1] = right.samples[i];
    return both;
}

Pcm mixed(const Pcm &one, const Pcm &other)
{
    Q_ASSERT(one.rate == other.rate && one.channels == 1 && other.channels == 1);
    const Pcm &longer = one.frames() >= other.frames() ? one : other;
    const Pcm &shorter = one.frames() >= other.frames() ? other : one;
    Pcm sum = longer;
    for (qsizetype i = 0; i < shorter.frames(); ++i)
        sum.samples[i] = clipped(longer.samples[i] + shorter.samples[i]);
    return sum;
}

quint8 toMuLaw(qint16 sample)
{
    constexpr int bias = 0x84;
    constexpr int loudest = 32635;
    const int sign = sample < 0 ? 0x80 : 0;
    const int magnitude = std::min(std::abs(int(sample)), loudest) + bias;
    int exponent = 7;
    for (int mask = 0x4000; exponent > 0 && (magnitude & mask) == 0; mask >>= 1)
        --exponent;
    const int mantissa = (magnitude >> (exponent + 3)) & 0x0f;
    return quint8(~(sign | (exponent << 4) | mantissa));
}

qint16 fromMuLaw(quint8 code)
{
    const int bits = ~code & 0xff;
    const int exponent = (bits >> 4) & 0x07;
    const int magnitude = (((bits & 0x0f) << 3) + 0x84) << exponent;
    const int value = magnitude - 0x84;
    return qint16((bits & 0x80) != 0 ? -value : value);
}

} // namespace cb::audio
