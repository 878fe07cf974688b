// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callcommands.h"

#include "calls/callstore.h"
#include "commands/command.h"

using namespace Qt::StringLiterals;
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

} // namespace

void addCommands(commands::Registry &registry, const PlaceRuleSource &rule)
{
    addActionCommands(registry, rule);
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
        if (Result<> done = nameCalls(tx, phone, after.id, after.name); !done)
            return done;
    }
    if (before) {
        for (const PhoneNumber &phone : before->phones) {
            if (after.phones.contains(phone))
                continue;
            if (Result<> done = nameCalls(tx, phone, {}, {}); !done)
                return done;
        }
    }
    return {};
}

} // namespace cb::calls
