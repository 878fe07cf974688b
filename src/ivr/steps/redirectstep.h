// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/step.h"

namespace cb::ivr {

/// "redirect": goes on elsewhere. Settings: flow and step, or url. No exits.
[[nodiscard]] StepKind redirectStep();

} // namespace cb::ivr
