// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/walk.h"
#include "support/suite.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::test;
using twilio::DialStatus;

namespace {

QJsonObject keys(const QString &pressable)
{
    QJsonArray list;
    for (const QChar key : pressable)
        list << QJsonObject{{u"key"_s, QString(key)}, {u"label"_s, u"Label "_s + key}};
    return {{u"say"_s, u"Choose"_s}, {u"keys"_s, list}};
}

QJsonObject with(QJsonObject settings, const QString &name, const QJsonValue &value)
{
    settings.insert(name, value);
    return settings;
}

QJsonObject to(const QStringList &exits)
{
    QJsonObject wires;
    for (const QString &exit : exits)
        wires.insert(exit, exit.at(0).isDigit() || exit == u"*"_s || exit == u"#"_s ? u"key"_s : exit);
    return wires;
}

/// A step that says its own name and hangs up: where an exit led.
QJsonObject place(const QString &id)
{
    return step(id, u"hang_up"_s, {{u"say"_s, u"at "_s + id}});
}

} // namespace

/// Each kind of step with all its exits.
class StepTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void sayAddsToTheSameAnswer()
    {
        Walk walk(
            flow({step(u"a"_s, u"say"_s, {{u"say"_s, u"Hello from {{ site.name }}"_s}}, {{u"next"_s, u"end"_s}})}));
        QCOMPARE(walk.start(), u"Say(Hello from Marlowe Care) Say(end) Hangup"_s);
    }
    void sayWithoutAWireEndsTheCall()
    {
        Walk walk(flow({step(u"a"_s, u"say"_s, {{u"say"_s, u"Bye"_s}})}));
        QCOMPARE(walk.start(), u"Say(Bye) Hangup"_s);
        QVERIFY(walk.state().ended);
    }
    void promptsFollowTheCallersLanguage_data()
    {
        QTest::addColumn<QJsonValue>("say");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("spanish");
        const QJsonObject play{{u"text"_s, u"Hola"_s}, {u"play"_s, u"https://a/hola.wav"_s}};
        QTest::newRow("one text for all") << QJsonValue(u"Hi"_s) << u"Say(Hi)"_s << u"Say(Hi)"_s;
        QTest::newRow("a text each") << QJsonValue(QJsonObject{{u"en"_s, u"Hi"_s}, {u"es"_s, u"Hola"_s}})
                                     << u"Say(Hi)"_s << u"Say(Hola)"_s;
        QTest::newRow("missing: the flow's")
            << QJsonValue(QJsonObject{{u"en"_s, u"Hi"_s}}) << u"Say(Hi)"_s << u"Say(Hi)"_s;
        QTest::newRow("a recording") << QJsonValue(QJsonObject{{u"en"_s, u"Hi"_s}, {u"es"_s, play}}) << u"Say(Hi)"_s
                                     << u"Play(https://a/hola.wav)"_s;
    }
    void promptsFollowTheCallersLanguage()
    {
        QFETCH(QJsonValue, say);
        for (const QString &language : {u"en"_s, u"es"_s}) {
            Walk walk(flow({step(u"a"_s, u"say"_s, {{u"say"_s, say}})},
                {{u"variables"_s, QJsonObject{{u"language"_s, language}}}}));
            QTEST(walk.start().section(u' ', 0, 0), language == u"en"_s ? "english" : "spanish");
        }
    }

    void menu_data()
    {
        QTest::addColumn<QStringList>("typed"); // "" is silence
        QTest::addColumn<QString>("leadsTo");
        QTest::addColumn<QString>("logged");
        QTest::newRow("a key") << QStringList{u"2"_s} << u"Say(at key) Hangup"_s << u"2"_s;
        QTest::newRow("star is a key") << QStringList{u"*"_s} << u"Say(at key) Hangup"_s << u"*"_s;
        QTest::newRow("wrong, then right") << QStringList{u"7"_s, u"1"_s} << u"Say(at key) Hangup"_s << u"7 1"_s;
        QTest::newRow("wrong twice") << QStringList{u"7"_s, u"8"_s} << u"Say(at wrong_key) Hangup"_s << u"7 8"_s;
        QTest::newRow("silent twice") << QStringList{{}, {}} << u"Say(at no_input) Hangup"_s << QString();
        QTest::newRow("silent, then right") << QStringList{{}, u"2"_s} << u"Say(at key) Hangup"_s << u"2"_s;
    }
    void menu()
    {
        QFETCH(QStringList, typed);
        Walk walk(flow({step(u"m"_s, u"menu"_s, with(keys(u"12*"_s), u"wrong_key"_s, u"No"_s),
                            to({u"1"_s, u"2"_s, u"*"_s, u"no_input"_s, u"wrong_key"_s})),
            place(u"key"_s), place(u"no_input"_s), place(u"wrong_key"_s)}));
        QCOMPARE(walk.start(), u"Gather(1,Say(Choose))"_s);
        for (int i = 0; i < typed.size() - 1; ++i)
            QCOMPARE(walk.press(typed[i]),
                typed[i].isEmpty() ? u"Gather(1,Say(Choose))"_s : u"Gather(1,Say(No),Say(Choose))"_s);
        QTEST(walk.press(typed.last()), "leadsTo");
        QTEST(walk.visit(u"m"_s).input, "logged");
    }
    void menuTellsTheRouteWhatWasChosen()
    {
        Walk walk(flow({step(u"m"_s, u"menu"_s, keys(u"2"_s), to({u"2"_s})), place(u"key"_s)}));
        QVERIFY(!walk.start().isEmpty());
        QVERIFY(!walk.press(u"2"_s).isEmpty());
        QCOMPARE(walk.visit(u"m"_s).exit, u"2"_s);
        QCOMPARE(walk.visit(u"m"_s).detail, u"2, Label 2"_s);
        QCOMPARE(walk.visit(u"m"_s).crumb, u"Label 2"_s);
    }
    void menuTakesWordsForKeys_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("exit");
        QTest::newRow("the word") << u"Scheduling."_s << u"1"_s;
        QTest::newRow("in a sentence") << u"I would like scheduling, please"_s << u"1"_s;
        QTest::newRow("longest wins") << u"not scheduling"_s << u"2"_s;
        QTest::newRow("part of a word is none") << u"rescheduling"_s << QString();
    }
    void menuTakesWordsForKeys()
    {
        QFETCH(QString, words);
        QJsonObject settings{{u"say"_s, u"Choose"_s}, {u"speech"_s, true},
            {u"keys"_s,
                QJsonArray{QJsonObject{{u"key"_s, u"1"_s}, {u"words"_s, QJsonArray{u"scheduling"_s}}},
                    QJsonObject{{u"key"_s, u"2"_s}, {u"words"_s, QJsonArray{u"Not scheduling"_s}}}}}};
        Walk walk(flow({step(u"m"_s, u"menu"_s, settings, to({u"1"_s, u"2"_s})), place(u"key"_s)}));
        QVERIFY(!walk.start().isEmpty());
        QVERIFY(!walk.speak(words).isEmpty());
        QTEST(walk.visit(u"m"_s).exit, "exit");
    }

    void gather_data()
    {
        QTest::addColumn<QJsonObject>("settings");
        QTest::addColumn<QStringList>("typed");
        QTest::addColumn<QString>("leadsTo");
        const QJsonObject four{{u"say"_s, u"PIN"_s}, {u"min_digits"_s, 4}, {u"max_digits"_s, 4}};
        const QJsonObject even = with(four, u"check"_s, u"digits|int % 2 == 0"_s);
        QTest::newRow("enough") << four << QStringList{u"1234"_s} << u"digits"_s;
        QTest::newRow("too few twice") << four << QStringList{u"12"_s, u"123"_s} << u"invalid"_s;
        QTest::newRow("too many") << four << QStringList{u"12345"_s, u"12345"_s} << u"invalid"_s;
        QTest::newRow("silent twice") << four << QStringList{{}, {}} << u"no_input"_s;
        QTest::newRow("second try") << four << QStringList{u"1"_s, u"4321"_s} << u"digits"_s;
        QTest::newRow("checked and good") << even << QStringList{u"1234"_s} << u"digits"_s;
        QTest::newRow("checked and wrong") << even << QStringList{u"1233"_s, u"1111"_s} << u"invalid"_s;
    }
    void gather()
    {
        QFETCH(QJsonObject, settings);
        QFETCH(QStringList, typed);
        QFETCH(QString, leadsTo);
        Walk walk(flow({step(u"g"_s, u"gather"_s, settings, to({u"digits"_s, u"no_input"_s, u"invalid"_s})),
            place(u"digits"_s), place(u"no_input"_s), place(u"invalid"_s)}));
        QCOMPARE(walk.start(), u"Gather(4,Say(PIN))"_s);
        QString answer;
        for (const QString &digits : typed)
            answer = walk.press(digits);
        QCOMPARE(answer, u"Say(at %1) Hangup"_s.arg(leadsTo));
        if (leadsTo == u"digits"_s)
            QCOMPARE(walk.state().variables.find(u"digits"_s)->string(), typed.last());
    }
    void aSecretIsUsableInItsRequestAndGoneAfterwards()
    {
        const QJsonObject settings{{u"say"_s, u"PIN"_s}, {u"secret"_s, true}, {u"save_as"_s, u"pin"_s}};
        const QJsonObject copy{{u"set"_s, QJsonArray{QJsonObject{{u"name"_s, u"copy"_s}, {u"value"_s, u"pin"_s}}}}};
        Walk walk(flow({step(u"g"_s, u"gather"_s, settings, {{u"digits"_s, u"copy"_s}}),
            step(u"copy"_s, u"set_variable"_s, copy, {{u"next"_s, u"if"_s}}),
            step(u"if"_s, u"condition"_s, {{u"when"_s, u"copy == '4711'"_s}},
                {{u"match"_s, u"say"_s}, {u"no_match"_s, u"end"_s}}),
            step(u"say"_s, u"say"_s, {{u"say"_s, u"You typed {{ pin }} {{ copy }}"_s}}, {{u"next"_s, u"menu"_s}}),
            step(u"menu"_s, u"menu"_s, keys(u"1"_s), {{u"1"_s, u"end"_s}})}));
        QVERIFY(!walk.start().isEmpty());
        QCOMPARE(walk.press(u"4711"_s), u"Say(You typed **** ****) Gather(1,Say(Choose))"_s);
        QCOMPARE(walk.visit(u"g"_s).input, u"****"_s);
        QVERIFY(!walk.state().variables.find(u"pin"_s));
        QVERIFY(!walk.state().variables.find(u"copy"_s));
        QVERIFY(!walk.state().bytes().contains("4711"));
    }

    void record_data()
    {
        QTest::addColumn<int>("seconds"); // -1: nothing came
        QTest::addColumn<bool>("hungUp");
        QTest::addColumn<QString>("exit");
        QTest::addColumn<QStringList>("effects");
        QTest::newRow("spoken") << 12 << false << u"recorded"_s << QStringList{u"recording"_s};
        QTest::newRow("hung up after speaking") << 12 << true << u"hangup"_s << QStringList{u"recording"_s};
        QTest::newRow("empty") << 0 << false << u"no_audio"_s << QStringList();
        QTest::newRow("nothing at all") << -1 << false << u"no_audio"_s << QStringList();
    }
    void record()
    {
        QFETCH(int, seconds);
        QFETCH(bool, hungUp);
        Walk walk(
            flow({step(u"r"_s, u"record"_s, {{u"say"_s, u"Speak"_s}}, to({u"recorded"_s, u"no_audio"_s, u"hangup"_s})),
                place(u"recorded"_s), place(u"no_audio"_s), place(u"hangup"_s)}));
        QCOMPARE(walk.start(), u"Say(Speak) Record Redirect"_s);
        QVERIFY(!(seconds < 0 ? walk.nothing() : walk.recorded(seconds, hungUp)).isEmpty());
        QTEST(walk.visit(u"r"_s).exit, "exit");
        QTEST(walk.effects(), "effects");
    }

    void voicemail_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("hungUp");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QStringList>("effects");
        QTest::newRow("message") << 9 << false << u"Say(Thanks) Say(at done) Hangup"_s << QStringList{u"voicemail"_s};
        QTest::newRow("hung up at its end")
            << 9 << true << u"Say(Thanks) Say(at done) Hangup"_s << QStringList{u"voicemail"_s};
        QTest::newRow("no message") << -1 << false << u"Say(at no_message) Hangup"_s << QStringList();
    }
    void voicemail()
    {
        QFETCH(int, seconds);
        QFETCH(bool, hungUp);
        Walk walk(flow({step(u"v"_s, u"voicemail"_s, {{u"say"_s, u"Leave one"_s}, {u"thanks"_s, u"Thanks"_s}},
                            to({u"done"_s, u"no_message"_s})),
            place(u"done"_s), place(u"no_message"_s)}));
        QCOMPARE(walk.start(), u"Say(Leave one) Record Redirect"_s);
        QTEST(seconds < 0 ? walk.nothing() : walk.recorded(seconds, hungUp), "answer");
        QTEST(walk.effects(), "effects");
        QVERIFY(walk.state().ended);
    }

    void openHours_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("holidayWired");
        QTest::addColumn<QString>("answer");
        QTest::newRow("open") << u"open"_s << true << u"Say(at open) Hangup"_s;
        QTest::newRow("closed") << u"closed"_s << true << u"Say(at closed) Hangup"_s;
        QTest::newRow("holiday") << u"holiday"_s << true << u"Say(at holiday) Hangup"_s;
        QTest::newRow("holiday is closed") << u"holiday"_s << false << u"Say(at closed) Hangup"_s;
        QTest::newRow("no such table") << QString() << true << u"-> callboard-apology"_s;
    }
    void openHours()
    {
        QFETCH(QString, state);
        QFETCH(bool, holidayWired);
        QJsonObject exits = to({u"open"_s, u"closed"_s, u"holiday"_s});
        if (!holidayWired)
            exits.remove(u"holiday"_s);
        Walk walk(flow(
            {step(u"h"_s, u"open_hours"_s, {}, exits), place(u"open"_s), place(u"closed"_s), place(u"holiday"_s)}));
        if (!state.isEmpty())
            walk.answers[u"hours"_s] = text::Value::map({{u"state"_s, state}});
        QTEST(walk.start(), "answer");
    }

    void condition_data()
    {
        QTest::addColumn<QString>("when");
        QTest::addColumn<bool>("match");
        QTest::newRow("caller known") << u"caller.known"_s << true;
        QTest::newRow("variable") << u"tries == 2"_s << true;
        QTest::newRow("variable not so") << u"tries > 2"_s << false;
        QTest::newRow("hours") << u"hours.open"_s << false;
        QTest::newRow("weekday") << u"now.weekday == 'friday'"_s << true;
        QTest::newRow("hour of the site") << u"now.hour == 9 and now.minute == 42"_s << true;
        QTest::newRow("language") << u"language == 'en'"_s << true;
        QTest::newRow("area") << u"call.from.startswith('+1206')"_s << true;
        QTest::newRow("country") << u"call.country in ['DE', 'AT']"_s << false;
        QTest::newRow("not set") << u"nothing_of_the_kind"_s << false;
    }
    void condition()
    {
        QFETCH(QString, when);
        Walk walk(flow({step(u"c"_s, u"condition"_s, {{u"when"_s, when}}, to({u"match"_s, u"no_match"_s})),
                           place(u"match"_s), place(u"no_match"_s)},
            {{u"variables"_s, QJsonObject{{u"tries"_s, 2}}}}));
        walk.site.time = SiteTime(QTimeZone("America/New_York"), QTime(0, 0));
        walk.answers[u"caller"_s] = text::Value::map({{u"known"_s, true}});
        walk.answers[u"hours"_s] = text::Value::map({{u"open"_s, false}});
        QVERIFY(!walk.start().isEmpty());
        QFETCH(bool, match);
        QCOMPARE(walk.visit(u"c"_s).exit, match ? u"match"_s : u"no_match"_s);
    }
    void conditionTakesTheFirstCaseThatIsTrue()
    {
        const QJsonArray cases{QJsonObject{{u"exit"_s, u"small"_s}, {u"when"_s, u"n < 10"_s}},
            QJsonObject{{u"exit"_s, u"medium"_s}, {u"when"_s, u"n < 100"_s}}};
        for (const auto &[n, exit] : {std::pair(5, u"small"_s), {50, u"medium"_s}, {500, u"no_match"_s}}) {
            Walk walk(
                flow({step(u"c"_s, u"condition"_s, {{u"cases"_s, cases}}, to({u"small"_s, u"medium"_s, u"no_match"_s})),
                         place(u"small"_s), place(u"medium"_s), place(u"no_match"_s)},
                    {{u"variables"_s, QJsonObject{{u"n"_s, n}}}}));
            QCOMPARE(walk.start(), u"Say(at %1) Hangup"_s.arg(exit));
        }
    }
    void theCallerIsAskedForOncePerCall()
    {
        const QJsonObject known{{u"when"_s, u"caller.known"_s}};
        Walk walk(flow({step(u"a"_s, u"condition"_s, known, {{u"match"_s, u"m"_s}, {u"no_match"_s, u"m"_s}}),
            step(u"m"_s, u"menu"_s, keys(u"1"_s), {{u"1"_s, u"b"_s}}),
            step(u"b"_s, u"condition"_s, known, {{u"match"_s, u"end"_s}, {u"no_match"_s, u"m"_s}})}));
        walk.answers[u"caller"_s] = text::Value::map({{u"known"_s, true}});
        QCOMPARE(walk.start(), u"Gather(1,Say(Choose))"_s);
        QCOMPARE(walk.press(u"1"_s), u"Say(end) Hangup"_s);
        QCOMPARE(walk.questions(), 1);
    }

    void splitFollowsTheShares()
    {
        const QJsonArray shares{
            QJsonObject{{u"exit"_s, u"a"_s}, {u"percent"_s, 30}}, QJsonObject{{u"exit"_s, u"b"_s}, {u"percent"_s, 70}}};
        const ivr::Flow split = flow(
            {step(u"s"_s, u"split"_s, {{u"shares"_s, shares}}, to({u"a"_s, u"b"_s})), place(u"a"_s), place(u"b"_s)});
        int first = 0;
        for (int i = 0; i < 1000; ++i) {
            Walk walk(split);
            walk.dice = quint64(i);
            first += walk.start() == u"Say(at a) Hangup"_s;
        }
        QVERIFY2(first > 250 && first < 350, qPrintable(QString::number(first)));
    }

    void variablesAreSetByTextAndByFormula()
    {
        const QJsonArray set{QJsonObject{{u"name"_s, u"greeting"_s}, {u"text"_s, u"Hi {{ call.from }}"_s}},
            QJsonObject{{u"name"_s, u"count"_s}, {u"value"_s, u"count + 1"_s}},
            QJsonObject{{u"name"_s, u"language"_s}, {u"text"_s, u"es"_s}}};
        Walk walk(
            flow({step(u"v"_s, u"set_variable"_s, {{u"set"_s, set}}, {{u"next"_s, u"s"_s}}),
                     step(u"s"_s, u"say"_s,
                         {{u"say"_s, QJsonObject{{u"en"_s, u"no"_s}, {u"es"_s, u"{{ greeting }}, {{ count }}"_s}}}})},
                {{u"variables"_s, QJsonObject{{u"count"_s, 1}}}}));
        QCOMPARE(walk.start(), u"Say(Hi +12065550142, 2) Hangup"_s);
    }

    void transferDials_data()
    {
        QTest::addColumn<QJsonObject>("settings");
        QTest::addColumn<QString>("answer");
        QTest::newRow("a number") << QJsonObject{{u"number"_s, u"+12065550110"_s}} << u"Dial(+12065550110)"_s;
        QTest::newRow("a computed number")
            << QJsonObject{{u"number"_s, u"{{ call.from }}"_s}} << u"Dial(+12065550142)"_s;
        QTest::newRow("a team") << QJsonObject{{u"team"_s, u"Tier 1"_s}} << u"Dial(+12065550121,client:ana)"_s;
        QTest::newRow("nobody named") << QJsonObject{} << u"Dial(+12065550199)"_s;
        QTest::newRow("nobody in the team") << QJsonObject{{u"operator"_s, u"Nobody"_s}} << u"Dial(+12065550199)"_s;
        QTest::newRow("with words") << QJsonObject{{u"say"_s, u"Moment"_s}} << u"Say(Moment) Dial(+12065550199)"_s;
    }
    void transferDials()
    {
        QFETCH(QJsonObject, settings);
        Walk walk(flow({step(u"t"_s, u"transfer"_s, settings, to({u"no_answer"_s})), place(u"no_answer"_s)}));
        walk.site.transferNumber = PhoneNumber::fromVendor(u"+12065550199"_s);
        if (settings.contains(u"team"_s))
            walk.answers[u"dial_targets"_s] = text::Value::list(
                {text::Value::map({{u"number"_s, u"+12065550121"_s}}), text::Value::map({{u"client"_s, u"ana"_s}})});
        QTEST(walk.start(), "answer");
        QCOMPARE(walk.effects(), QStringList{u"ringing"_s});
    }
    void transferToNobodyTakesNoAnswer()
    {
        Walk walk(flow({step(u"t"_s, u"transfer"_s, {}, to({u"no_answer"_s})), place(u"no_answer"_s)}));
        QCOMPARE(walk.start(), u"Say(at no_answer) Hangup"_s);
    }
    void transferExits_data()
    {
        QTest::addColumn<DialStatus>("status");
        QTest::addColumn<int>("bridged"); // -1: not told
        QTest::addColumn<bool>("callerGone");
        QTest::addColumn<QStringList>("wired");
        QTest::addColumn<QString>("exit");
        const QStringList all{u"answered"_s, u"busy"_s, u"no_answer"_s, u"failed"_s, u"caller_left"_s, u"agent_left"_s};
        const QStringList few{u"answered"_s, u"no_answer"_s};
        QTest::newRow("agent hung up") << DialStatus::Completed << 1 << false << all << u"agent_left"_s;
        QTest::newRow("agent hung up, one exit") << DialStatus::Completed << 1 << false << few << u"answered"_s;
        QTest::newRow("caller hung up") << DialStatus::Completed << 1 << true << all << u"caller_left"_s;
        QTest::newRow("caller hung up while it rang") << DialStatus::Canceled << 0 << true << all << u"caller_left"_s;
        QTest::newRow("busy") << DialStatus::Busy << -1 << false << all << u"busy"_s;
        QTest::newRow("busy, one exit") << DialStatus::Busy << -1 << false << few << u"no_answer"_s;
        QTest::newRow("no answer") << DialStatus::NoAnswer << -1 << false << all << u"no_answer"_s;
        QTest::newRow("failed") << DialStatus::Failed << -1 << false << all << u"failed"_s;
        QTest::newRow("declined after a whisper") << DialStatus::Completed << 0 << false << all << u"no_answer"_s;
        QTest::newRow("bridged not told") << DialStatus::Completed << -1 << false << all << u"agent_left"_s;
    }
    void transferExits()
    {
        QFETCH(DialStatus, status);
        QFETCH(int, bridged);
        QFETCH(bool, callerGone);
        QFETCH(QStringList, wired);
        QList<QJsonObject> steps{step(u"t"_s, u"transfer"_s, {{u"number"_s, u"+12065550110"_s}}, to(wired))};
        for (const QString &exit : wired)
            steps << place(exit);
        Walk walk(flow(steps));
        QCOMPARE(walk.start(), u"Dial(+12065550110)"_s);
        QVERIFY(!walk.dialled(status, bridged < 0 ? std::nullopt : std::optional(bridged == 1), callerGone).isEmpty());
        QTEST(walk.visit(u"t"_s).exit, "exit");
    }

    void redirect_data()
    {
        QTest::addColumn<QJsonObject>("settings");
        QTest::addColumn<QString>("answer");
        QTest::newRow("url") << QJsonObject{{u"url"_s, u"https://example.com/{{ language }}"_s}}
                             << u"Redirect(https://example.com/en)"_s;
        QTest::newRow("a step of the same flow") << QJsonObject{{u"step"_s, u"end"_s}} << u"Say(end) Hangup"_s;
        QTest::newRow("another flow") << QJsonObject{{u"flow"_s, u"callouts"_s}} << u"-> callouts"_s;
        QTest::newRow("no such step") << QJsonObject{{u"step"_s, u"nowhere"_s}} << u"-> callboard-apology"_s;
    }
    void redirect()
    {
        QFETCH(QJsonObject, settings);
        Walk walk(flow({step(u"r"_s, u"redirect"_s, settings)}));
        QTEST(walk.start(), "answer");
    }

    void hangUp()
    {
        Walk walk(flow({step(u"h"_s, u"hang_up"_s)}));
        QCOMPARE(walk.start(), u"Hangup"_s);
        QVERIFY(walk.state().ended);
    }

    void wrongSettingsAreFoundWithTheirPath_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QJsonObject>("settings");
        QTest::addColumn<QString>("problem");
        QTest::newRow("say") << u"say"_s << QJsonObject{} << u"steps[0].settings.say: is missing"_s;
        QTest::newRow("say, template") << u"say"_s << QJsonObject{{u"say"_s, u"{{ a"_s}}
                                       << u"steps[0].settings.say: "_s;
        QTest::newRow("menu, no keys") << u"menu"_s << QJsonObject{{u"say"_s, u"x"_s}}
                                       << u"steps[0].settings.keys: there is no key to press"_s;
        QTest::newRow("menu, twice") << u"menu"_s << keys(u"11"_s)
                                     << u"steps[0].settings.keys[1].key: \"1\" is there twice"_s;
        QTest::newRow("menu, tries") << u"menu"_s << with(keys(u"1"_s), u"tries"_s, 99)
                                     << u"steps[0].settings.tries: expected a whole number from 1 to 10"_s;
        QTest::newRow("gather, range") << u"gather"_s
                                       << QJsonObject{{u"say"_s, u"x"_s}, {u"min_digits"_s, 5}, {u"max_digits"_s, 4}}
                                       << u"steps[0].settings.max_digits: is less than min_digits"_s;
        QTest::newRow("gather, name") << u"gather"_s << QJsonObject{{u"say"_s, u"x"_s}, {u"save_as"_s, u"call"_s}}
                                      << u"steps[0].settings.save_as: expected a name"_s;
        QTest::newRow("condition") << u"condition"_s << QJsonObject{} << u"steps[0].settings.when: is missing"_s;
        QTest::newRow("split") << u"split"_s << QJsonObject{{u"shares"_s, QJsonArray{}}}
                               << u"steps[0].settings.shares: are 0 percent together, not 100"_s;
        QTest::newRow("transfer") << u"transfer"_s << QJsonObject{{u"number"_s, u"911 please"_s}}
                                  << u"steps[0].settings.number: expected a number in international form"_s;
        QTest::newRow("transfer, two") << u"transfer"_s << QJsonObject{{u"team"_s, u"A"_s}, {u"operator"_s, u"B"_s}}
                                       << u"steps[0].settings.number: expected only one of"_s;
        QTest::newRow("redirect") << u"redirect"_s << QJsonObject{}
                                  << u"steps[0].settings.url: expected a flow, a step, or a url"_s;
        QTest::newRow("kind") << u"dance"_s << QJsonObject{} << u"steps[0].kind: there is no kind of step \"dance\""_s;
    }
    void wrongSettingsAreFoundWithTheirPath()
    {
        QFETCH(QString, kind);
        QFETCH(QJsonObject, settings);
        QFETCH(QString, problem);
        const auto compiled = ivr::CompiledFlow::compile(flow({step(u"a"_s, kind, settings)}), 1, registry());
        QVERIFY(!compiled->problems().isEmpty());
        const ivr::FlowProblem &first = compiled->problems().first();
        QVERIFY2((first.path + u": "_s + first.message).startsWith(problem),
            qPrintable(first.path + u": "_s + first.message));
        QCOMPARE(first.step, u"a"_s);
    }
};
static const test::Register<StepTest> stepTest;

#include "steptest.moc"
