// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/operators.h"
#include "text/renderer.h"

#include <QScopeGuard>

using namespace Qt::StringLiterals;

namespace cb::text {

class Renderer::Part
{
public:
    explicit Part(Renderer &renderer, bool atTop = false)
        : m_renderer(renderer)
        , m_scope(renderer, atTop)
        , m_frame(renderer.m_frame)
        , m_layout(renderer.m_layout)
        , m_program(renderer.m_program)
        , m_name(renderer.m_name)
        , m_block(renderer.m_block)
        , m_blockLevel(renderer.m_blockLevel)
        , m_muted(std::exchange(renderer.m_muted, false))
        , m_autoescape(renderer.m_run.autoescape)
    { }
    ~Part()
    {
        m_renderer.m_frame = m_frame;
        m_renderer.m_layout = m_layout;
        m_renderer.m_program = m_program;
        m_renderer.m_name = m_name;
        m_renderer.m_block = m_block;
        m_renderer.m_blockLevel = m_blockLevel;
        m_renderer.m_muted = m_muted;
        m_renderer.m_run.autoescape = m_autoescape;
    }
    Q_DISABLE_COPY_MOVE(Part)

private:
    Renderer &m_renderer;
    const Scope m_scope;
    const Frame *const m_frame;
    Layout *const m_layout;
    const Program *const m_program;
    const QString m_name;
    const QString m_block;
    const size_t m_blockLevel;
    const bool m_muted;
    const bool m_autoescape;
};

void Renderer::use(const Program &program)
{
    m_program = &program;
    m_name = program.options.name;
    m_run.autoescape = program.options.autoescape;
}

Frame Renderer::blockFrame() const
{
    return {m_bindings.size(), &m_layout->top, m_layout->exportedEnd};
}

void Renderer::collectBlocks(const Program &program)
{
    for (auto it = program.blocks.begin(); it != program.blocks.end(); ++it)
        m_layout->blocks[it.key()].push_back({it.value(), &program});
}

// Renders a template and what it extends, with variables of its own on top of what `top` sees.
void Renderer::run(const std::shared_ptr<const Program> &program, const Frame &top)
{
    if (++m_templates > m_run.limits().templates) {
        m_run.fail(u"more than %1 templates within each other"_s.arg(m_run.limits().templates), Problem::Kind::Limit);
        --m_templates;
        return;
    }
    Layout layout;
    layout.top = top;
    layout.exportedEnd = top.floor;
    const int depth = m_templates - 1;
    const Part part(*this, true);
    m_layout = &layout;
    m_frame = &layout.top;
    m_block.clear();

    std::shared_ptr<const Program> current = program;
    while (current && !m_run.failed()) {
        m_programs.push_back(current);
        use(*current);
        collectBlocks(*current);
        body(current->body);
        m_muted = false;
        current = std::exchange(layout.parent, nullptr);
        if (current && ++m_templates > m_run.limits().templates)
            m_run.fail(
                u"more than %1 templates extend each other"_s.arg(m_run.limits().templates), Problem::Kind::Limit);
    }
    m_templates = depth;
}

std::shared_ptr<const Program> Renderer::load(const QString &name, bool mayBeMissing)
{
    auto loaded = m_loader ? m_loader(name) : tl::unexpected(Problem{Problem::Kind::Missing, {}, name, 0, 0});
    if (loaded)
        return *loaded;
    const Problem &problem = loaded.error();
    if (problem.kind != Problem::Kind::Missing) {
        m_run.fail(problem.message, problem.kind);
        m_run.locate({problem.line, problem.column}, problem.templateName);
    } else if (!mayBeMissing) {
        m_run.fail(u"there is no template '%1'"_s.arg(name), Problem::Kind::Missing);
    }
    return nullptr;
}

void Renderer::extends(const IncludeStatement &statement)
{
    const Value name = eval(*statement.templateName);
    if (m_run.failed())
        return;
    if (m_layout->parent) {
        m_run.fail(u"a template extends one other, not two"_s);
        return;
    }
    if (!name.isText()) {
        m_run.fail(u"the name of a template is a str, not %1"_s.arg(typeName(name)));
        return;
    }
    m_layout->parent = load(name.string(), false);
    m_muted = true;
}

void Renderer::include(const IncludeStatement &statement)
{
    // Not muted behind extends: Jinja2 writes it before the layout.
    const Value names = eval(*statement.templateName);
    if (m_run.failed())
        return;
    const ValueList candidates = names.isList() ? names.items() : ValueList{names};
    std::shared_ptr<const Program> found;
    for (size_t i = 0; i < candidates.size() && !found && !m_run.failed(); ++i) {
        if (!candidates[i].isText()) {
            m_run.usable(candidates[i]);
            m_run.fail(u"the name of a template is a str, not %1"_s.arg(typeName(candidates[i])));
            return;
        }
        found = load(candidates[i].string(), statement.ignoreMissing || i + 1 < candidates.size());
    }
    if (!found) {
        if (!m_run.failed() && !statement.ignoreMissing)
            m_run.fail(u"there is no template to include"_s, Problem::Kind::Missing);
        return;
    }
    run(found, Frame{m_bindings.size(), m_frame, m_bindings.size(), !statement.withContext});
}

void Renderer::callBlock(const QString &name, size_t level, const Frame &frame)
{
    const auto definitions = m_layout->blocks.constFind(name);
    if (definitions == m_layout->blocks.constEnd() || level >= definitions->size()) {
        m_run.fail(level > 0 ? u"there is no parent block '%1'"_s.arg(name) : u"there is no block '%1'"_s.arg(name));
        return;
    }
    const Layout::Definition &definition = (*definitions)[level];
    if (definition.block->required) {
        m_run.fail(u"the required block '%1' is not filled"_s.arg(name));
        return;
    }
    const Part part(*this);
    m_frame = &frame;
    use(*definition.program);
    m_block = name;
    m_blockLevel = level;
    body(definition.block->body);
}

void Renderer::block(const BlockStatement &statement)
{
    if (m_muted)
        return;
    Frame frame = blockFrame();
    if (statement.scoped) {
        frame.outer = m_frame;
        frame.outerEnd = m_bindings.size();
    }
    callBlock(statement.name, 0, frame);
}

Value Renderer::callSuper()
{
    if (m_block.isEmpty())
        return m_run.fail(u"super() works inside a block only"_s);
    const Frame frame = blockFrame();
    QString outside = std::exchange(m_out, {});
    const QString name = m_block;
    callBlock(name, m_blockLevel + 1, frame);
    return m_run.text(std::exchange(m_out, std::move(outside)), m_run.autoescape);
}

Value Renderer::callSelf(const QString &name)
{
    if (!m_layout)
        return m_run.fail(u"there is no block '%1'"_s.arg(name));
    const Frame frame = blockFrame();
    QString outside = std::exchange(m_out, {});
    callBlock(name, 0, frame);
    return m_run.text(std::exchange(m_out, std::move(outside)), m_run.autoescape);
}

void Renderer::macro(const MacroStatement &statement)
{
    bind(statement.name, Value::object(std::make_shared<Macro>(statement, m_program, m_layout)));
}

Value Renderer::callMacro(const Value &value, const Given &given)
{
    const Macro &macro = *value.as<Macro>(Object::Sort::Macro);
    const auto &parameters = macro.definition.parameters;
    const QString &macroName = macro.definition.name.text;
    if (given.positional.size() > parameters.size())
        return m_run.fail(u"macro '%1' takes at most %2 arguments"_s.arg(macroName).arg(parameters.size()));
    if (m_templates >= m_run.limits().templates)
        return m_run.fail(
            u"more than %1 calls within each other"_s.arg(m_run.limits().templates), Problem::Kind::Limit);

    const Frame frame{m_bindings.size(), &macro.layout->top, macro.layout->exportedEnd};
    const Part part(*this);
    ++m_templates;
    const auto leave = qScopeGuard([this] { --m_templates; });
    m_frame = &frame;
    m_layout = macro.layout;
    use(*macro.program);
    m_block.clear();

    for (size_t i = 0; i < given.positional.size(); ++i)
        m_bindings.push_back({&parameters[i].first, given.positional[i]});
    for (const auto &[name, argument] : given.named) {
        const auto place = std::find_if(
            parameters.begin(), parameters.end(), [&](const auto &parameter) { return parameter.first.text == name; });
        if (place == parameters.end() || size_t(place - parameters.begin()) < given.positional.size())
            return m_run.fail(u"macro '%1' has no free parameter '%2'"_s.arg(macroName, name));
        m_bindings.push_back({&place->first, argument});
    }
    for (size_t i = given.positional.size(); i < parameters.size(); ++i) {
        const auto &[name, preset] = parameters[i];
        const bool bound = std::any_of(m_bindings.begin() + qsizetype(frame.floor), m_bindings.end(),
            [&](const Binding &binding) { return *binding.name == name; });
        if (!bound)
            m_bindings.push_back(
                {&name, preset ? eval(*preset) : Value::undefined(u"parameter '%1'"_s.arg(name.text))});
    }
    const Value words = captured(macro.definition.body);
    return Value::text(words.string(), m_run.autoescape);
}

} // namespace cb::text
