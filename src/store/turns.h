// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

#include <QHash>

#include <chrono>

/// The rate of a budget (calls per second) is one for all engines of a database: a row says when the next turn is. What
/// has gone leaves no credit, so turns come evenly and never in bursts. By the database's clock, which all share: on
/// PostgreSQL the server's, on SQLite the desk's.
namespace cb::store::outbox {

/// The time from one turn to the next, by family of budget: that of "sms:+12065550100" is that of "sms". What is not
/// named has no rate.
using Rates = QHash<QString, std::chrono::milliseconds>;
[[nodiscard]] std::chrono::milliseconds gapOf(const Rates &rates, const QString &budget);

/// When the turns of a budget are, as of now.
struct Turns {
    std::chrono::milliseconds untilNext{0}; // 0: it may be taken
    std::chrono::milliseconds gap{0}; // as it was when the last one was taken; 0: none ever was
    friend bool operator==(const Turns &, const Turns &) = default;
};
/// `now`: the desk's clock, for SQLite.
[[nodiscard]] Result<Turns> turns(Connection &connection, const QString &budget, Instant now);

/// Takes the turn of a budget that has one each `gap`: 0 when it is ours, else how long until the next.
[[nodiscard]] Result<std::chrono::milliseconds> takeTurn(
    Transaction &tx, const QString &budget, std::chrono::milliseconds gap);

} // namespace cb::store::outbox
