// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

namespace cb::store {

/// Whether the connection answers a question that cannot fail by itself: tells a lost connection from a bad row.
[[nodiscard]] bool isAnswering(Connection &connection);

} // namespace cb::store
