// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <functional>

namespace cb::store {
class Transaction;
}
namespace cb::twilio {
class Form;
}

namespace cb::listener {

/// What a hook answers.
struct Answer {
    QByteArray twiml; // empty: a plain 204, for callbacks whose answer is ignored
};

/// A webhook whose words are understood, ready for its transaction.
struct Prepared {
    QByteArray naturalKey; // path kind + account + SID + what tells this event from the next
    QByteArray subject; // the SID whose events must stay in order
    QString word; // for people: "ringing"
    std::function<Result<Answer>(store::Transaction &)> run;
};

/// One kind of webhook: where it arrives, how its words are read, what it does.
struct Webhook {
    QString name; // "voice/status"
    QByteArrayList paths; // its own path and its aliases
    bool controlsCall = false; // its answer is TwiML a caller waits for: never a 500
    /// TwiML for when the database takes nothing, not even at the second try; empty: over to the fallback, whose own
    /// webhook has one.
    QByteArray lastResort;
    /// `form`: the vendor's parameters; `query`: what our own addresses carried ("v", "w").
    /// Error::Kind::Invalid names the field that is wrong.
    std::function<Result<Prepared>(const twilio::Form &form, const twilio::Form &query)> prepare;
};

} // namespace cb::listener
