// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/flow.h"
#include "ivr/step.h"

#include <QHash>

#include <memory>
#include <utility>
#include <vector>

namespace cb::ivr {

class StepRegistry;

/// What is wrong with a flow that could be read.
struct FlowProblem {
    QString step; // its id; empty when the flow itself is meant
    QString path; // "steps[3].settings.timeout"
    QString message; // English
    friend bool operator==(const FlowProblem &, const FlowProblem &) = default;
};

/// One version of a flow, ready to run. Immutable and shared by all threads and calls.
class CompiledFlow
{
public:
    struct Fact {
        QString name; // of a variable that an answerer provides
        bool remembered = false; // asked once per call, not once per request
    };
    struct Node {
        const Step *step = nullptr;
        std::unique_ptr<const StepRunner> runner; // null when the step has problems
        std::vector<Fact> facts; // it reads
        QList<Exit> exits;
        std::vector<std::pair<QString, int>> wires; // exit → node; those that lead nowhere are left out

        [[nodiscard]] int wire(const QString &exit) const; // -1: not wired
        [[nodiscard]] Exit::Role role(const QString &exit) const;
    };

    /// Compiles every step; one with problems breaks when a call enters it, the others work.
    [[nodiscard]] static std::shared_ptr<const CompiledFlow> compile(
        Flow flow, int version, const StepRegistry &registry);
    CompiledFlow(const CompiledFlow &) = delete;
    CompiledFlow &operator=(const CompiledFlow &) = delete;

    [[nodiscard]] const Flow &flow() const { return m_flow; }
    [[nodiscard]] int version() const { return m_version; }
    [[nodiscard]] const QList<FlowProblem> &problems() const { return m_problems; } // empty: may be published
    [[nodiscard]] const Node *node(const QString &stepId) const;
    [[nodiscard]] const Node &node(int index) const { return m_nodes[size_t(index)]; }
    [[nodiscard]] const Variables &variables() const { return m_variables; } // as a call begins

private:
    explicit CompiledFlow(Flow flow, int version);
    void compileStep(int index, const StepRegistry &registry);

    Flow m_flow;
    int m_version;
    Variables m_variables;
    std::vector<Node> m_nodes; // as m_flow.steps
    QHash<QString, int> m_index;
    QList<FlowProblem> m_problems;
};

} // namespace cb::ivr
