// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What operators work on: literals, names with what follows them, filters, tests, and targets of assignments.
#include "text/expressionparser.h"

#include "text/filters.h"
#include "text/tests.h"

using namespace Qt::StringLiterals;

namespace cb::text {

NodePtr ExpressionParser::primary()
{
    const Position at = current().at;
    switch (current().type) {
    case Token::Type::Name: {
        const QString name = next().text;
        if (name == u"true" || name == u"True")
            return std::make_unique<LiteralNode>(at, Value(true));
        if (name == u"false" || name == u"False")
            return std::make_unique<LiteralNode>(at, Value(false));
        if (name == u"none" || name == u"None")
            return std::make_unique<LiteralNode>(at, Value::none());
        return std::make_unique<NameNode>(at, name);
    }
    case Token::Type::Text: {
        QString text = next().text;
        while (current().type == Token::Type::Text)
            text += next().text;
        return std::make_unique<LiteralNode>(at, Value(text));
    }
    case Token::Type::Integer:
        return std::make_unique<LiteralNode>(at, Value(next().integer));
    case Token::Type::Float:
        return std::make_unique<LiteralNode>(at, Value(next().real));
    case Token::Type::Operator:
        if (current().text == u"[")
            return listLiteral();
        if (current().text == u"{")
            return dictLiteral();
        if (skipOperator(u"(")) {
            NodePtr inner;
            if (current().isOperator(u")")) {
                auto empty = std::make_unique<ItemsNode>(Node::Kind::List, at);
                empty->tuple = true;
                inner = std::move(empty);
            } else {
                inner = tuple(true);
            }
            return expectOperator(u")") ? std::move(inner) : nullptr;
        }
        break;
    default:
        break;
    }
    return failHere(u"an expression");
}

NodePtr ExpressionParser::tuple(bool conditional, QStringView endName)
{
    const Position at = current().at;
    const auto one = [&] { return conditional ? expression() : unconditional(); };
    NodePtr first = one();
    if (!first || !current().isOperator(u","))
        return first;
    auto node = std::make_unique<ItemsNode>(Node::Kind::List, at);
    node->tuple = true;
    deepen(*node, first.get());
    node->items.push_back(std::move(first));
    while (skipOperator(u",")) {
        const Token &token = current();
        if (token.type == Token::Type::VariableEnd || token.type == Token::Type::BlockEnd || token.isOperator(u")")
            || (!endName.isEmpty() && token.isName(endName)))
            break;
        node->items.push_back(one());
        if (m_failed)
            return nullptr;
        deepen(*node, node->items.back().get());
    }
    return finish(std::move(node), {});
}

NodePtr ExpressionParser::listLiteral()
{
    auto node = std::make_unique<ItemsNode>(Node::Kind::List, next().at);
    while (!m_failed && !current().isOperator(u"]")) {
        if (!node->items.empty() && (!expectOperator(u",") || current().isOperator(u"]")))
            break;
        node->items.push_back(expression());
        deepen(*node, node->items.back().get());
    }
    return expectOperator(u"]") ? finish(std::move(node), {}) : nullptr;
}

NodePtr ExpressionParser::dictLiteral()
{
    auto node = std::make_unique<DictNode>(next().at);
    while (!m_failed && !current().isOperator(u"}")) {
        if (!node->pairs.empty() && (!expectOperator(u",") || current().isOperator(u"}")))
            break;
        NodePtr key = expression();
        if (!expectOperator(u":"))
            return nullptr;
        NodePtr value = expression();
        deepen(*node, key.get());
        deepen(*node, value.get());
        node->pairs.emplace_back(std::move(key), std::move(value));
    }
    return expectOperator(u"}") ? finish(std::move(node), {}) : nullptr;
}

NodePtr ExpressionParser::postfix(NodePtr node)
{
    while (node) {
        if (current().isOperator(u".") || current().isOperator(u"["))
            node = subscript(std::move(node));
        else if (current().isOperator(u"("))
            node = call(std::move(node));
        else
            break;
    }
    return node;
}

NodePtr ExpressionParser::subscript(NodePtr base)
{
    const Token opening = next();
    if (opening.text == u".") {
        if (current().type == Token::Type::Integer) {
            auto node = std::make_unique<ItemNode>(opening.at);
            node->base = std::move(base);
            node->index = std::make_unique<LiteralNode>(current().at, Value(current().integer));
            next();
            ItemNode &all = *node;
            return finish(std::move(node), {all.base.get()});
        }
        auto node = std::make_unique<AttributeNode>(opening.at);
        node->base = std::move(base);
        node->name = expectName(u"a name or number");
        AttributeNode &all = *node;
        return finish(std::move(node), {all.base.get()});
    }
    NodePtr start;
    if (!current().isOperator(u":"))
        start = expression();
    if (!m_failed && !current().isOperator(u":")) {
        auto node = std::make_unique<ItemNode>(opening.at);
        node->base = std::move(base);
        node->index = std::move(start);
        ItemNode &all = *node;
        return expectOperator(u"]") ? finish(std::move(node), {all.base.get(), all.index.get()}) : nullptr;
    }
    auto node = std::make_unique<SliceNode>(opening.at);
    node->base = std::move(base);
    node->start = std::move(start);
    const auto part = [&]() -> NodePtr {
        if (!skipOperator(u":") || current().isOperator(u":") || current().isOperator(u"]"))
            return nullptr;
        return expression();
    };
    node->stop = part();
    node->step = part();
    SliceNode &all = *node;
    if (!expectOperator(u"]"))
        return nullptr;
    return finish(std::move(node), {all.base.get(), all.start.get(), all.stop.get(), all.step.get()});
}

bool ExpressionParser::arguments(Arguments &into)
{
    next(); // (
    bool comma = false;
    while (!m_failed && !current().isOperator(u")")) {
        if (comma && (!expectOperator(u",") || current().isOperator(u")")))
            break;
        comma = true;
        if (current().type == Token::Type::Name && following().isOperator(u"=")) {
            const QString name = next().text;
            next();
            into.named.emplace_back(name, expression());
        } else if (!into.named.empty()) {
            fail(current().at, u"a positional argument follows a named one"_s);
        } else if (current().isOperator(u"*") || current().isOperator(u"**")) {
            fail(current().at, u"unpacking arguments is not supported"_s);
        } else {
            into.positional.push_back(expression());
        }
    }
    return expectOperator(u")");
}

NodePtr ExpressionParser::call(NodePtr callee)
{
    auto node = std::make_unique<CallNode>(current().at);
    node->callee = std::move(callee);
    if (!arguments(node->arguments))
        return nullptr;
    CallNode &all = *node;
    deepen(all, all.arguments);
    return finish(std::move(node), {all.callee.get()});
}

NodePtr ExpressionParser::filters(NodePtr input, bool firstWithoutPipe)
{
    while (input && (firstWithoutPipe || current().isOperator(u"|"))) {
        if (!firstWithoutPipe)
            next();
        firstWithoutPipe = false;
        auto node = std::make_unique<FilterNode>(current().at);
        const QString name = expectName(u"the name of a filter");
        node->filter = findFilter(name);
        if (!m_failed && !node->filter)
            return fail(node->at, u"no filter is named '%1'"_s.arg(name));
        node->input = std::move(input);
        if (current().isOperator(u"(") && !arguments(node->arguments))
            return nullptr;
        FilterNode &all = *node;
        deepen(all, all.arguments);
        input = finish(std::move(node), {all.input.get()});
    }
    return input;
}

NodePtr ExpressionParser::test(NodePtr input)
{
    auto node = std::make_unique<TestNode>(next().at);
    const bool negated = skipName(u"not");
    const QString name = expectName(u"the name of a test");
    node->test = findTest(name);
    if (!m_failed && !node->test)
        return fail(node->at, u"no test is named '%1'"_s.arg(name));
    node->input = std::move(input);
    const Token &token = current();
    const bool value = token.type == Token::Type::Text || token.type == Token::Type::Integer
        || token.type == Token::Type::Float || token.isOperator(u"[") || token.isOperator(u"{")
        || (token.type == Token::Type::Name && !token.isName(u"else") && !token.isName(u"or") && !token.isName(u"and"));
    if (token.isOperator(u"(")) {
        if (!arguments(node->arguments))
            return nullptr;
    } else if (token.isName(u"is")) {
        return fail(token.at, u"tests cannot be chained with 'is'"_s);
    } else if (value) {
        node->arguments.positional.push_back(postfix(primary()));
    }
    if (m_failed)
        return nullptr;
    TestNode &all = *node;
    deepen(all, all.arguments);
    NodePtr result = finish(std::move(node), {all.input.get()});
    if (!negated || !result)
        return result;
    auto inverse = std::make_unique<UnaryNode>(Node::Kind::Not, result->at);
    const Node *operand = result.get();
    inverse->operand = std::move(result);
    return finish(std::move(inverse), {operand});
}

bool ExpressionParser::targetPart(Target &into)
{
    Level level(*this);
    if (level.tooDeep())
        return false;
    if (current().isOperator(u"(")) {
        next();
        return target(into, false, true) && expectOperator(u")");
    }
    static const QStringList constants{u"true"_s, u"false"_s, u"none"_s, u"True"_s, u"False"_s, u"None"_s};
    const Position at = current().at;
    const QString name = expectName(u"the name of a variable");
    if (constants.contains(name))
        fail(at, u"cannot assign to '%1'"_s.arg(name));
    into.name = Identifier(name);
    return !m_failed;
}

bool ExpressionParser::target(Target &into, bool mayBeNamespace, bool mayBeTuple)
{
    if (mayBeNamespace && following().isOperator(u".")) {
        into.name = Identifier(expectName(u"the name of a namespace"));
        next();
        into.attribute = expectName(u"the name of an attribute");
        return !m_failed;
    }
    Target first;
    if (!targetPart(first))
        return false;
    if (!mayBeTuple || !current().isOperator(u",")) {
        into = std::move(first);
        return true;
    }
    into.parts.push_back(std::move(first));
    while (
        skipOperator(u",") && !current().isName(u"in") && !current().isOperator(u")") && !current().isOperator(u"=")) {
        if (!targetPart(into.parts.emplace_back()))
            return false;
    }
    return true;
}

} // namespace cb::text
