// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/scenariorunner.h"
#include "scripteddesk.h"
#include "support/suite.h"

#include <QDir>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::test;
using practice::Scenario;
using practice::ScenarioRunner;

namespace {

/// A scenario around these actions and expectations.
QByteArray scenario(const QByteArray &actions, const QByteArray &expectations = "[]", const QByteArray &more = {})
{
    return R"({"format": 1, "name": "Test", "start": "2026-11-20T09:42:00-05:00",
        "numbers": [{"number": "+12065550100", "label": "Main line"}],
        "people": [{"number": "+12065550153", "answers_after": 3, "talks": 20}],)"
        + more + R"("actions": )" + actions + R"(, "expectations": )" + expectations + "}";
}

const QByteArray oneCall = R"([{"at": "0:02", "call": {"name": "ana", "from": "+12065550142", "to": "+12065550100",
    "script": [{"press": "1"}, {"talk": 10}]}}])";

QString problemOf(const QByteArray &json)
{
    const Result<Scenario> read = Scenario::parse(json);
    return read ? QString() : read.error().detail;
}

/// A front desk of two steps.
void furnish(ScriptedDesk &desk)
{
    desk.twiml("/twilio/voice/incoming",
        "<Gather numDigits=\"1\" action=\"/menu\"><Say>For scheduling, press 1.</Say></Gather><Hangup/>");
    desk.twiml("/menu", "<Dial>+12065550153</Dial>");
}

class FixedProbe final : public practice::DeskProbe
{
public:
    void call(const QString &, std::function<void(Result<Call>)> done) override { done(answer); }
    void callCount(std::function<void(Result<int>)> done) override { done(1); }
    Call answer{u"completed"_s, {u"Main line"_s, u"Menu"_s, u"Scheduling"_s}, 0, 1};
};

struct Played {
    bool passed = false;
    QJsonObject report;
    [[nodiscard]] QString why(int index) const
    {
        return report.value(u"expectations"_s).toArray().at(index).toObject().value(u"why"_s).toString();
    }
};

Played play(const QByteArray &json, practice::DeskProbe *probe = nullptr)
{
    const Result<Scenario> read = Scenario::parse(json);
    if (!read) {
        qWarning("%s", qPrintable(read.error().detail));
        return {};
    }
    Bench bench;
    furnish(bench.desk);
    ScenarioRunner runner(bench.carrier, bench.timeline, *read, probe);
    bool finished = false;
    QObject::connect(&runner, &ScenarioRunner::finished, &runner, [&finished] { finished = true; });
    runner.start();
    if (!waitFor([&finished] { return finished; }, 60s))
        qWarning("the scenario does not end");
    return {runner.passed(), runner.report()};
}

} // namespace

/// The files, and the days they describe.
class ScenarioTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whatHoldsPasses()
    {
        FixedProbe probe;
        const Played played = play(scenario(oneCall, R"([
            {"that": "the menu is heard", "call": "ana", "heard": "press 1", "not_heard": "closed"},
            {"that": "she is put through", "call": "ana", "joined": true, "dialled": "+12065550153",
             "status": "completed", "recordings": 0,
             "desk": {"status": "completed", "route": ["Menu", "Sched"], "recordings": 0, "calls": 1}},
            {"that": "there is one call", "desk": {"calls": 1}},
            {"that": "webhooks are answered", "all_answered": true}])"),
            &probe);
        QVERIFY2(played.passed, QJsonDocument(played.report).toJson().constData());
        QCOMPARE(played.report.value(u"calls"_s).toInt(), 1);
        QVERIFY(played.report.value(u"webhooks"_s).toObject().value(u"sent"_s).toInt() >= 3);
        QVERIFY(played.report.value(u"practised_seconds"_s).toDouble() > 10);
    }

    void whatDoesNotHoldFails_data()
    {
        QTest::addColumn<QByteArray>("expectation");
        QTest::addColumn<QString>("why");
        QTest::newRow("never heard") << QByteArray(R"("heard": "press 7")") << u"never heard 'press 7'"_s;
        QTest::newRow("heard all the same") << QByteArray(R"("not_heard": "press 1")") << u"heard 'press 1'"_s;
        QTest::newRow("status") << QByteArray(R"("status": "busy")") << u"ended completed"_s;
        QTest::newRow("not joined") << QByteArray(R"("joined": false)") << u"joined"_s;
        QTest::newRow("dialled") << QByteArray(R"("dialled": "+12065550199")") << u"was not rung"_s;
        QTest::newRow("recordings") << QByteArray(R"("recordings": 2)") << u"0 recordings, not 2"_s;
        QTest::newRow("nobody looks") << QByteArray(R"("desk": {"calls": 1})") << u"nobody can look"_s;
    }
    void whatDoesNotHoldFails()
    {
        QFETCH(QByteArray, expectation);
        QFETCH(QString, why);
        const Played played = play(scenario(oneCall, R"([{"that": "x", "call": "ana", )" + expectation + "}]"));
        QVERIFY(!played.passed);
        QVERIFY2(played.why(0).contains(why), qPrintable(played.why(0)));
    }

    void faultsAreCounted()
    {
        const QByteArray actions = R"([{"fault": {"kind": "forge", "on": "incoming"}},
            {"fault": {"kind": "repeat", "on": "document"}},
            {"at": 2, "call": {"name": "ana", "from": "+12065550142", "to": "+12065550100",
             "script": [{"press": "1"}, {"talk": 10}]}}])";
        const Played played = play(scenario(actions, R"([{"that": "forgeries", "forgeries_refused": true},
            {"that": "repeats", "repeats_answered_alike": true}, {"that": "all", "all_answered": true}])"));
        QVERIFY2(played.passed, QJsonDocument(played.report).toJson().constData());
        const Played none = play(scenario(oneCall, R"([{"that": "forgeries", "forgeries_refused": true}])"));
        QVERIFY(!none.passed); // what was never tried cannot hold
    }

    void callsGoOnArriving()
    {
        const QByteArray actions = R"([{"at": 1, "stream": {"until": "20:00", "shortest_pause": 20, "longest_pause": 40,
            "at_most": 2, "calls": [
                {"from": "+12065550142", "to": "+12065550100", "script": [{"press": "1"}]},
                {"from": "+12065550125", "to": "+12065550100", "script": [{"hang_up": true}]}]}}])";
        const Played one = play(scenario(actions));
        const Played two = play(scenario(actions));
        const int calls = one.report.value(u"calls"_s).toInt();
        QVERIFY2(calls >= 20 && calls <= 60, qPrintable(QString::number(calls)));
        QCOMPARE(two.report.value(u"calls"_s).toInt(), calls); // the same seed
    }

    void problemsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("problem");
        const auto turn = [](const QByteArray &script) {
            return scenario(R"([{"call": {"from": "x", "to": "+12065550100", "script": [)" + script + "]}}]");
        };
        QTest::newRow("no JSON") << QByteArray("{\n\n nonsense") << u"line 3"_s;
        QTest::newRow("a list") << QByteArray("[]") << u"must be a JSON object"_s;
        QTest::newRow("nothing") << QByteArray("{}") << u"format: must be 1"_s;
        QTest::newRow("misspelt") << scenario("[]", "[]", R"("acttions": [],)") << u"acttions: is not known"_s;
        QTest::newRow("unknown turn") << turn(R"({"pres": "1"})") << u"actions[0].call.script[0]"_s;
        QTest::newRow("two turns in one") << turn(R"({"press": "1", "silent": true})") << u"must be one of"_s;
        QTest::newRow("no key") << turn(R"({"press": "x"})") << u"script[0].press: must be keys"_s;
        QTest::newRow("time") << turn(R"({"silent": true, "after": "soon"})") << u"script[0].after"_s;
        QTest::newRow("negative time") << turn(R"({"silent": true, "after": -1})") << u"script[0].after"_s;
        QTest::newRow("file outside") << turn(R"({"say": "x", "audio": "../../etc/passwd"})") << u"no such file"_s;
        QTest::newRow("nobody's number") << scenario(R"([{"call": {"from": "x", "to": "+12065550109"}}])")
                                         << u"is not one of the numbers"_s;
        QTest::newRow("number") << scenario(R"([{"call": {"from": "x", "to": "front desk"}}])") << u"E.164"_s;
        QTest::newRow("two of a name") << scenario(R"([{"call": {"name": "a", "from": "x", "to": "+12065550100"}},
                {"call": {"name": "a", "from": "x", "to": "+12065550100"}}])")
                                       << u"two calls named 'a'"_s;
        QTest::newRow("no such call") << scenario("[]", R"([{"that": "x", "call": "b", "joined": true}])")
                                      << u"no call is named 'b'"_s;
        QTest::newRow("of which call") << scenario("[]", R"([{"that": "x", "joined": true}])") << u"call: is missing"_s;
        QTest::newRow("expects nothing") << scenario(oneCall, R"([{"that": "x", "call": "ana"}])") << u"nothing is"_s;
        QTest::newRow("fault") << scenario(R"([{"fault": {"kind": "explode"}}])") << u"fault.kind"_s;
        QTest::newRow("two actions") << scenario(R"([{"fault": {"kind": "forge"}, "rest_failure": {}}])")
                                     << u"one of call, stream"_s;
        QTest::newRow("time zone") << scenario("[]", "[]", R"("timezone": "Mars/Olympus",)") << u"timezone"_s;
        QTest::newRow("local time") << scenario("[]").replace("-05:00", "")
                                    << u"start: must be a time with its offset"_s;
        QTest::newRow("person without behaviour")
            << scenario(R"([{"person": {"number": "+12065550153"}}])") << u"one of answers_after"_s;
        QTest::newRow("too large") << QByteArray(1024 * 1024 + 1, ' ') << u"larger than 1 MB"_s;
    }
    void problemsAreNamed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, problem);
        const QString found = problemOf(json);
        QVERIFY2(found.contains(problem), qPrintable(found));
    }

    void shippedScenariosAreInOrder_data()
    {
        QTest::addColumn<QString>("file");
        const QDir folder(QStringLiteral(CALLBOARD_SOURCE "/resources/practice"));
        for (const QString &file : folder.entryList({u"*.json"_s}, QDir::Files))
            QTest::newRow(qPrintable(file)) << folder.filePath(file);
    }
    void shippedScenariosAreInOrder()
    {
        QFETCH(QString, file);
        const Result<Scenario> read = Scenario::load(file);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        QVERIFY(!read->expectations.isEmpty());
        QVERIFY(read->length() <= 5h); // within five minutes at speed 60
    }

    void noFileBreaksTheReader()
    {
        QFile shipped(QStringLiteral(CALLBOARD_SOURCE "/resources/practice/front-desk.json"));
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        const QByteArray good = shipped.readAll();
        QVERIFY(problemOf(good).isEmpty());
        QRandomGenerator dice(20261120);
        const QByteArrayList pieces{
            "{", "}", "[", "]", "null", "-1", "1e999", "\"\"", "true", ",", ":", "\"at\"", "\\u0000"};
        int refused = 0;
        for (int i = 0; i < 2000; ++i) {
            QByteArray text = good;
            for (int change = dice.bounded(1, 4); change > 0; --change) {
                const qsizetype at = dice.bounded(int(text.size()));
                const qsizetype length = dice.bounded(1, 30);
                text.replace(at, length, pieces.at(dice.bounded(int(pieces.size()))));
            }
            refused += problemOf(text).isEmpty() ? 0 : 1;
        }
        QVERIFY(refused > 1500);
    }
};
static const test::Register<ScenarioTest> scenarioTest;

#include "scenariotest.moc"
