// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/renderer.h"

#include "text/objects.h"
#include "text/operators.h"
#include "text/strings.h"

using namespace Qt::StringLiterals;

namespace cb::text {

Renderer::Renderer(const Options &options, const ProgramLoader &loader, const Value &variables)
    : m_loader(loader)
    , m_variables(variables)
    , m_run(options.limits, options.undefined)
    , m_name(options.name)
{ }

Outcome<QString> Renderer::render(const std::shared_ptr<const Program> &program)
{
    m_out.reserve(8 * 1024); // most mails
    run(program, Frame{});
    if (m_run.failed())
        return tl::unexpected(problemAt({1, 1}));
    return std::move(m_out);
}

Outcome<Value> Renderer::evaluate(const ExpressionProgram &program)
{
    const Frame frame;
    m_frame = &frame;
    Value value = eval(*program.root);
    if (!m_run.failed() && !m_run.usable(value))
        m_run.locate(program.root->at, m_name);
    if (m_run.failed())
        return tl::unexpected(problemAt({1, 1}));
    if (value.holdsObject())
        return tl::unexpected(Problem{Problem::Kind::Value, u"the expression has no plain value"_s, m_name, 1, 1});
    return value;
}

Problem Renderer::problemAt(Position at)
{
    m_run.locate(at, m_name);
    return m_run.problem();
}

bool Renderer::enter()
{
    // Trees are at most limits.depth deep, but a macro or block nests one into another.
    if (++m_depth <= m_run.limits().depth * 3)
        return true;
    leave();
    m_run.fail(u"nested too deeply while rendering"_s, Problem::Kind::Limit);
    return false;
}

bool Renderer::checkOutput()
{
    if (m_out.size() > m_run.limits().outputChars)
        m_run.fail(u"more than %1 characters of output"_s.arg(m_run.limits().outputChars), Problem::Kind::Limit);
    return !m_run.failed();
}

void Renderer::body(const Body &statements)
{
    if (!enter())
        return;
    for (const StatementPtr &part : statements) {
        if (m_run.failed() || !m_run.step())
            break;
        statement(*part);
        m_run.locate(part->at, m_name);
    }
    leave();
}

void Renderer::statement(const Statement &statement)
{
    switch (statement.kind) {
    case Statement::Kind::Data:
        if (!m_muted)
            data(static_cast<const DataStatement &>(statement).text);
        break;
    case Statement::Kind::Print:
        if (!m_muted)
            print(*static_cast<const PrintStatement &>(statement).value);
        break;
    case Statement::Kind::If:
        ifStatement(static_cast<const IfStatement &>(statement));
        break;
    case Statement::Kind::For:
        forStatement(static_cast<const ForStatement &>(statement));
        break;
    case Statement::Kind::Set:
    case Statement::Kind::SetBlock:
        setStatement(static_cast<const SetStatement &>(statement));
        break;
    case Statement::Kind::FilterBlock: {
        if (m_muted)
            break;
        const auto &block = static_cast<const FilterStatement &>(statement);
        m_captured = captured(block.body);
        print(*block.filters);
        break;
    }
    case Statement::Kind::With:
        withStatement(static_cast<const WithStatement &>(statement));
        break;
    case Statement::Kind::Include:
        include(static_cast<const IncludeStatement &>(statement));
        break;
    case Statement::Kind::Extends:
        extends(static_cast<const IncludeStatement &>(statement));
        break;
    case Statement::Kind::Block:
        block(static_cast<const BlockStatement &>(statement));
        break;
    case Statement::Kind::Macro:
        macro(static_cast<const MacroStatement &>(statement));
        break;
    case Statement::Kind::Autoescape:
        autoescape(static_cast<const AutoescapeStatement &>(statement));
        break;
    }
}

void Renderer::data(const QString &text)
{
    m_out += text;
    if (m_run.produced(text.size()))
        checkOutput();
}

void Renderer::print(const Node &node)
{
    Value made;
    const Value *value = peek(node);
    if (!value) {
        made = eval(node);
        value = &made;
    }
    if (m_run.failed())
        return;
    if (m_run.autoescape && !value->isMarkup() && !value->isInteger()) {
        if (value->isText()) {
            const qsizetype before = m_out.size();
            appendEscaped(m_out, value->string());
            m_run.produced(m_out.size() - before);
        } else {
            appendEscaped(m_out, textOf(m_run, *value));
        }
    } else {
        appendText(m_run, m_out, *value);
    }
    checkOutput();
    m_run.locate(node.at, m_name);
}

void Renderer::ifStatement(const IfStatement &statement)
{
    for (const auto &[test, then] : statement.branches) {
        const bool holds = truth(*test);
        if (m_run.failed())
            return;
        if (holds) {
            body(then);
            return;
        }
    }
    body(statement.otherwise);
}

// Leaves of `items` those for which the loop's condition holds.
bool Renderer::filtered(const ForStatement &statement, ValueList &items)
{
    Scope scope(*this);
    ValueList kept;
    for (Value &item : items) {
        scope.clear();
        assign(statement.target, item);
        const bool keep = truth(*statement.condition);
        if (m_run.failed())
            break;
        if (keep)
            kept.push_back(std::move(item));
    }
    items = std::move(kept);
    return !m_run.failed();
}

void Renderer::forStatement(const ForStatement &statement)
{
    static const Identifier loopName(u"loop"_s);
    const Value source = eval(*statement.items);
    if (m_run.failed())
        return;
    auto loop = std::make_shared<Loop>();
    loop->items = iterated(m_run, source);
    if (m_run.failed())
        m_run.locate(statement.items->at, m_name);
    if (m_run.failed() || (statement.condition && !filtered(statement, loop->items)))
        return;

    Scope scope(*this);
    if (loop->items.empty()) {
        body(statement.otherwise);
        return;
    }
    m_bindings.push_back({&loopName, Value::object(loop)});
    for (; loop->index < loop->items.size() && !m_run.failed(); ++loop->index) {
        scope.clear(1);
        assign(statement.target, loop->items[loop->index]);
        if (!m_run.failed())
            body(statement.body);
    }
}

void Renderer::bind(const Identifier &name, Value value)
{
    for (size_t i = m_bindings.size(); i > m_scope; --i) {
        if (*m_bindings[i - 1].name == name) {
            m_bindings[i - 1].value = std::move(value);
            return;
        }
    }
    m_bindings.push_back({&name, std::move(value)});
    if (m_atTop)
        m_layout->exportedEnd = m_bindings.size();
}

void Renderer::assign(const Target &target, const Value &value)
{
    if (!target.attribute.isEmpty()) {
        const Value *found = lookup(target.name);
        auto *space = found ? found->as<Namespace>(Object::Sort::Namespace) : nullptr;
        if (!space) {
            m_run.fail(u"'%1' is no namespace"_s.arg(target.name.text));
        } else if (value.holdsObject()) {
            m_run.fail(u"a namespace holds plain values only"_s);
        } else if (m_run.step(qint64(space->values.size()))) {
            for (auto &[key, old] : space->values) {
                if (key.string() == target.attribute) {
                    old = value;
                    return;
                }
            }
            space->values.emplace_back(target.attribute, value);
        }
        return;
    }
    if (target.parts.empty()) {
        bind(target.name, value);
        return;
    }
    const ValueList parts = iterated(m_run, value);
    if (m_run.failed())
        return;
    if (parts.size() != target.parts.size()) {
        m_run.fail(u"%1 values for %2 names"_s.arg(parts.size()).arg(target.parts.size()));
        return;
    }
    for (size_t i = 0; i < parts.size() && !m_run.failed(); ++i)
        assign(target.parts[i], parts[i]);
}

Value Renderer::captured(const Body &statements)
{
    QString outside = std::exchange(m_out, {});
    const bool muted = std::exchange(m_muted, false);
    {
        const Scope scope(*this);
        body(statements);
    }
    m_muted = muted;
    return Value::text(std::exchange(m_out, std::move(outside)), m_run.autoescape);
}

void Renderer::setStatement(const SetStatement &statement)
{
    Value value;
    if (statement.kind == Statement::Kind::SetBlock) {
        value = captured(statement.body);
        if (statement.value && !m_run.failed()) {
            m_captured = value;
            value = eval(*statement.value);
        }
    } else {
        value = eval(*statement.value);
    }
    if (!m_run.failed())
        assign(statement.target, value);
}

void Renderer::withStatement(const WithStatement &statement)
{
    ValueList values;
    for (const auto &[target, node] : statement.values)
        values.push_back(eval(*node));
    if (m_run.failed())
        return;
    const Scope scope(*this);
    for (size_t i = 0; i < values.size(); ++i)
        assign(statement.values[i].first, values[i]);
    body(statement.body);
}

void Renderer::autoescape(const AutoescapeStatement &statement)
{
    const bool before = m_run.autoescape;
    const bool wanted = truth(*statement.enabled);
    if (m_run.failed())
        return;
    m_run.autoescape = wanted;
    const Scope scope(*this);
    body(statement.body);
    m_run.autoescape = before;
}

} // namespace cb::text
