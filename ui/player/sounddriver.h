// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/playback.h"
#include "ui/player/soundoutput.h"

#include <QIODevice>
#include <QTimer>

#include <optional>

namespace cb::ui {

/// Pulls the samples of a playback through an output. Lives on the sound thread; Player gives the orders, each with its
/// number, which comes back with what is told of it.
class SoundDriver final : public QObject
{
    Q_OBJECT
public:
    struct Settings {
        double speed = 1;
        bool skipSilence = false;
        bool levelled = true;
        double volume = 1;
        QByteArray device;
    };
    explicit SoundDriver(SoundOutputFactory output);
    ~SoundDriver() override;

    void begin(); // looks for devices
    void load(quint64 order, audio::RecordingPtr recording, qint64 frame);
    void unload();
    void play();
    void pause();
    void seek(quint64 order, qint64 frame);
    void set(const Settings &settings);

Q_SIGNALS:
    void devicesFound(const QList<cb::ui::SoundDevice> &devices);
    void moved(quint64 order, qint64 frame); // what is heard now
    void stopped(quint64 order, bool atEnd); // by itself: at its end, or as there is no device

private:
    class Source;
    void applySettings();
    void startOutput();
    void stopOutput();
    void tell();
    void onDevicesChanged();
    void onDrained();
    void onFailed();
    [[nodiscard]] QByteArray usableDevice() const;

    SoundOutputFactory m_factory;
    std::unique_ptr<SoundOutput> m_output;
    QList<SoundDevice> m_devices;
    Settings m_settings;
    std::optional<audio::Playback> m_playback;
    std::unique_ptr<Source> m_source;
    QTimer m_tick;
    quint64 m_order = 0;
    bool m_playing = false;
    QByteArray m_playingOn; // the device itself, also when it was asked for as the standard one
};

} // namespace cb::ui
