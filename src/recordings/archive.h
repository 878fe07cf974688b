// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace cb::recordings {

/// A key recordings are encrypted with: made from a secret of the vault, named by its own fingerprint, so that the name
/// stays while the vault's order changes.
struct ArchiveKey {
    QString id; // 16 hex digits
    Secret key; // 32 bytes

    /// Of whatever the vault holds ("recordings.key"). An empty secret makes none.
    [[nodiscard]] static std::optional<ArchiveKey> from(const Secret &secret);
    /// A new secret for the vault.
    [[nodiscard]] static Secret make();
};

/// A recording with what was learnt of it on arrival.
struct Content {
    QByteArray sound; // WAV or MP3, as fetched
    QByteArray outline; // audio::Outline::toBytes; may be empty
    friend bool operator==(const Content &, const Content &) = default;
};

/// Recordings on disk: one encrypted file each, in a folder only its owner may enter. Sound is never written in the
/// clear, not even for a moment. Files are whole or not there: written aside, synced, renamed. What no row names (a
/// power cut between file and row) is cleaned by sweep(). Any thread may call it.
///
/// A file: "CBREC1\n", the key's id, "\n", libsodium's secretstream (XChaCha20-Poly1305) in chunks of 64 KiB, bound to
/// the recording's SID. Source: libsodium, crypto_secretstream_xchacha20poly1305.
class Archive
{
public:
    /// `keys`: the first encrypts, all decrypt. Makes the folder when something is kept.
    Archive(QString folder, QList<ArchiveKey> keys);

    [[nodiscard]] bool hasKey() const { return !m_keys.isEmpty(); }
    [[nodiscard]] QString keyId() const { return m_keys.isEmpty() ? QString() : m_keys.first().id; }

    /// Encrypts and writes; the file's name, for the row. Denied: there is no key. Storage: the disk.
    [[nodiscard]] Result<QString> keep(const QString &sid, const Content &content) const;
    /// NotFound: no such file. Denied: its key is not here. Invalid: it was changed, cut, or is another recording's.
    [[nodiscard]] Result<Content> read(const QString &sid, const QString &file) const;
    /// A file that is not there is fine.
    [[nodiscard]] Result<> remove(const QString &file) const;

    /// Removes what is older than an hour and belongs to nobody. Returns how many.
    [[nodiscard]] Result<int> sweep(const std::function<Result<bool>(const QString &file)> &isKept) const;

private:
    [[nodiscard]] const ArchiveKey *key(const QString &id) const;
    [[nodiscard]] QString path(const QString &file) const;

    QString m_folder;
    QList<ArchiveKey> m_keys;
};

} // namespace cb::recordings
