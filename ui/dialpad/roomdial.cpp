// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialpad/roomdial.h"

#include "calls/callservice.h"
#include "calls/livecallmodel.h"
#include "people/peopleservice.h"

using namespace Qt::StringLiterals;

namespace cb::ui {

RoomDial::RoomDial(calls::CallService &service, people::PeopleService &people, calls::LiveCallModel &live,
    commands::Sender &sender, Prices prices, Operator::Id me, bool canPlace, QObject *parent)
    : DialSource(parent)
    , m_service(service)
    , m_live(live)
    , m_people(people)
    , m_sender(sender)
    , m_prices(std::move(prices))
    , m_me(me)
    , m_canPlace(canPlace)
{
    connect(&live, &QAbstractItemModel::dataChanged, this, &DialSource::callsChanged);
    connect(&live, &QAbstractItemModel::rowsInserted, this, &DialSource::callsChanged);
    connect(&live, &QAbstractItemModel::rowsRemoved, this, &DialSource::callsChanged);
    connect(&live, &calls::LiveCallModel::ready, this, &DialSource::callsChanged);
}

void RoomDial::ourNumbers(QObject *context, Done<QList<OurNumber>> done)
{
    m_service.ourNumbers(context, std::move(done));
}

void RoomDial::findContacts(const QString &text, int most, QObject *context, Done<QList<Contact>> done)
{
    m_people.findContacts(text, most, context, std::move(done));
}

void RoomDial::recentCalls(int most, QObject *context, Done<QList<Call>> done)
{
    m_service.recent(most, context, std::move(done));
}

void RoomDial::outgoingCalls(QDate day, int most, QObject *context, Done<QList<Call>> done)
{
    m_service.outgoing(day, most, context, std::move(done));
}

int RoomDial::openCalls() const
{
    return m_live.callCount();
}

void RoomDial::detail(Call::Id id, QObject *context, Done<CallDetail> done)
{
    m_service.detail(id, context, std::move(done));
}

DialSource::Placing RoomDial::placing() const
{
    if (!m_canPlace)
        return Placing::NotBuilt;
    return m_me.isValid() ? Placing::Possible : Placing::NobodyAtTheDesk;
}

void RoomDial::place(const PhoneNumber &to, const PhoneNumber &from, QObject *context, Done<void> done)
{
    QJsonObject args{{u"to"_s, to.e164()}, {u"operator"_s, QString::number(m_me.value)}};
    if (!from.isEmpty()) // else the desk chooses
        args.insert(u"from"_s, from.e164());
    send(commands::Command::make(u"calls.place"_s, args), context, std::move(done));
}

void RoomDial::hangUp(Call::Id call, QObject *context, Done<void> done)
{
    m_service.hangUp(call, context, [done = std::move(done)](const Result<CallAction::Id> &action) {
        done(action ? Result<>() : Result<>(tl::unexpected(action.error())));
    });
}

void RoomDial::send(commands::Command command, QObject *context, Done<void> done)
{
    m_sender.send(std::move(command), context, [done = std::move(done)](const Result<commands::Outcome> &outcome) {
        done(outcome ? Result<>() : Result<>(tl::unexpected(outcome.error())));
    });
}

} // namespace cb::ui

#include "moc_roomdial.cpp"
