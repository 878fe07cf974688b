// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/vault.h"

namespace cb::secrets {

/// A folder with a file for each secret, which only the owner can read, but in the clear: for practice mode, whose
/// secrets guard nothing and must not end in the person's keyring. One value each.
class OwnerFolder final : public Source
{
public:
    explicit OwnerFolder(QString folder);
    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<QList<Key>> keys(const QString &secret) override;
    [[nodiscard]] Result<> put(const QString &secret, const Secret &value) override;

private:
    QString m_folder;
};

} // namespace cb::secrets
