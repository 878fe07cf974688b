// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/playback.h"

#include <algorithm>
#include <cmath>

namespace cb::audio {

namespace {

constexpr qsizetype blockFrames = 1024;
constexpr int rememberedSeconds = 2;
constexpr float knee = 0.8F; // of full scale: above it peaks are bent instead of cut

qsizetype fadeFrames(const Recording &recording)
{
    return recording.sound.rate / 200;
}

float bent(float sample)
{
    const float size = std::abs(sample);
    if (size <= knee)
        return sample;
    return std::copysign(knee + (1 - knee) * std::tanh((size - knee) / (1 - knee)), sample);
}

} // namespace

Playback::Playback(RecordingPtr recording)
    : m_recording(std::move(recording))
    , m_stretcher(m_recording->sound.rate, m_recording->sound.channels)
    , m_block(size_t(blockFrames * m_recording->sound.channels))
{
    startRun(0, std::make_shared<const Timeline>(m_recording->outline, false), 1);
}

void Playback::startRun(qint64 frame, std::shared_ptr<const Timeline> timeline, double speed)
{
    const auto channels = size_t(m_recording->sound.channels);
    m_tail.clear();
    m_tailAt = 0;
    if (m_read > 0) {
        m_tail.resize(size_t(fadeFrames(*m_recording)) * channels);
        m_tail.resize(size_t(pull(m_tail.data(), fadeFrames(*m_recording))) * channels);
    }
    const qint64 place = timeline->fromSound(frame);
    const qint64 length = timeline->length();
    if (!m_runs.empty() && m_runs.back().since == m_read)
        m_runs.pop_back();
    m_runs.push_back({m_read, place, speed, std::move(timeline)});
    while (m_runs.size() > 1 && m_runs[1].since < m_read - rememberedSeconds * m_recording->sound.rate)
        m_runs.pop_front();
    m_next = place;
    m_finished = false;
    m_ended = place >= length;
    m_stretcher.restart(speed);
}

void Playback::seek(qint64 frame)
{
    startRun(std::clamp<qint64>(frame, 0, m_recording->outline.frames), m_runs.back().timeline, m_runs.back().speed);
}

void Playback::setSpeed(double speed)
{
    speed = std::clamp(speed, slowest, fastest);
    if (speed != m_runs.back().speed)
        startRun(position(), m_runs.back().timeline, speed);
}

void Playback::setSkipSilence(bool skip)
{
    if (skip == m_skips)
        return;
    m_skips = skip;
    startRun(position(), std::make_shared<const Timeline>(m_recording->outline, skip), m_runs.back().speed);
}

void Playback::setLevelled(bool levelled)
{
    m_levelled = levelled;
    if (m_read == 0) // nothing to glide from
        m_gain = levelled ? m_recording->outline.levellingGain() : 1;
}

qsizetype Playback::pull(qint16 *out, qsizetype frames)
{
    const Run &run = m_runs.back();
    const Pcm &sound = m_recording->sound;
    if (run.speed == 1) {
        const qsizetype got = run.timeline->read(sound, m_next, frames, out);
        m_next += got;
        return got;
    }
    qsizetype done = 0;
    while (done < frames) {
        const qsizetype got = m_stretcher.take(out + done * sound.channels, frames - done);
        done += got;
        if (got > 0)
            continue;
        if (m_finished)
            break;
        const qsizetype fed = run.timeline->read(sound, m_next, blockFrames, m_block.data());
        m_next += fed;
        if (fed > 0) {
            m_stretcher.put(m_block.data(), fed);
        } else {
            m_stretcher.finish();
            m_finished = true;
        }
    }
    return done;
}

qsizetype Playback::read(qint16 *out, qsizetype frames)
{
    if (m_ended)
        return 0;
    const int channels = m_recording->sound.channels;
    const qsizetype got = pull(out, frames);
    m_ended = got < frames;
    const auto tail = qsizetype(m_tail.size()) / channels;
    for (qsizetype i = 0; i < got && m_tailAt < tail; ++i, ++m_tailAt) {
        const float share = float(m_tailAt + 1) / float(tail + 1);
        for (int channel = 0; channel < channels; ++channel) {
            const auto old = float(m_tail[size_t(m_tailAt * channels + channel)]);
            qint16 &sample = out[i * channels + channel];
            sample = qint16(old + (float(sample) - old) * share);
        }
    }
    level(out, got);
    m_read += got;
    return got;
}

void Playback::level(qint16 *out, qsizetype frames)
{
    const float wanted = m_levelled ? m_recording->outline.levellingGain() : 1;
    if (wanted == 1 && m_gain == 1)
        return;
    const float step = (wanted - m_gain) / float(std::max<qsizetype>(1, std::min(frames, fadeFrames(*m_recording))));
    const int channels = m_recording->sound.channels;
    for (qsizetype i = 0; i < frames; ++i) {
        m_gain = std::abs(wanted - m_gain) <= std::abs(step) ? wanted : m_gain + step;
        for (int channel = 0; channel < channels; ++channel) {
            qint16 &sample = out[i * channels + channel];
            sample = qint16(std::lround(bent(float(sample) * m_gain / 32768) * 32767));
        }
    }
}

qint64 Playback::positionBefore(qint64 framesRead) const
{
    if (m_ended && framesRead <= 0)
        return m_recording->outline.frames;
    const qint64 frame = std::max<qint64>(0, m_read - framesRead);
    auto run = m_runs.rbegin();
    while (run->since > frame && std::next(run) != m_runs.rend())
        ++run;
    const auto advanced = qint64(std::max(0.0, std::floor(double(frame - run->since) * run->speed)));
    return run->timeline->toSound(run->place + advanced);
}

} // namespace cb::audio
