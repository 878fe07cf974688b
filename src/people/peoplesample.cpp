// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/peoplesample.h"

#include "people/peoplestore.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cb::people {

namespace {

Result<QList<PhoneNumber>> phonesOf(const QJsonObject &entry)
{
    QList<PhoneNumber> phones;
    for (const QJsonValue &value : entry[u"phones"_s].toArray()) {
        const Result<PhoneNumber> number = PhoneNumber::parse(value.toString());
        if (!number)
            return failure(Error::Kind::Invalid,
                u"%1: %2: %3"_s.arg(entry[u"name"_s].toString(), value.toString(), number.error().detail));
        phones << *number;
    }
    return phones;
}

Result<> importOperator(store::Transaction &tx, const QJsonObject &entry)
{
    Result<QList<PhoneNumber>> phones = phonesOf(entry);
    if (!phones)
        return tl::unexpected(phones.error());
    QStringList words;
    for (const QJsonValue &role : entry[u"roles"_s].toArray())
        words << role.toString();
    const Result<commands::Roles> roles = commands::rolesFrom(words);
    if (!roles)
        return tl::unexpected(roles.error());
    const Operator person{
        Operator::Id{entry[u"id"_s].toInteger()}, entry[u"name"_s].toString(), std::move(*phones), *roles, true};
    const Result<Operator::Id> saved = save(tx, person);
    return saved ? Result<>() : Result<>(tl::unexpected(saved.error()));
}

Result<> importContact(store::Transaction &tx, const QJsonObject &entry)
{
    Result<QList<PhoneNumber>> phones = phonesOf(entry);
    if (!phones)
        return tl::unexpected(phones.error());
    const Contact contact{Contact::Id{entry[u"id"_s].toInteger()}, entry[u"name"_s].toString(), std::move(*phones),
        entry[u"organisation"_s].toString(), entry[u"language"_s].toString(), entry[u"note"_s].toString()};
    const Result<Contact::Id> saved = save(tx, contact);
    return saved ? Result<>() : Result<>(tl::unexpected(saved.error()));
}

Result<> importTeam(store::Transaction &tx, const QJsonObject &entry, const QHash<QString, Operator::Id> &known)
{
    Team team{Team::Id{entry[u"id"_s].toInteger()}, entry[u"name"_s].toString(), {}};
    for (const QJsonValue &member : entry[u"members"_s].toArray()) {
        const auto person = known.constFind(member.toString());
        if (person == known.constEnd())
            return failure(Error::Kind::Invalid, u"%1: no operator %2"_s.arg(team.name, member.toString()));
        team.members << *person;
    }
    const Result<Team::Id> saved = save(tx, team);
    return saved ? Result<>() : Result<>(tl::unexpected(saved.error()));
}

} // namespace

Result<> importSample(store::Transaction &tx, const QJsonObject &sample)
{
    for (const QJsonValue &entry : sample[u"operators"_s].toArray()) {
        if (Result<> done = importOperator(tx, entry.toObject()); !done)
            return done;
    }
    for (const QJsonValue &entry : sample[u"contacts"_s].toArray()) {
        if (Result<> done = importContact(tx, entry.toObject()); !done)
            return done;
    }
    const Result<QList<Operator>> people = operators(tx);
    if (!people)
        return tl::unexpected(people.error());
    QHash<QString, Operator::Id> known;
    for (const Operator &person : *people)
        known.insert(person.name, person.id);
    for (const QJsonValue &entry : sample[u"teams"_s].toArray()) {
        if (Result<> done = importTeam(tx, entry.toObject(), known); !done)
            return done;
    }
    return {};
}

} // namespace cb::people
