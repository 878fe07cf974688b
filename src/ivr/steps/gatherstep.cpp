// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/steps/gatherstep.h"

#include "ivr/settingsreader.h"

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

namespace twiml = twilio::twiml;

class GatherStep final : public StepRunner
{
public:
    Prompt say;
    Prompt noInput;
    Prompt invalid;
    int least = 1;
    int most = 20;
    QString finishKey;
    int timeout = 6;
    int tries = 2;
    Formula check;
    QString saveAs;
    Variables::Sort sort = Variables::Sort::Plain;

    Outcome run(StepContext &context) const override
    {
        if (context.entered())
            return ask(context, nullptr);
        if (context.callerGone())
            return outcome::End{};
        const QString digits = context.result() ? context.result()->digits.value_or(QString()) : QString();
        context.typed(digits, sort);
        if (!digits.isEmpty()) {
            const Result<bool> good = accept(context, digits);
            if (!good)
                return outcome::Broken{good.error().detail};
            if (*good)
                return leave(u"digits"_s);
        }
        context.countTry();
        if (context.tries() < tries)
            return ask(context, digits.isEmpty() ? &noInput : &invalid);
        if (digits.isEmpty())
            return leave(u"no_input"_s);
        return outcome::Leave{{u"invalid"_s, u"no_input"_s}};
    }

private:
    [[nodiscard]] Result<bool> accept(StepContext &context, const QString &digits) const
    {
        if (digits.size() < least || digits.size() > most)
            return false;
        context.set(saveAs, digits, sort);
        if (check.isEmpty())
            return true;
        const Result<text::Value> value = context.value(check);
        if (!value)
            return tl::unexpected(value.error());
        return value->truthy();
    }

    Outcome ask(StepContext &context, const Prompt *before) const
    {
        twiml::Gather gather{.action = context.actionUrl()};
        gather.timeout = twiml::Seconds(timeout);
        gather.numDigits = most;
        gather.finishOnKey = finishKey;
        gather.actionOnEmptyResult = true;
        if (before) {
            if (const Result<> spoken = before->speak(context, gather.prompts); !spoken)
                return outcome::Broken{spoken.error().detail};
        }
        if (const Result<> spoken = say.speak(context, gather.prompts); !spoken)
            return outcome::Broken{spoken.error().detail};
        context.add(std::move(gather));
        return outcome::Hold{};
    }
};

std::unique_ptr<const StepRunner> compileGather(SettingsReader &settings)
{
    auto gather = std::make_unique<GatherStep>();
    settings.require(u"say"_s);
    gather->say = settings.prompt(u"say"_s);
    gather->noInput = settings.prompt(u"no_input"_s);
    gather->invalid = settings.prompt(u"invalid"_s);
    gather->least = settings.integer(u"min_digits"_s, 1, 1, 40);
    gather->most = settings.integer(u"max_digits"_s, 20, 1, 40);
    if (gather->most < gather->least)
        settings.problem(u"max_digits"_s, u"is less than min_digits"_s);
    gather->finishKey = settings.text(u"finish_key"_s, u"#"_s);
    if (gather->finishKey.size() > 1 || !u"0123456789*#"_s.contains(gather->finishKey))
        settings.problem(u"finish_key"_s, u"expected one key, or nothing"_s);
    gather->timeout = settings.integer(u"timeout"_s, 6, 1, 60);
    gather->tries = settings.integer(u"tries"_s, 2, 1, 10);
    gather->check = settings.formula(u"check"_s);
    gather->saveAs = settings.variable(u"save_as"_s);
    if (gather->saveAs.isEmpty())
        gather->saveAs = u"digits"_s;
    if (settings.flag(u"secret"_s, false))
        gather->sort = Variables::Sort::Secret;
    return gather;
}

} // namespace

StepKind gatherStep()
{
    return {
        .name = u"gather"_s,
        .group = StepGroup::Talk,
        .exits =
            [](const QJsonObject &) {
                return QList<Exit>{{u"digits"_s, Exit::Role::Digits}, {u"no_input"_s, Exit::Role::Failure},
                    {u"invalid"_s, Exit::Role::Failure}};
            },
        .compile = compileGather,
    };
}

} // namespace cb::ivr
