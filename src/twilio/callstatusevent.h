// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "twilio/voicerequest.h"

namespace cb::twilio {

/// One call has a new status: a statusCallback of a number, a noun of Dial, or a call we made. May come late, twice and
/// out of order. Source: Twilio docs "Calls resource", StatusCallback parameters (twilio.md 2.6).
struct CallStatusEvent {
    CallParameters call;
    std::optional<int> sequenceNumber; // from 0, per call; absent in a number's own callback
    std::optional<Instant> at; // Timestamp
    QString source; // "call-progress-events"
    std::optional<std::chrono::seconds> duration; // final statuses
    std::optional<std::chrono::minutes> billed; // completed: started minutes
    std::optional<int> sipResponseCode; // final statuses: 404, 486, 487 …
    std::optional<AnsweredBy> answeredBy; // with answering-machine detection
    std::optional<RecordingResult> recording; // completed, when the whole call was recorded
    QString stirStatus; // "A" to "C": how our own call was attested; empty when not told
    std::optional<int> errorCode;

    [[nodiscard]] static Result<CallStatusEvent> parse(const Form &form);
    friend bool operator==(const CallStatusEvent &, const CallStatusEvent &) = default;
};

} // namespace cb::twilio
