// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/turns.h"

#include <QHash>
#include <QString>

namespace cb::dispatch {

/// How fast a budget may be spent.
struct Pace {
    double perSecond = 0; // of all engines together; 0: as fast as answers come
    int inFlight = 3; // of this engine: at most so many at once
    friend bool operator==(const Pace &, const Pace &) = default;
};

/// Who may go now. The pace of "sms:+12065550100" is that of "sms", each number with a count of its own. What is under
/// way is counted here; the turns of a rate are the database's (store/turns.h).
class Budgets
{
public:
    explicit Budgets(QHash<QString, Pace> paces = {})
        : m_paces(std::move(paces))
    { }
    void set(const QString &family, const Pace &pace) { m_paces.insert(family, pace); }

    [[nodiscard]] Pace pace(const QString &budget) const;
    [[nodiscard]] store::outbox::Rates rates() const;
    /// How many more may be under way.
    [[nodiscard]] int room(const QString &budget) const;
    void begin(const QString &budget) { ++m_underWay[budget]; }
    void end(const QString &budget) { --m_underWay[budget]; }

private:
    QHash<QString, Pace> m_paces;
    QHash<QString, int> m_underWay;
};

} // namespace cb::dispatch
