// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <memory>
#include <vector>

namespace soundtouch {
class SoundTouch;
}

namespace cb::audio {

/// Sound at another speed and its own pitch, through SoundTouch: frames go in, as many divided by the speed come out.
class Stretcher
{
public:
    Stretcher(int rate, int channels);
    ~Stretcher();
    Q_DISABLE_COPY_MOVE(Stretcher)

    /// Forgets what was put in and begins anew.
    void restart(double speed);
    void put(const qint16 *samples, qsizetype frames);
    /// Nothing more comes: what is inside may be taken to the last frame.
    void finish();
    /// Up to `frames` frames; how many there were.
    qsizetype take(qint16 *out, qsizetype frames);

private:
    int m_channels;
    std::unique_ptr<soundtouch::SoundTouch> m_touch;
    std::vector<float> m_block;
};

} // namespace cb::audio
