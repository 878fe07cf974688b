// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cb::store::settings {

namespace {

// QJsonDocument knows objects and arrays only, so a value travels in an array of one.
QString toText(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(1, array.size() - 2));
}

QJsonValue fromText(const QString &text)
{
    return QJsonDocument::fromJson('[' + text.toUtf8() + ']').array().at(0);
}

} // namespace

Result<QHash<QString, QJsonValue>> all(Connection &connection)
{
    Statement select(connection, u"SELECT name, value FROM setting"_s);
    QHash<QString, QJsonValue> found;
    while (true) {
        const Result<bool> row = select.next();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return found;
        found.insert(select.text(0), fromText(select.text(1)));
    }
}

Result<std::optional<QJsonValue>> get(Connection &connection, const QString &name)
{
    Statement select(connection, u"SELECT value FROM setting WHERE name = :name"_s);
    select.bind(u":name"_s, name);
    const Result<bool> row = select.next();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::optional(fromText(select.text(0))) : std::nullopt;
}

Result<> set(Transaction &tx, const QString &name, const QJsonValue &value)
{
    Statement upsert(tx,
        u"INSERT INTO setting (id, name, value, at) VALUES (:id, :name, :value, :at) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at RETURNING id"_s);
    upsert.bind(u":id"_s, tx.newId());
    upsert.bind(u":name"_s, name);
    upsert.bind(u":value"_s, toText(value));
    upsert.bind(u":at"_s, tx.now());
    const Result<bool> row = upsert.next();
    if (!row)
        return tl::unexpected(row.error());
    return tx.changed(u"setting"_s, upsert.integer(0));
}

Result<> remove(Transaction &tx, const QString &name)
{
    Statement remove(tx, u"DELETE FROM setting WHERE name = :name RETURNING id"_s);
    remove.bind(u":name"_s, name);
    const Result<bool> row = remove.next();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? tx.changed(u"setting"_s, remove.integer(0)) : Result<>();
}

} // namespace cb::store::settings
