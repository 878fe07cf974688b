// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"
#include "calls/call.h"
#include "store/connection.h"

#include <variant>

/// What happened to calls, in our words. Webhooks, catch-up and practice all come through apply().
///
/// A call row is the merge of its facts, and merging is commutative and idempotent: a fact told twice, late or in
/// another order ends in the same row, without a table of what was told before. Progress only grows and an end is
/// final; where something goes to and fro (queue, hold, agents) the fact that happened last decides; times fill in from
/// any fact. Counters get the difference between the row before and after, so each call counts once.
namespace cb::calls {

/// Between whom. Every webhook of a call says it, so an unseen call is made by whichever comes first.
struct Parties {
    CallDirection direction = CallDirection::Inbound;
    QString from; // as received
    QString to;
    QString callerName; // the vendor's look-up, usually empty
};

/// The vendor says how far the call is. The first fact of an incoming call is StatusChanged{Ringing}.
struct StatusChanged {
    CallProgress progress = CallProgress::Unknown;
    std::optional<std::chrono::seconds> duration; // at the end: the start is known from it
    int sipCode = 0; // 404, 486 …; 0: not told
};

/// The flow came to a step, or learnt more about it (the same visit with a detail).
struct StepEntered {
    int visit = 0;
    QString label;
    QString detail;
    QString crumb;
};

/// Where the call stands at the desk: InFlow, Ringing (agents), Queued, InProgress, OnHold, WrapUp; Completed ends a
/// wrap-up. Moved{Queued} again gives the new position.
struct Moved {
    CallState state = CallState::InFlow;
    int queuePosition = 0;
    int agentCount = 0;
    Operator::Id agent;
    QString agentName;
    QString team;
};

/// A telephone rung for the call. Once it is InProgress its agent talks.
struct LegChanged {
    QString sid;
    CallProgress progress = CallProgress::Unknown;
    QString target;
    Operator::Id agent;
    QString agentName;
    int sipCode = 0; // at the end; 0: not told
};

struct RecordingChanged {
    QString sid;
    CallRecording::State state = CallRecording::State::InProgress;
    int channels = 1;
    std::optional<std::chrono::seconds> length; // of the file: its callback and the vendor's list know it
    QString url;
    /// By a verb's action: silence counts that is cut off afterwards. Stands for the length until that is told.
    std::optional<std::chrono::seconds> taped{};
};

/// The answer to an order of ours: no event of the vendor's tells it.
struct RecordingPaused {
    bool paused = false;
};

/// We rang an operator of ours so that they talk to somebody: whom the call is about, and who talks. Told with each
/// event of such a call, as its addresses carry the order.
struct PlacedFor {
    PlacedCallId placed;
    PhoneNumber number;
    QString name;
    Operator::Id agent;
    QString agentName;
};

/// The caller left a message: the outcome is Voicemail unless people talked.
struct MessageLeft { };

struct Fact {
    using What = std::variant<StatusChanged, StepEntered, Moved, LegChanged, RecordingChanged, RecordingPaused,
        PlacedFor, MessageLeft>;
    Instant at{}; // when it happened, by the vendor's clock where it tells
    What what;
};

/// The call after its facts, and what the database said about the parties in the same look.
struct Applied {
    Call call;
    std::optional<OurNumber> line; // only looked up when the call was created
    bool blocked = false; // the other party is on our list; only looked up when the call was created
    bool created = false;
    bool changed = false; // false: nothing new, nothing written
};

/// Merges facts about one call, all in one read and few writes: pass all that one webhook tells together.
/// Four statements for an incoming call (look, row, counters, change log), three or four for a status callback.
/// Tells "call". Storage when the database fails; Invalid without a SID.
[[nodiscard]] Result<Applied> apply(store::Transaction &tx, const QString &callSid, const Parties &parties,
    const QList<Fact> &facts, CallOrigin origin, const SiteTime &site);

} // namespace cb::calls
