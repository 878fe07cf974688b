// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/recording.h"
#include "ui/player/soundoutput.h"

#include <QThread>

#include <chrono>

namespace cb::ui {

class SoundDriver;

/// Plays one recording at a time. Lives on the GUI thread and never waits: decoding happens in the thread pool, samples
/// are made on a thread of their own, which starts with the first recording.
class Player final : public QObject
{
    Q_OBJECT
public:
    explicit Player(SoundOutputFactory output, QObject *parent = nullptr);
    ~Player() override;

    /// Opens a WAV or MP3 file and stands at `position`; opened() or refused() follows. What was open stops.
    void open(const QByteArray &file, const std::optional<audio::Outline> &known, std::chrono::milliseconds position);
    void close();
    [[nodiscard]] const audio::Recording *recording() const { return m_recording.get(); } // null: none is open

    void play(); // from the start when it stood at the end
    void pause();
    [[nodiscard]] bool isPlaying() const { return m_playing; }
    void seek(std::chrono::milliseconds position);
    [[nodiscard]] std::chrono::milliseconds position() const; // what is heard now
    [[nodiscard]] std::chrono::milliseconds length() const;

    // Kept from one recording to the next.
    void setSpeed(double speed); // 0.5 to 3
    [[nodiscard]] double speed() const { return m_speed; }
    void setSkipSilence(bool skip);
    [[nodiscard]] bool skipsSilence() const { return m_skips; }
    void setLevelled(bool levelled);
    [[nodiscard]] bool isLevelled() const { return m_levelled; }
    void setVolume(double volume); // 0 to 1
    [[nodiscard]] double volume() const { return m_volume; }
    /// Empty: the standard one. One that is not there is kept in mind, and the standard one plays meanwhile.
    void setDevice(const QByteArray &id);
    [[nodiscard]] QByteArray device() const { return m_device; }
    [[nodiscard]] QList<SoundDevice> devices() const { return m_devices; }
    /// False once it is known that there is no device to hear anything with.
    [[nodiscard]] bool hasDevice() const { return !m_devicesKnown || !m_devices.isEmpty(); }

Q_SIGNALS:
    void opened();
    void closed(); // none is open any more
    void refused(const cb::Error &error); // it cannot be decoded
    void playingChanged(bool playing);
    void positionChanged();
    void seeked(); // it stands elsewhere than where it would have come to
    void finished(); // played to its end
    void settingsChanged();
    void devicesChanged();

private:
    void begin();
    void take(quint64 order, const Result<audio::RecordingPtr> &recording, std::chrono::milliseconds position);
    void setPlaying(bool playing);
    void tellSettings();
    void sendSettings();
    template <typename Order>
    void tell(Order order);
    [[nodiscard]] qint64 toFrame(std::chrono::milliseconds position) const;

    struct Door;
    SoundOutputFactory m_output;
    std::shared_ptr<Door> m_door;
    QThread m_thread;
    SoundDriver *m_driver = nullptr; // lives on m_thread
    audio::RecordingPtr m_recording;
    quint64 m_order = 0; // grows with every open, seek and close: what the thread tells of an earlier one is old
    qint64 m_frame = 0;
    bool m_playing = false;
    double m_speed = 1;
    bool m_skips = false;
    bool m_levelled = true;
    double m_volume = 1;
    QByteArray m_device;
    QList<SoundDevice> m_devices;
    bool m_devicesKnown = false;
};

} // namespace cb::ui
