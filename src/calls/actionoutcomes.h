// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"
#include "calls/callaction.h"
#include "store/outbox.h"

/// What came of orders about calls (callorders.h), in the transaction that writes the outcome of their row.
namespace cb::calls {

struct OrderResult {
    enum class Kind { Done, Failed, Unclear }; // Unclear: parked; a Done or Failed may follow
    Kind kind = Kind::Unclear;
    QString remoteId; // Done: the SID of what was made; may be empty ("it arrived")
    int code = 0; // Failed: the vendor's number; 0: none
};

/// Rows that no action of a person stands behind are none of its business. Saying it twice is fine.
[[nodiscard]] Result<> orderEnded(store::Transaction &tx, const store::outbox::Item &item, const OrderResult &result,
    CallOrigin origin, const SiteTime &site);

/// The call is over: what was still to be done to it cannot be done any more, and who wanted it is served or tried
/// again. Called by apply() when a call ends.
[[nodiscard]] Result<> callOver(store::Transaction &tx, const Call &call);

/// Our word for a number of the vendor's. Source: twilio/errorcodes.h.
[[nodiscard]] CallAction::Problem problemOf(int code);

} // namespace cb::calls
