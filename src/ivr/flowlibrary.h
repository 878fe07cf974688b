// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ivr/compiledflow.h"
#include "store/connection.h"

#include <QHash>
#include <QMutex>

#include <memory>
#include <utility>

namespace cb::ivr {

using FlowPtr = std::shared_ptr<const CompiledFlow>;

/// Flows of resources/flows that came with this program, by key.
[[nodiscard]] QStringList shippedFlows();
[[nodiscard]] Result<Flow> shippedFlow(const QString &key); // NotFound

/// Compiled flows of one database, shared by all its threads. Version 0 is the shipped flow itself, so that a call
/// finds its front desk and its apology in an empty or damaged database, too.
class FlowLibrary
{
public:
    /// The registry outlives it and is complete.
    explicit FlowLibrary(const StepRegistry &registry)
        : m_registry(registry)
    { }

    /// What answers calls now: the published version, else the shipped flow. NotFound: neither.
    [[nodiscard]] Result<FlowPtr> published(store::Connection &connection, const QString &key);
    /// The version a call began with. NotFound when it is gone.
    [[nodiscard]] Result<FlowPtr> version(store::Connection &connection, const QString &key, int version);
    [[nodiscard]] Result<FlowPtr> shipped(const QString &key);

private:
    [[nodiscard]] FlowPtr cached(const QString &key, int version);
    FlowPtr keep(Flow flow, int version);

    const StepRegistry &m_registry;
    QMutex m_mutex;
    QHash<std::pair<QString, int>, FlowPtr> m_flows;
};

} // namespace cb::ivr
