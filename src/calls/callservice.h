// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/callaction.h"
#include "calls/historymodel.h"
#include "commands/sender.h"
#include "lists/expectations.h"
#include "store/changefeed.h"

#include <QObject>
#include <QPointer>

namespace cb::store {
class Database;
}

namespace cb::calls {

class LiveCallModel;

/// Whom a call can be transferred to: one of these.
struct TransferTarget {
    QString name;
    PhoneNumber number; // also of a person: the one that rings
    Operator::Id person;
    QString team;
};

/// What the desk reads and does about calls. Lives on the window's thread; both references outlive it.
class CallService final : public QObject
{
    Q_OBJECT
public:
    template <typename T>
    using Done = std::function<void(Result<T>)>;

    CallService(store::Database &database, commands::Sender &sender, QObject *parent = nullptr);
    ~CallService() override;
    /// Shows at once what is done to calls from here.
    void showIn(LiveCallModel *model);

    // Reads; `done` is called on the thread of `context`, not at all when that is gone.
    /// NotFound. With what is under way about its number: blocked from the press of the button on.
    void detail(Call::Id id, QObject *context, Done<CallDetail> done);
    void figures(QDate day, QObject *context, Done<DayFigures> done); // a day of the site
    void ourNumbers(QObject *context, Done<QList<OurNumber>> done); // by label
    void recent(int most, QObject *context, Done<QList<Call>> done); // open ones too, newest first
    /// Calls of ours: open ones, and those of that day of the site that are over; newest first.
    void outgoing(QDate day, int most, QObject *context, Done<QList<Call>> done);
    /// historyexport.h
    void exportHistory(const HistoryFilter &filter, const QString &file, QObject *context, Done<int> done);
    void blockedNumbers(QObject *context, Done<QList<BlockedNumber>> done); // newest first

    void teamsOf(Operator::Id person, QObject *context, Done<QStringList> done); // their names

    /// People and teams that can be rung, by name, people first.
    void transferTargets(QObject *context, Done<QList<TransferTarget>> done);

    // What is done to calls (actioncommands.h): `done` says that it is ordered; what comes of it, actionChanged().
    void hangUp(Call::Id call, QObject *context, Done<CallAction::Id> done);
    void transfer(Call::Id call, const TransferTarget &target, QObject *context, Done<CallAction::Id> done);
    enum class Recording { Start, Pause, Resume, Stop };
    void record(Call::Id call, Recording what, QObject *context, Done<CallAction::Id> done);
    /// Rings the operator of this desk first. placedChanged() tells how it goes.
    void place(const PhoneNumber &number, QObject *context, Done<PlacedCall::Id> done);
    void cancelPlaced(PlacedCall::Id placed, QObject *context, Done<commands::Outcome> done);

    // Commands
    void block(const PhoneNumber &number, const QString &note, QObject *context, Done<commands::Outcome> done);
    void unblock(const PhoneNumber &number, QObject *context, Done<commands::Outcome> done);
    void saveContact(const Contact &contact, QObject *context, Done<commands::Outcome> done);

public Q_SLOTS:
    /// From the change feed.
    void apply(const cb::store::Changes &changes);

Q_SIGNALS:
    void actionChanged(const cb::CallAction &action);
    void placedChanged(const cb::PlacedCall &placed);
    void teamsChanged();

private:
    using Acted = Done<commands::Outcome>;
    void act(const QString &command, QJsonObject args, Call::Id call, QObject *context, Done<CallAction::Id> done);
    void sendBlock(const PhoneNumber &number, bool blocked, const QJsonObject &args, QObject *context, Acted done);

    store::Database &m_database;
    commands::Sender &m_sender;
    QPointer<LiveCallModel> m_live;
    lists::Expectations<bool, QString> m_blocked; // by E.164, whether it is
};

} // namespace cb::calls
