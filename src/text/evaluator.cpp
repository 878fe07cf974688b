// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/filters.h"
#include "text/methods.h"
#include "text/objects.h"
#include "text/operators.h"
#include "text/renderer.h"
#include "text/tests.h"

using namespace Qt::StringLiterals;

namespace cb::text {

const Value *Renderer::lookup(const Identifier &name) const
{
    size_t end = m_bindings.size();
    for (const Frame *frame = m_frame; frame; frame = frame->outer) {
        for (size_t i = end; i > frame->floor; --i) {
            const Binding &binding = m_bindings[i - 1];
            if (binding.name == &name || *binding.name == name)
                return &binding.value;
        }
        end = frame->outerEnd;
        if (frame->isolated)
            return nullptr;
    }
    return m_variables.find(name.text);
}

// The value where it lies, when that needs no work. Good until a variable is set.
const Value *Renderer::peek(const Node &node)
{
    m_run.step();
    switch (node.kind) {
    case Node::Kind::Literal:
        return &static_cast<const LiteralNode &>(node).value;
    case Node::Kind::Name:
        return lookup(static_cast<const NameNode &>(node).name);
    case Node::Kind::Attribute: {
        const auto &attribute = static_cast<const AttributeNode &>(node);
        const Value *base = peek(*attribute.base);
        return base && base->isMap() ? base->find(attribute.name) : nullptr;
    }
    default:
        return nullptr;
    }
}

Value Renderer::eval(const Node &node)
{
    if (const Value *there = peek(node))
        return *there;
    if (m_run.failed() || !enter()) {
        m_run.locate(node.at, m_name);
        return {};
    }
    Value value = evalKind(node);
    leave();
    m_run.locate(node.at, m_name);
    return value;
}

Value Renderer::evalKind(const Node &node)
{
    switch (node.kind) {
    case Node::Kind::Literal:
        return static_cast<const LiteralNode &>(node).value;
    case Node::Kind::Name: {
        const QString &name = static_cast<const NameNode &>(node).name.text;
        return Value::undefined(u'\'' + name + u'\'');
    }
    case Node::Kind::List:
        return evalItems(static_cast<const ItemsNode &>(node));
    case Node::Kind::Concat: {
        ValueList parts;
        for (const NodePtr &part : static_cast<const ItemsNode &>(node).items)
            parts.push_back(eval(*part));
        return m_run.failed() ? Value() : concatenated(m_run, parts);
    }
    case Node::Kind::Dict:
        return evalDict(static_cast<const DictNode &>(node));
    case Node::Kind::Attribute: {
        const auto &access = static_cast<const AttributeNode &>(node);
        const Value base = eval(*access.base);
        return m_run.failed() ? Value() : attribute(m_run, base, access.name);
    }
    case Node::Kind::Item: {
        const auto &access = static_cast<const ItemNode &>(node);
        const Value base = eval(*access.base);
        const Value index = eval(*access.index);
        return m_run.failed() ? Value() : item(m_run, base, index);
    }
    case Node::Kind::Slice:
        return evalSlice(static_cast<const SliceNode &>(node));
    case Node::Kind::Call:
        return evalCall(static_cast<const CallNode &>(node));
    case Node::Kind::Filter:
        return evalFilter(static_cast<const FilterNode &>(node));
    case Node::Kind::Test:
        return evalTest(static_cast<const TestNode &>(node));
    case Node::Kind::Unary: {
        const auto &signedNode = static_cast<const UnaryNode &>(node);
        const Value operand = eval(*signedNode.operand);
        return m_run.failed() ? Value() : unary(m_run, signedNode.sign, operand);
    }
    case Node::Kind::Not:
        return !truth(*static_cast<const UnaryNode &>(node).operand);
    case Node::Kind::Binary:
    case Node::Kind::And:
    case Node::Kind::Or:
        return evalBinary(static_cast<const BinaryNode &>(node));
    case Node::Kind::Compare:
        return evalCompare(static_cast<const CompareNode &>(node));
    case Node::Kind::Conditional:
        return evalConditional(static_cast<const ConditionalNode &>(node));
    case Node::Kind::Captured:
        return m_captured;
    }
    return {};
}

bool Renderer::truth(const Node &node)
{
    if (const Value *there = peek(node))
        return there->truthy();
    const Value value = eval(node);
    const bool holds = !m_run.failed() && m_run.usable(value) && value.truthy();
    m_run.locate(node.at, m_name);
    return holds;
}

Value Renderer::evalItems(const ItemsNode &node)
{
    ValueList items;
    items.reserve(node.items.size());
    for (const NodePtr &part : node.items)
        items.push_back(eval(*part));
    if (m_run.failed())
        return {};
    return node.tuple ? m_run.tuple(std::move(items)) : m_run.list(std::move(items));
}

Value Renderer::evalDict(const DictNode &node)
{
    MapEntries entries;
    for (const auto &[keyNode, valueNode] : node.pairs) {
        Value key = eval(*keyNode);
        if (key.isMap() || (key.isList() && !key.isTuple()) || key.isUndefined() || key.object())
            return m_run.fail(u"%1 cannot be a key"_s.arg(typeName(key)));
        Value value = eval(*valueNode);
        entries.emplace_back(std::move(key), std::move(value));
        if (m_run.failed())
            return {};
    }
    return m_run.map(std::move(entries));
}

Value Renderer::evalSlice(const SliceNode &node)
{
    const Value base = eval(*node.base);
    const Value start = node.start ? eval(*node.start) : Value::none();
    const Value stop = node.stop ? eval(*node.stop) : Value::none();
    const Value step = node.step ? eval(*node.step) : Value::none();
    return m_run.failed() ? Value() : slice(m_run, base, &start, &stop, &step);
}

Given Renderer::evalArguments(const Arguments &arguments)
{
    Given given;
    given.positional.reserve(arguments.positional.size());
    for (const NodePtr &argument : arguments.positional)
        given.positional.push_back(eval(*argument));
    for (const auto &[name, argument] : arguments.named)
        given.named.emplace_back(name, eval(*argument));
    return given;
}

Value Renderer::evalCall(const CallNode &node)
{
    if (node.callee->kind == Node::Kind::Attribute) {
        const auto &method = static_cast<const AttributeNode &>(*node.callee);
        const auto *name =
            method.base->kind == Node::Kind::Name ? static_cast<const NameNode *>(method.base.get()) : nullptr;
        if (name && name->name.text == u"self" && !lookup(name->name))
            return callSelf(method.name);
        const Value base = eval(*method.base);
        const Given given = evalArguments(node.arguments);
        return m_run.failed() ? Value() : callMethod(m_run, base, method.name, given);
    }
    if (node.callee->kind != Node::Kind::Name)
        return m_run.fail(u"only functions, macros and methods can be called"_s);
    const Identifier &name = static_cast<const NameNode &>(*node.callee).name;
    const Value *known = lookup(name);
    const Value callee = known ? *known : Value();
    const Given given = evalArguments(node.arguments);
    if (m_run.failed())
        return {};
    if (known) {
        if (callee.as<Macro>(Object::Sort::Macro))
            return callMacro(callee, given);
        return m_run.fail(u"'%1' is %2 and cannot be called"_s.arg(name.text, typeName(callee)));
    }
    if (name.text == u"super" && given.positional.empty() && given.named.empty())
        return callSuper();
    if (const auto result = callGlobal(m_run, name.text, given))
        return *result;
    return m_run.fail(u"'%1' is undefined"_s.arg(name.text), Problem::Kind::Undefined);
}

Value Renderer::evalFilter(const FilterNode &node)
{
    const Value input = eval(*node.input);
    const Given given = evalArguments(node.arguments);
    return m_run.failed() ? Value() : applyFilter(m_run, *node.filter, input, given);
}

Value Renderer::evalTest(const TestNode &node)
{
    const Value input = eval(*node.input);
    const Given given = evalArguments(node.arguments);
    return m_run.failed() ? Value() : Value(applyTest(m_run, *node.test, input, given));
}

Value Renderer::evalBinary(const BinaryNode &node)
{
    Value left = eval(*node.left);
    if (m_run.failed())
        return {};
    if (node.kind != Node::Kind::Binary) {
        if (!m_run.usable(left))
            return {};
        const bool decided = left.truthy() == (node.kind == Node::Kind::Or);
        return decided ? left : eval(*node.right);
    }
    const Value right = eval(*node.right);
    return m_run.failed() ? Value() : binary(m_run, node.sign, left, right);
}

Value Renderer::evalCompare(const CompareNode &node)
{
    Value left = eval(*node.first);
    for (const auto &[sign, rightNode] : node.rest) {
        Value right = eval(*rightNode);
        if (m_run.failed() || !compare(m_run, sign, left, right))
            return false;
        left = std::move(right);
    }
    return true;
}

Value Renderer::evalConditional(const ConditionalNode &node)
{
    if (truth(*node.test))
        return eval(*node.then);
    if (m_run.failed())
        return {};
    return node.otherwise ? eval(*node.otherwise) : Value();
}

} // namespace cb::text
