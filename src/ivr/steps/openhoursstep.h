// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/step.h"

namespace cb::ivr {

/// "open_hours": asks the hours table of that name. Settings: hours ("office"). Exits: open, closed, holiday (closed
/// when not wired). The variable "hours" holds {name, state, open, reason, notice} until the answer.
[[nodiscard]] StepKind openHoursStep();

} // namespace cb::ivr
