// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/ast.h"
#include "text/invocation.h"

#include <functional>

namespace cb::text {

using ProgramLoader = std::function<Outcome<std::shared_ptr<const Program>>(const QString &name)>;

/// A variable set by the template, with its name in some program.
struct Binding {
    const Identifier *name;
    Value value;
};

/// Which bindings a piece of template sees: its own from `floor` on, then those of `outer` below `outerEnd`.
struct Frame {
    size_t floor = 0;
    const Frame *outer = nullptr;
    size_t outerEnd = 0;
    bool isolated = false; // sees nothing else, not even the variables given
};

/// One template with what it extends.
struct Layout {
    struct Definition {
        const BlockStatement *block;
        const Program *program;
    };
    QHash<QString, std::vector<Definition>> blocks; // the most derived first
    Frame top;
    size_t exportedEnd = 0; // bindings of the top level: what blocks and macros see
    std::shared_ptr<const Program> parent; // set by extends
};

/// One rendering. Lives for one call, on one thread.
class Renderer
{
public:
    Renderer(const Options &options, const ProgramLoader &loader, const Value &variables);

    [[nodiscard]] Outcome<QString> render(const std::shared_ptr<const Program> &program);
    [[nodiscard]] Outcome<Value> evaluate(const ExpressionProgram &program);

private:
    /// Variables set while it lives are forgotten with it.
    class Scope
    {
    public:
        explicit Scope(Renderer &renderer, bool atTop = false)
            : m_renderer(renderer)
            , m_first(renderer.m_bindings.size())
            , m_outer(std::exchange(renderer.m_scope, m_first))
            , m_outerAtTop(std::exchange(renderer.m_atTop, atTop))
        { }
        ~Scope()
        {
            clear();
            m_renderer.m_scope = m_outer;
            m_renderer.m_atTop = m_outerAtTop;
        }
        Q_DISABLE_COPY_MOVE(Scope)
        void clear(size_t kept = 0) { m_renderer.m_bindings.resize(m_first + kept, Binding{nullptr, Value()}); }

    private:
        Renderer &m_renderer;
        const size_t m_first;
        const size_t m_outer;
        const bool m_outerAtTop;
    };

    /// What a template, block or macro changes while it is rendered, put back when it ends.
    class Part;

    // renderer.cpp: statements
    void body(const Body &statements);
    void statement(const Statement &statement);
    void print(const Node &node);
    void data(const QString &text);
    void ifStatement(const IfStatement &statement);
    void forStatement(const ForStatement &statement);
    bool filtered(const ForStatement &statement, ValueList &items);
    void setStatement(const SetStatement &statement);
    void withStatement(const WithStatement &statement);
    void include(const IncludeStatement &statement);
    void extends(const IncludeStatement &statement);
    void macro(const MacroStatement &statement);
    void block(const BlockStatement &statement);
    void autoescape(const AutoescapeStatement &statement);
    void assign(const Target &target, const Value &value);
    void bind(const Identifier &name, Value value);
    Value captured(const Body &statements);
    bool checkOutput();

    // layout.cpp: templates, blocks and macros
    void run(const std::shared_ptr<const Program> &program, const Frame &top);
    void collectBlocks(const Program &program);
    void use(const Program &program);
    [[nodiscard]] Frame blockFrame() const;
    std::shared_ptr<const Program> load(const QString &name, bool mayBeMissing);
    void callBlock(const QString &name, size_t level, const Frame &frame);
    Value callSuper();
    Value callSelf(const QString &name);
    Value callMacro(const Value &macro, const Given &given);

    // evaluator.cpp: expressions
    Value eval(const Node &node);
    Value evalKind(const Node &node);
    Value evalItems(const ItemsNode &node);
    Value evalDict(const DictNode &node);
    Value evalSlice(const SliceNode &node);
    Value evalCall(const CallNode &node);
    Value evalFilter(const FilterNode &node);
    Value evalTest(const TestNode &node);
    Value evalBinary(const BinaryNode &node);
    Value evalCompare(const CompareNode &node);
    Value evalConditional(const ConditionalNode &node);
    Given evalArguments(const Arguments &arguments);
    const Value *peek(const Node &node);
    const Value *lookup(const Identifier &name) const;
    bool truth(const Node &node);

    /// Counts nesting; false when too deep.
    bool enter();
    void leave() { --m_depth; }
    Problem problemAt(Position at);

    const ProgramLoader &m_loader;
    const Value &m_variables;
    Run m_run;
    QString m_out;
    QString m_name; // of the template part being rendered
    std::vector<Binding> m_bindings;
    std::vector<std::shared_ptr<const Program>> m_programs; // kept until the end: bindings point into them
    const Frame *m_frame = nullptr;
    size_t m_scope = 0; // first binding of the innermost scope
    bool m_atTop = true; // that scope is a template's top level, whose variables blocks and macros see
    Layout *m_layout = nullptr;
    const Program *m_program = nullptr;
    QString m_block; // the block being rendered, for super()
    size_t m_blockLevel = 0;
    Value m_captured; // what the filters of a block work on
    bool m_muted = false; // after extends nothing is written
    int m_depth = 0;
    int m_templates = 0;
};

/// A macro as a value: usable while its template is being rendered, which is as long as it can be reached.
struct Macro final : Object {
    const MacroStatement &definition;
    const Program *program;
    Layout *layout;
    Macro(const MacroStatement &statement, const Program *itsProgram, Layout *itsLayout)
        : Object(Sort::Macro)
        , definition(statement)
        , program(itsProgram)
        , layout(itsLayout)
    { }
};

} // namespace cb::text
