// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/flow.h"
#include "ivr/outcome.h"
#include "ivr/stepcontext.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <memory>

namespace cb::ivr {

class SettingsReader;

/// Where the palette of the designer shows a kind. Source: DESIGN 13.
enum class StepGroup { Start, Talk, Decide, Staff, Connect, End };

/// A way out of a step.
struct Exit {
    enum class Role {
        Next, // a plain way on; not wired: the call ends there
        Choice, // one of several; not wired: the flow is broken
        Digits, // as Choice; what the caller typed goes along
        Failure, // time-outs and what went wrong; not wired: the flow is broken
    };
    QString name; // "next", "1", "no_answer"
    Role role = Role::Choice;
    friend bool operator==(const Exit &, const Exit &) = default;
};

/// One step of one flow, ready to run: its settings read, its templates compiled. Immutable, used by several threads.
class StepRunner
{
public:
    virtual ~StepRunner() = default;
    /// Called when the call enters the step (context.entered()), and again with each result, answer or outcome that
    /// belongs to it. Pure: time, chance and the world come from the context.
    [[nodiscard]] virtual Outcome run(StepContext &context) const = 0;
    /// What the caller hears while an outcome is pending.
    virtual void filler(StepContext &context) const;
};

/// What a room brings to flows. Both functions are pure; `compile` tells the reader what is wrong with the settings
/// and may then answer null: a step with problems is never run.
struct StepKind {
    QString name; // "menu"
    StepGroup group = StepGroup::Talk;
    QList<Exit> (*exits)(const QJsonObject &settings) = nullptr;
    std::unique_ptr<const StepRunner> (*compile)(SettingsReader &settings) = nullptr;
};

/// Every kind has it without naming it: taken when the step breaks.
inline const QString errorExit = QStringLiteral("error");

} // namespace cb::ivr
