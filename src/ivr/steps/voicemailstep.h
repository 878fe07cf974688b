// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/step.h"

namespace cb::ivr {

/// "voicemail": greeting and message. Settings: say, thanks, max_seconds (the desk's), silence_seconds (5), finish_keys
/// ("#"), beep (true), mailbox (the called number's, else the general one). Exits: done, no_message. Effect:
/// "voicemail" {sid, url, seconds, mailbox, language, transcribed}.
[[nodiscard]] StepKind voicemailStep();

} // namespace cb::ivr
