// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/ratelimit.h"

#include "http/addresses.h"

#include <algorithm>

namespace cb::http {

namespace {
QHostAddress bucketAddress(const QHostAddress &peer)
{
    const QHostAddress plain = plainAddress(peer);
    if (plain.protocol() != QAbstractSocket::IPv6Protocol)
        return plain;
    Q_IPV6ADDR bytes = plain.toIPv6Address();
    std::fill(std::begin(bytes.c) + 8, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes);
}
} // namespace

double RateLimit::tokensOf(const Bucket &bucket, Time now) const
{
    const double seconds = std::chrono::duration<double>(now - bucket.at).count();
    return std::min(m_settings.burst, bucket.tokens + std::max(0.0, seconds) * m_settings.perSecond);
}

bool RateLimit::isSpent(const QHostAddress &peer, Time now) const
{
    const auto known = m_buckets.constFind(bucketAddress(peer));
    return known != m_buckets.constEnd() && tokensOf(**known, now) < 1;
}

bool RateLimit::allow(const QHostAddress &peer, Time now)
{
    const QHostAddress address = bucketAddress(peer);
    const auto known = m_buckets.constFind(address);
    if (known == m_buckets.constEnd()) {
        if (m_buckets.size() >= m_settings.addresses) {
            m_buckets.remove(m_recent.back().address);
            m_recent.pop_back();
        }
        m_recent.push_front({address, m_settings.burst, now});
        m_buckets.insert(address, m_recent.begin());
    } else {
        m_recent.splice(m_recent.begin(), m_recent, *known);
    }

    Bucket &bucket = m_recent.front();
    bucket.tokens = tokensOf(bucket, now);
    bucket.at = now;
    if (bucket.tokens < 1)
        return false;
    bucket.tokens -= 1;
    return true;
}

} // namespace cb::http
