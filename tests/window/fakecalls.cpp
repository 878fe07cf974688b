// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakecalls.h"

#include "calls/callroles.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace cb::test {

CallRows::CallRows(By by, QObject *parent)
    : QAbstractListModel(parent)
    , m_by(by)
{ }

QList<CallRows::Row> CallRows::arranged() const
{
    QList<Row> rows;
    const auto section = [this](const Call &call) {
        return m_by == By::Group ? int(groupOf(call.state)) : int(call.day.toJulianDay());
    };
    qsizetype header = -1;
    for (int i = 0; i < m_calls.size(); ++i) {
        const Call &call = m_calls.at(i);
        if (header < 0 || rows.at(header).section != section(call)) {
            header = rows.size();
            rows << Row{-1, section(call), 0, call.day};
        }
        ++rows[header].count;
        rows << Row{i, section(call), 0, call.day};
    }
    return rows;
}

void CallRows::set(const QList<Call> &calls)
{
    beginResetModel();
    m_calls = calls;
    m_rows = arranged();
    endResetModel();
}

void CallRows::change(const Call &call)
{
    for (Call &known : m_calls) {
        if (known.id == call.id)
            known = call;
    }
    const QModelIndex index = indexOf(call.id);
    Q_EMIT dataChanged(index, index);
}

void CallRows::add(const Call &call)
{
    const auto after =
        std::ranges::find_if(m_calls, [&](const Call &c) { return groupOf(c.state) >= groupOf(call.state); });
    const bool known = after != m_calls.end() && groupOf(after->state) == groupOf(call.state);
    const int place = int(after - m_calls.begin());
    int row = int(m_rows.size());
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).call == place) {
            row = known ? i : i - 1;
            break;
        }
    }
    beginInsertRows({}, row, known ? row : row + 1);
    m_calls.insert(place, call);
    m_rows = arranged();
    endInsertRows();
    for (int i = row; i >= 0; --i) {
        if (m_rows.at(i).call < 0) {
            Q_EMIT dataChanged(index(i), index(i), {CountRole});
            break;
        }
    }
}

void CallRows::remove(Call::Id id)
{
    const int row = indexOf(id).row();
    const bool alone = m_rows.at(row - 1).count == 1;
    beginRemoveRows({}, alone ? row - 1 : row, row);
    m_calls.remove(m_rows.at(row).call);
    m_rows = arranged();
    endRemoveRows();
}

QModelIndex CallRows::indexOf(Call::Id id) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).call >= 0 && m_calls.at(m_rows.at(row).call).id == id)
            return index(row);
    }
    return {};
}

int CallRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant CallRows::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == GroupRole)
        return m_by == By::Group ? row.section : QVariant();
    if (row.call < 0) {
        switch (role) {
        case KindRole:
            return int(CallRow::Header);
        case CountRole:
            return row.count;
        case TotalRole:
            return m_totals.value(row.day, row.count);
        case DayRole:
            return row.day;
        default:
            return {};
        }
    }
    const Call &call = m_calls.at(row.call);
    const auto ms = [](Instant at) { return qint64(at.time_since_epoch().count()); };
    switch (role) {
    case KindRole:
        return int(CallRow::Call);
    case DayRole:
        return call.day;
    case IdRole:
        return call.id.value;
    case Qt::DisplayRole:
    case NameRole:
        return call.name;
    case NumberRole:
        return call.number.e164();
    case DirectionRole:
        return int(call.direction);
    case PathRole:
        return call.path();
    case AgentNameRole:
        return call.agentName;
    case AgentIdRole:
        return call.agent.value;
    case AgentCountRole:
        return call.agentCount;
    case TeamRole:
        return call.team;
    case StateRole:
        return int(call.state);
    case OutcomeRole:
        return int(call.outcome);
    case EndRole:
        return int(call.end);
    case QueuePositionRole:
        return call.queuePosition;
    case StateSinceRole:
        return ms(call.stateSince);
    case StartedAtRole:
        return ms(call.startedAt);
    case EndedAtRole:
        return call.endedAt ? ms(*call.endedAt) : 0;
    case WaitedRole:
        return call.waited() ? qint64(call.waited()->count()) : qint64(-1);
    case DurationRole:
        return call.duration() ? qint64(call.duration()->count()) : qint64(-1);
    case RecordingRole:
        return call.recording;
    case WhileOffRole:
        return call.cameInWhileOff();
    default:
        return {};
    }
}

namespace {

/// Calls as on the pictures: the last two digits stand for +1 206 555 01xx.
Call liveCall(int number, const QString &name, CallState state, int secondsInState, const QStringList &path,
    const QString &agent = {}, CallDirection direction = CallDirection::Inbound)
{
    Call call;
    call.id = {TimeOrderedIds::first(FakeCalls::now()) + number};
    call.number = PhoneNumber::fromVendor(u"+12065550%1"_s.arg(number, 3, 10, QChar(u'0')));
    call.name = name;
    call.state = state;
    call.direction = direction;
    call.stateSince = FakeCalls::now() - seconds(secondsInState);
    call.startedAt = call.stateSince;
    call.agentName = agent;
    call.agent = {agent == "Marcus Bell"_L1 ? 7 : agent.isEmpty() ? 0 : 3};
    int visit = 0;
    for (const QString &crumb : path)
        call.route << RouteEntry{++visit, crumb, {}, crumb, call.startedAt + seconds(visit)};
    call.day = QDate(2026, 11, 20);
    return call;
}

Call pastCall(int number, const QString &name, CallOutcome outcome, CallEnd end, QDate day, QTime at, int length,
    const QStringList &path)
{
    Call call;
    const QDateTime local(day, at, FakeCalls::site().zone());
    call.startedAt = toInstant(local);
    call.id = {TimeOrderedIds::first(call.startedAt) + number};
    call.number = PhoneNumber::fromVendor(u"+12065550%1"_s.arg(number, 3, 10, QChar(u'0')));
    call.name = name;
    call.state = CallState::Completed;
    call.outcome = outcome;
    call.end = end;
    call.day = day;
    call.endedAt = call.startedAt + seconds(length);
    if (outcome == CallOutcome::LeftQueue)
        call.waitingSince = call.startedAt;
    if (outcome == CallOutcome::NotConnected)
        call.direction = CallDirection::Callback;
    int visit = 0;
    for (const QString &crumb : path)
        call.route << RouteEntry{++visit, crumb, {}, crumb, call.startedAt + seconds(visit)};
    return call;
}

} // namespace

Instant FakeCalls::now()
{
    return toInstant(QDateTime(QDate(2026, 11, 20), QTime(9, 42, 18), site().zone()));
}

SiteTime FakeCalls::site()
{
    return {QTimeZone("America/New_York"), QTime(6, 0)};
}

DeskStatus FakeCalls::desk()
{
    DeskStatus desk;
    desk.listener.health = Health::Ok;
    desk.listener.port = 8787;
    desk.listener.lastEvent = now() - seconds(2);
    desk.listener.refusedToday = 3;
    desk.carrier.health = Health::Ok;
    desk.carrier.account = u"Marlowe Care"_s;
    desk.carrier.balance = 184.20;
    desk.carrier.currency = u"USD"_s;
    desk.mail.health = Health::Ok;
    desk.mail.provider = u"Mailgun"_s;
    desk.mail.domain = u"mg.marlowecare.example"_s;
    desk.mail.delivered = 0.991;
    desk.sync.health = Health::Ok;
    desk.sync.at = now();
    desk.recent = {{now() - seconds(2), u"voice/status"_s, u"in-progress"_s, 200, milliseconds(14)},
        {now() - seconds(9), u"voice/incoming"_s, u"ringing"_s, 200, milliseconds(21)},
        {now() - seconds(20), u"sms/incoming"_s, {}, 200, milliseconds(18)}};
    return desk;
}

FakeCalls::FakeCalls(bool empty, QObject *parent)
    : CallsSource(parent)
    , rows(CallRows::By::Group)
    , past(CallRows::By::Day)
{
    day.day = QDate(2026, 11, 20);
    day.answered = 142;
    day.missed = 9;
    day.waits = 100;
    day.waitTotal = seconds(2100);
    day.answeredSoon = 86;
    day.inboundPerQuarter = {1, 2, 3, 5, 4, 7, 9, 7, 11, 9, 13, 12, 15, 13, 11, 14};
    if (empty)
        return;

    using enum CallState;
    QList<Call> live{
        liveCall(118, u"Oluwaseun Adeyemi"_s, Ringing, 9, {u"Main line"_s, u"Sched."_s, u"Ring group"_s}),
        liveCall(176, u"Harbor Street Clinic"_s, Dialing, 4, {u"Outbound"_s, u"Dialing"_s}, u"Marcus Bell"_s,
            CallDirection::Outbound),
        liveCall(133, u"Irene Castellanos"_s, Queued, 252, {u"Main line"_s, u"Intake"_s, u"Queue"_s}),
        liveCall(191, {}, Queued, 157, {u"Main line"_s, u"Operator"_s, u"Queue"_s}),
        liveCall(107, u"Tobias Lindqvist"_s, Queued, 48, {u"After-hours"_s, u"Intake"_s, u"Queue"_s}),
        liveCall(142, u"Beatrix Holloway"_s, InProgress, 411, {u"Main line"_s, u"Scheduling"_s, u"Tier 1"_s},
            u"Ruth Okafor"_s),
        liveCall(125, u"Samir Haddad"_s, OnHold, 200, {u"Main line"_s, u"Billing"_s}, u"Lena Fischer"_s),
        liveCall(164, u"Grace Munroe"_s, InProgress, 104, {u"Callback"_s, u"Intake"_s}, u"Marcus Bell"_s,
            CallDirection::Callback),
        liveCall(180, u"Northgate Pharmacy"_s, InProgress, 665, {u"Outbound"_s, u"Direct"_s}, u"Amara Diallo"_s,
            CallDirection::Outbound),
        liveCall(152, u"Felix Brandt"_s, WrapUp, 38, {u"Main line"_s, u"Scheduling"_s}, u"Owen Castell"_s),
        liveCall(119, u"Yuki Tanabe"_s, WrapUp, 72, {u"Main line"_s, u"Operator"_s}, u"Nina Alvarez"_s),
    };
    live[0].agentCount = 6;
    for (int i = 2; i < 5; ++i)
        live[i].queuePosition = i - 1;
    live[2].team = live[4].team = live[7].team = u"Intake"_s;
    live[3].team = u"Operator"_s;
    live[5].recording = live[8].recording = true;
    const Instant started = now() - seconds(440);
    live[5].route = {{1, u"Main line"_s, u"+1 206 555 0100"_s, u"Main line"_s, started},
        {2, u"Welcome"_s, u"open hours"_s, {}, started + seconds(4)},
        {3, u"Menu"_s, u"pressed 2, Scheduling"_s, u"Scheduling"_s, started + seconds(13)},
        {4, u"Queue"_s, u"waited 00:24"_s, {}, started + seconds(29)},
        {5, u"Ruth Okafor"_s, u"answered"_s, u"Tier 1"_s, started + seconds(53)}};
    rows.set(live);

    const QDate today(2026, 11, 20);
    using enum CallOutcome;
    m_past = {
        pastCall(133, u"Irene Castellanos"_s, LeftQueue, CallEnd::HungUp, today, {9, 41}, 252,
            {u"Main line"_s, u"Intake"_s}),
        pastCall(191, {}, Missed, CallEnd::NoAnswer, today, {9, 38}, 24, {u"Main line"_s, u"Operator"_s}),
        pastCall(107, u"Tobias Lindqvist"_s, Voicemail, CallEnd::None, today, {8, 57}, 96,
            {u"After-hours"_s, u"Closing message"_s}),
        pastCall(176, u"Harbor Street Clinic"_s, Missed, CallEnd::Busy, today, {8, 40}, 31,
            {u"Main line"_s, u"Scheduling"_s}),
        pastCall(185, u"Henrik Solberg"_s, NotConnected, CallEnd::NotInService, today, {8, 22}, 2, {u"Callback"_s}),
        pastCall(147, u"Nadia Petrova"_s, LeftQueue, CallEnd::HungUp, today.addDays(-1), {17, 52}, 400,
            {u"Main line"_s, u"Intake"_s}),
        pastCall(103, u"Rosa Iglesias"_s, Voicemail, CallEnd::Busy, today.addDays(-1), {16, 5}, 33,
            {u"Spanish line"_s, u"Scheduling"_s}),
        pastCall(142, u"Beatrix Holloway"_s, Answered, CallEnd::None, today.addDays(-1), {11, 20}, 733,
            {u"Main line"_s, u"Scheduling"_s}),
    };
    past.setTotal(today, 151);
}

void FakeCalls::setHistoryFilter(const calls::HistoryFilter &wanted)
{
    filter = wanted;
    if (!answers)
        return;
    QList<Call> found;
    for (const Call &call : std::as_const(m_past)) {
        if (wanted.missedOnly && !isMissed(call.outcome))
            continue;
        if (!wanted.text.isEmpty() && !call.name.contains(wanted.text, Qt::CaseInsensitive)
            && !call.number.e164().contains(wanted.text))
            continue;
        found << call;
    }
    past.set(found);
    Q_EMIT historyLoaded();
}

void FakeCalls::exportHistory(const calls::HistoryFilter &wanted, const QString &file, QObject *, Done<int> done)
{
    ordered << u"export %1 %2"_s.arg(wanted.missedOnly ? u"missed"_s : u"all"_s, file);
    exporting = std::move(done);
}

void FakeCalls::detail(Call::Id id, QObject *, Done<CallDetail> answer)
{
    const Done<CallDetail> done = [this, answer = std::move(answer)](const Result<CallDetail> &detail) {
        if (holdsDetails)
            heldDetails << [answer, detail] { answer(detail); };
        else
            answer(detail);
    };
    for (const QList<Call> &list : {rows.calls(), m_past}) {
        for (const Call &call : list) {
            if (call.id == id) {
                CallDetail detail;
                detail.call = call;
                detail.actions = actions;
                detail.placed = placed;
                detail.blocked = blocked.contains(call.number.e164());
                done(detail);
                return;
            }
        }
    }
    done(failure(Error::Kind::NotFound, u"no such call"_s));
}

void FakeCalls::figures(QDate, QObject *, Done<DayFigures> done)
{
    done(day);
}

void FakeCalls::teamsOf(Operator::Id person, QObject *, Done<QStringList> done)
{
    done(person == me() ? teams : QStringList());
}

void FakeCalls::ourNumbers(QObject *, Done<QList<OurNumber>> done)
{
    done(QList<OurNumber>{{{1}, PhoneNumber::fromVendor(u"+12065550100"_s), u"Main line"_s, {}}});
}

void FakeCalls::block(const PhoneNumber &number, QObject *, Done<void> done)
{
    blocked.insert(number.e164());
    done({});
}

void FakeCalls::transferTargets(QObject *, Done<QList<calls::TransferTarget>> done)
{
    done(QList<calls::TransferTarget>{{u"Elsa Norling"_s, PhoneNumber::fromVendor(u"+12065550131"_s), {3}, {}},
        {u"Ruth Okafor"_s, PhoneNumber::fromVendor(u"+12065550121"_s), {4}, {}}, {u"Billing"_s, {}, {}, u"Billing"_s}});
}

void FakeCalls::hangUp(Call::Id call, QObject *, Done<CallAction::Id> done)
{
    ordered << u"hang up %1"_s.arg(call.value);
    done(CallAction::Id{ordered.size()});
}

void FakeCalls::transfer(Call::Id call, const calls::TransferTarget &target, QObject *, Done<CallAction::Id> done)
{
    ordered << u"transfer %1 %2"_s.arg(call.value).arg(target.name);
    done(CallAction::Id{ordered.size()});
}

void FakeCalls::record(Call::Id call, Recording what, QObject *, Done<CallAction::Id> done)
{
    ordered << u"record %1 %2"_s.arg(call.value).arg(int(what));
    done(CallAction::Id{ordered.size()});
}

void FakeCalls::place(const PhoneNumber &number, QObject *, Done<PlacedCall::Id> done)
{
    ordered << u"place %1"_s.arg(number.e164());
    done(PlacedCall::Id{ordered.size()});
}

void FakeCalls::cancelPlaced(PlacedCall::Id placed, QObject *, Done<void> done)
{
    ordered << u"cancel %1"_s.arg(placed.value);
    done({});
}

void FakeCalls::unblock(const PhoneNumber &number, QObject *, Done<void> done)
{
    blocked.remove(number.e164());
    done({});
}

} // namespace cb::test

#include "moc_fakecalls.cpp"
