// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/steps/hangupstep.h"

#include "ivr/settingsreader.h"

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

class HangUpStep final : public StepRunner
{
public:
    explicit HangUpStep(Prompt say)
        : m_say(std::move(say))
    { }
    Outcome run(StepContext &context) const override
    {
        if (const Result<> spoken = m_say.speak(context); !spoken)
            return outcome::Broken{spoken.error().detail};
        return outcome::End{};
    }

private:
    Prompt m_say;
};

} // namespace

StepKind hangUpStep()
{
    return {
        .name = u"hang_up"_s,
        .group = StepGroup::End,
        .exits = [](const QJsonObject &) { return QList<Exit>(); },
        .compile = [](SettingsReader &settings) -> std::unique_ptr<const StepRunner> {
            return std::make_unique<HangUpStep>(settings.prompt(u"say"_s));
        },
    };
}

} // namespace cb::ivr
