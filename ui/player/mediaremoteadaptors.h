// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusAbstractAdaptor>
#include <QDBusObjectPath>
#include <QStringList>
#include <QVariantMap>

namespace cb::ui {

class MediaRemote;

// Names and types are those of the MPRIS D-Bus Interface Specification 2.2.

class MediaRemoteRoot final : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.mpris.MediaPlayer2")
    Q_PROPERTY(bool CanQuit READ no CONSTANT)
    Q_PROPERTY(bool CanRaise READ no CONSTANT)
    Q_PROPERTY(bool HasTrackList READ no CONSTANT)
    Q_PROPERTY(QString Identity READ identity CONSTANT)
    Q_PROPERTY(QStringList SupportedUriSchemes READ nothing CONSTANT)
    Q_PROPERTY(QStringList SupportedMimeTypes READ nothing CONSTANT)
public:
    explicit MediaRemoteRoot(MediaRemote &remote);
    [[nodiscard]] bool no() const { return false; }
    [[nodiscard]] QString identity() const { return QStringLiteral("Callboard"); }
    [[nodiscard]] QStringList nothing() const { return {}; }

public Q_SLOTS:
    void Raise() { }
    void Quit() { }
};

class MediaRemotePlayer final : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.mpris.MediaPlayer2.Player")
    Q_PROPERTY(QString PlaybackStatus READ status)
    Q_PROPERTY(double Rate READ rate WRITE setRate)
    Q_PROPERTY(double MinimumRate READ minimumRate CONSTANT)
    Q_PROPERTY(double MaximumRate READ maximumRate CONSTANT)
    Q_PROPERTY(double Volume READ volume WRITE setVolume)
    Q_PROPERTY(QVariantMap Metadata READ metadata)
    Q_PROPERTY(qlonglong Position READ position)
    Q_PROPERTY(bool CanControl READ yes CONSTANT)
    Q_PROPERTY(bool CanGoNext READ yes CONSTANT)
    Q_PROPERTY(bool CanGoPrevious READ yes CONSTANT)
    Q_PROPERTY(bool CanPlay READ yes CONSTANT)
    Q_PROPERTY(bool CanPause READ yes CONSTANT)
    Q_PROPERTY(bool CanSeek READ yes CONSTANT)
public:
    explicit MediaRemotePlayer(MediaRemote &remote);
    [[nodiscard]] QString status() const;
    [[nodiscard]] double rate() const;
    void setRate(double rate); // 0 is Pause, as the specification asks
    [[nodiscard]] double minimumRate() const;
    [[nodiscard]] double maximumRate() const;
    [[nodiscard]] double volume() const;
    void setVolume(double volume);
    [[nodiscard]] QVariantMap metadata() const;
    [[nodiscard]] qlonglong position() const; // microseconds
    [[nodiscard]] bool yes() const { return true; }

public Q_SLOTS:
    void Next();
    void Previous();
    void Pause();
    void PlayPause();
    void Stop();
    void Play();
    void Seek(qlonglong offset); // microseconds
    void SetPosition(const QDBusObjectPath &track, qlonglong position);
    void OpenUri(const QString &) { } // nothing from outside is played here

Q_SIGNALS:
    void Seeked(qlonglong position);

private:
    MediaRemote &m_remote;
};

} // namespace cb::ui
