// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/practice/phonesound.h"

#include "audio/resample.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QAudioSource>
#include <QMediaDevices>

#include <cstring>

namespace cb::ui {

namespace {

/// Telephone quality where the device takes it, else its own rate; always 16 bits.
QAudioFormat formatFor(const QAudioDevice &device)
{
    QAudioFormat format;
    format.setSampleRate(PracticeSound::rate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    if (device.isFormatSupported(format))
        return format;
    format = device.preferredFormat();
    format.setSampleFormat(QAudioFormat::Int16);
    return format;
}

audio::Pcm toPcm(const QByteArray &samples, int rate, int channels)
{
    audio::Pcm pcm;
    pcm.rate = rate;
    const qsizetype frames = samples.size() / 2 / channels;
    pcm.samples.resize(frames);
    const char *from = samples.constData();
    for (qsizetype i = 0; i < frames; ++i)
        std::memcpy(&pcm.samples[i], from + i * channels * 2, 2); // the first channel
    return pcm;
}

QByteArray toBytes(const audio::Pcm &pcm, int channels)
{
    QByteArray bytes;
    bytes.reserve(pcm.samples.size() * 2 * channels);
    for (const qint16 sample : pcm.samples) {
        for (int channel = 0; channel < channels; ++channel)
            bytes.append(reinterpret_cast<const char *>(&sample), 2);
    }
    return bytes;
}

} // namespace

PhoneSound::PhoneSound(QObject *parent)
    : QObject(parent)
    , m_devices(std::make_unique<QMediaDevices>())
{
    connect(m_devices.get(), &QMediaDevices::audioInputsChanged, this, &PhoneSound::devicesChanged);
    connect(m_devices.get(), &QMediaDevices::audioOutputsChanged, this, &PhoneSound::devicesChanged);
}

PhoneSound::~PhoneSound() = default;

bool PhoneSound::canPlay() const
{
    return !QMediaDevices::defaultAudioOutput().isNull();
}

bool PhoneSound::canListen() const
{
    return !QMediaDevices::defaultAudioInput().isNull();
}

void PhoneSound::play(const PracticeSound &sound)
{
    silence();
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull())
        return;
    const QAudioFormat format = formatFor(device);
    const audio::Pcm pcm = audio::resampled(toPcm(sound.samples, PracticeSound::rate, 1), format.sampleRate());
    m_playing.setData(toBytes(pcm, format.channelCount()));
    m_playing.open(QIODevice::ReadOnly);
    m_sink = std::make_unique<QAudioSink>(device, format);
    m_sink->start(&m_playing);
}

void PhoneSound::silence()
{
    if (m_sink)
        m_sink->stop();
    m_sink.reset();
    m_playing.close();
}

bool PhoneSound::beginListening()
{
    const QAudioDevice device = QMediaDevices::defaultAudioInput();
    if (device.isNull() || m_source)
        return false;
    m_heardAs = formatFor(device);
    m_heard.setData({});
    m_heard.open(QIODevice::WriteOnly);
    m_source = std::make_unique<QAudioSource>(device, m_heardAs);
    m_source->start(&m_heard);
    if (m_source->error() == QAudio::NoError)
        return true;
    m_source.reset();
    m_heard.close();
    return false;
}

PracticeSound PhoneSound::endListening()
{
    if (!m_source)
        return {};
    m_source->stop();
    m_source.reset();
    m_heard.close();
    const audio::Pcm heard = toPcm(m_heard.data(), m_heardAs.sampleRate(), m_heardAs.channelCount());
    m_heard.setData({});
    return {toBytes(audio::resampled(heard, PracticeSound::rate), 1)};
}

} // namespace cb::ui

#include "moc_phonesound.cpp"
