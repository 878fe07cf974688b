// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/activity.h"

#include "practice/exchange.h"

namespace cb::practice {

Activity::Activity(Leg &leg)
    : m_leg(leg)
    , m_timers(leg.exchange().timeline())
{ }

void Activity::stop()
{
    if (m_isOver)
        return;
    m_isOver = true;
    m_timers.clear();
    stopped();
}

void Activity::finish()
{
    if (m_isOver)
        return;
    stop();
    m_leg.proceed();
}

void Activity::finish(const QString &action, twilio::twiml::Method method, const twilio::Form &more)
{
    if (m_isOver)
        return;
    stop();
    m_leg.request(action, method, more);
}

} // namespace cb::practice

#include "moc_activity.cpp"
