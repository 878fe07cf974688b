// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callservice.h"

#include "calls/callstore.h"
#include "people/peoplecommands.h"
#include "store/database.h"

using namespace Qt::StringLiterals;

namespace cb::calls {

CallService::CallService(store::Database &database, commands::Sender &sender, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_sender(sender)
{ }

void CallService::detail(Call::Id id, QObject *context, Done<CallDetail> done)
{
    m_database.readFor<CallDetail>(
        [id](store::Connection &connection) { return calls::detail(connection, id); }, context, std::move(done));
}

void CallService::figures(QDate day, QObject *context, Done<DayFigures> done)
{
    m_database.readFor<DayFigures>(
        [day](store::Connection &connection) { return calls::figures(connection, day); }, context, std::move(done));
}

void CallService::ourNumbers(QObject *context, Done<QList<OurNumber>> done)
{
    m_database.readFor<QList<OurNumber>>(
        [](store::Connection &connection) { return calls::ourNumbers(connection); }, context, std::move(done));
}

void CallService::recent(int most, QObject *context, Done<QList<Call>> done)
{
    m_database.readFor<QList<Call>>(
        [most](store::Connection &connection) { return recentCalls(connection, most); }, context, std::move(done));
}

void CallService::outgoing(QDate day, int most, QObject *context, Done<QList<Call>> done)
{
    m_database.readFor<QList<Call>>(
        [day, most](store::Connection &connection) { return outgoingCalls(connection, day, most); }, context,
        std::move(done));
}

void CallService::blockedNumbers(QObject *context, Done<QList<BlockedNumber>> done)
{
    m_database.readFor<QList<BlockedNumber>>(
        [](store::Connection &connection) { return calls::blockedNumbers(connection); }, context, std::move(done));
}

void CallService::block(const PhoneNumber &number, const QString &note, QObject *context, Done<commands::Outcome> done)
{
    m_sender.send(commands::Command::make(u"calls.block"_s, {{u"number"_s, number.e164()}, {u"note"_s, note}}), context,
        std::move(done));
}

void CallService::unblock(const PhoneNumber &number, QObject *context, Done<commands::Outcome> done)
{
    m_sender.send(
        commands::Command::make(u"calls.unblock"_s, {{u"number"_s, number.e164()}}), context, std::move(done));
}

void CallService::saveContact(const Contact &contact, QObject *context, Done<commands::Outcome> done)
{
    m_sender.send(
        commands::Command::make(u"people.contact.save"_s, people::toArguments(contact)), context, std::move(done));
}

} // namespace cb::calls
