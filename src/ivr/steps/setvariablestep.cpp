// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/steps/setvariablestep.h"

#include "ivr/settingsreader.h"

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

class SetVariableStep final : public StepRunner
{
public:
    struct Assignment {
        QString name;
        Phrase text;
        Formula value; // used when not empty
    };
    std::vector<Assignment> assignments;

    Outcome run(StepContext &context) const override
    {
        for (const Assignment &one : assignments) {
            if (one.value.isEmpty()) {
                const Result<QString> text = context.text(one.text);
                if (!text)
                    return outcome::Broken{text.error().detail};
                context.set(one.name, *text);
                continue;
            }
            const Result<text::Value> value = context.value(one.value);
            if (!value)
                return outcome::Broken{value.error().detail};
            const bool secret = context.anySecret(one.value.reads());
            context.set(one.name, *value, secret ? Variables::Sort::Secret : Variables::Sort::Plain);
        }
        return leave(u"next"_s);
    }
};

std::unique_ptr<const StepRunner> compileSetVariable(SettingsReader &settings)
{
    auto step = std::make_unique<SetVariableStep>();
    for (SettingsReader &one : settings.objects(u"set"_s)) {
        one.require(u"name"_s);
        if (one.has(u"text"_s) == one.has(u"value"_s))
            one.problem(u"value"_s, u"expected text or value"_s);
        step->assignments.push_back({one.variable(u"name"_s), one.phrase(u"text"_s), one.formula(u"value"_s)});
    }
    if (step->assignments.empty())
        settings.problem(u"set"_s, u"is missing"_s);
    return step;
}

} // namespace

StepKind setVariableStep()
{
    return {
        .name = u"set_variable"_s,
        .group = StepGroup::Decide,
        .exits =
            [](const QJsonObject &) {
                return QList<Exit>{{u"next"_s, Exit::Role::Next}};
            },
        .compile = compileSetVariable,
    };
}

} // namespace cb::ivr
