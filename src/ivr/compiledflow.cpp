// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/compiledflow.h"

#include "ivr/settingsreader.h"
#include "ivr/stepregistry.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ivr {

int CompiledFlow::Node::wire(const QString &exit) const
{
    const auto found = std::ranges::find(wires, exit, &std::pair<QString, int>::first);
    return found == wires.end() ? -1 : found->second;
}

Exit::Role CompiledFlow::Node::role(const QString &exit) const
{
    const auto found = std::ranges::find(exits, exit, &Exit::name);
    return found == exits.end() ? Exit::Role::Failure : found->role;
}

CompiledFlow::CompiledFlow(Flow flow, int version)
    : m_flow(std::move(flow))
    , m_version(version)
    , m_variables(m_flow.variables)
    , m_nodes(size_t(m_flow.steps.size()))
{ }

std::shared_ptr<const CompiledFlow> CompiledFlow::compile(Flow flow, int version, const StepRegistry &registry)
{
    const std::shared_ptr<CompiledFlow> compiled(new CompiledFlow(std::move(flow), version));
    const QList<Step> &steps = compiled->m_flow.steps;
    compiled->m_index.reserve(steps.size());
    for (int i = 0; i < int(steps.size()); ++i)
        compiled->m_index.insert(steps[i].id, i);
    for (int i = 0; i < int(steps.size()); ++i) {
        compiled->m_nodes[size_t(i)].step = &steps[i];
        compiled->compileStep(i, registry);
    }
    const auto mustExist = [&compiled](const QString &name, const QString &id) {
        if (!compiled->m_index.contains(id))
            compiled->m_problems << FlowProblem{{}, name, u"there is no step \"%1\""_s.arg(id)};
    };
    mustExist(u"start"_s, compiled->m_flow.start);
    if (!compiled->m_flow.onError.isEmpty())
        mustExist(u"on_error"_s, compiled->m_flow.onError);
    return compiled;
}

void CompiledFlow::compileStep(int index, const StepRegistry &registry)
{
    const Step &step = m_flow.steps.at(index); // at: nodes point into the list, it must not detach
    Node &node = m_nodes[size_t(index)];
    const QString path = u"steps[%1]"_s.arg(index);
    const auto problem = [&](const QString &where, const QString &what) {
        m_problems << FlowProblem{step.id, path + where, what};
    };

    const StepKind *kind = registry.find(step.kind);
    if (!kind) {
        problem(u".kind"_s, u"there is no kind of step \"%1\""_s.arg(step.kind));
        return;
    }
    node.exits = kind->exits(step.settings);
    SettingsReader settings(step.settings, path + u".settings"_s);
    std::unique_ptr<const StepRunner> runner = kind->compile(settings);
    if (settings.problems().isEmpty()) {
        node.runner = std::move(runner);
    } else {
        for (const auto &[where, what] : settings.problems())
            m_problems << FlowProblem{step.id, where, what};
    }
    for (const QString &name : settings.reads()) {
        if (const std::optional<bool> remembered = registry.fact(name))
            node.facts.push_back({name, *remembered});
    }
    for (auto exit = step.exits.begin(); exit != step.exits.end(); ++exit) {
        const QString where = u".exits."_s + exit.key();
        if (exit.key() != errorExit && std::ranges::find(node.exits, exit.key(), &Exit::name) == node.exits.end())
            problem(where, u"the step has no such exit"_s);
        const auto target = m_index.constFind(exit.value());
        if (target == m_index.constEnd())
            problem(where, u"there is no step \"%1\""_s.arg(exit.value()));
        else
            node.wires.emplace_back(exit.key(), *target);
    }
}

const CompiledFlow::Node *CompiledFlow::node(const QString &stepId) const
{
    const auto index = m_index.constFind(stepId);
    return index == m_index.constEnd() ? nullptr : &m_nodes[size_t(*index)];
}

} // namespace cb::ivr
