// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callroles.h"

#include "calls/call.h"

namespace cb {

QVariant callData(const Call &call, int role)
{
    const auto ms = [](const std::optional<std::chrono::milliseconds> &length) {
        return length ? qint64(length->count()) : qint64(-1);
    };
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return call.name;
    case KindRole:
        return int(CallRow::Call);
    case GroupRole:
        return int(groupOf(call.state));
    case DayRole:
        return call.day;
    case IdRole:
        return call.id.value;
    case NumberRole:
        return call.number.e164();
    case DirectionRole:
        return int(call.direction);
    case PathRole:
        return call.path();
    case AgentNameRole:
        return call.agentName;
    case AgentIdRole:
        return call.agent.value;
    case AgentCountRole:
        return call.agentCount;
    case TeamRole:
        return call.team;
    case StateRole:
        return int(call.state);
    case OutcomeRole:
        return int(call.outcome);
    case EndRole:
        return int(call.end);
    case QueuePositionRole:
        return call.queuePosition;
    case StateSinceRole:
        return qint64(call.stateSince.time_since_epoch().count());
    case StartedAtRole:
        return qint64(call.startedAt.time_since_epoch().count());
    case EndedAtRole:
        return call.endedAt ? qint64(call.endedAt->time_since_epoch().count()) : qint64(0);
    case WaitedRole:
        return ms(call.waited());
    case DurationRole:
        return ms(call.duration());
    case RecordingRole:
        return call.recording;
    case WhileOffRole:
        return call.cameInWhileOff();
    default:
        return {};
    }
}

QHash<int, QByteArray> callRoleNames()
{
    return {{Qt::DisplayRole, "display"}, {KindRole, "kind"}, {GroupRole, "group"}, {CountRole, "count"},
        {TotalRole, "total"}, {DayRole, "day"}, {IdRole, "id"}, {NameRole, "name"}, {NumberRole, "number"},
        {DirectionRole, "direction"}, {PathRole, "path"}, {AgentNameRole, "agentName"}, {AgentIdRole, "agentId"},
        {AgentCountRole, "agentCount"}, {TeamRole, "team"}, {StateRole, "state"}, {OutcomeRole, "outcome"},
        {EndRole, "end"}, {QueuePositionRole, "queuePosition"}, {StateSinceRole, "stateSince"},
        {StartedAtRole, "startedAt"}, {EndedAtRole, "endedAt"}, {WaitedRole, "waited"}, {DurationRole, "duration"},
        {RecordingRole, "recording"}, {HangingUpRole, "hangingUp"}, {WhileOffRole, "whileOff"}};
}

} // namespace cb
