// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "door.h"

#include <QFile>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace cb::test {

Door::Door(const Setup &setup, http::Limits limits)
{
    auto *worker = new QObject; // only to reach the thread
    worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, worker, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        worker,
        [this, &setup, &limits] {
            m_server = new http::Server;
            setup(*m_server);
            if (m_server->listen(QHostAddress(u"127.0.0.1"_s), 0, limits))
                m_port = m_server->port();
        },
        Qt::BlockingQueuedConnection);
}

Door::~Door()
{
    QMetaObject::invokeMethod(
        m_server, [this] { delete std::exchange(m_server, nullptr); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

int Door::connections()
{
    int count = 0;
    run([&count](http::Server &server) { count = server.guard()->connections(); });
    return count;
}

void Door::run(const std::function<void(http::Server &)> &work)
{
    QMetaObject::invokeMethod(
        m_server, [this, &work] { work(*m_server); }, Qt::BlockingQueuedConnection);
}

void usualRoutes(http::Server &server)
{
    using namespace http;
    server.route(
        {Method::Get}, "/ping", [](const Request &, const Server::Reply &reply) { reply(Response::text("pong")); });
    server.route({Method::Get, Method::Post}, "/echo", [](const Request &request, const Server::Reply &reply) {
        reply(Response::text(request.target + '\n' + request.body));
    });
}

RawPeer::RawPeer(quint16 port, const char *from)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    ::inet_pton(AF_INET, from, &address.sin_addr);
    if (::bind(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
        ::close(descriptor);
        return;
    }
    address.sin_port = htons(port);
    ::inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    if (::connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
        ::close(descriptor);
        return;
    }
    m_descriptor = descriptor;
}

RawPeer::~RawPeer()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

RawPeer::RawPeer(RawPeer &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_received(std::move(other.m_received))
{ }

bool RawPeer::send(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        pollfd poll{m_descriptor, POLLOUT, 0};
        if (::poll(&poll, 1, 10'000) <= 0 || (poll.revents & (POLLERR | POLLHUP)))
            return false;
        const ssize_t sent = ::send(m_descriptor, bytes.data(), size_t(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno != EAGAIN)
            return false;
        bytes = bytes.sliced(std::max<ssize_t>(sent, 0));
    }
    return true;
}

qint64 RawPeer::flood(QByteArrayView bytes, qint64 total)
{
    qint64 gone = 0;
    while (gone < total) {
        pollfd poll{m_descriptor, POLLOUT, 0};
        if (::poll(&poll, 1, 200) <= 0 || (poll.revents & (POLLERR | POLLHUP)))
            break;
        const qsizetype from = gone % bytes.size();
        const QByteArrayView part = bytes.sliced(from, std::min(bytes.size() - from, qsizetype(total - gone)));
        const ssize_t sent = ::send(m_descriptor, part.data(), size_t(part.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno != EAGAIN)
            break;
        gone += std::max<ssize_t>(sent, 0);
    }
    return gone;
}

bool RawPeer::receive(int timeoutMs)
{
    pollfd poll{m_descriptor, POLLIN, 0};
    if (::poll(&poll, 1, timeoutMs) <= 0)
        return false;
    char buffer[16 * 1024];
    const ssize_t size = ::recv(m_descriptor, buffer, sizeof buffer, MSG_DONTWAIT);
    if (size <= 0)
        return false;
    m_received.append(buffer, size);
    return true;
}

QByteArray RawPeer::answer(bool headOnly)
{
    qsizetype end = -1;
    while ((end = m_received.indexOf("\r\n\r\n")) < 0) {
        if (!receive())
            return std::exchange(m_received, {});
    }
    end += 4;
    qsizetype length = 0;
    if (const qsizetype field = m_received.first(end).toLower().indexOf("content-length: "); field >= 0 && !headOnly)
        length = m_received.sliced(field + 16, m_received.indexOf('\r', field) - field - 16).toLongLong();
    while (m_received.size() < end + length && receive()) { }
    const QByteArray answer = m_received.first(std::min(m_received.size(), end + length));
    m_received.remove(0, answer.size());
    return answer;
}

QByteArray RawPeer::untilClosed()
{
    while (receive()) { }
    return std::exchange(m_received, {});
}

bool RawPeer::isClosedSoon()
{
    pollfd poll{m_descriptor, POLLIN, 0};
    char byte = 0;
    return ::poll(&poll, 1, 10'000) == 1 && ::recv(m_descriptor, &byte, 1, MSG_DONTWAIT) <= 0;
}

void RawPeer::finish()
{
    ::shutdown(m_descriptor, SHUT_WR);
}

void RawPeer::reset()
{
    const linger now{1, 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(std::exchange(m_descriptor, -1));
}

int RawPeer::status(const QByteArray &answer)
{
    return answer.startsWith("HTTP/1.1 ") ? answer.sliced(9, 3).toInt() : 0;
}

QByteArray RawPeer::body(const QByteArray &answer)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : answer.sliced(end + 4);
}

namespace {
qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}
} // namespace

PeakMemory::PeakMemory()
    : m_start(residentBytes())
    , m_peak(m_start)
    , m_watcher([this](const std::stop_token &stop) {
        while (!stop.stop_requested()) {
            m_peak = std::max(m_peak.load(), residentBytes());
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    })
{ }

} // namespace cb::test
