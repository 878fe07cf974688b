// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/people.h"

#include <QObject>

#include <functional>

namespace cb::store {
class Database;
}

namespace cb::people {

/// Who there is to choose from: to assign a message to, to transfer a call to, to call. Lives on the window's thread;
/// the database outlives it.
class PeopleService final : public QObject
{
    Q_OBJECT
public:
    template <typename T>
    using Done = std::function<void(Result<T>)>;

    explicit PeopleService(store::Database &database, QObject *parent = nullptr);

    // `done` is called on the thread of `context`, not at all when that is gone.
    void operators(QObject *context, Done<QList<Operator>> done); // those who work here now, by name
    /// Contacts whose name, organisation or number holds the text, by name; everybody for an empty one.
    void findContacts(const QString &text, int most, QObject *context, Done<QList<Contact>> done);
    void teams(QObject *context, Done<QList<Team>> done); // by name

private:
    store::Database &m_database;
};

} // namespace cb::people
