// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/analysis.h"

#include "text/filters.h"
#include "text/methods.h"
#include "text/tests.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace cb::text {

namespace {

class Analysis
{
public:
    void body(const Body &statements);
    void expression(const Node &node, bool optional = false);
    QList<VariableRead> reads() const { return m_reads.values(); }
    QStringList templates() const { return m_templates; }

private:
    /// What a local name stands for: "rows[]" for the items of a variable, empty for anything else.
    using Scope = QHash<QString, QString>;

    void statement(const Statement &statement);
    void scoped(const Body &statements);
    void declare(const Target &target, const QString &standsFor);
    void arguments(const Arguments &given);
    void children(const Node &node);
    QString path(const Node &node) const; // empty when the node is no variable with attributes
    void read(const QString &path, Position at, bool optional);

    std::vector<Scope> m_scopes{{}};
    QMap<QString, VariableRead> m_reads;
    QStringList m_templates;
};

QString Analysis::path(const Node &node) const
{
    if (node.kind == Node::Kind::Name) {
        const QString &name = static_cast<const NameNode &>(node).name.text;
        for (auto scope = m_scopes.rbegin(); scope != m_scopes.rend(); ++scope) {
            if (const auto local = scope->constFind(name); local != scope->constEnd())
                return *local;
        }
        return name;
    }
    if (node.kind == Node::Kind::Attribute) {
        const auto &attribute = static_cast<const AttributeNode &>(node);
        const QString base = path(*attribute.base);
        return base.isEmpty() ? base : base + u'.' + attribute.name;
    }
    if (node.kind == Node::Kind::Item) {
        const auto &item = static_cast<const ItemNode &>(node);
        const QString base = path(*item.base);
        if (base.isEmpty() || item.index->kind != Node::Kind::Literal)
            return {};
        const Value &index = static_cast<const LiteralNode &>(*item.index).value;
        return index.isText() ? base + u'.' + index.string() : base + u"[]"_s;
    }
    return {};
}

void Analysis::read(const QString &path, Position at, bool optional)
{
    const auto known = m_reads.find(path);
    if (known == m_reads.end())
        m_reads.insert(path, VariableRead{path, at.line, at.column, optional});
    else
        known->optional = known->optional && optional;
}

void Analysis::expression(const Node &node, bool optional)
{
    const QString wanted = path(node);
    if (!wanted.isEmpty()) {
        const Node *first = &node;
        while (first->kind != Node::Kind::Name) {
            first = first->kind == Node::Kind::Attribute ? static_cast<const AttributeNode *>(first)->base.get()
                                                         : static_cast<const ItemNode *>(first)->base.get();
        }
        read(wanted, first->at, optional);
        return;
    }
    children(node);
}

void Analysis::arguments(const Arguments &given)
{
    for (const NodePtr &argument : given.positional)
        expression(*argument);
    for (const auto &[name, argument] : given.named)
        expression(*argument);
}

void Analysis::children(const Node &node)
{
    switch (node.kind) {
    case Node::Kind::Literal:
    case Node::Kind::Captured:
    case Node::Kind::Name:
        break;
    case Node::Kind::List:
    case Node::Kind::Concat:
        for (const NodePtr &part : static_cast<const ItemsNode &>(node).items)
            expression(*part);
        break;
    case Node::Kind::Dict:
        for (const auto &[key, value] : static_cast<const DictNode &>(node).pairs) {
            expression(*key);
            expression(*value);
        }
        break;
    case Node::Kind::Attribute:
        expression(*static_cast<const AttributeNode &>(node).base);
        break;
    case Node::Kind::Item:
        expression(*static_cast<const ItemNode &>(node).base);
        expression(*static_cast<const ItemNode &>(node).index);
        break;
    case Node::Kind::Slice: {
        const auto &slice = static_cast<const SliceNode &>(node);
        for (const NodePtr *part : {&slice.base, &slice.start, &slice.stop, &slice.step}) {
            if (*part)
                expression(**part);
        }
        break;
    }
    case Node::Kind::Call: {
        const auto &call = static_cast<const CallNode &>(node);
        if (call.callee->kind == Node::Kind::Attribute) {
            const Node &base = *static_cast<const AttributeNode &>(*call.callee).base;
            if (path(base) != u"self")
                expression(base);
        } else if (const QString name = path(*call.callee); name != u"super" && !isGlobal(name)) {
            expression(*call.callee);
        }
        arguments(call.arguments);
        break;
    }
    case Node::Kind::Filter: {
        const auto &filter = static_cast<const FilterNode &>(node);
        expression(*filter.input, filter.filter->name == "default"_L1 || filter.filter->name == "d"_L1);
        arguments(filter.arguments);
        break;
    }
    case Node::Kind::Test: {
        const auto &test = static_cast<const TestNode &>(node);
        expression(*test.input, test.test->name == "defined"_L1 || test.test->name == "undefined"_L1);
        arguments(test.arguments);
        break;
    }
    case Node::Kind::Unary:
    case Node::Kind::Not:
        expression(*static_cast<const UnaryNode &>(node).operand, node.kind == Node::Kind::Not);
        break;
    case Node::Kind::Binary:
    case Node::Kind::And:
    case Node::Kind::Or:
        expression(*static_cast<const BinaryNode &>(node).left, node.kind != Node::Kind::Binary);
        expression(*static_cast<const BinaryNode &>(node).right);
        break;
    case Node::Kind::Compare:
        expression(*static_cast<const CompareNode &>(node).first);
        for (const auto &[sign, right] : static_cast<const CompareNode &>(node).rest)
            expression(*right);
        break;
    case Node::Kind::Conditional: {
        const auto &conditional = static_cast<const ConditionalNode &>(node);
        expression(*conditional.test, true);
        expression(*conditional.then);
        if (conditional.otherwise)
            expression(*conditional.otherwise);
        break;
    }
    }
}

void Analysis::declare(const Target &target, const QString &standsFor)
{
    if (target.parts.empty() && target.attribute.isEmpty())
        m_scopes.back().insert(target.name.text, standsFor);
    for (const Target &part : target.parts)
        declare(part, {});
}

void Analysis::scoped(const Body &statements)
{
    m_scopes.emplace_back();
    body(statements);
    m_scopes.pop_back();
}

void Analysis::body(const Body &statements)
{
    for (const StatementPtr &part : statements)
        statement(*part);
}

void Analysis::statement(const Statement &statement)
{
    switch (statement.kind) {
    case Statement::Kind::Data:
        break;
    case Statement::Kind::Print:
        expression(*static_cast<const PrintStatement &>(statement).value);
        break;
    case Statement::Kind::If: {
        const auto &branches = static_cast<const IfStatement &>(statement);
        for (const auto &[test, then] : branches.branches) {
            expression(*test, true);
            body(then);
        }
        body(branches.otherwise);
        break;
    }
    case Statement::Kind::For: {
        const auto &loop = static_cast<const ForStatement &>(statement);
        expression(*loop.items);
        const QString items = path(*loop.items);
        m_scopes.emplace_back();
        declare(loop.target, items.isEmpty() ? items : items + u"[]"_s);
        if (loop.condition)
            expression(*loop.condition);
        m_scopes.back().insert(u"loop"_s, {});
        body(loop.body);
        m_scopes.pop_back();
        scoped(loop.otherwise);
        break;
    }
    case Statement::Kind::Set:
    case Statement::Kind::SetBlock: {
        const auto &set = static_cast<const SetStatement &>(statement);
        scoped(set.body);
        if (set.value)
            expression(*set.value);
        declare(set.target, {});
        break;
    }
    case Statement::Kind::FilterBlock:
        scoped(static_cast<const FilterStatement &>(statement).body);
        expression(*static_cast<const FilterStatement &>(statement).filters);
        break;
    case Statement::Kind::With: {
        const auto &with = static_cast<const WithStatement &>(statement);
        Scope values;
        for (const auto &[target, value] : with.values) {
            expression(*value);
            values.insert(target.name.text, path(*value));
        }
        m_scopes.push_back(std::move(values));
        body(with.body);
        m_scopes.pop_back();
        break;
    }
    case Statement::Kind::Include:
    case Statement::Kind::Extends: {
        const auto &include = static_cast<const IncludeStatement &>(statement);
        if (include.templateName->kind != Node::Kind::Literal) {
            expression(*include.templateName);
            break;
        }
        const QString &name = static_cast<const LiteralNode &>(*include.templateName).value.string();
        if (!m_templates.contains(name))
            m_templates.append(name);
        break;
    }
    case Statement::Kind::Block:
        scoped(static_cast<const BlockStatement &>(statement).body);
        break;
    case Statement::Kind::Macro: {
        const auto &macro = static_cast<const MacroStatement &>(statement);
        m_scopes.back().insert(macro.name.text, {});
        Scope parameters;
        for (const auto &[name, preset] : macro.parameters) {
            if (preset)
                expression(*preset);
            parameters.insert(name.text, {});
        }
        m_scopes.push_back(std::move(parameters));
        body(macro.body);
        m_scopes.pop_back();
        break;
    }
    case Statement::Kind::Autoescape:
        expression(*static_cast<const AutoescapeStatement &>(statement).enabled);
        scoped(static_cast<const AutoescapeStatement &>(statement).body);
        break;
    }
}

} // namespace

QList<VariableRead> variablesRead(const Program &program)
{
    Analysis analysis;
    analysis.body(program.body);
    return analysis.reads();
}

QList<VariableRead> variablesRead(const ExpressionProgram &program)
{
    Analysis analysis;
    analysis.expression(*program.root);
    return analysis.reads();
}

QStringList templatesUsed(const Program &program)
{
    Analysis analysis;
    analysis.body(program.body);
    return analysis.templates();
}

} // namespace cb::text
