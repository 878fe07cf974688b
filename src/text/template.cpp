// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/template.h"

#include "text/analysis.h"
#include "text/parser.h"
#include "text/renderer.h"

namespace cb::text {

Outcome<Template> Template::compile(QString source, Options options)
{
    auto program = parseTemplate(std::move(source), std::move(options));
    if (!program)
        return tl::unexpected(program.error());
    return Template(std::move(*program));
}

const Options &Template::options() const
{
    return m_program->options;
}

QList<VariableRead> Template::variablesRead() const
{
    return text::variablesRead(*m_program);
}

QStringList Template::templatesUsed() const
{
    return text::templatesUsed(*m_program);
}

Outcome<Expression> Expression::compile(QString source, Options options)
{
    auto program = parseExpression(std::move(source), std::move(options));
    if (!program)
        return tl::unexpected(program.error());
    return Expression(std::move(*program));
}

QList<VariableRead> Expression::variablesRead() const
{
    return text::variablesRead(*m_program);
}

Outcome<QString> Environment::render(const Template &source, const QJsonObject &variables) const
{
    return render(source, Value::fromJson(variables));
}

Outcome<QString> Environment::render(const Template &source, const Value &variables) const
{
    const ProgramLoader loader = [this](const QString &name) -> Outcome<std::shared_ptr<const Program>> {
        if (!m_loader)
            return tl::unexpected(Problem{Problem::Kind::Missing, {}, name, 0, 0});
        auto loaded = m_loader(name);
        if (!loaded)
            return tl::unexpected(loaded.error());
        return loaded->m_program;
    };
    return Renderer(source.m_program->options, loader, variables).render(source.m_program);
}

Outcome<Value> Environment::evaluate(const Expression &expression, const QJsonObject &variables) const
{
    return evaluate(expression, Value::fromJson(variables));
}

Outcome<Value> Environment::evaluate(const Expression &expression, const Value &variables) const
{
    const ProgramLoader none;
    return Renderer(expression.m_program->options, none, variables).evaluate(*expression.m_program);
}

} // namespace cb::text
