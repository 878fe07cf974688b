// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keyring.h"

#include <QEventLoop>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace cb::secrets {

namespace {

const QString service = u"callboard"_s;

Result<> finished(QKeychain::Job &job, std::chrono::milliseconds patience)
{
    job.setAutoDelete(false);
    QEventLoop loop;
    bool answered = false;
    QObject::connect(&job, &QKeychain::Job::finished, &loop, [&] {
        answered = true;
        loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    job.start();
    if (!answered)
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    if (!answered)
        return failure(Error::Kind::Unreachable, u"the keyring did not answer"_s);
    switch (job.error()) {
    case QKeychain::NoError:
        return {};
    case QKeychain::EntryNotFound:
        return failure(Error::Kind::NotFound, u"not in the keyring"_s);
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return failure(Error::Kind::Denied, u"the keyring is locked"_s);
    default:
        return failure(Error::Kind::Unreachable, u"no keyring here: %1"_s.arg(job.errorString()));
    }
}

Result<QByteArray> read(const QString &entry, std::chrono::milliseconds patience)
{
    QKeychain::ReadPasswordJob job(service);
    job.setKey(entry);
    if (const Result<> done = finished(job, patience); !done)
        return tl::unexpected(done.error());
    return job.binaryData();
}

Result<> write(const QString &entry, const QByteArray &value, std::chrono::milliseconds patience)
{
    QKeychain::WritePasswordJob job(service);
    job.setKey(entry);
    job.setBinaryData(value);
    return finished(job, patience);
}

QString previous(const QString &secret)
{
    return secret + u".previous"_s;
}

} // namespace

Keyring::Keyring(std::chrono::milliseconds patience)
    : m_patience(patience)
{ }

QString Keyring::name() const
{
    return u"system keyring"_s;
}

Result<QList<Key>> Keyring::keys(const QString &secret)
{
    QList<Key> found;
    for (const QString &entry : {secret, previous(secret)}) {
        const Result<QByteArray> value = read(entry, m_patience);
        if (!value && value.error().kind == Error::Kind::NotFound)
            continue;
        if (!value)
            return tl::unexpected(value.error());
        found << Key{u"keyring %1"_s.arg(entry), Secret(*value)};
    }
    return found;
}

Result<> Keyring::put(const QString &secret, const Secret &value)
{
    const Result<QByteArray> current = read(secret, m_patience);
    if (!current && current.error().kind != Error::Kind::NotFound)
        return tl::unexpected(current.error());
    if (current) {
        if (const Result<> kept = write(previous(secret), *current, m_patience); !kept)
            return kept;
    }
    return write(secret, value.reveal(), m_patience);
}

} // namespace cb::secrets
