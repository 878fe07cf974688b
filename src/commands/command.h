// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/role.h"
#include "store/changefeed.h"
#include "store/connection.h"

#include <QHash>
#include <QJsonObject>
#include <QUuid>

#include <functional>
#include <vector>

namespace cb::commands {

/// What a person wants done. The uuid is made where the button was pressed: sending the same command again, after a
/// lost connection say, does it once.
struct Command {
    QUuid uuid;
    QString name; // "calls.block"
    QJsonObject args;

    [[nodiscard]] static Command make(const QString &name, const QJsonObject &args)
    {
        return {QUuid::createUuid(), name, args};
    }
};

/// What came of it.
struct Outcome {
    QJsonObject answer;
    store::Position position = 0; // the row stays optimistic until the feed has reached this
    bool repeated = false; // this uuid had been run before; the answer is the stored one
};

/// One thing that can be done, as its room describes it.
struct Definition {
    using Check = std::function<Result<>(const QJsonObject &args)>;
    using Handler = std::function<Result<QJsonObject>(store::Transaction &, const Actor &, const QJsonObject &args)>;

    QString name; // room.noun.verb or room.verb
    Role needed = Role::Administrator;
    Check check; // the shape of the arguments: Invalid, without a look into the database
    Handler handle; // the effect; its answer is stored, so it holds no secret
    QStringList personal; // arguments that name or describe a person: beside the audit chain, so they can be erased
};

/// All commands of the program: filled once at start by each room, then only read (by any thread).
class Registry
{
public:
    void add(Definition definition); // a name is added once
    [[nodiscard]] const Definition *find(const QString &name) const;
    [[nodiscard]] QStringList names() const; // sorted

private:
    QHash<QString, Definition> m_definitions;
};

/// Role check, argument check, effect, audit line and the answer stored under the uuid, in this one transaction.
/// Denied: the actor's roles do not allow it. NotFound: no such command. Invalid: its arguments. Conflict: the uuid was
/// used for another command or by another person. Else what the handler says. On an error the caller rolls back
/// (Database::write does), so a refused command leaves nothing behind; the audit line of a denied one is written
/// by Sender in a transaction of its own.
[[nodiscard]] Result<Outcome> run(
    store::Transaction &tx, const Registry &registry, const Actor &actor, const Command &command);

/// The audit line of a denied attempt: who, what, and that nothing was done.
[[nodiscard]] Result<> auditDenied(
    store::Transaction &tx, const Registry &registry, const Actor &actor, const Command &command);

} // namespace cb::commands
