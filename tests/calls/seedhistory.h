// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/call.h"

namespace cb::store {
class Database;
}

namespace cb::test {

/// Adds `calls` ended calls of the days before `last` (some 1,000 a day, most of them in office hours), with counters
/// and text index, the same every time. In slices of the bulk lane; needs an empty history.
[[nodiscard]] Result<> seedHistory(store::Database &database, int calls, QDate last = QDate(2026, 11, 20));

} // namespace cb::test
