// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/vault.h"

#include <QHash>
#include <QProcessEnvironment>

namespace cb::secrets {

/// Environment variables: TWILIO_AUTH_TOKEN, and TWILIO_AUTH_TOKEN_PREVIOUS while rotating.
class EnvironmentSource final : public Source
{
public:
    /// `variables`: secret's key to variable ("twilio.auth_token" to "TWILIO_AUTH_TOKEN").
    EnvironmentSource(QHash<QString, QString> variables, QProcessEnvironment environment);
    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<QList<Key>> keys(const QString &secret) override;

private:
    QHash<QString, QString> m_variables;
    QProcessEnvironment m_environment;
};

/// systemd credentials: files "twilio.auth_token" and "twilio.auth_token.previous" in $CREDENTIALS_DIRECTORY.
/// Source: systemd.exec(5), LoadCredential=.
class CredentialSource final : public Source
{
public:
    explicit CredentialSource(QString folder); // empty: this service has none
    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<QList<Key>> keys(const QString &secret) override;

private:
    QString m_folder;
};

} // namespace cb::secrets
