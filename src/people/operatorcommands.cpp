// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/operatorcommands.h"

#include "commands/command.h"
#include "people/peoplestore.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using cb::commands::Actor;
using cb::store::Transaction;

namespace cb::people {

namespace {

constexpr qsizetype longestName = 200;
constexpr qsizetype mostPhones = 10;

tl::unexpected<Error> invalid(const QString &what)
{
    return failure(Error::Kind::Invalid, what);
}

Result<Operator::Id> idOf(const QJsonValue &value)
{
    bool read = false;
    const Operator::Id id{value.toString().toLongLong(&read)};
    if (!read || !id.isValid())
        return invalid(u"that is no operator's id"_s);
    return id;
}

/// `person` with what the arguments say in its place.
Result<Operator> changed(Operator person, const QJsonObject &args)
{
    person.name = args[u"name"_s].toString().simplified();
    if (person.name.isEmpty() || person.name.size() > longestName)
        return invalid(u"name is missing or too long"_s);
    const QJsonArray phones = args[u"phones"_s].toArray();
    if (phones.size() > mostPhones)
        return invalid(u"phones: at most %1"_s.arg(mostPhones));
    person.phones.clear();
    for (const QJsonValue &phone : phones) {
        const Result<PhoneNumber> number = PhoneNumber::parse(phone.toString());
        if (!number)
            return invalid(u"phones: "_s + number.error().detail);
        if (!person.phones.contains(*number))
            person.phones << *number;
    }
    if (args.contains(u"roles"_s)) {
        QStringList words;
        for (const QJsonValue &word : args[u"roles"_s].toArray())
            words << word.toString();
        const Result<commands::Roles> roles = commands::rolesFrom(words);
        if (!roles)
            return tl::unexpected(roles.error());
        if (!*roles)
            return invalid(u"roles: at least one is needed"_s);
        person.roles = *roles;
    }
    if (args.contains(u"active"_s)) {
        if (!args[u"active"_s].isBool())
            return invalid(u"active must be true or false"_s);
        person.active = args[u"active"_s].toBool();
    }
    return person;
}

Result<> checkSave(const QJsonObject &args)
{
    if (args.contains(u"id"_s)) {
        if (const Result<Operator::Id> id = idOf(args[u"id"_s]); !id)
            return tl::unexpected(id.error());
    }
    const Result<Operator> read = changed({}, args);
    return read ? Result<>() : Result<>(tl::unexpected(read.error()));
}

Result<QJsonObject> runSave(Transaction &tx, const Actor &, const QJsonObject &args)
{
    Operator before;
    if (args.contains(u"id"_s)) {
        Result<Operator> known = person(tx, *idOf(args[u"id"_s]));
        if (!known)
            return tl::unexpected(known.error());
        before = std::move(*known);
    }
    const Result<Operator> after = changed(before, args);
    if (!after)
        return tl::unexpected(after.error());
    for (const PhoneNumber &phone : after->phones) {
        const Result<std::optional<Operator>> holder = operatorByPhone(tx, phone);
        if (!holder)
            return tl::unexpected(holder.error());
        if (*holder && (*holder)->id != after->id)
            return failure(Error::Kind::Conflict, u"phones: one belongs to another operator"_s);
    }
    const Result<Operator::Id> id = save(tx, *after);
    if (!id)
        return tl::unexpected(id.error());
    return QJsonObject{{u"id"_s, QString::number(id->value)}};
}

Result<> checkSignIn(const QJsonObject &args)
{
    const Result<Operator::Id> id = idOf(args[u"operator"_s]);
    return id ? Result<>() : Result<>(tl::unexpected(id.error()));
}

Result<QJsonObject> runSignIn(Transaction &tx, const Actor &, const QJsonObject &args)
{
    const Result<Operator> who = person(tx, *idOf(args[u"operator"_s]));
    if (!who)
        return tl::unexpected(who.error());
    if (!who->active)
        return failure(Error::Kind::Conflict, u"that operator has left"_s);
    return QJsonObject();
}

} // namespace

QJsonObject toArguments(const Operator &person)
{
    QJsonArray phones;
    for (const PhoneNumber &phone : person.phones)
        phones.append(phone.e164());
    QJsonObject args{{u"name"_s, person.name}, {u"phones"_s, phones},
        {u"roles"_s, QJsonArray::fromStringList(commands::names(person.roles))}, {u"active"_s, person.active}};
    if (person.id.isValid())
        args.insert(u"id"_s, QString::number(person.id.value));
    return args;
}

void addOperatorCommands(commands::Registry &registry)
{
    using commands::Role;
    registry.add({.name = u"people.operator.save"_s,
        .needed = Role::Administrator,
        .check = checkSave,
        .handle = runSave,
        .personal = {u"name"_s, u"phones"_s}});
    registry.add({.name = u"people.signIn"_s,
        .needed = Role::Viewer,
        .check = checkSignIn,
        .handle = runSignIn,
        .personal = {}});
    registry.add({.name = u"people.signOut"_s,
        .needed = Role::Viewer,
        .check = {},
        .handle = [](Transaction &, const Actor &, const QJsonObject &) -> Result<QJsonObject> {
            return QJsonObject();
        },
        .personal = {}});
}

} // namespace cb::people
