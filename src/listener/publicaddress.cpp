// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listener/publicaddress.h"

#include "http/message.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::listener {

namespace {

/// The first of a comma-separated list: the one nearest to the client.
QByteArray first(const QByteArray &header)
{
    return header.split(',').value(0).trimmed();
}

QByteArray forwardedBase(const http::Request &request)
{
    const QByteArray scheme = first(request.header("X-Forwarded-Proto")).toLower();
    QByteArray host = first(request.header("X-Forwarded-Host"));
    if (host.isEmpty())
        host = request.header("Host");
    if (host.isEmpty() || (scheme != "https" && scheme != "http"))
        return {};
    const QByteArray port = first(request.header("X-Forwarded-Port"));
    const bool usual = port.isEmpty() || (scheme == "https" && port == "443") || (scheme == "http" && port == "80");
    QByteArray prefix = first(request.header("X-Forwarded-Prefix"));
    if (prefix.endsWith('/'))
        prefix.chop(1);
    return scheme + "://" + host + (usual || host.contains(':') ? QByteArray() : ':' + port) + prefix;
}

void addIfAddress(QList<twilio::PublicUrl> &all, const QByteArray &text)
{
    const Result<twilio::PublicUrl> url = twilio::PublicUrl::parse(text);
    const bool known = url && std::any_of(all.begin(), all.end(), [&url](const twilio::PublicUrl &one) {
        return one.text() == url->text();
    });
    if (url && !known)
        all << *url;
}

} // namespace

Result<PublicAddress> PublicAddress::make(const QByteArray &publicUrl, const http::AddressList &proxies)
{
    PublicAddress address;
    if (!publicUrl.isEmpty()) {
        const Result<twilio::PublicUrl> url = twilio::PublicUrl::parse(publicUrl);
        if (!url)
            return tl::unexpected(url.error());
        address.m_own << *url;
        address.m_configured = true;
    }
    address.m_proxies = proxies;
    return address;
}

void PublicAddress::setListening(const QHostAddress &address, quint16 port)
{
    if (m_configured)
        return;
    m_own.clear();
    const QByteArray at = ':' + QByteArray::number(port);
    const bool v6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QByteArray host = v6 ? '[' + address.toString().toLatin1() + ']' : address.toString().toLatin1();
    addIfAddress(m_own, "http://" + host + at);
    // On one's own machine both names are in use, and the other leads nowhere else.
    if (address.isLoopback())
        addIfAddress(m_own, "http://localhost" + at);
}

QList<twilio::PublicUrl> PublicAddress::candidates(const http::Request &request) const
{
    if (!m_proxies.contains(request.peer))
        return m_own;
    QList<twilio::PublicUrl> all = m_own;
    addIfAddress(all, forwardedBase(request));
    return all;
}

QHostAddress PublicAddress::client(const http::Request &request) const
{
    if (!m_proxies.contains(request.peer))
        return request.peer;
    // Each proxy appends whom it saw, some (HAProxy) in a line of their own behind the client's: the last entry of all
    // that is not one of ours is the client.
    QByteArrayList hops;
    for (const auto &[name, value] : request.headers) {
        if (name.compare("X-Forwarded-For", Qt::CaseInsensitive) == 0)
            hops << value.split(',');
    }
    for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
        const QHostAddress address(QString::fromLatin1(hop->trimmed()));
        if (address.isNull())
            break;
        if (!m_proxies.contains(address))
            return address;
    }
    return request.peer;
}

QByteArray PublicAddress::base() const
{
    return m_own.isEmpty() ? QByteArray() : m_own.first().text();
}

QByteArray PublicAddress::prefix() const
{
    return m_own.isEmpty() ? QByteArray() : m_own.first().prefix();
}

QList<twilio::PublicUrl> PublicAddress::claimed(const http::Request &request)
{
    QList<twilio::PublicUrl> all;
    addIfAddress(all, forwardedBase(request));
    const QByteArray host = request.header("Host");
    addIfAddress(all, "https://" + host);
    addIfAddress(all, "http://" + host);
    return all;
}

} // namespace cb::listener
