// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/callfacts.h"
#include "store/connection.h"

#include <QList>
#include <QString>

/// Calls as they come, for the tests of this room.
namespace cb::test {

[[nodiscard]] SiteTime newYork();
/// Fri 20 Nov 2026 09:00 New York, and so many milliseconds.
[[nodiscard]] Instant at(qint64 ms);

/// The engines to test on, as bothEngines() has them.
[[nodiscard]] QList<store::Engine> engines();

/// What one webhook tells.
struct Told {
    calls::Parties parties;
    QList<calls::Fact> facts;
};
struct Story {
    QString name;
    QString sid;
    QList<Told> events; // in the order they happened
    CallState state = CallState::Completed;
    CallOutcome outcome = CallOutcome::Open;
    CallEnd end = CallEnd::None;
};
[[nodiscard]] QList<Story> stories();

[[nodiscard]] calls::Parties fromCaller(const QString &caller = QStringLiteral("+12065550142"));

} // namespace cb::test
