// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/flow.h"
#include "ivr/hours.h"
#include "ivr/state.h"
#include "ivr/turn.h"
#include "store/connection.h"

#include <QList>

#include <optional>

namespace cb::ivr {

class CompiledFlow;
class StepRegistry;

// Flows. Changes are told as "ivr_flow".

/// A flow without its content.
struct FlowEntry {
    Flow::Id id;
    QString key;
    QString name;
    std::optional<int> published;
    int newest = 0; // a draft when it is not the published one
};
[[nodiscard]] Result<QList<FlowEntry>> flows(store::Connection &connection); // by name
[[nodiscard]] Result<std::optional<int>> publishedVersion(store::Connection &connection, const QString &key);
/// NotFound; Storage when the row cannot be read as a flow.
[[nodiscard]] Result<Flow> flowVersion(store::Connection &connection, const QString &key, int version);
/// Keeps the flow as its draft: the newest version when that was never published, else a new one. Returns its number.
[[nodiscard]] Result<int> saveDraft(store::Transaction &tx, const Flow &flow);
/// From now on calls run this version. Invalid names the first problem; NotFound.
[[nodiscard]] Result<> publish(store::Transaction &tx, const QString &key, int version, const StepRegistry &registry);
/// Brings in, published, the shipped flows and hours that are missing, and newer ones of those nobody edited.
[[nodiscard]] Result<> bringShipped(store::Transaction &tx);

// Hours. Changes are told as "ivr_hours".

struct StoredHours {
    int revision = 0;
    Hours hours;
};
/// Nothing when no table has that name.
[[nodiscard]] Result<std::optional<StoredHours>> hours(store::Connection &connection, const QString &name);
/// What tells a cached table from a changed one.
[[nodiscard]] Result<std::optional<int>> hoursRevision(store::Connection &connection, const QString &name);
[[nodiscard]] Result<> saveHours(store::Transaction &tx, const QString &name, const Hours &hours);

// Calls in flows.

struct StoredCall {
    State state;
    QByteArray answer; // the last TwiML
};
[[nodiscard]] Result<std::optional<StoredCall>> callState(store::Connection &connection, const QString &callSid);
[[nodiscard]] Result<> saveCallState(
    store::Transaction &tx, const QString &callSid, const State &state, const QByteArray &answer);
/// The call is over: its state goes, its last step is left. Nothing to forget is fine.
[[nodiscard]] Result<> forgetCall(store::Transaction &tx, const QString &callSid);
/// The call is over, and its state is kept for a while: it is in none of its steps any more.
[[nodiscard]] Result<> leaveSteps(store::Transaction &tx, const QString &callSid);
/// Calls whose end nobody told us; at most 500 in one go. Returns how many.
[[nodiscard]] Result<qint64> forgetCallsBefore(store::Transaction &tx, Instant before);
/// Removes at most 500 interactions entered before then; returns how many.
[[nodiscard]] Result<qint64> forgetInteractionsBefore(store::Transaction &tx, Instant before);

/// One step a call came to.
struct Interaction {
    qint64 id = 0; // time-ordered
    QString flow; // its key
    int version = 0;
    QString step;
    QString kind;
    QString name;
    QString input; // masked
    QString exit;
    QString problem;
    Instant enteredAt{};
    std::optional<Instant> leftAt;
};
[[nodiscard]] Result<QList<Interaction>> interactions(store::Connection &connection, const QString &callSid);
/// Writes the visits of one request: the first completes row `open` unless it was entered just now. Returns the row of
/// the last one. A new row for each step entered.
[[nodiscard]] Result<qint64> saveVisits(
    store::Transaction &tx, const QString &callSid, const QList<Visit> &visits, qint64 open);

} // namespace cb::ivr
