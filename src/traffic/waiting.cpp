// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "traffic/waiting.h"

#include <algorithm>
#include <numeric>

namespace cb::traffic {

QList<Instant> estimatedStarts(
    const QList<Instant> &dueInOrder, Instant now, std::chrono::milliseconds untilNext, std::chrono::milliseconds gap)
{
    QList<Instant> starts(dueInOrder.size());
    if (gap.count() <= 0) {
        std::transform(
            dueInOrder.begin(), dueInOrder.end(), starts.begin(), [now](Instant due) { return std::max(due, now); });
        return starts;
    }
    // A turn goes to the first that is due by then: one that is due later does not hold up those behind it.
    QList<qsizetype> left(dueInOrder.size());
    std::iota(left.begin(), left.end(), 0);
    Instant turn = now + untilNext;
    while (!left.isEmpty()) {
        const auto due = [&](qsizetype row) { return dueInOrder.at(row); };
        auto next = std::find_if(left.cbegin(), left.cend(), [&](qsizetype row) { return due(row) <= turn; });
        if (next == left.cend()) {
            next =
                std::min_element(left.cbegin(), left.cend(), [&](qsizetype a, qsizetype b) { return due(a) < due(b); });
            turn = due(*next);
        }
        starts[*next] = turn;
        left.erase(next);
        turn += gap;
    }
    return starts;
}

} // namespace cb::traffic
