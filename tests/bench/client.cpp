// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/client.h"

#include "bench/httpanswer.h"

#include <array>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace cb::bench {

Client::Client(uint16_t port)
    : m_socket(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const timeval patience{.tv_sec = 30, .tv_usec = 0};
    setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    // When this fails, so does the first exchange.
    (void)!connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address);
}

Client::~Client()
{
    close(m_socket);
}

std::optional<Client::Answer> Client::exchange(const std::string &request)
{
    if (send(m_socket, request.data(), request.size(), MSG_NOSIGNAL) != ssize_t(request.size()))
        return std::nullopt;
    while (true) {
        const HttpAnswer answer = readAnswer(m_received);
        if (answer.state == HttpAnswer::State::Unreadable)
            return std::nullopt;
        if (answer.state == HttpAnswer::State::Complete) {
            Answer read{answer.status, std::string(answer.body)};
            m_received.erase(0, answer.size);
            return read;
        }
        std::array<char, 16384> buffer;
        const ssize_t size = recv(m_socket, buffer.data(), buffer.size(), 0);
        if (size <= 0)
            return std::nullopt;
        m_received.append(buffer.data(), size_t(size));
    }
}

} // namespace cb::bench
