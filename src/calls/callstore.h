// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/callaction.h"
#include "store/connection.h"

/// Calls and what belongs to them, as stored. Calls are written by apply() (callfacts.h) alone.
namespace cb::calls {

[[nodiscard]] Result<std::optional<Call>> call(store::Connection &connection, Call::Id id);
[[nodiscard]] Result<std::optional<Call>> callBySid(store::Connection &connection, const QString &sid);
/// Those of `sids` that no call here has, in their order.
[[nodiscard]] Result<QStringList> unknownAmong(store::Connection &connection, const QStringList &sids);
[[nodiscard]] Result<QList<Call>> openCalls(store::Connection &connection); // oldest first
[[nodiscard]] Result<QList<Call>> recentCalls(store::Connection &connection, int most); // newest first
/// Calls of ours: open ones, and those of that day that are over; newest first.
[[nodiscard]] Result<QList<Call>> outgoingCalls(store::Connection &connection, QDate day, int most);
/// The found ones of ids that differ, in no order.
[[nodiscard]] Result<QList<Call>> callsById(store::Connection &connection, const QList<qint64> &ids);
[[nodiscard]] Result<int> callCount(store::Connection &connection); // all there are; counts them one by one
[[nodiscard]] Result<CallDetail> detail(store::Connection &connection, Call::Id id); // NotFound
[[nodiscard]] Result<DayFigures> figures(store::Connection &connection, QDate day);

/// Inserts (id 0) or replaces; tells "ournumber". Conflict: the number is there already.
[[nodiscard]] Result<OurNumber::Id> save(store::Transaction &tx, const OurNumber &number);
/// Makes the number ours when it is not yet; it is called by its digits until somebody names it.
[[nodiscard]] Result<> bringNumber(store::Transaction &tx, const PhoneNumber &phone);
[[nodiscard]] Result<QList<OurNumber>> ourNumbers(store::Connection &connection); // by label
[[nodiscard]] Result<std::optional<OurNumber>> ourNumber(store::Connection &connection, const PhoneNumber &phone);

/// Twice is the same as once. Tells "blocked".
[[nodiscard]] Result<> block(store::Transaction &tx, const BlockedNumber &number);
[[nodiscard]] Result<> unblock(store::Transaction &tx, const PhoneNumber &number); // NotFound: it was not blocked
[[nodiscard]] Result<bool> isBlocked(store::Connection &connection, const PhoneNumber &number);
[[nodiscard]] Result<QList<BlockedNumber>> blockedNumbers(store::Connection &connection); // newest first

/// Gives all calls of a number the name of a contact (id 0 and no name: takes it away) and tells the newest of them.
[[nodiscard]] Result<> nameCalls(
    store::Transaction &tx, const PhoneNumber &number, Contact::Id contact, const QString &name);

} // namespace cb::calls
