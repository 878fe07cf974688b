// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callcommands.h"

#include "calls/callstore.h"
#include "commands/command.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using cb::store::Statement;
using cb::store::Transaction;

namespace cb::calls {

namespace {

Result<> check(const QJsonObject &args)
{
    constexpr qsizetype longestNote = 1000;
    if (args[u"note"_s].toString().size() > longestNote)
        return failure(Error::Kind::Invalid, u"note is too long"_s);
    const Result<PhoneNumber> number = PhoneNumber::parse(args[u"number"_s].toString());
    return number ? Result<>() : Result<>(failure(Error::Kind::Invalid, u"number: "_s + number.error().detail));
}

Result<QJsonObject> runBlock(Transaction &tx, const commands::Actor &actor, const QJsonObject &args)
{
    const Result<PhoneNumber> number = PhoneNumber::parse(args[u"number"_s].toString());
    if (!number)
        return tl::unexpected(number.error());
    if (Result<> done = calls::block(tx, {*number, args[u"note"_s].toString(), actor.id, tx.now()}); !done)
        return tl::unexpected(done.error());
    return QJsonObject();
}

Result<QJsonObject> runUnblock(Transaction &tx, const commands::Actor &, const QJsonObject &args)
{
    const Result<PhoneNumber> number = PhoneNumber::parse(args[u"number"_s].toString());
    if (!number)
        return tl::unexpected(number.error());
    if (Result<> done = calls::unblock(tx, *number); !done)
        return tl::unexpected(done.error());
    return QJsonObject();
}

/// Gives the calls of a number a name and tells the newest of them.
Result<> rename(Transaction &tx, const PhoneNumber &number, Contact::Id contact, const QString &name)
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

} // namespace

void addCommands(commands::Registry &registry)
{
    registry.add({.name = u"calls.block"_s,
        .needed = commands::Role::Operator,
        .check = check,
        .handle = [](Transaction &tx, const commands::Actor &actor,
                      const QJsonObject &args) { return runBlock(tx, actor, args); },
        .personal = {u"number"_s, u"note"_s}});
    registry.add({.name = u"calls.unblock"_s,
        .needed = commands::Role::Operator,
        .check = check,
        .handle = [](Transaction &tx, const commands::Actor &actor,
                      const QJsonObject &args) { return runUnblock(tx, actor, args); },
        .personal = {u"number"_s}});
}

Result<> contactSaved(Transaction &tx, const std::optional<Contact> &before, const Contact &after)
{
    for (const PhoneNumber &phone : after.phones) {
        if (Result<> done = rename(tx, phone, after.id, after.name); !done)
            return done;
    }
    if (before) {
        for (const PhoneNumber &phone : before->phones) {
            if (after.phones.contains(phone))
                continue;
            if (Result<> done = rename(tx, phone, {}, {}); !done)
                return done;
        }
    }
    return {};
}

} // namespace cb::calls
