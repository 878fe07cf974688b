// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/stretcher.h"

#include <SoundTouch.h>

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace cb::audio {

// Debian and Ubuntu build it so; the other kind has another ABI.
static_assert(std::is_same_v<soundtouch::SAMPLETYPE, float>);

Stretcher::Stretcher(int rate, int channels)
    : m_channels(channels)
    , m_touch(std::make_unique<soundtouch::SoundTouch>())
{
    m_touch->setSampleRate(uint(rate));
    m_touch->setChannels(uint(channels));
    // What SoundTouch's manual advises for speech; its own choice is made for music.
    m_touch->setSetting(SETTING_SEEKWINDOW_MS, 15);
    m_touch->setSetting(SETTING_OVERLAP_MS, 8);
}

Stretcher::~Stretcher() = default;

void Stretcher::restart(double speed)
{
    // Of each stretch of speech one sequence is heard. The faster, the shorter they must be, or whole sounds are lost
    // between two of them: with 40 ms at 3x a syllable of 40 ms was.
    m_touch->setSetting(SETTING_SEQUENCE_MS, int(std::lround(40 / std::sqrt(std::max(1.0, speed)))));
    m_touch->setTempo(speed);
    m_touch->clear();
}

void Stretcher::put(const qint16 *samples, qsizetype frames)
{
    m_block.resize(size_t(frames * m_channels));
    std::transform(samples, samples + m_block.size(), m_block.begin(), [](qint16 sample) { return sample / 32768.0F; });
    m_touch->putSamples(m_block.data(), uint(frames));
}

void Stretcher::finish()
{
    m_touch->flush();
}

qsizetype Stretcher::take(qint16 *out, qsizetype frames)
{
    m_block.resize(size_t(frames * m_channels));
    const qsizetype taken = m_touch->receiveSamples(m_block.data(), uint(frames));
    std::transform(m_block.begin(), m_block.begin() + taken * m_channels, out,
        [](float sample) { return qint16(std::clamp(std::lround(sample * 32768), -32768L, 32767L)); });
    return taken;
}

} // namespace cb::audio
