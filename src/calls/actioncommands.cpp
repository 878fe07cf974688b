// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/actioncommands.h"

#include "calls/callorders.h"
#include "calls/callplacing.h"
#include "calls/callstore.h"
#include "calls/legstore.h"
#include "commands/command.h"
#include "people/peoplestore.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using cb::commands::Actor;
using cb::store::Transaction;
using cb::store::outbox::ItemId;

namespace cb::calls {

namespace {

using Kind = CallAction::Kind;

constexpr int mostAttempts = 20;
constexpr int longestDelay = 24 * 60 * 60; // s

tl::unexpected<Error> invalid(const QString &what)
{
    return failure(Error::Kind::Invalid, what);
}

qint64 idOf(const QJsonValue &value)
{
    bool read = false;
    const qint64 id = value.toString().toLongLong(&read);
    return read && id > 0 ? id : 0;
}

/// Numbers come as JSON numbers from the window and as text from the command line.
int wholeOf(const QJsonValue &value)
{
    bool read = false;
    const int whole = value.isString() ? value.toString().toInt(&read) : value.toInt(-1);
    return value.isString() && !read ? -1 : whole;
}

bool isSid(const QString &text)
{
    return text.size() == 34 && text.startsWith("CA"_L1);
}

// --- the shape of the arguments

Result<> checkCall(const QJsonObject &args)
{
    const QString call = args[u"call"_s].toString();
    if (!isSid(call) && idOf(args[u"call"_s]) == 0)
        return invalid(u"call must be a call's id or SID"_s);
    return {};
}

Result<> checkTransfer(const QJsonObject &args)
{
    if (Result<> good = checkCall(args); !good)
        return good;
    const int targets =
        int(args.contains(u"number"_s)) + int(args.contains(u"operator"_s)) + int(args.contains(u"team"_s));
    if (targets != 1)
        return invalid(u"one of number, operator and team is needed"_s);
    if (args.contains(u"number"_s)) {
        if (const Result<PhoneNumber> number = PhoneNumber::parse(args[u"number"_s].toString()); !number)
            return invalid(u"number: "_s + number.error().detail);
    }
    if (args.contains(u"operator"_s) && idOf(args[u"operator"_s]) == 0)
        return invalid(u"operator must be an operator's id"_s);
    if (args.contains(u"team"_s) && args[u"team"_s].toString().isEmpty())
        return invalid(u"team must be a team's name"_s);
    return {};
}

struct RecordingWord {
    QLatin1StringView word;
    Kind kind;
    ChangeRecording::To to;
};
constexpr RecordingWord recordingWords[] = {
    {QLatin1StringView("start"), Kind::StartRecording, ChangeRecording::To::Running},
    {QLatin1StringView("pause"), Kind::PauseRecording, ChangeRecording::To::Paused},
    {QLatin1StringView("resume"), Kind::ResumeRecording, ChangeRecording::To::Running},
    {QLatin1StringView("stop"), Kind::StopRecording, ChangeRecording::To::Stopped}};

const RecordingWord *recordingWord(const QJsonObject &args)
{
    for (const RecordingWord &each : recordingWords) {
        if (args[u"action"_s].toString() == each.word)
            return &each;
    }
    return nullptr;
}

Result<> checkRecording(const QJsonObject &args)
{
    if (!recordingWord(args))
        return invalid(u"action must be start, pause, resume or stop"_s);
    return checkCall(args);
}

Result<> checkPlace(const QJsonObject &args)
{
    for (const QString &name : {u"to"_s, u"from"_s}) {
        if (name == u"from"_s && !args.contains(name))
            continue;
        if (const Result<PhoneNumber> number = PhoneNumber::parse(args[name].toString()); !number)
            return invalid(name + u": "_s + number.error().detail);
    }
    if (args.contains(u"operator"_s) && idOf(args[u"operator"_s]) == 0)
        return invalid(u"operator must be an operator's id"_s);
    if (args.contains(u"attempts"_s)) {
        if (const int attempts = wholeOf(args[u"attempts"_s]); attempts < 1 || attempts > mostAttempts)
            return invalid(u"attempts must be 1 to %1"_s.arg(mostAttempts));
    }
    if (args.contains(u"delay"_s)) {
        if (const int delay = wholeOf(args[u"delay"_s]); delay < 1 || delay > longestDelay)
            return invalid(u"delay must be 1 to %1 seconds"_s.arg(longestDelay));
    }
    return {};
}

Result<> checkCancel(const QJsonObject &args)
{
    return idOf(args[u"placed"_s]) != 0 ? Result<>() : Result<>(invalid(u"placed must be a placed call's id"_s));
}

// --- what they do

/// The call that is meant, and that something can still be done to.
Result<Call> openCall(Transaction &tx, const QJsonObject &args)
{
    const QString word = args[u"call"_s].toString();
    const Result<std::optional<Call>> found =
        isSid(word) ? callBySid(tx, word) : call(tx, Call::Id{idOf(args[u"call"_s])});
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return failure(Error::Kind::NotFound, u"there is no such call"_s);
    if (!isOpen((*found)->state) || isEnd((*found)->progress))
        return failure(Error::Kind::Conflict, u"That call has ended"_s);
    return **found;
}

QJsonObject answer(CallAction::Id id)
{
    return {{u"action"_s, QString::number(id.value)}};
}

/// The same was ordered before and has no outcome yet.
Result<std::optional<CallAction::Id>> underWay(Transaction &tx, Call::Id call, Kind kind)
{
    const Result<QList<CallAction>> actions = actionsOf(tx, call);
    if (!actions)
        return tl::unexpected(actions.error());
    for (const CallAction &action : *actions) {
        if (action.kind == kind && action.state == CallAction::State::UnderWay)
            return action.id;
    }
    return std::optional<CallAction::Id>();
}

template <typename Order>
Result<QJsonObject> give(Transaction &tx, const Actor &actor, const Call &call, Kind kind, const Order &what,
    CallAction::Id id, const QString &sid, const QJsonObject &target = {})
{
    const Result<ItemId> order = calls::order(tx, what);
    if (!order)
        return tl::unexpected(order.error());
    NewAction action;
    action.kind = kind;
    action.call = call.id;
    action.sid = sid;
    action.target = target;
    action.by = actor.id;
    const Result<CallAction::Id> kept = insert(tx, id, action, *order);
    if (!kept)
        return tl::unexpected(kept.error());
    return answer(id);
}

Result<QJsonObject> hangUp(Transaction &tx, const Actor &actor, const QJsonObject &args)
{
    const Result<Call> call = openCall(tx, args);
    if (!call)
        return tl::unexpected(call.error());
    const Result<std::optional<CallAction::Id>> before = underWay(tx, call->id, Kind::HangUp);
    if (!before)
        return tl::unexpected(before.error());
    if (*before)
        return answer(**before);
    return give(tx, actor, *call, Kind::HangUp, EndCall{call->sid}, CallAction::Id{tx.newId()}, call->sid);
}

/// Whose leg goes on: the caller's, or the other side's of a call that we placed.
Result<QString> legToMove(Transaction &tx, const Call &call)
{
    if (!call.placed.isValid())
        return call.sid;
    const Result<QList<CallLeg>> legs = legsOf(tx, call.id);
    if (!legs)
        return tl::unexpected(legs.error());
    const auto live = std::find_if(
        legs->rbegin(), legs->rend(), [](const CallLeg &leg) { return leg.progress == CallProgress::InProgress; });
    if (live == legs->rend())
        return failure(Error::Kind::Conflict, u"Nobody has answered that call yet"_s);
    return live->sid;
}

/// Whom a transfer rings, as the flow reads it; who cannot be rung is refused here and not told to the caller.
Result<QJsonObject> targetOf(Transaction &tx, const Call &call, const QJsonObject &args)
{
    if (args.contains(u"number"_s)) {
        const Result<PhoneNumber> number = PhoneNumber::parse(args[u"number"_s].toString());
        if (!number)
            return tl::unexpected(number.error());
        if (*number == call.number)
            return invalid(u"the call would be transferred to itself"_s);
        const Result<std::optional<Contact>> contact = people::contactByPhone(tx, *number);
        if (!contact)
            return tl::unexpected(contact.error());
        return QJsonObject{{u"number"_s, number->e164()}, {u"name"_s, *contact ? (*contact)->name : number->display()}};
    }
    if (args.contains(u"operator"_s)) {
        const Result<Operator> person = people::person(tx, Operator::Id{idOf(args[u"operator"_s])});
        if (!person)
            return tl::unexpected(person.error());
        if (!person->active || person->phones.isEmpty())
            return failure(Error::Kind::Conflict, person->name + u" has no telephone that could ring"_s);
        return QJsonObject{{u"number"_s, person->phones.first().e164()}, {u"name"_s, person->name},
            {u"operator"_s, QString::number(person->id.value)}};
    }
    const QString team = args[u"team"_s].toString();
    const Result<QList<Operator>> members = people::teamByName(tx, team);
    if (!members)
        return tl::unexpected(members.error());
    const bool anybody = std::any_of(members->begin(), members->end(),
        [](const Operator &person) { return person.active && !person.phones.isEmpty(); });
    if (!anybody)
        return failure(Error::Kind::Conflict, u"Nobody in %1 has a telephone that could ring"_s.arg(team));
    return QJsonObject{{u"team"_s, team}, {u"name"_s, team}};
}

Result<QJsonObject> transfer(Transaction &tx, const Actor &actor, const QJsonObject &args)
{
    const Result<Call> call = openCall(tx, args);
    if (!call)
        return tl::unexpected(call.error());
    if (call->state == CallState::Dialing)
        return failure(Error::Kind::Conflict, u"Nobody has answered that call yet"_s);
    const Result<std::optional<CallAction::Id>> before = underWay(tx, call->id, Kind::Transfer);
    if (!before)
        return tl::unexpected(before.error());
    if (*before)
        return failure(Error::Kind::Conflict, u"A transfer of that call is under way"_s);
    const Result<QString> leg = legToMove(tx, *call);
    if (!leg)
        return tl::unexpected(leg.error());
    const Result<QJsonObject> target = targetOf(tx, *call, args);
    if (!target)
        return tl::unexpected(target.error());
    const CallAction::Id id{tx.newId()};
    // The number stays out of the address: addresses are journalled.
    const RedirectCall redirect{*leg, u"/twilio/voice/continue?a=%1"_s.arg(id.value)};
    return give(tx, actor, *call, Kind::Transfer, redirect, id, *leg, *target);
}

Result<QJsonObject> recording(Transaction &tx, const Actor &actor, const QJsonObject &args)
{
    const RecordingWord *word = recordingWord(args);
    const Result<Call> call = openCall(tx, args);
    if (!call)
        return tl::unexpected(call.error());
    if (word->kind == Kind::StartRecording && !call->answeredAt)
        return failure(Error::Kind::Conflict, u"Nobody has answered that call yet"_s);
    if (word->kind == Kind::StartRecording && call->recording)
        return failure(Error::Kind::Conflict, u"That call is being recorded already"_s);
    if (word->kind != Kind::StartRecording && !call->recording)
        return failure(Error::Kind::Conflict, u"That call is not being recorded"_s);
    const Result<std::optional<CallAction::Id>> before = underWay(tx, call->id, word->kind);
    if (!before)
        return tl::unexpected(before.error());
    if (*before)
        return answer(**before);
    const CallAction::Id id{tx.newId()};
    if (word->kind == Kind::StartRecording)
        return give(tx, actor, *call, word->kind, StartRecording{call->sid}, id, call->sid);
    // Without a name it is the one that runs: its "in-progress" event may not have come yet.
    return give(tx, actor, *call, word->kind, ChangeRecording{call->sid, {}, word->to}, id, call->sid);
}

Result<PhoneNumber> lineOf(Transaction &tx, const QJsonObject &args)
{
    if (!args.contains(u"from"_s)) {
        const Result<QList<OurNumber>> all = ourNumbers(tx);
        if (!all)
            return tl::unexpected(all.error());
        if (all->isEmpty())
            return failure(Error::Kind::Conflict, u"There is no number of ours to call from"_s);
        return all->first().phone;
    }
    const Result<PhoneNumber> number = PhoneNumber::parse(args[u"from"_s].toString());
    if (!number)
        return tl::unexpected(number.error());
    const Result<std::optional<OurNumber>> ours = ourNumber(tx, *number);
    if (!ours)
        return tl::unexpected(ours.error());
    if (!*ours)
        return invalid(u"from is none of our numbers"_s);
    return *number;
}

Result<QJsonObject> placeCall(Transaction &tx, const Actor &actor, const QJsonObject &args, PlaceRule rule)
{
    Wish wish;
    const Operator::Id agent = args.contains(u"operator"_s) ? Operator::Id{idOf(args[u"operator"_s])} : actor.id;
    if (!agent.isValid())
        return invalid(u"operator: whose telephone shall ring?"_s);
    if (agent != actor.id && !commands::allows(actor.roles, commands::Role::Supervisor))
        return failure(Error::Kind::Denied, u"calls.place for somebody else needs the role supervisor"_s);
    Result<Operator> person = people::person(tx, agent);
    if (!person)
        return tl::unexpected(person.error());
    wish.agent = std::move(*person);
    const Result<PhoneNumber> number = PhoneNumber::parse(args[u"to"_s].toString());
    if (!number)
        return tl::unexpected(number.error());
    wish.number = *number;
    const Result<PhoneNumber> line = lineOf(tx, args);
    if (!line)
        return tl::unexpected(line.error());
    wish.line = *line;
    if (wish.number == wish.line)
        return invalid(u"to and from are the same number"_s);
    if (wish.agent.phones.contains(wish.number))
        return invalid(u"to is the operator's own telephone"_s);
    if (args.contains(u"attempts"_s))
        rule.attempts = wholeOf(args[u"attempts"_s]);
    if (args.contains(u"delay"_s))
        rule.delay = std::chrono::seconds(wholeOf(args[u"delay"_s]));
    wish.rule = rule;
    wish.by = actor.id;
    const Result<PlacedCall> placed = place(tx, wish);
    if (!placed)
        return tl::unexpected(placed.error());
    return QJsonObject{{u"placed"_s, QString::number(placed->id.value)}};
}

Result<QJsonObject> cancel(Transaction &tx, const Actor &actor, const QJsonObject &args)
{
    if (const Result<> done = cancelPlaced(tx, PlacedCall::Id{idOf(args[u"placed"_s])}, actor.id); !done)
        return tl::unexpected(done.error());
    return QJsonObject();
}

} // namespace

void addActionCommands(commands::Registry &registry, const PlaceRuleSource &rule)
{
    const auto add = [&registry](const QString &name, commands::Definition::Check check,
                         commands::Definition::Handler handle, const QStringList &personal) {
        registry.add({.name = name,
            .needed = commands::Role::Operator,
            .check = std::move(check),
            .handle = std::move(handle),
            .personal = personal});
    };
    add(u"calls.hangUp"_s, checkCall, hangUp, {});
    add(u"calls.transfer"_s, checkTransfer, transfer, {u"number"_s});
    add(u"calls.recording"_s, checkRecording, recording, {});
    add(u"calls.place"_s, checkPlace,
        [rule](Transaction &tx, const Actor &actor, const QJsonObject &args) {
            return placeCall(tx, actor, args, rule ? rule() : PlaceRule());
        },
        {u"to"_s});
    add(u"calls.cancelPlaced"_s, checkCancel, cancel, {});
}

} // namespace cb::calls
