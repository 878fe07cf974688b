// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordings/archive.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtEndian>

#include <sodium.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace cb::recordings {

namespace {

constexpr QByteArrayView magic = "CBREC1\n";
constexpr char context[] = "callboard recordings 1";
constexpr qsizetype chunk = 64 * 1024;
constexpr qsizetype idLength = 16;
constexpr qsizetype largest = 1024LL * 1024 * 1024;
constexpr int orphanAgeSecs = 3600;

const unsigned char *bytes(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

Error systemError(const QString &doing)
{
    return {Error::Kind::Storage, u"%1: %2"_s.arg(doing, QString::fromLocal8Bit(std::strerror(errno))), 0};
}

/// One buffer for the stream: how long the outline is, the outline, the sound.
QByteArray pack(const Content &content)
{
    QByteArray plain(4, Qt::Uninitialized);
    qToLittleEndian(quint32(content.outline.size()), plain.data());
    plain.reserve(4 + content.outline.size() + content.sound.size());
    return plain + content.outline + content.sound;
}

std::optional<Content> unpack(const QByteArray &plain)
{
    if (plain.size() < 4)
        return std::nullopt;
    const quint32 outline = qFromLittleEndian<quint32>(plain.constData());
    if (outline > size_t(plain.size() - 4))
        return std::nullopt;
    return Content{plain.mid(4 + outline), plain.mid(4, outline)};
}

QByteArray encrypt(const QByteArray &plain, const ArchiveKey &key, const QByteArray &sid)
{
    crypto_secretstream_xchacha20poly1305_state state;
    QByteArray out = magic.toByteArray() + key.id.toLatin1() + '\n';
    QByteArray header(crypto_secretstream_xchacha20poly1305_HEADERBYTES, Qt::Uninitialized);
    crypto_secretstream_xchacha20poly1305_init_push(
        &state, reinterpret_cast<unsigned char *>(header.data()), bytes(key.key.reveal()));
    out += header;
    qsizetype from = 0;
    do {
        const qsizetype length = std::min(chunk, plain.size() - from);
        const bool last = from + length == plain.size();
        QByteArray sealed(length + qsizetype(crypto_secretstream_xchacha20poly1305_ABYTES), Qt::Uninitialized);
        crypto_secretstream_xchacha20poly1305_push(&state, reinterpret_cast<unsigned char *>(sealed.data()), nullptr,
            bytes(plain) + from, size_t(length), bytes(sid), size_t(sid.size()),
            last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
        out += sealed;
        from += length;
    } while (from < plain.size());
    sodium_memzero(&state, sizeof state);
    return out;
}

std::optional<QByteArray> decrypt(QByteArrayView sealed, const ArchiveKey &key, const QByteArray &sid)
{
    constexpr qsizetype headerBytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
    constexpr qsizetype extra = crypto_secretstream_xchacha20poly1305_ABYTES;
    if (sealed.size() < headerBytes)
        return std::nullopt;
    crypto_secretstream_xchacha20poly1305_state state;
    const auto *in = reinterpret_cast<const unsigned char *>(sealed.data());
    if (crypto_secretstream_xchacha20poly1305_init_pull(&state, in, bytes(key.key.reveal())) != 0)
        return std::nullopt;
    QByteArray plain;
    plain.reserve(sealed.size());
    unsigned char tag = 0;
    qsizetype from = headerBytes;
    while (from < sealed.size() && tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
        const qsizetype length = std::min(chunk + extra, sealed.size() - from);
        if (length < extra)
            break;
        const qsizetype place = plain.size();
        plain.resize(place + length - extra);
        if (crypto_secretstream_xchacha20poly1305_pull(&state, reinterpret_cast<unsigned char *>(plain.data()) + place,
                nullptr, &tag, in + from, size_t(length), bytes(sid), size_t(sid.size()))
            != 0)
            return std::nullopt;
        from += length;
    }
    sodium_memzero(&state, sizeof state);
    // Cut at a chunk's end, or something behind the end: neither is what was written.
    if (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL || from != sealed.size())
        return std::nullopt;
    return plain;
}

Result<> syncFolder(const QString &folder)
{
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return tl::unexpected(systemError(u"the recordings folder"_s));
    const bool synced = ::fsync(handle) == 0;
    ::close(handle);
    return synced ? Result<>() : Result<>(tl::unexpected(systemError(u"the recordings folder"_s)));
}

Result<> writeWhole(const QString &path, const QByteArray &data)
{
    const QByteArray name = QFile::encodeName(path);
    const int handle = ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (handle < 0)
        return tl::unexpected(systemError(u"a recording"_s));
    qsizetype written = 0;
    while (written < data.size()) {
        const ssize_t now = ::write(handle, data.constData() + written, size_t(data.size() - written));
        if (now < 0 && errno == EINTR)
            continue;
        if (now <= 0)
            break;
        written += now;
    }
    const bool whole = written == data.size() && ::fdatasync(handle) == 0;
    const Error error = systemError(u"a recording"_s);
    ::close(handle);
    if (whole)
        return {};
    ::unlink(name.constData());
    return tl::unexpected(error);
}

Result<> makeFolder(const QString &folder)
{
    constexpr mode_t ownerOnly = 0700;
    const QByteArray name = QFile::encodeName(folder);
    if (::mkdir(name.constData(), ownerOnly) == 0 || errno == EEXIST)
        return {};
    return tl::unexpected(systemError(u"the recordings folder"_s));
}

QString randomName()
{
    QByteArray random(8, Qt::Uninitialized);
    randombytes_buf(random.data(), size_t(random.size()));
    return QString::fromLatin1(random.toHex());
}

} // namespace

std::optional<ArchiveKey> ArchiveKey::from(const Secret &secret)
{
    if (secret.isEmpty() || sodium_init() < 0)
        return std::nullopt;
    const QByteArray given = secret.reveal().trimmed();
    QByteArray key(crypto_secretstream_xchacha20poly1305_KEYBYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(key.data()), size_t(key.size()), bytes(given),
        size_t(given.size()), reinterpret_cast<const unsigned char *>(context), sizeof context - 1);
    QByteArray id(crypto_generichash_BYTES_MIN, Qt::Uninitialized);
    crypto_generichash(
        reinterpret_cast<unsigned char *>(id.data()), size_t(id.size()), bytes(key), size_t(key.size()), nullptr, 0);
    return ArchiveKey{QString::fromLatin1(id.toHex().first(idLength)), Secret(std::move(key))};
}

Secret ArchiveKey::make()
{
    if (sodium_init() < 0)
        return {};
    QByteArray random(32, Qt::Uninitialized);
    randombytes_buf(random.data(), size_t(random.size()));
    return Secret(random.toBase64());
}

Archive::Archive(QString folder, QList<ArchiveKey> keys)
    : m_folder(std::move(folder))
    , m_keys(std::move(keys))
{ }

const ArchiveKey *Archive::key(const QString &id) const
{
    for (const ArchiveKey &key : m_keys) {
        if (key.id == id)
            return &key;
    }
    return nullptr;
}

QString Archive::path(const QString &file) const
{
    // Names come from our own rows, but a row may have been written by somebody else's hand.
    static const QRegularExpression ours(u"^[0-9a-f]{2}/[0-9A-Za-z]{1,64}\\.[0-9a-f]{16}\\.rec$"_s);
    return ours.match(file).hasMatch() ? m_folder + u'/' + file : QString();
}

Result<QString> Archive::keep(const QString &sid, const Content &content) const
{
    if (m_keys.isEmpty())
        return failure(Error::Kind::Denied, u"there is no key to encrypt recordings with"_s);
    const QByteArray sealed = encrypt(pack(content), m_keys.first(), sid.toLatin1());
    const QString random = randomName();
    const QString folder = random.first(2);
    const QString file = u"%1/%2.%3.rec"_s.arg(folder, sid, random);
    const QString whole = path(file);
    if (whole.isEmpty())
        return failure(Error::Kind::Invalid, u"no such recording"_s);
    for (const QString &place : {m_folder, m_folder + u'/' + folder}) {
        if (Result<> made = makeFolder(place); !made)
            return tl::unexpected(made.error());
    }
    const QString aside = whole + u".part"_s;
    if (Result<> written = writeWhole(aside, sealed); !written)
        return tl::unexpected(written.error());
    if (std::rename(QFile::encodeName(aside).constData(), QFile::encodeName(whole).constData()) != 0) {
        const Error error = systemError(u"a recording"_s);
        QFile::remove(aside);
        return tl::unexpected(error);
    }
    if (Result<> synced = syncFolder(m_folder + u'/' + folder); !synced)
        return tl::unexpected(synced.error());
    return file;
}

Result<Content> Archive::read(const QString &sid, const QString &file) const
{
    QFile source(path(file));
    if (source.fileName().isEmpty() || !source.exists())
        return failure(Error::Kind::NotFound, u"the recording's file is gone"_s);
    if (!source.open(QIODevice::ReadOnly) || source.size() > largest)
        return failure(Error::Kind::Storage, u"the recording's file cannot be read"_s);
    const QByteArray sealed = source.readAll();
    const qsizetype body = magic.size() + idLength + 1;
    if (!sealed.startsWith(magic) || sealed.size() < body || sealed[body - 1] != '\n')
        return failure(Error::Kind::Invalid, u"the recording's file is damaged"_s);
    const ArchiveKey *with = key(QString::fromLatin1(sealed.mid(magic.size(), idLength)));
    if (!with)
        return failure(Error::Kind::Denied, u"the key of this recording is not here"_s);
    const std::optional<QByteArray> plain = decrypt(QByteArrayView(sealed).sliced(body), *with, sid.toLatin1());
    std::optional<Content> content = plain ? unpack(*plain) : std::nullopt;
    if (!content)
        return failure(Error::Kind::Invalid, u"the recording's file is damaged"_s);
    return *std::move(content);
}

Result<> Archive::remove(const QString &file) const
{
    const QString whole = path(file);
    if (!whole.isEmpty() && ::unlink(QFile::encodeName(whole).constData()) != 0 && errno != ENOENT)
        return tl::unexpected(systemError(u"a recording"_s));
    return {};
}

Result<int> Archive::sweep(const std::function<Result<bool>(const QString &file)> &isKept) const
{
    int removed = 0;
    const QDateTime young = QDateTime::currentDateTimeUtc().addSecs(-orphanAgeSecs);
    QDirIterator all(m_folder, {u"*.rec"_s, u"*.rec.part"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        all.next();
        if (all.fileInfo().lastModified() > young)
            continue; // its row may be about to be written
        const QString file = QDir(m_folder).relativeFilePath(all.filePath());
        if (!file.endsWith(u".part")) {
            const Result<bool> kept = isKept(file);
            if (!kept)
                return tl::unexpected(kept.error());
            if (*kept)
                continue;
        }
        if (QFile::remove(all.filePath()))
            ++removed;
    }
    return removed;
}

} // namespace cb::recordings
