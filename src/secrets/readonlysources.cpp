// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/readonlysources.h"

#include <QFile>

#include <utility>

using namespace Qt::StringLiterals;

namespace cb::secrets {

namespace {
constexpr qsizetype longestSecret = 64 * 1024;
}

EnvironmentSource::EnvironmentSource(QHash<QString, QString> variables, QProcessEnvironment environment)
    : m_variables(std::move(variables))
    , m_environment(std::move(environment))
{ }

QString EnvironmentSource::name() const
{
    return u"environment"_s;
}

Result<QList<Key>> EnvironmentSource::keys(const QString &secret)
{
    QList<Key> found;
    const QString variable = m_variables.value(secret);
    for (const QString &suffix : {QString(), u"_PREVIOUS"_s}) {
        const QString value = variable.isEmpty() ? QString() : m_environment.value(variable + suffix);
        if (!value.isEmpty())
            found << Key{u"environment %1"_s.arg(variable + suffix), Secret(value.toUtf8())};
    }
    return found;
}

CredentialSource::CredentialSource(QString folder)
    : m_folder(std::move(folder))
{ }

QString CredentialSource::name() const
{
    return u"systemd credentials"_s;
}

Result<QList<Key>> CredentialSource::keys(const QString &secret)
{
    QList<Key> found;
    if (m_folder.isEmpty())
        return found;
    for (const QString &suffix : {QString(), u".previous"_s}) {
        QFile file(m_folder + u'/' + secret + suffix);
        if (!file.exists())
            continue;
        if (!file.open(QIODevice::ReadOnly))
            return failure(Error::Kind::Denied, u"cannot read the credential %1: %2"_s.arg(secret, file.errorString()));
        found << Key{u"credential %1"_s.arg(secret + suffix), Secret(file.read(longestSecret).trimmed())};
    }
    return found;
}

} // namespace cb::secrets
