// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "twilio/form.h"
#include "twilio/words.h"

#include <optional>

namespace cb::twilio {

/// Something happened in a conference. Source: Twilio docs "TwiML Voice: Conference", statusCallback (twilio.md 2.7).
struct ConferenceEvent {
    /// On all participant events.
    struct Participant {
        QString callSid;
        QString label;
        bool muted = false;
        bool hold = false;
        bool coaching = false;
        bool startOnEnter = true;
        bool endOnExit = false;
        std::optional<CallStatus> callStatus; // participant-leave
        LeaveReason leaveReason = LeaveReason::Other; // participant-leave
        friend bool operator==(const Participant &, const Participant &) = default;
    };
    /// On conference-end.
    struct Ending {
        ConferenceEndReason reason = ConferenceEndReason::Other;
        QString callSid; // who ended it by leaving, else empty
        QString label;
        QString text; // Twilio's own sentence
        friend bool operator==(const Ending &, const Ending &) = default;
    };
    ConferenceEventKind kind = ConferenceEventKind::Start;
    QString accountSid;
    QString conferenceSid; // "CF" + 32 hex digits
    QString name; // FriendlyName
    int sequenceNumber = 0;
    std::optional<Instant> at;
    std::optional<Participant> participant;
    std::optional<Ending> ending;
    QString announceUrl; // announcement events
    QString announceFailure; // announcement-fail

    [[nodiscard]] static Result<ConferenceEvent> parse(const Form &form);
    friend bool operator==(const ConferenceEvent &, const ConferenceEvent &) = default;
};

} // namespace cb::twilio
