// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

#include <QStringList>

class QIODevice;

namespace cb::calls {

enum class ExportFormat { Csv, Json };

/// The tables and views of this room that can be taken out by name: callboardctl export, and the History page.
[[nodiscard]] QStringList exportTables();

/// Writes a table row by row, oldest first, in one read transaction. CSV: RFC 4180 with a header line, UTF-8; a text
/// that a spreadsheet would take for a formula gets an apostrophe before it. JSON: an array of objects, absent values
/// are null. NotFound: no such table. Storage: the device did not take it.
[[nodiscard]] Result<> exportTable(
    store::Connection &connection, const QString &table, ExportFormat format, QIODevice &device);

/// A cell of a CSV file.
[[nodiscard]] QByteArray csvCell(const QString &text);

} // namespace cb::calls
