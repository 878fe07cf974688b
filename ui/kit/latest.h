// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace cb::ui {

/// Reads of one thing may be answered in another order than they were asked for: one that is older than what is shown
/// is not taken. (Whoever has to wait for the very last one counts for itself.)
class Latest
{
public:
    [[nodiscard]] quint64 ask() { return ++m_asked; }
    [[nodiscard]] bool take(quint64 number)
    {
        if (number < m_taken)
            return false;
        m_taken = number;
        return true;
    }

private:
    quint64 m_asked = 0;
    quint64 m_taken = 0;
};

} // namespace cb::ui
