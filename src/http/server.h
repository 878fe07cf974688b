// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "http/guard.h"
#include "http/message.h"

#include <QList>
#include <QObject>
#include <QWebSocket>

#include <functional>
#include <memory>

namespace cb::http {

class Backend;

/// The one adapter over QHttpServer (Qt 6.4 to 6.8), behind the Guard. Routes take our Request and answer with our
/// Response, now or later. Everything happens in the thread this object lives in (the door's); it may be made in one
/// thread and moved before listen().
class Server final : public QObject
{
    Q_OBJECT
public:
    /// To be called once, in the server's thread, whenever the answer is known; later calls and answers to a peer that
    /// has left do nothing. A Reply that is dropped without a call answers 500.
    using Reply = std::function<void(Response)>;
    using Handler = std::function<void(const Request &, Reply)>;
    /// Path, token or signature, Origin: true lets the WebSocket through, an error answers 403 (its detail is logged
    /// only).
    using Verifier = std::function<Result<>(const Request &)>;
    using Accepted = std::function<void(std::unique_ptr<QWebSocket>)>;

    explicit Server(QObject *parent = nullptr);
    ~Server() override;

    /// A path is matched as received, without decoding. "/media/" (with a slash at its end) takes everything below it,
    /// the longest such prefix first; anything else is exact, and goes before prefixes. Get serves Head too. Another
    /// method on a known path answers 405 with Allow, an unknown path 404. A later route for the same method and path
    /// replaces it.
    void route(const QList<Method> &methods, const QByteArray &path, Handler handler);
    /// Lets WebSockets in on this path (exact, or a prefix as above). The verifier runs before anything is accepted.
    /// What one writes to a peer that does not read piles up: look at QWebSocket::bytesToWrite.
    void upgrade(const QByteArray &path, Verifier verifier, Accepted accepted);

    /// Port 0: any free one. Error::Kind::Conflict when the port is taken, Denied when it needs rights we do not have,
    /// Invalid when the address is not this machine's. May be called again after close().
    [[nodiscard]] Result<> listen(const QHostAddress &address, quint16 port, Limits limits = {});
    [[nodiscard]] quint16 port() const; // 0: not listening
    /// Other limits from now on, for the connections there are, too (Guard::setLimits).
    void setLimits(const Limits &limits);
    /// Forgets all routes, before others are given. A request under way keeps its own.
    void clearRoutes();
    /// Lets nobody in any more and answers what is under way (Guard::drain); drained() follows.
    void drain();
    /// Ends every connection, at once; open WebSockets too. Not from within a handler: queue it there.
    void close();

    /// Counters for health pages; null when not listening.
    [[nodiscard]] const Guard *guard() const;

Q_SIGNALS:
    void drained();
    /// Nobody waits for the answer to this request (Request::exchange) any more: the peer has left, or its time is
    /// over. The Reply is still owed.
    void left(quint64 exchange);
    /// Its peer has ended its side of the connection: it may be leaving, or read the answer still. Told when the
    /// handler has returned without an answer, perhaps more than once.
    void leaving(quint64 exchange);

private:
    struct Route {
        QByteArray path;
        QHash<int, Handler> handlers; // by Method
    };
    struct Upgrade {
        QByteArray path;
        Verifier verifier;
        Accepted accepted;
    };
    void dispatch(const Request &request, Reply reply);
    void noRoute(const Request &request, Response response, const Reply &reply);
    [[nodiscard]] std::optional<Response> checkUpgrade(const Request &request) const;

    QList<Route> m_routes;
    QHash<QByteArray, qsizetype> m_exact; // path -> index in m_routes
    QList<qsizetype> m_prefixes; // longest first
    QList<Upgrade> m_upgrades;
    std::unique_ptr<Backend> m_backend;
};

} // namespace cb::http
