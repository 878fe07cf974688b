// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/phrase.h"

#include "text/template.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

/// A sentence for a telephone, not a document: whatever costs more is a mistake.
text::Options options()
{
    text::Options options;
    options.autoescape = false;
    options.limits.sourceChars = 20'000;
    options.limits.outputChars = 20'000;
    options.limits.workChars = 200'000;
    options.limits.steps = 20'000;
    options.limits.listItems = 1'000;
    options.limits.depth = 50;
    options.limits.templates = 1;
    return options;
}

Error errorOf(const text::Problem &problem)
{
    return {Error::Kind::Invalid, problem.toString(), 0};
}

QStringList rootsOf(const QList<text::VariableRead> &reads)
{
    QStringList roots;
    for (const text::VariableRead &read : reads) {
        const auto end =
            std::find_if(read.path.begin(), read.path.end(), [](QChar c) { return c == u'.' || c == u'['; });
        const QString root = read.path.left(end - read.path.begin());
        if (!roots.contains(root))
            roots << root;
    }
    return roots;
}

} // namespace

Result<Phrase> Phrase::compile(const QString &source)
{
    Phrase phrase;
    phrase.m_source = source;
    if (!source.contains(u"{{"_s) && !source.contains(u"{%"_s) && !source.contains(u"{#"_s))
        return phrase;
    text::Outcome<text::Template> compiled = text::Template::compile(source, options());
    if (!compiled)
        return tl::unexpected(errorOf(compiled.error()));
    phrase.m_reads = rootsOf(compiled->variablesRead());
    phrase.m_template = std::make_shared<const text::Template>(*std::move(compiled));
    return phrase;
}

Result<QString> Phrase::render(const text::Value &variables) const
{
    if (!m_template)
        return m_source;
    text::Outcome<QString> rendered = text::Environment().render(*m_template, variables);
    if (!rendered)
        return tl::unexpected(errorOf(rendered.error()));
    return *std::move(rendered);
}

Result<Formula> Formula::compile(const QString &source)
{
    text::Outcome<text::Expression> compiled = text::Expression::compile(source, options());
    if (!compiled)
        return tl::unexpected(errorOf(compiled.error()));
    Formula formula;
    formula.m_reads = rootsOf(compiled->variablesRead());
    formula.m_expression = std::make_shared<const text::Expression>(*std::move(compiled));
    return formula;
}

Result<text::Value> Formula::evaluate(const text::Value &variables) const
{
    if (!m_expression)
        return text::Value();
    text::Outcome<text::Value> value = text::Environment().evaluate(*m_expression, variables);
    if (!value)
        return tl::unexpected(errorOf(value.error()));
    return *std::move(value);
}

} // namespace cb::ivr
