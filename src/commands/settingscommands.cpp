// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/settingscommands.h"

#include "store/settings.h"

using namespace Qt::StringLiterals;

namespace cb::commands {

namespace {

constexpr qsizetype longestKey = 100;
constexpr qsizetype mostValues = 100;

/// Both forms of the arguments as one; Invalid for anything else.
Result<QHash<QString, QString>> valuesOf(const QJsonObject &args)
{
    QJsonObject values = args[u"values"_s].toObject();
    if (values.isEmpty())
        values.insert(args[u"key"_s].toString(), args[u"value"_s]);
    QHash<QString, QString> read;
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (value.key().isEmpty() || value.key().size() > longestKey || !value->isString())
            return failure(Error::Kind::Invalid, u"settings.set takes a key and a value"_s);
        read.insert(value.key(), value->toString());
    }
    if (read.isEmpty() || read.size() > mostValues)
        return failure(Error::Kind::Invalid, u"settings.set takes 1 to %1 values"_s.arg(mostValues));
    return read;
}

Result<QJsonObject> runSet(store::Transaction &tx, const SettingRule &rule, const QJsonObject &args)
{
    const Result<QHash<QString, QString>> values = valuesOf(args);
    if (!values)
        return tl::unexpected(values.error());
    for (auto value = values->begin(); value != values->end(); ++value) {
        const Result<QString> kept = rule(value.key(), value.value());
        if (!kept)
            return tl::unexpected(kept.error());
        const Result<> done =
            kept->isEmpty() ? store::settings::remove(tx, value.key()) : store::settings::set(tx, value.key(), *kept);
        if (!done)
            return tl::unexpected(done.error());
    }
    return QJsonObject();
}

Result<> checkSecretKept(const QJsonObject &args)
{
    for (const QString &name : {u"secret"_s, u"place"_s}) {
        const QString text = args[name].toString();
        if (text.isEmpty() || text.size() > longestKey)
            return failure(Error::Kind::Invalid, u"settings.secret_kept takes a secret and a place"_s);
    }
    return {};
}

} // namespace

void addSettingsCommands(Registry &registry, const SettingRule &rule)
{
    registry.add({.name = u"settings.set"_s,
        .needed = Role::Administrator,
        .check = [rule](const QJsonObject &args) -> Result<> {
            const Result<QHash<QString, QString>> values = valuesOf(args);
            if (!values)
                return tl::unexpected(values.error());
            for (auto value = values->begin(); value != values->end(); ++value) {
                if (const Result<QString> good = rule(value.key(), value.value()); !good)
                    return tl::unexpected(good.error());
            }
            return {};
        },
        .handle = [rule](store::Transaction &tx, const Actor &,
                      const QJsonObject &args) { return runSet(tx, rule, args); },
        .personal = {}});
    registry.add({.name = u"settings.secret_kept"_s,
        .needed = Role::Administrator,
        .check = checkSecretKept,
        .handle = [](store::Transaction &tx, const Actor &, const QJsonObject &args) -> Result<QJsonObject> {
            const QJsonObject note{
                {u"place"_s, args[u"place"_s]}, {u"at"_s, qint64(tx.now().time_since_epoch().count())}};
            const Result<> done = store::settings::set(tx, u"secret:"_s + args[u"secret"_s].toString(), note);
            return done ? Result<QJsonObject>(QJsonObject()) : tl::unexpected(done.error());
        },
        .personal = {}});
}

} // namespace cb::commands
