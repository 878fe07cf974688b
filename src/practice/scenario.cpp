// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/scenario.h"

#include "base/clock.h"
#include "base/phonenumber.h"
#include "practice/scenarioreader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::practice {

namespace {

constexpr qint64 largestFile = 1024 * 1024;
constexpr qsizetype mostEntries = 2000;

/// Reads the parts of a scenario; the first problem stops nothing but is the outcome.
class Parser
{
public:
    explicit Parser(QString folder)
        : m_folder(std::move(folder))
    { }

    [[nodiscard]] Scenario scenario(const QJsonObject &object);
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    [[nodiscard]] ScenarioReader reader(const QJsonObject &object, const QString &place)
    {
        return {object, place, m_problem};
    }
    [[nodiscard]] Turn turn(const QJsonObject &object, const QString &place);
    [[nodiscard]] Script script(ScenarioReader &in, const QString &name);
    [[nodiscard]] Behaviour behaviour(ScenarioReader &in);
    [[nodiscard]] ScenarioPerson person(const QJsonObject &object, const QString &place);
    [[nodiscard]] IncomingCall call(const QJsonObject &object, const QString &place);
    [[nodiscard]] CallStream stream(const QJsonObject &object, const QString &place);
    [[nodiscard]] Fault fault(const QJsonObject &object, const QString &place);
    [[nodiscard]] std::optional<ScenarioAction> action(const QJsonObject &object, const QString &place);
    [[nodiscard]] Expectation expectation(const QJsonObject &object, const QString &place);
    void checkNames(const Scenario &scenario);

    /// `each(object, place)` of a list.
    template <typename Each>
    void forEach(ScenarioReader &in, const QString &name, const Each &each)
    {
        const QJsonArray list = in.list(name, mostEntries);
        for (qsizetype i = 0; i < list.size(); ++i)
            each(list.at(i).toObject(), u"%1[%2]"_s.arg(in.placeOf(name)).arg(i));
    }
    [[nodiscard]] QString phone(ScenarioReader &in, const QString &name);
    [[nodiscard]] QString audio(ScenarioReader &in, const QString &name);

    QString m_folder;
    QString m_problem;
};

QString Parser::phone(ScenarioReader &in, const QString &name)
{
    const QString number = in.neededText(name);
    if (!number.isEmpty() && PhoneNumber::fromVendor(number).isEmpty())
        in.wrong(name, u"must be a number in E.164 form (+12065550100)"_s);
    return number;
}

QString Parser::audio(ScenarioReader &in, const QString &name)
{
    const QString file = in.text(name);
    if (file.isEmpty())
        return {};
    const QString root = QDir(m_folder).canonicalPath();
    const QString path = QFileInfo(QDir(m_folder), file).canonicalFilePath();
    if (m_folder.isEmpty() || path.isEmpty() || !path.startsWith(root + u'/'))
        in.wrong(name, u"there is no such file beside the scenario"_s);
    return path;
}

Turn Parser::turn(const QJsonObject &object, const QString &place)
{
    ScenarioReader in = reader(object, place);
    Turn turn;
    turn.after = in.time(u"after"_s);
    int kinds = 0;
    const auto is = [&](const QString &name, Turn::Kind kind) {
        if (!in.has(name))
            return false;
        ++kinds;
        turn.kind = kind;
        return true;
    };
    if (is(u"press"_s, Turn::Kind::Press)) {
        turn.text = in.neededText(u"press"_s);
        const bool keys = std::all_of(
            turn.text.begin(), turn.text.end(), [](QChar key) { return u"0123456789*#ABCD"_s.contains(key); });
        if (!keys)
            in.wrong(u"press"_s, u"must be keys: 0-9 * # A-D"_s);
    }
    if (is(u"say"_s, Turn::Kind::Say)) {
        turn.text = in.neededText(u"say"_s);
        turn.audioFile = audio(in, u"audio"_s);
    }
    if (is(u"silent"_s, Turn::Kind::Silent) && !in.flag(u"silent"_s))
        in.wrong(u"silent"_s, u"must be true"_s);
    if (is(u"talk"_s, Turn::Kind::Talk)) {
        turn.length = in.time(u"talk"_s).value_or(0ms);
        turn.text = in.text(u"says"_s);
    }
    if (is(u"hang_up"_s, Turn::Kind::HangUp) && !in.flag(u"hang_up"_s))
        in.wrong(u"hang_up"_s, u"must be true"_s);
    if (kinds != 1 && m_problem.isEmpty())
        m_problem = place + u": must be one of press, say, silent, talk, hang_up"_s;
    in.finish();
    return turn;
}

Script Parser::script(ScenarioReader &in, const QString &name)
{
    Script script;
    forEach(in, name, [&](const QJsonObject &each, const QString &place) { script.turns.append(turn(each, place)); });
    script.language = in.text(u"language"_s);
    if (const auto patience = in.time(u"patience"_s))
        script.patience = std::chrono::ceil<std::chrono::seconds>(*patience);
    return script;
}

Behaviour Parser::behaviour(ScenarioReader &in)
{
    Behaviour behaviour;
    int kinds = 0;
    const auto flag = [&](const QString &name, Behaviour::Kind kind) {
        if (!in.flag(name))
            return;
        ++kinds;
        behaviour.kind = kind;
    };
    if (const auto after = in.times(u"answers_after"_s)) {
        ++kinds;
        std::tie(behaviour.after, behaviour.afterMost) = *after;
    }
    if (const auto after = in.times(u"declines_after"_s)) {
        ++kinds;
        behaviour.kind = Behaviour::Kind::Declines;
        std::tie(behaviour.after, behaviour.afterMost) = *after;
    }
    flag(u"busy"_s, Behaviour::Kind::Busy);
    flag(u"no_answer"_s, Behaviour::Kind::NoAnswer);
    flag(u"not_in_service"_s, Behaviour::Kind::NotInService);
    if (kinds != 1)
        in.wrong(
            u"answers_after"_s, u"one of answers_after, declines_after, busy, no_answer, not_in_service is needed"_s);
    if (const auto talks = in.times(u"talks"_s))
        std::tie(behaviour.talks, behaviour.talksMost) = *talks;
    behaviour.says = in.text(u"says"_s);
    behaviour.script = script(in, u"script"_s);
    return behaviour;
}

ScenarioPerson Parser::person(const QJsonObject &object, const QString &place)
{
    ScenarioReader in = reader(object, place);
    ScenarioPerson person;
    person.number = in.neededText(u"number"_s);
    const bool address = person.number.startsWith("client:"_L1) || person.number.startsWith("sip:"_L1);
    if (!address)
        person.number = phone(in, u"number"_s);
    (void)in.text(u"note"_s); // for people who read the file
    person.behaviour = behaviour(in);
    in.finish();
    return person;
}

IncomingCall Parser::call(const QJsonObject &object, const QString &place)
{
    ScenarioReader in = reader(object, place);
    IncomingCall call;
    call.name = in.text(u"name"_s);
    call.from = in.neededText(u"from"_s);
    call.to = phone(in, u"to"_s);
    call.callerName = in.text(u"caller_name"_s);
    call.forwardedFrom = in.text(u"forwarded_from"_s);
    call.script = script(in, u"script"_s);
    (void)in.text(u"note"_s);
    if (in.has(u"at"_s))
        in.wrong(u"at"_s, u"belongs to the action"_s);
    in.finish();
    return call;
}

CallStream Parser::stream(const QJsonObject &object, const QString &place)
{
    ScenarioReader in = reader(object, place);
    CallStream stream;
    stream.until = in.time(u"until"_s).value_or(0ms);
    stream.shortestPause = in.time(u"shortest_pause"_s).value_or(stream.shortestPause);
    stream.longestPause = in.time(u"longest_pause"_s).value_or(stream.longestPause);
    stream.atMost = in.number(u"at_most"_s, stream.atMost, 1, 200);
    if (stream.shortestPause < 100ms || stream.longestPause < stream.shortestPause)
        in.wrong(u"shortest_pause"_s, u"must be at least 0.1 s and no longer than longest_pause"_s);
    forEach(in, u"calls"_s, [&](const QJsonObject &each, const QString &at) { stream.calls.append(call(each, at)); });
    if (stream.calls.isEmpty())
        in.wrong(u"calls"_s, u"is missing"_s);
    in.finish();
    return stream;
}

Fault Parser::fault(const QJsonObject &object, const QString &place)
{
    static const QHash<QString, Fault::Kind> kinds{{u"repeat"_s, Fault::Kind::Repeat}, {u"delay"_s, Fault::Kind::Delay},
        {u"reorder"_s, Fault::Kind::Reorder}, {u"drop_answer"_s, Fault::Kind::DropAnswer},
        {u"forge"_s, Fault::Kind::Forge}};
    ScenarioReader in = reader(object, place);
    Fault fault;
    const QString kind = in.neededText(u"kind"_s);
    if (!kinds.contains(kind))
        in.wrong(u"kind"_s, u"must be one of repeat, delay, reorder, drop_answer, forge"_s);
    fault.kind = kinds.value(kind);
    fault.on = in.text(u"on"_s);
    const QStringList known{QString(), u"incoming"_s, u"document"_s, u"status"_s, u"recording"_s};
    if (!known.contains(fault.on))
        in.wrong(u"on"_s, u"must be one of incoming, document, status, recording"_s);
    fault.count = in.number(u"count"_s, 1, 1, 10'000);
    fault.delay = in.time(u"seconds"_s).value_or(fault.delay);
    in.finish();
    return fault;
}

std::optional<ScenarioAction> Parser::action(const QJsonObject &object, const QString &place)
{
    ScenarioReader in = reader(object, place);
    ScenarioAction action;
    action.at = in.time(u"at"_s).value_or(0ms);
    int kinds = 0;
    if (const QJsonObject made = in.object(u"call"_s); in.has(u"call"_s)) {
        ++kinds;
        action.what = call(made, place + u".call"_s);
    }
    if (const QJsonObject made = in.object(u"stream"_s); in.has(u"stream"_s)) {
        ++kinds;
        action.what = stream(made, place + u".stream"_s);
    }
    if (const QJsonObject made = in.object(u"fault"_s); in.has(u"fault"_s)) {
        ++kinds;
        action.what = fault(made, place + u".fault"_s);
    }
    if (const QJsonObject made = in.object(u"person"_s); in.has(u"person"_s)) {
        ++kinds;
        action.what = person(made, place + u".person"_s);
    }
    if (const QJsonObject made = in.object(u"rest_failure"_s); in.has(u"rest_failure"_s)) {
        ++kinds;
        ScenarioReader failing = reader(made, place + u".rest_failure"_s);
        RestFailure failure;
        failure.status = failing.number(u"status"_s, 503, 400, 599);
        failure.count = failing.number(u"count"_s, 1, 1, 10'000);
        failing.finish();
        action.what = failure;
    }
    (void)in.text(u"note"_s);
    if (kinds != 1)
        in.wrong(u"call"_s, u"one of call, stream, fault, person, rest_failure is needed"_s);
    in.finish();
    return action;
}

Expectation Parser::expectation(const QJsonObject &object, const QString &place)
{
    ScenarioReader in = reader(object, place);
    Expectation expected;
    expected.text = in.neededText(u"that"_s);
    expected.call = in.text(u"call"_s);
    expected.heard = in.texts(u"heard"_s);
    expected.notHeard = in.texts(u"not_heard"_s);
    expected.status = in.text(u"status"_s);
    const QStringList ends{
        QString(), u"completed"_s, u"busy"_s, u"failed"_s, u"no-answer"_s, u"canceled"_s}; // the carrier's words
    if (!ends.contains(expected.status))
        in.wrong(u"status"_s, u"must be one of completed, busy, failed, no-answer, canceled"_s);
    expected.dialled = in.texts(u"dialled"_s);
    expected.bridged = in.maybeFlag(u"joined"_s);
    expected.recordings = in.maybeNumber(u"recordings"_s, 0, 100'000);
    const QJsonObject desk = in.object(u"desk"_s);
    ScenarioReader asked = reader(desk, place + u".desk"_s);
    expected.deskStatus = asked.text(u"status"_s);
    expected.deskRoute = asked.texts(u"route"_s);
    expected.deskRecordings = asked.maybeNumber(u"recordings"_s, 0, 100'000);
    expected.deskCalls = asked.maybeNumber(u"calls"_s, 0, 1'000'000);
    asked.finish();
    expected.allAnswered = in.flag(u"all_answered"_s);
    expected.forgeriesRefused = in.flag(u"forgeries_refused"_s);
    expected.repeatsAnsweredAlike = in.flag(u"repeats_answered_alike"_s);
    in.finish();
    const bool ofACall = !expected.heard.isEmpty() || !expected.notHeard.isEmpty() || !expected.status.isEmpty()
        || !expected.dialled.isEmpty() || expected.bridged || expected.recordings || !expected.deskStatus.isEmpty()
        || !expected.deskRoute.isEmpty() || expected.deskRecordings;
    const bool ofTheDay = expected.allAnswered || expected.forgeriesRefused || expected.repeatsAnsweredAlike;
    if (expected.call.isEmpty() && ofACall)
        in.wrong(u"call"_s, u"is missing: this is asked of one call"_s);
    if (!expected.call.isEmpty() && ofTheDay)
        in.wrong(u"call"_s, u"all_answered and its like are about the whole day"_s);
    if (!ofACall && !ofTheDay && !expected.deskCalls)
        in.wrong(u"that"_s, u"nothing is expected"_s);
    return expected;
}

void Parser::checkNames(const Scenario &scenario)
{
    QStringList names;
    QStringList numbers;
    for (const ScenarioNumber &number : scenario.numbers)
        numbers.append(number.number);
    const auto check = [&](const IncomingCall &call, const QString &place) {
        if (!numbers.contains(call.to) && m_problem.isEmpty())
            m_problem = place + u".to: %1 is not one of the numbers"_s.arg(call.to);
        if (!call.name.isEmpty() && names.contains(call.name) && m_problem.isEmpty())
            m_problem = place + u".name: there are two calls named '%1'"_s.arg(call.name);
        if (!call.name.isEmpty())
            names.append(call.name);
    };
    for (qsizetype i = 0; i < scenario.actions.size(); ++i) {
        if (const auto *one = std::get_if<IncomingCall>(&scenario.actions.at(i).what))
            check(*one, u"actions[%1].call"_s.arg(i));
        if (const auto *many = std::get_if<CallStream>(&scenario.actions.at(i).what)) {
            for (IncomingCall each : many->calls) {
                each.name.clear(); // comes more than once
                check(each, u"actions[%1].stream.calls"_s.arg(i));
            }
        }
    }
    for (qsizetype i = 0; i < scenario.expectations.size(); ++i) {
        const QString &call = scenario.expectations.at(i).call;
        if (!call.isEmpty() && !names.contains(call) && m_problem.isEmpty())
            m_problem = u"expectations[%1].call: no call is named '%2'"_s.arg(i).arg(call);
    }
}

Scenario Parser::scenario(const QJsonObject &object)
{
    ScenarioReader in = reader(object, {});
    Scenario scenario;
    if (in.number(u"format"_s, 0, 0, 1000) != 1)
        in.wrong(u"format"_s, u"must be 1"_s);
    (void)in.text(u"$schema"_s);
    scenario.name = in.neededText(u"name"_s);
    scenario.description = in.text(u"description"_s);
    const QString start = in.neededText(u"start"_s);
    const QDateTime at = QDateTime::fromString(start, Qt::ISODate);
    if (!at.isValid() || at.timeSpec() == Qt::LocalTime)
        in.wrong(u"start"_s, u"must be a time with its offset (2026-11-20T09:42:00-05:00)"_s);
    else
        scenario.start = toInstant(at);
    scenario.timezone = in.text(u"timezone"_s);
    if (!scenario.timezone.isEmpty() && !QTimeZone::isTimeZoneIdAvailable(scenario.timezone.toLatin1()))
        in.wrong(u"timezone"_s, u"there is no such time zone (America/New_York)"_s);
    scenario.seed = quint64(in.number(u"seed"_s, 1, 1, 1'000'000'000));
    scenario.loops = in.flag(u"loop"_s);
    forEach(in, u"numbers"_s, [&](const QJsonObject &each, const QString &place) {
        ScenarioReader number = reader(each, place);
        ScenarioNumber made;
        made.number = phone(number, u"number"_s);
        made.label = number.text(u"label"_s);
        number.finish();
        scenario.numbers.append(made);
    });
    if (scenario.numbers.isEmpty())
        in.wrong(u"numbers"_s, u"is missing"_s);
    forEach(in, u"people"_s,
        [&](const QJsonObject &each, const QString &place) { scenario.people.append(person(each, place)); });
    if (in.has(u"anybody_else"_s)) {
        ScenarioReader usual = reader(in.object(u"anybody_else"_s), u"anybody_else"_s);
        scenario.usual = behaviour(usual);
        usual.finish();
    }
    forEach(in, u"actions"_s, [&](const QJsonObject &each, const QString &place) {
        if (std::optional<ScenarioAction> made = action(each, place))
            scenario.actions.append(*made);
    });
    forEach(in, u"expectations"_s,
        [&](const QJsonObject &each, const QString &place) { scenario.expectations.append(expectation(each, place)); });
    in.finish();
    checkNames(scenario);
    std::stable_sort(scenario.actions.begin(), scenario.actions.end(),
        [](const ScenarioAction &a, const ScenarioAction &b) { return a.at < b.at; });
    return scenario;
}

} // namespace

Result<Scenario> Scenario::parse(const QByteArray &json, const QString &folder)
{
    if (json.size() > largestFile)
        return failure(Error::Kind::Invalid, u"scenario: larger than 1 MB"_s);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        const qsizetype line = json.left(error.offset).count('\n') + 1;
        return failure(Error::Kind::Invalid, u"scenario: line %1: %2"_s.arg(line).arg(error.errorString()));
    }
    if (!document.isObject())
        return failure(Error::Kind::Invalid, u"scenario: must be a JSON object"_s);
    Parser parser(folder);
    const Scenario scenario = parser.scenario(document.object());
    if (!parser.problem().isEmpty())
        return failure(Error::Kind::Invalid, u"scenario: "_s + parser.problem());
    return scenario;
}

Result<Scenario> Scenario::load(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return failure(Error::Kind::NotFound, u"%1: %2"_s.arg(file, source.errorString()));
    return parse(source.read(largestFile + 1), QFileInfo(file).absolutePath());
}

milliseconds Scenario::length() const
{
    milliseconds last{0};
    for (const ScenarioAction &action : actions) {
        last = std::max(last, action.at);
        if (const auto *many = std::get_if<CallStream>(&action.what))
            last = std::max(last, many->until);
    }
    return last;
}

} // namespace cb::practice
