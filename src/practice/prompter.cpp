// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/prompter.h"

#include "audio/wav.h"
#include "practice/exchange.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace twiml = cb::twilio::twiml;

namespace cb::practice {

namespace {

constexpr int forever = 1000; // what Twilio makes of loop="0"

/// A Say, Play or Pause on its own.
class Speaking final : public Activity
{
public:
    Speaking(Leg &leg, const twiml::Spoken &what)
        : Activity(leg)
        , m_prompter(leg, {what}, [this] { finish(); })
    { }
    void start() override { m_prompter.start(); }

protected:
    void stopped() override { m_prompter.stop(); }

private:
    Prompter m_prompter;
};

} // namespace

milliseconds lengthOfKeys(const QString &keys)
{
    milliseconds length{0};
    for (const QChar key : keys)
        length += key == u'w' ? 500ms : (key == u'W' ? 1000ms : 200ms);
    return length;
}

Prompter::Prompter(Leg &leg, QList<twiml::Spoken> prompts, std::function<void()> done)
    : m_leg(leg)
    , m_timers(leg.exchange().timeline())
    , m_prompts(std::move(prompts))
    , m_done(std::move(done))
{ }

void Prompter::stop()
{
    m_stopped = true;
    m_timers.clear();
    fellSilent();
}

void Prompter::sounds(Prompt prompt)
{
    if (!m_leg.isByHand())
        return;
    m_sounding = true;
    Q_EMIT m_leg.hears(prompt);
}

void Prompter::fellSilent()
{
    if (std::exchange(m_sounding, false))
        Q_EMIT m_leg.hearsNoMore();
}

void Prompter::next()
{
    if (m_stopped)
        return;
    fellSilent();
    if (m_next >= m_prompts.size()) {
        m_stopped = true;
        m_done();
        return;
    }
    const twiml::Spoken prompt = m_prompts.at(m_next++);
    if (const auto *words = std::get_if<twiml::Say>(&prompt))
        say(*words);
    else if (const auto *sound = std::get_if<twiml::Play>(&prompt))
        play(*sound);
    else
        heardFor(std::get<twiml::Pause>(prompt).length, 1);
}

void Prompter::heardFor(milliseconds length, int loop)
{
    m_timers.after(length * (loop == 0 ? forever : loop), [this] { next(); });
}

void Prompter::say(const twiml::Say &say)
{
    Exchange &exchange = m_leg.exchange();
    const QString text = say.text.simplified();
    exchange.heard(m_leg.call(), text);
    if (m_leg.isByHand() && !text.isEmpty())
        sounds({Prompt::Kind::Words, text, exchange.speech().speak(text, say.language).value_or(audio::Pcm())});
    heardFor(text.isEmpty() ? 0ms : exchange.lengthOf(text, say.language), say.loop);
}

void Prompter::play(const twiml::Play &play)
{
    if (!play.digits.isEmpty())
        return heardFor(lengthOfKeys(play.digits), play.loop);
    Webhook webhook;
    webhook.kind = Webhook::Kind::Media;
    webhook.callSid = m_leg.sid();
    webhook.url = m_leg.documentUrl().resolved(QUrl(play.url));
    webhook.method = twiml::Method::Get;
    m_leg.exchange().courier().fetch(webhook, this, [this, play](const Reply &reply) {
        if (m_stopped)
            return;
        Exchange &exchange = m_leg.exchange();
        if (reply.errorCode != 0) {
            exchange.warn(m_leg.call(), {u"%1 Play: %2"_s.arg(reply.errorCode).arg(reply.detail)});
            return next();
        }
        exchange.heard(m_leg.call(), u"[%1]"_s.arg(reply.url.fileName()));
        const Result<audio::Pcm> sound = audio::readWav(reply.body);
        sounds({Prompt::Kind::File, reply.url.fileName(), sound.value_or(audio::Pcm())});
        if (sound)
            return heardFor(sound->length(), play.loop);
        // Other kinds of sound: by their size at the 128 kbit/s that are usual for speech as MP3.
        heardFor(milliseconds(reply.body.size() / 16), play.loop);
    });
}

std::unique_ptr<Activity> makeActivity(Leg &leg, const twiml::Say &verb)
{
    return std::make_unique<Speaking>(leg, verb);
}

std::unique_ptr<Activity> makeActivity(Leg &leg, const twiml::Play &verb)
{
    return std::make_unique<Speaking>(leg, verb);
}

std::unique_ptr<Activity> makeActivity(Leg &leg, const twiml::Pause &verb)
{
    return std::make_unique<Speaking>(leg, verb);
}

} // namespace cb::practice

#include "moc_prompter.cpp"
