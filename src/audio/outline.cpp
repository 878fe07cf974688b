// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/outline.h"

#include "audio/outlinebuilder.h"
#include "audio/sound.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

using namespace Qt::StringLiterals;

namespace cb::audio {

namespace {

constexpr float wantedLoudness = -19; // LUFS: what spoken programmes in mono are made at
constexpr float mostGain = 15; // dB: beyond it the line's noise would be the loudest
constexpr float leastGain = -12;

constexpr QByteArrayView mark("CBOL\x01", 5); // with the version
constexpr qint32 unknownLoudness = std::numeric_limits<qint32>::min();

template <typename Number>
void put(QByteArray &out, Number value)
{
    char bytes[sizeof(Number)];
    qToLittleEndian(value, bytes);
    out.append(bytes, sizeof(Number));
}

/// Takes numbers off the front; once there is too little left it gives zeros and is not `good`.
class Taker
{
public:
    explicit Taker(QByteArrayView bytes)
        : m_left(bytes)
    { }
    template <typename Number>
    Number number()
    {
        const QByteArrayView bytes = take(sizeof(Number));
        return bytes.isEmpty() ? Number(0) : qFromLittleEndian<Number>(bytes.data());
    }
    QByteArrayView take(qsizetype size)
    {
        if (size > m_left.size()) {
            m_good = false;
            return {};
        }
        const QByteArrayView taken = m_left.first(size);
        m_left = m_left.sliced(size);
        return taken;
    }
    [[nodiscard]] bool finished() const { return m_good && m_left.isEmpty(); }
    [[nodiscard]] qsizetype left() const { return m_left.size(); }

private:
    QByteArrayView m_left;
    bool m_good = true;
};

bool isSound(const Outline &outline)
{
    if (outline.rate < 1 || outline.frames < 0 || outline.bucketFrames < 1)
        return false;
    const qint64 buckets = (outline.frames + outline.bucketFrames - 1) / outline.bucketFrames;
    qint64 last = 0;
    for (const Outline::Span &span : outline.quiet) {
        if (span.start < last || span.end <= span.start || span.end > outline.frames)
            return false;
        last = span.end;
    }
    return buckets == outline.highs.size();
}

} // namespace

float Outline::levellingGain() const
{
    if (!loudness)
        return 1;
    return std::pow(10.0F, std::clamp(wantedLoudness - *loudness, leastGain, mostGain) / 20);
}

QByteArray Outline::toBytes(QByteArrayView checksum) const
{
    Q_ASSERT(checksum.size() <= 64 && lows.size() == highs.size());
    QByteArray out(mark.data(), mark.size());
    put<quint8>(out, quint8(checksum.size()));
    out.append(checksum);
    put<quint32>(out, quint32(rate));
    put<qint64>(out, frames);
    put<qint64>(out, bucketFrames);
    put<qint16>(out, peak);
    put<qint32>(out, loudness ? qint32(std::lround(*loudness * 1000)) : unknownLoudness);
    put<quint32>(out, quint32(highs.size()));
    out.append(reinterpret_cast<const char *>(lows.constData()), lows.size());
    out.append(reinterpret_cast<const char *>(highs.constData()), highs.size());
    put<quint32>(out, quint32(quiet.size()));
    for (const Span &span : quiet) {
        put<qint64>(out, span.start);
        put<qint64>(out, span.end);
    }
    return out;
}

Result<Outline> Outline::fromBytes(QByteArrayView bytes, QByteArrayView checksum)
{
    Taker in(bytes);
    if (in.take(mark.size()) != mark)
        return failure(Error::Kind::NotFound, u"outline: of another version"_s);
    if (in.take(in.number<quint8>()) != checksum)
        return failure(Error::Kind::NotFound, u"outline: of another file"_s);
    Outline outline;
    outline.rate = int(std::min<quint32>(in.number<quint32>(), std::numeric_limits<int>::max()));
    outline.frames = in.number<qint64>();
    outline.bucketFrames = in.number<qint64>();
    outline.peak = in.number<qint16>();
    if (const qint32 loud = in.number<qint32>(); loud != unknownLoudness)
        outline.loudness = float(loud) / 1000;
    const auto buckets = qsizetype(in.number<quint32>());
    const QByteArrayView lows = in.take(buckets);
    const QByteArrayView highs = in.take(buckets);
    outline.lows = QList<qint8>(lows.begin(), lows.end());
    outline.highs = QList<qint8>(highs.begin(), highs.end());
    const auto spans = qsizetype(in.number<quint32>());
    if (in.left() == spans * 16) {
        for (qsizetype i = 0; i < spans; ++i) {
            const auto start = in.number<qint64>();
            outline.quiet.append({start, in.number<qint64>()});
        }
    }
    if (!in.finished() || !isSound(outline))
        return failure(Error::Kind::Invalid, u"outline: damaged"_s);
    return outline;
}

Outline outlineOf(const Pcm &sound, Loudness loudness)
{
    OutlineBuilder builder(sound.rate, sound.channels, sound.frames(), loudness);
    builder.add(sound.samples.constData(), sound.frames());
    return builder.outline();
}

Result<Outline> outlineOf(QByteArrayView file, Loudness loudness)
{
    if (!file.startsWith("RIFF")) {
        const Result<Pcm> sound = readSound(file);
        if (!sound)
            return tl::unexpected(sound.error());
        return outlineOf(*sound, loudness);
    }
    const Result<WavView> wav = WavView::open(file);
    if (!wav)
        return tl::unexpected(wav.error());
    if (wav->frames() == 0)
        return failure(Error::Kind::Invalid, u"no sound in it"_s);
    OutlineBuilder builder(wav->rate(), wav->channels(), wav->frames(), loudness);
    const qsizetype block = builder.blockFrames(); // small enough to stay in the processor's cache
    std::vector<qint16> samples(size_t(block * wav->channels()));
    for (qsizetype at = 0; at < wav->frames(); at += block) {
        const qsizetype frames = std::min(block, wav->frames() - at);
        wav->decode(at, frames, samples.data());
        builder.add(samples.data(), frames);
    }
    return builder.outline();
}

} // namespace cb::audio
