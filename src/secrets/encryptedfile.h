// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/vault.h"

#include "base/clock.h"

namespace cb::secrets {

/// A file only its owner can read, sealed under a passphrase: argon2id makes the key, XChaCha20-Poly1305 seals.
/// For machines without a keyring. Keeps the two newest keys of each secret. Source: libsodium, crypto_pwhash and
/// crypto_secretbox.
class EncryptedFile final : public Source
{
public:
    EncryptedFile(QString path, Secret passphrase, const Clock &clock);
    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<QList<Key>> keys(const QString &secret) override;
    [[nodiscard]] Result<> put(const QString &secret, const Secret &value) override;

private:
    [[nodiscard]] Result<QByteArray> open() const; // JSON {secret: [{id, value}]}, newest first
    [[nodiscard]] Result<> seal(const QByteArray &json) const;

    QString m_path;
    Secret m_passphrase;
    const Clock &m_clock;
};

} // namespace cb::secrets
