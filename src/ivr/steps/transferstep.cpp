// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/steps/transferstep.h"

#include "ivr/consent.h"
#include "ivr/settingsreader.h"

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

namespace twiml = twilio::twiml;

class TransferStep final : public StepRunner
{
public:
    Prompt say;
    Phrase number;
    std::optional<Formula> to;
    QString operatorName;
    QString team;
    bool inOrder = false;
    int timeout = 20;
    bool showLine = false;
    std::optional<bool> record;

    Outcome run(StepContext &context) const override
    {
        if (!context.entered()) {
            context.happen({u"back_in_flow"_s, {}});
            return over(context);
        }
        if (to || !operatorName.isEmpty() || !team.isEmpty()) {
            const text::Value *targets = context.answer(u"dial_targets"_s);
            if (!targets)
                return ask(context);
            if (!targets->items().empty())
                return dial(context, nouns(context, *targets), targets->items());
            if (to)
                return leave(u"no_answer"_s); // who was meant is not to be rung by somebody else's telephone
        }
        const Result<QString> text = context.text(number);
        if (!text)
            return outcome::Broken{text.error().detail};
        const PhoneNumber wanted = text->isEmpty() ? context.site().transferNumber : PhoneNumber::fromVendor(*text);
        if (wanted.isEmpty())
            return leave(u"no_answer"_s); // nobody is there to be rung
        const bool isStaff = wanted == context.site().transferNumber;
        return dial(context, {telephone(context, wanted.e164(), isStaff)}, {});
    }

private:
    [[nodiscard]] Outcome ask(const StepContext &context) const
    {
        if (to) {
            Result<text::Value> wanted = context.value(*to);
            if (!wanted)
                return outcome::Broken{wanted.error().detail};
            return outcome::Ask{{u"dial_targets"_s, *std::move(wanted)}};
        }
        text::MapEntries who;
        if (team.isEmpty())
            who.emplace_back(u"operator"_s, operatorName);
        else
            who.emplace_back(u"team"_s, team);
        return outcome::Ask{{u"dial_targets"_s, text::Value::map(std::move(who))}};
    }

    /// A call that we made: whoever is rung now is the other side, and not one of us.
    [[nodiscard]] static bool isOurs(const StepContext &context)
    {
        return context.call().direction == twilio::Direction::OutboundApi;
    }
    [[nodiscard]] static twiml::Callback legStatus(const StepContext &context)
    {
        return {
            .url = context.callbackUrl(isOurs(context) ? u"/twilio/voice/status?party=1"_s : u"/twilio/voice/status"_s),
            .events = u"initiated ringing answered completed"_s};
    }
    [[nodiscard]] static bool isOperator(const text::Value &target)
    {
        const text::Value *id = target.find(u"id"_s);
        return id && id->integer() != 0;
    }
    [[nodiscard]] bool isRecorded(const StepContext &context) const
    {
        return record.value_or(context.site().recordCalls);
    }
    /// Who is none of ours hears before the talk that it is recorded.
    [[nodiscard]] twiml::Number telephone(const StepContext &context, const QString &e164, bool isStaff) const
    {
        return {.number = e164,
            .url = isStaff || !isRecorded(context) ? QString() : consent::whisperUrl(context),
            .status = legStatus(context)};
    }

    /// Each target is {number, id of an operator} or {client}.
    [[nodiscard]] QList<twiml::Noun> nouns(const StepContext &context, const text::Value &targets) const
    {
        static constexpr qsizetype most = 10; // Twilio's, in one Dial
        QList<twiml::Noun> nouns;
        for (const text::Value &target : targets.items()) {
            if (nouns.size() == most)
                break;
            if (const text::Value *client = target.find(u"client"_s))
                nouns << twiml::Client{.identity = client->string(), .status = legStatus(context)};
            else if (const text::Value *number = target.find(u"number"_s))
                nouns << telephone(context, number->string(), isOperator(target));
        }
        return nouns;
    }

    /// For the live board: how many telephones, the team, or who alone.
    [[nodiscard]] text::Value ringing(qsizetype count, const text::ValueList &people) const
    {
        text::MapEntries entries;
        entries.emplace_back(u"count"_s, qint64(count));
        const text::Value *askedTeam = people.empty() ? nullptr : people.front().find(u"team"_s);
        entries.emplace_back(u"team"_s, askedTeam ? *askedTeam : text::Value(team));
        if (people.size() == 1) {
            for (const QString &name : {u"id"_s, u"name"_s}) {
                if (const text::Value *value = people.front().find(name))
                    entries.emplace_back(name, *value);
            }
        }
        return text::Value::map(std::move(entries));
    }

    [[nodiscard]] Outcome dial(StepContext &context, QList<twiml::Noun> nouns, const text::ValueList &people) const
    {
        const bool recorded = isRecorded(context);
        if (recorded) {
            if (const Result<> told = consent::announce(context); !told)
                return outcome::Broken{told.error().detail};
        }
        if (const Result<> spoken = say.speak(context); !spoken)
            return outcome::Broken{spoken.error().detail};
        const text::Value *who = to && people.size() == 1 ? people.front().find(u"name"_s) : nullptr;
        context.describe({}, who && who->isText() ? who->string() : context.stepName());
        context.happen({u"ringing"_s, ringing(nouns.size(), people)});
        twiml::Dial dial{.action = context.actionUrl()};
        dial.timeout = twiml::Seconds(timeout);
        dial.sequential = inOrder && nouns.size() > 1;
        if (showLine)
            dial.callerId =
                context.call().direction == twilio::Direction::Inbound ? context.call().to : context.call().from;
        if (recorded) {
            dial.record = twiml::Dial::Recording::FromAnswerDual;
            dial.recordingStatus = {
                .url = context.callbackUrl(u"/twilio/recording"_s), .events = u"in-progress completed absent"_s};
        }
        dial.nouns = std::move(nouns);
        context.add(std::move(dial));
        return outcome::Hold{};
    }

    [[nodiscard]] static Outcome over(const StepContext &context)
    {
        const twilio::VoiceRequest *result = context.result();
        if (!result || !result->dial)
            return outcome::Leave{{u"failed"_s, u"no_answer"_s}};
        const twilio::DialResult &dial = *result->dial;
        // "completed" alone may be a declined whisper or somebody's voicemail greeting: only DialBridged tells.
        const bool answered =
            dial.status == twilio::DialStatus::Completed || dial.status == twilio::DialStatus::Answered;
        const bool spoke = dial.bridged.value_or(answered);
        if (context.callerGone())
            return leave(u"caller_left"_s);
        if (spoke)
            return outcome::Leave{{u"agent_left"_s, u"answered"_s}};
        switch (dial.status) {
        case twilio::DialStatus::Busy:
            return outcome::Leave{{u"busy"_s, u"no_answer"_s}};
        case twilio::DialStatus::Failed:
            return outcome::Leave{{u"failed"_s, u"no_answer"_s}};
        case twilio::DialStatus::Completed:
        case twilio::DialStatus::Answered:
        case twilio::DialStatus::NoAnswer:
        case twilio::DialStatus::Canceled:
            break;
        }
        return leave(u"no_answer"_s);
    }
};

std::unique_ptr<const StepRunner> compileTransfer(SettingsReader &settings)
{
    auto step = std::make_unique<TransferStep>();
    step->say = settings.prompt(u"say"_s);
    step->number = settings.phrase(u"number"_s);
    if (!step->number.isEmpty() && step->number.isConstant()
        && PhoneNumber::fromVendor(step->number.source()).isEmpty())
        settings.problem(u"number"_s, u"expected a number in international form, as +12065550142"_s);
    if (settings.has(u"to"_s))
        step->to = settings.formula(u"to"_s);
    step->operatorName = settings.text(u"operator"_s);
    step->team = settings.text(u"team"_s);
    if (int(!step->number.isEmpty()) + int(step->to.has_value()) + int(!step->operatorName.isEmpty())
            + int(!step->team.isEmpty())
        > 1)
        settings.problem(u"number"_s, u"expected only one of number, to, operator and team"_s);
    step->inOrder = settings.word(u"ring"_s, {u"all"_s, u"in_order"_s}) == u"in_order"_s;
    step->timeout = settings.integer(u"timeout"_s, 20, 5, 600);
    step->showLine = settings.word(u"caller_id"_s, {u"caller"_s, u"line"_s}) == u"line"_s;
    if (settings.has(u"record"_s))
        step->record = settings.flag(u"record"_s, false);
    return step;
}

} // namespace

StepKind transferStep()
{
    return {
        .name = u"transfer"_s,
        .group = StepGroup::Connect,
        .exits =
            [](const QJsonObject &) {
                return QList<Exit>{{u"answered"_s, Exit::Role::Next}, {u"busy"_s, Exit::Role::Failure},
                    {u"no_answer"_s, Exit::Role::Failure}, {u"failed"_s, Exit::Role::Failure},
                    {u"caller_left"_s, Exit::Role::Next}, {u"agent_left"_s, Exit::Role::Next}};
            },
        .compile = compileTransfer,
    };
}

} // namespace cb::ivr
