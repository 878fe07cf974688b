// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cb::bench {

/// The first answer in what was received, as far as a client needs it: Content-Length or no body.
struct HttpAnswer {
    enum class State { Incomplete, Complete, Unreadable };
    State state = State::Incomplete;
    int status = 0;
    size_t size = 0; // bytes of head and body
    std::string_view body; // of the text that was read
};

[[nodiscard]] HttpAnswer readAnswer(std::string_view received);

} // namespace cb::bench
