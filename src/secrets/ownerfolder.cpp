// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/ownerfolder.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace cb::secrets {

OwnerFolder::OwnerFolder(QString folder)
    : m_folder(std::move(folder))
{ }

QString OwnerFolder::name() const
{
    return u"practice"_s;
}

Result<QList<Key>> OwnerFolder::keys(const QString &secret)
{
    QFile file(m_folder + u'/' + secret);
    if (!file.exists())
        return QList<Key>();
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Denied, u"%1 cannot be read"_s.arg(secret));
    return QList<Key>{{name(), Secret(file.readAll())}};
}

Result<> OwnerFolder::put(const QString &secret, const Secret &value)
{
    if (!QDir().mkpath(m_folder)
        || !QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return failure(Error::Kind::Storage, u"the folder of practice secrets cannot be made"_s);
    QSaveFile file(m_folder + u'/' + secret);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(value.reveal()) != value.reveal().size() || !file.commit())
        return failure(Error::Kind::Storage, u"%1 cannot be written"_s.arg(secret));
    return {};
}

} // namespace cb::secrets
