// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/historytable.h"

#include <QSet>

#include <algorithm>

namespace cb::calls {

void HistoryTable::open(const HistoryOpening &opening, bool found)
{
    m_teller.beginReset();
    m_window.reset(opening.days, found);
    if (found) {
        qsizetype next = 0;
        for (const HistoryDay &day : opening.days) {
            for (int number = 0; number * HistoryWindow::pageRows < day.count; ++number) {
                const qsizetype rows =
                    std::min<qsizetype>(HistoryWindow::pageRows, day.count - number * HistoryWindow::pageRows);
                m_window.setPage({day.day, number}, opening.calls.mid(next, rows));
                next += rows;
            }
        }
    } else if (!opening.days.isEmpty()) {
        m_window.setPage({opening.days.first().day, 0}, opening.calls);
    }
    m_teller.endReset();
}

void HistoryTable::takePage(const HistoryWindow::Page &page, const QList<Call> &calls)
{
    const int section = m_window.section(page.day);
    if (section < 0)
        return;
    const int first = page.number * HistoryWindow::pageRows;
    const int rows = std::min(HistoryWindow::pageRows, m_window.days()[size_t(section)].count - first);
    if (rows <= 0)
        return;
    // A call that came or went since: its change is under way and will put it right. Until then no more rows than
    // the model has told.
    m_window.setPage(page, calls.first(std::min<qsizetype>(rows, calls.size())));
    m_teller.tell(m_window.row(section, first), m_window.row(section, first + rows - 1), {});
}

void HistoryTable::refresh(const HistoryUpdate &update)
{
    for (const ChangedCall &changed : update.calls) {
        const int index = m_window.find(changed.call.day, changed.call.id.value);
        if (index >= 0)
            setCall(m_window.section(changed.call.day), index, changed.call);
    }
}

void HistoryTable::takeUpdate(const HistoryUpdate &update)
{
    for (const HistoryDay &day : update.days) {
        QList<ChangedCall> calls;
        for (const ChangedCall &changed : update.calls) {
            if (changed.call.day == day.day)
                calls << changed;
        }
        takeDay(day, calls);
    }
}

/// Brings a day to its new length, exactly where it is clear which calls came and went.
void HistoryTable::takeDay(const HistoryDay &now, const QList<ChangedCall> &calls)
{
    int section = m_window.section(now.day);
    const int before = section < 0 ? 0 : m_window.days()[size_t(section)].count;
    if (section < 0) {
        if (now.count == 0)
            return;
        section = m_window.sectionBefore(now.day);
        const int first = section < int(m_window.days().size()) ? m_window.row(section, -1) : m_window.rowCount();
        m_teller.beginInsert(first, first + now.count);
        m_window.insertDay(section, now);
        m_teller.endInsert();
        return;
    }
    if (now.count == 0) {
        const int first = m_window.row(section, -1);
        m_teller.beginRemove(first, first + before);
        m_window.removeDay(section);
        m_teller.endRemove();
        return;
    }

    QList<ChangedCall> come;
    QList<qint64> gone;
    for (const ChangedCall &changed : calls) {
        const int index = m_window.find(now.day, changed.call.id.value);
        if (changed.shown && index >= 0) {
            setCall(section, index, changed.call);
        } else if (changed.shown) {
            come << changed;
        } else if (index >= 0) {
            gone << changed.call.id.value;
        }
    }
    const int difference = now.count - before;
    if (difference == come.size() - gone.size()) {
        for (const qint64 id : gone)
            removeCall(section, m_window.find(now.day, id));
        std::sort(come.begin(), come.end(), [](const ChangedCall &a, const ChangedCall &b) { return a.rank < b.rank; });
        // Neighbours come in at once: in a rush there are many in each frame.
        for (qsizetype first = 0; first < come.size();) {
            QList<Call> run;
            const int rank = come[first].rank;
            while (first < come.size() && come[first].rank == rank + run.size())
                run << come[first++].call;
            insertCalls(section, std::min(rank, m_window.days()[size_t(section)].count), run);
        }
    } else if (difference != -gone.size()) {
        // Calls that are not here came or went: the length is right at once, the rows are read anew.
        const int last = m_window.row(section, before - 1);
        if (difference > 0) {
            m_teller.beginInsert(last + 1, last + difference);
            m_window.resize(section, now.count);
            m_teller.endInsert();
        } else {
            m_teller.beginRemove(last + difference + 1, last);
            m_window.resize(section, now.count);
            m_teller.endRemove();
        }
        m_teller.tell(m_window.row(section, 0), m_window.row(section, now.count - 1), {});
    } else {
        for (const qint64 id : gone)
            removeCall(section, m_window.find(now.day, id));
    }
    m_window.setTotal(section, now.total);
    tellHeader(section);
}

void HistoryTable::setCall(int section, int index, const Call &call)
{
    m_window.setCall({section, index}, call);
    const int row = m_window.row(section, index);
    m_teller.tell(row, row, {});
}

void HistoryTable::insertCalls(int section, int index, const QList<Call> &calls)
{
    const int row = m_window.row(section, index);
    m_teller.beginInsert(row, row + int(calls.size()) - 1);
    m_window.insert(section, index, calls);
    m_teller.endInsert();
}

void HistoryTable::removeCall(int section, int index)
{
    const int row = m_window.row(section, index);
    m_teller.beginRemove(row, row);
    m_window.remove(section, index);
    m_teller.endRemove();
}

void HistoryTable::tellHeader(int section)
{
    const int header = m_window.row(section, -1);
    m_teller.tell(header, header, {CountRole, TotalRole});
}

void HistoryTable::takeFound(const QList<Call> &calls)
{
    QSet<qint64> now;
    for (const Call &call : calls)
        now.insert(call.id.value);
    for (int section = int(m_window.days().size()) - 1; section >= 0; --section) {
        for (int index = m_window.days()[size_t(section)].count - 1; index >= 0; --index) {
            const Call *call = m_window.call({section, index});
            if (!call || !now.contains(call->id.value))
                removeCall(section, index);
        }
        if (m_window.days()[size_t(section)].count == 0) {
            const int row = m_window.row(section, -1);
            m_teller.beginRemove(row, row);
            m_window.removeDay(section);
            m_teller.endRemove();
        }
    }
    int index = 0;
    QDate day;
    for (const Call &call : calls) {
        index = call.day == day ? index + 1 : 0;
        day = call.day;
        int section = m_window.section(day);
        if (section < 0) {
            section = m_window.sectionBefore(day);
            const int row = section < int(m_window.days().size()) ? m_window.row(section, -1) : m_window.rowCount();
            m_teller.beginInsert(row, row);
            m_window.insertDay(section, {day, 0, 0});
            m_teller.endInsert();
        }
        const Call *there = m_window.call({section, index});
        if (there && there->id == call.id) {
            if (*there != call) {
                setCall(section, index, call);
            }
            continue;
        }
        insertCalls(section, index, {call});
    }
    for (int section = 0; section < int(m_window.days().size()); ++section) {
        m_window.setTotal(section, m_window.days()[size_t(section)].count);
        tellHeader(section);
    }
}

void HistoryTable::append(const QList<Call> &calls)
{
    qsizetype next = 0;
    for (const HistoryDay &day : daysOf(calls)) {
        const QList<Call> older = calls.mid(next, day.count);
        next += day.count;
        int section = m_window.section(day.day);
        const bool newDay = section < 0;
        m_teller.beginInsert(m_window.rowCount(), m_window.rowCount() + day.count - (newDay ? 0 : 1));
        if (newDay) {
            section = int(m_window.days().size());
            m_window.insertDay(section, {day.day, 0, 0});
        }
        m_window.insert(section, m_window.days()[size_t(section)].count, older);
        m_window.setTotal(section, m_window.days()[size_t(section)].count);
        m_teller.endInsert();
        tellHeader(section);
    }
}

} // namespace cb::calls
