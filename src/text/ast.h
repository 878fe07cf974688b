// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/problem.h"
#include "text/value.h"

#include <QHash>

#include <memory>
#include <vector>

// What a template is after parsing. Built once, never changed, shared by all renderings.
namespace cb::text {

struct FilterSpec;
struct TestSpec;

/// A name with its hash, so that looking a variable up compares numbers first.
struct Identifier {
    QString text;
    size_t hash = 0;
    Identifier() = default;
    explicit Identifier(QString name)
        : text(std::move(name))
        , hash(qHash(text))
    { }
    friend bool operator==(const Identifier &a, const Identifier &b) { return a.hash == b.hash && a.text == b.text; }
};

/// An expression.
struct Node {
    enum class Kind : quint8 {
        Literal,
        Name,
        List,
        Dict,
        Attribute,
        Item,
        Slice,
        Call,
        Filter,
        Test,
        Unary,
        Binary,
        And,
        Or,
        Not,
        Compare,
        Concat,
        Conditional,
        Captured,
    };
    const Kind kind;
    Position at;
    int depth = 1; // of this tree, so that no recursion over it runs out of stack
    Node(Kind what, Position where)
        : kind(what)
        , at(where)
    { }
    virtual ~Node() = default;
    Q_DISABLE_COPY_MOVE(Node)
};
using NodePtr = std::unique_ptr<Node>;

struct LiteralNode final : Node {
    Value value;
    LiteralNode(Position where, Value constant)
        : Node(Kind::Literal, where)
        , value(std::move(constant))
    { }
};

struct NameNode final : Node {
    Identifier name;
    NameNode(Position where, QString text)
        : Node(Kind::Name, where)
        , name(std::move(text))
    { }
};

/// Several expressions in order: a list or tuple, and `a ~ b ~ c`.
struct ItemsNode final : Node {
    std::vector<NodePtr> items;
    bool tuple = false;
    using Node::Node;
};

struct DictNode final : Node {
    std::vector<std::pair<NodePtr, NodePtr>> pairs;
    explicit DictNode(Position where)
        : Node(Kind::Dict, where)
    { }
};

struct AttributeNode final : Node { // base.name
    NodePtr base;
    QString name;
    explicit AttributeNode(Position where)
        : Node(Kind::Attribute, where)
    { }
};

struct ItemNode final : Node { // base[index]
    NodePtr base;
    NodePtr index;
    explicit ItemNode(Position where)
        : Node(Kind::Item, where)
    { }
};

struct SliceNode final : Node { // base[start:stop:step], each may be null
    NodePtr base;
    NodePtr start;
    NodePtr stop;
    NodePtr step;
    explicit SliceNode(Position where)
        : Node(Kind::Slice, where)
    { }
};

struct Arguments {
    std::vector<NodePtr> positional;
    std::vector<std::pair<QString, NodePtr>> named;
};

struct CallNode final : Node {
    NodePtr callee;
    Arguments arguments;
    explicit CallNode(Position where)
        : Node(Kind::Call, where)
    { }
};

struct FilterNode final : Node {
    NodePtr input;
    const FilterSpec *filter = nullptr;
    Arguments arguments;
    explicit FilterNode(Position where)
        : Node(Kind::Filter, where)
    { }
};

struct TestNode final : Node {
    NodePtr input;
    const TestSpec *test = nullptr;
    Arguments arguments;
    explicit TestNode(Position where)
        : Node(Kind::Test, where)
    { }
};

enum class Operator : quint8 {
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
    Negate,
    Plus,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    NotIn,
};

struct UnaryNode final : Node { // Negate, Plus; Not has a Kind of its own
    Operator sign = Operator::Plus;
    NodePtr operand;
    using Node::Node;
};

struct BinaryNode final : Node { // also And, Or
    Operator sign = Operator::Add;
    NodePtr left;
    NodePtr right;
    using Node::Node;
};

struct CompareNode final : Node { // a < b <= c holds when each neighbouring pair does
    NodePtr first;
    std::vector<std::pair<Operator, NodePtr>> rest;
    explicit CompareNode(Position where)
        : Node(Kind::Compare, where)
    { }
};

struct ConditionalNode final : Node { // then if test else otherwise
    NodePtr test;
    NodePtr then;
    NodePtr otherwise; // null: undefined
    explicit ConditionalNode(Position where)
        : Node(Kind::Conditional, where)
    { }
};

/// Input of the filters behind `{% filter %}` and `{% set x | filter %}`: the text rendered just before.
struct CapturedNode final : Node {
    explicit CapturedNode(Position where)
        : Node(Kind::Captured, where)
    { }
};

struct Statement {
    enum class Kind : quint8 {
        Data,
        Print,
        If,
        For,
        Set,
        SetBlock,
        FilterBlock,
        With,
        Include,
        Extends,
        Block,
        Macro,
        Autoescape
    };
    const Kind kind;
    Position at;
    Statement(Kind what, Position where)
        : kind(what)
        , at(where)
    { }
    virtual ~Statement() = default;
    Q_DISABLE_COPY_MOVE(Statement)
};
using StatementPtr = std::unique_ptr<Statement>;
using Body = std::vector<StatementPtr>;

/// What stands left of `=` or behind `for`: a name, `namespace.attribute`, or several of them.
struct Target {
    Identifier name;
    QString attribute; // of a namespace; else empty
    std::vector<Target> parts; // not empty: unpacked
};

struct DataStatement final : Statement {
    QString text;
    using Statement::Statement;
};

struct PrintStatement final : Statement {
    NodePtr value;
    using Statement::Statement;
};

struct IfStatement final : Statement {
    std::vector<std::pair<NodePtr, Body>> branches;
    Body otherwise;
    using Statement::Statement;
};

struct ForStatement final : Statement {
    Target target;
    NodePtr items;
    NodePtr condition; // null: all
    Body body;
    Body otherwise;
    using Statement::Statement;
};

struct SetStatement final : Statement {
    Target target;
    NodePtr value; // of SetBlock: its filters, or null
    Body body; // of SetBlock
    using Statement::Statement;
};

struct FilterStatement final : Statement {
    NodePtr filters;
    Body body;
    using Statement::Statement;
};

struct WithStatement final : Statement {
    std::vector<std::pair<Target, NodePtr>> values;
    Body body;
    using Statement::Statement;
};

struct IncludeStatement final : Statement { // also Extends
    NodePtr templateName;
    bool ignoreMissing = false;
    bool withContext = true;
    using Statement::Statement;
};

struct BlockStatement final : Statement {
    QString name;
    bool scoped = false;
    bool required = false;
    Body body;
    using Statement::Statement;
};

struct MacroStatement final : Statement {
    Identifier name;
    std::vector<std::pair<Identifier, NodePtr>> parameters; // with default or null
    Body body;
    using Statement::Statement;
};

struct AutoescapeStatement final : Statement {
    NodePtr enabled;
    Body body;
    using Statement::Statement;
};

/// One parsed template.
struct Program {
    Options options;
    Body body;
    QHash<QString, const BlockStatement *> blocks; // at any depth of body
};

/// One parsed expression.
struct ExpressionProgram {
    Options options;
    NodePtr root;
};

} // namespace cb::text
