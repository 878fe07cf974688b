// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/people.h"
#include "store/connection.h"

#include <optional>

/// Contacts, operators and teams in the database. Every write tells the change log ("contact", "operator", "team").
namespace cb::people {

/// Inserts (id 0) or replaces. Returns the id. Conflict: one of the numbers belongs to another contact. Invalid: no
/// name.
[[nodiscard]] Result<Contact::Id> save(store::Transaction &tx, const Contact &contact);
[[nodiscard]] Result<Contact> contact(store::Connection &connection, Contact::Id id); // NotFound
/// Contacts whose name, organisation or number holds the text, by name; everybody for an empty one.
[[nodiscard]] Result<QList<Contact>> findContacts(store::Connection &connection, const QString &text, int most);
/// Nobody: empty. `number` may have come in any notation, as PhoneNumber brings all to one.
[[nodiscard]] Result<std::optional<Contact>> contactByPhone(store::Connection &connection, const PhoneNumber &number);

[[nodiscard]] Result<Operator::Id> save(store::Transaction &tx, const Operator &person);
[[nodiscard]] Result<Operator> person(store::Connection &connection, Operator::Id id); // NotFound
[[nodiscard]] Result<QList<Operator>> operators(store::Connection &connection); // by name
[[nodiscard]] Result<std::optional<Operator>> operatorByPhone(store::Connection &connection, const PhoneNumber &number);

[[nodiscard]] Result<Team::Id> save(store::Transaction &tx, const Team &team); // Conflict: the name is taken
[[nodiscard]] Result<QList<Team>> teams(store::Connection &connection); // by name
/// The members of a team in ringing order, those who have left skipped. NotFound: no such team.
[[nodiscard]] Result<QList<Operator>> teamByName(store::Connection &connection, const QString &name);

} // namespace cb::people
