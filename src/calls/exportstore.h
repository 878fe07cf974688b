// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/historymodel.h"
#include "store/connection.h"

#include <QStringList>

class QIODevice;

namespace cb::calls {

enum class ExportFormat { Csv, Json };

/// The tables and views of this room that can be taken out by name: callboardctl export, and the History page.
[[nodiscard]] QStringList exportTables();

/// Writes a table row by row, oldest first, in one read transaction. CSV: cells as of base/csv.h, with a header line.
/// JSON: an array of objects, absent values are null. NotFound: no such table. Storage: the device did not take it.
[[nodiscard]] Result<> exportTable(
    store::Connection &connection, const QString &table, ExportFormat format, QIODevice &device);

struct ExportedCalls {
    int count = 0; // less than asked for: there are no more
    Call::Id last;
};
/// The next calls that a filter shows, newest first, older than `before` (0: from the newest, with the header line), as
/// CSV with the columns of twilio_call_logs. Storage: the device did not take it.
[[nodiscard]] Result<ExportedCalls> exportCalls(
    store::Connection &connection, const HistoryFilter &filter, Call::Id before, int limit, QIODevice &device);

} // namespace cb::calls
