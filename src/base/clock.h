// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QDateTime>

#include <atomic>

namespace cb {

/// What time it is. Passed to whoever asks, so that tests and practice mode decide. Thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
};

/// Stands where it was put until a test moves it.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Instant start)
        : m_now(start.time_since_epoch().count())
    { }
    [[nodiscard]] Instant now() const override { return Instant(std::chrono::milliseconds(m_now.load())); }
    void set(Instant at) { m_now = at.time_since_epoch().count(); }
    void advance(std::chrono::milliseconds by) { m_now += by.count(); }

private:
    std::atomic<qint64> m_now;
};

/// Runs from a chosen instant at a chosen speed: the clock of practice mode.
class ShiftedClock final : public Clock
{
public:
    explicit ShiftedClock(Instant start, double speed = 1.0);
    [[nodiscard]] Instant now() const override;
    /// Time travel: from now on it is that much later (or earlier) than it would be; zero takes it back.
    void setOffset(std::chrono::milliseconds offset) { m_offset = offset.count(); }
    [[nodiscard]] std::chrono::milliseconds offset() const { return std::chrono::milliseconds(m_offset.load()); }

private:
    Instant m_start;
    std::atomic<qint64> m_offset = 0;
    std::chrono::steady_clock::time_point m_origin;
    double m_speed;
};

[[nodiscard]] inline QDateTime toDateTime(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
}
[[nodiscard]] inline Instant toInstant(const QDateTime &at)
{
    return Instant(std::chrono::milliseconds(at.toMSecsSinceEpoch()));
}

} // namespace cb
