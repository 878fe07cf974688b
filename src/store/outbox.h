// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/turns.h"

#include <chrono>

/// Everything we want of the world, and every timer, is a row here, written in the transaction that decides it. The
/// dispatcher claims rows, says "sending" (committed!) before the first byte leaves, and reports what came of it.
/// ARCHITECTURE section 2 has the promise these functions keep. Changes are told as "outbox".
///
///     Waiting -> Claimed -> Sending -> Done | Failed | Unclear -> Done | Parked -> Waiting | Done
///     Waiting -> Cancelled (undo) | Expired;  Claimed -> Waiting (lease over);  Sending -> Waiting (known not done)
namespace cb::store::outbox {

using ItemId = Id<struct OutboxTag>;

enum class State {
    Waiting = 0,
    Claimed = 1,
    Sending = 2,
    Unclear = 3, // being looked for; `dueAt` says when next
    Parked = 4, // a person decides: send again, or it arrived
    Done = 5,
    Failed = 6,
    Cancelled = 7,
    Expired = 8,
};

struct NewItem {
    QString kind; // "sms.send", "call.mute", "timer.ring", …
    QString subject; // what it is about, a call's SID say
    QString payload; // JSON of that kind
    QString budget; // whose rate it counts against: "sms:+12065550100", "call", "mail", "timer"
    bool bulk = false; // a campaign: behind all others of its budget
    bool ordered = false; // not before earlier ordered rows about the same subject
    bool repeatable = false; // may be sent again when unclear: mute, hang up, timers
    std::optional<qint64> group; // effects of one decision: claimed and undone together; all have the same dueAt
    std::optional<Instant> dueAt; // absent: now
    std::optional<Instant> expiresAt; // not sent at or after this
};

struct Item {
    ItemId id;
    QString kind;
    QString subject;
    QString payload;
    QString budget;
    bool bulk = false;
    bool ordered = false;
    bool repeatable = false;
    std::optional<qint64> group;
    Instant dueAt;
    std::optional<Instant> expiresAt;
    State state = State::Waiting;
    int attempts = 0; // times it was sent; `ob=<id>.<attempts>` names the last one
    int checks = 0; // times it was looked for since it became unclear
    std::optional<Instant> sentAt;
    std::optional<Instant> endedAt;
    QString remoteId; // SID or Message-ID once known
    QString outcome; // English, why it ended so
    int httpStatus = 0;
};

[[nodiscard]] Result<ItemId> enqueue(Transaction &tx, const NewItem &item);
/// A number for NewItem::group.
[[nodiscard]] qint64 newGroup(Transaction &tx);

// --- taking back

/// Takes back all rows of a group, or none: Conflict ("already on its way") as soon as one has been claimed. Return the
/// error from the transaction that reverts the state, so that this is undone, too.
[[nodiscard]] Result<> undo(Transaction &tx, qint64 group);
/// Takes back one row that still waits; Conflict when it does not.
[[nodiscard]] Result<> cancel(Transaction &tx, ItemId id);
/// Takes back what still waits of this kind about this subject (a timer that is no longer wanted). Returns how many.
[[nodiscard]] Result<qint64> cancelWaiting(Transaction &tx, const QString &kind, const QString &subject);

/// What waits of this kind about this subject is due now: what it waited for has come.
[[nodiscard]] Result<> hasten(Transaction &tx, const QString &kind, const QString &subject);

// --- the dispatcher's protocol. Run them as writes with the subject claimSubject: on PostgreSQL that keeps engines
// apart.

inline constexpr char claimSubject[] = "outbox";

/// A budget that has rows waiting, and when the first of them is due.
struct Budget {
    QString name;
    Instant firstDue;
    Turns turns{}; // of one with a rate
};
[[nodiscard]] Result<QList<Budget>> waitingBudgets(Connection &connection, Instant now);
/// When the next unclear row is to be looked for, and when sweep() has something to do; none: nothing of the kind.
[[nodiscard]] Result<std::optional<Instant>> nextLook(Connection &connection);
[[nodiscard]] Result<std::optional<Instant>> nextSweep(Connection &connection);

/// Takes up to `limit` due rows of a budget for `worker`, oldest first, bulk last. A group comes whole, so there may be
/// a few more, also of other budgets. Rows about one subject come in their order. Of a budget with a rate at most one
/// comes, and only when it is its turn; those of a group wait for their turns apart.
[[nodiscard]] Result<QList<Item>> claim(Transaction &tx, const QString &worker, const QString &budget, int limit,
    std::chrono::milliseconds lease, const Rates &rates = {});
/// Gives a claimed row back unsent, until `dueAt`: its budget is used up, the engine stops.
[[nodiscard]] Result<> release(Transaction &tx, ItemId id, const QString &worker, Instant dueAt);
/// To be committed before the first byte leaves. `within`: the client's time-out + 15 s, after that it is unclear.
/// Returns the attempt's number. Conflict when the lease is no longer ours: do not send. (So is a row that expired.)
[[nodiscard]] Result<int> markSending(
    Transaction &tx, ItemId id, const QString &worker, std::chrono::milliseconds within);
/// Known to have been carried out. Also from Unclear and Parked: the proof may come late. Saying it twice is fine;
/// false: it was known already.
[[nodiscard]] Result<bool> done(Transaction &tx, ItemId id, const QString &remoteId);

// What is known of one attempt says nothing of a later one, which may be under way: Conflict unless `attempt` is the
// last.

/// Known not to have been carried out, and not to be tried again. Not after done().
[[nodiscard]] Result<> failed(Transaction &tx, ItemId id, int attempt, const QString &why, int httpStatus = 0);
/// Known not to have been carried out; to be tried again at `dueAt`. Keeps later ordered rows waiting.
[[nodiscard]] Result<> retry(
    Transaction &tx, ItemId id, int attempt, const QString &why, Instant dueAt, int httpStatus = 0);
/// May have been carried out: a repeatable row waits again until `lookAt`, any other is looked for at `lookAt`.
[[nodiscard]] Result<> unclear(Transaction &tx, ItemId id, int attempt, const QString &why, Instant lookAt);

/// Unclear rows whose time to be looked for has come.
[[nodiscard]] Result<QList<Item>> unclearDue(Connection &connection, Instant now, int limit);
/// Looked for and not found: again at `lookAt`. Not `counted`: nobody could be asked.
[[nodiscard]] Result<> lookAgain(Transaction &tx, ItemId id, Instant lookAt, bool counted = true);
/// Looked for often enough: a person decides.
[[nodiscard]] Result<> park(Transaction &tx, ItemId id);
/// What the person decides. Conflict when the row is not parked or unclear any more, or `attempt`, the one the person
/// saw, is not the last: two people who decide about the same one send it once.
[[nodiscard]] Result<> sendAgain(Transaction &tx, ItemId id, std::optional<int> attempt = {});
[[nodiscard]] Result<> itArrived(Transaction &tx, ItemId id, std::optional<int> attempt = {});

/// What time has done: for the rooms, which may have to say so.
struct Swept {
    QList<Item> expired;
    QList<Item> unclear;
    qint64 released = 0; // leases that ran out before sending
};
/// Frees leases that ran out, makes overdue sendings unclear, expires what waited too long. At most 500 rows each.
[[nodiscard]] Result<Swept> sweep(Transaction &tx);
/// At the start of `worker` (whose earlier life may have ended at any moment): its sendings become unclear at once,
/// repeatable ones wait again; its claims are freed.
[[nodiscard]] Result<Swept> recover(Transaction &tx, const QString &worker);

// --- looking

[[nodiscard]] Result<std::optional<Item>> find(Connection &connection, ItemId id);
[[nodiscard]] Result<QList<Item>> about(Connection &connection, const QString &subject); // oldest first
[[nodiscard]] Result<QList<Item>> group(Connection &connection, qint64 group);
[[nodiscard]] Result<QList<Item>> parked(Connection &connection);
/// What a person wants to see of the outbox, timers aside; at most `most` of each, waiting ones of each budget.
struct Overview {
    QList<Item> parked;
    QList<Item> unclear;
    QList<Item> sending; // and claimed ones
    QList<Item> waiting; // of one budget after the other, in the order in which they go
    QList<Item> failed; // and expired ones, newest first
    QList<Budget> budgets; // of the waiting ones
};
[[nodiscard]] Result<Overview> overview(Connection &connection, Instant now, Instant failedSince, int most);
/// How many are where; waiting ones only when they are due and at most up to `most`.
struct Counts {
    int waiting = 0;
    int unclear = 0;
    int parked = 0;
    friend bool operator==(const Counts &, const Counts &) = default;
};
[[nodiscard]] Result<Counts> counts(Connection &connection, Instant now, int most);

} // namespace cb::store::outbox
