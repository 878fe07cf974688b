// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/flowlibrary.h"

#include "ivr/flowjson.h"
#include "ivr/ivrstore.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

constexpr qsizetype most = 200; // compiled versions kept; a desk has a dozen flows

} // namespace

QStringList shippedFlows()
{
    QStringList keys;
    const QStringList files = QDir(u":/callboard/flows"_s).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        if (file != u"flow.schema.json"_s)
            keys << file.chopped(5);
    }
    return keys;
}

Result<Flow> shippedFlow(const QString &key)
{
    QFile file(u":/callboard/flows/%1.json"_s.arg(key));
    if (!shippedFlows().contains(key) || !file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::NotFound, u"there is no flow \"%1\""_s.arg(key));
    return parseFlow(file.readAll());
}

FlowPtr FlowLibrary::cached(const QString &key, int version)
{
    const QMutexLocker lock(&m_mutex);
    return m_flows.value({key, version});
}

FlowPtr FlowLibrary::keep(Flow flow, int version)
{
    FlowPtr compiled = CompiledFlow::compile(std::move(flow), version, m_registry);
    const QMutexLocker lock(&m_mutex);
    if (m_flows.size() >= most)
        m_flows.clear(); // those in use live on in their calls' hands
    m_flows.insert({compiled->flow().key, version}, compiled);
    return compiled;
}

Result<FlowPtr> FlowLibrary::shipped(const QString &key)
{
    if (FlowPtr flow = cached(key, 0))
        return flow;
    Result<Flow> flow = shippedFlow(key);
    if (!flow)
        return tl::unexpected(flow.error());
    return keep(*std::move(flow), 0);
}

Result<FlowPtr> FlowLibrary::published(store::Connection &connection, const QString &key)
{
    const Result<std::optional<int>> number = publishedVersion(connection, key);
    if (!number)
        return tl::unexpected(number.error());
    return *number ? version(connection, key, **number) : shipped(key);
}

Result<FlowPtr> FlowLibrary::version(store::Connection &connection, const QString &key, int version)
{
    if (version == 0)
        return shipped(key);
    if (FlowPtr flow = cached(key, version))
        return flow;
    Result<Flow> flow = flowVersion(connection, key, version);
    if (!flow)
        return tl::unexpected(flow.error());
    flow->key = key; // a copied file may carry another's
    return keep(*std::move(flow), version);
}

} // namespace cb::ivr
