// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "twilio/rest/client.h"

#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace cb::dispatch {

/// Whether the auth token that checks the webhooks' signatures is the account's: asked of Twilio, by reading the
/// account with its SID and that token, when signatures do not fit. A signature alone cannot tell, as a wrong public
/// URL spoils it, too. Lives in one thread.
class TokenCheck final : public QObject
{
    Q_OBJECT
public:
    /// `tokens`: the valid ones, newest first, two while rotating: one that is right is enough. The clock outlives it.
    TokenCheck(QString accountSid, QList<Secret> tokens, QUrl baseUrl, const Clock &clock, QObject *parent = nullptr);
    ~TokenCheck() override;

public Q_SLOTS:
    /// Asks, but not again within ten minutes of an answer, nor within one of a question that brought none: whoever
    /// sends us forged requests must not make us ask Twilio all day.
    void doubt();

Q_SIGNALS:
    /// Not told while Twilio does not answer.
    void judged(bool right);

private:
    void ask(qsizetype token);
    void end(std::optional<bool> right);

    QString m_account;
    QList<Secret> m_tokens;
    QUrl m_baseUrl;
    const Clock &m_clock;
    std::optional<Instant> m_quietUntil;
    bool m_ending = false;
    std::unique_ptr<twilio::rest::Client> m_client; // while one is asked
};

} // namespace cb::dispatch
