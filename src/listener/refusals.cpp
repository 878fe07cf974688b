// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listener/refusals.h"

#include <utility>

namespace cb::listener {

namespace {
constexpr int logLinesPerSecond = 10; // of all addresses together, as at the Guard
} // namespace

Refusals::Refusals(const Clock &clock, int journalledPerMinute)
    : m_clock(clock)
    , m_journalledPerMinute(journalledPerMinute)
{ }

bool Refusals::isTired(const QHostAddress &client) const
{
    return m_limit.isSpent(client);
}

Refusals::Verdict Refusals::count(const QHostAddress &client)
{
    ++m_total;
    if (!m_limit.allow(client)) {
        const qint64 second = std::chrono::floor<std::chrono::seconds>(m_clock.now()).time_since_epoch().count();
        if (second != m_second) {
            m_second = second;
            m_logged = 0;
        }
        if (m_logged == logLinesPerSecond) {
            ++m_unlogged;
            return {.tooMany = true};
        }
        ++m_logged;
        return {.tooMany = true, .log = true, .unlogged = std::exchange(m_unlogged, 0)};
    }
    const qint64 minute = std::chrono::floor<std::chrono::minutes>(m_clock.now()).time_since_epoch().count();
    if (minute != m_minute) {
        m_minute = minute;
        m_journalled = 0;
    }
    return {.tooMany = false, .journal = ++m_journalled <= m_journalledPerMinute};
}

} // namespace cb::listener
