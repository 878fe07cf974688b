// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/numbercommands.h"

#include "calls/callorders.h"
#include "calls/numberstore.h"
#include "commands/command.h"

using namespace Qt::StringLiterals;
using cb::store::Transaction;

namespace cb::calls {

namespace {

using Numbers = QList<PhoneNumber>;

Result<Numbers> numbersOf(const QJsonObject &args, const QStringList &names)
{
    Numbers numbers;
    for (const QString &name : names) {
        const Result<PhoneNumber> number = PhoneNumber::parse(args.value(name).toString());
        if (!number)
            return failure(Error::Kind::Invalid, name + u": "_s + number.error().detail);
        numbers << *number;
    }
    return numbers;
}

using Order = std::function<Result<store::outbox::ItemId>(Transaction &, const Numbers &)>;

void add(commands::Registry &registry, const QString &name, commands::Role needed, const QStringList &names,
    const Order &order, const QStringList &personal = {})
{
    registry.add({.name = name,
        .needed = needed,
        .check = [names](const QJsonObject &args) -> Result<> {
            const Result<Numbers> numbers = numbersOf(args, names);
            return numbers ? Result<>() : Result<>(tl::unexpected(numbers.error()));
        },
        .handle = [names, order](
                      Transaction &tx, const commands::Actor &, const QJsonObject &args) -> Result<QJsonObject> {
            const Result<Numbers> numbers = numbersOf(args, names);
            if (!numbers)
                return tl::unexpected(numbers.error());
            const Result<store::outbox::ItemId> id = order(tx, *numbers);
            if (!id)
                return tl::unexpected(id.error());
            return QJsonObject{{u"order"_s, QString::number(id->value)}};
        },
        .personal = personal});
}

} // namespace

void addNumberCommands(commands::Registry &registry)
{
    using commands::Role;
    add(registry, u"numbers.check"_s, Role::Operator, {u"number"_s}, [](Transaction &tx, const Numbers &numbers) {
        return calls::order(tx, ProvisionNumber{.number = numbers.first().e164(), .set = false});
    });
    add(registry, u"numbers.provision"_s, Role::Administrator, {u"number"_s},
        [](Transaction &tx, const Numbers &numbers) {
            return calls::order(tx, ProvisionNumber{.number = numbers.first().e164(), .set = true});
        });
    add(registry, u"numbers.putBack"_s, Role::Administrator, {u"number"_s},
        [](Transaction &tx, const Numbers &numbers) -> Result<store::outbox::ItemId> {
            const QString number = numbers.first().e164();
            const Result<std::optional<NumberSetting>> setting = numberSetting(tx, number);
            if (!setting)
                return tl::unexpected(setting.error());
            if (!*setting || !(*setting)->before)
                return failure(Error::Kind::Conflict, u"it is not known what stood there before"_s);
            return calls::order(tx, ProvisionNumber{.number = number, .set = true, .back = (*setting)->before});
        });
    add(registry, u"numbers.testFallback"_s, Role::Supervisor, {u"number"_s, u"to"_s},
        [](Transaction &tx, const Numbers &numbers) {
            return calls::order(tx,
                PlaceCall{
                    .to = numbers.at(1).e164(), .from = numbers.first().e164(), .answerPath = QString(fallbackPath)});
        },
        {u"to"_s});
}

} // namespace cb::calls
