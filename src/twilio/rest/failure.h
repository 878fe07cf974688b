// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/client.h"

#include <optional>

namespace cb::twilio::rest {

/// Why a request brought nothing. `detail` is our sentence for Twilio's code: Twilio's own may name numbers.
/// Kinds: Denied (401, 403: the key), NotFound (404), Remote (any other answer, or one that cannot be read),
/// Unreachable, Cancelled, Invalid (nothing was sent). Source: twilio.md 5.2.
struct Failure : Error {
    int code = 0; // Twilio's (twilio/errorcodes.h); 0: none told
    http::Sent sent = http::Sent::Maybe;
    std::optional<std::chrono::milliseconds> retryAfter; // what a 429 or 503 asks for
};

/// What a failure says about the thing that was asked for.
enum class Fate {
    NotDone, // for certain, and worth another try: nothing was sent, 401 (the key may be mended), 408, 425, 429
    Refused, // for certain, and for good: any other 4xx
    Unclear, // 5xx, no answer, half an answer
};
[[nodiscard]] Fate fateOf(const Failure &failure);

/// Of an answer that is neither 2xx nor unreadable.
[[nodiscard]] Failure failureOf(const http::ClientResponse &response);
[[nodiscard]] Failure failureOf(const http::ClientError &error);
[[nodiscard]] Failure unreadable(const QString &what, int httpStatus);

template <typename T>
using Answer = tl::expected<T, Failure>; // converts to Result<T>

} // namespace cb::twilio::rest
