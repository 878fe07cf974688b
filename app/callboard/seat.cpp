// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callboard/seat.h"

#include "app/callboard/session.h"
#include "engine/databasetask.h"
#include "people/operatorcommands.h"
#include "people/peoplestore.h"

#include <QPointer>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace cb::app {

namespace {

QString operatorKey()
{
    return u"seat/operator"_s;
}

Result<Operator> whoWorksHere(store::Connection &connection, Operator::Id id)
{
    Result<Operator> found = people::person(connection, id);
    if (found && !found->active)
        return failure(Error::Kind::NotFound, u"that operator has left"_s);
    return found;
}

} // namespace

Seat::Seat(Session &session, const QString &dataFolder, Operator::Id usual)
    : m_session(session)
    , m_people(session.database())
    , m_file(dataFolder.isEmpty() ? QString() : dataFolder + u"/seat.ini"_s)
{
    const QVariant remembered =
        m_file.isEmpty() ? QVariant() : QSettings(m_file, QSettings::IniFormat).value(operatorKey());
    const Operator::Id id = remembered.isValid() ? Operator::Id{remembered.toLongLong()} : usual;
    if (id.isValid()) {
        const Result<Operator> who = engine::readNow(
            session.database(), [id](store::Connection &connection) { return whoWorksHere(connection, id); });
        if (who) // else they have left, and the desk asks again
            session.setPerson(*who);
    }
    connect(&session.feed(), &store::ChangeFeed::changed, this, [this](const store::Changes &changes) {
        if (changes.byKind.contains(u"operator"_s))
            follow();
    });
    connect(&session.feed(), &store::ChangeFeed::lost, this, &Seat::follow);
}

void Seat::operators(QObject *context, Done<QList<Operator>> done)
{
    m_people.operators(context, std::move(done));
}

Operator::Id Seat::current() const
{
    return m_session.person() ? m_session.person()->id : Operator::Id();
}

QString Seat::region() const
{
    return m_session.configuration().text(u"site.region"_s);
}

bool Seat::mayAdd() const
{
    return commands::allows(m_session.roles(), commands::Role::Administrator);
}

void Seat::add(const Operator &person, QObject *context, Done<Operator::Id> done)
{
    m_session.sender().send(commands::Command::make(u"people.operator.save"_s, people::toArguments(person)), context,
        [done = std::move(done)](const Result<commands::Outcome> &outcome) {
            done(outcome ? Result<Operator::Id>(Operator::Id{outcome->answer[u"id"_s].toString().toLongLong()})
                         : tl::unexpected(outcome.error()));
        });
}

void Seat::signIn(Operator::Id who, QObject *context, Done<void> done)
{
    const QPointer<QObject> asker(context);
    send(u"people.signIn"_s, {{u"operator"_s, QString::number(who.value)}}, this,
        [this, who, asker, done = std::move(done)](const Result<> &noted) {
            if (!asker)
                return;
            if (noted)
                take(who, asker, done);
            else
                done(noted);
        });
}

void Seat::signOut(QObject *context, Done<void> done)
{
    const QPointer<QObject> asker(context);
    send(u"people.signOut"_s, {}, this, [this, asker, done = std::move(done)](const Result<> &noted) {
        if (noted) {
            m_session.setPerson({});
            remember();
        }
        if (asker)
            done(noted);
        if (noted)
            Q_EMIT changed();
    });
}

void Seat::send(const QString &command, const QJsonObject &args, QObject *context, Done<void> done)
{
    m_session.sender().send(commands::Command::make(command, args), context,
        [done = std::move(done)](const Result<commands::Outcome> &outcome) {
            done(outcome ? Result<>() : tl::unexpected(outcome.error()));
        });
}

void Seat::take(Operator::Id who, QObject *context, const Done<void> &done)
{
    const QPointer<QObject> asker(context);
    m_session.database().readFor<Operator>(
        [who](store::Connection &connection) { return whoWorksHere(connection, who); }, this,
        [this, asker, done](const Result<Operator> &person) {
            if (person) {
                m_session.setPerson(*person);
                remember();
            }
            if (asker)
                done(person ? Result<>() : tl::unexpected(person.error()));
            if (person)
                Q_EMIT changed();
        });
}

/// The person's row has changed: their name, their roles, or they have left.
void Seat::follow()
{
    const Operator::Id id = current();
    if (!id.isValid())
        return;
    m_session.database().readFor<Operator>([id](store::Connection &connection) { return whoWorksHere(connection, id); },
        this,
        [this, id](const Result<Operator> &person) {
            if (current() != id || (!person && person.error().kind != Error::Kind::NotFound))
                return;
            const std::optional<Operator> now = person ? std::optional(*person) : std::nullopt;
            if (now == m_session.person())
                return;
            m_session.setPerson(now);
            Q_EMIT changed();
        });
}

void Seat::remember() const
{
    if (!m_file.isEmpty())
        QSettings(m_file, QSettings::IniFormat).setValue(operatorKey(), current().value);
}

} // namespace cb::app

#include "moc_seat.cpp"
