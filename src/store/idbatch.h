// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

#include <functional>

/// Rows by their ids, as many at once as a text has places for: one prepared statement on either engine, whatever the
/// number of ids.
///
///     Statement query(connection, u"SELECT … WHERE id IN ("_s + idPlaces() + u')');
///     eachOf(query, ids, [&] { … });
namespace cb::store {

inline constexpr qsizetype idsAtOnce = 64;

/// ":id0, :id1, …"
[[nodiscard]] const QString &idPlaces();
/// Executes the query for one batch of ids after the other and calls `row` for each of its rows. `ids` has each once,
/// and none is 0.
[[nodiscard]] Result<> eachOf(Statement &query, const QList<qint64> &ids, const std::function<void()> &row);

} // namespace cb::store
