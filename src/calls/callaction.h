// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/call.h"

#include <QJsonObject>

namespace cb {

/// Somebody at the desk wants to talk to somebody outside: their own telephone is rung first, and when they press 1 the
/// other side is. Busy or unanswered, it is tried again by rule.
struct PlacedCall {
    using Id = PlacedCallId;
    /// Under 10 it is open. Numbers are stored.
    enum class State {
        Waiting = 1, // for `nextAt`
        UnderWay = 2,
        Reached = 10, // they talked
        GivenUp = 11,
        Cancelled = 12,
    };
    Id id;
    PhoneNumber number; // whom they want to talk to
    QString name; // of that contact; empty: unknown
    PhoneNumber line; // our number that is shown
    Operator::Id agent; // who wants to talk, and which telephone of theirs rings
    QString agentName;
    PhoneNumber phone;
    int attempt = 1; // the last one, made or to be made
    int attempts = 1; // at most
    std::chrono::milliseconds delay{0}; // from the end of one attempt to the next
    QList<CallEnd> retried; // ends that are tried again
    State state = State::Waiting;
    std::optional<Instant> nextAt; // of Waiting
    CallEnd lastEnd = CallEnd::None; // of the last attempt that ended
    Instant createdAt{};
    std::optional<Instant> endedAt;

    [[nodiscard]] bool isOpen() const { return state < State::Reached; }
    friend bool operator==(const PlacedCall &, const PlacedCall &) = default;
};

/// How often a placed call is tried, and after which ends. Source: settings calls.attempts, calls.retry_delay,
/// calls.retry_after.
struct PlaceRule {
    int attempts = 1; // in all
    std::chrono::seconds delay{600};
    QList<CallEnd> retried{CallEnd::Busy, CallEnd::NoAnswer};
    friend bool operator==(const PlaceRule &, const PlaceRule &) = default;
};

/// What somebody at the desk wanted done to a call, and what came of it.
struct CallAction {
    using Id = cb::Id<struct CallActionTag>;
    enum class Kind {
        HangUp = 1,
        Transfer = 2,
        StartRecording = 3,
        PauseRecording = 4,
        ResumeRecording = 5,
        StopRecording = 6,
        Place = 7,
    };
    enum class State {
        UnderWay = 0,
        Done = 1,
        Failed = 2,
        Unclear = 3, // it may have been done: somebody has to look
        Cancelled = 4, // taken back before it was sent
    };
    /// Why it failed, for a sentence of the window's.
    enum class Problem {
        None = 0,
        CallEnded = 1,
        NotRunning = 2, // the call, or its recording, was in no state for it
        TooLate = 3, // it could not be done in time and would have surprised
        WrongNumber = 4,
        NotReachable = 5,
        NotAllowed = 6, // the country or the number is not open to this account
        WrongCallerId = 7,
        AccountLimit = 8, // money, or too many calls at once
        Refused = 9, // credentials
        Vendor = 10, // something else at Twilio
    };
    Id id;
    Call::Id call; // 0: not there yet
    PlacedCall::Id placed; // of Kind::Place
    int attempt = 0;
    QString sid; // the leg it is about
    Kind kind = Kind::HangUp;
    QJsonObject target; // of a transfer: {number, name} or {operator, name} or {team}
    Operator::Id by;
    State state = State::UnderWay;
    Problem problem = Problem::None;
    int code = 0; // the vendor's number; 0: none
    Instant createdAt{};
    std::optional<Instant> endedAt;
    friend bool operator==(const CallAction &, const CallAction &) = default;
};

/// One call with all that belongs to it.
struct CallDetail {
    Call call;
    std::optional<Contact> contact;
    std::optional<OurNumber> line;
    QList<CallLeg> legs; // in the order they were rung
    QList<CallRecording> recordings; // oldest first
    QList<CallAction> actions; // what was done to it, oldest first
    std::optional<PlacedCall> placed; // the wish it was made for
    bool blocked = false;
};

} // namespace cb
