// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/outline.h"

#include <memory>
#include <vector>

namespace cb::audio {

/// Makes an outline from samples that come in parts.
class OutlineBuilder
{
public:
    OutlineBuilder(int rate, int channels, qint64 frames, Loudness loudness);
    ~OutlineBuilder();
    Q_DISABLE_COPY_MOVE(OutlineBuilder)

    /// Give this many frames at a time, the last time the rest; or all at once.
    [[nodiscard]] qsizetype blockFrames() const { return m_windowFrames * 64; }
    void add(const qint16 *samples, qsizetype frames);
    [[nodiscard]] Outline outline() const;

private:
    /// 20 ms, the grain in which silence is looked for.
    struct Window {
        qint16 low = 0;
        qint16 high = 0;
        float meanSquare = 0; // of full scale
    };
    [[nodiscard]] QList<Outline::Span> quietSpans() const;
    void measure(const qint16 *samples, qsizetype frames);

    int m_rate;
    int m_channels;
    qint64 m_frames;
    qsizetype m_windowFrames;
    std::vector<Window> m_windows;
    class Meter;
    std::unique_ptr<Meter> m_meter; // null: loudness is not measured
};

} // namespace cb::audio
