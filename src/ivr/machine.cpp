// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/machine.h"

#include "ivr/compiledflow.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

template <typename... Functions>
struct Cases : Functions... {
    using Functions::operator()...;
};
template <typename... Functions>
Cases(Functions...) -> Cases<Functions...>;

class Machine
{
public:
    Machine(const CompiledFlow &flow, Turn &&turn, const World &world)
        : m_flow(flow)
        , m_turn(std::move(turn))
        , m_world(world)
    { }

    Progress run();

private:
    void begin();
    void enter(const QString &step);
    void comeBack(const CompiledFlow::Node &node);
    [[nodiscard]] std::optional<Progress> missingFact(const CompiledFlow::Node &node);
    [[nodiscard]] std::optional<Progress> runStep(const CompiledFlow::Node &node);
    [[nodiscard]] std::optional<Progress> leaveBy(const CompiledFlow::Node &node, const QStringList &exits);
    [[nodiscard]] std::optional<Progress> broken(const QString &why);
    [[nodiscard]] Progress held();
    [[nodiscard]] Progress ended();

    const CompiledFlow &m_flow;
    Turn m_turn;
    const World &m_world;
};

bool isTerminal(const twilio::twiml::Verb &verb)
{
    namespace twiml = twilio::twiml;
    return std::holds_alternative<twiml::Hangup>(verb) || std::holds_alternative<twiml::Reject>(verb)
        || std::holds_alternative<twiml::Redirect>(verb);
}

Progress Machine::run()
{
    begin();
    while (true) {
        std::optional<Progress> progress;
        const CompiledFlow::Node *node = m_flow.node(m_turn.state.step);
        if (m_turn.steps > Bounds::stepsPerRequest) {
            m_turn.verbs.clear(); // the same few sentences over and over
            m_turn.steps = 0;
            progress = broken(u"more than %1 steps in one request"_s.arg(Bounds::stepsPerRequest));
        } else if (m_turn.state.visit > Bounds::visitsPerCall && m_flow.version() != 0) {
            progress = broken(u"more than %1 requests in one call"_s.arg(Bounds::visitsPerCall));
        } else if (!node) {
            progress = broken(u"there is no step \"%1\""_s.arg(m_turn.state.step));
        } else if (!node->runner) {
            progress = broken(u"the step has wrong settings"_s);
        } else if (progress = missingFact(*node); !progress) {
            comeBack(*node);
            progress = runStep(*node);
        }
        if (progress)
            return *std::move(progress);
    }
}

void Machine::begin()
{
    State &state = m_turn.state;
    const bool changed = state.flow != m_flow.flow().key || state.step.isEmpty();
    state.flow = m_flow.flow().key;
    state.version = m_flow.version();
    if (!changed)
        return;
    for (const Variables::Entry &entry : m_flow.variables().entries()) {
        if (!state.variables.find(entry.name))
            state.variables.set(entry.name, entry.value);
    }
    enter(m_turn.target.isEmpty() ? m_flow.flow().start : m_turn.target);
}

void Machine::enter(const QString &id)
{
    State &state = m_turn.state;
    state.step = id;
    state.phase = 0;
    state.tries = 0;
    state.typed.clear();
    state.waiting.reset();
    state.interaction = 0;
    m_turn.answers.clear();
    m_turn.entering = true;
    ++m_turn.steps;
    ++state.steps;
    const CompiledFlow::Node *node = m_flow.node(id);
    m_turn.visits << Visit{
        .flow = state.flow,
        .version = state.version,
        .step = id,
        .kind = node ? node->step->kind : QString(),
        .name = node ? node->step->name : QString(),
        .number = state.steps,
        .entered = true,
    };
}

/// A call that held here has one visit already, by an earlier request.
void Machine::comeBack(const CompiledFlow::Node &node)
{
    if (m_turn.visits.isEmpty())
        m_turn.visits << Visit{.flow = m_turn.state.flow,
            .version = m_turn.state.version,
            .step = m_turn.state.step,
            .kind = node.step->kind,
            .name = node.step->name,
            .number = m_turn.state.steps};
}

std::optional<Progress> Machine::missingFact(const CompiledFlow::Node &node)
{
    for (const CompiledFlow::Fact &fact : node.facts) {
        if (m_turn.state.variables.find(fact.name)
            || std::ranges::find(m_turn.facts, fact.name, &Turn::Known::name) != m_turn.facts.end())
            continue;
        m_turn.asked = fact.remembered ? Turn::Asked::Remembered : Turn::Asked::Fact;
        m_turn.question = fact.name;
        return Ask{Question{fact.name, {}}, std::move(m_turn)};
    }
    return std::nullopt;
}

std::optional<Progress> Machine::runStep(const CompiledFlow::Node &node)
{
    const bool entered = m_turn.entering;
    StepContext context(m_flow, m_turn, m_world, entered, entered ? nullptr : &m_turn.input);
    if (!entered && m_turn.input.kind == Input::Kind::Pending && m_turn.state.waiting
        && m_world.now < m_turn.state.waiting->until) {
        node.runner->filler(context);
        ++m_turn.state.visit;
        m_turn.state.variables.dropSecrets();
        const Instant until = m_turn.state.waiting->until;
        return Wait{std::nullopt, until, std::move(m_turn)};
    }
    Outcome outcome = node.runner->run(context);
    m_turn.visits.last().input = m_turn.state.typed;
    return std::visit(Cases{
                          [&](const outcome::Leave &exit) { return leaveBy(node, exit.exits); },
                          [&](const outcome::Hold &) -> std::optional<Progress> { return held(); },
                          [&](outcome::Ask &ask) -> std::optional<Progress> {
                              m_turn.asked = Turn::Asked::Answer;
                              m_turn.question = ask.question.kind;
                              return Ask{std::move(ask.question), std::move(m_turn)};
                          },
                          [&](outcome::Wait &wait) -> std::optional<Progress> {
                              ++m_turn.state.visit;
                              m_turn.entering = false;
                              m_turn.state.variables.dropSecrets();
                              return Wait{std::move(wait.effect), wait.until, std::move(m_turn)};
                          },
                          [&](const outcome::Goto &target) -> std::optional<Progress> {
                              if (target.flow.isEmpty() || target.flow == m_turn.state.flow) {
                                  enter(target.step.isEmpty() ? m_flow.flow().start : target.step);
                                  return std::nullopt;
                              }
                              m_turn.target = target.step;
                              m_turn.state.step.clear();
                              return Change{target.flow, std::move(m_turn)};
                          },
                          [&](const outcome::End &) -> std::optional<Progress> { return ended(); },
                          [&](const outcome::Broken &problem) { return broken(problem.why); },
                      },
        outcome);
}

std::optional<Progress> Machine::leaveBy(const CompiledFlow::Node &node, const QStringList &exits)
{
    Visit &visit = m_turn.visits.last();
    for (const QString &exit : exits) {
        if (const int target = node.wire(exit); target >= 0) {
            visit.exit = exit;
            enter(m_flow.node(target).step->id);
            return std::nullopt;
        }
    }
    const QString exit = exits.value(0);
    visit.exit = exit;
    if (node.role(exit) == Exit::Role::Next)
        return ended();
    return broken(u"exit \"%1\" leads nowhere"_s.arg(exit));
}

std::optional<Progress> Machine::broken(const QString &why)
{
    State &state = m_turn.state;
    if (m_turn.visits.isEmpty()) { // a step that held is gone: only an edited version could do that
        m_turn.visits << Visit{.flow = state.flow, .version = state.version, .step = state.step, .number = state.steps};
    }
    Visit &visit = m_turn.visits.last();
    visit.exit = errorExit;
    visit.problem = why;
    ++state.problems;
    ++m_turn.problems;
    if (m_turn.problems == 1 && state.problems <= Bounds::problemsPerCall) {
        const CompiledFlow::Node *node = m_flow.node(state.step);
        const int target = node ? node->wire(errorExit) : -1;
        const QString &onError = m_flow.flow().onError;
        if (target >= 0) {
            enter(m_flow.node(target).step->id);
            return std::nullopt;
        }
        if (onError != state.step && m_flow.node(onError)) {
            enter(onError);
            return std::nullopt;
        }
    }
    if (m_flow.version() == 0) // the apology itself
        return ended();
    m_turn.target.clear();
    m_turn.state.step.clear();
    return Change{apologyFlow, std::move(m_turn)};
}

Progress Machine::held()
{
    ++m_turn.state.visit;
    m_turn.state.variables.dropSecrets();
    m_turn.entering = false;
    if (m_world.request.call.status >= twilio::CallStatus::Completed)
        m_turn.state.ended = true; // whatever we say, nobody hears it
    return Answer{std::move(m_turn)};
}

Progress Machine::ended()
{
    if (m_turn.verbs.isEmpty() || !isTerminal(m_turn.verbs.last()))
        m_turn.verbs << twilio::twiml::Hangup{};
    m_turn.state.ended = true;
    return held();
}

} // namespace

void Turn::answer(text::Value value)
{
    switch (asked) {
    case Asked::Answer:
        answers.push_back({question, std::move(value)});
        return;
    case Asked::Fact:
        facts.push_back({question, std::move(value)});
        return;
    case Asked::Remembered:
        state.variables.set(question, std::move(value));
        return;
    }
}

Progress step(const CompiledFlow &flow, Turn turn, const World &world)
{
    return Machine(flow, std::move(turn), world).run();
}

} // namespace cb::ivr
