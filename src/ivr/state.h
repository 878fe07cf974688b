// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "ivr/variables.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace cb::ivr {

/// An effect that the call waits for.
struct Waiting {
    qint64 id = 0; // its outbox row, as the effect's handler named it: `w` of the redirect; 0: nobody carries it out
    Instant until; // then the step's time-out exit
    friend bool operator==(const Waiting &, const Waiting &) = default;
};

/// Where one call is in its flow. A value; what bytes() leaves out lives for one request only.
struct State {
    QString flow; // its key
    int version = 0; // the call finishes on the version it began with; 0 is the built-in apology
    QString step; // whose verb Twilio is carrying out; empty before the first
    int steps = 0; // entered since the call began
    int visit = 0; // of the last answer: the `v` of every URL in it
    int phase = 0; // the step's own: what it asked for last
    int tries = 0; // how often the step has asked
    QString typed; // what the caller entered in this step so far, masked
    int problems = 0; // steps of this call that broke
    qint64 interaction = 0; // row of the step's visit, 0: none yet
    bool ended = false; // we hung up, or the caller did
    std::optional<Waiting> waiting;
    Variables variables;

    [[nodiscard]] QByteArray bytes() const;
    /// Error::Kind::Storage when this was not written by bytes().
    [[nodiscard]] static Result<State> fromBytes(const QByteArray &bytes);
};

} // namespace cb::ivr
