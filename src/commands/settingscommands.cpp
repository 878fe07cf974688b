// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/settingscommands.h"

#include "store/settings.h"

using namespace Qt::StringLiterals;

namespace cb::commands {

void addSettingsCommands(Registry &registry, const SettingCheck &check)
{
    constexpr qsizetype longestKey = 100;
    registry.add({.name = u"settings.set"_s,
        .needed = Role::Administrator,
        .check = [check](const QJsonObject &args) -> Result<> {
            const QString key = args[u"key"_s].toString();
            if (key.isEmpty() || key.size() > longestKey || !args[u"value"_s].isString())
                return failure(Error::Kind::Invalid, u"settings.set takes a key and a value"_s);
            return check(key, args[u"value"_s].toString());
        },
        .handle = [](store::Transaction &tx, const Actor &, const QJsonObject &args) -> Result<QJsonObject> {
            const QString key = args[u"key"_s].toString();
            const QString value = args[u"value"_s].toString();
            const Result<> done =
                value.isEmpty() ? store::settings::remove(tx, key) : store::settings::set(tx, key, value);
            if (!done)
                return tl::unexpected(done.error());
            return QJsonObject();
        },
        .personal = {}});
}

} // namespace cb::commands
