// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/step.h"

namespace cb::ivr {

/// "hang_up": Settings: say. No exits.
[[nodiscard]] StepKind hangUpStep();

} // namespace cb::ivr
