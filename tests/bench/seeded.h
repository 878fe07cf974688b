// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/bench.h"

#include <QTemporaryDir>

#include <memory>

namespace cb::store {
class Database;
}

namespace cb::bench {

/// A data folder with options.calls ended calls and options.messages messages up to today, made once and kept in
/// options.cache; never written to afterwards. Making a million takes a minute or two.
[[nodiscard]] Result<QString> seededFolder(const Options &options);
/// A copy of it in options.folder, for benches that write.
[[nodiscard]] Result<std::unique_ptr<QTemporaryDir>> seededCopy(const Options &options);
/// As a console opens it: only to read.
[[nodiscard]] Result<std::unique_ptr<store::Database>> openToRead(const QString &dataFolder);

} // namespace cb::bench
