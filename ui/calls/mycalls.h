// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/people.h"

#include <QModelIndex>
#include <QStringList>

namespace cb::ui {

/// Which live calls are "mine": those I talk in, am rung for or write up, and those that wait for a team of mine and
/// nobody has taken. A call that a colleague holds is theirs, whatever the team.
struct MyCalls {
    Operator::Id me; // 0: nobody has signed in, and no call is mine
    QStringList teams; // their names

    /// `call`: a row with the roles of calls/callroles.h.
    [[nodiscard]] bool hold(const QModelIndex &call) const;
    friend bool operator==(const MyCalls &, const MyCalls &) = default;
};

} // namespace cb::ui
