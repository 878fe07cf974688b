// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/qtsoundoutput.h"

#include <QAudio>
#include <QAudioDevice>
#include <QAudioSink>
#include <QFileInfo>
#include <QMediaDevices>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

namespace {

constexpr auto latency = 120ms; // kept in the device: a busy desk does not crackle, a pause is still at once

/// Qt asks PulseAudio (or PipeWire in its place), warns on the console when there is none, and tries again for ever. So
/// we look for its socket first, in the places where its clients do.
bool soundServerIsThere()
{
#ifdef Q_OS_LINUX
    if (qEnvironmentVariableIsSet("PULSE_SERVER"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR", u"/run/user/%1"_s.arg(getuid()));
    const QString own = qEnvironmentVariable("PULSE_RUNTIME_PATH", runtime + u"/pulse"_s);
    return QFileInfo::exists(own + u"/native"_s);
#else
    return true;
#endif
}

QAudioDevice deviceOf(const QByteArray &id)
{
    for (const QAudioDevice &device : QMediaDevices::audioOutputs()) {
        if (device.id() == id)
            return device;
    }
    return QMediaDevices::defaultAudioOutput();
}

} // namespace

QtSoundOutput::QtSoundOutput()
    : m_watch(this)
{
    m_watch.setInterval(2s);
    connect(&m_watch, &QTimer::timeout, this, [this] {
        const QList<SoundDevice> before = m_known;
        if (devices() != before)
            Q_EMIT devicesChanged();
    });
    m_watch.start();
}

QtSoundOutput::~QtSoundOutput() = default;

QList<SoundDevice> QtSoundOutput::devices()
{
    m_known.clear();
    if (!soundServerIsThere())
        return {};
    for (const QAudioDevice &device : QMediaDevices::audioOutputs()) {
        const SoundDevice one{device.id(), device.description()};
        if (device.isDefault())
            m_known.prepend(one);
        else
            m_known.append(one);
    }
    return m_known;
}

bool QtSoundOutput::start(const QByteArray &device, int rate, int channels, QIODevice *source)
{
    stop();
    if (!soundServerIsThere())
        return false;
    const QAudioDevice chosen = deviceOf(device);
    QAudioFormat format;
    format.setSampleRate(rate);
    format.setChannelCount(channels);
    format.setSampleFormat(QAudioFormat::Int16);
    if (chosen.isNull() || !chosen.isFormatSupported(format))
        return false;
    m_frameBytes = format.bytesPerFrame();
    m_sink = std::make_unique<QAudioSink>(chosen, format);
    m_sink->setBufferSize(format.bytesForDuration(std::chrono::microseconds(latency).count()));
    m_sink->setVolume(QAudio::convertVolume(m_volume, QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale));
    connect(m_sink.get(), &QAudioSink::stateChanged, this, [this](QAudio::State state) {
        // Queued: the sink must not be deleted from within its own signal.
        if (state == QAudio::IdleState)
            QMetaObject::invokeMethod(this, &SoundOutput::drained, Qt::QueuedConnection);
        else if (state == QAudio::StoppedState && m_sink->error() != QAudio::NoError)
            QMetaObject::invokeMethod(this, &SoundOutput::failed, Qt::QueuedConnection);
    });
    m_sink->start(source);
    return m_sink->error() == QAudio::NoError;
}

void QtSoundOutput::stop()
{
    if (!m_sink)
        return;
    m_sink->disconnect(this);
    m_sink->reset();
    m_sink.reset();
}

void QtSoundOutput::setVolume(double volume)
{
    m_volume = volume;
    if (m_sink)
        m_sink->setVolume(QAudio::convertVolume(volume, QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale));
}

qint64 QtSoundOutput::waitingFrames() const
{
    return m_sink ? std::max<qint64>(0, m_sink->bufferSize() - m_sink->bytesFree()) / m_frameBytes : 0;
}

} // namespace cb::ui

#include "moc_qtsoundoutput.cpp"
