// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/problem.h"
#include "text/value.h"

namespace cb::text {

/// One rendering under way: what it may still cost, and its first failure. After a failure every function returns
/// a value of no meaning and the callers unwind.
class Run
{
public:
    Run(const Limits &limits, UndefinedVariables undefined)
        : m_limits(limits)
        , m_strict(undefined == UndefinedVariables::Strict)
    { }

    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool strict() const { return m_strict; }
    [[nodiscard]] const Limits &limits() const { return m_limits; }
    [[nodiscard]] const Problem &problem() const { return m_problem; }

    bool autoescape = false; // of the template part being rendered

    /// Keeps the first failure; the renderer adds where it was. Returns undefined, for `return run.fail(…)`.
    Value fail(QString message, Problem::Kind kind = Problem::Kind::Value);
    void locate(Position at, const QString &templateName);

    /// Counts work; false when the limit is reached.
    bool step(qint64 count = 1)
    {
        m_steps += count;
        return m_steps <= m_limits.steps ? true : tooManySteps();
    }
    /// Counts characters made.
    bool produced(qsizetype chars)
    {
        m_chars += chars;
        return m_chars <= m_limits.workChars ? true : tooMuchText();
    }

    /// New values, counted.
    Value text(QString words, bool markup = false);
    Value list(ValueList items);
    Value tuple(ValueList items);
    Value map(MapEntries entries);

    /// Strict mode: a failure for an undefined value. True when the value may be used.
    /// An inline `if` without `else` gives the one undefined value without a name, which strict mode lets pass.
    bool usable(const Value &value)
    {
        return !m_strict || !value.isUndefined() || value.undefinedName().isNull() || undefinedUsed(value);
    }
    bool undefinedUsed(const Value &value); // always false

private:
    bool tooManySteps();
    bool tooMuchText();
    bool fits(const Value &made, size_t items);

    const Limits m_limits;
    const bool m_strict;
    bool m_failed = false;
    Problem m_problem;
    qint64 m_steps = 0;
    qsizetype m_chars = 0;
};

} // namespace cb::text
