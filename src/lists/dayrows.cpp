// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/dayrows.h"

#include <algorithm>

namespace cb::lists {

void DayRows::reset(const QList<Day> &days, Order order)
{
    m_ascending = order == Order::OldestFirst;
    m_days.assign(days.begin(), days.end());
    count();
}

void DayRows::count()
{
    m_first.resize(m_days.size());
    m_rows = 0;
    for (size_t i = 0; i < m_days.size(); ++i) {
        m_first[i] = m_rows;
        m_rows += 1 + m_days[i].count;
    }
}

DayRows::Place DayRows::place(int row) const
{
    const auto after = std::upper_bound(m_first.begin(), m_first.end(), row);
    const int section = int(after - m_first.begin()) - 1;
    return {section, row - m_first[size_t(section)] - 1};
}

int DayRows::sectionBefore(QDate day) const
{
    const auto found =
        std::lower_bound(m_days.begin(), m_days.end(), day, [ascending = m_ascending](const Day &here, QDate wanted) {
            return ascending ? here.day < wanted : here.day > wanted;
        });
    return int(found - m_days.begin());
}

int DayRows::section(QDate day) const
{
    const int found = sectionBefore(day);
    return found < int(m_days.size()) && m_days[size_t(found)].day == day ? found : -1;
}

void DayRows::insertDay(int section, const Day &day)
{
    m_days.insert(m_days.begin() + section, day);
    count();
}

void DayRows::removeDay(int section)
{
    m_days.erase(m_days.begin() + section);
    count();
}

void DayRows::setCount(int section, int count)
{
    m_days[size_t(section)].count = count;
    this->count();
}

} // namespace cb::lists
