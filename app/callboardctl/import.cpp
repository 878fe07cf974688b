// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "config/dotenv.h"
#include "engine/databasetask.h"
#include "store/enginelock.h"
#include "store/migrations.h"
#include "store/settings.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace cb::ctl {

namespace {

constexpr qint64 largestFile = 1 << 20;

void describe(QCommandLineParser &parser)
{
    addDeskOptions(parser);
    parser.addPositionalArgument(
        u"FILE"_s, u"A .env file with the names of the systems before (TWILIO_ACCOUNT_SID, …)."_s);
}

Result<config::DotEnv> readDotEnv(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::NotFound, u"cannot read %1: %2"_s.arg(path, file.errorString()));
    return config::parseDotEnv(file.read(largestFile + 1));
}

Result<> saveSettings(const engine::Desk &desk, const QHash<QString, QString> &settings, const Clock &clock)
{
    if (const Result<store::Migrated> migrated = store::migrate(desk.database(), clock); !migrated)
        return tl::unexpected(migrated.error());
    const Result<std::unique_ptr<store::Database>> database = store::Database::open(desk.database(), clock);
    if (!database)
        return tl::unexpected(database.error());
    return engine::writeNow(**database, [&settings](store::Transaction &tx) -> Result<> {
        for (auto setting = settings.begin(); setting != settings.end(); ++setting) {
            if (Result<> kept = store::settings::set(tx, setting.key(), setting.value()); !kept)
                return kept;
        }
        return {};
    });
}

int run(const QCommandLineParser &parser, const QStringList &arguments)
{
    if (arguments.size() != 1)
        return failed({Error::Kind::Invalid, u"import needs one file"_s});
    const Result<config::DotEnv> file = readDotEnv(arguments.first());
    if (!file)
        return failed(file.error());
    const Result<engine::Desk> desk = deskFrom(parser);
    if (!desk)
        return failed(desk.error());
    const Result<store::EngineLock> lock = store::EngineLock::take(desk->dataFolder);
    if (!lock)
        return failed(lock.error());
    static const SystemClock clock;
    if (const Result<> saved = saveSettings(*desk, file->settings, clock); !saved)
        return failed(saved.error());

    int exitCode = file->problems.isEmpty() ? good : finding;
    QStringList keys = file->settings.keys();
    keys.sort();
    for (const QString &key : keys)
        print(u"saved    %1"_s.arg(key));
    const std::unique_ptr<secrets::Vault> vault = engine::openVault(*desk, clock);
    for (auto secret = file->secrets.begin(); secret != file->secrets.end(); ++secret) {
        const Result<QString> place = vault->put(secret.key(), secret.value());
        if (place)
            print(u"secret   %1 into the %2"_s.arg(secret.key(), *place));
        else
            complain(u"not kept %1: %2. Set CALLBOARD_PASSPHRASE to keep secrets in an encrypted file."_s.arg(
                secret.key(), place.error().detail));
        if (!place)
            exitCode = finding;
    }
    for (const QString &name : file->unknown)
        print(u"unknown  %1"_s.arg(name));
    for (const QString &problem : file->problems)
        complain(problem);
    return exitCode;
}

} // namespace

Command importCommand()
{
    return {u"import"_s, u"Reads the settings and secrets of a .env file."_s, describe, run};
}

} // namespace cb::ctl
