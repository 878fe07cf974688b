// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/client.h"

#include <QIODevice>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <coroutine>
#include <cstring>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace cb::http {

namespace {

constexpr int redirectsAtMost = 5;

class NoProxyForLoopback final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const QString host = query.peerHostName();
        if (host == "localhost"_L1 || QHostAddress(host).isLoopback())
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

/// A body that cannot be rewound: when a kept-alive connection dies under a request, Qt rewinds the body and sends it
/// all again on a new one, although the first may have been carried out. With this it gives up with an error instead.
class OneWayBody final : public QIODevice
{
public:
    OneWayBody(QByteArray body, QObject *parent)
        : QIODevice(parent)
        , m_body(std::move(body))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_body.size() - m_read; }
    [[nodiscard]] bool atEnd() const override { return m_read == m_body.size(); }
    bool seek(qint64) override { return false; } // without QIODevice's warning: Qt does ask

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qsizetype size = std::min(qsizetype(maxSize), m_body.size() - m_read);
        if (size <= 0)
            return maxSize == 0 ? 0 : -1;
        std::memcpy(data, m_body.constData() + m_read, size_t(size));
        m_read += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qsizetype m_read = 0;
};

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == "https"_L1 ? 443 : 80); };
    return a.scheme() == b.scheme() && a.host().compare(b.host(), Qt::CaseInsensitive) == 0 && port(a) == port(b);
}

/// Errors before the first byte of a request can have left.
bool beforeSending(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::ProtocolUnknownError:
        return true;
    default:
        return false;
    }
}

ClientError clientError(Error::Kind kind, QString detail, Sent sent, int status = 0)
{
    ClientError made;
    made.kind = kind;
    made.detail = std::move(detail);
    made.httpStatus = status;
    made.sent = sent;
    return made;
}

} // namespace

class Client::Exchange final : public QObject
{
public:
    Exchange(Client *client, ClientRequest request, Done done)
        : m_client(client)
        , m_request(std::move(request))
        , m_done(std::move(done))
        , m_origin(m_request.url)
    {
        m_timeout.setSingleShot(true);
        connect(&m_timeout, &QTimer::timeout, this, [this] {
            fail(clientError(
                Error::Kind::Unreachable, u"no answer within %1 ms"_s.arg(m_request.timeout.count()), m_sent));
        });
        m_timeout.start(m_request.timeout);
    }

    ~Exchange() override { letGo(); }

    void start();
    void fail(ClientError problem) { finish(tl::unexpected<ClientError>(std::move(problem))); }
    void cancel() { fail(clientError(Error::Kind::Cancelled, u"stopped"_s, m_sent)); }
    void watch(std::stop_token stop)
    {
        // The stop may be asked for in another thread.
        m_stop.emplace(std::move(stop), [this] {
            QMetaObject::invokeMethod(
                this, [this] { cancel(); }, Qt::QueuedConnection);
        });
    }

private:
    void read();
    void ended();
    void redirect(const QUrl &to);
    void letGo();
    void finish(ClientResult result);
    [[nodiscard]] int status() const { return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

    Client *m_client;
    ClientRequest m_request;
    Done m_done;
    QUrl m_origin; // the host that may see Authorization
    QPointer<QNetworkReply> m_reply;
    QByteArray m_body;
    QTimer m_timeout;
    Sent m_sent = Sent::No;
    bool m_written = false;
    int m_redirects = 0;
    std::optional<std::stop_callback<std::function<void()>>> m_stop;
};

void Client::Exchange::start()
{
    if (!m_done)
        return; // stopped
    const QString scheme = m_request.url.scheme();
    if (!m_request.url.isValid() || m_request.url.host().isEmpty() || (scheme != "http"_L1 && scheme != "https"_L1))
        return fail(clientError(Error::Kind::Invalid, u"not an http or https URL"_s, Sent::No));

    QNetworkRequest request(m_request.url);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    const bool home = sameOrigin(m_request.url, m_origin);
    for (const auto &[name, value] : std::as_const(m_request.headers)) {
        if (home || name.compare("authorization", Qt::CaseInsensitive) != 0)
            request.setRawHeader(name, value);
    }
    if (home && !m_request.user.isEmpty()) {
        request.setRawHeader(
            "Authorization", "Basic " + (m_request.user.toUtf8() + ':' + m_request.password.reveal()).toBase64());
    }

    const bool reads = m_request.method == Method::Get || m_request.method == Method::Head;
    if (m_request.method == Method::Get && m_request.body.isEmpty()) {
        m_reply = m_client->m_network->get(request);
    } else if (m_request.method == Method::Head) {
        m_reply = m_client->m_network->head(request);
    } else {
        request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        if (!reads && request.rawHeader("Content-Type").isEmpty() && m_request.body.isEmpty())
            request.setRawHeader("Content-Type", "application/octet-stream"); // else Qt warns of a guess
        auto *body = new OneWayBody(m_request.body, this);
        m_reply = m_client->m_network->sendCustomRequest(request, methodName(m_request.method), body);
        body->setParent(m_reply);
    }
    // Qt writes in a thread of its own, so a time-out of ours can never be sure that nothing has left.
    m_sent = Sent::Maybe;
    connect(m_reply, &QNetworkReply::requestSent, this, [this] { m_written = true; });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::read);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::read);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::ended);
}

void Client::Exchange::read()
{
    const bool headOnly = m_request.method == Method::Head;
    const qint64 declared = headOnly ? 0 : m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (declared <= m_request.maxBytes)
        m_body += m_reply->readAll();
    if (std::max(declared, qint64(m_body.size())) > m_request.maxBytes)
        fail(clientError(
            Error::Kind::Remote, u"answer larger than %1 bytes"_s.arg(m_request.maxBytes), Sent::Maybe, status()));
}

void Client::Exchange::ended()
{
    const int code = status();
    // Errors from ContentAccessDenied on are Qt's names for 4xx and 5xx, and so is this one for 407.
    const bool network = m_reply->error() < QNetworkReply::ContentAccessDenied
        && m_reply->error() != QNetworkReply::ProxyAuthenticationRequiredError;
    if (code == 0 || (m_reply->error() != QNetworkReply::NoError && network)) {
        const auto error = m_reply->error();
        const Sent sent = code == 0 && m_redirects == 0 && !m_written && beforeSending(error) ? Sent::No : Sent::Maybe;
        return fail(clientError(
            Error::Kind::Unreachable, u"%1 (%2)"_s.arg(m_reply->errorString()).arg(int(error)), sent, code));
    }
    read();
    if (!m_done)
        return; // too large after all
    const QUrl target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    const bool reads = m_request.method == Method::Get || m_request.method == Method::Head;
    if (m_request.followRedirects && reads && target.isValid())
        return redirect(m_request.url.resolved(target));
    ClientResponse response;
    response.status = code;
    response.headers = m_reply->rawHeaderPairs();
    response.body = std::move(m_body);
    response.url = m_request.url;
    finish(std::move(response));
}

void Client::Exchange::redirect(const QUrl &to)
{
    if (++m_redirects > redirectsAtMost)
        return fail(clientError(Error::Kind::Remote, u"too many redirects"_s, Sent::Maybe, status()));
    if (m_request.url.scheme() == "https"_L1 && to.scheme() != "https"_L1)
        return fail(clientError(Error::Kind::Remote, u"redirected from https to plain http"_s, Sent::Maybe, status()));
    letGo();
    m_body.clear();
    m_request.url = to;
    start();
}

void Client::Exchange::letGo()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

void Client::Exchange::finish(ClientResult result)
{
    const Done done = std::exchange(m_done, nullptr);
    if (!done)
        return;
    m_stop.reset();
    m_timeout.stop();
    letGo();
    m_client->m_open.removeOne(this);
    deleteLater();
    done(std::move(result)); // last: it may delete the client
}

Client::Client(QObject *parent)
    : QObject(parent)
    , m_network(new QNetworkAccessManager(this))
{
    m_network->setProxyFactory(new NoProxyForLoopback);
    m_network->setAutoDeleteReplies(false);
}

Client::~Client()
{
    abortAll();
}

void Client::send(const ClientRequest &request, Done done, std::stop_token stop)
{
    auto *exchange = new Exchange(this, request, std::move(done));
    m_open.append(exchange);
    exchange->watch(std::move(stop));
    // Later, so that `done` is never called from here; and behind a stop that was asked for already.
    QMetaObject::invokeMethod(exchange, &Exchange::start, Qt::QueuedConnection);
}

QCoro::Task<ClientResult> Client::send(ClientRequest request, std::stop_token stop)
{
    struct Awaiter {
        Client *client;
        ClientRequest request;
        std::stop_token stop;
        std::optional<ClientResult> result;

        [[nodiscard]] bool await_ready() const { return false; }
        void await_suspend(std::coroutine_handle<> handle)
        {
            client->send(
                request,
                [this, handle](ClientResult answer) {
                    result.emplace(std::move(answer));
                    handle.resume();
                },
                std::move(stop));
        }
        ClientResult await_resume() { return std::move(*result); }
    };
    Awaiter awaiter{this, std::move(request), std::move(stop), std::nullopt};
    co_return co_await awaiter;
}

void Client::abortAll()
{
    const auto open = m_open;
    for (Exchange *exchange : open) {
        if (m_open.contains(exchange))
            exchange->cancel();
    }
}

} // namespace cb::http

#include "moc_client.cpp"
