// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingssource.h"

#include <QProcessEnvironment>

namespace cb::test {

/// Answers the settings pages from memory.
class FakeSettings final : public ui::SettingsSource
{
    Q_OBJECT
public:
    FakeSettings();
    [[nodiscard]] static Instant now(); // Fri 20 Nov 2026 09:42:18 America/New_York
    [[nodiscard]] static AccountReport report();

    [[nodiscard]] const config::Configuration &configuration() const override { return m_configuration; }
    [[nodiscard]] bool isPractice() const override { return practice; }
    [[nodiscard]] bool mayChange() const override { return administrator; }
    [[nodiscard]] std::optional<ui::SecretState> secret(const QString &key) const override;
    void save(const QHash<QString, QString> &values, const QHash<QString, Secret> &secrets, QObject *context,
        Done<void> done) override;
    [[nodiscard]] const std::optional<ui::AccountAnswer> &account() const override { return m_account; }
    void askAccount() override;
    [[nodiscard]] bool isAskingAccount() const override { return m_asking; }
    [[nodiscard]] const std::optional<QList<Finding>> &findings() const override { return m_findings; }
    void examine() override;
    [[nodiscard]] bool isExamining() const override { return false; }
    void refusals(QObject *context, Done<QList<ui::RefusedRequest>> done) override;
    void numbers(QObject *context, Done<QList<ui::OurNumberSetup>> done) override;
    void numberChoices(QObject *context, Done<ui::NumberChoices> done) override;
    void saveNumber(const ui::NumberEdit &edit, QObject *context, Done<void> done) override;
    void mailboxes(QObject *context, Done<ui::MailboxChoices> done) override;
    void saveMailbox(const Mailbox &mailbox, QObject *context, Done<void> done) override;
    [[nodiscard]] std::optional<NumberWebhooks> wantedWebhooks() const override;
    void readNumber(const PhoneNumber &number, QObject *context, Done<void> done) override;
    void setNumber(const PhoneNumber &number, QObject *context, Done<void> done) override;
    void putBack(const PhoneNumber &number, QObject *context, Done<void> done) override;
    void testFallback(const PhoneNumber &number, const PhoneNumber &to, QObject *context, Done<void> done) override;
    void retryListener() override { ++retries; }

    /// Reads file, saved and environment again.
    void make();

    QHash<QString, QString> file;
    QHash<QString, QString> saved;
    QProcessEnvironment environment;
    QHash<QString, ui::SecretState> secrets;
    QHash<QString, Secret> keptSecrets; // what save() was given
    int askedToSave = 0;
    QList<QHash<QString, QString>> saves; // each call's values
    Result<AccountReport> answer;
    TokenVerdict token = TokenVerdict::Right;
    QList<Finding> found;
    Result<> saveAnswer; // an error is given back, and nothing is kept
    bool administrator = true;
    bool practice = false;
    int retries = 0;
    QStringList orders; // "set +12065550100"
    QList<ui::NumberEdit> edits; // what saveNumber() was given
    QList<Mailbox> boxes{{{5}, QStringLiteral("billing"), QStringLiteral("Billing"), {}}};

private:
    config::Configuration m_configuration;
    std::optional<ui::AccountAnswer> m_account;
    std::optional<QList<Finding>> m_findings;
    bool m_asking = false;
};

} // namespace cb::test
