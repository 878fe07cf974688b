// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/sitetime.h"
#include "catchup/carrierfacts.h"
#include "store/database.h"
#include "twilio/rest/client.h"
#include "voicemail/voicemail.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace cb::catchup {

struct CatchUpOptions {
    SiteTime site;
    RecordingRules recordings;
    double speed = 1; // of the clock
    std::chrono::milliseconds every = std::chrono::minutes(5);
    std::chrono::hours window{24};
    int pageSize = 500;
};

/// What one run brought.
struct CatchUpReport {
    int calls = 0; // looked at
    int recordings = 0;
    int news = 0; // rows that changed; 0: the desk knew it all
    std::optional<Error> problem; // the run ended early; the next one begins anew
    friend bool operator==(const CatchUpReport &, const CatchUpReport &) = default;
};

/// Asks Twilio for calls and recordings of the last day, for all that is still open here and for the transcripts that
/// are waited for, and feeds what it learns to the rooms, in slices of the bulk lane. At start, after the machine
/// slept, and every few minutes. In the client's thread; one run at a time.
class CatchUp final : public QObject
{
    Q_OBJECT
public:
    /// All outlive it.
    CatchUp(store::Database &database, const Clock &clock, twilio::rest::Client &client, CatchUpOptions options,
        QObject *parent = nullptr);

    /// From the next run on.
    void setSettings(const SiteTime &site, const RecordingRules &recordings);
    void start(); // runs now, and from then on
    [[nodiscard]] bool isRunning() const { return m_running; }

public Q_SLOTS:
    void run();

Q_SIGNALS:
    void finished(const cb::catchup::CatchUpReport &report);

private:
    void watchForSleep();
    void askCalls(const QString &next);
    void askOpenCalls();
    void askRecordingsOf(const QStringList &calls, const QString &next, std::function<void()> then);
    void askOneByOne(const QStringList &sids, std::function<void()> then);
    void askCallsOf(const QList<twilio::rest::Recording> &recordings, std::function<void()> then);
    void askRecordings(const QString &next);
    void askTranscripts();
    void askTranscriptsOf(const QList<Voicemail> &messages);
    void keepTranscripts(QList<Voicemail> messages, const QList<twilio::rest::Transcription> &ofTheFirst);
    void keepCalls(QList<twilio::rest::Call> calls, qsizetype from, std::function<void()> then);
    void keepRecordings(QList<twilio::rest::Recording> recordings, qsizetype from, std::function<void()> then);
    /// Twilio wants us to slow down: `ask` is run when it says. False: it has been asked often enough in this run.
    bool waitsFor(const twilio::rest::Failure &failure, std::function<void()> ask);
    void fail(const Error &error);
    void end();

    store::Database &m_database;
    const Clock &m_clock;
    twilio::rest::Client &m_client;
    CatchUpOptions m_options;
    CatchUpReport m_report;
    Instant m_since{};
    Voicemail::Id m_askedOf; // the last message whose transcript was asked for; the next run goes on behind it
    int m_waits = 0; // in this run
    QTimer m_timer;
    QTimer m_sleepWatch;
    Instant m_lastSeen{};
    std::chrono::steady_clock::time_point m_lastTick{};
    bool m_running = false;
};

} // namespace cb::catchup
