// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/connection.h"

#include <QString>

namespace cb::engine {

/// Under which name the engine of a data folder claims rows of the outbox and keeps its audit chain
/// (store::Options::engineName): the same after every start, another for each engine of a team. For the holder of the
/// folder's engine lock.
///
/// Only engines that share a database need one of their own: it is made at the first start and kept in the file
/// "engine-id" of the folder. A folder with its own SQLite file has one engine, ever, which is called "desk" as it has
/// been from the start: its chain goes on, and what an earlier version claimed is found again. What "desk" left in a
/// shared database when engines were all called so comes free with its leases, as nobody knows whose it was.
/// Errors: Storage when the file cannot be read or written.
[[nodiscard]] Result<QString> engineName(const QString &dataFolder, store::Engine engine);

} // namespace cb::engine
