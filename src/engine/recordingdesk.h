// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/mediasource.h"
#include "config/configuration.h"
#include "dispatch/twiliodesk.h"
#include "engine/desk.h"
#include "recordings/archive.h"
#include "recordings/recording.h"
#include "voicemail/voicemail.h"

#include <QObject>
#include <QTimer>

namespace cb::engine {

/// Recordings at an engine: fetched, swept, and removed when their time is over. Lives on the engine's thread; the
/// database outlives it, and it outlives the dispatcher.
class RecordingDesk final : public QObject
{
    Q_OBJECT
public:
    /// Takes the key from the vault, and makes one when there is none. `problems` says when there is no place for one.
    RecordingDesk(store::Database &database, const Desk &desk, const config::Configuration &configuration,
        const Clock &clock, QStringList &problems);

    /// Format, size, retention as they are from now on: for what is fetched next, and what is old is looked for at
    /// once.
    void setSettings(const config::Configuration &configuration);
    void addHandlers(dispatch::Handlers &handlers, std::shared_ptr<dispatch::TwilioDesk> twilio);
    /// Sweeps the folder, encrypts anew what an older key still holds, and looks every hour for what is to be removed.
    void start();

private:
    void sweep();
    void removeOld();
    void reseal(RecordingAudio::Id after);

    store::Database &m_database;
    const Clock &m_clock;
    recordings::Archive m_archive;
    int m_retentionDays = 0; // 0: for ever
    bool m_deleteAtTwilio = false; // what is too old
    struct Wanted;
    std::shared_ptr<Wanted> m_wanted; // the handler asks for it in the dispatcher's thread
    QTimer m_hourly;
};

/// Keeps the sound of a recording as if it had just been fetched; waits for vault, disk and database. Invalid when it
/// cannot be played, else as Archive::keep.
[[nodiscard]] Result<> keepSound(
    store::Database &database, const Desk &desk, const Clock &clock, const QString &sid, const QByteArray &sound);

/// Recordings for the person at this desk, read beside or inside the engine. Denied without the right to listen.
class RecordingSource final : public MediaSource
{
    Q_OBJECT
public:
    /// The vault is asked (a keyring may take a second) when the first recording is. Both outlive it.
    RecordingSource(
        store::Database &database, Desk desk, const Clock &clock, voicemail::Reader reader, QObject *parent = nullptr);
    ~RecordingSource() override;

    void fetch(const QString &recording, QObject *context, Receiver then) override;

private:
    class Shelf;
    store::Database &m_database;
    voicemail::Reader m_reader;
    std::shared_ptr<Shelf> m_shelf;
};

} // namespace cb::engine
