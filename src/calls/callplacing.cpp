// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callplacing.h"

#include "calls/callorders.h"
#include "calls/callstore.h"
#include "people/peoplestore.h"
#include "twilio/form.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using cb::store::Connection;
using cb::store::Transaction;
using cb::store::outbox::ItemId;

namespace cb::calls {

namespace {

constexpr auto ringAtMost = 30s; // the operator's own telephone
constexpr auto stillWanted = 10min; // later than that after it was due, the next attempt would surprise

/// Orders the attempt the wish is at.
Result<> orderAttempt(Transaction &tx, const PlacedCall &wish, Operator::Id by)
{
    PlaceCall what;
    what.to = wish.phone.e164();
    what.from = wish.line.e164();
    what.flow = QString(clickToCallFlow);
    what.by = wish.agent;
    what.ringAtMost = ringAtMost;
    const Result<ItemId> order = calls::order(tx, what, When{.dueAt = wish.nextAt});
    if (!order)
        return tl::unexpected(order.error());
    NewAction action;
    action.kind = CallAction::Kind::Place;
    action.placed = wish.id;
    action.attempt = wish.attempt;
    action.by = by;
    const Result<CallAction::Id> kept = insert(tx, CallAction::Id{tx.newId()}, action, *order);
    return kept ? Result<>() : Result<>(tl::unexpected(kept.error()));
}

/// Nobody wants it any more. A talk that has begun is left to those who talk.
Result<> endUnanswered(Transaction &tx, const Call &call, Operator::Id by)
{
    if (!isOpen(call.state) || call.answeredAt)
        return {};
    const Result<ItemId> order = calls::order(tx, EndCall{call.sid});
    if (!order)
        return tl::unexpected(order.error());
    NewAction hangUp;
    hangUp.call = call.id;
    hangUp.sid = call.sid;
    hangUp.by = by;
    const Result<CallAction::Id> kept = insert(tx, CallAction::Id{tx.newId()}, hangUp, *order);
    return kept ? Result<>() : Result<>(tl::unexpected(kept.error()));
}

Result<> finish(Transaction &tx, PlacedCall wish, PlacedCall::State state, CallEnd end)
{
    wish.state = state;
    wish.nextAt.reset();
    wish.lastEnd = end;
    wish.endedAt = tx.now();
    const Result<PlacedCall::Id> saved = save(tx, wish);
    return saved ? Result<>() : Result<>(tl::unexpected(saved.error()));
}

} // namespace

Result<PlacedCall> place(Transaction &tx, const Wish &wish)
{
    if (wish.agent.phones.isEmpty())
        return failure(Error::Kind::Invalid, wish.agent.name + u" has no telephone"_s);
    PlacedCall placed;
    const Result<std::optional<Contact>> contact = people::contactByPhone(tx, wish.number);
    if (!contact)
        return tl::unexpected(contact.error());
    placed.number = wish.number;
    placed.name = *contact ? (*contact)->name : QString();
    placed.line = wish.line;
    placed.agent = wish.agent.id;
    placed.agentName = wish.agent.name;
    placed.phone = wish.agent.phones.first();
    placed.attempts = std::max(1, wish.rule.attempts);
    placed.delay = wish.rule.delay;
    placed.retried = wish.rule.retried;
    placed.createdAt = tx.now();
    placed.nextAt = tx.now();
    const Result<PlacedCall::Id> id = save(tx, placed);
    if (!id)
        return tl::unexpected(id.error());
    placed.id = *id;
    if (const Result<> ordered = orderAttempt(tx, placed, wish.by); !ordered)
        return tl::unexpected(ordered.error());
    return placed;
}

Result<> cancelPlaced(Transaction &tx, PlacedCall::Id id, Operator::Id by)
{
    const Result<std::optional<PlacedCall>> wish = placedCall(tx, id);
    if (!wish)
        return tl::unexpected(wish.error());
    if (!*wish)
        return failure(Error::Kind::NotFound, u"no such placed call"_s);
    if (!(*wish)->isOpen())
        return failure(Error::Kind::Conflict, u"That call is over"_s);
    const Result<std::optional<Attempt>> attempt = attemptOf(tx, id, (*wish)->attempt);
    if (!attempt)
        return tl::unexpected(attempt.error());
    if (*attempt) {
        const CallAction &action = (*attempt)->action;
        Result<> taken = store::outbox::cancel(tx, (*attempt)->order);
        if (taken)
            taken = conclude(tx, action.id, CallAction::State::Cancelled);
        else if (taken.error().kind == Error::Kind::Conflict)
            taken = {}; // it is on its way, or rings already
        if (!taken)
            return taken;
        if (action.call.isValid()) {
            const Result<std::optional<Call>> call = calls::call(tx, action.call);
            if (!call)
                return tl::unexpected(call.error());
            if (*call) {
                if (const Result<> ended = endUnanswered(tx, **call, by); !ended)
                    return ended;
            }
        }
    }
    return finish(tx, **wish, PlacedCall::State::Cancelled, (*wish)->lastEnd);
}

PlacedFor Placed::fact() const
{
    return {wish.id, wish.number, wish.name, wish.agent, wish.agentName};
}

Parties Placed::parties() const
{
    return {CallDirection::Outbound, wish.line.e164(), wish.phone.e164(), {}};
}

Result<std::optional<Placed>> placedBy(Connection &connection, const twilio::Form &url)
{
    bool read = false;
    const ItemId order{url.text("ob").section(u'.', 0, 0).toLongLong(&read)};
    return read && order.isValid() ? placedBy(connection, order) : std::optional<Placed>();
}

Result<std::optional<Placed>> placedBy(Connection &connection, ItemId order)
{
    Result<std::optional<CallAction>> attempt = actionOf(connection, order);
    if (!attempt)
        return tl::unexpected(attempt.error());
    if (!*attempt || !(*attempt)->placed.isValid())
        return std::optional<Placed>();
    Result<std::optional<PlacedCall>> wish = placedCall(connection, (*attempt)->placed);
    if (!wish)
        return tl::unexpected(wish.error());
    if (!*wish)
        return std::optional<Placed>();
    return Placed{**std::move(wish), **std::move(attempt)};
}

Result<> placedSeen(Transaction &tx, const Placed &placed, const QString &callSid)
{
    if (placed.attempt.sid == callSid)
        return {};
    const Result<std::optional<Call>> call = callBySid(tx, callSid);
    if (!call)
        return tl::unexpected(call.error());
    if (!*call)
        return {};
    if (const Result<> attached = attach(tx, placed.attempt, (*call)->id, callSid); !attached)
        return attached;
    if (const Result<> done = conclude(tx, placed.attempt.id, CallAction::State::Done); !done)
        return done;
    if (placed.wish.state == PlacedCall::State::Cancelled)
        return endUnanswered(tx, **call, placed.attempt.by); // it was on its way when it was cancelled
    if (!placed.wish.isOpen() || placed.wish.attempt != placed.attempt.attempt)
        return {};
    PlacedCall wish = placed.wish;
    wish.state = PlacedCall::State::UnderWay;
    wish.nextAt.reset();
    if (const Result<PlacedCall::Id> saved = save(tx, wish); !saved)
        return tl::unexpected(saved.error());
    // The first we hear of it may be its end.
    return isOpen((*call)->state) ? Result<>() : placedEnded(tx, **call);
}

Result<> placedEnded(Transaction &tx, const Call &call)
{
    const Result<std::optional<PlacedCall>> found = placedCall(tx, call.placed);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found || (*found)->state != PlacedCall::State::UnderWay)
        return {};
    PlacedCall wish = **found;
    const Result<std::optional<Attempt>> attempt = attemptOf(tx, wish.id, wish.attempt);
    if (!attempt)
        return tl::unexpected(attempt.error());
    if (!*attempt || (*attempt)->action.call != call.id)
        return {}; // an earlier attempt's late word
    if (call.outcome == CallOutcome::Answered)
        return finish(tx, wish, PlacedCall::State::Reached, CallEnd::None);
    const Instant due = call.endedAt.value_or(tx.now()) + wish.delay;
    if (wish.attempt >= wish.attempts || !wish.retried.contains(call.end) || due + stillWanted < tx.now())
        return finish(tx, wish, PlacedCall::State::GivenUp, call.end);
    ++wish.attempt;
    wish.state = PlacedCall::State::Waiting;
    wish.nextAt = due;
    wish.lastEnd = call.end;
    if (const Result<PlacedCall::Id> saved = save(tx, wish); !saved)
        return tl::unexpected(saved.error());
    return orderAttempt(tx, wish, (*attempt)->action.by);
}

Result<> placedRefused(Transaction &tx, const Placed &placed, CallEnd end)
{
    if (!placed.wish.isOpen() || placed.wish.attempt != placed.attempt.attempt)
        return {};
    return finish(tx, placed.wish, PlacedCall::State::GivenUp, end);
}

} // namespace cb::calls
