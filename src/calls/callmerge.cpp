// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callmerge.h"

#include <algorithm>
#include <tuple>

using namespace std::chrono_literals;

namespace cb::calls {

namespace {

constexpr qsizetype longestRoute = 200; // a flow may loop for as long as the caller stays
constexpr auto soon = 30s;
constexpr int notFound = 404; // SIP: no such number

void earliest(std::optional<Instant> &kept, Instant at)
{
    kept = kept ? std::min(*kept, at) : at;
}

/// Of two words about the same thing one has to win whatever the order they come in.
void prefer(QString &kept, const QString &other)
{
    if (kept.isEmpty() || (!other.isEmpty() && other > kept))
        kept = other;
}

/// The desk's last word. At the same instant the later state of a call's life counts.
bool takesDesk(const CallRecord &record, Instant at, const Moved &moved)
{
    const Call &call = record.call;
    return std::tuple(at, int(moved.state), moved.queuePosition, moved.agentCount)
        >= std::tuple(record.deskAt, record.deskState, call.queuePosition, call.agentCount);
}

void mergeWhat(CallRecord &record, Instant at, const StatusChanged &status)
{
    Call &call = record.call;
    call.progress = std::max(call.progress, status.progress);
    record.sipCode = std::max(record.sipCode, status.sipCode);
    if (isEnd(status.progress)) {
        earliest(call.endedAt, at);
        if (status.duration)
            call.startedAt = std::min<Instant>(call.startedAt, at - *status.duration);
    }
    // Who is called by us talks at once; a caller first hears the flow, and so does the operator a call is placed for.
    if (status.progress == CallProgress::InProgress && call.direction != CallDirection::Inbound
        && !call.placed.isValid())
        earliest(call.answeredAt, at);
}

void mergeWhat(CallRecord &record, Instant at, const StepEntered &step)
{
    QList<RouteEntry> &route = record.call.route;
    auto entry = std::find_if(route.begin(), route.end(), [&](const RouteEntry &e) { return e.visit == step.visit; });
    if (entry == route.end()) {
        if (route.size() >= longestRoute)
            return;
        route.append(RouteEntry{step.visit, step.label, step.detail, step.crumb, at});
    } else {
        prefer(entry->label, step.label);
        prefer(entry->detail, step.detail);
        prefer(entry->crumb, step.crumb);
        entry->at = std::min(entry->at, at);
    }
    std::sort(route.begin(), route.end(),
        [](const RouteEntry &a, const RouteEntry &b) { return std::pair(a.at, a.visit) < std::pair(b.at, b.visit); });
}

void mergeWhat(CallRecord &record, Instant at, const Moved &moved)
{
    Call &call = record.call;
    switch (moved.state) {
    case CallState::InProgress:
        earliest(call.answeredAt, at);
        [[fallthrough]];
    case CallState::Ringing:
    case CallState::Queued:
        earliest(call.waitingSince, at);
        break;
    default:
        break;
    }
    if (takesDesk(record, at, moved)) {
        record.deskAt = at;
        record.deskState = int(moved.state);
        call.queuePosition = moved.queuePosition;
        call.agentCount = moved.agentCount;
    }
    // Hold, resume and wrap-up need not say again who it is: they have no opinion. Who wanted a call talks in it.
    const bool namesAgent =
        call.placed.isValid() ? false : moved.state < CallState::InProgress || !moved.agentName.isEmpty();
    if (namesAgent && std::pair(at, moved.agentName) >= std::pair(record.agentAt, call.agentName)) {
        record.agentAt = at;
        call.agent = moved.agent;
        call.agentName = moved.agentName;
    }
    if (!moved.team.isEmpty() && std::pair(at, moved.team) >= std::pair(record.teamAt, call.team)) {
        record.teamAt = at;
        call.team = moved.team;
    }
}

CallEnd legEnd(const LegChanged &leg)
{
    switch (leg.progress) {
    case CallProgress::Busy:
        return CallEnd::Busy;
    case CallProgress::NoAnswer:
        return CallEnd::NoAnswer;
    case CallProgress::Failed:
        return leg.sipCode == notFound ? CallEnd::NotInService : CallEnd::Failed;
    default: // the losers of a ring-all are canceled; a completed leg was taken
        return CallEnd::None;
    }
}

void mergeWhat(CallRecord &record, Instant at, const LegChanged &leg)
{
    earliest(record.call.waitingSince, at);
    if (leg.progress == CallProgress::InProgress)
        mergeWhat(record, at, Moved{CallState::InProgress, 0, 0, leg.agent, leg.agentName, {}});
    const CallEnd end = legEnd(leg);
    if (end != CallEnd::None && std::pair(at, end) >= std::pair(record.legEndAt, record.legEnd)) {
        record.legEnd = end;
        record.legEndAt = at;
    }
}

void mergeWhat(CallRecord &record, Instant at, const RecordingChanged &recording)
{
    const bool running = recording.state == CallRecording::State::InProgress;
    if (at > record.recordingAt || (at == record.recordingAt && !running)) {
        record.recordingAt = at;
        record.call.recording = running;
    }
}

void mergeWhat(CallRecord &record, Instant at, const RecordingPaused &change)
{
    if (std::pair(at, change.paused) >= std::pair(record.pausedAt, record.paused)) {
        record.pausedAt = at;
        record.paused = change.paused;
    }
}

void mergeWhat(CallRecord &record, Instant, const PlacedFor &wish)
{
    record.call.placed = wish.placed;
    record.call.agent = wish.agent;
    record.call.agentName = wish.agentName;
}

void mergeWhat(CallRecord &record, Instant, MessageLeft)
{
    record.messageLeft = true;
}

CallState endState(CallProgress progress)
{
    switch (progress) {
    case CallProgress::Busy:
        return CallState::Busy;
    case CallProgress::NoAnswer:
        return CallState::NoAnswer;
    case CallProgress::Failed:
        return CallState::Failed;
    case CallProgress::Canceled:
        return CallState::Canceled;
    default:
        return CallState::Completed;
    }
}

CallState stateOf(const CallRecord &record)
{
    const Call &call = record.call;
    const auto desk = CallState(record.deskState);
    if (isEnd(call.progress))
        return desk == CallState::WrapUp && call.answeredAt ? CallState::WrapUp : endState(call.progress);
    const bool inPrompts = call.placed.isValid() && desk == CallState::InFlow; // the operator, not the other side
    if (record.deskState != 0 && isOpen(desk) && desk != CallState::Dialing && !inPrompts)
        return desk;
    if (call.placed.isValid())
        return call.answeredAt ? CallState::InProgress : CallState::Dialing;
    if (call.direction == CallDirection::Inbound)
        return call.progress >= CallProgress::InProgress ? CallState::InFlow : CallState::Ringing;
    return call.progress >= CallProgress::InProgress ? CallState::InProgress : CallState::Dialing;
}

CallOutcome outcomeOf(const CallRecord &record)
{
    const Call &call = record.call;
    if (call.answeredAt)
        return CallOutcome::Answered;
    if (!isEnd(call.progress))
        return CallOutcome::Open;
    if (record.messageLeft)
        return CallOutcome::Voicemail;
    if (call.direction == CallDirection::Outbound)
        return CallOutcome::NotReached;
    if (call.direction == CallDirection::Callback)
        return CallOutcome::NotConnected;
    if (CallState(record.deskState) == CallState::Queued)
        return CallOutcome::LeftQueue;
    // Gave up before the flow began, or after somebody was rung.
    return call.waitingSince || call.progress != CallProgress::Completed ? CallOutcome::Missed : CallOutcome::Served;
}

CallEnd endOf(const CallRecord &record)
{
    const Call &call = record.call;
    if (!isEnd(call.progress) || call.answeredAt)
        return CallEnd::None;
    switch (call.progress) {
    case CallProgress::Busy:
        return CallEnd::Busy;
    case CallProgress::NoAnswer:
        return CallEnd::NoAnswer;
    case CallProgress::Failed:
        return record.sipCode == notFound ? CallEnd::NotInService : CallEnd::Failed;
    case CallProgress::Canceled:
        return call.direction == CallDirection::Inbound ? CallEnd::HungUp : CallEnd::Canceled;
    default:
        return record.legEnd != CallEnd::None ? record.legEnd : CallEnd::HungUp;
    }
}

/// From when the timer runs.
Instant sinceOf(const CallRecord &record)
{
    const Call &call = record.call;
    switch (call.state) {
    case CallState::Ringing:
    case CallState::Queued:
        return call.waitingSince.value_or(call.startedAt);
    case CallState::InProgress:
        return call.answeredAt.value_or(call.startedAt);
    case CallState::OnHold:
        return record.deskAt;
    case CallState::Dialing:
    case CallState::InFlow:
        return call.startedAt;
    default:
        return call.endedAt.value_or(record.deskAt);
    }
}

} // namespace

void merge(CallRecord &record, const Fact &fact)
{
    if (fact.at < record.call.startedAt) {
        record.call.startedAt = fact.at;
        record.call.day = {};
    }
    std::visit([&](const auto &what) { mergeWhat(record, fact.at, what); }, fact.what);
}

void conclude(CallRecord &record, const SiteTime &site)
{
    Call &call = record.call;
    call.state = stateOf(record);
    call.outcome = outcomeOf(record);
    call.end = endOf(record);
    call.stateSince = sinceOf(record);
    if (call.state != CallState::Queued)
        call.queuePosition = 0;
    if (call.state != CallState::Ringing)
        call.agentCount = 0;
    if (!isOpen(call.state))
        call.recording = false;
    call.recordingPaused = isPaused(record);
    // Once: a call stays with its day when the site's time is set anew, and the zone's rules are slow to ask.
    if (!call.day.isValid()) {
        call.day = site.day(call.startedAt);
        record.slot = int((call.startedAt - site.start(call.day)) / 15min);
    }
}

Counts operator-(const Counts &a, const Counts &b)
{
    return {a.inbound - b.inbound, a.answered - b.answered, a.missed - b.missed, a.ended - b.ended, a.waitMs - b.waitMs,
        a.waits - b.waits, a.answeredSoon - b.answeredSoon};
}

Counts countsOf(const Call &call)
{
    Counts counts;
    const bool inbound = call.direction == CallDirection::Inbound;
    const bool answered = call.outcome == CallOutcome::Answered;
    counts.inbound = inbound ? 1 : 0;
    counts.answered = answered && call.direction != CallDirection::Outbound ? 1 : 0;
    counts.missed = isMissed(call.outcome) ? 1 : 0;
    counts.ended = isOpen(call.state) ? 0 : 1;
    if (inbound && answered) {
        const std::chrono::milliseconds wait = call.waited().value_or(0ms);
        counts.waitMs = wait.count();
        counts.waits = 1;
        counts.answeredSoon = wait <= soon ? 1 : 0;
    }
    return counts;
}

} // namespace cb::calls
