// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QList>

#include <vector>

/// Stored rows by the million, each day under a header row: what calls and messages have in common when they are
/// listed.
namespace cb::lists {

enum class Order { NewestFirst, OldestFirst };

/// A day of a list: how many of its rows the question shows, and of how many.
struct Day {
    QDate day;
    int count = 0;
    int total = 0;
    friend bool operator==(const Day &, const Day &) = default;
};

/// Where rows lie in a list by days, without the rows: each day is a header row and its rows below it.
class DayRows
{
public:
    /// Where a row lies: on a day's header (index -1) or below it.
    struct Place {
        int section = 0;
        int index = -1;
        friend bool operator==(const Place &, const Place &) = default;
    };

    /// `days` in the order of the list.
    void reset(const QList<Day> &days, Order order);

    [[nodiscard]] int rowCount() const { return m_rows; }
    [[nodiscard]] int matchCount() const { return m_rows - int(m_days.size()); } // without headers
    [[nodiscard]] const std::vector<Day> &days() const { return m_days; }
    [[nodiscard]] Place place(int row) const;
    [[nodiscard]] int row(int section, int index) const { return m_first[size_t(section)] + 1 + index; }
    /// -1: that day is not here.
    [[nodiscard]] int section(QDate day) const;
    /// Where a day that is not here belongs.
    [[nodiscard]] int sectionBefore(QDate day) const;
    /// The row at which the header of such a day comes in.
    [[nodiscard]] int rowBefore(int section) const { return section < int(m_days.size()) ? row(section, -1) : m_rows; }

    void insertDay(int section, const Day &day);
    void removeDay(int section);
    void setCount(int section, int count);
    void setTotal(int section, int total) { m_days[size_t(section)].total = total; }

protected:
    [[nodiscard]] bool isAscending() const { return m_ascending; }

private:
    void count();

    std::vector<Day> m_days; // in the order of the list
    std::vector<int> m_first; // row of each day's header
    int m_rows = 0;
    bool m_ascending = false;
};

} // namespace cb::lists
