// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/timeline.h"

#include <algorithm>

namespace cb::audio {

namespace {

constexpr int keptPerSide = 75; // ms of a silence at each of its ends: words keep their breath

} // namespace

Timeline::Timeline(const Outline &outline, bool skipSilence)
    : m_soundFrames(outline.frames)
{
    const qint64 kept = qint64(outline.rate) * keptPerSide / 1000;
    qint64 from = 0;
    if (skipSilence) {
        for (const Outline::Span &span : outline.quiet) {
            const qint64 leave = span.start == 0 ? 0 : span.start + kept;
            const qint64 resume = span.end == outline.frames ? outline.frames : span.end - kept;
            if (resume <= leave)
                continue;
            add(from, leave);
            from = resume;
        }
    }
    add(from, outline.frames);
    if (m_pieces.isEmpty())
        add(0, outline.frames);
}

void Timeline::add(qint64 from, qint64 to)
{
    if (to <= from)
        return;
    m_pieces.append({from, to - from, m_length});
    m_length += to - from;
}

qsizetype Timeline::pieceAt(qint64 place) const
{
    const auto after = std::ranges::upper_bound(m_pieces, place, {}, [](const Piece &piece) { return piece.place; });
    return std::max<qsizetype>(0, after - m_pieces.begin() - 1);
}

qint64 Timeline::toSound(qint64 place) const
{
    if (place >= m_length)
        return m_soundFrames;
    const Piece &piece = m_pieces.at(pieceAt(std::max<qint64>(0, place)));
    return piece.frame + std::max<qint64>(0, place) - piece.place;
}

qint64 Timeline::fromSound(qint64 frame) const
{
    for (const Piece &piece : m_pieces) {
        if (frame < piece.frame + piece.length)
            return piece.place + std::max<qint64>(0, frame - piece.frame);
    }
    return m_length;
}

qsizetype Timeline::read(const Pcm &sound, qint64 place, qsizetype frames, qint16 *out) const
{
    const int channels = sound.channels;
    const qint64 fade = sound.rate / 200;
    const qint16 *samples = sound.samples.constData();
    qsizetype done = 0;
    while (done < frames && place < m_length) {
        const qsizetype index = pieceAt(place);
        const Piece &piece = m_pieces.at(index);
        const qint64 into = place - piece.place;
        const qint64 count = std::min<qint64>(frames - done, piece.length - into);
        const qint16 *from = samples + (piece.frame + into) * channels;
        qint16 *to = out + done * channels;
        std::copy(from, from + count * channels, to);
        if (index + 1 < m_pieces.size()) {
            // The last frames of this piece, and those that lead up to the next one.
            const qint64 next = m_pieces.at(index + 1).frame;
            for (qint64 i = std::max<qint64>(0, piece.length - fade - into); i < count; ++i) {
                const qint64 left = piece.length - into - i;
                const float share = float(fade + 1 - left) / float(fade + 1);
                for (int channel = 0; channel < channels; ++channel) {
                    const auto here = float(to[i * channels + channel]);
                    const auto there = float(samples[(next - left) * channels + channel]);
                    to[i * channels + channel] = qint16(here + (there - here) * share);
                }
            }
        }
        done += count;
        place += count;
    }
    return done;
}

} // namespace cb::audio
