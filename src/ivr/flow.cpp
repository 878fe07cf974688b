// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/flow.h"

#include <algorithm>

namespace cb::ivr {

namespace {

Flow meaning(Flow flow)
{
    flow.extra = {};
    for (Language &language : flow.languages)
        language.extra = {};
    for (Step &step : flow.steps) {
        step.note.clear();
        step.position.reset();
        step.extra = {};
    }
    std::ranges::sort(flow.steps, {}, &Step::id);
    return flow;
}

} // namespace

const Step *Flow::find(const QString &id) const
{
    const auto found = std::ranges::find(steps, id, &Step::id);
    return found == steps.end() ? nullptr : &*found;
}

bool sameForCallers(const Flow &a, const Flow &b)
{
    return meaning(a) == meaning(b);
}

} // namespace cb::ivr
