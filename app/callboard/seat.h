// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "people/peopleservice.h"
#include "ui/signin/signinsource.h"

#include <QString>

namespace cb::app {

class Session;

/// Who sits at this desk: one of the people of its database, chosen without a password, as whoever may open the data
/// folder owns the desk. Remembered in the data folder (seat.ini), so two folders have two people.
class Seat final : public ui::SignInSource
{
    Q_OBJECT
public:
    /// The session outlives it. Whoever sat here last sits here again, or `usual` when nobody was remembered. Without a
    /// folder nothing is remembered.
    Seat(Session &session, const QString &dataFolder, Operator::Id usual);

    void operators(QObject *context, Done<QList<Operator>> done) override;
    [[nodiscard]] Operator::Id current() const override;
    [[nodiscard]] QString region() const override;
    [[nodiscard]] bool mayAdd() const override;
    void add(const Operator &person, QObject *context, Done<Operator::Id> done) override;
    void signIn(Operator::Id who, QObject *context, Done<void> done) override;
    void signOut(QObject *context, Done<void> done) override;

Q_SIGNALS:
    /// Somebody else sits here, or the same person with another name or other roles.
    void changed();

private:
    void send(const QString &command, const QJsonObject &args, QObject *context, Done<void> done);
    void take(Operator::Id who, QObject *context, const Done<void> &done);
    void follow();
    void remember() const;

    Session &m_session;
    people::PeopleService m_people;
    QString m_file;
};

} // namespace cb::app
