// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/step.h"

namespace cb::ivr {

/// "gather": several digits. Settings: say, min_digits (1), max_digits (20), finish_key ("#", "" for none), timeout (6
/// s), tries (2), check (a formula that may read the variable), save_as ("digits"), secret (false), no_input and
/// invalid (prompts before asking again). Exits: digits, no_input, invalid.
[[nodiscard]] StepKind gatherStep();

} // namespace cb::ivr
