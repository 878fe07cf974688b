// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/mediaremote.h"

#include "ui/player/mediaremoteadaptors.h"
#include "ui/player/player.h"
#include "ui/player/playerbar.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using std::chrono::microseconds;

namespace cb::ui {

namespace {

const QString path = u"/org/mpris/MediaPlayer2"_s;
const QString service = u"org.mpris.MediaPlayer2.callboard"_s;

} // namespace

QDBusConnection MediaRemote::sessionBus()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const bool usual = !runtime.isEmpty() && QFileInfo::exists(runtime + u"/bus"_s);
    if (!usual && !qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return QDBusConnection(QString());
    return QDBusConnection::sessionBus();
}

MediaRemote::MediaRemote(PlayerTurns &turns, Bus bus)
    : QObject(&turns)
    , m_turns(turns)
    , m_connect(std::move(bus))
{
    new MediaRemoteRoot(*this);
    new MediaRemotePlayer(*this);
    connect(&turns, &PlayerTurns::started, this, &MediaRemote::begin);
    connect(&turns, &PlayerTurns::currentChanged, this, &MediaRemote::follow);
    follow();
}

MediaRemote::~MediaRemote()
{
    if (m_name.isEmpty())
        return;
    m_bus->unregisterService(m_name);
    m_bus->unregisterObject(path);
}

PlayerBar *MediaRemote::bar() const
{
    return m_turns.current();
}

void MediaRemote::begin()
{
    if (!m_name.isEmpty())
        return;
    m_bus.emplace(m_connect());
    if (!m_bus->isConnected() || !m_bus->registerObject(path, this))
        return;
    const QString another = u"%1.instance%2"_s.arg(service).arg(QCoreApplication::applicationPid());
    for (const QString &wanted : {service, another}) {
        if (!m_bus->registerService(wanted))
            continue;
        m_name = wanted;
        return;
    }
    m_bus->unregisterObject(path);
}

void MediaRemote::follow()
{
    for (const QMetaObject::Connection &link : std::exchange(m_links, {}))
        disconnect(link);
    const auto tellAll = [this] { tell({{u"Metadata"_s, metadata()}, {u"PlaybackStatus"_s, status()}}); };
    const auto tellStatus = [this] { tell({{u"PlaybackStatus"_s, status()}}); };
    if (const PlayerBar *now = bar()) {
        const Player *player = now->player();
        m_links << connect(player, &Player::playingChanged, this, tellStatus)
                << connect(player, &Player::opened, this, tellAll) << connect(player, &Player::closed, this, tellAll)
                << connect(player, &Player::seeked, this, tellStatus)
                << connect(player, &Player::seeked, this, &MediaRemote::seeked)
                << connect(player, &Player::settingsChanged, this, [this, player] {
                       tell({{u"Rate"_s, player->speed()}, {u"Volume"_s, player->volume()}});
                   });
    }
    tellAll();
}

QString MediaRemote::status() const
{
    const PlayerBar *now = bar();
    if (now && now->isPlaying())
        return u"Playing"_s;
    return now && now->player()->recording() && now->position().count() > 0 ? u"Paused"_s : u"Stopped"_s;
}

QVariantMap MediaRemote::metadata() const
{
    const PlayerBar *now = bar();
    if (!now || !now->player()->recording())
        return {};
    const QString title = now->title().isEmpty()
        ? QCoreApplication::translate("cb::ui::MediaRemote", "Voicemail", "a message")
        : now->title();
    return {{u"mpris:trackid"_s, QVariant::fromValue(QDBusObjectPath(path + u"/callboard/recording"_s))},
        {u"mpris:length"_s, qlonglong(microseconds(now->player()->length()).count())}, {u"xesam:title"_s, title}};
}

void MediaRemote::seekTo(microseconds position)
{
    using std::chrono::milliseconds;
    if (PlayerBar *now = bar())
        now->seek(
            std::clamp(std::chrono::duration_cast<milliseconds>(position), milliseconds(0), now->player()->length()));
}

void MediaRemote::tell(const QVariantMap &changed) const
{
    if (m_name.isEmpty())
        return;
    QDBusMessage signal =
        QDBusMessage::createSignal(path, u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s);
    signal << u"org.mpris.MediaPlayer2.Player"_s << changed << QStringList();
    m_bus->send(signal);
}

} // namespace cb::ui

#include "moc_mediaremote.cpp"
