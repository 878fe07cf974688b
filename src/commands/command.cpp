// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command.h"

#include "commands/answerstore.h"
#include "store/audit.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using cb::store::Transaction;

namespace cb::commands {

namespace {

/// The audit line: names and words about people stand beside the chain.
Result<> audit(
    Transaction &tx, const Actor &actor, const Command &command, const QStringList &personal, const QString &verdict)
{
    QJsonObject details = command.args;
    QJsonObject aside{{u"actor"_s, actor.name}};
    for (const QString &name : personal) {
        if (details.contains(name))
            aside.insert(name, details.take(name));
    }
    details.insert(u"desk"_s, actor.desk);
    details.insert(u"verdict"_s, verdict);
    const QString who = actor.id.isValid() ? QString::number(actor.id.value) : u"system"_s;
    const Result<store::audit::Entry> entry =
        store::audit::append(tx, who, command.name, command.uuid.toString(QUuid::WithoutBraces), details, aside);
    return entry ? Result<>() : Result<>(tl::unexpected(entry.error()));
}

} // namespace

void Registry::add(Definition definition)
{
    Q_ASSERT(!m_definitions.contains(definition.name));
    const QString name = definition.name;
    m_definitions.insert(name, std::move(definition));
}

const Definition *Registry::find(const QString &name) const
{
    const auto found = m_definitions.constFind(name);
    return found == m_definitions.constEnd() ? nullptr : &*found;
}

QStringList Registry::names() const
{
    QStringList all = m_definitions.keys();
    std::sort(all.begin(), all.end());
    return all;
}

Result<Outcome> run(Transaction &tx, const Registry &registry, const Actor &actor, const Command &command)
{
    const Definition *definition = registry.find(command.name);
    if (!definition)
        return failure(Error::Kind::NotFound, u"no command is called \"%1\""_s.arg(command.name));
    if (command.uuid.isNull())
        return failure(Error::Kind::Invalid, u"a command needs a uuid"_s);
    // The role first, so that a person who lost it does not even learn the old answer.
    if (!allows(actor.roles, definition->needed))
        return failure(Error::Kind::Denied, u"%1 needs the role %2"_s.arg(command.name, name(definition->needed)));
    Result<std::optional<Outcome>> stored = storedOutcome(tx, actor, command);
    if (!stored)
        return tl::unexpected(stored.error());
    if (*stored)
        return std::move(**stored);
    if (definition->check) {
        if (Result<> good = definition->check(command.args); !good)
            return tl::unexpected(good.error());
    }
    Outcome outcome;
    Result<QJsonObject> answer = definition->handle(tx, actor, command.args);
    if (!answer)
        return tl::unexpected(answer.error());
    outcome.answer = std::move(*answer);
    if (Result<> audited = audit(tx, actor, command, definition->personal, u"done"_s); !audited)
        return tl::unexpected(audited.error());
    const Result<store::Position> position = store::position(tx);
    if (!position)
        return tl::unexpected(position.error());
    outcome.position = *position;
    if (Result<> kept = keep(tx, actor, command, outcome); !kept)
        return tl::unexpected(kept.error());
    return outcome;
}

Result<> auditDenied(Transaction &tx, const Registry &registry, const Actor &actor, const Command &command)
{
    const Definition *definition = registry.find(command.name);
    // Arguments of a command we do not know may hold anything.
    return audit(tx, actor, definition ? command : Command{command.uuid, command.name, {}},
        definition ? definition->personal : QStringList(), u"denied"_s);
}

} // namespace cb::commands
