// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callhooks.h"

#include "calls/callplacing.h"
#include "calls/callstore.h"
#include "people/peoplestore.h"
#include "twilio/callstatusevent.h"
#include "twilio/form.h"
#include "twilio/recordingevents.h"

namespace cb::calls {

namespace {

Result<> done(const Result<Applied> &applied)
{
    return applied ? Result<>() : Result<>(tl::unexpected(applied.error()));
}

std::optional<CallRecording::State> stateOf(twilio::RecordingStatus status)
{
    switch (status) {
    case twilio::RecordingStatus::InProgress:
    case twilio::RecordingStatus::Paused:
        return CallRecording::State::InProgress;
    case twilio::RecordingStatus::Completed:
        return CallRecording::State::Completed;
    case twilio::RecordingStatus::Absent:
    case twilio::RecordingStatus::Deleted:
        return CallRecording::State::Absent;
    case twilio::RecordingStatus::Failed:
        return CallRecording::State::Failed;
    case twilio::RecordingStatus::Stopped: // the file follows with "completed"
    case twilio::RecordingStatus::Processing:
        break;
    }
    return std::nullopt;
}

} // namespace

CallProgress progressOf(twilio::CallStatus status)
{
    switch (status) {
    case twilio::CallStatus::Queued:
        return CallProgress::Queued;
    case twilio::CallStatus::Initiated:
        return CallProgress::Initiated;
    case twilio::CallStatus::Ringing:
        return CallProgress::Ringing;
    case twilio::CallStatus::InProgress:
        return CallProgress::InProgress;
    case twilio::CallStatus::Completed:
        return CallProgress::Completed;
    case twilio::CallStatus::Busy:
        return CallProgress::Busy;
    case twilio::CallStatus::Failed:
        return CallProgress::Failed;
    case twilio::CallStatus::NoAnswer:
        return CallProgress::NoAnswer;
    case twilio::CallStatus::Canceled:
        return CallProgress::Canceled;
    }
    return CallProgress::Unknown;
}

Parties partiesOf(const twilio::CallParameters &call)
{
    const bool inbound = call.direction == twilio::Direction::Inbound;
    return {inbound ? CallDirection::Inbound : CallDirection::Outbound, call.from, call.to, call.callerName};
}

namespace {

/// An event of a leg that Dial made. It does not say who called us: the parties stay open until the call's own event.
Result<> legStatus(store::Transaction &tx, const twilio::CallStatusEvent &event, CallOrigin origin,
    const SiteTime &site, bool otherSide)
{
    const Instant at = event.at.value_or(tx.now());
    LegChanged leg{
        event.call.callSid, progressOf(event.call.status), event.call.to, {}, {}, event.sipResponseCode.value_or(0)};
    if (!otherSide) {
        const Result<std::optional<Operator>> agent = people::operatorByPhone(tx, event.call.toNumber());
        if (!agent)
            return tl::unexpected(agent.error());
        if (*agent) {
            leg.agent = (*agent)->id;
            leg.agentName = (*agent)->name;
        }
        return done(apply(tx, event.call.parentCallSid, {}, {Fact{at, leg}}, origin, site));
    }
    if (const Result<> told = done(apply(tx, event.call.parentCallSid, {}, {Fact{at, leg}}, origin, site)); !told)
        return told;
    // Transferred away from the operator who had it placed, the other side is a call of its own.
    const Result<std::optional<Call>> own = callBySid(tx, event.call.callSid);
    if (!own)
        return tl::unexpected(own.error());
    if (!*own)
        return {};
    const StatusChanged status{progressOf(event.call.status), std::nullopt, leg.sipCode};
    return done(apply(tx, event.call.callSid, partiesOf(event.call), {Fact{at, status}}, origin, site));
}

} // namespace

Result<> callStatus(store::Transaction &tx, const twilio::CallStatusEvent &event, CallOrigin origin,
    const SiteTime &site, const twilio::Form &url)
{
    if (!event.call.parentCallSid.isEmpty())
        return legStatus(tx, event, origin, site, url.has("party"));
    const Instant at = event.at.value_or(tx.now());
    Result<std::optional<Placed>> placed = placedBy(tx, url);
    if (!placed)
        return tl::unexpected(placed.error());
    QList<Fact> facts;
    if (*placed)
        facts << Fact{at, (*placed)->fact()};
    facts << Fact{at, StatusChanged{progressOf(event.call.status), event.duration, event.sipResponseCode.value_or(0)}};
    if (event.recording && !event.recording->sid.isEmpty()) {
        facts << Fact{at,
            RecordingChanged{event.recording->sid, CallRecording::State::Completed, 1, {}, event.recording->url,
                event.recording->duration}};
    }
    if (const Result<> told = done(apply(tx, event.call.callSid, partiesOf(event.call), facts, origin, site)); !told)
        return told;
    return *placed ? placedSeen(tx, **placed, event.call.callSid) : Result<>();
}

Result<> callStatus(
    store::Transaction &tx, const twilio::CallStatusEvent &event, CallOrigin origin, const SiteTime &site)
{
    return callStatus(tx, event, origin, site, twilio::Form());
}

Result<> recordingStatus(
    store::Transaction &tx, const twilio::RecordingStatusEvent &event, CallOrigin origin, const SiteTime &site)
{
    const std::optional<CallRecording::State> state = stateOf(event.status);
    if (event.callSid.isEmpty() || !state)
        return {};
    const RecordingChanged recording{event.recordingSid, *state, event.channels, event.duration, event.url};
    const bool running = *state == CallRecording::State::InProgress;
    const Instant at = running ? event.startedAt.value_or(tx.now()) : tx.now();
    return done(apply(tx, event.callSid, {}, {Fact{at, recording}}, origin, site));
}

} // namespace cb::calls
