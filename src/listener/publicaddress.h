// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/addresses.h"
#include "twilio/publicurl.h"

#include <QByteArrayList>
#include <QHostAddress>
#include <QList>

namespace cb::http {
struct Request;
}

namespace cb::listener {

/// Under which addresses the world may have called us: what a vendor signs is the address it was given, not the one we
/// listen on. Source: settings listener.public_url and listener.proxies.
class PublicAddress
{
public:
    /// `publicUrl` may be empty: then we are called directly, at the port we listen on. Error::Kind::Invalid when it is
    /// no address.
    [[nodiscard]] static Result<PublicAddress> make(const QByteArray &publicUrl, const http::AddressList &proxies);
    /// Without a public URL: the port is known once the listener has it.
    void setListening(const QHostAddress &address, quint16 port);

    /// Addresses a request may have been signed for, likeliest first. Headers that name another one count only when
    /// they come from a configured proxy.
    [[nodiscard]] QList<twilio::PublicUrl> candidates(const http::Request &request) const;
    /// Whom the request is from: the peer, or whom a configured proxy names. What a stranger claims is not believed.
    [[nodiscard]] QHostAddress client(const http::Request &request) const;
    /// What goes before the paths we hand out: the public URL, or the one we listen on; without a slash at its end.
    [[nodiscard]] QByteArray base() const;
    /// "/prefix" of the public URL, or empty.
    [[nodiscard]] QByteArray prefix() const;
    /// Addresses the request's own headers speak of, whoever sent them. For explaining a refusal, never for a decision.
    [[nodiscard]] static QList<twilio::PublicUrl> claimed(const http::Request &request);

private:
    QList<twilio::PublicUrl> m_own; // the configured one, or those we listen on
    http::AddressList m_proxies;
    bool m_configured = false;
};

} // namespace cb::listener
