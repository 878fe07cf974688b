// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/resample.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace cb::audio {

namespace {

constexpr int lobes = 8; // of the sinc on each side: some 60 dB of rejection with a Hann window
constexpr int phases = 64; // places between two samples for which the kernel is kept

double sinc(double x)
{
    return std::abs(x) < 1e-9 ? 1.0 : std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
}

} // namespace

Pcm resampled(const Pcm &sound, int rate)
{
    Q_ASSERT(sound.channels == 1 && rate > 0 && sound.rate > 0);
    if (rate == sound.rate)
        return sound;
    const double band = std::min(1.0, double(rate) / sound.rate); // of the source's own
    const int reach = int(std::ceil(lobes / band));
    const int width = 2 * reach + 1;
    std::vector<float> kernels(size_t(phases) * size_t(width));
    for (int phase = 0; phase < phases; ++phase) {
        for (int tap = 0; tap < width; ++tap) {
            const double distance = tap - reach - double(phase) / phases;
            const double place = distance / (reach + 1.0);
            const double window = std::abs(place) >= 1 ? 0 : 0.5 + 0.5 * std::cos(std::numbers::pi * place);
            kernels[size_t(phase) * size_t(width) + size_t(tap)] = float(band * sinc(band * distance) * window);
        }
    }

    const qsizetype size = sound.samples.size();
    Pcm out{rate, 1, QList<qint16>(qsizetype(qint64(size) * rate / sound.rate), 0)};
    for (qsizetype i = 0; i < out.samples.size(); ++i) {
        const double place = double(i) * sound.rate / rate;
        const qsizetype centre = qsizetype(place);
        const int phase = int((place - double(centre)) * phases);
        const float *kernel = kernels.data() + size_t(phase) * size_t(width);
        float sum = 0;
        const qsizetype first = std::max<qsizetype>(0, centre - reach);
        const qsizetype last = std::min(size - 1, centre + reach);
        for (qsizetype j = first; j <= last; ++j)
            sum += float(sound.samples[j]) * kernel[j - centre + reach];
        out.samples[i] = qint16(std::clamp(std::lround(sum), -32768L, 32767L));
    }
    return out;
}

} // namespace cb::audio
