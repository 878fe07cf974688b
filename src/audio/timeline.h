// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/outline.h"

namespace cb::audio {

/// Which frames of a sound are played, one after the other: all, or all but the inner part of each silence. Places on
/// it are frames as well; each has one place in the sound.
class Timeline
{
public:
    Timeline(const Outline &outline, bool skipSilence);

    [[nodiscard]] qint64 length() const { return m_length; }
    /// The frame of the sound that is played at this place; its end for the timeline's end and beyond.
    [[nodiscard]] qint64 toSound(qint64 place) const;
    /// Where that frame is played; for one that is left out, where play goes on after it.
    [[nodiscard]] qint64 fromSound(qint64 frame) const;
    /// Samples from `place` on, as many frames as there are up to `frames`. Where something is left out the two sides
    /// pass into each other over 5 ms. `sound` is the one the outline was made of.
    qsizetype read(const Pcm &sound, qint64 place, qsizetype frames, qint16 *out) const;

private:
    struct Piece {
        qint64 frame = 0; // of the sound
        qint64 length = 0;
        qint64 place = 0;
    };
    void add(qint64 from, qint64 to);
    [[nodiscard]] qsizetype pieceAt(qint64 place) const;

    QList<Piece> m_pieces; // at least one unless the sound is empty
    qint64 m_length = 0;
    qint64 m_soundFrames;
};

} // namespace cb::audio
