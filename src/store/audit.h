// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"
#include "store/connection.h"

#include <QDate>
#include <QJsonObject>

/// Who decided what, in one hash chain per engine: each row's hash covers the row and the hash before it, so a row that
/// was changed, removed or moved is found. Personal fields stand beside the chain, which holds only their salted hash:
/// they can be erased without breaking it.
namespace cb::store::audit {

struct Entry {
    qint64 id = 0;
    QString engine; // whose chain
    qint64 seq = 0; // 1, 2, 3, … in that chain
    Instant at;
    QString actor; // an operator's id, or "system"
    QString command; // "callout.approve"
    QString subject; // what it was done to
    QJsonObject details; // no personal data
    std::optional<QJsonObject> personal; // names, numbers, reasons; absent: there were none, or they were erased
    bool erased = false;
};

/// Adds to the chain of this database's engine (Options::engineName). `id`, `engine`, `seq` and `at` are given here.
[[nodiscard]] Result<Entry> append(Transaction &tx, const QString &actor, const QString &command,
    const QString &subject, const QJsonObject &details, const QJsonObject &personal = {});

/// Newest first, before `before` (0: from the newest); about one subject when given.
[[nodiscard]] Result<QList<Entry>> list(Connection &connection, qint64 before, int limit, const QString &subject = {});
/// Forgets the personal fields of these rows; the chain still verifies.
[[nodiscard]] Result<> erasePersonal(Transaction &tx, const QList<qint64> &ids);

struct Finding {
    QString engine;
    qint64 seq = 0;
    QString what; // English
};
/// Walks all chains. An empty list: nothing was changed, removed or swapped (rows cut off the end together with the
/// head are found by a seal).
[[nodiscard]] Result<QList<Finding>> verify(Connection &connection);

/// What is kept outside of the database, each day: the heads of all chains under a key. JSON, one line.
[[nodiscard]] Result<QByteArray> seal(Connection &connection, const QDate &day, const Secret &key);
/// Compares a seal with the chains as they are now. Invalid when it is not a seal or not made with this key.
[[nodiscard]] Result<QList<Finding>> checkSeal(Connection &connection, const QByteArray &seal, const Secret &key);

} // namespace cb::store::audit
