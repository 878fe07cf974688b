// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QList>
#include <QObject>
#include <QVariantMap>

#include <chrono>
#include <functional>
#include <optional>

namespace cb::ui {

class PlayerBar;
class PlayerTurns;

/// The players as the desktop's media keys, headset buttons and locked screen see them: the one whose turn it is, as
/// org.mpris.MediaPlayer2.callboard on the session bus, from the first recording that is listened to. Who called and
/// what they said is nobody's business there: a recording is called "Voicemail" or what its player's title says, and
/// nothing else.
/// Source: MPRIS D-Bus Interface Specification 2.2.
class MediaRemote final : public QObject
{
    Q_OBJECT
public:
    using Bus = std::function<QDBusConnection()>;
    /// A child of `turns`. The bus is asked for when the first recording is listened to; one that is not there (no
    /// session bus) makes it silent.
    MediaRemote(PlayerTurns &turns, Bus bus);
    ~MediaRemote() override;
    /// The session's own bus, looked for where there can be one: asking for it elsewhere starts programs.
    [[nodiscard]] static QDBusConnection sessionBus();

    [[nodiscard]] QString name() const { return m_name; } // on the bus; empty: not there
    [[nodiscard]] PlayerBar *bar() const; // whose turn it is; null: there is none
    [[nodiscard]] QString status() const; // "Playing", "Paused", "Stopped"
    [[nodiscard]] QVariantMap metadata() const;
    void seekTo(std::chrono::microseconds position); // within the recording

Q_SIGNALS:
    void seeked();

private:
    void begin(); // on the bus
    void follow(); // the player whose turn it is
    void tell(const QVariantMap &changed) const;

    PlayerTurns &m_turns;
    Bus m_connect;
    std::optional<QDBusConnection> m_bus;
    QString m_name;
    QList<QMetaObject::Connection> m_links; // to that player
};

} // namespace cb::ui
