// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ids.h"

#include <QRandomGenerator>

namespace cb {

qint64 TimeOrderedIds::next(Instant at)
{
    const qint64 millisecond = at.time_since_epoch().count();
    const std::lock_guard lock(m_mutex);
    if (millisecond != m_millisecond) {
        m_millisecond = millisecond;
        m_counter = QRandomGenerator::global()->bounded(1 << (counterBits - 1)); // the upper half is room to grow
    } else {
        m_counter = (m_counter + 1) & ((1 << counterBits) - 1);
    }
    return (millisecond << counterBits) | m_counter;
}

} // namespace cb
