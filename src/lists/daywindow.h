// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/dayrows.h"

#include <QCache>
#include <QHash>

#include <algorithm>
#include <limits>
#include <optional>

namespace cb::lists {

/// The rows of a list without a database: days, their lengths, and the pages of rows that are here. A Row has an `id`,
/// by which the rows of a day are ordered, and its `day`.
template <typename Row>
class DayWindow : private DayRows
{
public:
    static constexpr int pageRows = 128;

    /// A page of a day's rows.
    struct Page {
        QDate day;
        int number = 0;
        friend bool operator==(const Page &, const Page &) = default;
        friend size_t qHash(const Page &page, size_t seed = 0)
        {
            return ::qHashMulti(seed, page.day.toJulianDay(), page.number);
        }
    };
    using DayRows::days;
    using DayRows::matchCount;
    using DayRows::Place;
    using DayRows::place;
    using DayRows::row;
    using DayRows::rowBefore;
    using DayRows::rowCount;
    using DayRows::section;
    using DayRows::sectionBefore;
    using DayRows::setTotal;

    /// `keepAll`: pages are never dropped (rows that were found by a search).
    void reset(const QList<Day> &days, Order order, bool keepAll)
    {
        DayRows::reset(days, order);
        m_pages.clear();
        m_pages.setMaxCost(keepAll ? std::numeric_limits<int>::max() : pagesKept);
    }

    [[nodiscard]] const Row *at(const Place &place) const // null: its page is not here
    {
        if (place.index < 0)
            return nullptr;
        const QList<Row> *rows = rowsOf(days()[size_t(place.section)].day, place.index / pageRows);
        const int inPage = place.index % pageRows;
        return rows && inPage < rows->size() ? &rows->at(inPage) : nullptr;
    }
    [[nodiscard]] static Page page(const Day &day, int index) { return {day.day, index / pageRows}; }
    [[nodiscard]] bool has(const Page &page) const { return m_pages.contains(page); }

    /// Index of a row in its day; -1 when it is not here.
    [[nodiscard]] int find(QDate day, qint64 id) const
    {
        const int here = section(day);
        if (here < 0)
            return -1;
        for (int number = 0; number * pageRows < days()[size_t(here)].count; ++number) {
            const int found = find(Page{day, number}, id);
            if (found >= 0)
                return found;
        }
        return -1;
    }
    /// Where a row is whose day is not known; absent when it is not here. Asks what is here, not each day there is.
    [[nodiscard]] std::optional<Place> find(qint64 id) const
    {
        const QList<Page> all = m_pages.keys();
        for (const Page &page : all) {
            const int found = find(page, id);
            if (found >= 0)
                return Place{section(page.day), found};
        }
        return std::nullopt;
    }

    void setPage(const Page &page, const QList<Row> &rows) { m_pages.insert(page, new QList<Row>(rows)); }
    void set(const Place &place, const Row &row)
    {
        QList<Row> *rows = rowsOf(days()[size_t(place.section)].day, place.index / pageRows);
        if (rows && place.index % pageRows < rows->size())
            (*rows)[place.index % pageRows] = row;
    }
    using DayRows::insertDay;
    void removeDay(int section)
    {
        dropFrom(days()[size_t(section)].day, 0);
        DayRows::removeDay(section);
    }

    /// Neighbours of a day, in the order of the list, before the row at `index`. They push as many over the end of
    /// each page into the next; behind a page that is not here as a whole nothing is known to push, and what follows is
    /// read anew.
    void insert(int section, int index, const QList<Row> &come)
    {
        const Day day = days()[size_t(section)];
        setCount(section, day.count + int(come.size()));
        QList<Row> carried = come;
        int inPage = index % pageRows;
        for (int number = index / pageRows; !carried.isEmpty(); ++number, inPage = 0) {
            const QList<Row> *page = rowsOf(day.day, number);
            const bool newPage = !page && inPage == 0 && number * pageRows >= day.count;
            if (!newPage && (!page || inPage > page->size()))
                return dropFrom(day.day, number + 1);
            const bool whole = newPage || isWhole(day, number, *page);
            QList<Row> rows = page ? page->first(inPage) + carried + page->sliced(inPage) : carried;
            carried = rows.mid(pageRows);
            rows.resize(std::min<qsizetype>(rows.size(), pageRows));
            setPage({day.day, number}, rows);
            if (!whole)
                return dropFrom(day.day, number + 1);
        }
    }
    void remove(int section, int index)
    {
        const Day day = days()[size_t(section)];
        setCount(section, day.count - 1);
        int inPage = index % pageRows;
        for (int number = index / pageRows; number * pageRows < day.count; ++number, inPage = 0) {
            QList<Row> *rows = rowsOf(day.day, number);
            if (!rows || inPage >= rows->size())
                return dropFrom(day.day, number + 1);
            const bool whole = isWhole(day, number, *rows);
            rows->removeAt(inPage);
            const QList<Row> *next = rowsOf(day.day, number + 1);
            if (!whole || !next || next->isEmpty())
                return dropFrom(day.day, number + 1);
            rows->append(next->first());
        }
    }
    /// A day has another length; its pages may not be right any more until forgetRows().
    using DayRows::setCount;
    void forgetRows(int section) { dropFrom(days()[size_t(section)].day, 0); }

private:
    static constexpr int pagesKept = 32; // some 4,000 rows, about 4 MB

    [[nodiscard]] QList<Row> *rowsOf(QDate day, int number) const { return m_pages.object(Page{day, number}); }

    /// All rows of a page are here. (A row that went leaves a page short of its last one when the next is not here.)
    [[nodiscard]] static bool isWhole(const Day &day, int number, const QList<Row> &rows)
    {
        return rows.size() >= std::min(pageRows, day.count - number * pageRows);
    }

    [[nodiscard]] int find(const Page &page, qint64 id) const
    {
        const QList<Row> *rows = m_pages.object(page);
        if (!rows)
            return -1;
        const auto found = std::lower_bound(
            rows->begin(), rows->end(), id, [ascending = isAscending()](const Row &row, qint64 wanted) {
                return ascending ? row.id.value < wanted : row.id.value > wanted;
            });
        return found != rows->end() && found->id.value == id ? page.number * pageRows + int(found - rows->begin()) : -1;
    }

    void dropFrom(QDate day, int number)
    {
        const QList<Page> all = m_pages.keys();
        for (const Page &page : all) {
            if (page.day == day && page.number >= number)
                m_pages.remove(page);
        }
    }

    QCache<Page, QList<Row>> m_pages;
};

} // namespace cb::lists
