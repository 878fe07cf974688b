// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

namespace cb::store {

/// One numbered step of the schema: resources/migrations/<engine>/NNNN_name.sql, statements parted by a line `-- next`.
struct Migration {
    int number = 0;
    QString name;
    QStringList statements;
};

struct Migrated {
    QList<int> applied; // what was missing, in order; empty: the schema was current
    QString backup; // the copy made before, empty when there was nothing to keep, or nobody wanted one
};

/// Whether an existing database is copied before its schema changes.
enum class Backup {
    Required, // no copy, no change
    Skipped, // somebody said so, who has a copy of their own
};

/// The migrations this program was built with, in order.
[[nodiscard]] QList<Migration> embeddedMigrations(Engine engine);
/// Parts a migration file; statements that are only comments are left out.
[[nodiscard]] QStringList splitStatements(const QString &file);

/// Brings the database to our schema; for the holder of the engine's lock, before Database::open. Each migration is one
/// transaction together with its schema_version row: a broken one leaves the schema as it was before it. An existing
/// database is first copied, SQLite's file to `<file>.before-NNNN.bak`, PostgreSQL's database to
/// `<backupFolder>/callboard.before-NNNN.dump` (pgbackup.h); when that fails nothing is changed. Of a team's engines
/// that start at once one migrates; the others wait, and find it done. Errors: Conflict when the schema is newer than
/// ours, Denied for a network drive, Storage.
[[nodiscard]] Result<Migrated> migrate(
    const Options &options, const Clock &clock, const QList<Migration> &migrations, Backup backup = Backup::Required);
[[nodiscard]] Result<Migrated> migrate(const Options &options, const Clock &clock, Backup backup = Backup::Required);

/// For a console beside an engine: Conflict, saying which side is newer, unless the schema is exactly ours.
[[nodiscard]] Result<> requireCurrentSchema(Connection &connection);

} // namespace cb::store
