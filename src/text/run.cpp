// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/run.h"

using namespace Qt::StringLiterals;

namespace cb::text {

QString Problem::toString() const
{
    return templateName + u":%1:%2: "_s.arg(line).arg(column) + message;
}

Value Run::fail(QString message, Problem::Kind kind)
{
    if (!m_failed) {
        m_failed = true;
        m_problem.kind = kind;
        m_problem.message = std::move(message);
    }
    return {};
}

void Run::locate(Position at, const QString &templateName)
{
    if (!m_failed || m_problem.line != 0)
        return;
    m_problem.line = at.line;
    m_problem.column = at.column;
    m_problem.templateName = templateName;
}

bool Run::tooManySteps()
{
    fail(u"more than %1 steps"_s.arg(m_limits.steps), Problem::Kind::Limit);
    return false;
}

bool Run::tooMuchText()
{
    fail(u"more than %1 characters of text were made"_s.arg(m_limits.workChars), Problem::Kind::Limit);
    return false;
}

bool Run::undefinedUsed(const Value &value)
{
    const QString &name = value.undefinedName();
    fail(name.isEmpty() ? u"an undefined value is used"_s : name + u" is undefined"_s, Problem::Kind::Undefined);
    return false;
}

bool Run::fits(const Value &made, size_t items)
{
    if (qsizetype(items) > m_limits.listItems) {
        fail(u"a list of more than %1 items"_s.arg(m_limits.listItems), Problem::Kind::Limit);
    } else if (made.depth() > m_limits.depth) {
        fail(u"values nested too deeply"_s, Problem::Kind::Limit);
    }
    return !m_failed && step(qint64(items) * 4);
}

Value Run::text(QString words, bool markup)
{
    return produced(words.size()) ? Value::text(std::move(words), markup) : Value();
}

Value Run::list(ValueList items)
{
    const size_t count = items.size();
    Value made = Value::list(std::move(items));
    return fits(made, count) ? made : Value();
}

Value Run::tuple(ValueList items)
{
    const size_t count = items.size();
    Value made = Value::tuple(std::move(items));
    return fits(made, count) ? made : Value();
}

Value Run::map(MapEntries entries)
{
    const size_t count = entries.size();
    Value made = Value::map(std::move(entries));
    return fits(made, count) ? made : Value();
}

} // namespace cb::text
