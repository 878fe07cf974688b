// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <QEventLoop>

#include <type_traits>
#include <utility>

namespace cb::engine {

// For programs that do one thing and end: wait for the database in an event loop of their own. Never in a window.

/// `work` takes a store::Connection & and returns a Result<T>; so does this.
template <typename Function>
[[nodiscard]] auto readNow(store::Database &database, Function work)
{
    using Outcome = std::invoke_result_t<Function, store::Connection &>;
    QEventLoop loop;
    Outcome outcome = failure(Error::Kind::Cancelled, {});
    const auto finish = [&](Outcome result) {
        outcome = std::move(result);
        loop.quit();
    };
    if constexpr (std::is_void_v<typename Outcome::value_type>)
        database.read(std::move(work), &loop, finish);
    else
        database.readFor<typename Outcome::value_type>(std::move(work), &loop, finish);
    loop.exec();
    return outcome;
}

/// The same with a store::Transaction &; returns after the commit.
template <typename Function>
[[nodiscard]] auto writeNow(store::Database &database, Function work)
{
    using Outcome = std::invoke_result_t<Function, store::Transaction &>;
    QEventLoop loop;
    Outcome outcome = failure(Error::Kind::Cancelled, {});
    const auto finish = [&](Outcome result) {
        outcome = std::move(result);
        loop.quit();
    };
    if constexpr (std::is_void_v<typename Outcome::value_type>)
        database.write(store::Lane::Interactive, {}, std::move(work), &loop, finish);
    else
        database.writeFor<typename Outcome::value_type>(store::Lane::Interactive, {}, std::move(work), &loop, finish);
    loop.exec();
    return outcome;
}

} // namespace cb::engine
