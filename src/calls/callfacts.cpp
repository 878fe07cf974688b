// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callfacts.h"

#include "calls/actionoutcomes.h"
#include "calls/callmerge.h"
#include "calls/figurestore.h"
#include "calls/legstore.h"
#include "calls/recordstore.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using cb::store::Transaction;

namespace cb::calls {

namespace {

/// Who the other party is, which number of ours it is about, and whether we block it.
Result<> takeParties(Transaction &tx, CallRecord &record, const Parties &parties, Applied &applied)
{
    Call &call = record.call;
    call.direction = std::max(call.direction, parties.direction);
    call.from = parties.from;
    call.to = parties.to;
    const bool inbound = call.direction == CallDirection::Inbound;
    call.number = PhoneNumber::fromVendor(inbound ? parties.from : parties.to);
    Result<Known> known = lookUp(tx, call.number, PhoneNumber::fromVendor(inbound ? parties.to : parties.from));
    if (!known)
        return tl::unexpected(known.error());
    call.contact = known->contact;
    call.name = known->contact.isValid() ? known->name : parties.callerName;
    call.line = known->line ? known->line->id : OurNumber::Id{};
    applied.line = std::move(known->line);
    applied.blocked = known->blocked;
    return {};
}

/// Whom a call of ours is about: not the operator whose telephone was rung.
Result<> takeParty(Transaction &tx, CallRecord &record, const PlacedFor &wish)
{
    Call &call = record.call;
    if (call.placed == wish.placed && call.number == wish.number)
        return {};
    Result<Known> known = lookUp(tx, wish.number, {});
    if (!known)
        return tl::unexpected(known.error());
    call.placed = wish.placed;
    call.number = wish.number;
    call.contact = known->contact;
    call.name = known->contact.isValid() ? known->name : wish.name;
    return {};
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

/// The row of a new call. Engines that share a database, or one that was started again, may draw an id of some instant
/// twice: the key decides, and whoever comes second draws again.
Result<> insertNew(Transaction &tx, CallRecord &record)
{
    Result<> done = insert(tx, record);
    for (int tries = 0; !done && done.error().kind == Error::Kind::Conflict && tries < 5; ++tries) {
        record.call.id = Call::Id{tx.newId(TimeOrderedIds::instant(record.call.id.value))};
        done = insert(tx, record);
    }
    return done;
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
        if (Result<> known = takeParties(tx, record, parties, applied); !known)
            return tl::unexpected(known.error());
    }
    // First whom it is about: what the other facts mean hangs on that.
    for (const Fact &fact : facts) {
        if (const auto *wish = std::get_if<PlacedFor>(&fact.what)) {
            if (Result<> known = takeParty(tx, record, *wish); !known)
                return tl::unexpected(known.error());
        }
    }
    for (const Fact &fact : facts)
        merge(record, fact);
    conclude(record, site);

    const bool rowChanged = applied.created || record != **stored;
    if (rowChanged) {
        const CallRecord *before = applied.created ? nullptr : &**stored;
        if (Result<> done = before ? update(tx, *before, record) : insertNew(tx, record); !done)
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
    if (!isOpen(record.call.state) && (applied.created || isOpen((*stored)->call.state))) {
        if (Result<> done = callOver(tx, record.call); !done)
            return tl::unexpected(done.error());
    }
    applied.call = std::move(record.call);
    return applied;
}

} // namespace cb::calls
