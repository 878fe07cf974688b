// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"

#include <QJsonObject>

namespace cb::test {

/// Twilio's description of its REST API (tests/fixtures/twilio/twilio_api_v2010.json), asked about one exchange.
class OpenApi
{
public:
    OpenApi();
    [[nodiscard]] bool isLoaded() const { return !m_api.isEmpty(); }

    /// What does not fit, in words: an unknown path or parameter, a required one that is missing, a property with
    /// another name, type or word than described, one that is missing. Empty when all is well. `path` is the pattern
    /// below the account, `parameters` as a form (of a GET its query).
    [[nodiscard]] QString problem(http::Method method, const QString &path, const QByteArray &parameters,
        const http::ClientResponse &response) const;
    /// The same of the request alone. `path` may also be a whole pattern ("/2010-04-01/Accounts/{Sid}.json").
    [[nodiscard]] QString requestProblem(http::Method method, const QString &path, const QByteArray &parameters) const;
    /// The fullest of Twilio's own examples of a good answer; empty when it gives none.
    [[nodiscard]] QByteArray example(http::Method method, const QString &path) const;

private:
    [[nodiscard]] QJsonObject operation(http::Method method, const QString &path) const;
    [[nodiscard]] QJsonObject resolved(const QJsonObject &schema) const;
    [[nodiscard]] QString parameterProblem(const QJsonObject &operation, const QByteArray &parameters) const;
    [[nodiscard]] QString valueProblem(const QJsonObject &schema, const QJsonValue &value, const QString &place) const;

    QJsonObject m_api;
};

} // namespace cb::test
