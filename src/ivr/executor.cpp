// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/executor.h"

#include "twilio/twiml.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcIvr, "callboard.ivr", QtInfoMsg)

namespace cb::ivr {

namespace twiml = twilio::twiml;

namespace {

QByteArray hangUp()
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Hangup/></Response>";
}

/// The document of a call that waits: what the steps said, then back to us.
Result<QByteArray> waitingDocument(QList<twiml::Verb> verbs, const State &state, const World &world)
{
    verbs << twiml::Redirect{
        .url = u"%1/twilio/voice/continue?w=%2&v=%3"_s.arg(world.site.baseUrl).arg(state.waiting->id).arg(state.visit)};
    return twiml::Response::document(verbs);
}

} // namespace

Result<Run> Executor::begin(
    store::Transaction &tx, const QString &flow, const World &world, const Variables &known) const
{
    State state;
    state.variables = known;
    for (const QString &key : {flow, frontDesk}) {
        if (key.isEmpty())
            continue;
        Result<FlowPtr> found = m_library.published(tx, key);
        if (found)
            return run(tx, *std::move(found), Turn(std::move(state), Input{Input::Kind::Start, {}}), world);
        qCWarning(lcIvr, "%ls", qUtf16Printable(found.error().detail));
    }
    return apologise(tx, State(), world);
}

Result<Run> Executor::divert(store::Transaction &tx, State state, const QString &flow, const World &world) const
{
    Result<FlowPtr> found = changedFlow(tx, flow);
    if (!found)
        return tl::unexpected(found.error());
    state.step.clear();
    state.ended = false;
    state.waiting.reset();
    return run(tx, *std::move(found), Turn(std::move(state), Input{Input::Kind::Start, {}}), world);
}

Result<Run> Executor::resume(store::Transaction &tx, State state, Input input, const World &world) const
{
    Result<FlowPtr> flow = m_library.version(tx, state.flow, state.version);
    if (flow)
        return run(tx, *std::move(flow), Turn(std::move(state), std::move(input)), world);
    qCWarning(
        lcIvr, "call %ls: %ls", qUtf16Printable(world.request.call.callSid), qUtf16Printable(flow.error().detail));
    return apologise(tx, std::move(state), world);
}

Result<Run> Executor::apologise(store::Transaction &tx, State state, const World &world) const
{
    const Result<FlowPtr> flow = m_library.shipped(apologyFlow);
    if (!flow)
        return tl::unexpected(flow.error());
    state.step.clear();
    state.ended = false;
    return run(tx, *flow, Turn(std::move(state), Input{Input::Kind::Start, {}}), world);
}

Result<Run> Executor::run(store::Transaction &tx, FlowPtr flow, Turn turn, const World &world) const
{
    int questions = 0;
    while (true) {
        Progress progress = step(*flow, std::move(turn), world);
        if (auto *answer = std::get_if<Answer>(&progress))
            return finish(tx, std::move(answer->turn), world);
        if (auto *waiting = std::get_if<Wait>(&progress))
            return wait(tx, std::move(*waiting), world);

        if (auto *change = std::get_if<Change>(&progress)) {
            const bool again = ++questions > Bounds::questionsPerRequest;
            Result<FlowPtr> next = changedFlow(tx, again ? apologyFlow : change->flow);
            if (!next)
                return tl::unexpected(next.error());
            flow = *std::move(next);
            turn = std::move(change->turn);
            if (flow->flow().key == apologyFlow)
                turn.target.clear();
            continue;
        }
        Ask &ask = std::get<Ask>(progress);
        if (++questions > Bounds::questionsPerRequest) {
            // A flow that only asks: like an endless loop, but nothing in it can be told apart from use.
            Result<FlowPtr> apology = changedFlow(tx, apologyFlow);
            if (!apology)
                return tl::unexpected(apology.error());
            flow = *std::move(apology);
            turn = std::move(ask.turn);
            turn.visits.last().problem = u"more than %1 questions in one request"_s.arg(Bounds::questionsPerRequest);
            turn.visits.last().exit = errorExit;
            turn.target.clear();
            turn.state.step.clear();
            continue;
        }
        Result<text::Value> value = answerTo(tx, ask.question, world);
        if (!value)
            return tl::unexpected(value.error());
        turn = std::move(ask.turn);
        turn.answer(*std::move(value));
    }
}

Result<FlowPtr> Executor::changedFlow(store::Transaction &tx, const QString &key) const
{
    if (key != apologyFlow) {
        Result<FlowPtr> flow = m_library.published(tx, key);
        if (flow || flow.error().kind == Error::Kind::Storage)
            return flow;
        qCWarning(lcIvr, "%ls", qUtf16Printable(flow.error().detail));
    }
    return m_library.shipped(apologyFlow);
}

Result<text::Value> Executor::answerTo(store::Transaction &tx, const Question &question, const World &world) const
{
    const auto answerer = m_answerers.constFind(question.kind);
    if (answerer == m_answerers.constEnd()) {
        qCWarning(lcIvr, "nobody answers questions of kind %ls", qUtf16Printable(question.kind));
        return text::Value();
    }
    Result<text::Value> value = (*answerer)(tx, question, world);
    if (!value && value.error().kind != Error::Kind::Storage) {
        qCWarning(lcIvr, "%ls: %ls", qUtf16Printable(question.kind), qUtf16Printable(value.error().detail));
        return text::Value();
    }
    return value;
}

Result<Run> Executor::finish(store::Transaction &tx, Turn turn, const World &world) const
{
    Result<QByteArray> document = twiml::Response::document(turn.verbs);
    if (!document) {
        // Too long, or a setting that Twilio would refuse: the caller hears the apology instead.
        Visit &visit = turn.visits.last();
        visit.problem = document.error().detail;
        visit.exit = errorExit;
        if (turn.state.flow != apologyFlow) {
            const Result<FlowPtr> apology = m_library.shipped(apologyFlow);
            if (!apology)
                return tl::unexpected(apology.error());
            turn.verbs.clear();
            turn.state.step.clear();
            turn.target.clear();
            turn.state.ended = false;
            turn.entering = false;
            ++turn.state.problems;
            return run(tx, *apology, std::move(turn), world);
        }
        document = hangUp();
        turn.state.ended = true;
    }
    Run run;
    for (const Effect &effect : turn.effects) {
        const auto handler = m_handlers.constFind(effect.kind);
        if (handler == m_handlers.constEnd()) {
            run.effects << effect;
        } else if (const Result<qint64> done = (*handler)(tx, effect, turn.state, world); !done) {
            return tl::unexpected(done.error());
        }
    }
    for (const Visit &visit : turn.visits) {
        if (!visit.problem.isEmpty())
            qCWarning(lcIvr, "call %ls: flow %ls version %d, step %ls: %ls",
                qUtf16Printable(world.request.call.callSid), qUtf16Printable(visit.flow), visit.version,
                qUtf16Printable(visit.step), qUtf16Printable(visit.problem));
    }
    run.state = std::move(turn.state);
    run.twiml = *std::move(document);
    run.visits = std::move(turn.visits);
    return run;
}

Result<Run> Executor::wait(store::Transaction &tx, Wait wait, const World &world) const
{
    Turn &turn = wait.turn;
    if (wait.effect) {
        const auto handler = m_handlers.constFind(wait.effect->kind);
        Result<qint64> id = handler == m_handlers.constEnd()
            ? failure(Error::Kind::NotFound, u"nobody carries out effects of kind %1"_s.arg(wait.effect->kind))
            : (*handler)(tx, *wait.effect, turn.state, world);
        if (!id && id.error().kind == Error::Kind::Storage)
            return tl::unexpected(id.error());
        if (!id) { // as if the time were up
            qCWarning(lcIvr, "%ls", qUtf16Printable(id.error().detail));
            id = 0;
            wait.until = world.now;
        }
        turn.state.waiting = Waiting{*id, wait.until};
    }
    Result<QByteArray> document = waitingDocument(turn.verbs, turn.state, world);
    if (!document) {
        turn.verbs.clear();
        document = waitingDocument({}, turn.state, world);
        if (!document)
            return tl::unexpected(document.error());
    }
    const qint64 id = turn.state.waiting->id;
    turn.verbs.clear();
    Result<Run> run = finish(tx, std::move(turn), world);
    if (run) {
        run->twiml = *std::move(document);
        run->waitFor = id;
    }
    return run;
}

QByteArray Executor::apology(const World &world) const
{
    const Result<FlowPtr> flow = m_library.shipped(apologyFlow);
    if (!flow)
        return hangUp();
    Progress progress = step(**flow, Turn(State(), Input{Input::Kind::Start, {}}), world);
    const auto *answer = std::get_if<Answer>(&progress);
    return answer ? twiml::Response::document(answer->turn.verbs).value_or(hangUp()) : hangUp();
}

} // namespace cb::ivr
