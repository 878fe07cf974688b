// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "calls/callservice.h"
#include "calls/historymodel.h"

#include <QAbstractItemModel>
#include <QObject>

#include <functional>

namespace cb::ui {

/// What the Calls page needs of the calls room: two models with the roles of calls/callroles.h, and a few questions.
/// RoomCalls answers from the room itself; tests answer from memory. Lives on the GUI thread.
class CallsSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    template <typename T>
    using Done = std::function<void(Result<T>)>;

    [[nodiscard]] virtual QAbstractItemModel *live() = 0;
    [[nodiscard]] virtual bool isLiveReady() const = 0;

    /// Built when first asked for: the first page does not wait for it.
    [[nodiscard]] virtual QAbstractItemModel *history() = 0;
    virtual void setHistoryFilter(const calls::HistoryFilter &filter) = 0;
    virtual void cancelHistory() = 0; // ends the question that is loading
    [[nodiscard]] virtual bool isHistoryLoading() const = 0;
    /// Calls that match the filter; "1,000+" when limited.
    [[nodiscard]] virtual int historyCount() const = 0;
    [[nodiscard]] virtual bool isHistoryCountLimited() const = 0;
    /// Percent of the calls that a search finds already; absent: it finds all.
    [[nodiscard]] virtual std::optional<int> searchPrepared() const = 0;
    /// Into a CSV file; says how many calls.
    virtual void exportHistory(
        const calls::HistoryFilter &filter, const QString &file, QObject *context, Done<int> done) = 0;
    [[nodiscard]] virtual QModelIndex historyIndexOf(Call::Id id) const = 0;

    // `done` is called on the GUI thread, not at all when `context` is gone.
    virtual void detail(Call::Id id, QObject *context, Done<CallDetail> done) = 0;
    virtual void figures(QDate day, QObject *context, Done<DayFigures> done) = 0;
    virtual void teamsOf(Operator::Id person, QObject *context, Done<QStringList> done) = 0; // their names
    virtual void ourNumbers(QObject *context, Done<QList<OurNumber>> done) = 0;
    virtual void block(const PhoneNumber &number, QObject *context, Done<void> done) = 0;
    virtual void unblock(const PhoneNumber &number, QObject *context, Done<void> done) = 0;

    // What is done to calls: `done` says whether it is ordered, actionChanged() and placedChanged() what comes of it.
    using Recording = calls::CallService::Recording;
    virtual void transferTargets(QObject *context, Done<QList<calls::TransferTarget>> done) = 0;
    virtual void hangUp(Call::Id call, QObject *context, Done<CallAction::Id> done) = 0;
    virtual void transfer(
        Call::Id call, const calls::TransferTarget &target, QObject *context, Done<CallAction::Id> done) = 0;
    virtual void record(Call::Id call, Recording what, QObject *context, Done<CallAction::Id> done) = 0;
    virtual void place(const PhoneNumber &number, QObject *context, Done<PlacedCall::Id> done) = 0;
    virtual void cancelPlaced(PlacedCall::Id placed, QObject *context, Done<void> done) = 0;

Q_SIGNALS:
    void actionChanged(const cb::CallAction &action);
    void placedChanged(const cb::PlacedCall &placed);
    void teamsChanged();
    void liveReady();
    void countsChanged(); // of the live calls: the day's figures are new too
    void historyLoaded();
    void historyCountsChanged();
    void historyFailed(const cb::Error &error);
    void failed(const cb::Error &error); // reading did not work; what is shown is old
};

} // namespace cb::ui
