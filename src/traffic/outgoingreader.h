// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/outbox.h"
#include "traffic/outgoing.h"

namespace cb::traffic {

/// Failures older than this are not listed any more.
inline constexpr std::chrono::hours failedWithin{24};
/// Of each state at most so many are listed.
inline constexpr int listedAtMost = 100;

/// What is to be seen of the outbox, in the order of Outgoing::State; in each the one that comes next first, of what
/// failed the newest. One read.
[[nodiscard]] Result<QList<Outgoing>> readOutgoing(store::Connection &connection, Instant now);

} // namespace cb::traffic
