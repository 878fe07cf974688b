// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/recordstore.h"

#include "base/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

using namespace Qt::StringLiterals;
using cb::store::Statement;
using cb::store::Transaction;

namespace cb::calls {

const QString callColumns =
    u"call.id, sid, direction, origin, from_text, to_text, number, line, contact, call.name, progress, state, "
    "outcome, end_reason, day, slot, started_at, waiting_since, answered_at, ended_at, state_since, desk_state, "
    "desk_at, queue_position, agent_count, agent, agent_name, team, recording, recording_at, leg_end, leg_end_at, "
    "sip_code, message_left, agent_at, team_at, route, placed, paused, paused_at"_s;

CallRecord readRecord(const Statement &query)
{
    CallRecord record;
    Call &call = record.call;
    call.id = query.id<Call::Id>(0);
    call.sid = query.text(1);
    call.direction = CallDirection(query.integer(2));
    call.origin = CallOrigin(query.integer(3));
    call.from = query.text(4);
    call.to = query.text(5);
    call.number = PhoneNumber::fromVendor(query.text(6));
    call.line = query.id<OurNumber::Id>(7);
    call.contact = query.id<Contact::Id>(8);
    call.name = query.text(9);
    call.progress = CallProgress(query.integer(10));
    call.state = CallState(query.integer(11));
    call.outcome = CallOutcome(query.integer(12));
    call.end = CallEnd(query.integer(13));
    call.day = toDay(query.integer(14));
    record.slot = int(query.integer(15));
    call.startedAt = query.instant(16);
    call.waitingSince = query.optionalInstant(17);
    call.answeredAt = query.optionalInstant(18);
    call.endedAt = query.optionalInstant(19);
    call.stateSince = query.instant(20);
    record.deskState = int(query.integer(21));
    record.deskAt = query.instant(22);
    call.queuePosition = int(query.integer(23));
    call.agentCount = int(query.integer(24));
    call.agent = query.id<Operator::Id>(25);
    call.agentName = query.text(26);
    call.team = query.text(27);
    call.recording = query.boolean(28);
    record.recordingAt = query.instant(29);
    record.legEnd = CallEnd(query.integer(30));
    record.legEndAt = query.instant(31);
    record.sipCode = int(query.integer(32));
    record.messageLeft = query.boolean(33);
    record.agentAt = query.instant(34);
    record.teamAt = query.instant(35);
    call.route = routeFrom(query.text(36));
    call.placed = query.id<PlacedCallId>(37);
    record.paused = query.boolean(38);
    record.pausedAt = query.instant(39);
    call.recordingPaused = isPaused(record);
    return record;
}

Result<QList<Call>> readCalls(Statement &query)
{
    QList<Call> found;
    Result<bool> row = query.next();
    for (; row && *row; row = query.next())
        found << readRecord(query).call;
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

Result<std::optional<CallRecord>> recordBySid(store::Connection &connection, const QString &sid)
{
    static const QString sql = u"SELECT "_s + callColumns + u" FROM call WHERE sid = :sid"_s;
    Statement query(connection, sql);
    query.bind(u":sid"_s, sid);
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::optional(readRecord(query)) : std::nullopt;
}

Result<Known> lookUp(store::Connection &connection, const PhoneNumber &number, const PhoneNumber &ours)
{
    Known known;
    Statement query(connection,
        u"SELECT contact.id, contact.name, our_number.id, our_number.label, our_number.flow, blocked_number.phone "
        "FROM (SELECT 1 AS one) AS look "
        "LEFT JOIN contact_phone ON contact_phone.phone = :number "
        "LEFT JOIN contact ON contact.id = contact_phone.contact "
        "LEFT JOIN our_number ON our_number.phone = :ours "
        "LEFT JOIN blocked_number ON blocked_number.phone = :number"_s);
    query.bind(u":number"_s, number.e164());
    query.bind(u":ours"_s, ours.e164());
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return known;
    if (!query.isNull(0)) {
        known.contact = query.id<Contact::Id>(0);
        known.name = query.text(1);
    }
    if (!query.isNull(2))
        known.line = OurNumber{query.id<OurNumber::Id>(2), ours, query.text(3), query.text(4)};
    known.blocked = !query.isNull(5);
    return known;
}

namespace {

/// What may change with every fact.
void bindMoving(Statement &write, const CallRecord &record)
{
    const Call &call = record.call;
    write.bind(u":origin"_s, int(call.origin));
    write.bind(u":progress"_s, int(call.progress));
    write.bind(u":state"_s, int(call.state));
    write.bind(u":outcome"_s, int(call.outcome));
    write.bind(u":end_reason"_s, int(call.end));
    write.bind(u":waiting_since"_s, call.waitingSince);
    write.bind(u":answered_at"_s, call.answeredAt);
    write.bind(u":ended_at"_s, call.endedAt);
    write.bind(u":state_since"_s, call.stateSince);
    write.bind(u":desk_state"_s, record.deskState);
    write.bind(u":desk_at"_s, record.deskAt);
    write.bind(u":queue_position"_s, call.queuePosition);
    write.bind(u":agent_count"_s, call.agentCount);
    write.bind(u":agent"_s, call.agent);
    write.bind(u":agent_name"_s, call.agentName);
    write.bind(u":team"_s, call.team);
    write.bind(u":recording"_s, call.recording);
    write.bind(u":recording_at"_s, record.recordingAt);
    write.bind(u":leg_end"_s, int(record.legEnd));
    write.bind(u":leg_end_at"_s, record.legEndAt);
    write.bind(u":sip_code"_s, record.sipCode);
    write.bind(u":message_left"_s, record.messageLeft);
    write.bind(u":agent_at"_s, record.agentAt);
    write.bind(u":team_at"_s, record.teamAt);
    write.bind(u":route"_s, toJson(call.route));
    write.bind(u":placed"_s, call.placed);
    write.bind(u":paused"_s, record.paused);
    write.bind(u":paused_at"_s, record.pausedAt);
}

void bindParties(Statement &write, const CallRecord &record)
{
    const Call &call = record.call;
    write.bind(u":direction"_s, int(call.direction));
    write.bind(u":from_text"_s, call.from);
    write.bind(u":to_text"_s, call.to);
    write.bind(u":number"_s, call.number.e164());
    write.bind(u":line"_s, call.line);
    write.bind(u":contact"_s, call.contact);
    write.bind(u":name"_s, call.name);
    write.bind(u":day"_s, toNumber(call.day));
    write.bind(u":slot"_s, record.slot);
    write.bind(u":started_at"_s, call.startedAt);
}

} // namespace

Result<> insert(Transaction &tx, const CallRecord &record, const QString &words, bool indexed)
{
    Statement write(tx,
        u"INSERT INTO call (id, sid, direction, origin, from_text, to_text, number, line, contact, name, "
        "progress, state, outcome, end_reason, day, slot, started_at, waiting_since, answered_at, "
        "ended_at, state_since, desk_state, desk_at, queue_position, agent_count, agent, agent_name, "
        "team, recording, recording_at, leg_end, leg_end_at, sip_code, message_left, agent_at, team_at, route, placed, "
        "paused, paused_at, words, indexed) VALUES (:id, :sid, :direction, :origin, :from_text, :to_text, :number, "
        ":line, "
        ":contact, :name, :progress, :state, :outcome, :end_reason, :day, :slot, :started_at, "
        ":waiting_since, :answered_at, :ended_at, :state_since, :desk_state, :desk_at, :queue_position, "
        ":agent_count, :agent, :agent_name, :team, :recording, :recording_at, :leg_end, :leg_end_at, "
        ":sip_code, :message_left, :agent_at, :team_at, :route, :placed, :paused, :paused_at, :words, :indexed) ON CONFLICT (id) DO NOTHING"_s);
    write.bind(u":id"_s, record.call.id);
    write.bind(u":sid"_s, record.call.sid);
    bindParties(write, record);
    bindMoving(write, record);
    write.bind(u":words"_s, words.isNull() ? u""_s : words);
    write.bind(u":indexed"_s, indexed);
    if (Result<> done = write.run(); !done)
        return done;
    if (write.affected() == 0)
        return failure(Error::Kind::Conflict, u"another call has the id %1"_s.arg(record.call.id.value));
    return {};
}

Result<> update(Transaction &tx, const CallRecord &before, const CallRecord &record)
{
    const Call &was = before.call;
    const Call &is = record.call;
    const bool parties = was.direction != is.direction || was.from != is.from || was.to != is.to || was.name != is.name
        || was.line != is.line || was.contact != is.contact || was.number != is.number || was.startedAt != is.startedAt
        || was.day != is.day;
    const bool words = was.name != is.name || was.number != is.number || was.agentName != is.agentName
        || was.line != is.line || isMissed(was.outcome) != isMissed(is.outcome);

    // SQLite rewrites the entries of every index whose columns are named here, changed or not: name few.
    static const QString moving =
        u"UPDATE call SET origin = :origin, progress = :progress, state = :state, outcome = :outcome, "
        "end_reason = :end_reason, waiting_since = :waiting_since, answered_at = :answered_at, "
        "ended_at = :ended_at, state_since = :state_since, desk_state = :desk_state, desk_at = :desk_at, "
        "queue_position = :queue_position, agent_count = :agent_count, agent = :agent, agent_name = :agent_name, "
        "team = :team, recording = :recording, recording_at = :recording_at, leg_end = :leg_end, "
        "leg_end_at = :leg_end_at, sip_code = :sip_code, message_left = :message_left, agent_at = :agent_at, "
        "team_at = :team_at, route = :route, placed = :placed, paused = :paused, paused_at = :paused_at"_s;
    static const QString partiesToo =
        u", direction = :direction, from_text = :from_text, to_text = :to_text, number = :number, line = :line, "
        "contact = :contact, name = :name, day = :day, slot = :slot, started_at = :started_at"_s;
    static const QString textToo = u", indexed = FALSE"_s;
    static const QString which = u" WHERE id = :id"_s;
    static const std::array<QString, 4> forms{
        moving + which, moving + partiesToo + which, moving + textToo + which, moving + partiesToo + textToo + which};

    Statement write(tx, forms.at((parties ? 1 : 0) + (words ? 2 : 0)));
    write.bind(u":id"_s, is.id);
    bindMoving(write, record);
    if (parties)
        bindParties(write, record);
    return write.run();
}

QString toJson(const QList<RouteEntry> &route)
{
    JsonText json;
    json.begin('[');
    for (const RouteEntry &entry : route) {
        json.begin('[').number(entry.visit).text(entry.label).text(entry.detail).text(entry.crumb);
        json.number(entry.at.time_since_epoch().count()).end(']'); // under 2^53 until the year 287396
    }
    json.end(']');
    return QString::fromUtf8(json.bytes());
}

QList<RouteEntry> routeFrom(const QString &json)
{
    QList<RouteEntry> route;
    if (json.size() <= 2)
        return route;
    const QJsonArray entries = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &value : entries) {
        const QJsonArray entry = value.toArray();
        route << RouteEntry{entry[0].toInt(), entry[1].toString(), entry[2].toString(), entry[3].toString(),
            Instant(std::chrono::milliseconds(entry[4].toInteger()))};
    }
    return route;
}

} // namespace cb::calls
