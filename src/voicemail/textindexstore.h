// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

namespace cb::voicemail {

/// Indexes at most `limit` marked messages (new, renamed, transcribed); returns how many. Tells "voicemail.text" when
/// there was one. Behind the webhook, in slices of the bulk lane, as calls::indexCalls.
[[nodiscard]] Result<int> indexMessages(store::Transaction &tx, int limit);

/// Whether indexMessages would find something to do.
[[nodiscard]] Result<bool> hasMarkedMessages(store::Connection &connection);

} // namespace cb::voicemail
