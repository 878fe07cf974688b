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

MediaRemote::MediaRemote(PlayerBar &bar, const QDBusConnection &bus)
    : QObject(&bar)
    , m_bar(bar)
    , m_bus(bus)
{
    new MediaRemoteRoot(*this);
    new MediaRemotePlayer(*this);
    connect(&bar, &PlayerBar::started, this, &MediaRemote::begin);
    connect(bar.player(), &Player::playingChanged, this, [this] { tell({{u"PlaybackStatus"_s, status()}}); });
    for (const auto change : {&Player::opened, &Player::closed}) {
        connect(bar.player(), change, this, [this] {
            tell({{u"Metadata"_s, metadata()}, {u"PlaybackStatus"_s, status()}});
        });
    }
    connect(bar.player(), &Player::seeked, this, [this] { tell({{u"PlaybackStatus"_s, status()}}); });
    connect(bar.player(), &Player::settingsChanged, this, [this] {
        tell({{u"Rate"_s, m_bar.player()->speed()}, {u"Volume"_s, m_bar.player()->volume()}});
    });
}

MediaRemote::~MediaRemote()
{
    if (m_name.isEmpty())
        return;
    m_bus.unregisterService(m_name);
    m_bus.unregisterObject(path);
}

void MediaRemote::begin()
{
    if (!m_name.isEmpty() || !m_bus.isConnected() || !m_bus.registerObject(path, this))
        return;
    const QString another = u"%1.instance%2"_s.arg(service).arg(QCoreApplication::applicationPid());
    for (const QString &wanted : {service, another}) {
        if (!m_bus.registerService(wanted))
            continue;
        m_name = wanted;
        return;
    }
    m_bus.unregisterObject(path);
}

QString MediaRemote::status() const
{
    if (m_bar.isPlaying())
        return u"Playing"_s;
    return m_bar.player()->recording() && m_bar.position().count() > 0 ? u"Paused"_s : u"Stopped"_s;
}

QVariantMap MediaRemote::metadata() const
{
    if (!m_bar.player()->recording())
        return {};
    return {{u"mpris:trackid"_s, QVariant::fromValue(QDBusObjectPath(path + u"/callboard/recording"_s))},
        {u"mpris:length"_s, qlonglong(microseconds(m_bar.player()->length()).count())},
        {u"xesam:title"_s, QCoreApplication::translate("cb::ui::MediaRemote", "Voicemail", "a message")}};
}

void MediaRemote::seekTo(microseconds position)
{
    using std::chrono::milliseconds;
    m_bar.seek(
        std::clamp(std::chrono::duration_cast<milliseconds>(position), milliseconds(0), m_bar.player()->length()));
}

void MediaRemote::tell(const QVariantMap &changed) const
{
    if (m_name.isEmpty())
        return;
    QDBusMessage signal =
        QDBusMessage::createSignal(path, u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s);
    signal << u"org.mpris.MediaPlayer2.Player"_s << changed << QStringList();
    m_bus.send(signal);
}

} // namespace cb::ui
