// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/historymodel.h"

#include <functional>

namespace cb::calls {

/// Writes the calls a filter shows into a CSV file, newest first; `done` gets how many, on the thread of `context`, not
/// at all when that is gone (the file is not touched then). Reading and writing are done by the database's readers,
/// some hundred rows at a time, so that others are not kept waiting; a file that is there already changes only once all
/// is written. Invalid: no file can be written there. Storage, Cancelled: the calls could not be read.
void exportHistory(store::Database &database, const HistoryFilter &filter, const QString &file, QObject *context,
    std::function<void(Result<int>)> done);

} // namespace cb::calls
