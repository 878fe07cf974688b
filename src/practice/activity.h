// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/leg.h"
#include "practice/timeline.h"

#include <QObject>

namespace cb::practice {

/// One verb being carried out. When it is done it tells its leg what comes next, once; when it is stopped, nothing.
class Activity : public QObject
{
    Q_OBJECT
public:
    explicit Activity(Leg &leg);
    virtual void start() = 0;
    virtual void key(QChar) { }
    // Somebody who talks by hand; what is said while nobody listens is lost.
    virtual void speechBegan() { }
    virtual void speechEnded(const Utterance &) { }
    /// The person at the far end has gone; the leg ends right after.
    virtual void personHungUp() { }
    void stop();

protected:
    virtual void stopped() { }
    [[nodiscard]] Leg &leg() { return m_leg; }
    [[nodiscard]] Timers &timers() { return m_timers; }
    [[nodiscard]] bool isOver() const { return m_isOver; }
    void finish(); // stops and goes on with the next verb
    void finish(const QString &action, twilio::twiml::Method method, const twilio::Form &more);

private:
    Leg &m_leg;
    Timers m_timers;
    bool m_isOver = false;
};

/// The activity of a verb.
[[nodiscard]] std::unique_ptr<Activity> makeActivity(Leg &leg, const twilio::twiml::Say &verb);
[[nodiscard]] std::unique_ptr<Activity> makeActivity(Leg &leg, const twilio::twiml::Play &verb);
[[nodiscard]] std::unique_ptr<Activity> makeActivity(Leg &leg, const twilio::twiml::Pause &verb);
[[nodiscard]] std::unique_ptr<Activity> makeActivity(Leg &leg, const twilio::twiml::Gather &verb);
[[nodiscard]] std::unique_ptr<Activity> makeActivity(Leg &leg, const twilio::twiml::Record &verb);
[[nodiscard]] std::unique_ptr<Activity> makeActivity(Leg &leg, const twilio::twiml::Dial &verb);

} // namespace cb::practice
