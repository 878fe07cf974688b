// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/peopleservice.h"

#include "people/peoplestore.h"
#include "store/database.h"

namespace cb::people {

PeopleService::PeopleService(store::Database &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
{ }

void PeopleService::operators(QObject *context, Done<QList<Operator>> done)
{
    m_database.readFor<QList<Operator>>(
        [](store::Connection &connection) -> Result<QList<Operator>> {
            Result<QList<Operator>> all = people::operators(connection);
            if (all)
                all->removeIf([](const Operator &person) { return !person.active; });
            return all;
        },
        context, std::move(done));
}

void PeopleService::findContacts(const QString &text, int most, QObject *context, Done<QList<Contact>> done)
{
    m_database.readFor<QList<Contact>>(
        [text, most](store::Connection &connection) { return people::findContacts(connection, text, most); }, context,
        std::move(done));
}

void PeopleService::teams(QObject *context, Done<QList<Team>> done)
{
    m_database.readFor<QList<Team>>(
        [](store::Connection &connection) { return people::teams(connection); }, context, std::move(done));
}

} // namespace cb::people

#include "moc_peopleservice.cpp"
