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

store::outbox::Rates Budgets::rates() const
{
    store::outbox::Rates rates;
    for (auto pace = m_paces.cbegin(); pace != m_paces.cend(); ++pace) {
        if (pace->perSecond > 0)
            rates.insert(pace.key(), std::chrono::milliseconds(qint64(std::ceil(1000 / pace->perSecond))));
    }
    return rates;
}

int Budgets::room(const QString &budget) const
{
    return std::max(pace(budget).inFlight - m_underWay.value(budget), 0);
}

} // namespace cb::dispatch
