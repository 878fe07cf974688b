// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The flow machine on the shipped front desk: a caller who changes the language some times and then asks for
// scheduling. Once the steps alone, once as a request costs them: state read, steps, TwiML and state written.
#include "bench/bench.h"

#include "ivr/flowlibrary.h"
#include "ivr/ivranswers.h"
#include "ivr/machine.h"
#include "ivr/stepregistry.h"
#include "twilio/twiml.h"

#include <QElapsedTimer>

#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::bench {

namespace {

class Caller
{
public:
    Caller(const ivr::CompiledFlow &flow, bool asRequests)
        : m_flow(flow)
        , m_asRequests(asRequests)
    {
        m_site.name = u"Marlowe Care"_s;
        m_request.call.callSid = u"CA00000000000000000000000000000001"_s;
        m_request.call.from = u"+12065550142"_s;
        m_request.call.to = u"+12065550100"_s;
        m_request.call.status = twilio::CallStatus::InProgress;
        m_open = text::Value::map({{u"name"_s, u"office"_s}, {u"state"_s, u"open"_s}, {u"open"_s, true},
            {u"reason"_s, QString()}, {u"notice"_s, QString()}});
        m_targets = text::Value::list({text::Value::map({{u"number"_s, u"+12065550110"_s}, {u"name"_s, u"Ruth"_s}})});
    }

    /// One call; how many steps it entered.
    int call()
    {
        m_state = {};
        m_bytes.clear();
        int steps = request(ivr::Input::Kind::Start, {});
        for (int i = 0; i < 4; ++i)
            steps += request(ivr::Input::Kind::Returned, u"9"_s);
        return steps + request(ivr::Input::Kind::Returned, u"1"_s);
    }
    [[nodiscard]] int broken() const { return m_broken; }

private:
    int request(ivr::Input::Kind kind, const QString &digits)
    {
        m_request.digits = digits;
        if (m_asRequests && !m_bytes.isEmpty())
            m_state = ivr::State::fromBytes(m_bytes).value_or(ivr::State());
        const ivr::World world{m_now, 1, m_site, m_request};
        ivr::Turn turn(m_state, ivr::Input{kind, {}});
        while (true) {
            ivr::Progress progress = ivr::step(m_flow, std::move(turn), world);
            auto *ask = std::get_if<ivr::Ask>(&progress);
            if (!ask) {
                auto *answer = std::get_if<ivr::Answer>(&progress);
                return answer ? finish(answer->turn) : 0;
            }
            turn = std::move(ask->turn);
            turn.answer(ask->question.kind == u"dial_targets"_s ? m_targets : m_open);
        }
    }
    int finish(ivr::Turn &turn)
    {
        int entered = 0;
        for (const ivr::Visit &visit : std::as_const(turn.visits)) {
            entered += visit.entered ? 1 : 0;
            m_broken += visit.problem.isEmpty() ? 0 : 1;
        }
        m_state = std::move(turn.state);
        if (m_asRequests) {
            m_broken += twilio::twiml::Response::document(turn.verbs) ? 0 : 1;
            m_bytes = m_state.bytes();
        }
        return entered;
    }

    const ivr::CompiledFlow &m_flow;
    bool m_asRequests;
    ivr::Site m_site;
    twilio::VoiceRequest m_request;
    text::Value m_open;
    text::Value m_targets;
    Instant m_now{std::chrono::milliseconds(1'795'185'720'000)};
    ivr::State m_state;
    QByteArray m_bytes;
    int m_broken = 0;
};

QJsonObject walk(const ivr::CompiledFlow &flow, bool asRequests, double seconds)
{
    Caller caller(flow, asRequests);
    for (int i = 0; i < 1000; ++i)
        (void)caller.call();
    QElapsedTimer timer;
    timer.start();
    qint64 steps = 0;
    qint64 calls = 0;
    const auto end = qint64(seconds * 1e9);
    for (; timer.nsecsElapsed() < end; ++calls)
        steps += caller.call();
    const double took = double(timer.nsecsElapsed()) / 1e9;
    return {{u"steps_per_second"_s, std::round(double(steps) / took)},
        {u"steps_per_call"_s, double(steps) / double(calls)}, {u"us_per_step"_s, rounded(took * 1e6 / double(steps))},
        {u"broken"_s, caller.broken()}};
}

Result<QJsonObject> ivrStep(const Options &options)
{
    ivr::StepRegistry registry = ivr::StepRegistry::standard();
    ivr::addAnswers(registry);
    const Result<ivr::Flow> flow = ivr::shippedFlow(u"front-desk"_s);
    if (!flow)
        return tl::unexpected(flow.error());
    const ivr::FlowPtr compiled = ivr::CompiledFlow::compile(*flow, 1, registry);
    return QJsonObject{{u"steps_alone"_s, walk(*compiled, false, options.seconds / 2)},
        {u"with_twiml_and_state"_s, walk(*compiled, true, options.seconds / 2)}};
}

const Register registered(Bench{u"ivr-step"_s, u"steps of the shipped front desk per second on one core"_s, ivrStep});

} // namespace

} // namespace cb::bench
