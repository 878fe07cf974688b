// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/steps/openhoursstep.h"

#include "ivr/settingsreader.h"

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

class OpenHoursStep final : public StepRunner
{
public:
    QString table;

    Outcome run(StepContext &context) const override
    {
        const text::Value *hours = context.answer(u"hours"_s);
        if (!hours)
            return outcome::Ask{{u"hours"_s, table}};
        const text::Value *state = hours->find(u"state"_s);
        if (!state || !state->isText())
            return outcome::Broken{u"there is no hours table \"%1\""_s.arg(table)};
        context.know(u"hours"_s, *hours);
        if (const text::Value *reason = hours->find(u"reason"_s))
            context.describe(reason->string(), {});
        if (state->string() == u"holiday"_s)
            return outcome::Leave{{u"holiday"_s, u"closed"_s}};
        return leave(state->string());
    }
};

} // namespace

StepKind openHoursStep()
{
    return {
        .name = u"open_hours"_s,
        .group = StepGroup::Decide,
        .exits =
            [](const QJsonObject &) {
                return QList<Exit>{{u"open"_s, Exit::Role::Choice}, {u"closed"_s, Exit::Role::Choice},
                    {u"holiday"_s, Exit::Role::Choice}};
            },
        .compile = [](SettingsReader &settings) -> std::unique_ptr<const StepRunner> {
            auto step = std::make_unique<OpenHoursStep>();
            step->table = settings.text(u"hours"_s, u"office"_s);
            return step;
        },
    };
}

} // namespace cb::ivr
