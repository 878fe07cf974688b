// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sitetime.h"

namespace cb {

QDate SiteTime::day(Instant at) const
{
    const QDate date = local(at).date();
    return at < start(date) ? date.addDays(-1) : date;
}

Instant SiteTime::start(QDate day) const
{
    const QDateTime wall(day, m_dayStart, m_zone);
    return toInstant(wall.isValid() ? wall : day.startOfDay(m_zone));
}

} // namespace cb
