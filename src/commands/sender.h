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

/// Runs commands on a database of this process, as one person. A denied attempt is audited in its own transaction.
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
