// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <utility>

namespace cb {

/// Why something did not happen. The window makes its sentence from `kind`; `detail` is for the log.
struct Error {
    enum class Kind { Invalid, NotFound, Conflict, Denied, Unreachable, Remote, Storage, Cancelled };
    Kind kind = Kind::Invalid;
    QString detail; // English
    int httpStatus = 0; // 0 when no HTTP answer was received

    /// For reads and repeatable actions only: a create follows the outbox's rules.
    [[nodiscard]] bool worthRetrying() const
    {
        return kind == Kind::Unreachable || httpStatus == 429 || httpStatus >= 500;
    }
    friend bool operator==(const Error &, const Error &) = default;
};

template <typename T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(Error::Kind kind, QString detail, int httpStatus = 0)
{
    return tl::unexpected<Error>(Error{kind, std::move(detail), httpStatus});
}

} // namespace cb
