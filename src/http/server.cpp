// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"

#include "http/backend.h"
#include "http/log.h"

#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::http {

namespace {
template <typename Entry>
bool matches(const Entry &entry, const QByteArray &path)
{
    return entry.path.endsWith('/') && entry.path.size() > 1 ? path.startsWith(entry.path) : path == entry.path;
}

constexpr qsizetype longestLogged = 80; // of a path, which a stranger chooses
} // namespace

Server::Server(QObject *parent)
    : QObject(parent)
{ }

Server::~Server() = default;

void Server::route(const QList<Method> &methods, const QByteArray &path, Handler handler)
{
    Q_ASSERT(path.startsWith('/'));
    auto index = m_exact.value(path, -1);
    if (index < 0) {
        index = m_routes.size();
        m_routes.append(Route{path, {}});
        m_exact.insert(path, index);
        if (path.endsWith('/') && path.size() > 1) {
            m_prefixes.append(index);
            std::stable_sort(m_prefixes.begin(), m_prefixes.end(),
                [this](qsizetype a, qsizetype b) { return m_routes[a].path.size() > m_routes[b].path.size(); });
        }
    }
    for (const Method method : methods)
        m_routes[index].handlers.insert(int(method), handler);
}

void Server::upgrade(const QByteArray &path, Verifier verifier, Accepted accepted)
{
    m_upgrades.append({path, std::move(verifier), std::move(accepted)});
}

Result<> Server::listen(const QHostAddress &address, quint16 port, Limits limits)
{
    Q_ASSERT(QThread::currentThread() == thread());
    close();
    auto backend = std::make_unique<Backend>(
        std::move(limits), [this](const Request &request, Reply reply) { dispatch(request, std::move(reply)); },
        [this](const Request &request) { return checkUpgrade(request); },
        [this](std::unique_ptr<QWebSocket> socket) {
            const QByteArray path = socket->requestUrl().path(QUrl::FullyEncoded).toUtf8();
            const auto upgrade = std::find_if(m_upgrades.cbegin(), m_upgrades.cend(),
                [&path](const Upgrade &candidate) { return matches(candidate, path); });
            if (upgrade != m_upgrades.cend())
                upgrade->accepted(std::move(socket));
        });
    if (const Result<> listening = backend->listen(address, port); !listening)
        return listening;
    connect(backend->guard(), &Guard::gone, this, &Server::left);
    connect(backend->guard(), &Guard::leaving, this, &Server::leaving);
    m_backend = std::move(backend);
    return {};
}

quint16 Server::port() const
{
    return m_backend ? m_backend->guard()->serverPort() : quint16(0);
}

void Server::setLimits(const Limits &limits)
{
    if (m_backend)
        m_backend->guard()->setLimits(limits);
}

void Server::clearRoutes()
{
    m_routes.clear();
    m_exact.clear();
    m_prefixes.clear();
}

void Server::drain()
{
    if (!m_backend) {
        QMetaObject::invokeMethod(this, &Server::drained, Qt::QueuedConnection);
        return;
    }
    connect(m_backend->guard(), &Guard::drained, this, &Server::drained);
    m_backend->guard()->drain();
}

void Server::close()
{
    m_backend.reset();
}

const Guard *Server::guard() const
{
    return m_backend ? m_backend->guard() : nullptr;
}

void Server::dispatch(const Request &request, Reply reply)
{
    auto index = m_exact.value(request.path, -1);
    if (index < 0) {
        const auto prefix = std::find_if(m_prefixes.cbegin(), m_prefixes.cend(),
            [this, &request](qsizetype candidate) { return request.path.startsWith(m_routes[candidate].path); });
        if (prefix != m_prefixes.cend())
            index = *prefix;
    }
    if (index < 0)
        return noRoute(request, Response::text("not found\n", 404), reply);

    const QHash<int, Handler> &handlers = m_routes[index].handlers;
    auto handler = handlers.constFind(int(request.method));
    if (handler == handlers.constEnd() && request.method == Method::Head)
        handler = handlers.constFind(int(Method::Get));
    if (handler == handlers.constEnd()) {
        QByteArrayList allowed;
        for (const Method method :
            {Method::Get, Method::Head, Method::Post, Method::Put, Method::Delete, Method::Options, Method::Patch}) {
            if (handlers.contains(int(method)) || (method == Method::Head && handlers.contains(int(Method::Get))))
                allowed.append(methodName(method));
        }
        Response response = Response::text("method not allowed\n", 405);
        response.headers.emplaceBack("Allow", allowed.join(", "));
        return noRoute(request, std::move(response), reply);
    }
    const Handler keep = *handler; // a handler may change the routes
    keep(request, std::move(reply));
}

void Server::noRoute(const Request &request, Response response, const Reply &reply)
{
    if (m_backend) {
        const QByteArray detail = QByteArray::number(response.status) + ' ' + methodName(request.method) + ' '
            + request.path.left(longestLogged);
        m_backend->guard()->refuse(Refusal::Route, request.peer, detail.constData());
    }
    reply(std::move(response));
}

std::optional<Response> Server::checkUpgrade(const Request &request) const
{
    const auto upgrade = std::find_if(m_upgrades.cbegin(), m_upgrades.cend(),
        [&request](const Upgrade &candidate) { return matches(candidate, request.path); });
    if (upgrade == m_upgrades.cend())
        return Response::text("not found\n", 404);
    if (const Result<> verdict = upgrade->verifier(request); !verdict) {
        qCInfo(
            lcHttp, "WebSocket on %s refused: %ls", request.path.constData(), qUtf16Printable(verdict.error().detail));
        return Response::text("forbidden\n", 403);
    }
    return std::nullopt;
}

} // namespace cb::http

#include "moc_server.cpp"
