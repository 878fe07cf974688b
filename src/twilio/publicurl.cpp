// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/publicurl.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::twilio {

namespace {

tl::unexpected<Error> refused(const char *why)
{
    return failure(Error::Kind::Invalid, u"public address: "_s + QString::fromLatin1(why));
}

bool isPrintable(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

bool isPort(QByteArrayView text)
{
    bool good = false;
    const int port = text.toInt(&good);
    return good && port > 0 && port < 65536;
}

QByteArrayList originsOf(QByteArrayView scheme, QByteArrayView credentials, const QByteArray &host,
    const QByteArray &port, const QByteArray &usualPort)
{
    QByteArrayList origins;
    const auto add = [&](const QByteArray &authority) { origins << scheme.toByteArray() + "://" + authority; };
    const QByteArray asWritten = port.isEmpty() ? host : host + ':' + port;
    const QByteArray otherwise = port.isEmpty() ? host + ':' + usualPort : host;
    add(asWritten);
    add(otherwise);
    if (!credentials.isEmpty()) {
        add(credentials.toByteArray() + '@' + asWritten);
        add(credentials.toByteArray() + '@' + otherwise);
    }
    return origins;
}

} // namespace

Result<PublicUrl> PublicUrl::parse(QByteArrayView text)
{
    if (!isPrintable(text) || text.contains('?') || text.contains('#') || text.contains('\\'))
        return refused("blanks, queries and fragments do not belong in it");
    const bool secure = text.startsWith("https://");
    if (!secure && !text.startsWith("http://"))
        return refused("it must begin with https:// or http://");
    QByteArrayView rest = text.sliced(secure ? 8 : 7);
    const qsizetype slash = rest.indexOf('/');
    QByteArrayView authority = slash < 0 ? rest : rest.first(slash);
    QByteArrayView path = slash < 0 ? QByteArrayView() : rest.sliced(slash);
    while (path.endsWith('/'))
        path.chop(1);
    QByteArrayView credentials;
    if (const qsizetype at = authority.lastIndexOf('@'); at >= 0) {
        credentials = authority.first(at);
        authority = authority.sliced(at + 1);
    }
    const qsizetype colon = authority.lastIndexOf(':');
    const bool hasPort = colon > authority.lastIndexOf(']'); // colons inside [] are an IPv6 address
    const QByteArray host = (hasPort ? authority.first(colon) : authority).toByteArray();
    const QByteArray port = hasPort ? authority.sliced(colon + 1).toByteArray() : QByteArray();
    if (host.isEmpty() || (host.contains(':') && !host.startsWith('[')))
        return refused("it has no host name");
    if (hasPort && !isPort(port))
        return refused("its port is not a number from 1 to 65535");

    PublicUrl url;
    url.m_prefix = path.toByteArray();
    const QByteArray usualPort = secure ? "443" : "80";
    url.m_origins = originsOf(secure ? "https" : "http", credentials, host, port, usualPort);
    url.m_wsOrigins = originsOf(secure ? "wss" : "ws", credentials, host, port, usualPort);
    url.m_text = url.m_origins.first() + url.m_prefix;
    return url;
}

QByteArray PublicUrl::publicTarget(QByteArrayView requestTarget) const
{
    if (m_prefix.isEmpty())
        return requestTarget.toByteArray();
    if (requestTarget.startsWith(m_prefix)) {
        const QByteArrayView rest = requestTarget.sliced(m_prefix.size());
        if (rest.isEmpty() || rest.front() == '/' || rest.front() == '?')
            return requestTarget.toByteArray();
    }
    return m_prefix + requestTarget.toByteArray();
}

} // namespace cb::twilio
