// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "http/message.h"

#include <QCoro/QCoroTask>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

class QNetworkAccessManager;

namespace cb::http {

struct ClientRequest {
    Method method = Method::Get;
    QUrl url; // http or https
    Headers headers;
    QByteArray body;
    QString user; // empty: no Authorization is added
    Secret password;
    std::chrono::milliseconds timeout{15'000}; // for the whole exchange, redirects included
    qint64 maxBytes = 16 * 1024 * 1024; // of the answer's body
    bool followRedirects = false; // GET and HEAD only, at most five; Authorization stays with the first host
};

struct ClientResponse {
    int status = 0; // whatever the server said, 4xx and 5xx too
    Headers headers;
    QByteArray body;
    QUrl url; // where it came from in the end

    [[nodiscard]] QByteArray header(QByteArrayView name) const { return headerValue(headers, name); }
};

/// Whether a request may have reached the other side. Only No may be sent again when it creates something.
enum class Sent { No, Maybe };

/// Kinds: Invalid (no such URL; not sent), Unreachable (no route, refused, TLS, closed, timed out), Cancelled (stopped
/// by us), Remote (answer larger than maxBytes, or too many redirects; httpStatus set).
struct ClientError : Error {
    Sent sent = Sent::Maybe;
};
using ClientResult = tl::expected<ClientResponse, ClientError>; // converts to Result<ClientResponse>

/// HTTP/1.1 with keep-alive, no cookies, no cache, no proxy for loopback. Belongs to the thread it is used in.
/// Anything but GET and HEAD is put on the wire at most once: Qt by itself silently repeats a request whose kept-alive
/// connection has died, although it may have been carried out.
class Client final : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(ClientResult)>;

    explicit Client(QObject *parent = nullptr);
    /// Ends what is open with Cancelled.
    ~Client() override;

    /// `done` is called once, in this thread, never from within this call.
    void send(const ClientRequest &request, Done done, std::stop_token stop = {});
    [[nodiscard]] QCoro::Task<ClientResult> send(ClientRequest request, std::stop_token stop = {});
    /// Ends every open exchange with Cancelled (shutdown).
    void abortAll();
    [[nodiscard]] int open() const { return int(m_open.size()); }

private:
    class Exchange;
    QNetworkAccessManager *m_network;
    QList<Exchange *> m_open;
};

} // namespace cb::http
