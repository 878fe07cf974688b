// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/actionstore.h"
#include "calls/callfacts.h"
#include "people/people.h"

#include <optional>

namespace cb::twilio {
class Form;
}

/// Calls placed for somebody at the desk: what an attempt orders, how its events find it, and when the next one is due.
/// An attempt to come is its own row of the outbox, due later: it survives a restart and is taken back by cancelling
/// it.
namespace cb::calls {

/// What the operator's telephone hears when it is answered.
inline constexpr QLatin1StringView clickToCallFlow{"click-to-call"};

struct Wish {
    PhoneNumber number;
    PhoneNumber line;
    Operator agent; // whose first telephone rings
    PlaceRule rule;
    Operator::Id by; // who asked for it
};
/// Orders the first attempt. Invalid: the agent has no telephone.
[[nodiscard]] Result<PlacedCall> place(store::Transaction &tx, const Wish &wish);
/// No further attempt; one that rings or waits for its key is hung up. Conflict: it is over already.
[[nodiscard]] Result<> cancelPlaced(store::Transaction &tx, PlacedCall::Id id, Operator::Id by);

/// One attempt and what it is for.
struct Placed {
    PlacedCall wish;
    CallAction attempt;
    [[nodiscard]] PlacedFor fact() const;
    [[nodiscard]] Parties parties() const;
};
/// Whose order an address of ours carries: "ob=<row of the outbox>.<attempt>". Nothing when it is no placed call's.
[[nodiscard]] Result<std::optional<Placed>> placedBy(store::Connection &connection, const twilio::Form &url);
[[nodiscard]] Result<std::optional<Placed>> placedBy(store::Connection &connection, store::outbox::ItemId order);
/// The vendor knows that attempt's call by this SID; its row is there.
[[nodiscard]] Result<> placedSeen(store::Transaction &tx, const Placed &placed, const QString &callSid);
/// A placed call's attempt is over: reached, to be tried again, or given up.
[[nodiscard]] Result<> placedEnded(store::Transaction &tx, const Call &call);
/// The vendor did not take the attempt, and will not.
[[nodiscard]] Result<> placedRefused(store::Transaction &tx, const Placed &placed, CallEnd end);

} // namespace cb::calls
