// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/httpanswer.h"

#include <cstdlib>
#include <strings.h>

namespace cb::bench {

HttpAnswer readAnswer(std::string_view received)
{
    HttpAnswer answer;
    const size_t head = received.find("\r\n\r\n");
    if (head == std::string_view::npos)
        return answer;
    if (!received.starts_with("HTTP/1.1 ") || head < 12) {
        answer.state = HttpAnswer::State::Unreadable;
        return answer;
    }
    answer.status = std::atoi(std::string(received.substr(9, 3)).c_str());
    size_t length = 0;
    bool known = answer.status == 204 || answer.status == 304;
    for (size_t line = received.find("\r\n") + 2; line < head + 2;) {
        const size_t end = received.find("\r\n", line);
        constexpr std::string_view name = "content-length:";
        if (end - line > name.size() && strncasecmp(received.data() + line, name.data(), name.size()) == 0) {
            length = size_t(std::atoll(std::string(received.substr(line + name.size(), end - line)).c_str()));
            known = true;
        }
        line = end + 2;
    }
    if (!known) {
        answer.state = HttpAnswer::State::Unreadable;
        return answer;
    }
    answer.size = head + 4 + length;
    if (received.size() < answer.size)
        return answer;
    answer.state = HttpAnswer::State::Complete;
    answer.body = received.substr(head + 4, length);
    return answer;
}

} // namespace cb::bench
