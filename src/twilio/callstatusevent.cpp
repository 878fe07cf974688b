// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/callstatusevent.h"

#include "twilio/fields.h"

namespace cb::twilio {

Result<CallStatusEvent> CallStatusEvent::parse(const Form &form)
{
    Result<CallParameters> call = CallParameters::parse(form);
    if (!call)
        return tl::unexpected(call.error());
    Fields fields(form);
    CallStatusEvent event;
    event.call = std::move(*call);
    event.sequenceNumber = fields.integer("SequenceNumber");
    event.at = fields.instant("Timestamp");
    event.source = fields.text("CallbackSource");
    event.duration = fields.seconds("CallDuration");
    if (const std::optional<int> minutes = fields.integer("Duration"))
        event.billed = std::chrono::minutes(*minutes);
    event.sipResponseCode = fields.integer("SipResponseCode", 0, 699);
    if (fields.has("AnsweredBy"))
        event.answeredBy = fields.looseWord("AnsweredBy", AnsweredBy::Unknown);
    event.recording = fields.recording();
    event.stirStatus = fields.text("StirStatus");
    event.errorCode = fields.integer("ErrorCode");
    return fields.finish(std::move(event));
}

} // namespace cb::twilio
