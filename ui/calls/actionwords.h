// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"
#include "calls/callaction.h"

#include <QString>

/// What was done to calls, in sentences.
namespace cb::ui {

/// "The call was not transferred. It had ended before." Of an action that failed or is unclear.
[[nodiscard]] QString failureSentence(const CallAction &action);
/// What a person has to know, or to do, now that it is done; empty: the row says it all.
[[nodiscard]] QString doneSentence(const CallAction &action);
/// "The line is busy.", "The number is not in service."; empty when nothing is known.
[[nodiscard]] QString endSentence(CallEnd end);
/// "Attempt 2 of 3, next 10:10." Of a wish that waits.
[[nodiscard]] QString nextAttempt(const PlacedCall &placed, const SiteTime &site);

} // namespace cb::ui
