// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/sender.h"

#include "store/database.h"

#include <QLoggingCategory>
#include <QPointer>

Q_LOGGING_CATEGORY(lcCommands, "callboard.commands", QtInfoMsg)

namespace cb::commands {

void runAndAudit(store::Database &database, const Registry &registry, const WhoAsks &who, const Command &command,
    QObject *context, Sender::Done done)
{
    const QByteArray subject = command.uuid.toByteArray();
    const auto work = [&registry, who, command](store::Transaction &tx) -> Result<Outcome> {
        const Result<Actor> actor = who(tx);
        return actor ? run(tx, registry, *actor, command) : tl::unexpected(actor.error());
    };
    // The refused command's transaction is gone; that it was tried is kept by one of its own.
    const auto keepDenied = [&registry, who, command](store::Transaction &tx) -> Result<> {
        const Result<Actor> actor = who(tx);
        return actor ? auditDenied(tx, registry, *actor, command) : tl::unexpected(actor.error());
    };
    database.writeFor<Outcome>(
        store::Lane::Interactive, subject, work, context,
        [&database, keepDenied, subject, context = QPointer(context), done = std::move(done)](Result<Outcome> outcome) {
            if (outcome || outcome.error().kind != Error::Kind::Denied || !context) {
                done(std::move(outcome));
                return;
            }
            database.write(store::Lane::Interactive, subject, keepDenied, context, [done, outcome](Result<> kept) {
                if (!kept)
                    qCWarning(
                        lcCommands, "a denied command was not audited: %ls", qUtf16Printable(kept.error().detail));
                done(outcome);
            });
        },
        command.name);
}

LocalSender::LocalSender(store::Database &database, const Registry &registry, Actor actor)
    : m_database(database)
    , m_registry(registry)
    , m_actor(std::move(actor))
{ }

void LocalSender::setActor(Actor actor)
{
    m_actor = std::move(actor);
}

void LocalSender::send(Command command, QObject *context, Done done)
{
    const auto me = [actor = m_actor](store::Transaction &) -> Result<Actor> { return actor; };
    runAndAudit(m_database, m_registry, me, command, context, std::move(done));
}

} // namespace cb::commands
