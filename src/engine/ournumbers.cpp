// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ournumbers.h"

#include "calls/callstore.h"
#include "ivr/executor.h"
#include "ivr/flowlibrary.h"
#include "ivr/ivrstore.h"
#include "voicemail/voicemailstore.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using cb::commands::Actor;
using cb::store::Transaction;

namespace cb::engine {

namespace {

constexpr qsizetype longestLabel = 100;
constexpr qsizetype longestKey = 100;

Result<> check(const QJsonObject &args)
{
    if (const Result<PhoneNumber> number = PhoneNumber::parse(args[u"number"_s].toString()); !number)
        return failure(Error::Kind::Invalid, u"number: "_s + number.error().detail);
    const QString label = args[u"label"_s].toString().simplified();
    if (label.isEmpty() || label.size() > longestLabel)
        return failure(Error::Kind::Invalid, u"label: expected 1 to %1 characters"_s.arg(longestLabel));
    if (args[u"flow"_s].toString().size() > longestKey || args[u"mailbox"_s].toString().size() > longestKey)
        return failure(Error::Kind::Invalid, u"flow or mailbox: that is no key"_s);
    return {};
}

Result<Mailbox::Id> mailboxOf(Transaction &tx, const QString &key)
{
    if (key.isEmpty())
        return Mailbox::Id{};
    const Result<QList<Mailbox>> all = voicemail::mailboxes(tx);
    if (!all)
        return tl::unexpected(all.error());
    const auto found = std::ranges::find(*all, key, &Mailbox::key);
    if (found == all->end())
        return failure(Error::Kind::NotFound, u"there is no mailbox %1"_s.arg(key));
    return found->id;
}

Result<QJsonObject> run(Transaction &tx, const Actor &, const QJsonObject &args)
{
    const Result<PhoneNumber> phone = PhoneNumber::parse(args[u"number"_s].toString());
    if (!phone)
        return tl::unexpected(phone.error());
    const QString flow = args[u"flow"_s].toString();
    if (!flow.isEmpty()) {
        const Result<std::optional<int>> published = ivr::publishedVersion(tx, flow);
        if (!published)
            return tl::unexpected(published.error());
        if (!*published)
            return failure(Error::Kind::NotFound, u"there is no published flow %1"_s.arg(flow));
    }
    const Result<Mailbox::Id> mailbox = mailboxOf(tx, args[u"mailbox"_s].toString());
    if (!mailbox)
        return tl::unexpected(mailbox.error());
    const Result<std::optional<OurNumber>> known = calls::ourNumber(tx, *phone);
    if (!known)
        return tl::unexpected(known.error());
    OurNumber number = known->value_or(OurNumber());
    number.phone = *phone;
    number.label = args[u"label"_s].toString().simplified();
    number.flow = flow;
    const Result<OurNumber::Id> id = calls::save(tx, number);
    if (!id)
        return tl::unexpected(id.error());
    if (const Result<> set = voicemail::setMailboxOf(tx, *id, *mailbox); !set)
        return tl::unexpected(set.error());
    return QJsonObject{{u"id"_s, QString::number(id->value)}};
}

} // namespace

void addOurNumberCommands(commands::Registry &registry)
{
    registry.add({.name = u"numbers.save"_s,
        .needed = commands::Role::Administrator,
        .check = check,
        .handle = run,
        .personal = {}});
}

Result<QList<NumberPlan>> numberPlans(store::Connection &connection)
{
    const Result<QList<OurNumber>> numbers = calls::ourNumbers(connection);
    if (!numbers)
        return tl::unexpected(numbers.error());
    const Result<QList<Mailbox>> mailboxes = voicemail::mailboxes(connection);
    if (!mailboxes)
        return tl::unexpected(mailboxes.error());
    const Result<QList<ivr::FlowEntry>> flows = ivr::flows(connection);
    if (!flows)
        return tl::unexpected(flows.error());
    QList<NumberPlan> plans;
    for (const OurNumber &number : *numbers) {
        const Result<Mailbox::Id> id = voicemail::mailboxFor(connection, {}, number.id);
        if (!id)
            return tl::unexpected(id.error());
        const QString key = number.flow.isEmpty() ? ivr::frontDesk : number.flow;
        const auto flow = std::ranges::find(*flows, key, &ivr::FlowEntry::key);
        plans << NumberPlan{number, flow == flows->end() ? key : flow->name, {}};
        const auto found = std::ranges::find(*mailboxes, *id, &Mailbox::id);
        if (found != mailboxes->end())
            plans.last().mailbox = *found;
    }
    return plans;
}

Result<NumberChoices> numberChoices(store::Connection &connection)
{
    const Result<QList<ivr::FlowEntry>> flows = ivr::flows(connection);
    if (!flows)
        return tl::unexpected(flows.error());
    Result<QList<Mailbox>> mailboxes = voicemail::mailboxes(connection);
    if (!mailboxes)
        return tl::unexpected(mailboxes.error());
    NumberChoices choices;
    choices.usualFlow = ivr::frontDesk;
    // Of those that came with the program only this one takes callers; the others are parts of what the desk does.
    QStringList parts = ivr::shippedFlows();
    parts.removeOne(choices.usualFlow);
    for (const ivr::FlowEntry &flow : *flows) {
        if (flow.published && !parts.contains(flow.key))
            choices.flows << NumberChoices::Flow{flow.key, flow.name};
    }
    choices.mailboxes = std::move(*mailboxes);
    return choices;
}

} // namespace cb::engine
