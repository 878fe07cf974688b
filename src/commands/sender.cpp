// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/sender.h"

#include "store/database.h"

#include <QLoggingCategory>
#include <QPointer>

Q_LOGGING_CATEGORY(lcCommands, "callboard.commands", QtInfoMsg)

namespace cb::commands {

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
    const QByteArray subject = command.uuid.toByteArray();
    m_database.writeFor<Outcome>(
        store::Lane::Interactive, subject,
        [&registry = m_registry, actor = m_actor, command](
            store::Transaction &tx) { return run(tx, registry, actor, command); },
        context,
        [&database = m_database, &registry = m_registry, actor = m_actor, command, subject, context = QPointer(context),
            done = std::move(done)](Result<Outcome> outcome) {
            if (outcome || outcome.error().kind != Error::Kind::Denied || !context) {
                done(std::move(outcome));
                return;
            }
            // The refused command's transaction is gone; that it was tried is kept by one of its own.
            database.write(
                store::Lane::Interactive, subject,
                [&registry, actor, command](
                    store::Transaction &tx) { return auditDenied(tx, registry, actor, command); },
                context,
                [done, outcome](Result<> kept) {
                    if (!kept)
                        qCWarning(
                            lcCommands, "a denied command was not audited: %ls", qUtf16Printable(kept.error().detail));
                    done(outcome);
                });
        });
}

} // namespace cb::commands
