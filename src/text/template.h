// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/problem.h"
#include "text/value.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <memory>

// Templates in a subset of Jinja2: docs/templates.md says which.
namespace cb::text {

struct Program;
struct ExpressionProgram;

/// A variable that a template reads and does not set itself.
struct VariableRead {
    QString path; // "customer.name"; "rows[].amount" for what a loop over `rows` reads of each item
    int line = 0; // of the first place, counted from 1
    int column = 0;
    /// Every read of it copes with its absence: `is defined`, `default`, `{% if name %}`.
    bool optional = false;
    friend bool operator==(const VariableRead &, const VariableRead &) = default;
};

/// A compiled template: immutable, cheap to copy, to be kept by the caller and rendered from any thread.
class Template
{
public:
    [[nodiscard]] static Outcome<Template> compile(QString source, Options options = {});

    [[nodiscard]] const Options &options() const;
    /// Sorted by path; those of included and extended templates are theirs.
    [[nodiscard]] QList<VariableRead> variablesRead() const;
    /// What include and extends name by a literal, in order, without repeats.
    [[nodiscard]] QStringList templatesUsed() const;

private:
    friend class Environment;
    explicit Template(std::shared_ptr<const Program> program)
        : m_program(std::move(program))
    { }
    std::shared_ptr<const Program> m_program;
};

/// A compiled expression, as stands inside `{{ }}`: conditions of flows.
class Expression
{
public:
    [[nodiscard]] static Outcome<Expression> compile(QString source, Options options = {});
    [[nodiscard]] QList<VariableRead> variablesRead() const;

private:
    friend class Environment;
    explicit Expression(std::shared_ptr<const ExpressionProgram> program)
        : m_program(std::move(program))
    { }
    std::shared_ptr<const ExpressionProgram> m_program;
};

/// Renders; holds nothing but the loader, which must answer from any thread that renders.
class Environment
{
public:
    /// The template that include or extends names. Kind::Missing when there is none: `ignore missing` passes over it.
    using Loader = std::function<Outcome<Template>(const QString &name)>;

    Environment() = default; // knows no other templates
    explicit Environment(Loader loader)
        : m_loader(std::move(loader))
    { }

    [[nodiscard]] Outcome<QString> render(const Template &source, const QJsonObject &variables) const;
    /// The same for variables converted once and used often: a map.
    [[nodiscard]] Outcome<QString> render(const Template &source, const Value &variables) const;
    [[nodiscard]] Outcome<Value> evaluate(const Expression &expression, const QJsonObject &variables) const;
    [[nodiscard]] Outcome<Value> evaluate(const Expression &expression, const Value &variables) const;

private:
    Loader m_loader;
};

/// What editors offer after `|` and `is`, sorted.
[[nodiscard]] QStringList filterNames();
[[nodiscard]] QStringList testNames();

} // namespace cb::text
