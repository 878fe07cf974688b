// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/historystore.h"
#include "calls/historywindow.h"

namespace cb::calls {

/// What HistoryTable tells of its rows: the protected half of a list model.
class RowTeller
{
public:
    virtual ~RowTeller() = default;
    virtual void beginReset() = 0;
    virtual void endReset() = 0;
    virtual void beginInsert(int first, int last) = 0;
    virtual void endInsert() = 0;
    virtual void beginRemove(int first, int last) = 0;
    virtual void endRemove() = 0;
    virtual void tell(int first, int last, const QList<int> &roles) = 0; // no roles: all of them
};

/// The rows of HistoryModel as they change: brings its window to what was read, and tells exactly that. For this room
/// only.
class HistoryTable
{
public:
    explicit HistoryTable(RowTeller &teller)
        : m_teller(teller)
    { }

    [[nodiscard]] const HistoryWindow &window() const { return m_window; }

    /// The first rows of a question; with `found` they are all calls of the days given, and none is dropped later.
    void open(const HistoryOpening &opening, bool found);
    /// A page that was read, cut to what the model has told.
    void takePage(const HistoryWindow::Page &page, const QList<Call> &calls);

    /// Changed calls and the days they are on.
    void takeUpdate(const HistoryUpdate &update);
    /// Brings changed calls up to date where they are shown; none comes or goes.
    void refresh(const HistoryUpdate &update);

    /// All that a search found, newest first: what is not among them goes.
    void takeFound(const QList<Call> &calls);
    /// The next hits of a search, older than all that are here.
    void append(const QList<Call> &calls);

private:
    void takeDay(const HistoryDay &now, const QList<ChangedCall> &calls);
    void insertCalls(int section, int index, const QList<Call> &calls);
    void removeCall(int section, int index);
    void setCall(int section, int index, const Call &call);
    void tellHeader(int section);

    RowTeller &m_teller;
    HistoryWindow m_window;
};

} // namespace cb::calls
