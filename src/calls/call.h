// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/phonenumber.h"
#include "people/people.h"

#include <QDate>
#include <QList>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace cb {

/// One of our telephone numbers.
struct OurNumber {
    using Id = cb::Id<struct OurNumberTag>;
    Id id;
    PhoneNumber phone;
    QString label; // "Main line"
    QString flow; // name of the flow its calls run; empty: the front desk
    friend bool operator==(const OurNumber &, const OurNumber &) = default;
};

using PlacedCallId = Id<struct PlacedCallTag>; // calls/callaction.h has what it names

/// Which way a call goes. Callback: we ring somebody who asked for it.
enum class CallDirection { Inbound = 1, Outbound = 2, Callback = 3 };

/// Where our knowledge of a call comes from; of several sources the first of these counts.
enum class CallOrigin { Live = 0, Practice = 1, CatchUp = 2 };

/// Where a call stands, as the desk says it. Numbers are stored; under 10 the call is open (on the live board).
enum class CallState {
    Ringing = 1, // somebody's telephone rings: ours, or theirs before the flow began
    Dialing = 2, // we ring them
    InFlow = 3, // the caller hears prompts and menus; nobody is rung yet
    Queued = 4,
    InProgress = 5,
    OnHold = 6,
    WrapUp = 7, // the talk is over, the agent writes it up
    Completed = 10,
    Busy = 11,
    NoAnswer = 12,
    Failed = 13,
    Canceled = 14,
};
[[nodiscard]] constexpr bool isOpen(CallState state)
{
    return state < CallState::Completed;
}

/// The groups of the live board, in their order. InFlow counts as Ringing: nobody has answered yet.
enum class CallGroup { Ringing, Queued, InProgress, WrapUp };
[[nodiscard]] CallGroup groupOf(CallState state); // of open states

/// What became of a call. From 20 on somebody wanted to talk and could not: "missed".
enum class CallOutcome {
    Open = 0,
    Answered = 10, // people talked
    Served = 11, // the flow did all that was wanted; nobody was rung
    NotReached = 12, // a call of ours that nobody took
    LeftQueue = 20, // hung up while waiting in a queue
    Missed = 21,
    Voicemail = 22,
    NotConnected = 23, // a callback that reached nobody
};
[[nodiscard]] constexpr bool isMissed(CallOutcome outcome)
{
    return outcome >= CallOutcome::LeftQueue;
}

/// Why nobody talked.
enum class CallEnd { None = 0, HungUp = 1, NoAnswer = 2, Busy = 3, NotInService = 4, Failed = 5, Canceled = 6 };

/// How far the vendor says a call or leg has come; it only grows, and everything from Completed on is the end.
/// Source: Twilio CallStatus (queued, initiated, ringing, in-progress, …).
enum class CallProgress {
    Unknown = 0,
    Queued = 1,
    Initiated = 2,
    Ringing = 3,
    InProgress = 4,
    Canceled = 10,
    NoAnswer = 11,
    Busy = 12,
    Failed = 13,
    Completed = 14,
};
[[nodiscard]] constexpr bool isEnd(CallProgress progress)
{
    return progress >= CallProgress::Canceled;
}

/// A step of the way a call took. Detail shows label, detail and time; the crumbs of all steps, in order, are the short
/// way in lists ("Main line" > "Scheduling" > "Tier 1").
struct RouteEntry {
    int visit = 0; // counts the steps of this call; a visit is entered once
    QString label; // "Menu"
    QString detail; // "pressed 2, Scheduling"
    QString crumb; // "Scheduling"; empty: not in the short way
    Instant at{};
    friend bool operator==(const RouteEntry &, const RouteEntry &) = default;
};

/// One call: the caller's leg, whatever else is rung for it.
/// Source: Twilio voice webhooks and status callbacks of one CallSid.
struct Call {
    using Id = cb::Id<struct CallTag>; // time-ordered: newest first is id descending
    Id id;
    QString sid; // "CA" + 32 hex digits
    CallDirection direction = CallDirection::Inbound;
    CallOrigin origin = CallOrigin::Live;
    QString from; // as received: E.164, "anonymous", "client:ana", a SIP URI
    QString to;
    PhoneNumber number; // the other party; empty when withheld
    OurNumber::Id line; // our number; 0 when it is none of ours
    Contact::Id contact;
    QString name; // the contact's, else the vendor's caller name; empty: unknown
    CallProgress progress = CallProgress::Unknown;
    CallState state = CallState::Ringing;
    CallOutcome outcome = CallOutcome::Open;
    CallEnd end = CallEnd::None;
    QDate day; // of the site, by startedAt

    Instant startedAt{};
    std::optional<Instant> waitingSince; // when somebody was first rung or the queue was entered
    std::optional<Instant> answeredAt; // when people began to talk
    std::optional<Instant> endedAt;
    Instant stateSince{}; // the timer of the live board runs from here

    int queuePosition = 0; // 1: next; 0: not queued
    int agentCount = 0; // telephones ringing for it
    Operator::Id agent; // who talks, is rung or writes up; 0: nobody, or not an operator of ours
    QString agentName;
    QString team;
    bool recording = false; // right now
    bool recordingPaused = false; // it runs, and keeps silence
    PlacedCallId placed; // somebody here wanted it: `number` is whom they wanted, not whose telephone we rang first
    QList<RouteEntry> route; // by time; at most 200 steps are kept

    /// Came in while the desk was off: learnt from the vendor's records only.
    [[nodiscard]] bool cameInWhileOff() const { return origin == CallOrigin::CatchUp; }
    [[nodiscard]] QStringList path() const; // the crumbs
    /// From start to end; none while open.
    [[nodiscard]] std::optional<std::chrono::milliseconds> duration() const;
    /// How long the caller waited for a person; none when nobody was ever rung.
    [[nodiscard]] std::optional<std::chrono::milliseconds> waited() const;
    friend bool operator==(const Call &, const Call &) = default;
};

/// A telephone we ring for a call, or a further party in it.
struct CallLeg {
    using Id = cb::Id<struct CallLegTag>;
    Id id;
    Call::Id call;
    QString sid;
    QString target; // E.164, client or SIP address
    Operator::Id agent;
    QString agentName;
    CallProgress progress = CallProgress::Unknown;
    Instant startedAt{};
    std::optional<Instant> answeredAt;
    std::optional<Instant> endedAt;
    friend bool operator==(const CallLeg &, const CallLeg &) = default;
};

/// Audio kept of a call. Source: Twilio recording status callback.
struct CallRecording {
    using Id = cb::Id<struct CallRecordingTag>;
    enum class State { InProgress = 1, Completed = 2, Absent = 3, Failed = 4 };
    Id id;
    Call::Id call;
    QString sid; // "RE" + 32 hex digits
    State state = State::InProgress;
    int channels = 1; // 2: caller left, agent right
    Instant startedAt{};
    std::optional<std::chrono::seconds> length; // once completed
    QString url; // the vendor's, needs its key
    friend bool operator==(const CallRecording &, const CallRecording &) = default;
};

struct BlockedNumber {
    PhoneNumber phone;
    QString note;
    Operator::Id by;
    Instant at{};
    friend bool operator==(const BlockedNumber &, const BlockedNumber &) = default;
};

/// Kept up with every call, by the day of its start.
struct DayFigures {
    QDate day;
    int inbound = 0;
    int answered = 0; // people talked: inbound and callbacks
    int missed = 0;
    int ended = 0; // all that are history
    std::chrono::milliseconds waitTotal{0}; // of the answered inbound calls
    int waits = 0; // how many those are
    int answeredSoon = 0; // of those, within 30 s
    QList<int> inboundPerQuarter; // quarter hours since the day's start, up to the last one with a call

    /// None before the first answered call.
    [[nodiscard]] std::optional<std::chrono::milliseconds> averageAnswer() const;
    [[nodiscard]] std::optional<double> answeredSoonShare() const; // 0 … 1
    friend bool operator==(const DayFigures &, const DayFigures &) = default;
};

} // namespace cb

Q_DECLARE_METATYPE(cb::CallState)
Q_DECLARE_TYPEINFO(cb::Call, Q_RELOCATABLE_TYPE); // lists of a hundred are shifted when one comes in
