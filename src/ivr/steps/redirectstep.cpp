// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/steps/redirectstep.h"

#include "ivr/settingsreader.h"

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

class RedirectStep final : public StepRunner
{
public:
    QString flow;
    QString step;
    Phrase url;

    Outcome run(StepContext &context) const override
    {
        if (url.isEmpty())
            return outcome::Goto{flow, step};
        const Result<QString> address = context.text(url);
        if (!address)
            return outcome::Broken{address.error().detail};
        context.add(twilio::twiml::Redirect{.url = *address});
        return outcome::End{};
    }
};

std::unique_ptr<const StepRunner> compileRedirect(SettingsReader &settings)
{
    auto redirect = std::make_unique<RedirectStep>();
    redirect->flow = settings.text(u"flow"_s);
    redirect->step = settings.text(u"step"_s);
    redirect->url = settings.phrase(u"url"_s);
    const bool inside = !redirect->flow.isEmpty() || !redirect->step.isEmpty();
    if (inside == !redirect->url.isEmpty())
        settings.problem(u"url"_s, u"expected a flow, a step, or a url"_s);
    return redirect;
}

} // namespace

StepKind redirectStep()
{
    return {
        .name = u"redirect"_s,
        .group = StepGroup::End,
        .exits = [](const QJsonObject &) { return QList<Exit>(); },
        .compile = compileRedirect,
    };
}

} // namespace cb::ivr
