// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"
#include "http/server.h"
#include "practice/exchange.h"
#include "twilio/form.h"

#include <QStringList>

namespace cb::practice {

/// Twilio's REST API 2010-04-01, as far as the desk uses it: the account, Calls, Recordings with their media
/// and Transcriptions, IncomingPhoneNumbers, OutgoingCallerIds, Balance. Answers are built at once, in the server's
/// thread.
class RestApi
{
public:
    RestApi(Exchange &exchange, Secret token, QString accountName);
    /// Beside the account's SID with its token, this key and secret may ask.
    void setApiKey(const QString &sid, const Secret &secret);
    void addTo(http::Server &server);
    /// The next `count` requests fail with this status.
    void failNext(int status, int count);

private:
    [[nodiscard]] http::Response answer(const http::Request &request);
    [[nodiscard]] bool isAuthorised(const http::Request &request) const;
    [[nodiscard]] http::Response calls(const http::Request &request, const QStringList &path);
    [[nodiscard]] http::Response recordings(const http::Request &request, const QStringList &path);
    [[nodiscard]] http::Response media(const http::Request &request, const QString &sid);
    [[nodiscard]] http::Response numbers(const http::Request &request, const QStringList &path);
    [[nodiscard]] http::Response callList(const twilio::Form &query) const;
    [[nodiscard]] http::Response recordingList(const twilio::Form &query, const QString &callSid) const;
    [[nodiscard]] http::Response transcriptionList(
        const twilio::Form &query, const QByteArray &place, const QString &sid) const;

    Exchange &m_exchange;
    Secret m_token;
    QString m_keySid;
    Secret m_keySecret;
    QString m_accountName;
    int m_failStatus = 0;
    int m_failCount = 0;
};

} // namespace cb::practice
