// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/call.h"

#include <QStringList>

#include <algorithm>

namespace cb {

CallGroup groupOf(CallState state)
{
    switch (state) {
    case CallState::Queued:
        return CallGroup::Queued;
    case CallState::InProgress:
    case CallState::OnHold:
        return CallGroup::InProgress;
    case CallState::WrapUp:
        return CallGroup::WrapUp;
    default:
        return CallGroup::Ringing;
    }
}

QStringList Call::path() const
{
    QStringList crumbs;
    for (const RouteEntry &entry : route) {
        if (!entry.crumb.isEmpty())
            crumbs << entry.crumb;
    }
    return crumbs;
}

std::optional<std::chrono::milliseconds> Call::duration() const
{
    if (!endedAt)
        return std::nullopt;
    return std::max(*endedAt - startedAt, std::chrono::milliseconds(0));
}

std::optional<std::chrono::milliseconds> Call::waited() const
{
    if (!waitingSince)
        return std::nullopt;
    const std::optional<Instant> until = answeredAt ? answeredAt : endedAt;
    if (!until)
        return std::nullopt;
    return std::max(*until - *waitingSince, std::chrono::milliseconds(0));
}

std::optional<std::chrono::milliseconds> DayFigures::averageAnswer() const
{
    if (waits == 0)
        return std::nullopt;
    return waitTotal / waits;
}

std::optional<double> DayFigures::answeredSoonShare() const
{
    if (waits == 0)
        return std::nullopt;
    return double(answeredSoon) / waits;
}

} // namespace cb
