// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace cb::bench {

/// One keep-alive connection to 127.0.0.1 that waits for each answer; for a thread of its own. Without Qt.
class Client
{
public:
    struct Answer {
        int status = 0;
        std::string body;
        friend bool operator==(const Answer &, const Answer &) = default;
    };

    explicit Client(uint16_t port);
    ~Client();
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    /// Nothing unless the whole answer arrived: the server went away, or was silent for 30 s.
    [[nodiscard]] std::optional<Answer> exchange(const std::string &request);

private:
    int m_socket = -1;
    std::string m_received;
};

} // namespace cb::bench
