// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "calls/call.h"
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
    [[nodiscard]] virtual bool isHistoryLoading() const = 0;
    /// Calls that match the filter; "1,000+" when limited.
    [[nodiscard]] virtual int historyCount() const = 0;
    [[nodiscard]] virtual bool isHistoryCountLimited() const = 0;
    [[nodiscard]] virtual QModelIndex historyIndexOf(Call::Id id) const = 0;

    // `done` is called on the GUI thread, not at all when `context` is gone.
    virtual void detail(Call::Id id, QObject *context, Done<CallDetail> done) = 0;
    virtual void figures(QDate day, QObject *context, Done<DayFigures> done) = 0;
    virtual void ourNumbers(QObject *context, Done<QList<OurNumber>> done) = 0;
    virtual void block(const PhoneNumber &number, QObject *context, Done<void> done) = 0;
    virtual void unblock(const PhoneNumber &number, QObject *context, Done<void> done) = 0;

Q_SIGNALS:
    void liveReady();
    void countsChanged(); // of the live calls: the day's figures are new too
    void historyLoaded();
    void historyCountsChanged();
    void failed(const cb::Error &error); // reading did not work; what is shown is old
};

} // namespace cb::ui
