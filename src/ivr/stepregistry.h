// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/step.h"

#include <QHash>

#include <optional>

namespace cb::ivr {

/// The kinds of steps and the variables that answerers provide. Filled once by the engine, then only read.
class StepRegistry
{
public:
    /// The kinds of this room: say, menu, gather, record, voicemail, open hours, condition, split, set variable,
    /// transfer, redirect, hang up; and the variable "hours".
    [[nodiscard]] static StepRegistry standard();

    void add(StepKind kind);
    [[nodiscard]] const StepKind *find(const QString &name) const;
    [[nodiscard]] QList<StepKind> kinds() const { return m_kinds; } // in the order of the palette

    /// A variable whose value an answerer of the same name gives when a step reads it. Remembered ones are asked once
    /// per call ("caller"), others once per request ("hours").
    void addFact(const QString &name, bool remembered);
    [[nodiscard]] std::optional<bool> fact(const QString &name) const; // remembered, or nothing

private:
    QList<StepKind> m_kinds;
    QHash<QString, qsizetype> m_index;
    QHash<QString, bool> m_facts;
};

} // namespace cb::ivr
