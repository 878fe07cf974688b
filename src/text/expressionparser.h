// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/ast.h"
#include "text/lexer.h"

namespace cb::text {

/// Reads expressions from tokens, with Jinja2's grammar and binding strengths. The first problem stays: after it
/// every function returns null and the current token is the end.
class ExpressionParser
{
public:
    ExpressionParser(std::vector<Token> tokens, const Options &options)
        : m_tokens(std::move(tokens))
        , m_options(options)
    { }

    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] const Problem &problem() const { return m_problem; }

    NodePtr expression(); // with `a if b else c`
    NodePtr unconditional(); // without
    NodePtr tuple(bool conditional, QStringView endName = {});
    NodePtr filters(NodePtr input, bool firstWithoutPipe);
    bool target(Target &into, bool mayBeNamespace, bool mayBeTuple);

    [[nodiscard]] const Token &current() const { return m_tokens[m_pos]; }
    [[nodiscard]] const Token &following() const { return m_tokens[std::min(m_pos + 1, m_tokens.size() - 1)]; }
    Token next();
    bool skipName(QStringView name);
    bool skipOperator(QStringView sign);
    bool expectOperator(QStringView sign);
    bool expectType(Token::Type type, QStringView what);
    QString expectName(QStringView what);
    std::nullptr_t fail(Position at, const QString &message, Problem::Kind kind = Problem::Kind::Syntax);
    std::nullptr_t failHere(QStringView expected);

    /// Counts nesting while alive; check() after making one.
    class Level
    {
    public:
        explicit Level(ExpressionParser &parser)
            : m_parser(parser)
        {
            ++parser.m_level;
        }
        ~Level() { --m_parser.m_level; }
        Q_DISABLE_COPY_MOVE(Level)
        [[nodiscard]] bool tooDeep();

    private:
        ExpressionParser &m_parser;
    };

private:
    NodePtr disjunction();
    NodePtr conjunction();
    NodePtr negation();
    NodePtr comparison();
    NodePtr sum();
    NodePtr concatenation();
    NodePtr product();
    NodePtr power();
    NodePtr unary(bool withFilters);
    NodePtr primary();
    NodePtr listLiteral();
    NodePtr dictLiteral();
    NodePtr postfix(NodePtr node);
    NodePtr subscript(NodePtr base);
    NodePtr call(NodePtr callee);
    NodePtr test(NodePtr input);
    bool arguments(Arguments &into);
    bool targetPart(Target &into);
    NodePtr finish(NodePtr node, std::initializer_list<const Node *> children);
    void deepen(Node &node, const Node *child);
    void deepen(Node &node, const Arguments &arguments);

    std::vector<Token> m_tokens;
    const Options &m_options;
    size_t m_pos = 0;
    int m_level = 0;
    bool m_failed = false;
    Problem m_problem;
};

} // namespace cb::text
