// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/player.h"

#include "ui/player/sounddriver.h"

#include <QMutex>
#include <QThreadPool>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ui {

/// How a thread of the pool reaches a player that may be gone meanwhile. (QFuture::then with a context object lost
/// results now and then with Qt 6.4.)
struct Player::Door {
    QMutex mutex;
    Player *player = nullptr;
};

Player::Player(SoundOutputFactory output, QObject *parent)
    : QObject(parent)
    , m_output(std::move(output))
    , m_door(std::make_shared<Door>())
{
    m_door->player = this;
    m_thread.setObjectName(u"sound"_s);
}

Player::~Player()
{
    {
        const QMutexLocker lock(&m_door->mutex);
        m_door->player = nullptr;
    }
    m_thread.quit();
    m_thread.wait();
}

void Player::begin()
{
    if (m_driver)
        return;
    m_driver = new SoundDriver(m_output);
    m_driver->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_driver, &SoundDriver::begin);
    connect(&m_thread, &QThread::finished, m_driver, &QObject::deleteLater);
    connect(m_driver, &SoundDriver::devicesFound, this, [this](const QList<SoundDevice> &devices) {
        m_devices = devices;
        m_devicesKnown = true;
        Q_EMIT devicesChanged();
    });
    connect(m_driver, &SoundDriver::moved, this, [this](quint64 order, qint64 frame) {
        if (order != m_order || frame == m_frame)
            return;
        m_frame = frame;
        Q_EMIT positionChanged();
    });
    connect(m_driver, &SoundDriver::stopped, this, [this](quint64 order, bool atEnd) {
        if (order != m_order)
            return;
        setPlaying(false);
        if (atEnd)
            Q_EMIT finished();
    });
    m_thread.start(QThread::TimeCriticalPriority);
}

template <typename Order>
void Player::tell(Order order)
{
    if (m_driver)
        QMetaObject::invokeMethod(m_driver, [driver = m_driver, order = std::move(order)] { order(driver); });
}

void Player::open(
    const QByteArray &file, const std::optional<audio::Outline> &known, std::chrono::milliseconds position)
{
    close();
    begin();
    QThreadPool::globalInstance()->start([door = m_door, order = m_order, file, known, position] {
        Result<audio::RecordingPtr> recording = audio::openRecording(file, known);
        const QMutexLocker lock(&door->mutex);
        if (Player *player = door->player) {
            QMetaObject::invokeMethod(player, [player, order, position, recording = std::move(recording)] {
                player->take(order, recording, position);
            });
        }
    });
}

void Player::take(quint64 order, const Result<audio::RecordingPtr> &recording, std::chrono::milliseconds position)
{
    if (order != m_order)
        return;
    if (!recording) {
        Q_EMIT refused(recording.error());
        return;
    }
    m_recording = *recording;
    m_frame = toFrame(position);
    sendSettings(); // the thread may not know them yet
    tell([order = m_order, recording = m_recording, frame = m_frame](
             SoundDriver *driver) { driver->load(order, recording, frame); });
    Q_EMIT opened();
    Q_EMIT positionChanged();
}

void Player::close()
{
    ++m_order;
    const bool wasOpen = m_recording != nullptr;
    m_recording.reset();
    m_frame = 0;
    setPlaying(false);
    tell([](SoundDriver *driver) { driver->unload(); });
    if (wasOpen)
        Q_EMIT closed();
}

void Player::setPlaying(bool playing)
{
    if (m_playing == playing)
        return;
    m_playing = playing;
    Q_EMIT playingChanged(playing);
}

void Player::play()
{
    if (!m_recording || m_playing)
        return;
    if (m_frame >= m_recording->outline.frames)
        seek(std::chrono::milliseconds(0));
    setPlaying(true);
    tell([](SoundDriver *driver) { driver->play(); });
}

void Player::pause()
{
    if (!m_playing)
        return;
    setPlaying(false);
    tell([](SoundDriver *driver) { driver->pause(); });
}

qint64 Player::toFrame(std::chrono::milliseconds position) const
{
    const audio::Outline &outline = m_recording->outline;
    const qint64 inside = std::clamp<qint64>(position.count(), 0, outline.length().count() + 1);
    return std::min(inside * outline.rate / 1000, outline.frames);
}

void Player::seek(std::chrono::milliseconds position)
{
    if (!m_recording)
        return;
    ++m_order;
    m_frame = toFrame(position);
    tell([order = m_order, frame = m_frame](SoundDriver *driver) { driver->seek(order, frame); });
    Q_EMIT positionChanged();
    Q_EMIT seeked();
}

std::chrono::milliseconds Player::position() const
{
    return std::chrono::milliseconds(m_recording ? m_frame * 1000 / m_recording->outline.rate : 0);
}

std::chrono::milliseconds Player::length() const
{
    return m_recording ? m_recording->outline.length() : std::chrono::milliseconds(0);
}

void Player::setSpeed(double speed)
{
    m_speed = std::clamp(speed, audio::slowest, audio::fastest);
    tellSettings();
}

void Player::setSkipSilence(bool skip)
{
    m_skips = skip;
    tellSettings();
}

void Player::setLevelled(bool levelled)
{
    m_levelled = levelled;
    tellSettings();
}

void Player::setVolume(double volume)
{
    m_volume = std::clamp(volume, 0.0, 1.0);
    tellSettings();
}

void Player::setDevice(const QByteArray &id)
{
    m_device = id;
    tellSettings();
}

void Player::tellSettings()
{
    sendSettings();
    Q_EMIT settingsChanged();
}

void Player::sendSettings()
{
    tell([settings = SoundDriver::Settings{m_speed, m_skips, m_levelled, m_volume, m_device}](
             SoundDriver *driver) { driver->set(settings); });
}

} // namespace cb::ui

#include "moc_player.cpp"
