// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

namespace cb {

Instant SystemClock::now() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

ShiftedClock::ShiftedClock(Instant start, double speed)
    : m_start(start)
    , m_origin(std::chrono::steady_clock::now())
    , m_speed(speed)
{ }

Instant ShiftedClock::now() const
{
    const std::chrono::duration<double, std::milli> elapsed = std::chrono::steady_clock::now() - m_origin;
    return m_start + offset() + std::chrono::milliseconds(qint64(elapsed.count() * m_speed));
}

} // namespace cb
