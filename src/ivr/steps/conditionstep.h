// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/step.h"

namespace cb::ivr {

/// "condition": the first case whose formula is true. Settings: when (exit "match"), or cases [{exit, when}].
/// Exits: match or those of the cases, and no_match.
[[nodiscard]] StepKind conditionStep();

} // namespace cb::ivr
