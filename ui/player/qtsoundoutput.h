// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/player/soundoutput.h"

#include <QTimer>

class QAudioSink;

namespace cb::ui {

/// QAudioSink and QMediaDevices. Devices are asked for every other second: with PulseAudio, Qt 6.4 neither tells when
/// they change nor that the one in use is gone.
class QtSoundOutput final : public SoundOutput
{
    Q_OBJECT
public:
    QtSoundOutput();
    ~QtSoundOutput() override;

    [[nodiscard]] QList<SoundDevice> devices() override;
    [[nodiscard]] bool start(const QByteArray &device, int rate, int channels, QIODevice *source) override;
    void stop() override;
    void setVolume(double volume) override;
    [[nodiscard]] qint64 waitingFrames() const override;

private:
    std::unique_ptr<QAudioSink> m_sink;
    QTimer m_watch;
    QList<SoundDevice> m_known; // as last told
    double m_volume = 1;
    int m_frameBytes = 2;
};

} // namespace cb::ui
