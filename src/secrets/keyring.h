// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/vault.h"

#include <chrono>

namespace cb::secrets {

/// The desktop's keyring, by QtKeychain. Each question waits for the keyring's answer at most `patience`: asked while
/// the program starts or from a thread of its own, never from a webhook. Any thread may ask.
class Keyring final : public Source
{
public:
    explicit Keyring(std::chrono::milliseconds patience = std::chrono::seconds(3));
    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<QList<Key>> keys(const QString &secret) override;
    [[nodiscard]] Result<> put(const QString &secret, const Secret &value) override;

private:
    std::chrono::milliseconds m_patience;
};

} // namespace cb::secrets
