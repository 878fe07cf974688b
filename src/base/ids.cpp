// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ids.h"

#include <QRandomGenerator>

namespace cb {

namespace {

constexpr qint64 places = qint64(1) << TimeOrderedIds::counterBits;
constexpr qint64 roomToGrow = places / 16; // ids that one millisecond may still take in a row

} // namespace

TimeOrderedIds::TimeOrderedIds()
    : m_counter(QRandomGenerator::global()->bounded(int(places - roomToGrow)))
{ }

qint64 TimeOrderedIds::next(Instant at)
{
    const qint64 millisecond = at.time_since_epoch().count();
    const std::lock_guard lock(m_mutex);
    // Instants come in any order, and many calls share one: a vendor's event times are whole seconds. So the counter
    // runs on over all of them; only after a million ids an instant may see a number again.
    if (millisecond != m_millisecond && m_counter >= places - roomToGrow)
        m_counter = -1;
    m_millisecond = millisecond;
    m_counter = (m_counter + 1) & (places - 1);
    return (millisecond << counterBits) | m_counter;
}

} // namespace cb
