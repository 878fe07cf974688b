// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/deskstatus.h"

namespace cb {

void DeskBoard::set(const DeskStatus &status)
{
    if (status == m_status)
        return;
    m_status = status;
    Q_EMIT changed();
}

} // namespace cb

#include "moc_deskstatus.cpp"
