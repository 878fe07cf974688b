// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/steps/conditionstep.h"

#include "ivr/settingsreader.h"

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

class ConditionStep final : public StepRunner
{
public:
    struct Case {
        QString exit;
        Formula when;
    };
    std::vector<Case> cases;

    Outcome run(StepContext &context) const override
    {
        for (const Case &one : cases) {
            const Result<text::Value> value = context.value(one.when);
            if (!value)
                return outcome::Broken{value.error().detail};
            if (value->truthy()) {
                context.describe(one.exit, {});
                return leave(one.exit);
            }
        }
        return leave(u"no_match"_s);
    }
};

QList<Exit> conditionExits(const QJsonObject &settings)
{
    QList<Exit> exits;
    if (settings.contains(u"when"_s))
        exits << Exit{u"match"_s, Exit::Role::Choice};
    const QJsonArray cases = settings.value(u"cases"_s).toArray();
    for (const QJsonValue one : cases)
        exits << Exit{one[u"exit"_s].toString(), Exit::Role::Choice};
    return exits << Exit{u"no_match"_s, Exit::Role::Choice};
}

std::unique_ptr<const StepRunner> compileCondition(SettingsReader &settings)
{
    auto step = std::make_unique<ConditionStep>();
    const auto add = [&step](SettingsReader &from, const QString &exit) {
        from.require(u"when"_s);
        step->cases.push_back({exit, from.formula(u"when"_s)});
    };
    if (settings.has(u"when"_s))
        add(settings, u"match"_s);
    for (SettingsReader &one : settings.objects(u"cases"_s)) {
        const QString exit = one.text(u"exit"_s);
        if (exit.isEmpty())
            one.problem(u"exit"_s, u"is missing"_s);
        add(one, exit);
    }
    if (step->cases.empty())
        settings.problem(u"when"_s, u"is missing"_s);
    return step;
}

} // namespace

StepKind conditionStep()
{
    return {.name = u"condition"_s, .group = StepGroup::Decide, .exits = conditionExits, .compile = compileCondition};
}

} // namespace cb::ivr
