// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QVariantMap>

#include <chrono>

namespace cb::ui {

class PlayerBar;

/// The player as the desktop's media keys, headset buttons and locked screen see it: org.mpris.MediaPlayer2.callboard
/// on the session bus, from the first recording that is listened to. Who called and what they said is nobody's business
/// there: a recording is called "Voicemail" and nothing else.
/// Source: MPRIS D-Bus Interface Specification 2.2.
class MediaRemote final : public QObject
{
    Q_OBJECT
public:
    /// A child of `bar`. A connection that is not there (no session bus) makes it silent.
    MediaRemote(PlayerBar &bar, const QDBusConnection &bus);
    ~MediaRemote() override;
    /// The session's own bus, looked for where there can be one: asking for it elsewhere starts programs.
    [[nodiscard]] static QDBusConnection sessionBus();

    [[nodiscard]] QString name() const { return m_name; } // on the bus; empty: not there
    [[nodiscard]] PlayerBar &bar() { return m_bar; }
    [[nodiscard]] QString status() const; // "Playing", "Paused", "Stopped"
    [[nodiscard]] QVariantMap metadata() const;
    void seekTo(std::chrono::microseconds position); // within the recording

private:
    void begin(); // on the bus
    void tell(const QVariantMap &changed) const;

    PlayerBar &m_bar;
    QDBusConnection m_bus;
    QString m_name;
};

} // namespace cb::ui
