// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/indexer.h"

namespace cb::calls {

/// Keeps the text index of calls up to date while the engine runs.
class CallIndexer final : public store::Indexer
{
    Q_OBJECT
public:
    explicit CallIndexer(store::Database &database, QObject *parent = nullptr);
};

} // namespace cb::calls
