// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command.h"

namespace cb::store {
class Database;
}

namespace cb::commands {

/// The way a command takes from a window, the palette or the command line to the engine that runs it.
class Sender
{
public:
    using Done = std::function<void(Result<Outcome>)>;
    virtual ~Sender() = default;
    /// `done` is called on the thread of `context`, and not at all when that is gone. Errors as run().
    virtual void send(Command command, QObject *context, Done done) = 0;
};

/// Who asks, read in the command's own transaction. An error is the command's.
using WhoAsks = std::function<Result<Actor>(store::Transaction &)>;
/// Runs a command and calls `done` on the thread of `context`, not at all when that is gone. A denied attempt is
/// audited in a transaction of its own. Database and registry outlive it. Errors as run().
void runAndAudit(store::Database &database, const Registry &registry, const WhoAsks &who, const Command &command,
    QObject *context, Sender::Done done);

/// Runs commands on a database of this process, as one person.
class LocalSender final : public Sender
{
public:
    /// All of them outlive the sender and every command under way.
    LocalSender(store::Database &database, const Registry &registry, Actor actor);
    void send(Command command, QObject *context, Done done) override;
    /// Commands sent from now on are this person's.
    void setActor(Actor actor);

private:
    store::Database &m_database;
    const Registry &m_registry;
    Actor m_actor;
};

} // namespace cb::commands
