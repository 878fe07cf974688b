// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/step.h"

namespace cb::ivr {

/// "record": the caller speaks. Settings: say, max_seconds (120), silence_seconds (5), finish_keys ("#"), beep (true),
/// save_as ("recording": {sid, url, seconds}). Exits: recorded, no_audio, hangup. Effect: "recording".
[[nodiscard]] StepKind recordStep();

} // namespace cb::ivr
