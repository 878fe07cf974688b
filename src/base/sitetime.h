// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QDate>
#include <QTime>
#include <QTimeZone>

#include <utility>

namespace cb {

/// Where the desk stands in time: its zone, and when its day begins (a night desk may begin at 04:00).
/// Source: settings `site.timezone` and `site.day_start`.
class SiteTime
{
public:
    SiteTime() = default;
    SiteTime(QTimeZone zone, QTime dayStart)
        : m_zone(std::move(zone))
        , m_dayStart(dayStart)
    { }

    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }
    [[nodiscard]] QTime dayStart() const { return m_dayStart; }
    [[nodiscard]] QDateTime local(Instant at) const { return toDateTime(at).toTimeZone(m_zone); }
    /// The site's day that holds this instant: 02:00 belongs to yesterday when the day starts at 04:00.
    [[nodiscard]] QDate day(Instant at) const;
    /// First instant of that day; on a day without that wall time (DST) the first one after the gap.
    [[nodiscard]] Instant start(QDate day) const;
    friend bool operator==(const SiteTime &a, const SiteTime &b)
    {
        return a.m_zone == b.m_zone && a.m_dayStart == b.m_dayStart;
    }

private:
    QTimeZone m_zone = QTimeZone::utc();
    QTime m_dayStart = QTime(0, 0);
};

} // namespace cb
