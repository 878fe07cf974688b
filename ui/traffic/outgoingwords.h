// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "traffic/outgoing.h"
#include "ui/kit/badge.h"

namespace cb::ui {

/// What is to be done: "Call to +1 206 555 0142", "Hang up the call with +1 206 555 0142".
[[nodiscard]] QString outgoingTitle(const Outgoing &outgoing);
/// Its state in a word, with its icon.
[[nodiscard]] BadgeText outgoingBadge(const Outgoing &outgoing);
/// What is true, what is safe, and what to do or what happens next.
[[nodiscard]] QString outgoingSentence(const Outgoing &outgoing, Instant now);

} // namespace cb::ui
