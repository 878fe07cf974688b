// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql.h"
#include "support/tempdatabase.h"

namespace cb::test {

/// A table with a column of each kind of value.
inline Result<> makeTable(store::Transaction &tx)
{
    const QString blob = tx.engine() == store::Engine::Sqlite ? QStringLiteral("BLOB") : QStringLiteral("BYTEA");
    return run(tx,
        QStringLiteral(
            "CREATE TABLE thing (id BIGINT PRIMARY KEY, word TEXT, blob_ %1, share DOUBLE PRECISION, yes BOOLEAN, "
            "at BIGINT, UNIQUE (word))")
            .arg(blob));
}

inline Result<> addThing(store::Transaction &tx, qint64 id, const QString &word = {})
{
    store::Statement insert(tx, QStringLiteral("INSERT INTO thing (id, word) VALUES (:id, :word)"));
    insert.bind(QStringLiteral(":id"), id);
    if (!word.isNull())
        insert.bind(QStringLiteral(":word"), word);
    return insert.run();
}

/// How many there are; -1 when they cannot be counted.
inline qint64 things(store::Database &database)
{
    return read(database, [](store::Connection &c) {
        return number(c, QStringLiteral("SELECT count(*) FROM thing"));
    }).value_or(-1);
}

} // namespace cb::test
