// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/ivrhooks.h"

#include "calls/actionstore.h"
#include "calls/callfacts.h"
#include "calls/callplacing.h"
#include "calls/callstore.h"
#include "ivr/awaited.h"
#include "twilio/twiml.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

Q_DECLARE_LOGGING_CATEGORY(lcIvr)

namespace cb::ivr {

namespace twiml = twilio::twiml;

namespace {

constexpr int patience = 2; // redirects before we stop waiting for the database

CallDirection directionOf(twilio::Direction direction)
{
    return direction == twilio::Direction::Inbound ? CallDirection::Inbound : CallDirection::Outbound;
}

calls::Parties partiesOf(const twilio::CallParameters &call)
{
    return {directionOf(call.direction), call.from, call.to, call.callerName};
}

QString textOf(const text::Value &value, const QString &name)
{
    const text::Value *member = value.find(name);
    return member ? member->string() : QString();
}

qint64 numberOf(const text::Value &value, const QString &name)
{
    const text::Value *member = value.find(name);
    return member ? member->integer() : 0;
}

void addRecording(const text::Value &recording, Instant now, QList<calls::Fact> &facts)
{
    calls::RecordingChanged changed;
    changed.sid = textOf(recording, u"sid"_s);
    changed.state = CallRecording::State::Completed;
    changed.url = textOf(recording, u"url"_s);
    if (recording.find(u"seconds"_s))
        changed.taped = std::chrono::seconds(numberOf(recording, u"seconds"_s));
    if (!changed.sid.isEmpty())
        facts << calls::Fact{now, changed};
}

/// What an effect means for the call; where it stands goes into `moved`, for of one request only the last place counts.
void addEffect(const Effect &effect, Instant now, QList<calls::Fact> &facts, std::optional<calls::Moved> &moved)
{
    if (effect.kind == u"recording"_s || effect.kind == u"voicemail"_s) {
        addRecording(effect.details, now, facts);
        if (effect.kind == u"voicemail"_s)
            facts << calls::Fact{now, calls::MessageLeft{}};
    } else if (effect.kind == u"ringing"_s) {
        moved = calls::Moved();
        moved->state = CallState::Ringing;
        moved->agentCount = int(numberOf(effect.details, u"count"_s));
        moved->agent = {numberOf(effect.details, u"id"_s)};
        moved->agentName = textOf(effect.details, u"name"_s);
        moved->team = textOf(effect.details, u"team"_s);
    } else if (effect.kind == u"back_in_flow"_s) {
        moved = calls::Moved();
    } else {
        qCWarning(lcIvr, "nobody carries out effects of kind %ls", qUtf16Printable(effect.kind));
    }
}

void addStep(const Visit &visit, Instant now, QList<calls::Fact> &facts)
{
    facts << calls::Fact{now,
        calls::StepEntered{.visit = visit.number,
            .label = visit.name.isEmpty() ? visit.kind : visit.name,
            .detail = visit.detail.isEmpty() ? visit.input : visit.detail,
            .crumb = visit.crumb}};
}

/// Stores a run and tells the calls room about it; `moved`: where the call stood before its steps.
Result<Reply> keep(store::Transaction &tx, Run run, qint64 open, const twilio::VoiceRequest &request, const Desk &desk,
    QList<calls::Fact> facts = {}, std::optional<calls::Moved> moved = std::nullopt)
{
    const QString &sid = request.call.callSid;
    const Result<qint64> row = saveVisits(tx, sid, run.visits, open);
    if (!row)
        return tl::unexpected(row.error());
    run.state.interaction = *row;
    if (const Result<> saved = saveCallState(tx, sid, run.state, run.twiml); !saved)
        return tl::unexpected(saved.error());

    const Instant now = tx.now();
    for (const Effect &effect : std::as_const(run.effects))
        addEffect(effect, now, facts, moved);
    if (moved)
        facts << calls::Fact{now, *moved};
    for (const Visit &visit : std::as_const(run.visits)) {
        if (visit.entered || !visit.detail.isEmpty() || !visit.crumb.isEmpty() || !visit.input.isEmpty())
            addStep(visit, now, facts);
    }
    if (!facts.isEmpty()) {
        const Result<calls::Applied> applied =
            calls::apply(tx, sid, partiesOf(request.call), facts, desk.origin, desk.site.time);
        if (!applied)
            return tl::unexpected(applied.error());
    }
    return Reply{std::move(run.twiml), run.waitFor};
}

Result<Reply> reject(store::Transaction &tx, const twilio::VoiceRequest &request, const Desk &desk)
{
    const QList<calls::Fact> facts{{tx.now(), calls::StatusChanged{CallProgress::Ringing, std::nullopt, 0}}};
    const Result<calls::Applied> applied =
        calls::apply(tx, request.call.callSid, partiesOf(request.call), facts, desk.origin, desk.site.time);
    if (!applied)
        return tl::unexpected(applied.error());
    const Result<QByteArray> document = twiml::Response::document({twiml::Reject{}});
    if (!document)
        return tl::unexpected(document.error());
    return Reply{*document, 0};
}

/// A call we hear of for the first time, wherever it comes in.
Result<Reply> begin(
    store::Transaction &tx, const Executor &executor, const twilio::VoiceRequest &request, const Desk &desk)
{
    const PhoneNumber from = request.call.fromNumber();
    if (!from.isEmpty()) {
        const Result<bool> blocked = calls::isBlocked(tx, from);
        if (!blocked)
            return tl::unexpected(blocked.error());
        if (*blocked)
            return reject(tx, request, desk);
    }
    const Result<std::optional<OurNumber>> line = calls::ourNumber(tx, request.call.toNumber());
    if (!line)
        return tl::unexpected(line.error());
    const World world{tx.now(), desk.dice, desk.site, request};
    Result<Run> run = executor.begin(tx, *line ? (*line)->flow : QString(), world);
    if (!run)
        return tl::unexpected(run.error());
    if (*line && run->visits.first().crumb.isEmpty())
        run->visits.first().crumb = (*line)->label;
    const QList<calls::Fact> facts{{tx.now(), calls::StatusChanged{CallProgress::Ringing, std::nullopt, 0}}};
    return keep(tx, *std::move(run), 0, request, desk, facts, calls::Moved());
}

/// Somebody whom we called has answered.
Result<Reply> answered(store::Transaction &tx, const Executor &executor, const twilio::VoiceRequest &request,
    const Desk &desk, const twilio::Form &url)
{
    const Result<std::optional<calls::Placed>> placed = calls::placedBy(tx, url);
    if (!placed)
        return tl::unexpected(placed.error());
    Variables known;
    QList<calls::Fact> facts;
    if (*placed) {
        const PlacedCall &wish = (*placed)->wish;
        known.set(u"placed"_s,
            text::Value::map({{u"number"_s, wish.number.e164()}, {u"name"_s, wish.name}, {u"line"_s, wish.line.e164()},
                {u"attempt"_s, wish.attempt}, {u"attempts"_s, wish.attempts}}));
        facts << calls::Fact{tx.now(), (*placed)->fact()};
    }
    facts << calls::Fact{tx.now(), calls::StatusChanged{CallProgress::InProgress, std::nullopt, 0}};
    const World world{tx.now(), desk.dice, desk.site, request};
    Result<Run> run = executor.begin(tx, url.text("flow"), world, known);
    if (!run)
        return tl::unexpected(run.error());
    Result<Reply> reply = keep(tx, *std::move(run), 0, request, desk, facts);
    if (reply && *placed) {
        if (const Result<> seen = calls::placedSeen(tx, **placed, request.call.callSid); !seen)
            return tl::unexpected(seen.error());
    }
    return reply;
}

/// Somebody at the desk transfers the call. `known` is where it was; nothing for the other side of a call we placed,
/// who was in no flow and is a call of its own from now on.
Result<Reply> transferred(store::Transaction &tx, const Executor &executor, const twilio::VoiceRequest &request,
    const Desk &desk, const CallAction &action, std::optional<StoredCall> known)
{
    State state = known ? std::move(known->state) : State();
    text::MapEntries target;
    for (auto member = action.target.begin(); member != action.target.end(); ++member)
        target.emplace_back(member.key(), member->toString());
    state.variables.set(u"transfer"_s, text::Value::map(std::move(target)));
    const World world{tx.now(), desk.dice, desk.site, request};
    Result<Run> run = executor.divert(tx, std::move(state), blindTransfer, world);
    if (!run)
        return tl::unexpected(run.error());
    QList<calls::Fact> facts;
    if (!known)
        facts << calls::Fact{tx.now(), calls::StatusChanged{CallProgress::InProgress, std::nullopt, 0}};
    return keep(tx, *std::move(run), 0, request, desk, facts);
}

/// The transfer that a request's URL names, when it is one of this very leg.
Result<std::optional<CallAction>> transferOf(store::Transaction &tx, const twilio::Form &url, const QString &callSid)
{
    const CallAction::Id id{url.text("a").toLongLong()};
    if (!id.isValid())
        return std::optional<CallAction>();
    Result<std::optional<CallAction>> action = calls::action(tx, id);
    if (!action)
        return tl::unexpected(action.error());
    const bool ours = *action && (*action)->kind == CallAction::Kind::Transfer && (*action)->sid == callSid;
    return ours ? *std::move(action) : std::optional<CallAction>();
}

/// Where the call goes on, or nothing when the URL belongs to another moment of it.
Result<std::optional<Input>> inputOf(store::Transaction &tx, const State &state, const twilio::Form &url)
{
    if (state.ended || !isOfThisVisit(state, url))
        return std::optional<Input>();
    if (!state.waiting)
        return std::optional(Input{url.has("e") ? Input::Kind::Nothing : Input::Kind::Returned, {}});
    Result<std::optional<text::Value>> outcome = outcomeOf(tx, *state.waiting);
    if (!outcome)
        return tl::unexpected(outcome.error());
    return std::optional(
        *outcome ? Input{Input::Kind::Outcome, **std::move(outcome)} : Input{Input::Kind::Pending, {}});
}

/// The caller hung up while they waited, and the call's end came before its request.
Result<bool> endedWaiting(store::Transaction &tx, const QString &callSid, const twilio::Form &url)
{
    if (!url.has("w"))
        return false;
    const Result<std::optional<Call>> call = calls::callBySid(tx, callSid);
    if (!call)
        return tl::unexpected(call.error());
    return *call && (*call)->endedAt;
}

/// The request's own path as the vendor asks for it: a proxy may have taken our prefix off, or left it on.
QString samePath(const QByteArray &target, const Site &site)
{
    const qsizetype question = target.indexOf('?');
    QString path = QString::fromLatin1(question < 0 ? target : target.first(question));
    const qsizetype scheme = site.baseUrl.indexOf("://"_L1);
    const qsizetype slash = site.baseUrl.indexOf(u'/', scheme < 0 ? 0 : scheme + 3);
    const QString prefix = slash < 0 ? QString() : site.baseUrl.sliced(slash);
    if (path.startsWith(prefix + u'/'))
        path.remove(0, prefix.size());
    return site.baseUrl + path;
}

} // namespace

Result<Reply> incoming(store::Transaction &tx, const Executor &executor, const twilio::VoiceRequest &request,
    const Desk &desk, const twilio::Form &url)
{
    const Result<std::optional<StoredCall>> known = callState(tx, request.call.callSid);
    if (!known)
        return tl::unexpected(known.error());
    if (*known)
        return Reply{(*known)->answer, (*known)->state.waiting ? (*known)->state.waiting->id : 0};
    if (request.call.direction != twilio::Direction::Inbound && url.has("flow"))
        return answered(tx, executor, request, desk, url);
    return begin(tx, executor, request, desk);
}

Result<Reply> proceed(store::Transaction &tx, const Executor &executor, const twilio::VoiceRequest &request,
    const twilio::Form &url, const Desk &desk)
{
    Result<std::optional<StoredCall>> known = callState(tx, request.call.callSid);
    if (!known)
        return tl::unexpected(known.error());
    const Result<std::optional<CallAction>> transfer = transferOf(tx, url, request.call.callSid);
    if (!transfer)
        return tl::unexpected(transfer.error());
    if (*transfer)
        return transferred(tx, executor, request, desk, **transfer, *std::move(known));
    if (!*known && !request.recording) {
        const Result<bool> ended = endedWaiting(tx, request.call.callSid, url);
        if (!ended)
            return tl::unexpected(ended.error());
        return *ended ? Reply{twiml::Response::empty(), 0} : begin(tx, executor, request, desk);
    }
    const World world{tx.now(), desk.dice, desk.site, request};
    if (!*known) {
        // The message that withoutDatabase() asked for: its call has no state, the message is kept all the same.
        State state;
        state.flow = apologyFlow;
        state.step = u"message"_s;
        state.visit = 1;
        Result<Run> run = executor.resume(tx, std::move(state), Input{Input::Kind::Returned, {}}, world);
        if (!run)
            return tl::unexpected(run.error());
        return keep(tx, *std::move(run), 0, request, desk);
    }
    StoredCall &call = **known;
    const Result<std::optional<Input>> input = inputOf(tx, call.state, url);
    if (!input)
        return tl::unexpected(input.error());
    if (!*input)
        return Reply{std::move(call.answer), call.state.waiting ? call.state.waiting->id : 0};
    const qint64 open = call.state.interaction;
    Result<Run> run = executor.resume(tx, std::move(call.state), **input, world);
    if (!run)
        return tl::unexpected(run.error());
    return keep(tx, *std::move(run), open, request, desk);
}

Result<Reply> fallback(
    store::Transaction &tx, const Executor &executor, const twilio::VoiceRequest &request, const Desk &desk)
{
    Result<std::optional<StoredCall>> known = callState(tx, request.call.callSid);
    if (!known)
        return tl::unexpected(known.error());
    if (request.fallback)
        qCWarning(lcIvr, "call %ls: the vendor could not use our answer: error %d",
            qUtf16Printable(request.call.callSid), request.fallback->errorCode);
    const World world{tx.now(), desk.dice, desk.site, request};
    State state = *known ? std::move((*known)->state) : State();
    Result<Run> run = executor.apologise(tx, std::move(state), world);
    if (!run)
        return tl::unexpected(run.error());
    return keep(tx, *std::move(run), 0, request, desk);
}

Result<> callEnded(store::Transaction &tx, const QString &callSid)
{
    return forgetCall(tx, callSid);
}

QByteArray withoutDatabase(const Executor &executor, const twilio::VoiceRequest &request, const QByteArray &target,
    const twilio::Form &url, const Site &site)
{
    const int failures = url.text("f").toInt();
    if (failures >= patience)
        return lastResort(executor, request, site);
    twilio::Form again;
    for (qsizetype i = 0; i < url.size(); ++i) {
        if (url.at(i).name != "f")
            again.append(url.at(i).name, url.at(i).value);
    }
    again.append("f", QString::number(failures + 1));
    const QString address = samePath(target, site) + u'?' + QString::fromLatin1(again.encoded());
    const Result<QByteArray> document =
        twiml::Response::document({twiml::Pause{twiml::Seconds(2)}, twiml::Redirect{.url = address}});
    return document.value_or(twiml::Response::empty());
}

QByteArray lastResort(const Executor &executor, const twilio::VoiceRequest &request, const Site &site)
{
    return executor.apology(World{Instant(), 0, site, request});
}

} // namespace cb::ivr
