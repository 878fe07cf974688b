// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QPair>

class QJsonDocument;

namespace cb::http {

enum class Method { Get, Head, Post, Put, Delete, Options, Patch };
[[nodiscard]] QByteArray methodName(Method method);

using Headers = QList<QPair<QByteArray, QByteArray>>; // in the order received, names as the sender wrote them

/// The first value under that name, compared without case; empty when there is none.
[[nodiscard]] QByteArray headerValue(const Headers &headers, QByteArrayView name);

/// One request as it came over the wire: nothing decoded, nothing rebuilt, so that signatures can be checked.
/// Source: RFC 9112.
struct Request {
    Method method = Method::Get;
    QByteArray target; // path and query byte for byte: "/twilio/voice/status?v=1"
    QByteArray path; // target up to the first '?', still percent-encoded
    QByteArray query; // what follows the first '?', still encoded; empty when there is none
    Headers headers; // values without the white space around them
    QByteArray body;
    QHostAddress peer; // who is connected to us (a proxy, if there is one); IPv4 as IPv4, never mapped into IPv6
    quint64 exchange = 0; // tells it from every other request of this server; 0: of none

    [[nodiscard]] QByteArray header(QByteArrayView name) const { return headerValue(headers, name); }
};

struct Response {
    int status = 200;
    QByteArray contentType; // empty: no Content-Type is sent
    QByteArray body;
    Headers headers; // beside Content-Type, Content-Length and Connection, which the server writes itself

    [[nodiscard]] static Response empty(int status);
    [[nodiscard]] static Response text(QByteArray body, int status = 200); // text/plain, UTF-8
    [[nodiscard]] static Response json(const QJsonDocument &document, int status = 200);
    [[nodiscard]] static Response json(QByteArray body, int status = 200); // already serialised
    [[nodiscard]] static Response xml(QByteArray body, int status = 200); // text/xml, what Twilio expects of TwiML
};

/// "Not Found" for 404; empty for a number RFC 9110 does not name.
[[nodiscard]] QByteArray reasonPhrase(int status);

} // namespace cb::http
