// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/sender.h"
#include "traffic/outgoing.h"

namespace cb::traffic {

/// What a person decides about something on its way out. Each says which attempt was looked at: when it is decided, or
/// sent, already the answer is Conflict and nothing happens. Lives on the window's thread; the sender outlives it.
class OutboxService final
{
public:
    using Done = std::function<void(Result<commands::Outcome>)>;
    explicit OutboxService(commands::Sender &sender)
        : m_sender(sender)
    { }

    /// `done` is called on the thread of `context`, not at all when that is gone.
    void sendAgain(const Outgoing &outgoing, QObject *context, Done done);
    void itArrived(const Outgoing &outgoing, QObject *context, Done done);
    /// Takes back what still waits.
    void cancel(const Outgoing &outgoing, QObject *context, Done done);

private:
    void decide(const QString &command, const Outgoing &outgoing, QObject *context, Done done);
    commands::Sender &m_sender;
};

} // namespace cb::traffic
