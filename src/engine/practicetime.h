// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/practicephone.h"
#include "base/sitetime.h"
#include "ivr/hours.h"
#include "practice/carrier.h"

#include <QElapsedTimer>
#include <QTimer>

namespace cb::engine {

/// Moves the practice house's clock. Calls do not travel: those under way end at the time they live in, and once their
/// last words have reached the desk the clock moves.
class PracticeTime final : public TimeTravel
{
    Q_OBJECT
public:
    PracticeTime(
        ShiftedClock &clock, practice::Timeline &timeline, practice::Carrier &carrier, SiteTime site, ivr::Hours hours);

    [[nodiscard]] bool isAway() const override { return m_away; }
    [[nodiscard]] Result<Instant> moment(Moment moment) const override;
    void travel(Instant to) override;
    void comeBack() override;

Q_SIGNALS:
    void leaving(); // nobody new is to call
    void arrived();

private:
    void leave();
    void look();
    [[nodiscard]] Instant present() const { return m_clock.now() - m_clock.offset(); }

    ShiftedClock &m_clock;
    practice::Timeline &m_timeline;
    practice::Carrier &m_carrier;
    SiteTime m_site;
    ivr::Hours m_hours;
    QTimer m_looking;
    QElapsedTimer m_waited;
    std::optional<Instant> m_to; // nothing: back to the present
    bool m_leaving = false;
    bool m_away = false;
};

} // namespace cb::engine
