// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/guard.h"

#include "http/connection.h"
#include "http/log.h"

#include <unistd.h>

#include <algorithm>

namespace cb::http {

Q_LOGGING_CATEGORY(lcHttp, "callboard.http", QtInfoMsg)

namespace {
constexpr int logLinesPerSecond = 10;
constexpr auto acceptPause = std::chrono::milliseconds(500);
} // namespace

Guard::Guard(Limits limits, UpgradeCheck upgradeCheck)
    : m_limits(std::move(limits))
    , m_upgradeCheck(std::move(upgradeCheck))
{
    setMaxPendingConnections(m_limits.connections);
    setListenBacklogSize(std::max(m_limits.connections, 128));
    connect(&m_tick, &QTimer::timeout, this, &Guard::checkDeadlines);
    connect(this, &QTcpServer::acceptError, this, &Guard::breathe);
    m_tick.setInterval(m_limits.tick);
}

Guard::~Guard()
{
    const auto connections = m_connections.keys();
    qDeleteAll(connections);
}

void Guard::incomingConnection(qintptr descriptor)
{
    Endpoint endpoint = Endpoint::peerOf(int(descriptor));
    if (endpoint.address.isNull()) { // reset before it was accepted
        ::close(int(descriptor));
        return;
    }
    endpoint.address = plainAddress(endpoint.address);
    const QHostAddress &peer = endpoint.address;
    const bool proxy = m_limits.proxies.contains(peer);
    std::optional<Refusal> refusal;
    if (!letsIn(peer))
        refusal = Refusal::Address;
    else if (m_connections.size() >= m_limits.connections)
        refusal = Refusal::Connections;
    else if (!proxy && m_perAddress.value(peer) >= m_limits.connectionsPerAddress)
        refusal = Refusal::ConnectionsPerAddress;
    if (refusal) {
        refuse(*refusal, peer, "closed at accept");
        ::close(int(descriptor));
        return;
    }
    auto *connection = new Connection(this, int(descriptor), endpoint);
    if (!connection->isWatched()) { // it would be silent until its deadline, and take a place
        refuse(Refusal::Connections, peer, "the system has no room to watch it");
        delete connection;
        return;
    }
    m_connections.insert(connection, proxy ? QHostAddress() : peer);
    if (!proxy)
        ++m_perAddress[peer];
    if (!m_tick.isActive())
        m_tick.start();
}

/// No descriptor is left, say. The kernel offers the same connection again at once, for ever.
void Guard::breathe()
{
    qCWarning(lcHttp, "no connection can be accepted: %ls", qUtf16Printable(errorString()));
    pauseAccepting();
    QTimer::singleShot(acceptPause, this, &QTcpServer::resumeAccepting);
}

void Guard::remove(Connection *connection)
{
    const auto known = m_connections.constFind(connection);
    if (known == m_connections.constEnd())
        return;
    const QHostAddress address = *known;
    m_connections.erase(known);
    if (!address.isNull()) {
        const auto count = m_perAddress.find(address);
        if (--*count == 0)
            m_perAddress.erase(count);
    }
    if (m_connections.isEmpty()) {
        m_tick.stop();
        if (m_draining)
            QMetaObject::invokeMethod(this, &Guard::drained, Qt::QueuedConnection);
    }
}

bool Guard::letsIn(const QHostAddress &peer) const
{
    return m_limits.allowed.isEmpty() || m_limits.allowed.contains(peer) || m_limits.proxies.contains(peer);
}

void Guard::setLimits(const Limits &limits)
{
    m_limits = limits;
    m_tick.setInterval(m_limits.tick);
    const auto connections = m_connections.keys();
    for (Connection *connection : connections) {
        if (!letsIn(connection->peer()))
            connection->closeSoon();
    }
}

void Guard::drain()
{
    m_draining = true;
    close();
    const auto connections = m_connections.keys();
    for (Connection *connection : connections)
        connection->closeSoon();
    if (m_connections.isEmpty())
        QMetaObject::invokeMethod(this, &Guard::drained, Qt::QueuedConnection);
}

Guard::Exchange Guard::take(Request *request)
{
    return m_current ? m_current->takeRequest(request) : 0;
}

bool Guard::closes(Exchange exchange) const
{
    const Connection *connection = m_exchanges.value(exchange);
    return connection && connection->closes();
}

void Guard::finished(Exchange exchange)
{
    if (Connection *connection = m_exchanges.take(exchange))
        connection->answered();
}

void Guard::checkDeadlines()
{
    const auto now = Connection::Clock::now();
    const auto connections = m_connections.keys();
    for (Connection *connection : connections) {
        if (m_connections.contains(connection)) // one may end another
            connection->checkDeadline(now);
    }
    if (now - m_logWindow >= std::chrono::seconds(1))
        logSuppressed();
}

void Guard::refuse(Refusal why, const QHostAddress &peer, const char *detail)
{
    m_refused[size_t(why)].fetch_add(1, std::memory_order_relaxed);
    const auto now = Connection::Clock::now();
    if (now - m_logWindow >= std::chrono::seconds(1)) {
        logSuppressed();
        m_logWindow = now;
    }
    if (++m_logged <= logLinesPerSecond)
        qCInfo(lcHttp, "refused %s: %s", qPrintable(peer.toString()), detail);
}

void Guard::logSuppressed()
{
    if (m_logged > logLinesPerSecond)
        qCInfo(lcHttp, "%d more refused", m_logged - logLinesPerSecond);
    m_logged = 0;
}

} // namespace cb::http

#include "moc_guard.cpp"
