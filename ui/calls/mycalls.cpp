// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/mycalls.h"

#include "calls/call.h"
#include "calls/callroles.h"

namespace cb::ui {

bool MyCalls::hold(const QModelIndex &call) const
{
    if (!me.isValid())
        return false;
    if (const qint64 agent = call.data(AgentIdRole).toLongLong(); agent != 0)
        return agent == me.value;
    const int group = call.data(GroupRole).toInt();
    const bool waits = group == int(CallGroup::Ringing) || group == int(CallGroup::Queued);
    return waits && call.data(AgentNameRole).toString().isEmpty() && teams.contains(call.data(TeamRole).toString());
}

} // namespace cb::ui
