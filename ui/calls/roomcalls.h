// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/calls/callssource.h"

namespace cb::calls {
class CallService;
class LiveCallModel;
} // namespace cb::calls

namespace cb::ui {

/// The Calls page's answers from the calls room. Model and service outlive it; the caller feeds the models from the
/// change feed and calls LiveCallModel::load().
class RoomCalls final : public CallsSource
{
    Q_OBJECT
public:
    /// `history` is made when the page first needs it; the caller connects the feed to it there.
    using MakeHistory = std::function<calls::HistoryModel *(QObject *parent)>;
    RoomCalls(
        calls::LiveCallModel &live, calls::CallService &service, MakeHistory makeHistory, QObject *parent = nullptr);

    [[nodiscard]] QAbstractItemModel *live() override;
    [[nodiscard]] bool isLiveReady() const override;
    [[nodiscard]] QAbstractItemModel *history() override;
    void setHistoryFilter(const calls::HistoryFilter &filter) override;
    void cancelHistory() override;
    [[nodiscard]] bool isHistoryLoading() const override;
    [[nodiscard]] int historyCount() const override;
    [[nodiscard]] bool isHistoryCountLimited() const override;
    [[nodiscard]] std::optional<int> searchPrepared() const override;
    void exportHistory(
        const calls::HistoryFilter &filter, const QString &file, QObject *context, Done<int> done) override;
    [[nodiscard]] QModelIndex historyIndexOf(Call::Id id) const override;
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

private:
    calls::LiveCallModel &m_live;
    calls::CallService &m_service;
    MakeHistory m_makeHistory;
    calls::HistoryModel *m_history = nullptr;
};

} // namespace cb::ui
