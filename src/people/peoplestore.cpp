// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/peoplestore.h"

#include <QStringList>

using namespace Qt::StringLiterals;
using cb::store::Connection;
using cb::store::Statement;
using cb::store::Transaction;

namespace cb::people {

namespace {

/// A person's numbers, in their order. `select` has :id and answers phone.
Result<QList<PhoneNumber>> phones(Connection &connection, const QString &select, qint64 id)
{
    QList<PhoneNumber> found;
    Statement query(connection, select);
    query.bind(u":id"_s, id);
    Result<bool> row = query.next();
    for (; row && *row; row = query.next())
        found << PhoneNumber::fromVendor(query.text(0));
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

/// Replaces them. `clear` has :id, `insert` :id, :phone and :place.
Result<> setPhones(
    Transaction &tx, const QString &clear, const QString &insert, qint64 id, const QList<PhoneNumber> &phones)
{
    Statement remove(tx, clear);
    remove.bind(u":id"_s, id);
    if (Result<> done = remove.run(); !done)
        return done;
    Statement add(tx, insert);
    for (int place = 0; place < phones.size(); ++place) {
        add.bind(u":id"_s, id);
        add.bind(u":phone"_s, phones[place].e164());
        add.bind(u":place"_s, place);
        if (Result<> done = add.run(); !done)
            return done;
    }
    return {};
}

const QString contactPhones = u"SELECT phone FROM contact_phone WHERE contact = :id ORDER BY place"_s;
const QString operatorPhones = u"SELECT phone FROM operator_phone WHERE operator = :id ORDER BY place"_s;

Result<std::optional<Contact>> readContact(Connection &connection, Statement &query)
{
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::nullopt;
    Contact found;
    found.id = query.id<Contact::Id>(0);
    found.name = query.text(1);
    found.organisation = query.text(2);
    found.language = query.text(3);
    found.note = query.text(4);
    Result<QList<PhoneNumber>> numbers = phones(connection, contactPhones, found.id.value);
    if (!numbers)
        return tl::unexpected(numbers.error());
    found.phones = std::move(*numbers);
    return found;
}

/// Rows of desk_operator: id, name, roles, active.
Result<QList<Operator>> readOperators(Connection &connection, Statement &query)
{
    QList<Operator> found;
    Result<bool> row = query.next();
    for (; row && *row; row = query.next()) {
        Operator person;
        person.id = query.id<Operator::Id>(0);
        person.name = query.text(1);
        const Result<commands::Roles> roles = commands::rolesFrom(query.text(2).split(u' ', Qt::SkipEmptyParts));
        if (!roles)
            return tl::unexpected(roles.error());
        person.roles = *roles;
        person.active = query.boolean(3);
        Result<QList<PhoneNumber>> numbers = phones(connection, operatorPhones, person.id.value);
        if (!numbers)
            return tl::unexpected(numbers.error());
        person.phones = std::move(*numbers);
        found << person;
    }
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

} // namespace

Result<Contact::Id> save(Transaction &tx, const Contact &contact)
{
    if (contact.name.trimmed().isEmpty())
        return failure(Error::Kind::Invalid, u"a contact needs a name"_s);
    const Contact::Id id = contact.id.isValid() ? contact.id : Contact::Id{tx.newId()};
    Statement upsert(tx,
        u"INSERT INTO contact (id, name, organisation, language, note) "
        "VALUES (:id, :name, :organisation, :language, :note) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, organisation = excluded.organisation, "
        "language = excluded.language, note = excluded.note"_s);
    upsert.bind(u":id"_s, id);
    upsert.bind(u":name"_s, contact.name.trimmed());
    upsert.bind(u":organisation"_s, contact.organisation);
    upsert.bind(u":language"_s, contact.language);
    upsert.bind(u":note"_s, contact.note);
    if (Result<> done = upsert.run(); !done)
        return tl::unexpected(done.error());
    if (Result<> done = setPhones(tx, u"DELETE FROM contact_phone WHERE contact = :id"_s,
            u"INSERT INTO contact_phone (phone, contact, place) VALUES (:phone, :id, :place)"_s, id.value,
            contact.phones);
        !done)
        return tl::unexpected(done.error());
    if (Result<> done = tx.changed(u"contact"_s, id); !done)
        return tl::unexpected(done.error());
    return id;
}

Result<Contact> contact(Connection &connection, Contact::Id id)
{
    Statement query(connection, u"SELECT id, name, organisation, language, note FROM contact WHERE id = :id"_s);
    query.bind(u":id"_s, id);
    Result<std::optional<Contact>> found = readContact(connection, query);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return failure(Error::Kind::NotFound, u"no contact %1"_s.arg(id.value));
    return **found;
}

Result<QList<Contact>> findContacts(Connection &connection, const QString &text, int most)
{
    const auto pattern = [](QString part) {
        part.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
        return u'%' + part + u'%';
    };
    // A text with anything else in it is no number.
    QString digits;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9') {
            digits += c;
        } else if (!u" +()-./"_s.contains(c)) {
            digits.clear();
            break;
        }
    }
    Statement query(connection,
        u"SELECT id, name, organisation, language, note FROM contact "
        "WHERE lower(name) LIKE lower(:name) ESCAPE '\\' OR lower(organisation) LIKE lower(:organisation) ESCAPE '\\' "
        "OR EXISTS (SELECT 1 FROM contact_phone WHERE contact = contact.id AND phone LIKE :digits) "
        "ORDER BY name, id LIMIT :most"_s);
    query.bind(u":name"_s, pattern(text.trimmed()));
    query.bind(u":organisation"_s, pattern(text.trimmed()));
    query.bind(u":digits"_s, digits.isEmpty() ? QString() : pattern(digits));
    query.bind(u":most"_s, most);
    QList<Contact> found;
    for (;;) {
        Result<std::optional<Contact>> next = readContact(connection, query);
        if (!next)
            return tl::unexpected(next.error());
        if (!*next)
            return found;
        found << std::move(**next);
    }
}

Result<std::optional<Contact>> contactByPhone(Connection &connection, const PhoneNumber &number)
{
    if (number.isEmpty())
        return std::nullopt;
    Statement query(connection,
        u"SELECT contact.id, name, organisation, language, note FROM contact_phone "
        "JOIN contact ON contact.id = contact_phone.contact WHERE phone = :phone"_s);
    query.bind(u":phone"_s, number.e164());
    return readContact(connection, query);
}

Result<Operator::Id> save(Transaction &tx, const Operator &person)
{
    if (person.name.trimmed().isEmpty())
        return failure(Error::Kind::Invalid, u"an operator needs a name"_s);
    const Operator::Id id = person.id.isValid() ? person.id : Operator::Id{tx.newId()};
    Statement upsert(tx,
        u"INSERT INTO desk_operator (id, name, roles, active) VALUES (:id, :name, :roles, :active) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, roles = excluded.roles, "
        "active = excluded.active"_s);
    upsert.bind(u":id"_s, id);
    upsert.bind(u":name"_s, person.name.trimmed());
    upsert.bind(u":roles"_s, commands::names(person.roles).join(u' '));
    upsert.bind(u":active"_s, person.active);
    if (Result<> done = upsert.run(); !done)
        return tl::unexpected(done.error());
    if (Result<> done = setPhones(tx, u"DELETE FROM operator_phone WHERE operator = :id"_s,
            u"INSERT INTO operator_phone (phone, operator, place) VALUES (:phone, :id, :place)"_s, id.value,
            person.phones);
        !done)
        return tl::unexpected(done.error());
    if (Result<> done = tx.changed(u"operator"_s, id); !done)
        return tl::unexpected(done.error());
    return id;
}

Result<Operator> person(Connection &connection, Operator::Id id)
{
    Statement query(connection, u"SELECT id, name, roles, active FROM desk_operator WHERE id = :id"_s);
    query.bind(u":id"_s, id);
    const Result<QList<Operator>> found = readOperators(connection, query);
    if (!found)
        return tl::unexpected(found.error());
    if (found->isEmpty())
        return failure(Error::Kind::NotFound, u"no operator %1"_s.arg(id.value));
    return found->first();
}

Result<QList<Operator>> operators(Connection &connection)
{
    Statement query(connection, u"SELECT id, name, roles, active FROM desk_operator ORDER BY name, id"_s);
    return readOperators(connection, query);
}

Result<std::optional<Operator>> operatorByPhone(Connection &connection, const PhoneNumber &number)
{
    if (number.isEmpty())
        return std::nullopt;
    Statement query(connection,
        u"SELECT desk_operator.id, name, roles, active FROM operator_phone "
        "JOIN desk_operator ON desk_operator.id = operator_phone.operator WHERE phone = :phone"_s);
    query.bind(u":phone"_s, number.e164());
    const Result<QList<Operator>> found = readOperators(connection, query);
    if (!found)
        return tl::unexpected(found.error());
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

Result<Team::Id> save(Transaction &tx, const Team &team)
{
    if (team.name.trimmed().isEmpty())
        return failure(Error::Kind::Invalid, u"a team needs a name"_s);
    const Team::Id id = team.id.isValid() ? team.id : Team::Id{tx.newId()};
    Statement upsert(tx,
        u"INSERT INTO team (id, name) VALUES (:id, :name) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name"_s);
    upsert.bind(u":id"_s, id);
    upsert.bind(u":name"_s, team.name.trimmed());
    if (Result<> done = upsert.run(); !done)
        return tl::unexpected(done.error());
    Statement clear(tx, u"DELETE FROM team_member WHERE team = :team"_s);
    clear.bind(u":team"_s, id);
    if (Result<> done = clear.run(); !done)
        return tl::unexpected(done.error());
    Statement add(tx, u"INSERT INTO team_member (team, operator, place) VALUES (:team, :operator, :place)"_s);
    for (int place = 0; place < team.members.size(); ++place) {
        add.bind(u":team"_s, id);
        add.bind(u":operator"_s, team.members[place]);
        add.bind(u":place"_s, place);
        if (Result<> done = add.run(); !done)
            return tl::unexpected(done.error());
    }
    if (Result<> done = tx.changed(u"team"_s, id); !done)
        return tl::unexpected(done.error());
    return id;
}

Result<QList<Team>> teams(Connection &connection)
{
    QList<Team> found;
    Statement query(connection,
        u"SELECT team.id, name, operator FROM team LEFT JOIN team_member ON team_member.team = team.id "
        "ORDER BY name, place"_s);
    Result<bool> row = query.next();
    for (; row && *row; row = query.next()) {
        const auto id = query.id<Team::Id>(0);
        if (found.isEmpty() || found.last().id != id)
            found << Team{id, query.text(1), {}};
        if (!query.isNull(2))
            found.last().members << query.id<Operator::Id>(2);
    }
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

Result<QList<Operator>> teamByName(Connection &connection, const QString &name)
{
    Statement known(connection, u"SELECT id FROM team WHERE name = :name"_s);
    known.bind(u":name"_s, name);
    const Result<bool> there = known.next();
    if (!there)
        return tl::unexpected(there.error());
    if (!*there)
        return failure(Error::Kind::NotFound, u"no team is called \"%1\""_s.arg(name));
    Statement query(connection,
        u"SELECT desk_operator.id, name, roles, active FROM team_member "
        "JOIN desk_operator ON desk_operator.id = team_member.operator "
        "WHERE team = :team AND active ORDER BY place"_s);
    query.bind(u":team"_s, known.id<Team::Id>(0));
    return readOperators(connection, query);
}

} // namespace cb::people
