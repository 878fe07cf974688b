// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/wire.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace cb::http {

namespace {

constexpr qsizetype readAtOnce = 64 * 1024;

Endpoint endpoint(int descriptor, int (*name)(int, sockaddr *, socklen_t *))
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    auto *address = reinterpret_cast<sockaddr *>(&storage);
    if (name(descriptor, address, &size) != 0)
        return {};
    const quint16 port = storage.ss_family == AF_INET6 ? reinterpret_cast<const sockaddr_in6 *>(&storage)->sin6_port
                                                       : reinterpret_cast<const sockaddr_in *>(&storage)->sin_port;
    return {QHostAddress(address), ntohs(port)};
}

void set(int descriptor, int level, int option)
{
    const int on = 1;
    ::setsockopt(descriptor, level, option, &on, sizeof on);
}

} // namespace

Endpoint Endpoint::peerOf(int descriptor)
{
    return endpoint(descriptor, ::getpeername);
}

Endpoint Endpoint::localOf(int descriptor)
{
    return endpoint(descriptor, ::getsockname);
}

Wire::Wire(Epoll &epoll, int descriptor, Owner &owner)
    : m_epoll(epoll)
    , m_owner(owner)
    , m_descriptor(descriptor)
{
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    set(descriptor, IPPROTO_TCP, TCP_NODELAY);
    m_watched = epoll.watch(descriptor, this);
    m_broken = !m_watched;
}

Wire::~Wire()
{
    close();
}

QByteArray Wire::read(qsizetype atMost)
{
    if (!mayRead())
        return {};
    static thread_local std::array<char, readAtOnce> buffer;
    const auto wanted = size_t(std::min(atMost, readAtOnce));
    ssize_t size = 0;
    do {
        size = ::recv(m_descriptor, buffer.data(), wanted, 0);
    } while (size < 0 && errno == EINTR);
    if (size > 0) {
        // Short: there was no more, and news of more will come. The end alone is told only once, with the last bytes.
        m_mayRead = size_t(size) == wanted || m_endComes;
        return QByteArray(buffer.data(), size);
    }
    m_mayRead = false;
    if (size == 0)
        m_ended = true;
    else if (errno != EAGAIN && errno != EWOULDBLOCK)
        m_broken = m_ended = true;
    return {};
}

void Wire::write(const char *data, qsizetype size)
{
    if (m_descriptor < 0 || m_broken)
        return;
    const qsizetype sent = m_kept.isEmpty() ? sendNow(data, size) : 0;
    if (sent == size || m_broken)
        return;
    // What has gone is given back once it is the larger part: each byte is moved once at most, and no more is kept than
    // twice what waits.
    if (m_keptSent > unwritten())
        m_kept.remove(0, std::exchange(m_keptSent, 0));
    m_kept.append(data + sent, size - sent);
}

qsizetype Wire::sendNow(const char *data, qsizetype size)
{
    while (true) {
        const ssize_t sent = ::send(m_descriptor, data, size_t(size), MSG_NOSIGNAL);
        if (sent >= 0)
            return sent;
        if (errno == EINTR)
            continue;
        if (errno != EAGAIN && errno != EWOULDBLOCK) {
            m_broken = true; // epoll tells it, too, and then the owner hears of it
            m_kept.clear();
            m_keptSent = 0;
        }
        return 0;
    }
}

void Wire::flush()
{
    while (unwritten() > 0) {
        const qsizetype sent = sendNow(m_kept.constData() + m_keptSent, unwritten());
        if (sent == 0)
            return;
        m_keptSent += sent;
    }
    m_kept.clear();
    m_keptSent = 0;
}

void Wire::shutdownWriting()
{
    if (m_descriptor >= 0)
        ::shutdown(m_descriptor, SHUT_WR);
}

void Wire::keepAlive()
{
    if (m_descriptor >= 0)
        set(m_descriptor, SOL_SOCKET, SO_KEEPALIVE);
}

void Wire::close()
{
    if (m_descriptor < 0)
        return;
    m_epoll.forget(m_descriptor, this);
    ::close(m_descriptor);
    m_descriptor = -1;
    m_kept.clear();
    m_keptSent = 0;
}

/// The owner may close us in any of its answers, but deletes us later.
void Wire::happened(quint32 events)
{
    if (events & (EPOLLERR | EPOLLHUP)) {
        m_broken = m_broken || (events & EPOLLERR);
        m_endComes = true;
    }
    if (events & EPOLLRDHUP)
        m_endComes = true;
    if (m_broken)
        return m_owner.wireBroken();
    if ((events & EPOLLOUT) && unwritten() > 0) {
        const qsizetype before = unwritten();
        flush();
        if (unwritten() < before)
            m_owner.wireWritten();
    }
    if (m_descriptor >= 0 && ((events & EPOLLIN) || m_endComes)) {
        m_mayRead = true;
        m_owner.wireReadable();
    }
}

} // namespace cb::http
