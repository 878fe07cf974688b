// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/backend.h"

#include "http/log.h"

#include <QHttpServerRequest>
#include <QHttpServerResponse>
#include <QPointer>
#include <QThread>
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QHttpHeaders>
#include <QHttpServerWebSocketUpgradeResponse>
#endif

using namespace Qt::StringLiterals;

namespace cb::http {

namespace {
/// Answers once; forgotten by all its holders, it answers 500.
class Answer
{
public:
    Answer(QPointer<QObject> context, std::function<void(const Response &)> write)
        : m_context(std::move(context))
        , m_write(std::move(write))
    { }
    ~Answer()
    {
        if (!m_write || !m_context)
            return;
        qCWarning(lcHttp, "a request was dropped without an answer");
        give(Response::empty(500));
    }
    Q_DISABLE_COPY_MOVE(Answer)

    void give(const Response &response)
    {
        const auto write = std::exchange(m_write, nullptr);
        if (!write || !m_context)
            return;
        Q_ASSERT(QThread::currentThread() == m_context->thread());
        write(response);
    }

private:
    QPointer<QObject> m_context;
    std::function<void(const Response &)> m_write;
};

/// A field of ours must not become two on the wire.
bool isOneLine(const QByteArray &value)
{
    return !value.contains('\r') && !value.contains('\n') && !value.contains('\0');
}

Result<> listenFailure(const QTcpServer &server, const QHostAddress &address, quint16 port)
{
    const QString where = u"%1 port %2"_s.arg(address.toString()).arg(port);
    switch (server.serverError()) {
    case QAbstractSocket::AddressInUseError:
        return failure(Error::Kind::Conflict, u"%1 is in use by another program"_s.arg(where));
    case QAbstractSocket::SocketAccessError:
        return failure(Error::Kind::Denied, u"no right to listen on %1"_s.arg(where));
    case QAbstractSocket::SocketAddressNotAvailableError:
        return failure(Error::Kind::Invalid, u"%1 is not an address of this machine"_s.arg(where));
    default:
        return failure(Error::Kind::Unreachable, u"cannot listen on %1: %2"_s.arg(where, server.errorString()));
    }
}
} // namespace

Backend::Backend(Limits limits, Server::Handler dispatch, Guard::UpgradeCheck upgradeCheck, Server::Accepted accepted)
    : m_guard(new Guard(std::move(limits), std::move(upgradeCheck)))
    , m_dispatch(std::move(dispatch))
    , m_accepted(std::move(accepted))
{
    m_guard->setParent(this);
    connect(m_guard, &Guard::gone, this, [this](quint64 exchange) { m_open.erase(exchange); });
    connect(this, &QAbstractHttpServer::newWebSocketConnection, this, [this] {
        while (std::unique_ptr<QWebSocket> socket = nextPendingWebSocketConnection()) {
            const auto largest = quint64(m_guard->limits().webSocketMessage);
            socket->setMaxAllowedIncomingFrameSize(largest);
            socket->setMaxAllowedIncomingMessageSize(largest);
            m_accepted(std::move(socket));
        }
    });
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    // The Guard has asked the verifier before QHttpServer saw a byte.
    addWebSocketUpgradeVerifier(
        this, [](const QHttpServerRequest &) { return QHttpServerWebSocketUpgradeResponse::accept(); });
#endif
}

Backend::~Backend()
{
    delete m_guard; // while m_open still stands: connections end by telling it
}

Result<> Backend::listen(const QHostAddress &address, quint16 port)
{
    if (!m_guard->listen(address, port))
        return listenFailure(*m_guard, address, port);
    bind(m_guard);
    return {};
}

bool Backend::handle(QHttpServerResponder &&responder)
{
    Request request;
    const Guard::Exchange exchange = m_guard->take(&request);
    if (exchange == 0)
        return true; // an upgrade in 6.4, which asks here first and takes silence for consent
    m_open.emplace(exchange, std::move(responder));
    auto answer = std::make_shared<Answer>(
        this, [this, exchange](const Response &response) { this->answer(exchange, response); });
    m_dispatch(request, [answer](const Response &response) { answer->give(response); });
    return true;
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

bool Backend::handleRequest(const QHttpServerRequest &, QHttpServerResponder &responder)
{
    return handle(std::move(responder));
}

void Backend::missingHandler(const QHttpServerRequest &, QHttpServerResponder &) { }

void Backend::answer(Guard::Exchange exchange, const Response &response)
{
    auto node = m_open.extract(exchange);
    if (!node)
        return; // the peer has left
    QHttpHeaders headers;
    if (!response.contentType.isEmpty())
        headers.append(QHttpHeaders::WellKnownHeader::ContentType, response.contentType);
    if (m_guard->closes(exchange))
        headers.append(QHttpHeaders::WellKnownHeader::Connection, "close");
    for (const auto &[name, value] : response.headers) {
        if (isOneLine(name) && isOneLine(value))
            headers.append(name, value);
    }
    QHttpServerResponse answer(response.body, QHttpServerResponse::StatusCode(response.status));
    answer.setHeaders(std::move(headers));
    node.mapped().sendResponse(answer);
    m_guard->finished(exchange);
}

#else

bool Backend::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    return handle(makeResponder(request, socket));
}

void Backend::missingHandler(const QHttpServerRequest &, QTcpSocket *) { }

void Backend::answer(Guard::Exchange exchange, const Response &response)
{
    auto node = m_open.extract(exchange);
    if (!node)
        return; // the peer has left
    QHttpServerResponder &responder = node.mapped();
    responder.writeStatusLine(QHttpServerResponder::StatusCode(response.status));
    if (!response.contentType.isEmpty())
        responder.writeHeader("Content-Type", response.contentType);
    const bool bodiless = response.status == 204 || response.status == 304; // RFC 9110, 8.6
    if (!bodiless)
        responder.writeHeader("Content-Length", QByteArray::number(response.body.size()));
    if (m_guard->closes(exchange))
        responder.writeHeader("Connection", "close");
    for (const auto &[name, value] : response.headers) {
        if (isOneLine(name) && isOneLine(value))
            responder.writeHeader(name, value);
    }
    responder.writeBody(bodiless ? QByteArray() : response.body);
    m_guard->finished(exchange);
}

#endif

} // namespace cb::http

#include "moc_backend.cpp"
