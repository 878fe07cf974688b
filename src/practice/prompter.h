// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/activity.h"

#include <functional>

namespace cb::practice {

/// Says, plays and pauses one thing after the other, to one person.
class Prompter final : public QObject
{
    Q_OBJECT
public:
    Prompter(Leg &leg, QList<twilio::twiml::Spoken> prompts, std::function<void()> done);
    void start() { next(); }
    void stop();

private:
    void next();
    void say(const twilio::twiml::Say &say);
    void play(const twilio::twiml::Play &play);
    void heardFor(milliseconds length, int loop);
    void sounds(Prompt prompt);
    void fellSilent();

    Leg &m_leg;
    Timers m_timers;
    QList<twilio::twiml::Spoken> m_prompts;
    std::function<void()> m_done;
    qsizetype m_next = 0;
    bool m_stopped = false;
    bool m_sounding = false; // told by hears(), to be told by hearsNoMore()
};

/// How long keys sound, with their pauses ("w": half a second, "W": a second).
[[nodiscard]] milliseconds lengthOfKeys(const QString &keys);

} // namespace cb::practice
