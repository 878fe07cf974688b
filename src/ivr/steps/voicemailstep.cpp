// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/steps/voicemailstep.h"

#include "ivr/settingsreader.h"
#include "ivr/steps/recording.h"

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

class VoicemailStep final : public StepRunner
{
public:
    Recording recording;
    Prompt thanks;

    Outcome run(StepContext &context) const override
    {
        if (context.entered())
            return recording.start(context);
        const text::Value taken = Recording::taken(context);
        if (taken.isUndefined())
            return leave(u"no_message"_s);
        text::MapEntries message{{u"mailbox"_s, text::Value(recording.mailbox.value_or(QString()))},
            {u"language"_s, text::Value(context.language())},
            {u"transcribed"_s, text::Value(recording.transcribes(context))}};
        for (const QString &name : {u"sid"_s, u"url"_s, u"seconds"_s}) {
            if (const text::Value *value = taken.find(name))
                message.emplace_back(name, *value);
        }
        context.happen({u"voicemail"_s, text::Value::map(std::move(message))});
        if (const Result<> spoken = thanks.speak(context); !spoken)
            return outcome::Broken{spoken.error().detail};
        return leave(u"done"_s);
    }
};

} // namespace

StepKind voicemailStep()
{
    return {
        .name = u"voicemail"_s,
        .group = StepGroup::Talk,
        .exits =
            [](const QJsonObject &) {
                return QList<Exit>{{u"done"_s, Exit::Role::Next}, {u"no_message"_s, Exit::Role::Next}};
            },
        .compile = [](SettingsReader &settings) -> std::unique_ptr<const StepRunner> {
            auto step = std::make_unique<VoicemailStep>();
            step->recording.read(settings, std::nullopt);
            step->recording.mailbox = settings.text(u"mailbox"_s, {});
            step->thanks = settings.prompt(u"thanks"_s);
            return step;
        },
    };
}

} // namespace cb::ivr
