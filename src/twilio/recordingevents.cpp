// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/recordingevents.h"

#include "twilio/fields.h"

namespace cb::twilio {

namespace {

constexpr qsizetype longestTranscript = 65536;

} // namespace

Result<RecordingStatusEvent> RecordingStatusEvent::parse(const Form &form)
{
    Fields fields(form);
    RecordingStatusEvent event;
    event.accountSid = fields.sid("AccountSid", {"AC"}, Fields::Required);
    event.recordingSid = fields.sid("RecordingSid", {"RE"}, Fields::Required);
    event.callSid = fields.sid("CallSid", {"CA"}, Fields::Optional);
    event.conferenceSid = fields.sid("ConferenceSid", {"CF"}, Fields::Optional);
    if (event.callSid.isEmpty() && event.conferenceSid.isEmpty())
        fields.wrong("CallSid", "and ConferenceSid are missing");
    event.status =
        fields.strictWord<RecordingStatus>("RecordingStatus", Fields::Required).value_or(RecordingStatus::Failed);
    const Fields::Need url = event.status == RecordingStatus::Completed ? Fields::Required : Fields::Optional;
    event.url = fields.text("RecordingUrl", Fields::longestUrl, url);
    event.duration = fields.seconds("RecordingDuration");
    event.channels = fields.integer("RecordingChannels", 1, 2).value_or(1);
    event.startedAt = fields.instant("RecordingStartTime");
    event.source = fields.looseWord("RecordingSource", RecordingSource::Other);
    event.track = fields.looseWord("RecordingTrack", RecordingTrack::Both);
    event.errorCode = fields.integer("ErrorCode");
    return fields.finish(std::move(event));
}

Result<TranscriptionEvent> TranscriptionEvent::parse(const Form &form)
{
    Fields fields(form);
    TranscriptionEvent event;
    event.accountSid = fields.sid("AccountSid", {"AC"}, Fields::Required);
    event.callSid = fields.sid("CallSid", {"CA"}, Fields::Optional);
    event.recordingSid = fields.sid("RecordingSid", {"RE"}, Fields::Required);
    event.transcriptionSid = fields.sid("TranscriptionSid", {"TR"}, Fields::Required);
    event.status = fields.strictWord<TranscriptionStatus>("TranscriptionStatus", Fields::Required)
                       .value_or(TranscriptionStatus::Failed);
    event.text = fields.text("TranscriptionText", longestTranscript);
    event.url = fields.text("TranscriptionUrl", Fields::longestUrl);
    return fields.finish(std::move(event));
}

} // namespace cb::twilio
