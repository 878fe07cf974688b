// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch/tokencheck.h"

#include <QLoggingCategory>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::dispatch {

namespace {

Q_LOGGING_CATEGORY(lcToken, "callboard.dispatch.token", QtInfoMsg)

constexpr auto afterAnswer = 10min;
constexpr auto afterNone = 1min;

} // namespace

TokenCheck::TokenCheck(QString accountSid, QList<Secret> tokens, QUrl baseUrl, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_account(std::move(accountSid))
    , m_tokens(std::move(tokens))
    , m_baseUrl(std::move(baseUrl))
    , m_clock(clock)
{ }

TokenCheck::~TokenCheck()
{
    m_ending = true; // the client tells that it was cancelled
    m_client.reset();
}

void TokenCheck::doubt()
{
    if (m_client || m_tokens.isEmpty() || (m_quietUntil && m_clock.now() < *m_quietUntil))
        return;
    ask(0);
}

void TokenCheck::ask(qsizetype token)
{
    const twilio::rest::Credentials credentials{m_account, {}, m_tokens.at(token), m_baseUrl};
    if (const Result<> usable = credentials.check(); !usable) {
        qCWarning(lcToken, "%ls", qUtf16Printable(usable.error().detail));
        return end({});
    }
    m_client = std::make_unique<twilio::rest::Client>(credentials);
    m_client->account([this, token](const twilio::rest::Answer<twilio::rest::AccountInfo> &account) {
        if (m_ending)
            return;
        const bool refused = !account && account.error().httpStatus == 401;
        if (refused && token + 1 < m_tokens.size()) // queued: the client that answers must not go yet
            QMetaObject::invokeMethod(
                this, [this, token] { ask(token + 1); }, Qt::QueuedConnection);
        else if (account || refused)
            end(account.has_value());
        else
            end({});
    });
}

void TokenCheck::end(std::optional<bool> right)
{
    m_quietUntil = m_clock.now() + (right ? std::chrono::milliseconds(afterAnswer) : afterNone);
    if (m_client)
        m_client.release()->deleteLater(); // it is still telling us
    if (!right)
        return;
    if (!*right)
        qCWarning(
            lcToken, "Twilio refuses the auth token of %ls: signatures cannot be checked", qUtf16Printable(m_account));
    Q_EMIT judged(*right);
}

} // namespace cb::dispatch

#include "moc_tokencheck.cpp"
