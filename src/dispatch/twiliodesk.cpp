// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch/twiliodesk.h"

#include "calls/callorders.h"
#include "twilio/overrides.h"
#include "twilio/rest/failure.h"

using namespace Qt::StringLiterals;

namespace cb::dispatch {

namespace {

constexpr std::chrono::seconds listenerOpensIn{5}; // look again after

QUrl address(const QUrl &base, const QString &path, const QByteArray &proof, QLatin1StringView overrides)
{
    QString text = QString::fromUtf8(base.toEncoded()) + path;
    if (!proof.isEmpty())
        text += (path.contains(u'?') ? u'&' : u'?') + QLatin1StringView(proofName) + u'=' + QLatin1StringView(proof);
    return QUrl(text + u'#' + overrides, QUrl::StrictMode);
}

} // namespace

QUrl TwilioDesk::control(const QString &path, const QByteArray &proof) const
{
    return address(publicUrl, path, proof, twilio::overrides::control);
}

QUrl TwilioDesk::fallback() const
{
    return fallbackUrl.isEmpty() ? control(QString(calls::fallbackPath)) : QUrl(fallbackUrl, QUrl::StrictMode);
}

QUrl TwilioDesk::callback(const QString &path, const QByteArray &proof) const
{
    return address(publicUrl, path, proof, twilio::overrides::callback);
}

SendResult resultOf(const twilio::rest::Failure &failure)
{
    switch (twilio::rest::fateOf(failure)) {
    case twilio::rest::Fate::NotDone:
        return SendResult::notDone(failure.detail, failure.retryAfter, failure.httpStatus);
    case twilio::rest::Fate::Refused:
        return SendResult::failed(failure.detail, failure.code, failure.httpStatus);
    case twilio::rest::Fate::Unclear:
        break;
    }
    return SendResult::unclear(failure.detail, failure.httpStatus);
}

std::optional<SendResult> obstacle(const TwilioDesk &desk, bool needsListener)
{
    if (!desk.client && desk.expected)
        return SendResult::notDone(u"the way to Twilio is not open yet"_s, listenerOpensIn);
    if (!desk.client)
        return SendResult::failed(u"no Twilio account is set up"_s);
    if (needsListener && desk.publicUrl.isEmpty())
        return SendResult::notDone(u"the listener is closed, Twilio could not tell us anything"_s, listenerOpensIn);
    return std::nullopt;
}

} // namespace cb::dispatch
