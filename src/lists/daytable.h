// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/daywindow.h"
#include "lists/rowteller.h"

#include <QSet>

#include <functional>

namespace cb::lists {

/// A changed row, and where it stands now.
template <typename Row>
struct ChangedRow {
    Row row;
    bool shown = false;
    int rank = 0; // how many of its day stand above it
};

/// Days of rows that are in the order of the list.
template <typename Row>
[[nodiscard]] QList<Day> daysOf(const QList<Row> &rows)
{
    QList<Day> days;
    for (const Row &row : rows) {
        if (days.isEmpty() || days.last().day != row.day)
            days << Day{row.day, 0, 0};
        ++days.last().count;
        ++days.last().total;
    }
    return days;
}

/// The rows of a list as they change: brings its window to what was read, and tells exactly that.
template <typename Row>
class DayTable
{
public:
    using Window = DayWindow<Row>;
    using Changed = ChangedRow<Row>;

    explicit DayTable(RowTeller &teller)
        : m_teller(teller)
    { }

    [[nodiscard]] const Window &window() const { return m_window; }

    /// The first rows of a question: the first page of the first day. With `found` they are all rows of the days given,
    /// and none is dropped later.
    void open(const QList<Day> &days, const QList<Row> &rows, Order order, bool found);
    /// A page that was read, cut to what the model has told. False: it has fewer rows than that.
    [[nodiscard]] bool takePage(const typename Window::Page &page, const QList<Row> &rows);

    /// Changed rows and the days they are on.
    void takeUpdate(const QList<Changed> &rows, const QList<Day> &days);
    /// Brings changed rows up to date where they are; none comes or goes. Returns whether one of them should have gone.
    [[nodiscard]] bool refresh(const QList<Changed> &rows);

    /// All that a search found, in the order of the list: what is not among them goes.
    void takeFound(const QList<Row> &rows);
    /// The next hits of a search, behind all that are here.
    void append(const QList<Row> &rows);

private:
    void takeDay(const Day &now, const QList<Changed> &rows);
    void takeRows(int section, const Day &now, const QList<Changed> &rows);
    void resize(int section, int count);
    void insertRows(int section, int index, const QList<Row> &rows);
    void removeRow(int section, int index);
    void removeRows(int section, QList<int> indexes);
    void removeDay(int section);
    void set(int section, int index, const Row &row);
    void tellHeader(int section) { m_teller.tellHeader(m_window.row(section, -1)); }

    RowTeller &m_teller;
    Window m_window;
};

template <typename Row>
void DayTable<Row>::open(const QList<Day> &days, const QList<Row> &rows, Order order, bool found)
{
    m_teller.beginReset();
    m_window.reset(days, order, found);
    if (found) {
        qsizetype next = 0;
        for (const Day &day : days) {
            for (int number = 0; number * Window::pageRows < day.count; ++number) {
                const int count = std::min(Window::pageRows, day.count - number * Window::pageRows);
                m_window.setPage({day.day, number}, rows.mid(next, count));
                next += count;
            }
        }
    } else if (!days.isEmpty()) {
        m_window.setPage({days.first().day, 0}, rows);
    }
    m_teller.endReset();
}

template <typename Row>
bool DayTable<Row>::takePage(const typename Window::Page &page, const QList<Row> &rows)
{
    const int section = m_window.section(page.day);
    if (section < 0)
        return true;
    const int first = page.number * Window::pageRows;
    const int count = std::min(Window::pageRows, m_window.days()[size_t(section)].count - first);
    if (count <= 0)
        return true;
    // A row that came or went since: its change is under way and will put it right. Until then no more rows than the
    // model has told.
    m_window.setPage(page, rows.first(std::min<qsizetype>(count, rows.size())));
    m_teller.tell(m_window.row(section, first), m_window.row(section, first + count - 1));
    return rows.size() >= count;
}

template <typename Row>
bool DayTable<Row>::refresh(const QList<Changed> &rows)
{
    bool leaves = false;
    for (const Changed &changed : rows) {
        const int index = m_window.find(changed.row.day, changed.row.id.value);
        if (index < 0)
            continue;
        leaves = leaves || !changed.shown;
        set(m_window.section(changed.row.day), index, changed.row);
    }
    return leaves;
}

template <typename Row>
void DayTable<Row>::takeUpdate(const QList<Changed> &rows, const QList<Day> &days)
{
    for (const Day &day : days) {
        QList<Changed> ofDay;
        for (const Changed &changed : rows) {
            if (changed.row.day == day.day)
                ofDay << changed;
        }
        takeDay(day, ofDay);
    }
}

/// Brings a day to its new length, exactly where it is clear which rows came and went.
template <typename Row>
void DayTable<Row>::takeDay(const Day &now, const QList<Changed> &rows)
{
    const int section = m_window.section(now.day);
    if (section >= 0 && now.count == 0) {
        removeDay(section);
    } else if (section >= 0) {
        takeRows(section, now, rows);
    } else if (now.count > 0) {
        const int before = m_window.sectionBefore(now.day);
        const int first = m_window.rowBefore(before);
        m_teller.beginInsert(first, first + now.count);
        m_window.insertDay(before, now);
        m_teller.endInsert();
    }
}

template <typename Row>
void DayTable<Row>::takeRows(int section, const Day &now, const QList<Changed> &rows)
{
    QList<Changed> come;
    QList<int> gone;
    for (const Changed &changed : rows) {
        const int index = m_window.find(now.day, changed.row.id.value);
        if (changed.shown && index >= 0) {
            set(section, index, changed.row);
        } else if (changed.shown) {
            come << changed;
        } else if (index >= 0) {
            gone << index;
        }
    }
    const int difference = now.count - m_window.days()[size_t(section)].count;
    if (difference == come.size() - gone.size()) {
        removeRows(section, gone);
        std::sort(come.begin(), come.end(), [](const Changed &a, const Changed &b) { return a.rank < b.rank; });
        // Neighbours come in at once: in a rush there are many in each frame.
        for (qsizetype first = 0; first < come.size();) {
            QList<Row> run;
            const int rank = come[first].rank;
            while (first < come.size() && come[first].rank == rank + run.size())
                run << come[first++].row;
            insertRows(section, std::min(rank, m_window.days()[size_t(section)].count), run);
        }
    } else if (difference == -gone.size()) {
        removeRows(section, gone);
    } else {
        resize(section, now.count);
    }
    m_window.setTotal(section, now.total);
    tellHeader(section);
}

/// Rows that are not here came or went: the length is right at once, the rows are read anew.
template <typename Row>
void DayTable<Row>::resize(int section, int count)
{
    const int before = m_window.days()[size_t(section)].count;
    const int last = m_window.row(section, before - 1);
    if (count > before) {
        m_teller.beginInsert(last + 1, last + count - before);
        m_window.setCount(section, count);
        m_teller.endInsert();
    } else if (count < before) {
        m_teller.beginRemove(last + count - before + 1, last);
        m_window.setCount(section, count);
        m_teller.endRemove();
    } // else as many came as went
    m_window.forgetRows(section);
    m_teller.tell(m_window.row(section, 0), m_window.row(section, count - 1));
}

template <typename Row>
void DayTable<Row>::insertRows(int section, int index, const QList<Row> &rows)
{
    const int row = m_window.row(section, index);
    m_teller.beginInsert(row, row + int(rows.size()) - 1);
    m_window.insert(section, index, rows);
    m_teller.endInsert();
}

template <typename Row>
void DayTable<Row>::removeRow(int section, int index)
{
    const int row = m_window.row(section, index);
    m_teller.beginRemove(row, row);
    m_window.remove(section, index);
    m_teller.endRemove();
}

/// From the last to the first: where one lies does not depend on those behind it, whose pages may be dropped.
template <typename Row>
void DayTable<Row>::removeRows(int section, QList<int> indexes)
{
    std::sort(indexes.begin(), indexes.end(), std::greater());
    for (const int index : indexes)
        removeRow(section, index);
}

template <typename Row>
void DayTable<Row>::removeDay(int section)
{
    const int first = m_window.row(section, -1);
    m_teller.beginRemove(first, first + m_window.days()[size_t(section)].count);
    m_window.removeDay(section);
    m_teller.endRemove();
}

template <typename Row>
void DayTable<Row>::set(int section, int index, const Row &value)
{
    m_window.set({section, index}, value);
    const int row = m_window.row(section, index);
    m_teller.tell(row, row);
}

template <typename Row>
void DayTable<Row>::takeFound(const QList<Row> &rows)
{
    QSet<qint64> now;
    for (const Row &row : rows)
        now.insert(row.id.value);
    for (int section = int(m_window.days().size()) - 1; section >= 0; --section) {
        for (int index = m_window.days()[size_t(section)].count - 1; index >= 0; --index) {
            const Row *row = m_window.at({section, index});
            if (!row || !now.contains(row->id.value))
                removeRow(section, index);
        }
        if (m_window.days()[size_t(section)].count == 0)
            removeDay(section);
    }
    int index = 0;
    QDate day;
    for (const Row &row : rows) {
        index = row.day == day ? index + 1 : 0;
        day = row.day;
        int section = m_window.section(day);
        if (section < 0) {
            section = m_window.sectionBefore(day);
            const int header = m_window.rowBefore(section);
            m_teller.beginInsert(header, header);
            m_window.insertDay(section, {day, 0, 0});
            m_teller.endInsert();
        }
        const Row *there = m_window.at({section, index});
        if (!there || there->id != row.id)
            insertRows(section, index, {row});
        else if (*there != row)
            set(section, index, row);
    }
    for (int section = 0; section < int(m_window.days().size()); ++section) {
        m_window.setTotal(section, m_window.days()[size_t(section)].count);
        tellHeader(section);
    }
}

template <typename Row>
void DayTable<Row>::append(const QList<Row> &rows)
{
    qsizetype next = 0;
    for (const Day &day : daysOf(rows)) {
        const QList<Row> further = rows.mid(next, day.count);
        next += day.count;
        int section = m_window.section(day.day);
        const bool newDay = section < 0;
        m_teller.beginInsert(m_window.rowCount(), m_window.rowCount() + day.count - (newDay ? 0 : 1));
        if (newDay) {
            section = int(m_window.days().size());
            m_window.insertDay(section, {day.day, 0, 0});
        }
        m_window.insert(section, m_window.days()[size_t(section)].count, further);
        m_window.setTotal(section, m_window.days()[size_t(section)].count);
        m_teller.endInsert();
        tellHeader(section);
    }
}

} // namespace cb::lists
