// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/roomcalls.h"

#include "calls/callservice.h"
#include "calls/livecallmodel.h"

#include <tuple>

namespace cb::ui {

RoomCalls::RoomCalls(calls::LiveCallModel &live, calls::CallService &service, MakeHistory makeHistory, QObject *parent)
    : CallsSource(parent)
    , m_live(live)
    , m_service(service)
    , m_makeHistory(std::move(makeHistory))
{
    connect(&live, &calls::LiveCallModel::ready, this, &CallsSource::liveReady);
    connect(&live, &calls::LiveCallModel::countsChanged, this, &CallsSource::countsChanged);
    connect(&live, &calls::LiveCallModel::failed, this, &CallsSource::failed);
    connect(&service, &calls::CallService::actionChanged, this, &CallsSource::actionChanged);
    connect(&service, &calls::CallService::teamsChanged, this, &CallsSource::teamsChanged);
    connect(&service, &calls::CallService::placedChanged, this, &CallsSource::placedChanged);
}

QAbstractItemModel *RoomCalls::live()
{
    return &m_live;
}

bool RoomCalls::isLiveReady() const
{
    return m_live.isReady();
}

QAbstractItemModel *RoomCalls::history()
{
    if (!m_history) {
        m_history = m_makeHistory(this);
        connect(m_history, &calls::HistoryModel::loaded, this, &CallsSource::historyLoaded);
        connect(m_history, &calls::HistoryModel::countsChanged, this, &CallsSource::historyCountsChanged);
        connect(m_history, &calls::HistoryModel::failed, this, &CallsSource::historyFailed);
    }
    return m_history;
}

void RoomCalls::setHistoryFilter(const calls::HistoryFilter &filter)
{
    std::ignore = history(); // makes it
    m_history->setFilter(filter);
}

void RoomCalls::cancelHistory()
{
    if (m_history)
        m_history->cancel();
}

bool RoomCalls::isHistoryLoading() const
{
    return m_history && m_history->isLoading();
}

int RoomCalls::historyCount() const
{
    return m_history ? m_history->matchCount() : 0;
}

bool RoomCalls::isHistoryCountLimited() const
{
    return m_history && m_history->isCountLimited();
}

std::optional<int> RoomCalls::searchPrepared() const
{
    return m_history ? m_history->searchPrepared() : std::nullopt;
}

void RoomCalls::exportHistory(const calls::HistoryFilter &filter, const QString &file, QObject *context, Done<int> done)
{
    m_service.exportHistory(filter, file, context, std::move(done));
}

QModelIndex RoomCalls::historyIndexOf(Call::Id id) const
{
    return m_history ? m_history->indexOf(id) : QModelIndex();
}

void RoomCalls::detail(Call::Id id, QObject *context, Done<CallDetail> done)
{
    m_service.detail(id, context, std::move(done));
}

void RoomCalls::figures(QDate day, QObject *context, Done<DayFigures> done)
{
    m_service.figures(day, context, std::move(done));
}

void RoomCalls::teamsOf(Operator::Id person, QObject *context, Done<QStringList> done)
{
    m_service.teamsOf(person, context, std::move(done));
}

void RoomCalls::ourNumbers(QObject *context, Done<QList<OurNumber>> done)
{
    m_service.ourNumbers(context, std::move(done));
}

void RoomCalls::block(const PhoneNumber &number, QObject *context, Done<void> done)
{
    m_service.block(number, {}, context, [done = std::move(done)](const Result<commands::Outcome> &outcome) {
        done(outcome ? Result<>() : Result<>(tl::unexpected(outcome.error())));
    });
}

void RoomCalls::unblock(const PhoneNumber &number, QObject *context, Done<void> done)
{
    m_service.unblock(number, context, [done = std::move(done)](const Result<commands::Outcome> &outcome) {
        done(outcome ? Result<>() : Result<>(tl::unexpected(outcome.error())));
    });
}

void RoomCalls::transferTargets(QObject *context, Done<QList<calls::TransferTarget>> done)
{
    m_service.transferTargets(context, std::move(done));
}

void RoomCalls::hangUp(Call::Id call, QObject *context, Done<CallAction::Id> done)
{
    m_service.hangUp(call, context, std::move(done));
}

void RoomCalls::transfer(
    Call::Id call, const calls::TransferTarget &target, QObject *context, Done<CallAction::Id> done)
{
    m_service.transfer(call, target, context, std::move(done));
}

void RoomCalls::record(Call::Id call, Recording what, QObject *context, Done<CallAction::Id> done)
{
    m_service.record(call, what, context, std::move(done));
}

void RoomCalls::place(const PhoneNumber &number, QObject *context, Done<PlacedCall::Id> done)
{
    m_service.place(number, context, std::move(done));
}

void RoomCalls::cancelPlaced(PlacedCall::Id placed, QObject *context, Done<void> done)
{
    m_service.cancelPlaced(placed, context, [done = std::move(done)](const Result<commands::Outcome> &outcome) {
        done(outcome ? Result<>() : Result<>(tl::unexpected(outcome.error())));
    });
}

} // namespace cb::ui

#include "moc_roomcalls.cpp"
