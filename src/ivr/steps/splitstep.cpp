// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/steps/splitstep.h"

#include "ivr/settingsreader.h"

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

class SplitStep final : public StepRunner
{
public:
    struct Share {
        QString exit;
        int percent = 0;
    };
    QList<Share> shares;

    Outcome run(StepContext &context) const override
    {
        double left = context.chance() * 100;
        for (const Share &share : shares) {
            if (left < share.percent)
                return leave(share.exit);
            left -= share.percent;
        }
        return leave(shares.last().exit);
    }
};

QList<Exit> splitExits(const QJsonObject &settings)
{
    QList<Exit> exits;
    const QJsonArray shares = settings.value(u"shares"_s).toArray();
    for (const QJsonValue share : shares)
        exits << Exit{share[u"exit"_s].toString(), Exit::Role::Choice};
    return exits;
}

std::unique_ptr<const StepRunner> compileSplit(SettingsReader &settings)
{
    auto step = std::make_unique<SplitStep>();
    int sum = 0;
    for (SettingsReader &share : settings.objects(u"shares"_s)) {
        step->shares << SplitStep::Share{share.text(u"exit"_s), share.integer(u"percent"_s, 0, 0, 100)};
        if (step->shares.last().exit.isEmpty())
            share.problem(u"exit"_s, u"is missing"_s);
        sum += step->shares.last().percent;
    }
    if (sum != 100)
        settings.problem(u"shares"_s, u"are %1 percent together, not 100"_s.arg(sum));
    return step;
}

} // namespace

StepKind splitStep()
{
    return {.name = u"split"_s, .group = StepGroup::Decide, .exits = splitExits, .compile = compileSplit};
}

} // namespace cb::ivr
