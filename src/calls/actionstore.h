// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/callaction.h"
#include "store/outbox.h"

#include <QSet>

/// What people do to calls, and calls placed for them, as stored. Changes are told as "callaction" and "placedcall".
namespace cb::calls {

// --- placed calls

[[nodiscard]] Result<std::optional<PlacedCall>> placedCall(store::Connection &connection, PlacedCall::Id id);
/// Those that are still to be made or under way, in the order they were wanted.
[[nodiscard]] Result<QList<PlacedCall>> plannedCalls(store::Connection &connection);
/// Inserts (id 0) or replaces. Returns the id.
[[nodiscard]] Result<PlacedCall::Id> save(store::Transaction &tx, const PlacedCall &placed);

// --- actions

struct NewAction {
    CallAction::Kind kind = CallAction::Kind::HangUp;
    Call::Id call{};
    PlacedCall::Id placed{};
    int attempt = 0;
    QString sid{};
    QJsonObject target{};
    Operator::Id by{};
};
[[nodiscard]] Result<CallAction::Id> insert(
    store::Transaction &tx, CallAction::Id id, const NewAction &action, store::outbox::ItemId order);

[[nodiscard]] Result<std::optional<CallAction>> action(store::Connection &connection, CallAction::Id id);
/// The action whose order that row of the outbox is.
[[nodiscard]] Result<std::optional<CallAction>> actionOf(store::Connection &connection, store::outbox::ItemId order);
[[nodiscard]] Result<QList<CallAction>> actionsOf(store::Connection &connection, Call::Id call); // oldest first
/// What these actions are about; one that has no call yet is about none.
[[nodiscard]] Result<QSet<qint64>> callsOf(store::Connection &connection, const QSet<qint64> &actions);
/// Somebody at a desk has hung up, and it is under way or carried out, but the call's end was not told yet.
[[nodiscard]] Result<QSet<qint64>> callsHungUp(store::Connection &connection, const QSet<qint64> &among);
[[nodiscard]] Result<QSet<qint64>> callsHungUp(store::Connection &connection); // of the open ones
/// The order of an attempt.
struct Attempt {
    CallAction action;
    store::outbox::ItemId order;
};
[[nodiscard]] Result<std::optional<Attempt>> attemptOf(
    store::Connection &connection, PlacedCall::Id placed, int attempt);

/// The vendor has made the call of that attempt. Nothing when it is known already.
[[nodiscard]] Result<> attach(store::Transaction &tx, const CallAction &attempt, Call::Id call, const QString &sid);
/// What came of it. Done is final; anything else gives way to a later word.
[[nodiscard]] Result<> conclude(store::Transaction &tx, CallAction::Id id, CallAction::State state,
    CallAction::Problem problem = CallAction::Problem::None, int code = 0);

/// "busy,no_answer" and back; words that are no end of a call are left out.
[[nodiscard]] QString toWords(const QList<CallEnd> &ends);
[[nodiscard]] QList<CallEnd> endsFrom(const QString &words);

} // namespace cb::calls
