// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/actionoutcomes.h"

#include "calls/actionstore.h"
#include "calls/callfacts.h"
#include "calls/callplacing.h"

using namespace Qt::StringLiterals;
using cb::store::Transaction;

namespace cb::calls {

namespace {

using Kind = CallAction::Kind;
using Problem = CallAction::Problem;
using State = CallAction::State;

Result<> tell(Transaction &tx, const QString &sid, const Parties &parties, const QList<Fact> &facts, CallOrigin origin,
    const SiteTime &site)
{
    const Result<Applied> applied = apply(tx, sid, parties, facts, origin, site);
    return applied ? Result<>() : Result<>(tl::unexpected(applied.error()));
}

/// What a carried-out order means for the call: the vendor has no event of its own for these.
Result<> carriedOut(
    Transaction &tx, const CallAction &action, const OrderResult &result, CallOrigin origin, const SiteTime &site)
{
    switch (action.kind) {
    case Kind::StartRecording:
        if (result.remoteId.isEmpty())
            return {};
        return tell(tx, action.sid, {},
            {{tx.now(), RecordingChanged{result.remoteId, CallRecording::State::InProgress, 2, {}, {}}}}, origin, site);
    case Kind::PauseRecording:
    case Kind::ResumeRecording:
        return tell(
            tx, action.sid, {}, {{tx.now(), RecordingPaused{action.kind == Kind::PauseRecording}}}, origin, site);
    case Kind::HangUp:
    case Kind::Transfer:
    case Kind::StopRecording: // the file's own event follows
    case Kind::Place:
        break;
    }
    return {};
}

Result<> attemptEnded(Transaction &tx, const store::outbox::Item &item, const CallAction &action,
    const OrderResult &result, Problem problem, CallOrigin origin, const SiteTime &site)
{
    const Result<std::optional<Placed>> placed = placedBy(tx, item.id);
    if (!placed)
        return tl::unexpected(placed.error());
    if (!*placed)
        return {};
    switch (result.kind) {
    case OrderResult::Kind::Done:
        if (result.remoteId.isEmpty()) { // somebody says it arrived; nothing tells which call it was
            if (Result<> done = conclude(tx, action.id, State::Done); !done)
                return done;
            return placedRefused(tx, **placed, CallEnd::None);
        }
        if (Result<> told = tell(tx, result.remoteId, (*placed)->parties(),
                {{tx.now(), (*placed)->fact()}, {tx.now(), StatusChanged{CallProgress::Queued, {}, 0}}}, origin, site);
            !told)
            return told;
        return placedSeen(tx, **placed, result.remoteId);
    case OrderResult::Kind::Failed:
        if (Result<> done = conclude(tx, action.id, State::Failed, problem, result.code); !done)
            return done;
        return placedRefused(tx, **placed, CallEnd::Failed);
    case OrderResult::Kind::Unclear:
        return conclude(tx, action.id, State::Unclear);
    }
    return {};
}

} // namespace

CallAction::Problem problemOf(int code)
{
    switch (code) {
    case 21220: // not in a state that allows it
    case 20404:
        return Problem::CallEnded;
    case 13223:
    case 21201:
    case 21211:
    case 21217:
        return Problem::WrongNumber;
    case 13224:
    case 21214:
        return Problem::NotReachable;
    case 13225:
    case 13227:
    case 21215:
    case 21216:
    case 21219:
        return Problem::NotAllowed;
    case 13214:
    case 21210:
    case 21212:
    case 21213:
        return Problem::WrongCallerId;
    case 10001:
    case 10004:
    case 20005:
        return Problem::AccountLimit;
    case 20003:
        return Problem::Refused;
    default:
        return Problem::Vendor;
    }
}

Result<> orderEnded(Transaction &tx, const store::outbox::Item &item, const OrderResult &result, CallOrigin origin,
    const SiteTime &site)
{
    const Result<std::optional<CallAction>> found = actionOf(tx, item.id);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found || (*found)->state == State::Done)
        return {};
    const CallAction &action = **found;
    Problem problem = item.state == store::outbox::State::Expired ? Problem::TooLate : problemOf(result.code);
    if (action.kind == Kind::Place)
        return attemptEnded(tx, item, action, result, problem, origin, site);

    switch (result.kind) {
    case OrderResult::Kind::Done:
        if (Result<> told = carriedOut(tx, action, result, origin, site); !told)
            return told;
        return conclude(tx, action.id, State::Done);
    case OrderResult::Kind::Failed:
        if (action.kind == Kind::HangUp && problem == Problem::CallEnded)
            return conclude(tx, action.id, State::Done); // that is what was wanted
        if (action.kind != Kind::Transfer && problem == Problem::CallEnded)
            problem = Problem::NotRunning; // of a recording: it may be that alone which is over
        return conclude(tx, action.id, State::Failed, problem, result.code);
    case OrderResult::Kind::Unclear:
        return conclude(tx, action.id, State::Unclear);
    }
    return {};
}

Result<> callOver(Transaction &tx, const Call &call)
{
    const Result<QList<CallAction>> actions = actionsOf(tx, call.id);
    if (!actions)
        return tl::unexpected(actions.error());
    for (const CallAction &action : *actions) {
        if (action.state != State::UnderWay || action.kind == Kind::Place)
            continue;
        const bool wanted = action.kind == Kind::HangUp || action.kind == Kind::StopRecording;
        const Result<> done =
            wanted ? conclude(tx, action.id, State::Done) : conclude(tx, action.id, State::Failed, Problem::CallEnded);
        if (!done)
            return done;
    }
    return call.placed.isValid() ? placedEnded(tx, call) : Result<>();
}

} // namespace cb::calls
