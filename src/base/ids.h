// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QtGlobal>

#include <chrono>
#include <cstddef>
#include <mutex>

namespace cb {

/// A stored row's key, typed by what the row is, so that a call's id cannot be passed where a contact's is wanted.
template <typename Tag>
struct Id {
    qint64 value = 0; // 0: not stored yet
    [[nodiscard]] bool isValid() const { return value > 0; }
    friend bool operator==(Id, Id) = default;
    friend auto operator<=>(Id, Id) = default;
    friend size_t qHash(Id id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using Instant = std::chrono::sys_time<std::chrono::milliseconds>; // UTC

/// Makes ids that sort by time: milliseconds since 1970 << 20 | counter. The counter starts at a random place, so
/// that engines sharing a database hardly ever meet (a primary key settles the rest), and runs on over all instants.
class TimeOrderedIds
{
public:
    TimeOrderedIds();
    /// Thread-safe; grows within one millisecond.
    [[nodiscard]] qint64 next(Instant at);
    /// The smallest id of that instant: ids of [a, b) lie in [first(a), first(b)).
    [[nodiscard]] static qint64 first(Instant at) { return at.time_since_epoch().count() << counterBits; }
    [[nodiscard]] static Instant instant(qint64 id) { return Instant(std::chrono::milliseconds(id >> counterBits)); }

    static constexpr int counterBits = 20;

private:
    std::mutex m_mutex;
    qint64 m_millisecond = -1;
    qint64 m_counter;
};

} // namespace cb
