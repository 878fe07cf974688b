// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/accountcheck.h"
#include "base/clock.h"
#include "engine/desk.h"

#include <QObject>
#include <QThreadPool>
#include <QUrl>

#include <functional>

namespace cb::engine {

/// Asks Twilio's REST API about the account a desk is set up with: account, balance, numbers, verified numbers. What
/// only some keys may read (balance, verified numbers) is left out of the report when the key may not. The auth token
/// is asked with, too, when there is an API key beside it.
class CarrierAccount final : public QObject, public AccountCheck
{
    Q_OBJECT
public:
    /// How it is set up now; asked at each question, on this object's thread.
    struct Setup {
        config::Configuration configuration;
        QUrl practiceUrl; // of the practice carrier, over the settings
    };
    CarrierAccount(Desk desk, const Clock &clock, std::function<Setup()> setup, QObject *parent = nullptr);
    ~CarrierAccount() override;
    void ask(QObject *context, Done done) override;

private:
    Desk m_desk;
    const Clock &m_clock;
    std::function<Setup()> m_setup;
    QThreadPool m_keyring; // waits for it instead of us
};

/// Answers what it was given: for pictures, which ask nobody.
class KnownAccount final : public AccountCheck
{
public:
    explicit KnownAccount(AccountReport report);
    void ask(QObject *context, Done done) override;

private:
    AccountReport m_report;
};

} // namespace cb::engine
