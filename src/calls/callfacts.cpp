// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callfacts.h"

#include "calls/callfigures.h"
#include "calls/callmerge.h"
#include "calls/callrecord.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using cb::store::Statement;
using cb::store::Transaction;

namespace cb::calls {

namespace {

/// Who the other party is, which number of ours it is about, and whether we block it: one look.
Result<> lookUpParties(Transaction &tx, CallRecord &record, const Parties &parties, Applied &applied)
{
    Call &call = record.call;
    call.direction = std::max(call.direction, parties.direction);
    call.from = parties.from;
    call.to = parties.to;
    const bool inbound = call.direction == CallDirection::Inbound;
    call.number = PhoneNumber::fromVendor(inbound ? parties.from : parties.to);
    call.name = parties.callerName;

    Statement query(tx,
        u"SELECT contact.id, contact.name, our_number.id, our_number.label, our_number.flow, "
        "blocked_number.phone FROM (SELECT 1 AS one) AS look "
        "LEFT JOIN contact_phone ON contact_phone.phone = :number "
        "LEFT JOIN contact ON contact.id = contact_phone.contact "
        "LEFT JOIN our_number ON our_number.phone = :ours "
        "LEFT JOIN blocked_number ON blocked_number.phone = :number"_s);
    const PhoneNumber ours = PhoneNumber::fromVendor(inbound ? parties.to : parties.from);
    query.bind(u":number"_s, call.number.e164());
    query.bind(u":ours"_s, ours.e164());
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return {};
    if (!query.isNull(0)) {
        call.contact = query.id<Contact::Id>(0);
        call.name = query.text(1);
    }
    if (!query.isNull(2)) {
        call.line = query.id<OurNumber::Id>(2);
        applied.line = OurNumber{call.line, ours, query.text(3), query.text(4)};
    }
    applied.blocked = !query.isNull(5);
    return {};
}

std::optional<Instant> when(bool so, Instant at)
{
    return so ? std::optional(at) : std::nullopt;
}

/// Legs and recordings merge in the database; affected() tells whether the fact was news.
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
    Statement upsert(tx,
        u"INSERT INTO call_recording (id, call, sid, state, channels, started_at, length_s, url) "
        "VALUES (:id, :call, :sid, :state, :channels, :started_at, :length, :url) ON CONFLICT (sid) DO UPDATE SET "
        "state = CASE WHEN excluded.state > call_recording.state THEN excluded.state ELSE call_recording.state END, "
        "channels = CASE WHEN excluded.channels > call_recording.channels THEN excluded.channels "
        "ELSE call_recording.channels END, "
        "started_at = CASE WHEN excluded.started_at < call_recording.started_at THEN excluded.started_at "
        "ELSE call_recording.started_at END, "
        "length_s = COALESCE(call_recording.length_s, excluded.length_s), "
        "url = CASE WHEN excluded.url > call_recording.url THEN excluded.url ELSE call_recording.url END "
        "WHERE excluded.state > call_recording.state OR excluded.channels > call_recording.channels "
        "OR excluded.started_at < call_recording.started_at OR excluded.url > call_recording.url "
        "OR (excluded.length_s IS NOT NULL AND call_recording.length_s IS NULL)"_s);
    upsert.bind(u":id"_s, tx.newId(at));
    upsert.bind(u":call"_s, call);
    upsert.bind(u":sid"_s, recording.sid);
    upsert.bind(u":state"_s, int(recording.state));
    upsert.bind(u":channels"_s, recording.channels);
    upsert.bind(u":started_at"_s, at);
    if (recording.length)
        upsert.bind(u":length"_s, qint64(recording.length->count()));
    else
        upsert.bindNull(u":length"_s);
    upsert.bind(u":url"_s, recording.url);
    if (Result<> done = upsert.run(); !done)
        return tl::unexpected(done.error());
    return upsert.affected() > 0;
}

/// The rows beside the call's own; true when one of them is new or changed.
Result<bool> keepChildren(Transaction &tx, Call::Id call, const QList<Fact> &facts)
{
    bool news = false;
    for (const Fact &fact : facts) {
        Result<bool> kept = false;
        if (const auto *leg = std::get_if<LegChanged>(&fact.what))
            kept = keepLeg(tx, call, fact.at, *leg);
        else if (const auto *recording = std::get_if<RecordingChanged>(&fact.what))
            kept = keepRecording(tx, call, fact.at, *recording);
        if (!kept)
            return kept;
        news = news || *kept;
    }
    return news;
}

} // namespace

Result<Applied> apply(Transaction &tx, const QString &callSid, const Parties &parties, const QList<Fact> &facts,
    CallOrigin origin, const SiteTime &site)
{
    if (callSid.isEmpty() || facts.isEmpty())
        return failure(Error::Kind::Invalid, u"a fact needs its call's SID"_s);
    Applied applied;
    Result<std::optional<CallRecord>> stored = recordBySid(tx, callSid);
    if (!stored)
        return tl::unexpected(stored.error());
    applied.created = !*stored;

    CallRecord record;
    if (*stored) {
        record = **stored;
        record.call.origin = std::min(record.call.origin, origin);
        record.call.direction = std::max(record.call.direction, parties.direction);
    } else {
        const auto first =
            std::min_element(facts.begin(), facts.end(), [](const Fact &a, const Fact &b) { return a.at < b.at; });
        record.call.sid = callSid;
        record.call.origin = origin;
        record.call.startedAt = first->at;
        record.call.id = Call::Id{tx.newId(first->at)};
    }
    // A leg's event may have made the call before anybody said between whom it is.
    if (record.call.from.isEmpty() && record.call.to.isEmpty()) {
        if (Result<> known = lookUpParties(tx, record, parties, applied); !known)
            return tl::unexpected(known.error());
    }
    for (const Fact &fact : facts)
        merge(record, fact);
    conclude(record, site);

    const bool rowChanged = applied.created || record != **stored;
    if (rowChanged) {
        const CallRecord *before = applied.created ? nullptr : &**stored;
        if (Result<> done = before ? update(tx, *before, record) : insert(tx, record); !done)
            return tl::unexpected(done.error());
        if (Result<> done = count(tx, before, record); !done)
            return tl::unexpected(done.error());
    }
    const Result<bool> children = keepChildren(tx, record.call.id, facts);
    if (!children)
        return tl::unexpected(children.error());
    applied.changed = rowChanged || *children;
    if (applied.changed) {
        if (Result<> done = tx.changed(u"call"_s, record.call.id); !done)
            return tl::unexpected(done.error());
    }
    applied.call = std::move(record.call);
    return applied;
}

} // namespace cb::calls
