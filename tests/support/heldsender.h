// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/sender.h"
#include "support/tempdatabase.h"

#include <QList>
#include <QPointer>

namespace cb::test {

/// A command's way with a stop at each bend: it waits until the test carries it out, and its answer until the test lets
/// that go. For tests of rooms that depend on commands.
class HeldSender final : public commands::Sender
{
public:
    /// Both outlive it.
    HeldSender(store::Database &database, const commands::Registry &registry, commands::Actor actor)
        : m_database(database)
        , m_registry(registry)
        , m_actor(std::move(actor))
    { }
    void send(commands::Command command, QObject *context, Done done) override
    {
        m_sent << Sent{std::move(command), context, std::move(done)};
    }
    [[nodiscard]] qsizetype waiting() const { return m_sent.size(); }

    /// Stores what the oldest one does; who sent it hears nothing yet. Twice: as after a lost connection.
    [[nodiscard]] Result<commands::Outcome> carryOut()
    {
        const commands::Command command = m_sent.first().command;
        return test::write(
            m_database,
            [this, command](store::Transaction &tx) { return commands::run(tx, m_registry, m_actor, command); },
            store::Lane::Interactive);
    }
    /// The oldest one's.
    void answer(const Result<commands::Outcome> &outcome)
    {
        const Sent sent = m_sent.takeFirst();
        if (sent.context)
            sent.done(outcome);
    }
    void refuse(Error::Kind kind) { answer(failure(kind, QStringLiteral("not today"))); }
    void letThrough() { answer(carryOut()); }

private:
    struct Sent {
        commands::Command command;
        QPointer<QObject> context;
        Done done;
    };
    store::Database &m_database;
    const commands::Registry &m_registry;
    commands::Actor m_actor;
    QList<Sent> m_sent;
};

} // namespace cb::test
