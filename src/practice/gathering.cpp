// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/activity.h"
#include "practice/exchange.h"
#include "practice/prompter.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace twiml = cb::twilio::twiml;

namespace cb::practice {

namespace {

constexpr milliseconds thinking{1000}; // from the end of a prompt until somebody answers
constexpr milliseconds betweenKeys{250};
constexpr auto usualInputTimeout = 5s;
constexpr auto longestSpeech = 60s;

/// A Gather: prompts, keys and words, with the rules for when the input is complete.
class Gathering final : public Activity
{
public:
    Gathering(Leg &leg, twiml::Gather verb)
        : Activity(leg)
        , m_verb(std::move(verb))
        , m_prompter(leg, m_verb.prompts, [this] { promptsHeard(); })
    { }

    void start() override
    {
        m_turn = leg().takeTurn({Turn::Kind::Press, Turn::Kind::Say, Turn::Kind::Silent, Turn::Kind::HangUp});
        if (m_turn && m_turn->after)
            timers().after(*m_turn->after, [this] { act(); });
        m_prompter.start();
    }

    void key(QChar key) override
    {
        if (m_verb.input == twiml::Gather::Input::Speech || (!m_verb.bargeIn && !m_promptsHeard))
            return;
        m_prompter.stop();
        m_promptsHeard = true;
        timers().cancel(m_timeout);
        if (m_verb.finishOnKey.value_or(u"#"_s).contains(key))
            return complete();
        m_keys += key;
        if (m_verb.numDigits > 0 && m_keys.size() >= m_verb.numDigits)
            return complete();
        waitForMore();
    }

    void speechBegan() override
    {
        if (m_verb.input == twiml::Gather::Input::Keys || (!m_verb.bargeIn && !m_promptsHeard))
            return; // nobody listens
        m_speaking = true;
        m_prompter.stop();
        m_promptsHeard = true;
        timers().cancel(m_timeout);
        Q_EMIT leg().listensNoMore();
    }

    void speechEnded(const Utterance &said) override
    {
        if (!m_speaking)
            return;
        const auto pause =
            m_verb.speechTimeoutAuto ? 1s : m_verb.speechTimeout.value_or(m_verb.timeout.value_or(usualInputTimeout));
        m_timeout = timers().after(pause, [this, words = said.words] {
            if (words.isEmpty())
                return complete(); // speech that cannot be understood is as good as none
            twilio::Form more;
            more.append("SpeechResult", words);
            more.append("Confidence", QByteArrayView("0.9"));
            finish(m_verb.action, m_verb.method, more);
        });
    }

protected:
    void stopped() override
    {
        m_prompter.stop();
        Q_EMIT leg().listensNoMore();
    }

private:
    void promptsHeard()
    {
        m_promptsHeard = true;
        if (m_turn && !m_turn->after)
            timers().after(thinking, [this] { act(); });
        if (m_keys.isEmpty() && !m_speaking)
            waitForMore();
    }

    void waitForMore()
    {
        const std::chrono::seconds timeout = m_verb.timeout.value_or(usualInputTimeout);
        m_timeout = timers().after(timeout, [this] { complete(); });
        using Input = twiml::Gather::Input;
        Q_EMIT leg().listens({.keys = m_verb.input != Input::Speech,
            .words = m_verb.input != Input::Keys,
            .until = leg().exchange().timeline().now() + timeout});
    }

    void act()
    {
        switch (m_turn->kind) {
        case Turn::Kind::Press:
            press(m_turn->text);
            break;
        case Turn::Kind::Say:
            speak({m_turn->text, {}});
            break;
        case Turn::Kind::HangUp:
            leg().personHangsUp();
            break;
        default:
            break; // silence: the time-out ends it
        }
    }

    void press(const QString &keys)
    {
        milliseconds at{0};
        for (const QChar key : keys) {
            timers().after(at, [this, key] { leg().pressKeys(QString(key)); });
            at += betweenKeys;
        }
    }

    void speak(const Utterance &said)
    {
        speechBegan();
        if (!m_speaking)
            return;
        const milliseconds spoken =
            std::min<milliseconds>(longestSpeech, leg().exchange().lengthOf(said.words, leg().script().language));
        timers().after(spoken, [this, said] { speechEnded(said); });
    }

    void complete()
    {
        if (m_keys.isEmpty() && !m_verb.actionOnEmptyResult)
            return finish();
        twilio::Form more;
        if (!m_keys.isEmpty() || m_verb.input == twiml::Gather::Input::Keys)
            more.append("Digits", m_keys);
        finish(m_verb.action, m_verb.method, more);
    }

    twiml::Gather m_verb;
    Prompter m_prompter;
    std::optional<Turn> m_turn;
    QString m_keys;
    Timeline::Ticket m_timeout = 0;
    bool m_promptsHeard = false;
    bool m_speaking = false;
};

} // namespace

std::unique_ptr<Activity> makeActivity(Leg &leg, const twiml::Gather &verb)
{
    return std::make_unique<Gathering>(leg, verb);
}

} // namespace cb::practice
