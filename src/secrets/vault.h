// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QList>
#include <QString>

#include <memory>
#include <vector>

namespace cb::secrets {

/// One valid value of a secret. While a token is rotated two of them hold, the newest first.
struct Key {
    QString id; // where it came from and which: "environment", "file 2026-11-20"
    Secret value;
};

/// One place that may hold secrets.
class Source
{
public:
    virtual ~Source() = default;
    [[nodiscard]] virtual QString name() const = 0; // for the doctor: "environment"
    /// Valid keys of "twilio.auth_token", newest first; empty when this place has none.
    /// Errors: Denied (locked, wrong passphrase), Storage (damaged), Unreachable (no keyring here).
    [[nodiscard]] virtual Result<QList<Key>> keys(const QString &secret) = 0;
    /// Makes `value` the newest key; the one before stays valid. Denied when this place cannot be written.
    [[nodiscard]] virtual Result<> put(const QString &secret, const Secret &value);
};

/// All places, strongest first. The first that has a secret decides.
class Vault
{
public:
    explicit Vault(std::vector<std::unique_ptr<Source>> sources);

    /// Not an error when nothing is found: an empty list. A place that is broken is passed over and told in `problems`.
    [[nodiscard]] QList<Key> keys(const QString &secret, QStringList *problems = nullptr) const;
    /// Into the first place that takes it.
    [[nodiscard]] Result<QString> put(const QString &secret, const Secret &value);

private:
    std::vector<std::unique_ptr<Source>> m_sources;
};

} // namespace cb::secrets
