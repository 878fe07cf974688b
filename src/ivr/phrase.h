// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "text/value.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace cb::text {
class Template;
class Expression;
} // namespace cb::text

namespace cb::ivr {

/// A text with {{ variables }}, compiled. Plain text, no HTML. A variable that is not set is spoken as nothing.
class Phrase
{
public:
    Phrase() = default; // empty
    /// Error::Kind::Invalid with line and column.
    [[nodiscard]] static Result<Phrase> compile(const QString &source);

    [[nodiscard]] bool isEmpty() const { return m_source.isEmpty(); }
    [[nodiscard]] bool isConstant() const { return !m_template; }
    [[nodiscard]] const QString &source() const { return m_source; }
    /// Names of the variables it reads ("call", "caller", "digits").
    [[nodiscard]] const QStringList &reads() const { return m_reads; }
    [[nodiscard]] Result<QString> render(const text::Value &variables) const;

private:
    QString m_source;
    std::shared_ptr<const text::Template> m_template; // null when there is nothing to replace
    QStringList m_reads;
};

/// A condition or computation, compiled: `hours.open and call.country == "US"`.
class Formula
{
public:
    Formula() = default; // undefined
    [[nodiscard]] static Result<Formula> compile(const QString &source);

    [[nodiscard]] bool isEmpty() const { return !m_expression; }
    [[nodiscard]] const QStringList &reads() const { return m_reads; }
    [[nodiscard]] Result<text::Value> evaluate(const text::Value &variables) const;

private:
    std::shared_ptr<const text::Expression> m_expression;
    QStringList m_reads;
};

} // namespace cb::ivr
