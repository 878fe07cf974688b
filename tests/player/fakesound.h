// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mediasource.h"
#include "ui/player/soundoutput.h"

#include <QHash>
#include <QMutex>
#include <QPointer>

#include <optional>

namespace cb::test {

/// What the tests know and decide of an output that lives on another thread.
class SoundBench
{
public:
    /// Takes samples `speed` times as fast as they would be heard.
    explicit SoundBench(double speed = 200)
        : m_speed(speed)
    { }
    [[nodiscard]] ui::SoundOutputFactory factory();

    void setDevices(const QList<ui::SoundDevice> &devices); // told to the output at once
    [[nodiscard]] QList<ui::SoundDevice> devices() const;
    void breakDown(); // the device stops by itself
    /// What was ordered so far is done on the sound thread, and what that told has come back.
    void settle();
    [[nodiscard]] bool isRunning() const; // samples are being taken

    [[nodiscard]] qint64 framesTaken() const;
    [[nodiscard]] QList<QByteArray> starts() const; // the devices that were started, in order
    [[nodiscard]] double volume() const;

private:
    class Output;
    friend class Output;
    double m_speed;
    mutable QMutex m_mutex;
    QList<ui::SoundDevice> m_devices{{"desk", QStringLiteral("Loudspeakers")}, {"head", QStringLiteral("Headset")}};
    QList<QByteArray> m_starts;
    qint64 m_framesTaken = 0;
    double m_volume = -1;
    bool m_running = false;
    Output *m_output = nullptr;
};

/// Recordings in memory; answers when it is told to, or at once.
class FakeMedia final : public MediaSource
{
    Q_OBJECT
public:
    void fetch(const QString &recording, QObject *context, Receiver then) override;
    void answer(); // all that wait
    QHash<QString, Result<MediaFile>> files;
    bool waits = false;
    QStringList asked;

private:
    struct Waiting {
        QString recording;
        QPointer<QObject> context;
        Receiver then;
    };
    QList<Waiting> m_waiting;
};

/// A mu-law WAV file of a tone.
[[nodiscard]] QByteArray toneFile(std::chrono::milliseconds length, double hertz = 440);

} // namespace cb::test
