// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/practicetime.h"

#include "practice/exchange.h"

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::engine {

namespace {

constexpr auto longestGoodbye = 4s; // real time until the desk has heard of every end
constexpr auto step = 15min; // of the look for a moment
constexpr auto furthest = std::chrono::hours(24 * 366);

} // namespace

PracticeTime::PracticeTime(
    ShiftedClock &clock, practice::Timeline &timeline, practice::Carrier &carrier, SiteTime site, ivr::Hours hours)
    : m_clock(clock)
    , m_timeline(timeline)
    , m_carrier(carrier)
    , m_site(std::move(site))
    , m_hours(std::move(hours))
{
    m_looking.setInterval(50ms);
    connect(&m_looking, &QTimer::timeout, this, &PracticeTime::look);
}

Result<Instant> PracticeTime::moment(Moment moment) const
{
    if (moment == Moment::BeforeShift)
        return failure(Error::Kind::NotFound, u"there are no shifts"_s);
    if (moment == Moment::Holiday && m_hours.holidays.isEmpty())
        return failure(Error::Kind::NotFound, u"there are no holidays"_s);
    const auto wanted = moment == Moment::Holiday ? ivr::Hours::State::Holiday : ivr::Hours::State::Closed;
    const Instant now = present();
    for (Instant at = std::chrono::ceil<std::chrono::hours>(now); at < now + furthest; at += step) {
        if (m_hours.at(at, m_site).state == wanted)
            return at;
    }
    return failure(Error::Kind::NotFound, u"not within a year"_s);
}

void PracticeTime::travel(Instant to)
{
    m_to = to;
    leave();
}

void PracticeTime::comeBack()
{
    m_to.reset();
    leave();
}

void PracticeTime::leave()
{
    if (std::exchange(m_leaving, true))
        return; // on the way out already, to another time now
    Q_EMIT leaving();
    m_carrier.exchange().hangUpAll();
    m_waited.start();
    m_looking.start();
}

void PracticeTime::look()
{
    if (!m_carrier.isIdle() && m_waited.elapsed() < std::chrono::milliseconds(longestGoodbye).count())
        return;
    m_looking.stop();
    m_leaving = false;
    const std::chrono::milliseconds before = m_clock.offset();
    const std::chrono::milliseconds after = m_to ? *m_to - present() : 0ms;
    m_clock.setOffset(after);
    m_timeline.clockMoved(after - before);
    m_away = m_to.has_value();
    Q_EMIT arrived();
    Q_EMIT changed();
}

} // namespace cb::engine

#include "moc_practicetime.cpp"
