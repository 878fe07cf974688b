// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command.h"

#include "store/audit.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using cb::store::Statement;
using cb::store::Transaction;

namespace cb::commands {

namespace {

/// The stored outcome of this uuid, if there is one.
Result<std::optional<Outcome>> storedOutcome(Transaction &tx, const Actor &actor, const Command &command)
{
    Statement query(tx, u"SELECT name, operator, answer, position FROM command_answer WHERE uuid = :uuid"_s);
    query.bind(u":uuid"_s, command.uuid.toString(QUuid::WithoutBraces));
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::nullopt;
    if (query.text(0) != command.name || query.id<OperatorId>(1) != actor.id)
        return failure(Error::Kind::Conflict, u"this uuid belongs to another command"_s);
    Outcome outcome;
    outcome.answer = QJsonDocument::fromJson(query.text(2).toUtf8()).object();
    outcome.position = query.integer(3);
    outcome.repeated = true;
    return outcome;
}

Result<> keep(Transaction &tx, const Actor &actor, const Command &command, const Outcome &outcome)
{
    Statement insert(tx,
        u"INSERT INTO command_answer (uuid, name, operator, answer, position, at) "
        "VALUES (:uuid, :name, :operator, :answer, :position, :at)"_s);
    insert.bind(u":uuid"_s, command.uuid.toString(QUuid::WithoutBraces));
    insert.bind(u":name"_s, command.name);
    insert.bind(u":operator"_s, actor.id);
    insert.bind(u":answer"_s, QString::fromUtf8(QJsonDocument(outcome.answer).toJson(QJsonDocument::Compact)));
    insert.bind(u":position"_s, outcome.position);
    insert.bind(u":at"_s, tx.now());
    return insert.run();
}

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
