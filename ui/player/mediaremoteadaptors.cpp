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
    connect(remote.bar().player(), &Player::seeked, this, [this] { Q_EMIT Seeked(position()); });
}

QString MediaRemotePlayer::status() const
{
    return m_remote.status();
}

double MediaRemotePlayer::rate() const
{
    return m_remote.bar().player()->speed();
}

void MediaRemotePlayer::setRate(double rate)
{
    if (rate == 0.0)
        Pause();
    else if (std::isfinite(rate))
        m_remote.bar().setSpeed(rate);
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
    return m_remote.bar().player()->volume();
}

void MediaRemotePlayer::setVolume(double volume)
{
    if (std::isfinite(volume))
        m_remote.bar().player()->setVolume(volume);
}

QVariantMap MediaRemotePlayer::metadata() const
{
    return m_remote.metadata();
}

qlonglong MediaRemotePlayer::position() const
{
    return microseconds(m_remote.bar().position()).count();
}

void MediaRemotePlayer::Next()
{
    Q_EMIT m_remote.bar().nextAsked();
}

void MediaRemotePlayer::Previous()
{
    Q_EMIT m_remote.bar().previousAsked();
}

void MediaRemotePlayer::Pause()
{
    m_remote.bar().pause();
}

void MediaRemotePlayer::PlayPause()
{
    m_remote.bar().toggle();
}

void MediaRemotePlayer::Stop()
{
    m_remote.bar().stop();
}

void MediaRemotePlayer::Play()
{
    m_remote.bar().play();
}

void MediaRemotePlayer::Seek(qlonglong offset)
{
    const qlonglong whole = microseconds(m_remote.bar().player()->length()).count();
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
