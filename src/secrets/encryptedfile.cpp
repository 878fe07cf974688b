// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/encryptedfile.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <sodium.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace cb::secrets {

namespace {

constexpr char magic[] = "callboard-secrets-1\n";
constexpr qsizetype magicBytes = sizeof(magic) - 1;
constexpr qsizetype headerBytes = magicBytes + crypto_pwhash_SALTBYTES + crypto_secretbox_xchacha20poly1305_NONCEBYTES;
constexpr qsizetype largestFile = 1 << 20;
constexpr int keysKept = 2; // the new one and the one being rotated out

unsigned char *bytes(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

const unsigned char *bytes(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

Result<QByteArray> keyFrom(const Secret &passphrase, const QByteArray &salt)
{
    QByteArray key(crypto_secretbox_xchacha20poly1305_KEYBYTES, Qt::Uninitialized);
    if (sodium_init() < 0
        || crypto_pwhash(bytes(key), size_t(key.size()), passphrase.reveal().constData(),
               size_t(passphrase.reveal().size()), bytes(salt), crypto_pwhash_OPSLIMIT_INTERACTIVE,
               crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13)
            != 0)
        return failure(Error::Kind::Storage, u"not enough memory to derive the key"_s);
    return key;
}

} // namespace

EncryptedFile::EncryptedFile(QString path, Secret passphrase, const Clock &clock)
    : m_path(std::move(path))
    , m_passphrase(std::move(passphrase))
    , m_clock(clock)
{ }

QString EncryptedFile::name() const
{
    return u"encrypted file"_s;
}

Result<QByteArray> EncryptedFile::open() const
{
    QFile file(m_path);
    if (!file.exists())
        return QByteArray("{}");
    if (m_passphrase.isEmpty())
        return failure(Error::Kind::Denied, u"%1 is locked: no passphrase was given"_s.arg(m_path));
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Denied, u"cannot read %1: %2"_s.arg(m_path, file.errorString()));
    const QByteArray all = file.read(largestFile + 1);
    if (all.size() < headerBytes + qsizetype(crypto_secretbox_xchacha20poly1305_MACBYTES) || all.size() > largestFile
        || !all.startsWith(magic))
        return failure(Error::Kind::Storage, u"%1 is not a Callboard secrets file"_s.arg(m_path));

    const QByteArray salt = all.mid(magicBytes, crypto_pwhash_SALTBYTES);
    const QByteArray nonce = all.mid(magicBytes + salt.size(), crypto_secretbox_xchacha20poly1305_NONCEBYTES);
    const QByteArray sealed = all.mid(headerBytes);
    const Result<QByteArray> key = keyFrom(m_passphrase, salt);
    if (!key)
        return key;
    QByteArray plain(sealed.size() - qsizetype(crypto_secretbox_xchacha20poly1305_MACBYTES), Qt::Uninitialized);
    if (crypto_secretbox_xchacha20poly1305_open_easy(
            bytes(plain), bytes(sealed), size_t(sealed.size()), bytes(nonce), bytes(*key))
        != 0)
        return failure(Error::Kind::Denied, u"the passphrase of %1 is wrong, or the file is damaged"_s.arg(m_path));
    return plain;
}

Result<> EncryptedFile::seal(const QByteArray &json) const
{
    if (m_passphrase.isEmpty())
        return failure(Error::Kind::Denied, u"a passphrase is needed to write %1"_s.arg(m_path));
    QByteArray salt(crypto_pwhash_SALTBYTES, Qt::Uninitialized);
    QByteArray nonce(crypto_secretbox_xchacha20poly1305_NONCEBYTES, Qt::Uninitialized);
    if (sodium_init() < 0)
        return failure(Error::Kind::Storage, u"libsodium did not start"_s);
    randombytes_buf(salt.data(), size_t(salt.size()));
    randombytes_buf(nonce.data(), size_t(nonce.size()));
    const Result<QByteArray> key = keyFrom(m_passphrase, salt);
    if (!key)
        return tl::unexpected(key.error());
    QByteArray sealed(json.size() + qsizetype(crypto_secretbox_xchacha20poly1305_MACBYTES), Qt::Uninitialized);
    crypto_secretbox_xchacha20poly1305_easy(bytes(sealed), bytes(json), size_t(json.size()), bytes(nonce), bytes(*key));

    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(magic + salt + nonce + sealed) < 0 || !file.commit())
        return failure(Error::Kind::Storage, u"cannot write %1: %2"_s.arg(m_path, file.errorString()));
    return {};
}

Result<QList<Key>> EncryptedFile::keys(const QString &secret)
{
    const Result<QByteArray> json = open();
    if (!json)
        return tl::unexpected(json.error());
    QList<Key> found;
    for (const QJsonValue &entry : QJsonDocument::fromJson(*json).object().value(secret).toArray()) {
        found << Key{u"file %1"_s.arg(entry[u"id"].toString()),
            Secret(QByteArray::fromBase64(entry[u"value"].toString().toLatin1()))};
    }
    return found;
}

Result<> EncryptedFile::put(const QString &secret, const Secret &value)
{
    const Result<QByteArray> json = open();
    if (!json)
        return tl::unexpected(json.error());
    QJsonObject all = QJsonDocument::fromJson(*json).object();
    QJsonArray kept = all.value(secret).toArray();
    kept.prepend(QJsonObject{{u"id"_s, toDateTime(m_clock.now()).date().toString(Qt::ISODate)},
        {u"value"_s, QString::fromLatin1(value.reveal().toBase64())}});
    while (kept.size() > keysKept)
        kept.removeLast();
    all.insert(secret, kept);
    return seal(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

} // namespace cb::secrets
