// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <functional>

namespace cb::store {
class Connection;
class Transaction;
} // namespace cb::store
namespace cb::twilio {
class Form;
}

namespace cb::listener {

/// What a hook answers.
struct Answer {
    QByteArray twiml; // empty: a plain 204, for callbacks whose answer is ignored
};

/// Whether what a caller waits for has still not come. Only reads; asked on the database's threads, again and again.
using Pending = std::function<Result<bool>(store::Connection &, Instant now)>;

/// A webhook whose words are understood, ready for its transaction.
struct Prepared {
    QByteArray naturalKey; // path kind + account + SID + what tells this event from the next; stored, so without
                           // keys pressed, words spoken and tokens
    QByteArray subject; // the SID whose events must stay in order
    QString word; // for people: "ringing"
    std::function<Result<Answer>(store::Transaction &)> run;
    /// TwiML for a caller who waits while the database takes nothing; unset for callbacks, whose sender hears 500.
    std::function<QByteArray()> withoutDatabase;
    /// Set: the request may be held as long as this is so, and `run` then finds out itself what has come. A request for
    /// which it is not so is not held; no harm is done when it is never held, either.
    Pending pending{};
};

/// What arrived, signed well. References hold while it is prepared.
struct Received {
    const twilio::Form &form; // the vendor's parameters
    const twilio::Form &query; // what our own addresses carried ("v", "w")
    const QByteArray &target; // path and query, as received
};

/// One kind of webhook: where it arrives, how its words are read, what it does.
struct Webhook {
    QString name; // "voice/status"
    QByteArrayList paths; // its own path and its aliases
    /// Error::Kind::Invalid names the field that is wrong.
    std::function<Result<Prepared>(const Received &received)> prepare;
};

} // namespace cb::listener
