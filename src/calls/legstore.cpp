// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/legstore.h"

using namespace Qt::StringLiterals;
using cb::store::Connection;
using cb::store::Statement;
using cb::store::Transaction;

namespace cb::calls {

namespace {

std::optional<Instant> when(bool so, Instant at)
{
    return so ? std::optional(at) : std::nullopt;
}

} // namespace

Result<bool> keepLeg(Transaction &tx, Call::Id call, Instant at, const LegChanged &leg)
{
    Statement upsert(tx,
        u"INSERT INTO call_leg (id, call, sid, target, agent, agent_name, progress, started_at, answered_at, ended_at) "
        "VALUES (:id, :call, :sid, :target, :agent, :agent_name, :progress, :started_at, :answered_at, :ended_at) "
        "ON CONFLICT (sid) DO UPDATE SET "
        "target = CASE WHEN excluded.target > call_leg.target THEN excluded.target ELSE call_leg.target END, "
        "agent = CASE WHEN excluded.agent > call_leg.agent THEN excluded.agent ELSE call_leg.agent END, "
        "agent_name = CASE WHEN excluded.agent_name > call_leg.agent_name THEN excluded.agent_name "
        "ELSE call_leg.agent_name END, "
        "progress = CASE WHEN excluded.progress > call_leg.progress THEN excluded.progress "
        "ELSE call_leg.progress END, "
        "started_at = CASE WHEN excluded.started_at < call_leg.started_at THEN excluded.started_at "
        "ELSE call_leg.started_at END, "
        "answered_at = CASE WHEN call_leg.answered_at IS NULL OR excluded.answered_at < call_leg.answered_at "
        "THEN excluded.answered_at ELSE call_leg.answered_at END, "
        "ended_at = CASE WHEN call_leg.ended_at IS NULL OR excluded.ended_at < call_leg.ended_at "
        "THEN excluded.ended_at ELSE call_leg.ended_at END "
        "WHERE excluded.target > call_leg.target OR excluded.agent > call_leg.agent "
        "OR excluded.agent_name > call_leg.agent_name OR excluded.progress > call_leg.progress "
        "OR excluded.started_at < call_leg.started_at "
        "OR (excluded.answered_at IS NOT NULL AND (call_leg.answered_at IS NULL "
        "OR excluded.answered_at < call_leg.answered_at)) "
        "OR (excluded.ended_at IS NOT NULL AND (call_leg.ended_at IS NULL "
        "OR excluded.ended_at < call_leg.ended_at))"_s);
    upsert.bind(u":id"_s, tx.newId(at));
    upsert.bind(u":call"_s, call);
    upsert.bind(u":sid"_s, leg.sid);
    upsert.bind(u":target"_s, leg.target);
    upsert.bind(u":agent"_s, leg.agent);
    upsert.bind(u":agent_name"_s, leg.agentName);
    upsert.bind(u":progress"_s, int(leg.progress));
    upsert.bind(u":started_at"_s, at);
    upsert.bind(u":answered_at"_s, when(leg.progress == CallProgress::InProgress, at));
    upsert.bind(u":ended_at"_s, when(isEnd(leg.progress), at));
    if (Result<> done = upsert.run(); !done)
        return tl::unexpected(done.error());
    return upsert.affected() > 0;
}

Result<bool> keepRecording(Transaction &tx, Call::Id call, Instant at, const RecordingChanged &recording)
{
    static const QString merge =
        u"INSERT INTO call_recording (id, call, sid, state, channels, started_at, length_s, url) "
        "VALUES (:id, :call, :sid, :state, :channels, :started_at, :length, :url) ON CONFLICT (sid) DO UPDATE SET "
        "state = CASE WHEN excluded.state > call_recording.state THEN excluded.state ELSE call_recording.state END, "
        "channels = CASE WHEN excluded.channels > call_recording.channels THEN excluded.channels "
        "ELSE call_recording.channels END, "
        "started_at = CASE WHEN excluded.started_at < call_recording.started_at THEN excluded.started_at "
        "ELSE call_recording.started_at END, "
        "url = CASE WHEN excluded.url > call_recording.url THEN excluded.url ELSE call_recording.url END, "
        "length_s = %1 "
        "WHERE excluded.state > call_recording.state OR excluded.channels > call_recording.channels "
        "OR excluded.started_at < call_recording.started_at OR excluded.url > call_recording.url "
        "OR (excluded.length_s IS NOT NULL AND call_recording.length_s IS NULL)"_s;
    // The file's own length is the last word, whenever it comes; what a verb tells only fills in.
    static const QString ofTheFile =
        merge.arg(u"excluded.length_s"_s) + u" OR excluded.length_s <> call_recording.length_s"_s;
    static const QString filledIn = merge.arg(u"COALESCE(call_recording.length_s, excluded.length_s)"_s);
    const std::optional<std::chrono::seconds> length = recording.length ? recording.length : recording.taped;
    Statement upsert(tx, recording.length ? ofTheFile : filledIn);
    upsert.bind(u":id"_s, tx.newId(at));
    upsert.bind(u":call"_s, call);
    upsert.bind(u":sid"_s, recording.sid);
    upsert.bind(u":state"_s, int(recording.state));
    upsert.bind(u":channels"_s, recording.channels);
    upsert.bind(u":started_at"_s, at);
    if (length)
        upsert.bind(u":length"_s, qint64(length->count()));
    else
        upsert.bindNull(u":length"_s);
    upsert.bind(u":url"_s, recording.url);
    if (Result<> done = upsert.run(); !done)
        return tl::unexpected(done.error());
    return upsert.affected() > 0;
}

Result<QList<CallLeg>> legsOf(Connection &connection, Call::Id call)
{
    QList<CallLeg> found;
    Statement query(connection,
        u"SELECT id, call, sid, target, agent, agent_name, progress, started_at, answered_at, ended_at "
        "FROM call_leg WHERE call = :call ORDER BY started_at, id"_s);
    query.bind(u":call"_s, call);
    Result<bool> row = query.next();
    for (; row && *row; row = query.next()) {
        found << CallLeg{query.id<CallLeg::Id>(0), query.id<Call::Id>(1), query.text(2), query.text(3),
            query.id<Operator::Id>(4), query.text(5), CallProgress(query.integer(6)), query.instant(7),
            query.optionalInstant(8), query.optionalInstant(9)};
    }
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

Result<QList<CallRecording>> recordingsOf(Connection &connection, Call::Id call)
{
    QList<CallRecording> found;
    Statement query(connection,
        u"SELECT id, call, sid, state, channels, started_at, length_s, url "
        "FROM call_recording WHERE call = :call ORDER BY started_at, id"_s);
    query.bind(u":call"_s, call);
    Result<bool> row = query.next();
    for (; row && *row; row = query.next()) {
        CallRecording recording;
        recording.id = query.id<CallRecording::Id>(0);
        recording.call = query.id<Call::Id>(1);
        recording.sid = query.text(2);
        recording.state = CallRecording::State(query.integer(3));
        recording.channels = int(query.integer(4));
        recording.startedAt = query.instant(5);
        if (!query.isNull(6))
            recording.length = std::chrono::seconds(query.integer(6));
        recording.url = query.text(7);
        found << recording;
    }
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

} // namespace cb::calls
