// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "traffic/outgoingreader.h"

#include "calls/callorders.h"
#include "calls/callplacing.h"
#include "calls/callstore.h"
#include "recordings/recordingfacts.h"
#include "recordings/recordingstore.h"
#include "traffic/waiting.h"

#include <algorithm>

using cb::store::Connection;
using cb::store::outbox::Item;
namespace outbox = cb::store::outbox;

namespace cb::traffic {

namespace {

using What = Outgoing::What;
using State = Outgoing::State;

State stateOf(outbox::State state)
{
    switch (state) {
    case outbox::State::Parked:
        return State::Parked;
    case outbox::State::Unclear:
        return State::Unclear;
    case outbox::State::Claimed:
    case outbox::State::Sending:
        return State::Sending;
    case outbox::State::Failed:
        return State::Failed;
    case outbox::State::Expired:
        return State::TooLate;
    default:
        return State::Waiting;
    }
}

What whatOf(const Item &item)
{
    using To = calls::ChangeRecording::To;
    if (item.kind == calls::PlaceCall::kind)
        return What::PlaceCall;
    if (item.kind == calls::EndCall::kind)
        return What::EndCall;
    if (item.kind == calls::RedirectCall::kind)
        return What::RedirectCall;
    if (item.kind == calls::StartRecording::kind)
        return What::StartRecording;
    if (item.kind == calls::DeleteRecording::kind)
        return What::RemoveRecording;
    if (item.kind == QStringView(recordings::fetchKind))
        return What::FetchRecording;
    if (item.kind == calls::ChangeRecording::kind) {
        const To to = calls::orderFrom<calls::ChangeRecording>(item.payload).value_or(calls::ChangeRecording()).to;
        return to == To::Paused ? What::PauseRecording
            : to == To::Running ? What::ResumeRecording
                                : What::StopRecording;
    }
    if (item.kind == calls::ProvisionNumber::kind) {
        const auto order = calls::orderFrom<calls::ProvisionNumber>(item.payload);
        return order && !order->set ? What::ReadNumber : What::SetNumber;
    }
    return What::Other;
}

/// The other party of the call with this SID.
Result<PhoneNumber> otherParty(Connection &connection, const QString &callSid)
{
    const Result<std::optional<Call>> call = calls::callBySid(connection, callSid);
    if (!call)
        return tl::unexpected(call.error());
    return *call ? (*call)->number : PhoneNumber();
}

Result<> nameOtherParty(Connection &connection, const Item &item, Outgoing &outgoing)
{
    switch (outgoing.what) {
    case What::PlaceCall: {
        const Result<std::optional<calls::Placed>> placed = calls::placedBy(connection, item.id);
        if (!placed)
            return tl::unexpected(placed.error());
        if (*placed) {
            outgoing.number = (*placed)->wish.number;
            outgoing.rings = (*placed)->wish.agentName;
        } else if (const auto order = calls::orderFrom<calls::PlaceCall>(item.payload)) {
            outgoing.number = PhoneNumber::fromVendor(order->to);
        }
        return {};
    }
    case What::ReadNumber:
    case What::SetNumber:
        outgoing.number = PhoneNumber::fromVendor(item.subject);
        return {};
    case What::FetchRecording:
    case What::RemoveRecording: {
        const Result<std::optional<RecordingAudio>> recording = recordings::bySid(connection, item.subject);
        if (!recording)
            return tl::unexpected(recording.error());
        if (!*recording)
            return {};
        Result<PhoneNumber> number = otherParty(connection, (*recording)->callSid);
        if (!number)
            return tl::unexpected(number.error());
        outgoing.number = std::move(*number);
        return {};
    }
    case What::Other:
        return {};
    default: {
        Result<PhoneNumber> number = otherParty(connection, item.subject);
        if (!number)
            return tl::unexpected(number.error());
        outgoing.number = std::move(*number);
        return {};
    }
    }
}

/// When the waiting rows of each budget go, by their place in it.
QHash<qint64, Instant> starts(const outbox::Overview &overview, Instant now)
{
    QHash<qint64, Instant> starts;
    for (const outbox::Budget &budget : overview.budgets) {
        QList<qint64> ids;
        QList<Instant> due;
        for (const Item &item : overview.waiting) {
            if (item.budget == budget.name) {
                ids << item.id.value;
                due << item.dueAt;
            }
        }
        const QList<Instant> estimated = estimatedStarts(due, now, budget.turns.untilNext, budget.turns.gap);
        for (qsizetype i = 0; i < ids.size(); ++i)
            starts.insert(ids.at(i), estimated.at(i));
    }
    return starts;
}

} // namespace

Result<QList<Outgoing>> readOutgoing(Connection &connection, Instant now)
{
    const Result<outbox::Overview> overview = outbox::overview(connection, now, now - failedWithin, listedAtMost);
    if (!overview)
        return tl::unexpected(overview.error());
    const QHash<qint64, Instant> startOf = starts(*overview, now);
    QList<Item> waiting = overview->waiting;
    std::stable_sort(waiting.begin(), waiting.end(),
        [&](const Item &a, const Item &b) { return startOf.value(a.id.value) < startOf.value(b.id.value); });
    if (waiting.size() > listedAtMost)
        waiting.resize(listedAtMost);

    QList<Outgoing> listed;
    for (const QList<Item> &items :
        {overview->parked, overview->unclear, overview->sending, waiting, overview->failed}) {
        for (const Item &item : items) {
            Outgoing outgoing;
            outgoing.id = Outgoing::Id{item.id.value};
            outgoing.what = whatOf(item);
            outgoing.kind = item.kind;
            outgoing.state = stateOf(item.state);
            outgoing.attempt = item.attempts;
            if (outgoing.state == State::Waiting) {
                outgoing.startsAt = startOf.value(item.id.value);
                outgoing.held = item.dueAt <= now;
            } else if (outgoing.state == State::Unclear) {
                outgoing.startsAt = item.dueAt;
            }
            outgoing.sentAt = item.sentAt;
            outgoing.endedAt = item.endedAt;
            outgoing.httpStatus = item.httpStatus;
            outgoing.why = item.outcome;
            if (const Result<> named = nameOtherParty(connection, item, outgoing); !named)
                return tl::unexpected(named.error());
            listed << outgoing;
        }
    }
    return listed;
}

} // namespace cb::traffic
