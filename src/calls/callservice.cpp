// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callservice.h"

#include "calls/actionstore.h"
#include "calls/callstore.h"
#include "calls/historyexport.h"
#include "calls/livecallmodel.h"
#include "people/peoplecommands.h"
#include "people/peoplestore.h"
#include "store/database.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::calls {

namespace {

Result<CallAction::Id> orderedBy(const Result<commands::Outcome> &outcome)
{
    return outcome ? Result<CallAction::Id>(CallAction::Id{outcome->answer[u"action"_s].toString().toLongLong()})
                   : tl::unexpected(outcome.error());
}

} // namespace

CallService::CallService(store::Database &database, commands::Sender &sender, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_sender(sender)
{ }

CallService::~CallService() = default;

void CallService::showIn(LiveCallModel *model)
{
    m_live = model;
}

void CallService::detail(Call::Id id, QObject *context, Done<CallDetail> done)
{
    struct Read {
        store::Position position = 0;
        CallDetail detail;
    };
    m_database.readFor<Read>(
        [id](store::Connection &connection) -> Result<Read> {
            const Result<store::Position> position = store::position(connection);
            if (!position)
                return tl::unexpected(position.error());
            Result<CallDetail> detail = calls::detail(connection, id);
            if (!detail)
                return tl::unexpected(detail.error());
            return Read{*position, std::move(*detail)};
        },
        context,
        [self = QPointer(this), done = std::move(done)](Result<Read> read) {
            if (!read)
                return done(tl::unexpected(read.error()));
            if (self) {
                const QString number = read->detail.call.number.e164();
                self->m_blocked.seen({number}, read->position);
                self->m_blocked.adjust(number, read->detail.blocked);
            }
            done(std::move(read->detail));
        });
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
    sendBlock(number, true, {{u"number"_s, number.e164()}, {u"note"_s, note}}, context, std::move(done));
}

void CallService::unblock(const PhoneNumber &number, QObject *context, Done<commands::Outcome> done)
{
    sendBlock(number, false, {{u"number"_s, number.e164()}}, context, std::move(done));
}

/// What is expected ends with the answer, whether or not whoever asked is still there: hence our own context.
void CallService::sendBlock(
    const PhoneNumber &number, bool blocked, const QJsonObject &args, QObject *context, Acted done)
{
    const auto ticket =
        m_blocked.expect({number.e164()}, [blocked](const QString &, bool &isBlocked) { isBlocked = blocked; });
    m_sender.send(commands::Command::make(blocked ? u"calls.block"_s : u"calls.unblock"_s, args), this,
        [this, ticket, context = QPointer(context), done = std::move(done)](const Result<commands::Outcome> &outcome) {
            if (outcome)
                m_blocked.carriedOut(ticket, outcome->position);
            else
                m_blocked.refused(ticket);
            if (context)
                done(outcome);
        });
}

void CallService::saveContact(const Contact &contact, QObject *context, Done<commands::Outcome> done)
{
    m_sender.send(
        commands::Command::make(u"people.contact.save"_s, people::toArguments(contact)), context, std::move(done));
}

void CallService::teamsOf(Operator::Id person, QObject *context, Done<QStringList> done)
{
    m_database.readFor<QStringList>(
        [person](store::Connection &connection) -> Result<QStringList> {
            const Result<QList<Team>> teams = people::teams(connection);
            if (!teams)
                return tl::unexpected(teams.error());
            QStringList names;
            for (const Team &team : *teams) {
                if (team.members.contains(person))
                    names << team.name;
            }
            return names;
        },
        context, std::move(done));
}

void CallService::exportHistory(const HistoryFilter &filter, const QString &file, QObject *context, Done<int> done)
{
    calls::exportHistory(m_database, filter, file, context, std::move(done));
}

void CallService::transferTargets(QObject *context, Done<QList<TransferTarget>> done)
{
    m_database.readFor<QList<TransferTarget>>(
        [](store::Connection &connection) -> Result<QList<TransferTarget>> {
            const Result<QList<Operator>> people = people::operators(connection);
            const Result<QList<Team>> teams = people::teams(connection);
            if (!people || !teams)
                return tl::unexpected(people ? teams.error() : people.error());
            QList<TransferTarget> targets;
            QSet<Operator::Id> reachable;
            for (const Operator &person : *people) {
                if (!person.active || person.phones.isEmpty())
                    continue;
                reachable << person.id;
                targets << TransferTarget{person.name, person.phones.first(), person.id, {}};
            }
            for (const Team &team : *teams) {
                const bool anybody = std::any_of(
                    team.members.begin(), team.members.end(), [&](Operator::Id id) { return reachable.contains(id); });
                if (anybody)
                    targets << TransferTarget{team.name, {}, {}, team.name};
            }
            return targets;
        },
        context, std::move(done));
}

void CallService::act(
    const QString &command, QJsonObject args, Call::Id call, QObject *context, Done<CallAction::Id> done)
{
    args.insert(u"call"_s, QString::number(call.value));
    m_sender.send(commands::Command::make(command, args), context,
        [done = std::move(done)](const Result<commands::Outcome> &outcome) { done(orderedBy(outcome)); });
}

void CallService::hangUp(Call::Id call, QObject *context, Done<CallAction::Id> done)
{
    if (!m_live)
        return act(u"calls.hangUp"_s, {}, call, context, std::move(done));
    const LiveCallModel::Ticket ticket = m_live->expectHangUp(call);
    m_sender.send(commands::Command::make(u"calls.hangUp"_s, {{u"call"_s, QString::number(call.value)}}), m_live,
        [model = m_live, ticket, context = QPointer(context), done = std::move(done)](
            const Result<commands::Outcome> &outcome) {
            if (outcome)
                model->carriedOut(ticket, outcome->position);
            else
                model->refused(ticket);
            if (context)
                done(orderedBy(outcome));
        });
}

void CallService::transfer(Call::Id call, const TransferTarget &target, QObject *context, Done<CallAction::Id> done)
{
    QJsonObject args;
    if (target.person.isValid())
        args.insert(u"operator"_s, QString::number(target.person.value));
    else if (!target.team.isEmpty())
        args.insert(u"team"_s, target.team);
    else
        args.insert(u"number"_s, target.number.e164());
    act(u"calls.transfer"_s, args, call, context, std::move(done));
}

void CallService::record(Call::Id call, Recording what, QObject *context, Done<CallAction::Id> done)
{
    static const QString words[] = {u"start"_s, u"pause"_s, u"resume"_s, u"stop"_s};
    act(u"calls.recording"_s, {{u"action"_s, words[int(what)]}}, call, context, std::move(done));
}

void CallService::place(const PhoneNumber &number, QObject *context, Done<PlacedCall::Id> done)
{
    m_sender.send(commands::Command::make(u"calls.place"_s, {{u"to"_s, number.e164()}}), context,
        [done = std::move(done)](const Result<commands::Outcome> &outcome) {
            done(outcome ? Result<PlacedCall::Id>(PlacedCall::Id{outcome->answer[u"placed"_s].toString().toLongLong()})
                         : tl::unexpected(outcome.error()));
        });
}

void CallService::cancelPlaced(PlacedCall::Id placed, QObject *context, Done<commands::Outcome> done)
{
    m_sender.send(commands::Command::make(u"calls.cancelPlaced"_s, {{u"placed"_s, QString::number(placed.value)}}),
        context, std::move(done));
}

void CallService::apply(const store::Changes &changes)
{
    if (changes.byKind.contains(u"team"_s))
        Q_EMIT teamsChanged();
    const QList<qint64> actions = changes.byKind.value(u"callaction"_s);
    const QList<qint64> placed = changes.byKind.value(u"placedcall"_s);
    if (actions.isEmpty() && placed.isEmpty())
        return;
    using News = std::pair<QList<CallAction>, QList<PlacedCall>>;
    m_database.readFor<News>(
        [actions, placed](store::Connection &connection) -> Result<News> {
            News news;
            for (const qint64 id : actions) {
                const Result<std::optional<CallAction>> found = action(connection, CallAction::Id{id});
                if (!found)
                    return tl::unexpected(found.error());
                if (*found)
                    news.first << **found;
            }
            for (const qint64 id : placed) {
                const Result<std::optional<PlacedCall>> found = placedCall(connection, PlacedCall::Id{id});
                if (!found)
                    return tl::unexpected(found.error());
                if (*found)
                    news.second << **found;
            }
            return news;
        },
        this,
        [this](const Result<News> &news) {
            if (!news)
                return; // the next change tells it again; what is shown is old until then
            for (const CallAction &action : news->first)
                Q_EMIT actionChanged(action);
            for (const PlacedCall &wish : news->second)
                Q_EMIT placedChanged(wish);
        });
}

} // namespace cb::calls

#include "moc_callservice.cpp"
