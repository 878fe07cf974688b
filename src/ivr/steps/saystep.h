// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/step.h"

namespace cb::ivr {

/// "say": speaks or plays one prompt and goes on in the same answer. Settings: say. Exit: next.
[[nodiscard]] StepKind sayStep();

} // namespace cb::ivr
