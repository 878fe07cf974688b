// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QVariant>

namespace cb {

struct Call;

/// Roles of LiveCallModel and HistoryModel. Both are flat lists in which a header row precedes each group or day.
/// All values are raw: the window formats and translates.
enum class CallRow {
    Header,
    Call,
    Loading
}; // Loading: the row's page is on its way; it turns into Call by dataChanged

enum CallRole : int {
    KindRole = Qt::UserRole + 1, // int(CallRow)
    // header rows
    GroupRole, // live: int(CallGroup); also on call rows
    CountRole, // rows below this header, int
    TotalRole, // history: all calls of that day, int ("9 of 151")
    // both
    DayRole, // history: QDate of the site
    // call rows
    IdRole, // qint64, Call::Id
    NameRole, // QString; empty: unknown caller
    NumberRole, // QString, E.164; empty: withheld
    DirectionRole, // int(CallDirection)
    PathRole, // QStringList, the short way: first the line, last where it is now
    AgentNameRole, // QString; empty: nobody yet
    AgentIdRole, // qint64; 0: not one of our operators
    AgentCountRole, // int, telephones ringing
    TeamRole, // QString
    StateRole, // int(CallState)
    OutcomeRole, // int(CallOutcome)
    EndRole, // int(CallEnd)
    QueuePositionRole, // int, 0: not queued
    StateSinceRole, // qint64, ms since 1970: the timer runs from here
    StartedAtRole, // qint64, ms since 1970
    EndedAtRole, // qint64, ms since 1970; 0: open
    WaitedRole, // qint64, ms; -1: nobody was rung
    DurationRole, // qint64, ms; -1: open
    RecordingRole, // bool: live, is being recorded
    HangingUpRole, // bool: live, somebody at a desk has hung up, and the carrier has not ended it yet
    WhileOffRole, // bool: came in while the desk was off
};

/// A call row's data.
[[nodiscard]] QVariant callData(const Call &call, int role);
[[nodiscard]] QHash<int, QByteArray> callRoleNames();

} // namespace cb
