// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/postgres.h"

namespace cb::store {

/// Copies the database of that connection into `target` as an archive of PostgreSQL's own (pg_restore reads it), by the
/// pg_dump found in PATH. Whole or not there, readable by the owner alone; one of that name is replaced. How to connect
/// reaches pg_dump in its environment only: a command line can be read by everybody on the machine. Waits as long as it
/// takes. Storage, saying what to mend: pg_dump is missing, older than the server, or failed.
/// Source: PostgreSQL, "pg_dump" and "Environment Variables" of libpq.
[[nodiscard]] Result<> dumpDatabase(const PgConnection &from, const QString &target);

} // namespace cb::store
