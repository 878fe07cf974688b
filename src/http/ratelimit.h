// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHostAddress>

#include <chrono>
#include <list>

namespace cb::http {

/// A bucket of tokens per address, for requests that were refused or carry no valid signature: the router asks after
/// each of them, so that signed calls are never slowed. IPv6 counts by /64, the size a single customer gets.
/// Not thread-safe: it belongs to the door's thread.
class RateLimit
{
public:
    using Time = std::chrono::steady_clock::time_point;

    struct Settings {
        double burst = 20; // refusals at once
        double perSecond = 1; // and afterwards
        qsizetype addresses = 4096; // remembered; the one longest silent is forgotten first
    };
    explicit RateLimit(Settings settings)
        : m_settings(settings)
    { }
    RateLimit()
        : RateLimit(Settings{})
    { }

    /// Counts one refusal of this peer. False: answer 429 instead of the reason.
    [[nodiscard]] bool allow(const QHostAddress &peer, Time now = std::chrono::steady_clock::now());
    /// Whether allow() would say no; counts nothing.
    [[nodiscard]] bool isSpent(const QHostAddress &peer, Time now = std::chrono::steady_clock::now()) const;
    [[nodiscard]] qsizetype remembered() const { return m_buckets.size(); }

private:
    struct Bucket {
        QHostAddress address;
        double tokens = 0;
        Time at;
    };
    [[nodiscard]] double tokensOf(const Bucket &bucket, Time now) const;
    Settings m_settings;
    std::list<Bucket> m_recent; // latest first
    QHash<QHostAddress, std::list<Bucket>::iterator> m_buckets;
};

} // namespace cb::http
