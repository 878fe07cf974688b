// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/mediaremoteadaptors.h"

#include "audio/playback.h"
#include "ui/player/mediaremote.h"
#include "ui/player/player.h"
#include "ui/player/playerbar.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using std::chrono::microseconds;

namespace cb::ui {

MediaRemoteRoot::MediaRemoteRoot(MediaRemote &remote)
    : QDBusAbstractAdaptor(&remote)
{ }

MediaRemotePlayer::MediaRemotePlayer(MediaRemote &remote)
    : QDBusAbstractAdaptor(&remote)
    , m_remote(remote)
{
    connect(&remote, &MediaRemote::seeked, this, [this] { Q_EMIT Seeked(position()); });
}

QString MediaRemotePlayer::status() const
{
    return m_remote.status();
}

double MediaRemotePlayer::rate() const
{
    const PlayerBar *bar = m_remote.bar();
    return bar ? bar->player()->speed() : 1;
}

void MediaRemotePlayer::setRate(double rate)
{
    if (rate == 0.0)
        Pause();
    else if (PlayerBar *bar = m_remote.bar(); bar && std::isfinite(rate))
        bar->setSpeed(rate);
}

double MediaRemotePlayer::minimumRate() const
{
    return audio::slowest;
}

double MediaRemotePlayer::maximumRate() const
{
    return audio::fastest;
}

double MediaRemotePlayer::volume() const
{
    const PlayerBar *bar = m_remote.bar();
    return bar ? bar->player()->volume() : 1;
}

void MediaRemotePlayer::setVolume(double volume)
{
    if (const PlayerBar *bar = m_remote.bar(); bar && std::isfinite(volume))
        bar->player()->setVolume(volume);
}

QVariantMap MediaRemotePlayer::metadata() const
{
    return m_remote.metadata();
}

qlonglong MediaRemotePlayer::position() const
{
    const PlayerBar *bar = m_remote.bar();
    return bar ? microseconds(bar->position()).count() : 0;
}

void MediaRemotePlayer::Next()
{
    if (PlayerBar *bar = m_remote.bar())
        Q_EMIT bar->nextAsked();
}

void MediaRemotePlayer::Previous()
{
    if (PlayerBar *bar = m_remote.bar())
        Q_EMIT bar->previousAsked();
}

void MediaRemotePlayer::Pause()
{
    if (PlayerBar *bar = m_remote.bar())
        bar->pause();
}

void MediaRemotePlayer::PlayPause()
{
    if (PlayerBar *bar = m_remote.bar())
        bar->toggle();
}

void MediaRemotePlayer::Stop()
{
    if (PlayerBar *bar = m_remote.bar())
        bar->stop();
}

void MediaRemotePlayer::Play()
{
    if (PlayerBar *bar = m_remote.bar())
        bar->play();
}

void MediaRemotePlayer::Seek(qlonglong offset)
{
    const PlayerBar *bar = m_remote.bar();
    if (!bar)
        return;
    const qlonglong whole = microseconds(bar->player()->length()).count();
    m_remote.seekTo(microseconds(position() + std::clamp(offset, -whole, whole)));
}

void MediaRemotePlayer::SetPosition(const QDBusObjectPath &track, qlonglong position)
{
    // Of a recording that was left meanwhile, or outside it: ignored, as the specification asks.
    const QVariantMap now = metadata();
    if (now.isEmpty() || now.value(u"mpris:trackid"_s).value<QDBusObjectPath>() != track || position < 0
        || position > now.value(u"mpris:length"_s).toLongLong())
        return;
    m_remote.seekTo(microseconds(position));
}

} // namespace cb::ui

#include "moc_mediaremoteadaptors.cpp"
