// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dispatch/handler.h"

namespace cb::commands {
class Registry;
}

/// What becomes of outbox rows, each in one transaction with the outcome hook of its kind.
namespace cb::dispatch {

inline constexpr std::chrono::seconds firstLook{10}; // after a row became unclear; then 60 s and 5 min after it did

/// Writes what came of an attempt. A row that is over already (the callback's proof was faster) stays as it is.
/// `withHook` false: the hook has failed too often.
[[nodiscard]] Result<> settle(
    store::Transaction &tx, const Handlers &handlers, const Item &item, const SendResult &result, bool withHook = true);
/// Writes what came of looking for an unclear row: found, looked for again, or parked.
[[nodiscard]] Result<> settleLook(
    store::Transaction &tx, const Handlers &handlers, const Item &item, const LookUp &found);
/// outbox::sweep() with the hooks of what expired.
[[nodiscard]] Result<> sweep(store::Transaction &tx, const Handlers &handlers);
/// Delivers a timer: hook and outcome together. Conflict: it is no longer `worker`'s.
[[nodiscard]] Result<> deliverTimer(
    store::Transaction &tx, const Handlers &handlers, const Item &item, const QString &worker);

/// A signed callback carried `ob=`: what it names was carried out, and this is its SID. Call it first in the webhook's
/// transaction. Does nothing for a row that is done already, or a proof that is none of ours.
[[nodiscard]] Result<> proved(
    store::Transaction &tx, const Handlers &handlers, QByteArrayView proofValue, const QString &remoteId);

/// How long to wait after so many attempts that are known not to have done anything.
[[nodiscard]] std::chrono::milliseconds backoff(int attempts);

/// outbox.sendAgain { id, attempt? } -> {} and outbox.itArrived { id, attempt? } -> {}: what a person decides about a
/// parked (or still unclear) row, `attempt` being the one they saw; outbox.cancel { id } -> {} takes back what still
/// waits. All need Operator; Conflict when it is too late. `handlers` outlives the registry's use.
void addCommands(commands::Registry &registry, const Handlers &handlers);

} // namespace cb::dispatch
