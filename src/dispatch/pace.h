// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QHash>
#include <QString>

namespace cb::dispatch {

/// How fast a budget may be spent.
struct Pace {
    double perSecond = 0; // 0: as fast as answers come
    int inFlight = 3; // at most so many at once
    friend bool operator==(const Pace &, const Pace &) = default;
};

/// Who may go now. The pace of "sms:+12065550100" is that of "sms", each number with a count of its own.
class Budgets
{
public:
    explicit Budgets(QHash<QString, Pace> paces = {})
        : m_paces(std::move(paces))
    { }
    void set(const QString &family, const Pace &pace) { m_paces.insert(family, pace); }

    [[nodiscard]] Pace pace(const QString &budget) const;
    /// How many may start at `now`.
    [[nodiscard]] int room(const QString &budget, Instant now) const;
    /// When the rate lets the next one go; in the past: at once (if not too many are under way).
    [[nodiscard]] Instant nextAt(const QString &budget) const;
    void begin(const QString &budget, Instant now);
    void end(const QString &budget);

private:
    struct Spent {
        int inFlight = 0;
        Instant next{};
    };
    QHash<QString, Pace> m_paces;
    QHash<QString, Spent> m_spent;
};

} // namespace cb::dispatch
