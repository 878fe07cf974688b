// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/sender.h"
#include "ui/dialpad/dialsource.h"

namespace cb::calls {
class CallService;
class LiveCallModel;
} // namespace cb::calls
namespace cb::people {
class PeopleService;
}

namespace cb::ui {

/// The dial pad's source over the rooms of calls and people. All of them outlive it.
class RoomDial final : public DialSource
{
    Q_OBJECT
public:
    using Prices = std::function<PriceList()>;
    /// `canPlace`: the desk has the command "calls.place". `me` sits at the desk; 0: nobody signed in.
    RoomDial(calls::CallService &service, people::PeopleService &people, calls::LiveCallModel &live,
        commands::Sender &sender, Prices prices, Operator::Id me, bool canPlace, QObject *parent = nullptr);

    void ourNumbers(QObject *context, Done<QList<OurNumber>> done) override;
    void findContacts(const QString &text, int most, QObject *context, Done<QList<Contact>> done) override;
    void recentCalls(int most, QObject *context, Done<QList<Call>> done) override;
    void outgoingCalls(QDate day, int most, QObject *context, Done<QList<Call>> done) override;
    [[nodiscard]] int openCalls() const override;
    void detail(Call::Id id, QObject *context, Done<CallDetail> done) override;
    [[nodiscard]] PriceList prices() const override { return m_prices(); }
    [[nodiscard]] Placing placing() const override;
    void place(const PhoneNumber &to, const PhoneNumber &from, QObject *context, Done<void> done) override;
    void hangUp(Call::Id call, QObject *context, Done<void> done) override;

private:
    void send(commands::Command command, QObject *context, Done<void> done);

    calls::CallService &m_service;
    calls::LiveCallModel &m_live;
    people::PeopleService &m_people;
    commands::Sender &m_sender;
    Prices m_prices;
    Operator::Id m_me;
    bool m_canPlace;
};

} // namespace cb::ui
