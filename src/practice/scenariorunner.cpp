// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/scenariorunner.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::practice {

namespace {

constexpr milliseconds lookEvery{1000}; // whether everything is over
constexpr auto askAgainEvery = 200ms; // real time
constexpr qint64 askAtMost = 10'000; // real ms: what the desk does after its answer may take a moment
constexpr qsizetype mostTold = 10;
constexpr qsizetype mostTimes = 1'000'000;

bool said(const QStringList &texts, const QString &part)
{
    return std::any_of(
        texts.begin(), texts.end(), [&](const QString &text) { return text.contains(part, Qt::CaseInsensitive); });
}

/// Each of `parts` in this order, others may stand between.
QString missingInOrder(const QStringList &route, const QStringList &parts)
{
    qsizetype from = 0;
    for (const QString &part : parts) {
        qsizetype at = from;
        while (at < route.size() && !route.at(at).contains(part, Qt::CaseInsensitive))
            ++at;
        if (at == route.size())
            return part;
        from = at + 1;
    }
    return {};
}

double percentile(QList<qint64> values, double part)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    return double(values.at(std::min(values.size() - 1, qsizetype(part * double(values.size())))));
}

} // namespace

ScenarioRunner::ScenarioRunner(
    Carrier &carrier, Timeline &timeline, Scenario scenario, DeskProbe *probe, QObject *parent)
    : QObject(parent)
    , m_carrier(carrier)
    , m_timeline(timeline)
    , m_scenario(std::move(scenario))
    , m_probe(probe)
    , m_timers(timeline)
    , m_dice(quint32(m_scenario.seed))
{
    m_again.setSingleShot(true);
    m_again.setInterval(askAgainEvery);
    connect(&m_again, &QTimer::timeout, this, &ScenarioRunner::checkNext);
    connect(&m_carrier, &Carrier::delivered, this, &ScenarioRunner::saw);
}

void ScenarioRunner::start(bool mayLoop)
{
    m_mayLoop = mayLoop && m_scenario.loops;
    m_real.start();
    m_began = m_timeline.now();
    for (const ScenarioNumber &number : std::as_const(m_scenario.numbers))
        m_carrier.addNumber(number.number, number.label);
    m_carrier.seedBehaviours(m_scenario.seed);
    if (m_scenario.usual)
        m_carrier.setUsualBehaviour(*m_scenario.usual);
    play();
    waitForTheEnd();
}

void ScenarioRunner::play()
{
    for (const ScenarioPerson &person : std::as_const(m_scenario.people))
        m_carrier.setBehaviour(person.number, person.behaviour);
    m_actionsLeft += int(m_scenario.actions.size());
    for (const ScenarioAction &action : std::as_const(m_scenario.actions)) {
        m_timers.after(action.at, [this, action] {
            --m_actionsLeft;
            act(action);
        });
    }
}

void ScenarioRunner::stop()
{
    m_timers.clear();
    m_again.stop();
    m_mayLoop = false;
}

void ScenarioRunner::act(const ScenarioAction &action)
{
    std::visit(
        [&](const auto &what) {
            using What = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<What, IncomingCall>) {
                place(what);
            } else if constexpr (std::is_same_v<What, CallStream>) {
                ++m_streams;
                flow(what, m_timeline.now() + std::max(0ms, what.until - action.at));
            } else if constexpr (std::is_same_v<What, Fault>) {
                m_carrier.addFault(what);
            } else if constexpr (std::is_same_v<What, ScenarioPerson>) {
                m_carrier.setBehaviour(what.number, what.behaviour);
            } else {
                m_carrier.failRest(what.status, what.count);
            }
        },
        action.what);
}

void ScenarioRunner::place(const IncomingCall &call)
{
    ++m_calls;
    const Result<QString> sid = m_carrier.placeCall(call);
    if (!sid)
        m_problems.append(sid.error().detail);
    else if (!call.name.isEmpty())
        m_sids.insert(call.name, *sid);
}

milliseconds ScenarioRunner::pause(const CallStream &stream)
{
    const qint64 span = (stream.longestPause - stream.shortestPause).count();
    return stream.shortestPause + milliseconds(qint64(m_dice.bounded(double(span + 1))));
}

void ScenarioRunner::flow(const CallStream &stream, Instant end)
{
    if (m_timeline.now() >= end) {
        --m_streams;
        return;
    }
    m_busy.removeIf([this](const auto &entry) {
        const CallRecord *call = m_carrier.ledger().call(entry.value());
        return call == nullptr || call->endedAt.has_value();
    });
    const IncomingCall &next = stream.calls.at(m_dice.bounded(int(stream.calls.size())));
    if (m_busy.size() < stream.atMost && !m_busy.contains(next.from)) {
        ++m_calls;
        if (const Result<QString> sid = m_carrier.placeCall(next))
            m_busy.insert(next.from, *sid);
        else
            m_problems.append(sid.error().detail);
    }
    m_timers.after(pause(stream), [this, stream, end] { flow(stream, end); });
}

void ScenarioRunner::saw(const Delivery &delivery)
{
    ++m_webhooks;
    const bool good = delivery.httpStatus >= 200 && delivery.httpStatus < 300;
    if (m_took.size() < mostTimes)
        m_took.append(delivery.took.count());
    if (delivery.forged) {
        ++m_forgeries;
        m_believed += good ? 1 : 0;
        return;
    }
    if (delivery.repeated) {
        ++m_repeats;
        m_unlike += delivery.sameAnswer ? 0 : 1;
    }
    if (!good && !delivery.answerLost && m_unanswered.size() < mostTold) {
        m_unanswered.append(u"%1 %2 (%3): %4"_s.arg(toWord(delivery.kind), delivery.path, delivery.event,
            delivery.httpStatus == 0 ? delivery.detail : QString::number(delivery.httpStatus)));
    }
}

void ScenarioRunner::waitForTheEnd()
{
    m_timers.after(lookEvery, [this] {
        if (m_actionsLeft > 0 || m_streams > 0 || !m_carrier.isIdle())
            return waitForTheEnd();
        if (!m_mayLoop)
            return check();
        m_sids.clear();
        play();
        waitForTheEnd();
    });
}

// ---- what is expected

void ScenarioRunner::check()
{
    m_seconds = double(m_real.elapsed()) / 1000;
    m_practised = double((m_timeline.now() - m_began).count()) / 1000;
    m_passed = m_problems.isEmpty();
    m_checking = 0;
    m_asking.start();
    checkNext();
}

void ScenarioRunner::checkNext()
{
    if (m_checking >= m_scenario.expectations.size()) {
        Q_EMIT finished(m_passed);
        return;
    }
    const Expectation &expected = m_scenario.expectations.at(m_checking);
    const QString problem = expected.call.isEmpty() ? problemOfTheDay(expected) : problemAtCarrier(expected);
    if (!problem.isEmpty())
        return conclude(expected, problem); // the carrier's own view changes no more
    const bool asksDesk = !expected.deskStatus.isEmpty() || !expected.deskRoute.isEmpty() || expected.deskRecordings
        || expected.deskCalls;
    if (!asksDesk)
        return conclude(expected, {});
    if (m_probe == nullptr)
        return conclude(expected, u"nobody can look into the desk here"_s);
    askDesk(expected);
}

void ScenarioRunner::conclude(const Expectation &expected, const QString &problem)
{
    m_passed = m_passed && problem.isEmpty();
    m_outcomes.append(QJsonObject{{u"that"_s, expected.text}, {u"ok"_s, problem.isEmpty()}, {u"why"_s, problem}});
    ++m_checking;
    m_asking.start();
    m_again.start(0); // not deeper into the stack
}

QString ScenarioRunner::problemAtCarrier(const Expectation &expected) const
{
    const CallRecord *call = m_carrier.ledger().call(m_sids.value(expected.call));
    if (call == nullptr)
        return u"the call never came about"_s;
    for (const QString &part : expected.heard) {
        if (!said(call->heard, part))
            return u"never heard '%1'; heard: %2"_s.arg(part, call->heard.join(u" | "_s));
    }
    for (const QString &part : expected.notHeard) {
        if (said(call->heard, part))
            return u"heard '%1'"_s.arg(part);
    }
    const QString status(twilio::toWord(call->status));
    if (!expected.status.isEmpty() && status != expected.status)
        return u"ended %1, not %2"_s.arg(status, expected.status);
    for (const QString &number : expected.dialled) {
        if (!call->dialled.contains(number))
            return u"%1 was not rung; rung: %2"_s.arg(number, call->dialled.join(u", "_s));
    }
    if (expected.bridged && call->bridged != *expected.bridged)
        return call->bridged ? u"somebody was joined with the caller"_s : u"nobody was joined with the caller"_s;
    if (expected.recordings) {
        int kept = 0;
        for (const RecordingRecord *recording : m_carrier.ledger().recordingsOf(call->sid))
            kept += recording->status == twilio::RecordingStatus::Completed ? 1 : 0;
        if (kept != *expected.recordings)
            return u"%1 recordings, not %2"_s.arg(kept).arg(*expected.recordings);
    }
    return {};
}

QString ScenarioRunner::problemOfTheDay(const Expectation &expected) const
{
    if (expected.allAnswered && !m_unanswered.isEmpty())
        return m_unanswered.join(u"; "_s);
    if (expected.forgeriesRefused && m_forgeries == 0)
        return u"no forged webhook was sent"_s;
    if (expected.forgeriesRefused && m_believed > 0)
        return u"%1 of %2 forged webhooks were believed"_s.arg(m_believed).arg(m_forgeries);
    if (expected.repeatsAnsweredAlike && m_repeats == 0)
        return u"no webhook was repeated"_s;
    if (expected.repeatsAnsweredAlike && m_unlike > 0)
        return u"%1 of %2 repeats were answered differently"_s.arg(m_unlike).arg(m_repeats);
    return {};
}

void ScenarioRunner::askDesk(const Expectation &expected)
{
    const auto settle = [self = QPointer<ScenarioRunner>(this), expected](const QString &problem) {
        if (!self)
            return;
        if (!problem.isEmpty() && self->m_asking.elapsed() < askAtMost)
            self->m_again.start(askAgainEvery);
        else
            self->conclude(expected, problem);
    };
    if (expected.call.isEmpty()) {
        m_probe->callCount([settle, expected](const Result<int> &count) {
            if (!count)
                return settle(count.error().detail);
            settle(*count == *expected.deskCalls
                    ? QString()
                    : u"the desk has %1 calls, not %2"_s.arg(*count).arg(*expected.deskCalls));
        });
        return;
    }
    m_probe->call(m_sids.value(expected.call), [settle, expected](const Result<DeskProbe::Call> &call) {
        if (!call)
            return settle(call.error().detail);
        if (const int rows = expected.deskCalls.value_or(1); call->rows != rows)
            return settle(u"the desk has %1 rows for it, not %2"_s.arg(call->rows).arg(rows));
        if (!expected.deskStatus.isEmpty() && call->status != expected.deskStatus)
            return settle(u"the desk says %1, not %2"_s.arg(call->status, expected.deskStatus));
        if (const QString missing = missingInOrder(call->route, expected.deskRoute); !missing.isEmpty())
            return settle(u"the route lacks '%1': %2"_s.arg(missing, call->route.join(u" > "_s)));
        if (expected.deskRecordings && call->recordings != *expected.deskRecordings)
            return settle(
                u"the desk has %1 recordings of it, not %2"_s.arg(call->recordings).arg(*expected.deskRecordings));
        settle({});
    });
}

QJsonObject ScenarioRunner::report() const
{
    const QJsonObject webhooks{{u"sent"_s, m_webhooks}, {u"repeated"_s, m_repeats}, {u"forged"_s, m_forgeries},
        {u"unanswered"_s, QJsonArray::fromStringList(m_unanswered)}, {u"p50_ms"_s, percentile(m_took, 0.5)},
        {u"p99_ms"_s, percentile(m_took, 0.99)}};
    return {{u"scenario"_s, m_scenario.name}, {u"passed"_s, m_passed}, {u"seconds"_s, m_seconds},
        {u"practised_seconds"_s, m_practised}, {u"calls"_s, m_calls}, {u"webhooks"_s, webhooks},
        {u"problems"_s, QJsonArray::fromStringList(m_problems)}, {u"expectations"_s, m_outcomes}};
}

} // namespace cb::practice

#include "moc_scenariorunner.cpp"
