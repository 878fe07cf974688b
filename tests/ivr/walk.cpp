// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/walk.h"

#include "ivr/flowjson.h"
#include "ivr/ivranswers.h"
#include "ivr/settingsreader.h"

#include <QtGlobal>

using namespace Qt::StringLiterals;

namespace cb::test {

namespace twiml = twilio::twiml;

namespace {

class AskStep final : public ivr::StepRunner
{
    ivr::Outcome run(ivr::StepContext &context) const override
    {
        if (!context.answer(u"colour"_s))
            return ivr::outcome::Ask{{u"colour"_s, {}}};
        context.set(u"colour"_s, *context.answer(u"colour"_s));
        return ivr::leave(u"next"_s);
    }
};

class AskForeverStep final : public ivr::StepRunner
{
    ivr::Outcome run(ivr::StepContext &) const override { return ivr::outcome::Ask{{u"colour"_s, {}}}; }
};

class WaitStep final : public ivr::StepRunner
{
    ivr::Outcome run(ivr::StepContext &context) const override
    {
        const text::Value *outcome = context.waited();
        if (!outcome)
            return ivr::outcome::Wait{{u"slow"_s, {}}, context.now() + std::chrono::seconds(30)};
        return ivr::leave(outcome->isUndefined() ? u"timeout"_s : u"done"_s);
    }
};

template <typename Runner>
ivr::StepKind kind(const QString &name, QList<ivr::Exit> (*exits)(const QJsonObject &))
{
    return {.name = name,
        .group = ivr::StepGroup::Decide,
        .exits = exits,
        .compile = [](ivr::SettingsReader &) -> std::unique_ptr<const ivr::StepRunner> {
            return std::make_unique<Runner>();
        }};
}

QString inWords(const twiml::Spoken &spoken)
{
    if (const auto *say = std::get_if<twiml::Say>(&spoken))
        return u"Say("_s + say->text + u')';
    if (const auto *play = std::get_if<twiml::Play>(&spoken))
        return u"Play("_s + play->url + u')';
    return u"Pause"_s;
}

QString inWords(const twiml::Noun &noun)
{
    if (const auto *number = std::get_if<twiml::Number>(&noun))
        return number->number;
    if (const auto *client = std::get_if<twiml::Client>(&noun))
        return u"client:"_s + client->identity;
    return u"?"_s;
}

template <typename List>
QString joined(const List &list)
{
    QStringList words;
    for (const auto &item : list)
        words << inWords(item);
    return words.join(u',');
}

QString inWords(const twiml::Verb &verb)
{
    if (const auto *say = std::get_if<twiml::Say>(&verb))
        return inWords(twiml::Spoken(*say));
    if (const auto *play = std::get_if<twiml::Play>(&verb))
        return inWords(twiml::Spoken(*play));
    if (std::holds_alternative<twiml::Pause>(verb))
        return u"Pause"_s;
    if (const auto *gather = std::get_if<twiml::Gather>(&verb))
        return u"Gather(%1,%2)"_s.arg(gather->numDigits).arg(joined(gather->prompts));
    if (std::holds_alternative<twiml::Record>(verb))
        return u"Record"_s;
    if (const auto *dial = std::get_if<twiml::Dial>(&verb))
        return u"Dial(%1)"_s.arg(joined(dial->nouns));
    if (const auto *redirect = std::get_if<twiml::Redirect>(&verb))
        return redirect->url.contains(u"/continue?"_s) ? u"Redirect"_s : u"Redirect(%1)"_s.arg(redirect->url);
    if (std::holds_alternative<twiml::Hangup>(verb))
        return u"Hangup"_s;
    return u"?"_s;
}

} // namespace

const ivr::StepRegistry &registry()
{
    static const ivr::StepRegistry all = [] {
        ivr::StepRegistry registry = ivr::StepRegistry::standard();
        ivr::addAnswers(registry);
        const auto next = [](const QJsonObject &) { return QList<ivr::Exit>{{u"next"_s, ivr::Exit::Role::Next}}; };
        registry.add(kind<AskStep>(u"ask"_s, next));
        registry.add(kind<AskForeverStep>(u"ask_forever"_s, next));
        registry.add(kind<WaitStep>(u"wait"_s, [](const QJsonObject &) {
            return QList<ivr::Exit>{{u"done"_s, ivr::Exit::Role::Choice}, {u"timeout"_s, ivr::Exit::Role::Failure}};
        }));
        return registry;
    }();
    return all;
}

QJsonObject step(const QString &id, const QString &kind, const QJsonObject &settings, const QJsonObject &exits)
{
    return {{u"id"_s, id}, {u"kind"_s, kind}, {u"settings"_s, settings}, {u"exits"_s, exits}};
}

ivr::Flow flow(const QList<QJsonObject> &steps, const QJsonObject &more)
{
    QJsonArray all;
    for (const QJsonObject &one : steps)
        all << one;
    all << step(u"end"_s, u"hang_up"_s, {{u"say"_s, u"end"_s}});
    QJsonObject json{{u"format"_s, 1}, {u"id"_s, u"test"_s}, {u"name"_s, u"Test"_s}, {u"language"_s, u"en"_s},
        {u"languages"_s,
            QJsonObject{{u"en"_s, QJsonObject{{u"locale"_s, u"en-US"_s}, {u"voice"_s, u"Polly.Joanna"_s}}},
                {u"es"_s, QJsonObject{{u"locale"_s, u"es-US"_s}, {u"voice"_s, u"Polly.Lupe"_s}}}}},
        {u"start"_s, steps.first()[u"id"_s]}, {u"steps"_s, all}};
    for (auto member = more.begin(); member != more.end(); ++member)
        json.insert(member.key(), member.value());
    const Result<ivr::Flow> parsed = ivr::parseFlow(json);
    if (!parsed)
        qFatal("%ls", qUtf16Printable(parsed.error().detail));
    return *parsed;
}

QString inWords(const QList<twiml::Verb> &verbs)
{
    QStringList words;
    for (const twiml::Verb &verb : verbs)
        words << inWords(verb);
    return words.join(u' ');
}

Walk::Walk(const ivr::Flow &flow, int version)
    : m_flow(ivr::CompiledFlow::compile(flow, version, registry()))
{
    site.name = u"Marlowe Care"_s;
}

twilio::VoiceRequest Walk::request() const
{
    twilio::VoiceRequest request;
    request.call.callSid = u"CA00000000000000000000000000000001"_s;
    request.call.from = u"+12065550142"_s;
    request.call.to = u"+12065550100"_s;
    request.call.fromPlace.country = u"US"_s;
    request.call.status = twilio::CallStatus::InProgress;
    return request;
}

QString Walk::start()
{
    return run(ivr::Input::Kind::Start, request());
}

QString Walk::press(const QString &digits)
{
    twilio::VoiceRequest pressed = request();
    pressed.digits = digits;
    return run(ivr::Input::Kind::Returned, pressed);
}

QString Walk::speak(const QString &words)
{
    twilio::VoiceRequest spoken = request();
    spoken.speech = words;
    return run(ivr::Input::Kind::Returned, spoken);
}

QString Walk::silence()
{
    return press({});
}

QString Walk::nothing()
{
    return run(ivr::Input::Kind::Nothing, request());
}

QString Walk::dialled(twilio::DialStatus status, std::optional<bool> bridged, bool callerGone)
{
    twilio::VoiceRequest back = request();
    back.dial = twilio::DialResult{.status = status, .callSid = {}, .duration = {}, .bridged = bridged};
    if (callerGone)
        back.call.status = twilio::CallStatus::Completed;
    return run(ivr::Input::Kind::Returned, back);
}

QString Walk::recorded(int seconds, bool hungUp)
{
    twilio::VoiceRequest back = request();
    back.recording = twilio::RecordingResult{.url = u"https://api.example/RE1"_s,
        .sid = u"RE00000000000000000000000000000001"_s,
        .duration = std::chrono::seconds(seconds)};
    back.hungUp = hungUp;
    if (hungUp)
        back.call.status = twilio::CallStatus::Completed;
    return run(ivr::Input::Kind::Returned, back);
}

QString Walk::outcome(const text::Value &value)
{
    return run(ivr::Input::Kind::Outcome, request(), value);
}

QString Walk::pending()
{
    return run(ivr::Input::Kind::Pending, request());
}

QString Walk::run(ivr::Input::Kind kind, const twilio::VoiceRequest &request, const text::Value &outcome)
{
    const ivr::World world{now, dice, site, request};
    ivr::Turn turn(m_state, ivr::Input{kind, outcome});
    while (true) {
        ivr::Progress progress = ivr::step(*m_flow, std::move(turn), world);
        if (auto *ask = std::get_if<ivr::Ask>(&progress)) {
            if (++m_questions > 100)
                return u"asks forever"_s;
            turn = std::move(ask->turn);
            turn.answer(answers.value(ask->question.kind));
            continue;
        }
        QString words;
        if (auto *change = std::get_if<ivr::Change>(&progress)) {
            turn = std::move(change->turn);
            words = u"-> "_s + change->flow;
        } else if (auto *wait = std::get_if<ivr::Wait>(&progress)) {
            turn = std::move(wait->turn);
            if (wait->effect) {
                turn.state.waiting = ivr::Waiting{7, wait->until};
                m_effects << wait->effect->kind;
            }
            words = (inWords(turn.verbs) + u" wait"_s).trimmed();
        } else {
            turn = std::move(std::get<ivr::Answer>(progress).turn);
            words = inWords(turn.verbs);
        }
        m_state = turn.state;
        m_visits += turn.visits;
        m_allEffects += turn.effects;
        for (const ivr::Effect &effect : std::as_const(turn.effects))
            m_effects << effect.kind;
        return words;
    }
}

QStringList Walk::path() const
{
    QStringList ids;
    for (const ivr::Visit &visit : m_visits) {
        if (visit.entered)
            ids << visit.step;
    }
    return ids;
}

const ivr::Visit &Walk::visit(const QString &step) const
{
    static const ivr::Visit none;
    for (auto visit = m_visits.crbegin(); visit != m_visits.crend(); ++visit) {
        if (visit->step == step)
            return *visit;
    }
    return none;
}

} // namespace cb::test
