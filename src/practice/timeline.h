// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <functional>
#include <map>
#include <memory>

namespace cb::practice {

using std::chrono::milliseconds;

/// When things are due, on the time of practice: a caller presses a key after two seconds of that time, however fast it
/// runs. Belongs to one thread; things due together run in the order they were asked for.
class Timeline final : public QObject
{
    Q_OBJECT
public:
    using Ticket = quint64; // 0: none

    /// Follows `clock`, which runs `speed` times as fast as real time. The clock outlives this.
    Timeline(const Clock &clock, double speed, QObject *parent = nullptr);
    /// Moves `clock` itself: nothing is waited for, the next thing due comes as soon as no network answer is awaited.
    explicit Timeline(ManualClock &clock, QObject *parent = nullptr);
    ~Timeline() override;

    [[nodiscard]] Instant now() const { return m_clock.now(); }
    Ticket at(Instant due, std::function<void()> work);
    Ticket after(milliseconds delay, std::function<void()> work) { return at(now() + delay, std::move(work)); }
    void cancel(Ticket ticket);
    /// The clock was moved by that much: what is due stays as far away as it was.
    void clockMoved(milliseconds by);

    /// Time that jumps stands still as long as somebody holds one of these.
    [[nodiscard]] std::shared_ptr<void> hold();
    [[nodiscard]] bool isEmpty() const { return m_due.empty(); }

private:
    void arrange();
    void runDue();

    const Clock &m_clock;
    ManualClock *m_jumping = nullptr;
    double m_speed = 1;
    QTimer m_timer;
    Ticket m_last = 0;
    std::map<std::pair<Instant, Ticket>, std::function<void()>> m_due;
    std::map<Ticket, Instant> m_tickets;
    std::shared_ptr<int> m_holds;
};

/// The tickets of one object: what is still due goes with it.
class Timers
{
public:
    explicit Timers(Timeline &timeline)
        : m_timeline(timeline)
    { }
    ~Timers() { clear(); }
    Q_DISABLE_COPY_MOVE(Timers)

    Timeline::Ticket after(milliseconds delay, std::function<void()> work);
    void cancel(Timeline::Ticket &ticket); // and sets it to none
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_open.isEmpty(); }

private:
    Timeline &m_timeline;
    QSet<Timeline::Ticket> m_open;
};

} // namespace cb::practice
