// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/desk.h"

#include "config/definitions.h"
#include "config/yamlfile.h"
#include "secrets/encryptedfile.h"
#include "secrets/keyring.h"
#include "secrets/ownerfolder.h"
#include "secrets/readonlysources.h"
#include "store/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <utility>

using namespace Qt::StringLiterals;

namespace cb::engine {

config::Configuration Desk::configuration(const QHash<QString, QString> &saved) const
{
    return config::Configuration::make(file, saved, environment);
}

store::Options Desk::database() const
{
    store::Options options;
    options.conninfo = configuration().text(u"database.url"_s);
    options.engine = options.conninfo.isEmpty() ? store::Engine::Sqlite : store::Engine::PostgreSql;
    options.path = dataFolder + u"/callboard.db"_s;
    options.backupFolder = dataFolder;
    return options;
}

Result<Desk> findDesk(const DeskOptions &options)
{
    Desk desk;
    desk.practice = options.practice;
    desk.environment = QProcessEnvironment::systemEnvironment();
    desk.dataFolder = options.dataFolder;
    if (desk.dataFolder.isEmpty()) {
        desk.dataFolder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
        if (options.practice)
            desk.dataFolder += u"/practice"_s;
    }
    if (!QDir().mkpath(desk.dataFolder))
        return failure(Error::Kind::Storage, u"cannot make the data folder %1"_s.arg(desk.dataFolder));
    desk.dataFolder = QFileInfo(desk.dataFolder).canonicalFilePath();
    QFile::setPermissions(desk.dataFolder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);

    const QString usual = desk.dataFolder + u"/callboard.yaml"_s;
    const QString file = options.configFile.isEmpty() ? usual : options.configFile;
    if (!options.configFile.isEmpty() || QFileInfo::exists(usual)) {
        Result<QHash<QString, QString>> read = config::readYaml(file);
        if (!read)
            return failure(read.error().kind, u"%1: %2"_s.arg(file, read.error().detail));
        desk.file = std::move(*read);
    }
    return desk;
}

Result<QHash<QString, QString>> savedSettings(store::Connection &connection)
{
    const Result<QHash<QString, QJsonValue>> all = store::settings::all(connection);
    if (!all)
        return tl::unexpected(all.error());
    QHash<QString, QString> texts;
    for (auto setting = all->begin(); setting != all->end(); ++setting)
        texts.insert(setting.key(), setting->toVariant().toString());
    return texts;
}

std::unique_ptr<secrets::Vault> openVault(const Desk &desk, const Clock &clock)
{
    QHash<QString, QString> variables;
    for (const config::Definition &definition : config::definitions()) {
        if (definition.secret)
            variables.insert(definition.key, definition.environment);
    }
    const QString credentials = desk.environment.value(u"CREDENTIALS_DIRECTORY"_s);
    Secret passphrase(desk.environment.value(u"CALLBOARD_PASSPHRASE"_s).toUtf8());
    if (passphrase.isEmpty()) {
        secrets::CredentialSource source(credentials);
        const auto keys = source.keys(u"callboard.passphrase"_s);
        if (keys && !keys->isEmpty())
            passphrase = keys->first().value;
    }

    std::vector<std::unique_ptr<secrets::Source>> sources;
    sources.push_back(std::make_unique<secrets::EnvironmentSource>(std::move(variables), desk.environment));
    sources.push_back(std::make_unique<secrets::CredentialSource>(credentials));
    if (desk.practice) {
        sources.push_back(std::make_unique<secrets::OwnerFolder>(desk.dataFolder + u"/practice-secrets"_s));
        return std::make_unique<secrets::Vault>(std::move(sources));
    }
    // Without a passphrase the file is only looked at when it is there, so that it can say it is locked.
    const QString file = desk.dataFolder + u"/secrets"_s;
    if (!passphrase.isEmpty() || QFileInfo::exists(file))
        sources.push_back(std::make_unique<secrets::EncryptedFile>(file, std::move(passphrase), clock));
    sources.push_back(std::make_unique<secrets::Keyring>());
    return std::make_unique<secrets::Vault>(std::move(sources));
}

} // namespace cb::engine
