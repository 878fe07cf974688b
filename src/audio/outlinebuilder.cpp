// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/outlinebuilder.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>

namespace cb::audio {

namespace {

constexpr int windowsPerSecond = 50;
constexpr qint64 mostWindows = 1'000'000; // five hours and a half at 20 ms; longer sounds get longer windows
constexpr qint64 mostBuckets = 4096; // more than a wide screen has columns
constexpr int shortestSilence = 20; // windows
constexpr float belowSpeech = 26; // dB under the loudest windows, where only the line is heard
constexpr float loudestSilence = -36; // dB of full scale
constexpr float softestSpeech = -60;

float decibels(float meanSquare)
{
    return 10 * std::log10(std::max(meanSquare, 1e-12F));
}

float fromDecibels(float level)
{
    return std::pow(10.0F, level / 10);
}

qint8 shortened(qint16 sample)
{
    return qint8(sample / 256);
}

} // namespace

/// Integrated loudness by EBU R 128, through libebur128.
class OutlineBuilder::Meter
{
public:
    Meter(int rate, int channels)
        : m_state(ebur128_init(unsigned(channels), static_cast<unsigned long>(rate), EBUR128_MODE_I))
    { }
    ~Meter() { ebur128_destroy(&m_state); }
    Q_DISABLE_COPY_MOVE(Meter)

    void add(const qint16 *samples, qsizetype frames)
    {
        if (m_state)
            ebur128_add_frames_short(m_state, samples, size_t(frames));
    }
    /// In thousandths, as outlines are kept. Empty when nothing passed the gate.
    [[nodiscard]] std::optional<float> loudness() const
    {
        double value = 0;
        if (!m_state || ebur128_loudness_global(m_state, &value) != EBUR128_SUCCESS || !std::isfinite(value))
            return {};
        return float(std::lround(value * 1000)) / 1000;
    }

private:
    ebur128_state *m_state; // null for a rate it cannot measure
};

OutlineBuilder::OutlineBuilder(int rate, int channels, qint64 frames, Loudness loudness)
    : m_rate(rate)
    , m_channels(channels)
    , m_frames(frames)
    , m_windowFrames(std::max(
          {qsizetype(1), qsizetype(rate / windowsPerSecond), qsizetype((frames + mostWindows - 1) / mostWindows)}))
{
    m_windows.reserve(size_t(frames / m_windowFrames + 1));
    if (loudness == Loudness::Measure)
        m_meter = std::make_unique<Meter>(rate, channels);
}

OutlineBuilder::~OutlineBuilder() = default;

void OutlineBuilder::add(const qint16 *samples, qsizetype frames)
{
    if (m_meter)
        m_meter->add(samples, frames);
    for (qsizetype at = 0; at < frames; at += m_windowFrames)
        measure(samples + at * m_channels, std::min(m_windowFrames, frames - at));
}

void OutlineBuilder::measure(const qint16 *samples, qsizetype frames)
{
    // In two loops, as the compiler makes vectors of each alone.
    const qsizetype count = frames * m_channels;
    qint16 low = samples[0];
    qint16 high = samples[0];
    qint64 sum = 0;
    for (qsizetype i = 0; i < count; ++i) {
        low = std::min(low, samples[i]);
        high = std::max(high, samples[i]);
    }
    for (qsizetype i = 0; i < count; ++i)
        sum += qint32(samples[i]) * qint32(samples[i]);
    const float meanSquare = float(double(sum) / double(count) / (32768.0 * 32768.0));
    m_windows.push_back({low, high, meanSquare});
}

QList<Outline::Span> OutlineBuilder::quietSpans() const
{
    // How loud speech is: what at least 0.2 s reach, so that neither a click nor a long silence decides.
    constexpr size_t spoken = windowsPerSecond / 5;
    if (m_windows.size() <= spoken)
        return {};
    std::vector<float> levels;
    levels.reserve(m_windows.size());
    for (const Window &window : m_windows)
        levels.push_back(window.meanSquare);
    std::nth_element(levels.begin(), levels.begin() + spoken, levels.end(), std::greater<>());
    const float speech = decibels(levels[spoken]);
    if (speech < softestSpeech)
        return {}; // nobody speaks at all: then it plays as it is
    const float threshold = fromDecibels(std::clamp(speech - belowSpeech, softestSpeech, loudestSilence));

    QList<Outline::Span> spans;
    size_t first = 0;
    for (size_t i = 0; i <= m_windows.size(); ++i) {
        if (i < m_windows.size() && m_windows[i].meanSquare < threshold)
            continue;
        if (i - first >= shortestSilence)
            spans.append({qint64(first) * m_windowFrames, std::min(qint64(i) * m_windowFrames, m_frames)});
        first = i + 1;
    }
    return spans;
}

Outline OutlineBuilder::outline() const
{
    Outline outline;
    outline.rate = m_rate;
    outline.frames = m_frames;
    outline.quiet = quietSpans();
    const auto windows = qint64(m_windows.size());
    const qint64 each = std::max<qint64>(1, (windows + mostBuckets - 1) / mostBuckets);
    outline.bucketFrames = each * m_windowFrames;
    for (qint64 first = 0; first < windows; first += each) {
        qint16 low = 32767;
        qint16 high = -32768;
        for (qint64 i = first; i < std::min(first + each, windows); ++i) {
            low = std::min(low, m_windows[size_t(i)].low);
            high = std::max(high, m_windows[size_t(i)].high);
        }
        outline.lows.append(shortened(low));
        outline.highs.append(shortened(high));
        outline.peak = qint16(std::min(32767, std::max({int(outline.peak), int(high), -int(low)})));
    }
    if (m_meter)
        outline.loudness = m_meter->loudness();
    return outline;
}

} // namespace cb::audio
