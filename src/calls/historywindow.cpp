// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/historywindow.h"

#include <algorithm>
#include <limits>

namespace cb::calls {

namespace {
constexpr int pagesKept = 32; // some 4,000 calls, about 4 MB
}

void HistoryWindow::reset(const QList<HistoryDay> &days, bool keepAll)
{
    m_days.assign(days.begin(), days.end());
    m_pages.clear();
    m_pages.setMaxCost(keepAll ? std::numeric_limits<int>::max() : pagesKept);
    count();
}

void HistoryWindow::count()
{
    m_first.resize(m_days.size());
    m_rows = 0;
    for (size_t i = 0; i < m_days.size(); ++i) {
        m_first[i] = m_rows;
        m_rows += 1 + m_days[i].count;
    }
}

HistoryWindow::Place HistoryWindow::place(int row) const
{
    const auto after = std::upper_bound(m_first.begin(), m_first.end(), row);
    const int section = int(after - m_first.begin()) - 1;
    return {section, row - m_first[size_t(section)] - 1};
}

int HistoryWindow::sectionBefore(QDate day) const
{
    const auto found = std::lower_bound(
        m_days.begin(), m_days.end(), day, [](const HistoryDay &d, QDate wanted) { return d.day > wanted; });
    return int(found - m_days.begin());
}

int HistoryWindow::section(QDate day) const
{
    const int found = sectionBefore(day);
    return found < int(m_days.size()) && m_days[size_t(found)].day == day ? found : -1;
}

const Call *HistoryWindow::call(const Place &place) const
{
    if (place.index < 0)
        return nullptr;
    const QList<Call> *calls = at(m_days[size_t(place.section)].day, place.index / pageRows);
    const int inPage = place.index % pageRows;
    return calls && inPage < calls->size() ? &calls->at(inPage) : nullptr;
}

int HistoryWindow::find(QDate day, qint64 id) const
{
    const int here = section(day);
    if (here < 0)
        return -1;
    for (int number = 0; number * pageRows < m_days[size_t(here)].count; ++number) {
        const QList<Call> *calls = at(day, number);
        if (!calls)
            continue;
        const auto found = std::lower_bound(
            calls->begin(), calls->end(), id, [](const Call &call, qint64 wanted) { return call.id.value > wanted; });
        if (found != calls->end() && found->id.value == id)
            return number * pageRows + int(found - calls->begin());
    }
    return -1;
}

void HistoryWindow::setPage(const Page &page, const QList<Call> &calls)
{
    m_pages.insert(page, new QList<Call>(calls));
}

void HistoryWindow::setCall(const Place &place, const Call &call)
{
    QList<Call> *calls = at(m_days[size_t(place.section)].day, place.index / pageRows);
    if (calls && place.index % pageRows < calls->size())
        (*calls)[place.index % pageRows] = call;
}

void HistoryWindow::insertDay(int section, const HistoryDay &day)
{
    m_days.insert(m_days.begin() + section, day);
    count();
}

void HistoryWindow::removeDay(int section)
{
    dropFrom(m_days[size_t(section)].day, 0);
    m_days.erase(m_days.begin() + section);
    count();
}

/// The calls push as many over the end of each page into the next; where a page is not here, nothing is known to push,
/// and the pages after it are read anew.
void HistoryWindow::insert(int section, int index, const QList<Call> &calls)
{
    HistoryDay &day = m_days[size_t(section)];
    const int before = day.count;
    day.count += int(calls.size());
    count();
    QList<Call> carried = calls;
    int inPage = index % pageRows;
    for (int number = index / pageRows; !carried.isEmpty(); ++number, inPage = 0) {
        const QList<Call> *page = at(day.day, number);
        const bool newPage = !page && inPage == 0 && number * pageRows >= before;
        if (!newPage && (!page || inPage > page->size())) {
            dropFrom(day.day, number);
            return;
        }
        QList<Call> rows = page ? page->first(inPage) + carried + page->sliced(inPage) : carried;
        carried = rows.mid(pageRows);
        rows.resize(std::min<qsizetype>(rows.size(), pageRows));
        setPage({day.day, number}, rows);
    }
}

void HistoryWindow::remove(int section, int index)
{
    HistoryDay &day = m_days[size_t(section)];
    --day.count;
    count();
    int inPage = index % pageRows;
    for (int number = index / pageRows; number * pageRows <= day.count; ++number) {
        QList<Call> *calls = at(day.day, number);
        if (!calls || inPage >= calls->size()) {
            dropFrom(day.day, number);
            return;
        }
        calls->removeAt(inPage);
        inPage = 0;
        if ((number + 1) * pageRows > day.count)
            return; // it was the last page
        QList<Call> *next = at(day.day, number + 1);
        if (!next || next->isEmpty()) {
            dropFrom(day.day, number);
            return;
        }
        calls->append(next->first());
    }
}

void HistoryWindow::resize(int section, int count)
{
    dropFrom(m_days[size_t(section)].day, 0);
    m_days[size_t(section)].count = count;
    this->count();
}

void HistoryWindow::dropFrom(QDate day, int number)
{
    const QList<Page> all = m_pages.keys();
    for (const Page &page : all) {
        if (page.day == day && page.number >= number)
            m_pages.remove(page);
    }
}

} // namespace cb::calls
