// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/expressionparser.h"

using namespace Qt::StringLiterals;

namespace cb::text {

namespace {

QString described(const Token &token)
{
    switch (token.type) {
    case Token::Type::End:
        return u"end of template"_s;
    case Token::Type::Data:
        return u"text"_s;
    case Token::Type::VariableBegin:
        return u"'{{'"_s;
    case Token::Type::VariableEnd:
        return u"'}}'"_s;
    case Token::Type::BlockBegin:
        return u"'{%'"_s;
    case Token::Type::BlockEnd:
        return u"'%}'"_s;
    case Token::Type::Text:
        return u"a string"_s;
    default:
        return u'\'' + token.text.left(40) + u'\'';
    }
}

std::unique_ptr<BinaryNode> binary(Node::Kind kind, Position at, Operator sign, NodePtr left, NodePtr right)
{
    auto node = std::make_unique<BinaryNode>(kind, at);
    node->sign = sign;
    node->left = std::move(left);
    node->right = std::move(right);
    return node;
}

} // namespace

Token ExpressionParser::next()
{
    Token token = m_tokens[m_pos];
    if (m_pos + 1 < m_tokens.size())
        ++m_pos;
    return token;
}

bool ExpressionParser::skipName(QStringView name)
{
    if (!current().isName(name))
        return false;
    next();
    return true;
}

bool ExpressionParser::skipOperator(QStringView sign)
{
    if (!current().isOperator(sign))
        return false;
    next();
    return true;
}

bool ExpressionParser::expectOperator(QStringView sign)
{
    if (skipOperator(sign))
        return true;
    failHere(u'\'' + sign.toString() + u'\'');
    return false;
}

bool ExpressionParser::expectType(Token::Type type, QStringView what)
{
    if (current().type == type) {
        next();
        return true;
    }
    failHere(what);
    return false;
}

QString ExpressionParser::expectName(QStringView what)
{
    if (current().type == Token::Type::Name)
        return next().text;
    failHere(what);
    return {};
}

std::nullptr_t ExpressionParser::fail(Position at, const QString &message, Problem::Kind kind)
{
    if (!m_failed) {
        m_failed = true;
        m_problem = Problem{kind, message, m_options.name, at.line, at.column};
        m_pos = m_tokens.size() - 1;
    }
    return nullptr;
}

std::nullptr_t ExpressionParser::failHere(QStringView expected)
{
    return fail(current().at, u"expected %1, got %2"_s.arg(expected, described(current())));
}

bool ExpressionParser::Level::tooDeep()
{
    if (m_parser.m_level <= m_parser.m_options.limits.depth)
        return false;
    m_parser.fail(m_parser.current().at, u"nested too deeply"_s, Problem::Kind::Limit);
    return true;
}

void ExpressionParser::deepen(Node &node, const Node *child)
{
    if (child)
        node.depth = std::max(node.depth, child->depth + 1);
}

void ExpressionParser::deepen(Node &node, const Arguments &arguments)
{
    for (const NodePtr &argument : arguments.positional)
        deepen(node, argument.get());
    for (const auto &[name, argument] : arguments.named)
        deepen(node, argument.get());
}

NodePtr ExpressionParser::finish(NodePtr node, std::initializer_list<const Node *> children)
{
    for (const Node *child : children)
        deepen(*node, child);
    if (node->depth > m_options.limits.depth)
        return fail(node->at, u"nested too deeply"_s, Problem::Kind::Limit);
    return m_failed ? nullptr : std::move(node);
}

NodePtr ExpressionParser::expression()
{
    Level level(*this);
    if (level.tooDeep())
        return nullptr;
    NodePtr node = disjunction();
    while (node && current().isName(u"if")) {
        auto conditional = std::make_unique<ConditionalNode>(next().at);
        conditional->then = std::move(node);
        conditional->test = disjunction();
        if (!m_failed && skipName(u"else"))
            conditional->otherwise = expression();
        ConditionalNode &all = *conditional;
        node = finish(std::move(conditional), {all.then.get(), all.test.get(), all.otherwise.get()});
    }
    return node;
}

NodePtr ExpressionParser::unconditional()
{
    Level level(*this);
    return level.tooDeep() ? nullptr : disjunction();
}

NodePtr ExpressionParser::disjunction()
{
    NodePtr left = conjunction();
    while (left && current().isName(u"or")) {
        const Position at = next().at;
        auto node = binary(Node::Kind::Or, at, {}, std::move(left), conjunction());
        BinaryNode &both = *node;
        left = finish(std::move(node), {both.left.get(), both.right.get()});
    }
    return left;
}

NodePtr ExpressionParser::conjunction()
{
    NodePtr left = negation();
    while (left && current().isName(u"and")) {
        const Position at = next().at;
        auto node = binary(Node::Kind::And, at, {}, std::move(left), negation());
        BinaryNode &both = *node;
        left = finish(std::move(node), {both.left.get(), both.right.get()});
    }
    return left;
}

NodePtr ExpressionParser::negation()
{
    if (!current().isName(u"not"))
        return comparison();
    Level level(*this);
    if (level.tooDeep())
        return nullptr;
    auto node = std::make_unique<UnaryNode>(Node::Kind::Not, next().at);
    node->operand = negation();
    const Node *operand = node->operand.get();
    return finish(std::move(node), {operand});
}

NodePtr ExpressionParser::comparison()
{
    static const QHash<QString, Operator> signs{
        {u"=="_s, Operator::Equal},
        {u"!="_s, Operator::NotEqual},
        {u"<"_s, Operator::Less},
        {u"<="_s, Operator::LessOrEqual},
        {u">"_s, Operator::Greater},
        {u">="_s, Operator::GreaterOrEqual},
    };
    NodePtr first = sum();
    std::unique_ptr<CompareNode> node;
    while (first || node) {
        Operator sign{};
        const Position at = current().at;
        if (current().type == Token::Type::Operator && signs.contains(current().text)) {
            sign = signs.value(next().text);
        } else if (current().isName(u"in")) {
            next();
            sign = Operator::In;
        } else if (current().isName(u"not") && following().isName(u"in")) {
            next();
            next();
            sign = Operator::NotIn;
        } else {
            break;
        }
        if (!node) {
            node = std::make_unique<CompareNode>(at);
            node->first = std::move(first);
            deepen(*node, node->first.get());
        }
        NodePtr right = sum();
        if (!right)
            return nullptr;
        deepen(*node, right.get());
        node->rest.emplace_back(sign, std::move(right));
    }
    return node ? finish(std::move(node), {}) : std::move(first);
}

NodePtr ExpressionParser::sum()
{
    NodePtr left = concatenation();
    while (left && (current().isOperator(u"+") || current().isOperator(u"-"))) {
        const Token sign = next();
        const Operator what = sign.text == u"+" ? Operator::Add : Operator::Subtract;
        auto node = binary(Node::Kind::Binary, sign.at, what, std::move(left), concatenation());
        BinaryNode &both = *node;
        left = finish(std::move(node), {both.left.get(), both.right.get()});
    }
    return left;
}

NodePtr ExpressionParser::concatenation()
{
    NodePtr first = product();
    if (!first || !current().isOperator(u"~"))
        return first;
    auto node = std::make_unique<ItemsNode>(Node::Kind::Concat, current().at);
    deepen(*node, first.get());
    node->items.push_back(std::move(first));
    while (skipOperator(u"~")) {
        node->items.push_back(product());
        deepen(*node, node->items.back().get());
    }
    return finish(std::move(node), {});
}

NodePtr ExpressionParser::product()
{
    static const QHash<QString, Operator> signs{{u"*"_s, Operator::Multiply}, {u"/"_s, Operator::Divide},
        {u"//"_s, Operator::FloorDivide}, {u"%"_s, Operator::Modulo}};
    NodePtr left = power();
    while (left && current().type == Token::Type::Operator && signs.contains(current().text)) {
        const Token sign = next();
        auto node = binary(Node::Kind::Binary, sign.at, signs.value(sign.text), std::move(left), power());
        BinaryNode &both = *node;
        left = finish(std::move(node), {both.left.get(), both.right.get()});
    }
    return left;
}

NodePtr ExpressionParser::power()
{
    // Binds to the left and weaker than a sign, unlike Python: Jinja2 does so.
    NodePtr left = unary(true);
    while (left && current().isOperator(u"**")) {
        const Position at = next().at;
        auto node = binary(Node::Kind::Binary, at, Operator::Power, std::move(left), unary(true));
        BinaryNode &both = *node;
        left = finish(std::move(node), {both.left.get(), both.right.get()});
    }
    return left;
}

NodePtr ExpressionParser::unary(bool withFilters)
{
    NodePtr node;
    if (current().isOperator(u"-") || current().isOperator(u"+")) {
        Level level(*this);
        if (level.tooDeep())
            return nullptr;
        const Token sign = next();
        auto signedNode = std::make_unique<UnaryNode>(Node::Kind::Unary, sign.at);
        signedNode->sign = sign.text == u"-" ? Operator::Negate : Operator::Plus;
        signedNode->operand = unary(false);
        const Node *operand = signedNode->operand.get();
        node = finish(std::move(signedNode), {operand});
    } else {
        node = primary();
    }
    node = postfix(std::move(node));
    while (withFilters && node) {
        if (current().isOperator(u"|"))
            node = filters(std::move(node), false);
        else if (current().isName(u"is"))
            node = test(std::move(node));
        else if (current().isOperator(u"("))
            node = call(std::move(node));
        else
            break;
    }
    return node;
}

} // namespace cb::text
