// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/addresses.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::http {

QHostAddress plainAddress(const QHostAddress &address)
{
    bool mapped = false;
    const quint32 v4 = address.toIPv4Address(&mapped);
    return mapped ? QHostAddress(v4) : address;
}

Result<AddressList> AddressList::parse(const QStringList &entries)
{
    AddressList list;
    for (const QString &entry : entries) {
        const auto subnet = QHostAddress::parseSubnet(entry.trimmed());
        if (subnet.first.isNull() || subnet.second < 0)
            return failure(Error::Kind::Invalid, u"not an address or subnet: \"%1\""_s.arg(entry));
        list.m_subnets.append({subnet.first, subnet.second});
    }
    return list;
}

bool AddressList::contains(const QHostAddress &address) const
{
    const QHostAddress plain = plainAddress(address);
    return std::any_of(m_subnets.cbegin(), m_subnets.cend(),
        [&plain](const auto &subnet) { return plain.isInSubnet(subnet.first, subnet.second); });
}

} // namespace cb::http
