// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callfacts.h"
#include "calls/callstore.h"
#include "ivr/flowjson.h"
#include "ivr/ivrhooks.h"
#include "ivr/stepregistry.h"
#include "ivr/testdesk.h"
#include "people/peoplestore.h"
#include "store/outbox.h"
#include "support/suite.h"
#include "twilio/twiml.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using cb::store::Engine;
using cb::store::Transaction;
using test::action;
using test::caller;
using test::instant;
using test::line;
using test::TestDesk;

/// The shipped front desk and other flows, request by request, over a database.
class FrontDeskTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aNumberWithoutAFlowGetsTheFrontDesk_data() { test::bothEngines(); }
    void aNumberWithoutAFlowGetsTheFrontDesk()
    {
        QFETCH(Engine, engine);
        TestDesk desk(engine);
        const QByteArray answer = desk.ring();
        QVERIFY2(answer.contains("Thank you for calling Marlowe Care."), answer);
        QVERIFY(answer.contains("For scheduling, press 1."));
        QVERIFY(answer.contains("action=\"/twilio/voice/continue?v=1\""));
        QCOMPARE(desk.steps(), QStringList({u"hours"_s, u"welcome"_s, u"main"_s}));
        const Call call = desk.call();
        QCOMPARE(call.state, CallState::InFlow);
        QCOMPARE(call.from, caller);
        QCOMPARE(call.route.size(), 3);
        QCOMPARE(call.route[2].label, u"Main menu"_s);
    }

    void aCallGoesOnAfterARestart_data() { test::bothEngines(); }
    void aCallGoesOnAfterARestart()
    {
        QFETCH(Engine, engine);
        TestDesk desk(engine);
        desk.desk.site.transferNumber = PhoneNumber::fromVendor(u"+12065550199"_s);
        QByteArray answer = desk.ring();
        desk.restart();
        answer = desk.ask(action(answer), "Digits=9"); // Spanish
        QVERIFY2(answer.contains("Para horarios, oprima 1."), answer);
        QVERIFY(answer.contains("Polly.Lupe"));
        desk.restart();
        answer = desk.ask(action(answer), "Digits=1");
        QVERIFY2(answer.contains("Un momento, por favor."), answer);
        QVERIFY(answer.contains("+12065550199")); // no such team: the default number
        QVERIFY2(answer.contains("/twilio/voice/status#rc=3&amp;rp=5xx,ct,rt\""), answer); // one 500 loses nothing
        QCOMPARE(desk.call().state, CallState::Ringing);
        desk.restart();
        answer = desk.ask(action(answer), "DialCallStatus=no-answer");
        QVERIFY2(answer.contains("Deje un mensaje") && answer.contains("<Record"), answer);
        QVERIFY2(answer.contains("t=0#rc=3&amp;rp=5xx,ct,rt\""), answer); // of the recording
        desk.restart();
        answer = desk.ask(action(answer),
            "RecordingUrl=https%3A%2F%2Fapi.twilio.com%2FRecordings%2FRE00000000000000000000000000000009"
            "&RecordingSid=RE00000000000000000000000000000009&RecordingDuration=7&Digits=hangup&CallStatus=completed");
        QVERIFY2(answer.contains("Gracias."), answer);
        QCOMPARE(desk.steps(),
            QStringList({u"hours"_s, u"welcome"_s, u"main"_s, u"language"_s, u"main"_s, u"scheduling"_s, u"voicemail"_s,
                u"goodbye"_s}));
        const QList<ivr::Interaction> log = desk.interactions();
        QCOMPARE(log[2].input, u"9"_s);
        QCOMPARE(log[2].exit, u"9"_s);
        QVERIFY(log[2].leftAt);
        QCOMPARE(log[4].input, u"1"_s);
        QCOMPARE(log[5].exit, u"no_answer"_s);

        const auto detail = test::read(
            desk.database, [&](store::Connection &connection) { return calls::detail(connection, desk.call().id); });
        QVERIFY(detail);
        QCOMPARE(detail->recordings.size(), 1);
        QCOMPARE(detail->recordings[0].sid, u"RE00000000000000000000000000000009"_s);
        QVERIFY(detail->recordings[0].length == 7s);
    }

    void aRepeatGetsTheSameAnswerAndChangesNothing()
    {
        TestDesk desk(Engine::Sqlite);
        const QByteArray first = desk.ring();
        QCOMPARE(desk.ring(), first);
        const QByteArray second = desk.ask(action(first), "Digits=7");
        QVERIFY(second != first);
        QCOMPARE(desk.ask(action(first), "Digits=7"), second); // v=1 once more
        QCOMPARE(desk.ask(action(first), "Digits=1"), second); // and with other digits
        QCOMPARE(desk.ask(u"continue?v=99"_s, "Digits=1"), second); // never handed out
        QCOMPARE(desk.interactions().size(), 3);
        QCOMPARE(desk.interactions().last().input, u"7"_s);
    }
    void executeWithoutAVisitGoesOnWhereverTheCallIs()
    {
        TestDesk desk(Engine::Sqlite);
        QVERIFY(desk.ask(u"execute"_s).contains("For scheduling")); // a call nobody announced
        QVERIFY(desk.ask(u"execute"_s, "Digits=9").contains("Para horarios"));
    }

    void theSameCallAtOneMinuteToAndAfterClosing_data()
    {
        QTest::addColumn<QString>("utc");
        QTest::addColumn<bool>("open");
        QTest::newRow("16:59") << u"2026-11-20T21:59:00Z"_s << true;
        QTest::newRow("17:01") << u"2026-11-20T22:01:00Z"_s << false;
        QTest::newRow("16:59 in summer") << u"2026-07-17T20:59:00Z"_s << true;
        QTest::newRow("17:01 in summer") << u"2026-07-17T21:01:00Z"_s << false;
        QTest::newRow("Sunday") << u"2026-11-22T17:00:00Z"_s << false;
        QTest::newRow("Thanksgiving") << u"2026-11-26T17:00:00Z"_s << false;
    }
    void theSameCallAtOneMinuteToAndAfterClosing()
    {
        QFETCH(QString, utc);
        QFETCH(bool, open);
        TestDesk desk(Engine::Sqlite);
        QVERIFY(test::write(desk.database, [](Transaction &tx) -> Result<> {
            Result<std::optional<ivr::StoredHours>> office = ivr::hours(tx, u"office"_s);
            (*office)->hours.holidays << ivr::Hours::Holiday{QDate(2026, 11, 26), u"Thanksgiving"_s, {}};
            return ivr::saveHours(tx, u"office"_s, (*office)->hours);
        }));
        desk.database.clock.set(instant(utc));
        const QByteArray answer = desk.ring();
        QCOMPARE(answer.contains("For scheduling, press 1."), open);
        QCOMPARE(answer.contains("Our office is closed now."), !open);
        QCOMPARE(answer.contains("<Record"), !open);
    }
    void whoClosesByHandIsHeardByCallers()
    {
        TestDesk desk(Engine::Sqlite);
        QVERIFY(desk.ring(u"CA2"_s).contains("For scheduling")); // the table is known, and yet read again
        QVERIFY(test::write(desk.database, [](Transaction &tx) -> Result<> {
            Result<std::optional<ivr::StoredHours>> office = ivr::hours(tx, u"office"_s);
            (*office)->hours.byHand = ivr::Hours::Override{false, std::nullopt, u"Snow"_s, u"Closed for snow."_s};
            return ivr::saveHours(tx, u"office"_s, (*office)->hours);
        }));
        QVERIFY(desk.ring().contains("Closed for snow."));
        QCOMPARE(desk.call().route.first().detail, u"Snow"_s);
    }

    void aNumberRunsItsFlowAndALiveCallFinishesOnItsVersion()
    {
        TestDesk desk(Engine::Sqlite);
        desk.give(u"test"_s);
        const auto version = [](const QString &words) {
            return test::flow({test::step(u"m"_s, u"menu"_s,
                {{u"say"_s, words}, {u"keys"_s, QJsonArray{QJsonObject{{u"key"_s, u"1"_s}}}}},
                {{u"1"_s, u"m"_s}, {u"no_input"_s, u"end"_s}})});
        };
        desk.publish(version(u"one"_s));
        const QByteArray first = desk.ring(u"CA1"_s);
        QVERIFY2(first.contains(">one<"), first);
        QCOMPARE(desk.call().path(), QStringList{u"Main line"_s});
        // A draft answers no call.
        QVERIFY(test::write(desk.database, [&](Transaction &tx) { return ivr::saveDraft(tx, version(u"two"_s)); }));
        QVERIFY(desk.ring(u"CA2"_s).contains(">one<"));
        desk.publish(version(u"two"_s));
        QVERIFY(desk.ring(u"CA3"_s).contains(">two<"));
        desk.restart();
        QVERIFY(desk.ask(action(first), "Digits=1", u"CA1"_s).contains(">one<"));
    }
    void aFlowWithProblemsIsNotPublished()
    {
        TestDesk desk(Engine::Sqlite);
        const Result<> done = test::write(desk.database, [](Transaction &tx) -> Result<> {
            const Result<int> version =
                ivr::saveDraft(tx, test::flow({test::step(u"a"_s, u"say"_s, {}, {{u"next"_s, u"end"_s}})}));
            return ivr::publish(tx, u"test"_s, *version, test::registry());
        });
        QVERIFY(!done);
        QCOMPARE(done.error().detail, u"steps[0].settings.say: is missing"_s);
    }
    void editedShippedFlowsStayAsTheyAre()
    {
        TestDesk desk(Engine::Sqlite);
        ivr::Flow mine = ivr::shippedFlow(ivr::frontDesk).value();
        mine.name = u"My desk"_s;
        desk.publish(mine);
        QVERIFY(test::write(desk.database, [](Transaction &tx) { return ivr::bringShipped(tx); }));
        const auto all =
            test::read(desk.database, [](store::Connection &connection) { return ivr::flows(connection); });
        QVERIFY(all);
        QCOMPARE(all->size(), ivr::shippedFlows().size());
        const auto edited = std::ranges::find(*all, u"My desk"_s, &ivr::FlowEntry::name);
        QVERIFY(edited != all->end());
        QCOMPARE(edited->published.value_or(0), 2);
        QCOMPARE(edited->newest, 2);
    }

    void aBlockedCallerIsRejected()
    {
        TestDesk desk(Engine::Sqlite);
        QVERIFY(test::write(desk.database, [](Transaction &tx) {
            return calls::block(tx, BlockedNumber{PhoneNumber::fromVendor(caller), {}, {}, tx.now()});
        }));
        const QByteArray answer = desk.ring();
        QVERIFY2(answer.contains("<Reject"), answer);
        QVERIFY(desk.interactions().isEmpty());
        QCOMPARE(desk.call().from, caller);
    }
    void aTeamIsRungInOrderAndTheBoardKnows()
    {
        TestDesk desk(Engine::Sqlite);
        QVERIFY(test::write(desk.database, [](Transaction &tx) -> Result<> {
            Team team{{}, u"Scheduling"_s, {}};
            for (const auto &[name, phone] : {std::pair(u"Ana"_s, u"+12065550121"_s), {u"Ben"_s, u"+12065550122"_s}}) {
                const auto id = people::save(tx, Operator{{}, name, {PhoneNumber::fromVendor(phone)}});
                if (!id)
                    return tl::unexpected(id.error());
                team.members << *id;
            }
            const auto saved = people::save(tx, team);
            return saved ? Result<>() : Result<>(tl::unexpected(saved.error()));
        }));
        QByteArray answer = desk.ring();
        answer = desk.ask(action(answer), "Digits=1");
        QVERIFY2(answer.contains("+12065550121") && answer.contains("+12065550122"), answer);
        const Call call = desk.call();
        QCOMPARE(call.state, CallState::Ringing);
        QCOMPARE(call.agentCount, 2);
        QCOMPARE(call.team, u"Scheduling"_s);
        QVERIFY(desk.ask(action(answer), "DialCallStatus=busy").contains("<Record"));
        QCOMPARE(desk.call().state, CallState::InFlow);
    }
    void aSecretIsNowhereInTheDatabase()
    {
        TestDesk desk(Engine::Sqlite);
        desk.give(u"test"_s);
        desk.publish(test::flow(
            {test::step(u"pin"_s, u"gather"_s, {{u"say"_s, u"PIN"_s}, {u"secret"_s, true}, {u"save_as"_s, u"pin"_s}},
                 {{u"digits"_s, u"check"_s}, {u"no_input"_s, u"end"_s}}),
                test::step(u"check"_s, u"condition"_s, {{u"when"_s, u"pin == '7351946'"_s}},
                    {{u"match"_s, u"said"_s}, {u"no_match"_s, u"end"_s}}),
                test::step(u"said"_s, u"say"_s, {{u"say"_s, u"Right, {{ pin }}"_s}}, {{u"next"_s, u"menu"_s}}),
                test::step(u"menu"_s, u"menu"_s,
                    {{u"say"_s, u"Go on"_s}, {u"keys"_s, QJsonArray{QJsonObject{{u"key"_s, u"1"_s}}}}},
                    {{u"1"_s, u"end"_s}, {u"no_input"_s, u"end"_s}})}));
        QByteArray answer = desk.ring();
        answer = desk.ask(action(answer), "Digits=82640917"); // wrong
        QVERIFY(answer.contains("end"));
        const QByteArray second = desk.ask(action(desk.ring(u"CA2"_s)), "Digits=7351946", u"CA2"_s);
        QVERIFY2(second.contains("Right, ****"), second);
        QCOMPARE(desk.interactions(u"CA2"_s)[0].input, u"****"_s);
        const QString path = desk.database.options().path;
        desk.database.close();
        int files = 0;
        for (const QString &name : {path, path + u"-wal"_s}) {
            QFile file(name);
            if (!file.open(QIODevice::ReadOnly))
                continue;
            ++files;
            const QByteArray bytes = file.readAll();
            QVERIFY(!bytes.contains("82640917"));
            QCOMPARE(bytes.count("7351946"), bytes.count("pin == '7351946'")); // the flow itself knows it
        }
        QVERIFY(files >= 1);
    }
    void aCallWaitsAcrossARestart()
    {
        TestDesk desk(Engine::Sqlite);
        desk.give(u"test"_s);
        desk.publish(test::flow({test::step(u"w"_s, u"wait"_s, {}, {{u"done"_s, u"end"_s}, {u"timeout"_s, u"late"_s}}),
            test::step(u"late"_s, u"say"_s, {{u"say"_s, u"too late"_s}}, {{u"next"_s, u"end"_s}})}));
        store::outbox::ItemId order;
        const auto handle = [&] {
            desk.executor->handle(u"slow"_s,
                [&order](
                    Transaction &tx, const ivr::Effect &, const ivr::State &, const ivr::World &) -> Result<qint64> {
                    store::outbox::NewItem item;
                    item.kind = item.budget = u"slow"_s;
                    const auto added = store::outbox::enqueue(tx, item);
                    if (!added)
                        return tl::unexpected(added.error());
                    order = *added;
                    return order.value;
                });
        };
        handle();
        QByteArray answer = desk.ring();
        QVERIFY(order.isValid());
        QCOMPARE(action(answer), u"continue?w=%1&v=1"_s.arg(order.value));
        desk.restart();
        handle();
        answer = desk.ask(action(answer));
        QVERIFY(answer.contains("<Pause"));
        QCOMPARE(action(answer), u"continue?w=%1&v=2"_s.arg(order.value));
        QVERIFY(test::write(desk.database, [&](Transaction &tx) { return store::outbox::cancel(tx, order); }));
        QVERIFY(desk.ask(action(answer)).contains("end"));
    }
    void aCallThatEndedWhileItWaitedGoesNowhere()
    {
        TestDesk desk(Engine::Sqlite);
        QVERIFY(!desk.ring().isEmpty());
        QVERIFY(test::write(desk.database, [&desk](Transaction &tx) -> Result<> {
            const QList<calls::Fact> facts{{tx.now(), calls::StatusChanged{CallProgress::Completed, std::nullopt, 0}}};
            const auto applied = calls::apply(tx, TestDesk::fullSid(u"CA1"_s), {}, facts, CallOrigin::Live, {});
            return applied ? ivr::callEnded(tx, TestDesk::fullSid(u"CA1"_s))
                           : Result<>(tl::unexpected(applied.error()));
        }));
        const qsizetype steps = desk.steps().size();
        QCOMPARE(desk.ask(u"continue?w=7&v=1"_s), twilio::twiml::Response::empty());
        QCOMPARE(desk.steps().size(), steps);
    }
    void theStateOfACallGoesWhenTheCallEnds()
    {
        TestDesk desk(Engine::Sqlite);
        QVERIFY(!desk.ring(u"CA1"_s).isEmpty());
        QVERIFY(!desk.ring(u"CA2"_s).isEmpty());
        QVERIFY(test::write(
            desk.database, [](Transaction &tx) { return ivr::callEnded(tx, TestDesk::fullSid(u"CA1"_s)); }));
        QVERIFY(desk.interactions(u"CA1"_s).last().leftAt);
        const auto left = [&desk](const QString &sid) {
            return test::read(desk.database,
                [&](store::Connection &connection) { return ivr::callState(connection, TestDesk::fullSid(sid)); });
        };
        QVERIFY(left(u"CA1"_s) && !*left(u"CA1"_s));
        QVERIFY(left(u"CA2"_s) && *left(u"CA2"_s));
        desk.database.clock.advance(25h);
        const auto forgotten =
            test::write(desk.database, [](Transaction &tx) { return ivr::forgetCallsBefore(tx, tx.now() - 24h); });
        QCOMPARE(forgotten.value_or(-1), 1);
        QVERIFY(!desk.interactions(u"CA1"_s).isEmpty());
        const auto steps = test::write(
            desk.database, [](Transaction &tx) { return ivr::forgetInteractionsBefore(tx, tx.now() - 24h); });
        QVERIFY(steps.value_or(0) > 0);
        QVERIFY(desk.interactions(u"CA1"_s).isEmpty());
    }
    void theNamedViewsAreThere_data() { test::bothEngines(); }
    void theNamedViewsAreThere()
    {
        QFETCH(Engine, engine);
        TestDesk desk(engine);
        QVERIFY(!desk.ring().isEmpty());
        const auto counted = test::read(desk.database, [](store::Connection &connection) -> Result<qint64> {
            store::Statement select(connection,
                u"SELECT (SELECT count(*) FROM ivr_flows WHERE is_active) * 100 + (SELECT count(*) FROM ivr_interactions)"_s);
            const Result<bool> row = select.next();
            return row ? Result<qint64>(select.integer(0)) : Result<qint64>(tl::unexpected(row.error()));
        });
        QCOMPARE(counted.value_or(-1), ivr::shippedFlows().size() * 100 + 3);
    }
};
static const test::Register<FrontDeskTest> frontDeskTest;

#include "frontdesktest.moc"
