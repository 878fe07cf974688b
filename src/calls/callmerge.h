// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/callfacts.h"
#include "calls/recordstore.h"

/// The merging of facts, without a database: pure, so that every order of facts can be tried. For this room only.
namespace cb::calls {

void merge(CallRecord &record, const Fact &fact);
/// Once all facts are in: state, outcome, reason and timer follow from them.
void conclude(CallRecord &record, const SiteTime &site);

/// What a call counts for in the figures of (day, slot, line).
struct Counts {
    int inbound = 0;
    int answered = 0;
    int missed = 0;
    int ended = 0;
    qint64 waitMs = 0;
    int waits = 0;
    int answeredSoon = 0;
    friend bool operator==(const Counts &, const Counts &) = default;
    friend Counts operator-(const Counts &a, const Counts &b);
};
[[nodiscard]] Counts countsOf(const Call &call);

} // namespace cb::calls
