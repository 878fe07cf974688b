// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callindexer.h"

#include "calls/textindexstore.h"

namespace cb::calls {

CallIndexer::CallIndexer(store::Database &database, QObject *parent)
    : Indexer(database, {"calls.text", hasMarkedCalls, indexCalls}, parent)
{ }

} // namespace cb::calls

#include "moc_callindexer.cpp"
