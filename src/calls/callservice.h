// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/call.h"
#include "commands/sender.h"

#include <QObject>

namespace cb::store {
class Database;
}

namespace cb::calls {

/// What the desk reads and does about calls. Lives on the window's thread; both references outlive it.
class CallService final : public QObject
{
    Q_OBJECT
public:
    template <typename T>
    using Done = std::function<void(Result<T>)>;

    CallService(store::Database &database, commands::Sender &sender, QObject *parent = nullptr);

    // Reads; `done` is called on the thread of `context`, not at all when that is gone.
    void detail(Call::Id id, QObject *context, Done<CallDetail> done); // NotFound
    void figures(QDate day, QObject *context, Done<DayFigures> done); // a day of the site
    void ourNumbers(QObject *context, Done<QList<OurNumber>> done); // by label
    void recent(int most, QObject *context, Done<QList<Call>> done); // open ones too, newest first
    /// Calls of ours: open ones, and those of that day of the site that are over; newest first.
    void outgoing(QDate day, int most, QObject *context, Done<QList<Call>> done);
    void blockedNumbers(QObject *context, Done<QList<BlockedNumber>> done); // newest first

    // Commands
    void block(const PhoneNumber &number, const QString &note, QObject *context, Done<commands::Outcome> done);
    void unblock(const PhoneNumber &number, QObject *context, Done<commands::Outcome> done);
    void saveContact(const Contact &contact, QObject *context, Done<commands::Outcome> done);

private:
    store::Database &m_database;
    commands::Sender &m_sender;
};

} // namespace cb::calls
