// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/settings.h"

using namespace Qt::StringLiterals;
using cb::store::Statement;

namespace cb::commands {

Result<QHash<QString, QString>> settings(store::Connection &connection)
{
    QHash<QString, QString> found;
    Statement query(connection, u"SELECT key, value FROM setting"_s);
    Result<bool> row = query.next();
    for (; row && *row; row = query.next())
        found.insert(query.text(0), query.text(1));
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

Result<> saveSetting(store::Transaction &tx, const QString &key, const QString &value, OperatorId by)
{
    if (value.isEmpty()) {
        Statement remove(tx, u"DELETE FROM setting WHERE key = :key"_s);
        remove.bind(u":key"_s, key);
        if (Result<> done = remove.run(); !done)
            return done;
    } else {
        Statement upsert(tx,
            u"INSERT INTO setting (key, value, set_by, set_at) VALUES (:key, :value, :by, :at) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value, set_by = excluded.set_by, "
            "set_at = excluded.set_at"_s);
        upsert.bind(u":key"_s, key);
        upsert.bind(u":value"_s, value);
        upsert.bind(u":by"_s, by);
        upsert.bind(u":at"_s, tx.now());
        if (Result<> done = upsert.run(); !done)
            return done;
    }
    return tx.changed(u"setting"_s, 0);
}

void addSettingsCommands(Registry &registry, const SettingCheck &check)
{
    registry.add({.name = u"settings.set"_s,
        .needed = Role::Administrator,
        .check = [check](const QJsonObject &args) -> Result<> {
            const QString key = args[u"key"_s].toString();
            if (key.isEmpty() || key.size() > 100 || !args[u"value"_s].isString())
                return failure(Error::Kind::Invalid, u"settings.set takes a key and a value"_s);
            return check ? check(key, args[u"value"_s].toString()) : Result<>();
        },
        .handle = [](store::Transaction &tx, const Actor &actor, const QJsonObject &args) -> Result<QJsonObject> {
            if (Result<> done = saveSetting(tx, args[u"key"_s].toString(), args[u"value"_s].toString(), actor.id);
                !done)
                return tl::unexpected(done.error());
            return QJsonObject();
        },
        .personal = {}});
}

} // namespace cb::commands
