// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/deskstatus.h"
#include "base/sitetime.h"
#include "ui/calls/callssource.h"

#include <QAbstractListModel>

namespace cb::test {

/// Rows with the roles of calls/callroles.h, kept in memory: headers are made from the calls in their order.
class CallRows final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class By { Group, Day };
    explicit CallRows(By by, QObject *parent = nullptr);

    void set(const QList<Call> &calls);
    /// Changes one call in its place; the row says so.
    void change(const Call &call);
    /// Adds a call at the top of its group.
    void add(const Call &call);
    void remove(Call::Id id);
    [[nodiscard]] const QList<Call> &calls() const { return m_calls; }
    void setTotal(QDate day, int total) { m_totals.insert(day, total); }
    [[nodiscard]] QModelIndex indexOf(Call::Id id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        int call = -1; // -1: a header
        int section = 0;
        int count = 0;
        QDate day;
    };
    [[nodiscard]] QList<Row> arranged() const;
    By m_by;
    QList<Call> m_calls;
    QList<Row> m_rows;
    QHash<QDate, int> m_totals;
};

/// Answers the Calls page from memory, with the calls of the design pictures.
class FakeCalls final : public ui::CallsSource
{
    Q_OBJECT
public:
    explicit FakeCalls(bool empty = false, QObject *parent = nullptr);

    [[nodiscard]] static Instant now(); // Fri 20 Nov 2026 09:42:18 America/New_York
    [[nodiscard]] static SiteTime site();
    [[nodiscard]] static DeskStatus desk();
    [[nodiscard]] static Operator::Id me() { return {7}; }

    CallRows rows;
    CallRows past;
    DayFigures day;
    QSet<QString> blocked;
    calls::HistoryFilter filter;
    bool holdsDetails = false; // they come when the test lets them
    QList<std::function<void()>> heldDetails; // as the calls were when they were asked for
    bool answers = true; // whether a question about the history gets its rows
    int cancelled = 0;
    QStringList teams; // mine
    std::optional<int> prepared; // of the text index

    [[nodiscard]] QAbstractItemModel *live() override { return &rows; }
    [[nodiscard]] bool isLiveReady() const override { return true; }
    [[nodiscard]] QAbstractItemModel *history() override { return &past; }
    void setHistoryFilter(const calls::HistoryFilter &filter) override;
    void cancelHistory() override { ++cancelled; }
    [[nodiscard]] bool isHistoryLoading() const override { return false; }
    [[nodiscard]] int historyCount() const override { return int(past.calls().size()); }
    [[nodiscard]] bool isHistoryCountLimited() const override { return false; }
    [[nodiscard]] std::optional<int> searchPrepared() const override { return prepared; }
    void exportHistory(
        const calls::HistoryFilter &filter, const QString &file, QObject *context, Done<int> done) override;
    [[nodiscard]] QModelIndex historyIndexOf(Call::Id id) const override { return past.indexOf(id); }
    void detail(Call::Id id, QObject *context, Done<CallDetail> done) override;
    void figures(QDate day, QObject *context, Done<DayFigures> done) override;
    void teamsOf(Operator::Id person, QObject *context, Done<QStringList> done) override;
    void ourNumbers(QObject *context, Done<QList<OurNumber>> done) override;
    void block(const PhoneNumber &number, QObject *context, Done<void> done) override;
    void unblock(const PhoneNumber &number, QObject *context, Done<void> done) override;
    void transferTargets(QObject *context, Done<QList<calls::TransferTarget>> done) override;
    void hangUp(Call::Id call, QObject *context, Done<CallAction::Id> done) override;
    void transfer(
        Call::Id call, const calls::TransferTarget &target, QObject *context, Done<CallAction::Id> done) override;
    void record(Call::Id call, Recording what, QObject *context, Done<CallAction::Id> done) override;
    void place(const PhoneNumber &number, QObject *context, Done<PlacedCall::Id> done) override;
    void cancelPlaced(PlacedCall::Id placed, QObject *context, Done<void> done) override;

    Done<int> exporting; // asked for, and not answered yet
    QStringList ordered; // "hang up 3", "transfer 3 Elsa Norling", "record 3 1", "place +1…", "cancel 1"
    QList<CallAction> actions; // of the call that detail() is asked for
    std::optional<PlacedCall> placed;

private:
    QList<Call> m_past;
};

} // namespace cb::test
