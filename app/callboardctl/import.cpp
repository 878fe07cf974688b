// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"
#include "sending.h"

#include "config/dotenv.h"
#include "engine/allcommands.h"
#include "engine/enginename.h"
#include "engine/linkclient.h"
#include "store/database.h"
#include "store/enginelock.h"
#include "store/migrations.h"

#include <QFile>

#include <optional>

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

/// Where the commands of an import go: to the engine of that folder when one is running, which takes up at once what
/// they save; else to its database. Not to an engine of our own: that would make secrets which are still in the file.
class Way
{
public:
    /// Conflict: an engine has the folder and does not answer. Else as engineName(), store::migrate(),
    /// Database::open().
    [[nodiscard]] Result<> open(const engine::Desk &desk, const Clock &clock);
    [[nodiscard]] Result<commands::Outcome> run(const QString &name, const QJsonObject &args)
    {
        const commands::Command command = commands::Command::make(name, args);
        return m_link ? sendNow(*m_link, command) : sendNow(*m_local, command);
    }

private:
    std::unique_ptr<engine::LinkClient> m_link;
    std::optional<store::EngineLock> m_lock;
    commands::Registry m_registry = engine::allCommands();
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<commands::LocalSender> m_local;
};

Result<> Way::open(const engine::Desk &desk, const Clock &clock)
{
    Result<store::EngineLock> lock = store::EngineLock::take(desk.dataFolder);
    if (!lock && lock.error().kind == Error::Kind::Conflict)
        m_link = linkTo(desk.dataFolder);
    if (!lock)
        return m_link ? Result<>() : tl::unexpected(lock.error());
    m_lock = std::move(*lock);
    store::Options where = desk.database();
    const Result<QString> name = engine::engineName(desk.dataFolder, where.engine); // whose trail it goes into
    if (!name)
        return tl::unexpected(name.error());
    where.engineName = *name;
    if (const Result<store::Migrated> migrated = store::migrate(where, clock); !migrated)
        return tl::unexpected(migrated.error());
    Result<std::unique_ptr<store::Database>> database = store::Database::open(where, clock);
    if (!database)
        return tl::unexpected(database.error());
    m_database = std::move(*database);
    m_local = std::make_unique<commands::LocalSender>(*m_database, m_registry, commandLine());
    return {};
}

Result<> saveSettings(Way &way, const QHash<QString, QString> &settings)
{
    if (settings.isEmpty())
        return {};
    QJsonObject values;
    for (auto setting = settings.begin(); setting != settings.end(); ++setting)
        values.insert(setting.key(), setting.value());
    const Result<commands::Outcome> saved = way.run(u"settings.set"_s, {{u"values"_s, values}});
    return saved ? Result<>() : tl::unexpected(saved.error());
}

/// The command never sees the secret itself: it says where that is, in the trail and to the engine.
Result<> noteSecret(Way &way, const QString &name, const QString &place)
{
    const Result<commands::Outcome> noted =
        way.run(u"settings.secret_kept"_s, {{u"secret"_s, name}, {u"place"_s, place}});
    return noted ? Result<>() : tl::unexpected(noted.error());
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
    static const SystemClock clock;
    Way way;
    if (const Result<> open = way.open(*desk, clock); !open)
        return failed(open.error());
    if (const Result<> saved = saveSettings(way, file->settings); !saved)
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
        const Result<> noted = place ? noteSecret(way, secret.key(), *place) : tl::unexpected(place.error());
        if (place && !noted)
            complain(u"%1 is kept, but the trail does not say so: %2"_s.arg(secret.key(), noted.error().detail));
        if (!noted)
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
