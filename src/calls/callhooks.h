// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/callfacts.h"
#include "twilio/words.h"

namespace cb::twilio {
struct CallParameters;
struct CallStatusEvent;
struct RecordingStatusEvent;
class Form;
} // namespace cb::twilio

namespace cb::calls {

// Twilio's words in ours.
[[nodiscard]] CallProgress progressOf(twilio::CallStatus status);
[[nodiscard]] Parties partiesOf(const twilio::CallParameters &call);

/// /twilio/voice/status: how far a call, or (with a ParentCallSid) one of its legs, is. A leg to an operator's
/// telephone carries that operator's name. `url` is what our own address carried: "ob" names the order of a call that
/// was placed for somebody, "party" says that the leg is the other side of one.
[[nodiscard]] Result<> callStatus(store::Transaction &tx, const twilio::CallStatusEvent &event, CallOrigin origin,
    const SiteTime &site, const twilio::Form &url);
[[nodiscard]] Result<> callStatus(
    store::Transaction &tx, const twilio::CallStatusEvent &event, CallOrigin origin, const SiteTime &site);

/// /twilio/recording: a recording of a call began, is ready or will never be. Those of conferences are not ours.
[[nodiscard]] Result<> recordingStatus(
    store::Transaction &tx, const twilio::RecordingStatusEvent &event, CallOrigin origin, const SiteTime &site);

} // namespace cb::calls
