// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/step.h"

namespace cb::ivr {

/// "transfer": rings one or several telephones and joins the first that answers. Settings: say, one of number,
/// operator, team (none, or nobody in it: the desk's default number), ring ("all", "in_order"), timeout (20 s each),
/// caller_id ("caller", "line"), record (the desk's). Exits: answered, busy, no_answer, failed, caller_left,
/// agent_left. Effects: "ringing" {count, team, id, name}, "back_in_flow".
[[nodiscard]] StepKind transferStep();

} // namespace cb::ivr
