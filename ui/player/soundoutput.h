// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

class QIODevice;

namespace cb::ui {

struct SoundDevice {
    QByteArray id;
    QString name; // as the system calls it
    friend bool operator==(const SoundDevice &, const SoundDevice &) = default;
};

/// Where samples go to be heard. Made, used and deleted on the sound thread.
class SoundOutput : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~SoundOutput() override;

    /// Those that are there now, the system's standard one first.
    [[nodiscard]] virtual QList<SoundDevice> devices() = 0;
    /// Takes 16-bit samples from `source` as they are needed, until stop(); false when the device does not take them.
    /// An empty `device` is the standard one. Reading nothing is the end: drained() follows.
    [[nodiscard]] virtual bool start(const QByteArray &device, int rate, int channels, QIODevice *source) = 0;
    /// At once: what waits in the device is not heard any more.
    virtual void stop() = 0;
    virtual void setVolume(double volume) = 0; // 0 to 1, as the ear hears it
    /// Taken from the source and not heard yet.
    [[nodiscard]] virtual qint64 waitingFrames() const = 0;

Q_SIGNALS:
    void devicesChanged();
    void drained(); // all that came from the source was heard
    void failed(); // the device went away
};

using SoundOutputFactory = std::function<std::unique_ptr<SoundOutput>()>;

/// The system's own output, through Qt Multimedia.
[[nodiscard]] SoundOutputFactory systemSound();
/// One that always has a device and never takes a sample: for pictures.
[[nodiscard]] SoundOutputFactory stillSound();

} // namespace cb::ui

Q_DECLARE_METATYPE(cb::ui::SoundDevice)
