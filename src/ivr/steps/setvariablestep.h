// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/step.h"

namespace cb::ivr {

/// "set_variable": Settings: set [{name, text} or {name, value}]: a text with {{ }} or a formula. Exit: next.
/// The variable "language" chooses what the caller is spoken to in.
[[nodiscard]] StepKind setVariableStep();

} // namespace cb::ivr
