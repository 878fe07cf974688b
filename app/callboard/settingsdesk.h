// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "commands/role.h"
#include "engine/desk.h"
#include "ui/settings/settingssource.h"

#include <QJsonObject>
#include <QThreadPool>

#include <memory>

namespace cb::app {

class Session;

/// The settings pages' answers from the desk itself: database, vault, carrier, doctor. What waits for a keyring or the
/// network does so on threads of its own.
class SettingsDesk final : public ui::SettingsSource
{
    Q_OBJECT
public:
    struct Options {
        engine::Desk desk;
        commands::Roles roles; // of who sits here
        std::unique_ptr<AccountCheck> account;
    };
    /// Session and clock outlive it.
    SettingsDesk(Session &session, Options options, const Clock &clock);
    ~SettingsDesk() override;

    [[nodiscard]] const config::Configuration &configuration() const override { return m_configuration; }
    [[nodiscard]] bool isPractice() const override { return m_options.desk.practice; }
    [[nodiscard]] bool mayChange() const override;
    [[nodiscard]] std::optional<ui::SecretState> secret(const QString &key) const override;
    void save(const QHash<QString, QString> &values, const QHash<QString, Secret> &secrets, QObject *context,
        Done<void> done) override;
    [[nodiscard]] const std::optional<ui::AccountAnswer> &account() const override { return m_account; }
    void askAccount() override;
    [[nodiscard]] bool isAskingAccount() const override { return m_askingAccount; }
    [[nodiscard]] const std::optional<QList<Finding>> &findings() const override { return m_findings; }
    void examine() override;
    [[nodiscard]] bool isExamining() const override { return m_examining; }
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
    void retryListener() override;

private:
    void readSettings();
    void readSecrets();
    void saveValues(const QHash<QString, QString> &values, const QHash<QString, QString> &places, QObject *context,
        Done<void> done);
    void applied();
    void order(const QString &command, const QJsonObject &args, QObject *context, Done<void> done);

    Session &m_session;
    Options m_options;
    const Clock &m_clock;
    config::Configuration m_configuration;
    QHash<QString, ui::SecretState> m_secrets;
    std::optional<ui::AccountAnswer> m_account;
    std::optional<QList<Finding>> m_findings;
    bool m_askingAccount = false;
    bool m_examining = false;
    bool m_examineAgain = false;
    QThreadPool m_pool;
};

} // namespace cb::app
