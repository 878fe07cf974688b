// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QList>

#include <chrono>

namespace cb::traffic {

/// About when each row of a budget goes out, given when it is due, in the order in which they go (those that came
/// first, a campaign's behind all others). The budget's next turn is `untilNext` from now, further ones each `gap`; a
/// turn nobody is due for is not made up for. `gap` 0: the budget has no rate.
/// An estimate: answers take their time, and what comes in between is not known.
[[nodiscard]] QList<Instant> estimatedStarts(
    const QList<Instant> &dueInOrder, Instant now, std::chrono::milliseconds untilNext, std::chrono::milliseconds gap);

} // namespace cb::traffic
