// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/step.h"

namespace cb::ivr {

/// "menu": one key, or the words spoken for it. Settings: say, keys [{key, label, words}], tries (2), timeout (6 s),
/// speech (false), key_stops_prompt (true), no_input and wrong_key (prompts before asking again).
/// Exits: each key, no_input, wrong_key.
[[nodiscard]] StepKind menuStep();

} // namespace cb::ivr
