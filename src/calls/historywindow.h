// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/historystore.h"

#include <QCache>
#include <QHash>

#include <vector>

/// The rows of HistoryModel without a database: days, their lengths, and the pages of calls that are here. For this
/// room only.
namespace cb::calls {

class HistoryWindow
{
public:
    static constexpr int pageRows = 128;

    /// A page of a day's calls.
    struct Page {
        QDate day;
        int number = 0;
        friend bool operator==(const Page &, const Page &) = default;
        friend size_t qHash(const Page &page, size_t seed = 0)
        {
            return ::qHashMulti(seed, page.day.toJulianDay(), page.number);
        }
    };
    /// Where a row lies: on a day's header (index -1) or call.
    struct Place {
        int section = 0;
        int index = -1;
    };

    /// `keepAll`: pages are never dropped (rows that were found by a search).
    void reset(const QList<HistoryDay> &days, bool keepAll);

    [[nodiscard]] int rowCount() const { return m_rows; }
    [[nodiscard]] int matchCount() const { return m_rows - int(m_days.size()); }
    [[nodiscard]] const std::vector<HistoryDay> &days() const { return m_days; }
    [[nodiscard]] Place place(int row) const;
    [[nodiscard]] int row(int section, int index) const { return m_first[size_t(section)] + 1 + index; }
    /// -1: that day is not here.
    [[nodiscard]] int section(QDate day) const;
    /// Where a day that is not here belongs.
    [[nodiscard]] int sectionBefore(QDate day) const;

    [[nodiscard]] const Call *call(const Place &place) const; // null: its page is not here
    [[nodiscard]] static Page page(const HistoryDay &day, int index) { return {day.day, index / pageRows}; }
    [[nodiscard]] bool has(const Page &page) const { return m_pages.contains(page); }
    /// Index of a call in its day; -1 when it is not here.
    [[nodiscard]] int find(QDate day, qint64 id) const;

    void setPage(const Page &page, const QList<Call> &calls);
    void setCall(const Place &place, const Call &call);
    void setTotal(int section, int total) { m_days[size_t(section)].total = total; }
    void insertDay(int section, const HistoryDay &day);
    void removeDay(int section);
    /// Neighbours of a day, newest first, before the call at `index`.
    void insert(int section, int index, const QList<Call> &calls);
    void remove(int section, int index);
    /// A day has another length and its pages are not known any more.
    void resize(int section, int count);

private:
    void count();
    [[nodiscard]] QList<Call> *at(QDate day, int number) const { return m_pages.object(Page{day, number}); }
    void dropFrom(QDate day, int number);

    std::vector<HistoryDay> m_days; // newest first
    std::vector<int> m_first; // row of each day's header
    int m_rows = 0;
    QCache<Page, QList<Call>> m_pages;
};

} // namespace cb::calls
