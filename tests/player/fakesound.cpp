// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakesound.h"

#include "audio/wav.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::test {

class SoundBench::Output final : public ui::SoundOutput
{
public:
    explicit Output(SoundBench &bench)
        : m_bench(bench)
        , m_pull(this)
    {
        m_pull.setInterval(5);
        connect(&m_pull, &QTimer::timeout, this, &Output::pull);
        const QMutexLocker lock(&m_bench.m_mutex);
        m_bench.m_output = this;
    }
    ~Output() override
    {
        const QMutexLocker lock(&m_bench.m_mutex);
        m_bench.m_output = nullptr;
    }
    [[nodiscard]] QList<ui::SoundDevice> devices() override { return m_bench.devices(); }
    [[nodiscard]] bool start(const QByteArray &device, int rate, int channels, QIODevice *source) override
    {
        const QMutexLocker lock(&m_bench.m_mutex);
        m_bench.m_starts << device;
        m_source = source;
        m_frameBytes = 2 * channels;
        m_perPull = qint64(rate * m_bench.m_speed * 0.005);
        m_pull.start();
        m_bench.m_running = true;
        return true;
    }
    void stop() override
    {
        m_pull.stop();
        m_source = nullptr;
        const QMutexLocker lock(&m_bench.m_mutex);
        m_bench.m_running = false;
    }
    void setVolume(double volume) override
    {
        const QMutexLocker lock(&m_bench.m_mutex);
        m_bench.m_volume = volume;
    }
    [[nodiscard]] qint64 waitingFrames() const override { return 0; }
    void breakDown()
    {
        m_pull.stop();
        Q_EMIT failed();
    }

private:
    void pull()
    {
        const qint64 frames = m_source->read(m_perPull * m_frameBytes).size() / m_frameBytes;
        {
            const QMutexLocker lock(&m_bench.m_mutex);
            m_bench.m_framesTaken += frames;
        }
        if (frames == 0) {
            m_pull.stop();
            Q_EMIT drained();
        }
    }

    SoundBench &m_bench;
    QTimer m_pull;
    QIODevice *m_source = nullptr;
    int m_frameBytes = 2;
    qint64 m_perPull = 0;
};

ui::SoundOutputFactory SoundBench::factory()
{
    return [this] { return std::make_unique<Output>(*this); };
}

void SoundBench::setDevices(const QList<ui::SoundDevice> &devices)
{
    const QMutexLocker lock(&m_mutex);
    m_devices = devices;
    if (m_output)
        QMetaObject::invokeMethod(m_output, &ui::SoundOutput::devicesChanged, Qt::QueuedConnection);
}

QList<ui::SoundDevice> SoundBench::devices() const
{
    const QMutexLocker lock(&m_mutex);
    return m_devices;
}

void SoundBench::breakDown()
{
    const QMutexLocker lock(&m_mutex);
    QMetaObject::invokeMethod(
        m_output, [output = m_output] { output->breakDown(); }, Qt::QueuedConnection);
}

void SoundBench::settle()
{
    Output *output = nullptr;
    {
        const QMutexLocker lock(&m_mutex);
        output = m_output;
    }
    QMetaObject::invokeMethod(
        output, [] {}, Qt::BlockingQueuedConnection);
    QCoreApplication::sendPostedEvents();
}

bool SoundBench::isRunning() const
{
    const QMutexLocker lock(&m_mutex);
    return m_running;
}

qint64 SoundBench::framesTaken() const
{
    const QMutexLocker lock(&m_mutex);
    return m_framesTaken;
}

QList<QByteArray> SoundBench::starts() const
{
    const QMutexLocker lock(&m_mutex);
    return m_starts;
}

double SoundBench::volume() const
{
    const QMutexLocker lock(&m_mutex);
    return m_volume;
}

void FakeMedia::fetch(const QString &recording, QObject *context, Receiver then)
{
    asked << recording;
    m_waiting.append({recording, context, std::move(then)});
    if (!waits)
        QTimer::singleShot(0, this, &FakeMedia::answer);
}

void FakeMedia::answer()
{
    for (const Waiting &waiting : std::exchange(m_waiting, {})) {
        if (waiting.context)
            waiting.then(files.value(
                waiting.recording, Result<MediaFile>(failure(Error::Kind::NotFound, u"no such recording"_s))));
    }
}

QByteArray toneFile(std::chrono::milliseconds length, double hertz)
{
    return audio::writeWav(audio::tone(hertz, length), audio::WavCoding::MuLaw);
}

} // namespace cb::test

#include "moc_fakesound.cpp"
