// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/outbox.h"

#include <QHash>
#include <QJsonObject>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

/// How one kind of outbox row goes out into the world. A room writes rows (store/outbox.h, calls/callorders.h); a
/// handler here, which may know vendors and rooms, carries them out; the Dispatcher keeps ARCHITECTURE section 2's
/// promise around both.
///
/// To bring a kind: derive Handler, add it where the engine fills its Handlers (engine/outgoing.cpp):
///
///     handlers.add(u"recording.fetch"_s, std::make_unique<RecordingFetch>(twilio, vault));
///
/// and write rows of that kind: NewItem{.kind = u"recording.fetch"_s, .subject = sid, .payload = …, .budget =
/// u"twilio"_s, .repeatable = true}. Nothing else is to be done: claims, leases, "sending" before the first byte,
/// back-off, look-ups, parking and the row's outcome are the dispatcher's.
namespace cb::dispatch {

using store::outbox::Item;

/// What became of one attempt, and what of the row.
struct SendResult {
    enum class Kind {
        Done, // carried out
        NotDone, // known not to have been carried out; it is tried again (429, no connection, "not there yet")
        Failed, // known not to have been carried out, and trying again would not help (4xx)
        Unclear, // may have been carried out: repeatable rows are sent again, others are looked for
    };
    Kind kind = Kind::Unclear;
    QString remoteId; // Done: the SID or Message-ID of what was made
    QJsonObject answer; // what `ended` wants to know of the vendor's answer; not stored, holds no secret
    QString why; // English, for the row and the log; neither names, numbers nor secrets
    int code = 0; // the vendor's number (twilio/errorcodes.h); 0: none
    int httpStatus = 0; // 0: no answer
    std::optional<std::chrono::milliseconds> retryAfter; // NotDone: not before; absent: the dispatcher's back-off

    [[nodiscard]] static SendResult done(QString remoteId = {}, QJsonObject answer = {});
    [[nodiscard]] static SendResult notDone(
        QString why, std::optional<std::chrono::milliseconds> retryAfter = {}, int httpStatus = 0);
    [[nodiscard]] static SendResult failed(QString why, int code = 0, int httpStatus = 0);
    [[nodiscard]] static SendResult unclear(QString why, int httpStatus = 0);
};

/// What came of looking for something that was perhaps made.
struct LookUp {
    enum class Kind {
        Found,
        NotThere, // after three such answers a person decides
        Unknown, // nobody could be asked: does not count; after an hour a person decides
    };
    Kind kind = Kind::NotThere;
    /// Found: what it may be, likeliest first. One that is another row's already is passed over; none left: NotThere.
    QStringList remoteIds{};
};

/// Carries out one kind. `send` and `lookUp` run in the dispatcher's thread and never block; each calls `done` exactly
/// once, later or at once. `ended` runs on a database thread: it may use nothing of the handler that changes.
class Handler
{
public:
    virtual ~Handler() = default;

    /// The row is committed as "sending". `attempt` counts from 1: proof(item.id, attempt) goes into every callback URL
    /// of something that is made. `stop`: the engine ends; give up and say Unclear (or NotDone when that is known).
    virtual void send(const Item &item, int attempt, std::stop_token stop, std::function<void(SendResult)> done) = 0;

    /// Whether an unclear row was carried out; asked 10 s, 60 s and 5 min after it became so. Of creates: the vendor's
    /// list, by what the row says. The default knows no way to look: NotThere.
    virtual void lookUp(const Item &item, std::stop_token stop, std::function<void(LookUp)> done);

    /// The outcome hook: what the room makes of it, in the transaction that writes the outcome of the row. Kinds:
    /// Done; Failed (also: expired, or taken back by outbox.cancel); Unclear = parked, and a Done may follow when the
    /// proof comes late or a person decides. Done may have neither answer nor remoteId ("it arrived"). Not called for
    /// rows the room itself takes back (store::outbox::undo, cancel). An error undoes the outcome, which is then tried
    /// again.
    [[nodiscard]] virtual Result<> ended(store::Transaction &tx, const Item &item, const SendResult &result) const;

    /// What `send` takes at most. After that and 15 s more the row is unclear.
    [[nodiscard]] virtual std::chrono::milliseconds timeout() const { return std::chrono::seconds(30); }
};

/// A timer is a row whose delivery is this: its hook and "done" in one transaction, so it happens once. NewItem{.kind =
/// u"timer.wrapup"_s, .subject = sid, .budget = u"timer"_s, .dueAt = …}. An error is tried again with back-off.
using TimerHook = std::function<Result<>(store::Transaction &, const Item &)>;

/// All kinds, filled once at start, then only read (by any thread).
class Handlers
{
public:
    void add(const QString &kind, std::unique_ptr<Handler> handler); // a kind is added once
    void addTimer(const QString &kind, TimerHook hook);
    [[nodiscard]] Handler *find(const QString &kind) const; // null: none of that kind
    [[nodiscard]] const TimerHook *timer(const QString &kind) const;
    /// The outcome hook of the row's kind, if there is one.
    [[nodiscard]] Result<> ended(store::Transaction &tx, const Item &item, const SendResult &result) const;

private:
    QHash<QString, std::shared_ptr<Handler>> m_handlers;
    QHash<QString, TimerHook> m_timers;
};

/// "ob=<id>.<attempt>": the first signed callback that carries it proves that the attempt was carried out, and for
/// what.
inline constexpr char proofName[] = "ob";
[[nodiscard]] QByteArray proof(store::outbox::ItemId id, int attempt); // the value alone
struct Proof {
    store::outbox::ItemId id;
    int attempt = 0;
};
[[nodiscard]] std::optional<Proof> readProof(QByteArrayView value);

} // namespace cb::dispatch
