// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/callmerge.h"

/// The maintained counters. For this room only (DayFigures are in callstore.h).
namespace cb::calls {

/// Adds what a call counts for after a change and takes away what it counted for before; nothing when that is the same.
/// `before`: null for a new call.
[[nodiscard]] Result<> count(store::Transaction &tx, const CallRecord *before, const CallRecord &after);

/// Takes away what a call counted for that is to be removed; rows of its day that count nothing any more go.
[[nodiscard]] Result<> uncount(store::Transaction &tx, const CallRecord &gone);

/// Adds to one counter row.
struct FiguresKey {
    int day = 0;
    int slot = 0;
    OurNumber::Id line;
    int shard = 0;
    friend bool operator==(const FiguresKey &, const FiguresKey &) = default;
};
[[nodiscard]] Result<> addCounts(store::Transaction &tx, const FiguresKey &key, const Counts &counts);

} // namespace cb::calls
