// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHostAddress>
#include <QList>
#include <QPair>
#include <QStringList>

namespace cb::http {

/// IPv4 that came in over an IPv6 socket (::ffff:192.0.2.1) as plain IPv4; anything else unchanged.
[[nodiscard]] QHostAddress plainAddress(const QHostAddress &address);

/// Addresses and subnets ("192.0.2.7", "10.0.0.0/8", "2001:db8::/32").
class AddressList
{
public:
    AddressList() = default;
    /// Error::Kind::Invalid names the entry that is no address.
    [[nodiscard]] static Result<AddressList> parse(const QStringList &entries);

    [[nodiscard]] bool isEmpty() const { return m_subnets.isEmpty(); }
    [[nodiscard]] bool contains(const QHostAddress &address) const;

private:
    QList<QPair<QHostAddress, int>> m_subnets;
};

} // namespace cb::http
