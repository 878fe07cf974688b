// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch/pace.h"

#include <algorithm>
#include <cmath>

namespace cb::dispatch {

Pace Budgets::pace(const QString &budget) const
{
    return m_paces.value(budget.section(u':', 0, 0), Pace());
}

int Budgets::room(const QString &budget, Instant now) const
{
    const Pace pace = this->pace(budget);
    const Spent spent = m_spent.value(budget);
    const int free = pace.inFlight - spent.inFlight;
    if (pace.perSecond <= 0)
        return std::max(free, 0);
    return now >= spent.next ? std::clamp(free, 0, 1) : 0; // evenly, never in bursts
}

Instant Budgets::nextAt(const QString &budget) const
{
    return m_spent.value(budget).next;
}

void Budgets::begin(const QString &budget, Instant now)
{
    const Pace pace = this->pace(budget);
    Spent &spent = m_spent[budget];
    ++spent.inFlight;
    if (pace.perSecond > 0) {
        const std::chrono::milliseconds gap(qint64(std::ceil(1000 / pace.perSecond)));
        spent.next = std::max(now, spent.next) + gap;
    }
}

void Budgets::end(const QString &budget)
{
    Spent &spent = m_spent[budget];
    --spent.inFlight;
}

} // namespace cb::dispatch
