// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/state.h"
#include "store/connection.h"
#include "text/value.h"
#include "twilio/form.h"

#include <optional>

/// What a call waits for is a row of the outbox: Waiting::id is its id.
namespace cb::ivr {

/// What came of it: {state, remote_id, why}. `state` is "done" (then `remote_id` is the SID or Message-ID, if there is
/// one), "failed", "cancelled", "expired", or "unclear" when it may have been carried out and only a person can tell;
/// `why` is English, for conditions and the log, not for callers. Nothing: it has not come, or there is no such row.
[[nodiscard]] Result<std::optional<text::Value>> outcomeOf(store::Connection &connection, const Waiting &waiting);

/// The `v` of an URL of ours is that of the call's last answer, or there is none.
[[nodiscard]] bool isOfThisVisit(const State &state, const twilio::Form &url);

/// Whether it is worth while to hold the request of this URL before proceed(): the call itself waits for `w` there, the
/// row is on its way, and `until` is not over. Never for another call's row.
[[nodiscard]] Result<bool> isPending(
    store::Connection &connection, const QString &callSid, const twilio::Form &url, Instant now);

} // namespace cb::ivr
