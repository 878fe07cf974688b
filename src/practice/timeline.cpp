// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/timeline.h"

#include <algorithm>
#include <cmath>

namespace cb::practice {

Timeline::Timeline(const Clock &clock, double speed, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_speed(speed)
    , m_timer(this)
    , m_holds(std::make_shared<int>(0))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Timeline::runDue);
}

Timeline::Timeline(ManualClock &clock, QObject *parent)
    : Timeline(clock, 1, parent)
{
    m_jumping = &clock;
}

Timeline::~Timeline() = default;

Timeline::Ticket Timeline::at(Instant due, std::function<void()> work)
{
    const Ticket ticket = ++m_last;
    m_due.emplace(std::pair(due, ticket), std::move(work));
    m_tickets.emplace(ticket, due);
    arrange();
    return ticket;
}

void Timeline::cancel(Ticket ticket)
{
    const auto found = m_tickets.find(ticket);
    if (found == m_tickets.end())
        return;
    m_due.erase({found->second, ticket});
    m_tickets.erase(found);
    arrange();
}

void Timeline::clockMoved(milliseconds by)
{
    std::map<std::pair<Instant, Ticket>, std::function<void()>> moved;
    for (auto &[key, work] : m_due) {
        moved.emplace(std::pair(key.first + by, key.second), std::move(work));
        m_tickets[key.second] = key.first + by;
    }
    m_due = std::move(moved);
    arrange();
}

std::shared_ptr<void> Timeline::hold()
{
    ++*m_holds;
    return {nullptr, [self = QPointer<Timeline>(this), holds = m_holds](void *) {
                --*holds;
                if (self)
                    self->arrange();
            }};
}

void Timeline::arrange()
{
    if (m_due.empty() || (m_jumping != nullptr && *m_holds > 0)) {
        m_timer.stop();
        return;
    }
    if (m_jumping != nullptr) {
        m_timer.start(0);
        return;
    }
    const auto wait = m_due.begin()->first.first - m_clock.now();
    const double real = std::ceil(double(std::max<qint64>(0, wait.count())) / m_speed);
    m_timer.start(int(std::min(real, 60'000.0)));
}

void Timeline::runDue()
{
    // One at a time: what has happened on the network meanwhile comes in between.
    if (m_due.empty() || (m_jumping != nullptr && *m_holds > 0))
        return;
    const auto first = m_due.begin();
    if (m_jumping != nullptr)
        m_jumping->set(std::max(m_jumping->now(), first->first.first));
    if (first->first.first <= m_clock.now()) {
        const std::function<void()> work = std::move(first->second);
        m_tickets.erase(first->first.second);
        m_due.erase(first);
        work();
    }
    arrange();
}

Timeline::Ticket Timers::after(milliseconds delay, std::function<void()> work)
{
    auto ticket = std::make_shared<Timeline::Ticket>(0);
    *ticket = m_timeline.after(delay, [this, ticket, work = std::move(work)] {
        m_open.remove(*ticket);
        work();
    });
    m_open.insert(*ticket);
    return *ticket;
}

void Timers::cancel(Timeline::Ticket &ticket)
{
    m_timeline.cancel(ticket);
    m_open.remove(ticket);
    ticket = 0;
}

void Timers::clear()
{
    for (const Timeline::Ticket ticket : std::as_const(m_open))
        m_timeline.cancel(ticket);
    m_open.clear();
}

} // namespace cb::practice

#include "moc_timeline.cpp"
