// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/phonenumber.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace cb {

/// One thing that is to go out into the world and has not gone yet, may have gone, or could not: a row of the outbox as
/// a person reads it. Timers are none.
struct Outgoing {
    using Id = cb::Id<struct OutgoingTag>; // of the outbox row
    enum class What {
        PlaceCall,
        EndCall,
        RedirectCall, // a transfer, or another step of its flow
        StartRecording,
        PauseRecording,
        ResumeRecording,
        StopRecording,
        RemoveRecording, // the vendor's copy
        FetchRecording,
        ReadNumber, // how one of our numbers is set
        SetNumber,
        Other, // `kind` says what
    };
    /// In the order in which they are listed.
    enum class State {
        Parked, // may have been carried out, and nobody could find out: a person decides
        Unclear, // may have been carried out: being looked for
        Sending, // on its way now
        Waiting, // not before `startsAt`
        Failed, // refused, for good
        TooLate, // it waited too long and was not sent
    };
    Id id;
    What what = What::Other;
    QString kind; // of the outbox: "call.place"
    PhoneNumber number; // whom it is about; empty: withheld, or nobody
    QString rings; // PlaceCall for somebody here: whose telephone rings first
    State state = State::Waiting;
    int attempt = 0; // how often it was sent
    std::optional<Instant> startsAt; // Waiting: about when, the others of its budget before it; Unclear: the next look
    bool held = false; // Waiting: due, and only its rate holds it
    std::optional<Instant> sentAt; // last
    std::optional<Instant> endedAt;
    int httpStatus = 0; // of the last answer; 0: there was none
    QString why; // English, of the log; the window makes its own sentences
    friend bool operator==(const Outgoing &, const Outgoing &) = default;
};

} // namespace cb

Q_DECLARE_METATYPE(cb::Outgoing)
