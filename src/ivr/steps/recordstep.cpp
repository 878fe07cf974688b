// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/steps/recordstep.h"

#include "ivr/settingsreader.h"
#include "ivr/steps/recording.h"

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

class RecordStep final : public StepRunner
{
public:
    Recording recording;
    QString saveAs;

    Outcome run(StepContext &context) const override
    {
        if (context.entered())
            return recording.start(context);
        const text::Value taken = Recording::taken(context);
        if (!taken.isUndefined()) {
            context.set(saveAs, taken);
            context.happen({u"recording"_s, taken});
        }
        if (context.callerGone() || (context.result() && context.result()->hungUp))
            return leave(u"hangup"_s);
        return leave(taken.isUndefined() ? u"no_audio"_s : u"recorded"_s);
    }
};

} // namespace

StepKind recordStep()
{
    return {
        .name = u"record"_s,
        .group = StepGroup::Talk,
        .exits =
            [](const QJsonObject &) {
                return QList<Exit>{{u"recorded"_s, Exit::Role::Next}, {u"no_audio"_s, Exit::Role::Failure},
                    {u"hangup"_s, Exit::Role::Next}};
            },
        .compile = [](SettingsReader &settings) -> std::unique_ptr<const StepRunner> {
            auto step = std::make_unique<RecordStep>();
            step->recording.read(settings, 120);
            step->saveAs = settings.variable(u"save_as"_s);
            if (step->saveAs.isEmpty())
                step->saveAs = u"recording"_s;
            return step;
        },
    };
}

} // namespace cb::ivr
