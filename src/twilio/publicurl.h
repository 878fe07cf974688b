// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

namespace cb::twilio {

/// Our address as it is written in Twilio's settings: https://user:pass@desk.example.com:8443/prefix. Twilio signs what
/// it asked for, so nothing of it is normalised, and nothing is taken from Host or X-Forwarded-* headers.
class PublicUrl
{
public:
    /// Error::Kind::Invalid unless it is http or https, a host, and perhaps credentials, a port and a path.
    [[nodiscard]] static Result<PublicUrl> parse(QByteArrayView text);

    /// Without credentials and without a slash at the end: put a path behind it.
    [[nodiscard]] const QByteArray &text() const { return m_text; }
    /// "/prefix", or empty.
    [[nodiscard]] const QByteArray &prefix() const { return m_prefix; }

    /// The beginnings of the addresses that Twilio may have signed, likeliest first: as configured, then with the port
    /// left out or the usual one added, then both with credentials if the address has some. For a WebSocket wss for
    /// https.
    [[nodiscard]] const QByteArrayList &origins(bool webSocket) const { return webSocket ? m_wsOrigins : m_origins; }
    /// The path and query as Twilio knows it: a proxy in between may have taken the prefix off the request.
    [[nodiscard]] QByteArray publicTarget(QByteArrayView requestTarget) const;
    /// How many of the origins have no password in them, the first ones.
    [[nodiscard]] static constexpr qsizetype plainOrigins() { return 2; }

private:
    QByteArray m_text;
    QByteArray m_prefix;
    QByteArrayList m_origins;
    QByteArrayList m_wsOrigins;
};

} // namespace cb::twilio
