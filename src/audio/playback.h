// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/recording.h"
#include "audio/stretcher.h"
#include "audio/timeline.h"

#include <deque>

namespace cb::audio {

constexpr double slowest = 0.5;
constexpr double fastest = 3;

/// Plays a recording as a stream of samples that somebody pulls: silences left out, then another speed at true pitch,
/// then levelled. Everything may be changed while it plays; the change is heard with the next frame that is read and
/// glides over 5 ms. Places are frames of the recording. Belongs to one thread at a time.
class Playback
{
public:
    explicit Playback(RecordingPtr recording);

    [[nodiscard]] const Recording &recording() const { return *m_recording; }
    void seek(qint64 frame);
    void setSpeed(double speed); // slowest to fastest
    void setSkipSilence(bool skip);
    void setLevelled(bool levelled);

    /// The next frames, in the recording's rate and channels; fewer than asked for only at the end.
    qsizetype read(qint16 *out, qsizetype frames);
    [[nodiscard]] bool atEnd() const { return m_ended; }
    /// The frame of the recording that comes next.
    [[nodiscard]] qint64 position() const { return positionBefore(0); }
    /// The one that came out so many frames before: what is heard now, when as many wait in the device. Known for the
    /// last two seconds.
    [[nodiscard]] qint64 positionBefore(qint64 framesRead) const;

private:
    /// A stretch of the output in which places advance evenly.
    struct Run {
        qint64 since = 0; // first frame of the output
        qint64 place = 0; // on the timeline
        double speed = 1;
        std::shared_ptr<const Timeline> timeline;
    };
    void startRun(qint64 frame, std::shared_ptr<const Timeline> timeline, double speed);
    qsizetype pull(qint16 *out, qsizetype frames);
    void level(qint16 *out, qsizetype frames);

    RecordingPtr m_recording;
    Stretcher m_stretcher;
    std::deque<Run> m_runs; // the last one is under way
    qint64 m_read = 0; // frames of output
    qint64 m_next = 0; // place on the timeline that is decoded next
    bool m_finished = false; // the stretcher has been told that nothing more comes
    bool m_ended = false;
    bool m_skips = false;
    bool m_levelled = false;
    float m_gain = 1;
    std::vector<qint16> m_block;
    std::vector<qint16> m_tail; // of the run before, fading out over the new one
    qsizetype m_tailAt = 0; // frames of it that were heard
};

} // namespace cb::audio
