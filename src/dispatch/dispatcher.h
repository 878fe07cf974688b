// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/deskstatus.h"
#include "dispatch/handler.h"
#include "dispatch/pace.h"
#include "store/database.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>

namespace cb::dispatch {

struct DispatcherOptions {
    QString worker = QStringLiteral("desk"); // the engine's name: what its earlier life left is recovered at start
    QHash<QString, Pace> paces; // by family of budget ("call", "twilio", "sms")
    double speed = 1; // of the clock: how many of its seconds pass in one of ours
    std::chrono::milliseconds leaseFor{30'000};
};

/// Carries the outbox out into the world (ARCHITECTURE section 2): looks after every commit, at most twenty times a
/// second, and whenever something falls due by the clock; never polls. Lives in one thread with its handlers' clients;
/// everything it asks of the database comes back there. The protocol's writes are store::outbox's, the outcomes with
/// their hooks dispatch/outcomes.h's.
class Dispatcher final : public QObject
{
    Q_OBJECT
public:
    /// All outlive it; `handlers` also every write under way.
    Dispatcher(store::Database &database, const Clock &clock, const Handlers &handlers, DispatcherOptions options,
        QObject *parent = nullptr);

    /// Recovers what an earlier life of this worker left, then begins.
    void start();
    /// Begins nothing new. What is under way may still end; after `grace` it is told to. drained() follows, at once
    /// when nothing is.
    void stop(std::chrono::milliseconds grace);
    /// Nothing is being sent, looked for or written.
    [[nodiscard]] bool isIdle() const { return m_open == 0 && !m_looking && !m_lookAgain; }
    void setPace(const QString &family, const Pace &pace);
    [[nodiscard]] const OutboxStatus &status() const { return m_status; }

public Q_SLOTS:
    /// Looks for what is due. Needs not be called: a commit and the clock do. (For tests that move the clock.)
    void look();

Q_SIGNALS:
    void statusChanged(const cb::OutboxStatus &status);
    void drained();

private:
    struct Survey;
    struct Sending;
    void nudge();
    void wakeAt(Instant at);
    void survey();
    void act(const Survey &survey);
    void claimNext();
    void endLook();
    void deliver(const Item &item);
    void deliverTimer(const Item &item);
    void send(const Item &item, int attempt, Instant until);
    void settle(const std::shared_ptr<Sending> &sending, int tries);
    void lookFor(const Item &item);
    void giveBack(const Item &item, Instant dueAt);
    void begun() { ++m_open; }
    void ended();
    void tell(const Survey &survey);

    template <typename Work, typename Done>
    void write(QByteArray subject, Work work, Done done);

    store::Database &m_database;
    const Clock &m_clock;
    const Handlers &m_handlers;
    DispatcherOptions m_options;
    Budgets m_budgets;
    OutboxStatus m_status;
    std::stop_source m_stop;
    QTimer m_timer;
    std::optional<Instant> m_wakeAt;
    QStringList m_toClaim; // budgets of this look that have rows due and room
    QSet<qint64> m_lookedFor; // unclear rows somebody is being asked about, or was since the survey
    QSet<qint64> m_justLookedFor; // … the latter
    QHash<qint64, int> m_timerFailures;
    std::chrono::steady_clock::time_point m_lastLook{};
    int m_open = 0;
    bool m_running = false;
    bool m_looking = false;
    bool m_lookAgain = false;
};

} // namespace cb::dispatch
