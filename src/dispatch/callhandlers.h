// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dispatch/twiliodesk.h"
#include "twilio/words.h"

#include <memory>

namespace cb::dispatch {

/// The orders of calls/callorders.h: place, end, redirect, start and change a recording, delete one.
void addCallHandlers(Handlers &handlers, const std::shared_ptr<TwilioDesk> &desk);

/// A call of ours has ended (status callback with `ob=`): one that was busy or that nobody answered is placed again, if
/// its order says so.
[[nodiscard]] Result<> callEnded(store::Transaction &tx, QByteArrayView proofValue, twilio::CallStatus status);

} // namespace cb::dispatch
