// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/conferenceevent.h"

#include "twilio/fields.h"

namespace cb::twilio {

namespace {

ConferenceEvent::Participant readParticipant(Fields &fields)
{
    ConferenceEvent::Participant participant;
    participant.callSid = fields.sid("CallSid", {"CA"}, Fields::Required);
    participant.label = fields.text("ParticipantLabel");
    participant.muted = fields.boolean("Muted").value_or(false);
    participant.hold = fields.boolean("Hold").value_or(false);
    participant.coaching = fields.boolean("Coaching").value_or(false);
    participant.startOnEnter = fields.boolean("StartConferenceOnEnter").value_or(true);
    participant.endOnExit = fields.boolean("EndConferenceOnExit").value_or(false);
    participant.callStatus = fields.strictWord<CallStatus>("ParticipantCallStatus");
    participant.leaveReason = fields.looseWord("ReasonParticipantLeft", LeaveReason::Other);
    return participant;
}

ConferenceEvent::Ending readEnding(Fields &fields)
{
    ConferenceEvent::Ending ending;
    ending.reason = fields.looseWord("ReasonConferenceEnded", ConferenceEndReason::Other);
    ending.callSid = fields.sid("CallSidEndingConference", {"CA"}, Fields::Optional);
    ending.label = fields.text("ParticipantLabelEndingConference");
    ending.text = fields.text("Reason", 1024);
    return ending;
}

bool isAboutOne(ConferenceEventKind kind)
{
    return kind >= ConferenceEventKind::Join && kind <= ConferenceEventKind::SpeechStop;
}

} // namespace

Result<ConferenceEvent> ConferenceEvent::parse(const Form &form)
{
    Fields fields(form);
    ConferenceEvent event;
    const std::optional<ConferenceEventKind> kind =
        fields.strictWord<ConferenceEventKind>("StatusCallbackEvent", Fields::Required);
    event.kind = kind.value_or(ConferenceEventKind::Start);
    event.accountSid = fields.sid("AccountSid", {"AC"}, Fields::Required);
    event.conferenceSid = fields.sid("ConferenceSid", {"CF"}, Fields::Required);
    event.name = fields.text("FriendlyName");
    if (!fields.has("SequenceNumber"))
        fields.wrong("SequenceNumber", "is missing");
    event.sequenceNumber = fields.integer("SequenceNumber").value_or(0);
    event.at = fields.instant("Timestamp");
    if (isAboutOne(event.kind) || (event.kind > ConferenceEventKind::SpeechStop && fields.has("CallSid")))
        event.participant = readParticipant(fields);
    if (event.kind == ConferenceEventKind::End)
        event.ending = readEnding(fields);
    event.announceUrl = fields.text("AnnounceUrl", Fields::longestUrl);
    event.announceFailure = fields.text("ReasonAnnouncementFailed", 1024);
    return fields.finish(std::move(event));
}

} // namespace cb::twilio
