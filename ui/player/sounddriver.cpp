// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/sounddriver.h"

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace cb::ui {

/// The playback as Qt Multimedia wants to read it.
class SoundDriver::Source final : public QIODevice
{
public:
    explicit Source(audio::Playback &playback)
        : m_playback(playback)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_playback.atEnd(); }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_playback.atEnd() ? 0 : 1 << 20; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        const qint64 frame = qint64(sizeof(qint16)) * m_playback.recording().sound.channels;
        m_block.resize(size_t(size / qint64(sizeof(qint16))));
        const qint64 bytes = m_playback.read(m_block.data(), size / frame) * frame;
        std::copy_n(reinterpret_cast<const char *>(m_block.data()), bytes, data); // whose bytes may lie anywhere
        return bytes;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    audio::Playback &m_playback;
    std::vector<qint16> m_block;
};

SoundDriver::SoundDriver(SoundOutputFactory output)
    : m_factory(std::move(output))
    , m_tick(this)
{
    m_tick.setTimerType(Qt::PreciseTimer);
    m_tick.setInterval(33ms);
    connect(&m_tick, &QTimer::timeout, this, &SoundDriver::tell);
}

SoundDriver::~SoundDriver()
{
    stopOutput();
}

void SoundDriver::begin()
{
    m_output = m_factory();
    connect(m_output.get(), &SoundOutput::devicesChanged, this, &SoundDriver::onDevicesChanged);
    connect(m_output.get(), &SoundOutput::drained, this, &SoundDriver::onDrained);
    connect(m_output.get(), &SoundOutput::failed, this, &SoundDriver::onFailed);
    m_devices = m_output->devices();
    Q_EMIT devicesFound(m_devices);
}

void SoundDriver::load(quint64 order, audio::RecordingPtr recording, qint64 frame)
{
    unload();
    m_order = order;
    m_playback.emplace(std::move(recording));
    applySettings();
    m_playback->seek(frame);
    m_source = std::make_unique<Source>(*m_playback);
}

void SoundDriver::unload()
{
    m_playing = false;
    stopOutput();
    m_source.reset();
    m_playback.reset();
}

void SoundDriver::play()
{
    if (!m_playback || m_playing)
        return;
    m_playing = true;
    startOutput();
}

void SoundDriver::pause()
{
    if (!m_playback || !m_playing)
        return;
    m_playing = false;
    // What waits in the device is thrown away, so play goes on from what was heard last.
    const qint64 heard = m_playback->positionBefore(m_output->waitingFrames());
    stopOutput();
    m_playback->seek(heard);
    tell();
}

void SoundDriver::seek(quint64 order, qint64 frame)
{
    m_order = order;
    if (!m_playback)
        return;
    m_playback->seek(frame);
    if (m_playing) { // heard at once, not after what waits in the device
        stopOutput();
        startOutput();
    }
}

void SoundDriver::set(const Settings &settings)
{
    const bool moves = m_playing && m_settings.device != settings.device;
    m_settings = settings;
    applySettings();
    if (moves) {
        const qint64 heard = m_playback->positionBefore(m_output->waitingFrames());
        stopOutput();
        m_playback->seek(heard);
        startOutput();
    }
}

void SoundDriver::applySettings()
{
    if (m_output)
        m_output->setVolume(m_settings.volume);
    if (!m_playback)
        return;
    m_playback->setSpeed(m_settings.speed);
    m_playback->setSkipSilence(m_settings.skipSilence);
    m_playback->setLevelled(m_settings.levelled);
}

QByteArray SoundDriver::usableDevice() const
{
    const bool there = std::ranges::find(m_devices, m_settings.device, &SoundDevice::id) != m_devices.end();
    return there ? m_settings.device : QByteArray();
}

void SoundDriver::startOutput()
{
    if (m_devices.isEmpty())
        onDevicesChanged(); // one may have come that nobody told us of
    const audio::Pcm &sound = m_playback->recording().sound;
    const QByteArray device = usableDevice();
    m_output->setVolume(m_settings.volume);
    if (m_devices.isEmpty() || !m_output->start(device, sound.rate, sound.channels, m_source.get())) {
        m_playing = false;
        Q_EMIT stopped(m_order, false);
        return;
    }
    m_playingOn = device.isEmpty() ? m_devices.first().id : device;
    m_tick.start();
}

void SoundDriver::stopOutput()
{
    m_tick.stop();
    if (m_output)
        m_output->stop();
}

void SoundDriver::tell()
{
    if (m_playback)
        Q_EMIT moved(m_order, m_playback->positionBefore(m_playing ? m_output->waitingFrames() : 0));
}

void SoundDriver::onDevicesChanged()
{
    const QList<SoundDevice> devices = m_output->devices();
    if (devices == m_devices)
        return;
    const bool lost = std::ranges::find(devices, m_playingOn, &SoundDevice::id) == devices.end();
    m_devices = devices;
    Q_EMIT devicesFound(m_devices);
    if (m_playing && lost)
        onFailed();
}

void SoundDriver::onDrained()
{
    if (!m_playing || !m_playback->atEnd())
        return;
    m_playing = false;
    stopOutput();
    tell();
    Q_EMIT stopped(m_order, true);
}

void SoundDriver::onFailed()
{
    if (!m_playing)
        return;
    // A headset that is pulled off must not make the room listen: it stops where it was.
    pause();
    Q_EMIT stopped(m_order, false);
    onDevicesChanged();
}

} // namespace cb::ui

#include "moc_sounddriver.cpp"
