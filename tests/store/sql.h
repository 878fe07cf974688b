// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

namespace cb::test {

inline Result<> run(store::Connection &connection, const QString &sql)
{
    return store::Statement(connection, sql).run();
}

/// The first column of the first row; -1 when there is none.
inline Result<qint64> number(store::Connection &connection, const QString &sql)
{
    store::Statement select(connection, sql);
    const Result<bool> row = select.next();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? select.integer(0) : -1;
}

} // namespace cb::test
