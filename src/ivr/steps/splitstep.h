// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/step.h"

namespace cb::ivr {

/// "split": by chance. Settings: shares [{exit, percent}], together 100. Exits: those of the shares.
[[nodiscard]] StepKind splitStep();

} // namespace cb::ivr
