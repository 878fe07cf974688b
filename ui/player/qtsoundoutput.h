// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/player/soundoutput.h"

#include <QTimer>

class QAudioSink;
class QMediaDevices;

namespace cb::ui {

/// QAudioSink and QMediaDevices.
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
    [[nodiscard]] bool findServer();

    std::unique_ptr<QMediaDevices> m_media; // null until there is a sound server
    std::unique_ptr<QAudioSink> m_sink;
    QTimer m_search; // for a sound server
    double m_volume = 1;
    int m_frameBytes = 2;
};

} // namespace cb::ui
