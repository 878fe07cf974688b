// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callstore.h"

#include "calls/actionstore.h"
#include "calls/legstore.h"
#include "calls/recordstore.h"
#include "people/peoplestore.h"
#include "store/idbatch.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using cb::store::Connection;
using cb::store::Statement;
using cb::store::Transaction;

namespace cb::calls {

namespace {

QString selectCall(const QString &rest)
{
    return u"SELECT "_s + callColumns + u" FROM call "_s + rest;
}

/// Rows of our_number: id, phone, label, flow.
Result<QList<OurNumber>> readNumbers(Statement &query)
{
    QList<OurNumber> found;
    Result<bool> row = query.next();
    for (; row && *row; row = query.next()) {
        found << OurNumber{
            query.id<OurNumber::Id>(0), PhoneNumber::fromVendor(query.text(1)), query.text(2), query.text(3)};
    }
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

Result<std::optional<Call>> one(Statement &query)
{
    const Result<bool> row = query.next();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::optional(readRecord(query).call) : std::nullopt;
}

} // namespace

Result<std::optional<Call>> call(Connection &connection, Call::Id id)
{
    static const QString sql = selectCall(u"WHERE id = :id"_s);
    Statement query(connection, sql);
    query.bind(u":id"_s, id);
    return one(query);
}

Result<std::optional<Call>> callBySid(Connection &connection, const QString &sid)
{
    static const QString sql = selectCall(u"WHERE sid = :sid"_s);
    Statement query(connection, sql);
    query.bind(u":sid"_s, sid);
    return one(query);
}

Result<QStringList> unknownAmong(Connection &connection, const QStringList &sids)
{
    QStringList unknown;
    for (const QString &sid : sids) {
        const Result<std::optional<Call>> known = callBySid(connection, sid);
        if (!known)
            return tl::unexpected(known.error());
        if (!*known)
            unknown << sid;
    }
    return unknown;
}

Result<QList<Call>> openCalls(Connection &connection)
{
    static const QString sql = selectCall(u"WHERE state < 10 ORDER BY id"_s); // as the index call_open says it
    Statement query(connection, sql);
    return readCalls(query);
}

Result<QList<Call>> recentCalls(Connection &connection, int most)
{
    static const QString sql = selectCall(u"ORDER BY id DESC LIMIT :most"_s);
    Statement query(connection, sql);
    query.bind(u":most"_s, most);
    return readCalls(query);
}

Result<QList<Call>> outgoingCalls(Connection &connection, QDate day, int most)
{
    Result<QList<Call>> all = openCalls(connection);
    if (!all)
        return all;
    all->removeIf([](const Call &call) { return call.direction == CallDirection::Inbound; });
    static const QString sql = selectCall(u"WHERE day = :day AND state >= 10 AND direction <> 1 "
                                          "ORDER BY id DESC LIMIT :most"_s); // as the index call_history says it
    Statement query(connection, sql);
    query.bind(u":day"_s, toNumber(day));
    query.bind(u":most"_s, most);
    const Result<QList<Call>> over = readCalls(query);
    if (!over)
        return tl::unexpected(over.error());
    *all << *over;
    std::ranges::sort(*all, std::ranges::greater(), [](const Call &call) { return call.id; });
    return all;
}

Result<QList<Call>> callsById(Connection &connection, const QList<qint64> &ids)
{
    static const QString sql = selectCall(u"WHERE id IN ("_s + store::idPlaces() + u')');
    QList<Call> found;
    Statement query(connection, sql);
    if (Result<> read = store::eachOf(query, ids, [&] { found << readRecord(query).call; }); !read)
        return tl::unexpected(read.error());
    return found;
}

Result<int> callCount(store::Connection &connection)
{
    store::Statement count(connection, u"SELECT count(*) FROM call"_s);
    const Result<bool> row = count.next();
    return row ? Result<int>(int(count.integer(0))) : tl::unexpected(row.error());
}

Result<CallDetail> detail(Connection &connection, Call::Id id)
{
    Result<std::optional<Call>> found = call(connection, id);
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return failure(Error::Kind::NotFound, u"no call %1"_s.arg(id.value));
    CallDetail detail;
    detail.call = std::move(**found);

    Result<std::optional<Contact>> contact = people::contactByPhone(connection, detail.call.number);
    if (!contact)
        return tl::unexpected(contact.error());
    detail.contact = std::move(*contact);

    Statement line(connection, u"SELECT id, phone, label, flow FROM our_number WHERE id = :id"_s);
    line.bind(u":id"_s, detail.call.line);
    const Result<QList<OurNumber>> lines = readNumbers(line);
    if (!lines)
        return tl::unexpected(lines.error());
    if (!lines->isEmpty())
        detail.line = lines->first();

    Result<QList<CallLeg>> legs = legsOf(connection, id);
    if (!legs)
        return tl::unexpected(legs.error());
    detail.legs = std::move(*legs);
    Result<QList<CallRecording>> recordings = recordingsOf(connection, id);
    if (!recordings)
        return tl::unexpected(recordings.error());
    detail.recordings = std::move(*recordings);
    Result<QList<CallAction>> actions = actionsOf(connection, id);
    if (!actions)
        return tl::unexpected(actions.error());
    detail.actions = std::move(*actions);
    if (detail.call.placed.isValid()) {
        Result<std::optional<PlacedCall>> placed = placedCall(connection, detail.call.placed);
        if (!placed)
            return tl::unexpected(placed.error());
        detail.placed = std::move(*placed);
    }
    const Result<bool> blocked = isBlocked(connection, detail.call.number);
    if (!blocked)
        return tl::unexpected(blocked.error());
    detail.blocked = *blocked;
    return detail;
}

Result<OurNumber::Id> save(Transaction &tx, const OurNumber &number)
{
    if (number.phone.isEmpty())
        return failure(Error::Kind::Invalid, u"a number of ours needs its digits"_s);
    const OurNumber::Id id = number.id.isValid() ? number.id : OurNumber::Id{tx.newId()};
    Statement upsert(tx,
        u"INSERT INTO our_number (id, phone, label, flow) VALUES (:id, :phone, :label, :flow) "
        "ON CONFLICT (id) DO UPDATE SET phone = excluded.phone, label = excluded.label, "
        "flow = excluded.flow"_s);
    upsert.bind(u":id"_s, id);
    upsert.bind(u":phone"_s, number.phone.e164());
    upsert.bind(u":label"_s, number.label);
    upsert.bind(u":flow"_s, number.flow);
    if (Result<> done = upsert.run(); !done)
        return tl::unexpected(done.error());
    if (Result<> done = tx.changed(u"ournumber"_s, id); !done)
        return tl::unexpected(done.error());
    return id;
}

Result<> bringNumber(Transaction &tx, const PhoneNumber &phone)
{
    const Result<std::optional<OurNumber>> known = ourNumber(tx, phone);
    if (!known)
        return tl::unexpected(known.error());
    if (*known)
        return {};
    const Result<OurNumber::Id> saved = save(tx, OurNumber{{}, phone, phone.display(), {}});
    return saved ? Result<>() : Result<>(tl::unexpected(saved.error()));
}

Result<QList<OurNumber>> ourNumbers(Connection &connection)
{
    Statement query(connection, u"SELECT id, phone, label, flow FROM our_number ORDER BY label, phone"_s);
    return readNumbers(query);
}

Result<std::optional<OurNumber>> ourNumber(Connection &connection, const PhoneNumber &phone)
{
    Statement query(connection, u"SELECT id, phone, label, flow FROM our_number WHERE phone = :phone"_s);
    query.bind(u":phone"_s, phone.e164());
    const Result<QList<OurNumber>> found = readNumbers(query);
    if (!found)
        return tl::unexpected(found.error());
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

Result<> block(Transaction &tx, const BlockedNumber &number)
{
    if (number.phone.isEmpty())
        return failure(Error::Kind::Invalid, u"a withheld number cannot be blocked"_s);
    Statement insert(tx,
        u"INSERT INTO blocked_number (phone, note, blocked_by, at) VALUES (:phone, :note, :by, :at) "
        "ON CONFLICT (phone) DO NOTHING"_s);
    insert.bind(u":phone"_s, number.phone.e164());
    insert.bind(u":note"_s, number.note);
    insert.bind(u":by"_s, number.by);
    insert.bind(u":at"_s, number.at);
    if (Result<> done = insert.run(); !done)
        return done;
    return tx.changed(u"blocked"_s, 0);
}

Result<> unblock(Transaction &tx, const PhoneNumber &number)
{
    Statement remove(tx, u"DELETE FROM blocked_number WHERE phone = :phone"_s);
    remove.bind(u":phone"_s, number.e164());
    if (Result<> done = remove.run(); !done)
        return done;
    if (remove.affected() == 0)
        return failure(Error::Kind::NotFound, u"that number is not blocked"_s);
    return tx.changed(u"blocked"_s, 0);
}

Result<bool> isBlocked(Connection &connection, const PhoneNumber &number)
{
    Statement query(connection, u"SELECT 1 FROM blocked_number WHERE phone = :phone"_s);
    query.bind(u":phone"_s, number.e164());
    return query.next();
}

Result<QList<BlockedNumber>> blockedNumbers(Connection &connection)
{
    QList<BlockedNumber> found;
    Statement query(connection, u"SELECT phone, note, blocked_by, at FROM blocked_number ORDER BY at DESC, phone"_s);
    Result<bool> row = query.next();
    for (; row && *row; row = query.next()) {
        found << BlockedNumber{
            PhoneNumber::fromVendor(query.text(0)), query.text(1), query.id<Operator::Id>(2), query.instant(3)};
    }
    if (!row)
        return tl::unexpected(row.error());
    return found;
}

Result<> nameCalls(Transaction &tx, const PhoneNumber &number, Contact::Id contact, const QString &name)
{
    constexpr int told = 500; // what a list on screen may hold; the rest is read anew when it is looked at
    QList<qint64> ids;
    {
        Statement update(tx,
            u"UPDATE call SET contact = :contact, name = :name, indexed = FALSE "
            "WHERE number = :number AND (contact <> :contact OR name <> :name) RETURNING id"_s);
        update.bind(u":contact"_s, contact);
        update.bind(u":name"_s, name);
        update.bind(u":number"_s, number.e164());
        Result<bool> row = update.next();
        for (; row && *row; row = update.next())
            ids << update.integer(0);
        if (!row)
            return tl::unexpected(row.error());
    }
    std::sort(ids.begin(), ids.end(), std::greater<>());
    for (const qint64 id : ids.first(std::min<qsizetype>(ids.size(), told))) {
        if (Result<> done = tx.changed(u"call"_s, id); !done)
            return done;
    }
    return {};
}

} // namespace cb::calls
