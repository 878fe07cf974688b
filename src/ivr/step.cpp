// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/step.h"

namespace cb::ivr {

void StepRunner::filler(StepContext &context) const
{
    context.add(twilio::twiml::Pause{});
}

} // namespace cb::ivr
