// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/steps/saystep.h"

#include "ivr/settingsreader.h"

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

class SayStep final : public StepRunner
{
public:
    explicit SayStep(Prompt say)
        : m_say(std::move(say))
    { }
    Outcome run(StepContext &context) const override
    {
        if (const Result<> spoken = m_say.speak(context); !spoken)
            return outcome::Broken{spoken.error().detail};
        return leave(u"next"_s);
    }

private:
    Prompt m_say;
};

} // namespace

StepKind sayStep()
{
    return {
        .name = u"say"_s,
        .group = StepGroup::Talk,
        .exits =
            [](const QJsonObject &) {
                return QList<Exit>{{u"next"_s, Exit::Role::Next}};
            },
        .compile = [](SettingsReader &settings) -> std::unique_ptr<const StepRunner> {
            settings.require(u"say"_s);
            return std::make_unique<SayStep>(settings.prompt(u"say"_s));
        },
    };
}

} // namespace cb::ivr
