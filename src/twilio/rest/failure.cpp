// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/rest/failure.h"

#include "twilio/errorcodes.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::twilio::rest {

namespace {

constexpr std::chrono::seconds longestWait{600}; // of what an answer may ask us to wait

Error::Kind kindOf(int status)
{
    switch (status) {
    case 401:
    case 403:
        return Error::Kind::Denied;
    case 404:
        return Error::Kind::NotFound;
    default:
        return Error::Kind::Remote;
    }
}

std::optional<std::chrono::milliseconds> retryAfter(const http::ClientResponse &response)
{
    bool isNumber = false;
    const int seconds = response.header("Retry-After").toInt(&isNumber);
    if (!isNumber || seconds < 0)
        return std::nullopt;
    return std::min(std::chrono::seconds(seconds), longestWait);
}

} // namespace

Fate fateOf(const Failure &failure)
{
    if (failure.sent == http::Sent::No)
        return failure.kind == Error::Kind::Invalid ? Fate::Refused : Fate::NotDone;
    switch (failure.httpStatus) {
    case 401:
    case 408:
    case 425:
    case 429:
        return Fate::NotDone;
    default:
        return failure.httpStatus >= 400 && failure.httpStatus < 500 ? Fate::Refused : Fate::Unclear;
    }
}

Failure failureOf(const http::ClientResponse &response)
{
    Failure failure;
    failure.kind = kindOf(response.status);
    failure.httpStatus = response.status;
    failure.retryAfter = retryAfter(response);
    // A proxy in between answers with a page of its own: then there is no code.
    failure.code = QJsonDocument::fromJson(response.body).object().value(u"code"_s).toInt();
    failure.detail = failure.code == 0
        ? u"Twilio answered %1"_s.arg(response.status)
        : u"Twilio error %1: %2"_s.arg(failure.code).arg(QString::fromUtf8(errorCode(failure.code).meaning));
    return failure;
}

Failure failureOf(const http::ClientError &error)
{
    Failure failure;
    failure.kind = error.kind;
    failure.detail = error.detail;
    failure.sent = error.sent;
    // An answer that broke off says nothing certain, whatever its first line was.
    failure.httpStatus = 0;
    return failure;
}

Failure unreadable(const QString &what, int httpStatus)
{
    Failure failure;
    failure.kind = Error::Kind::Remote;
    failure.detail = u"Twilio's answer cannot be read: "_s + what;
    failure.httpStatus = httpStatus;
    return failure;
}

} // namespace cb::twilio::rest
