// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callfixtures.h"
#include "calls/actionoutcomes.h"
#include "calls/callcommands.h"
#include "calls/callorders.h"
#include "calls/callplacing.h"
#include "calls/callstore.h"
#include "calls/legstore.h"
#include "commands/command.h"
#include "people/peoplestore.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "twilio/form.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::calls;
using cb::store::Transaction;
using cb::store::outbox::Item;

namespace {

const QString sid = u"CA"_s + QString(32, u'a');
const QString legSid = u"CA"_s + QString(32, u'b');
const QString tape = u"RE"_s + QString(32, u'c');
const QString line = u"+12065550100"_s;
const QString guest = u"+12065550142"_s;

/// A desk with two operators and a line, and what they do to calls.
class Desk
{
public:
    explicit Desk(store::Engine engine)
        : database(engine)
    {
        addCommands(registry, [] { return PlaceRule{3, 600s, {CallEnd::Busy, CallEnd::NoAnswer}}; });
        const Result<> furnished = test::write(database, [this](Transaction &tx) -> Result<> {
            for (Operator *person : {&ruth, &ana}) {
                const Result<Operator::Id> id = people::save(tx, *person);
                if (!id)
                    return tl::unexpected(id.error());
                person->id = *id;
            }
            if (const auto team = people::save(tx, Team{{}, u"Tier 1"_s, {ana.id}}); !team)
                return tl::unexpected(team.error());
            if (const auto contact =
                    people::save(tx, Contact{{}, u"Grace Munroe"_s, {PhoneNumber::fromVendor(guest)}, {}, {}, {}});
                !contact)
                return tl::unexpected(contact.error());
            const auto number = calls::save(tx, OurNumber{{}, PhoneNumber::fromVendor(line), u"Main line"_s, {}});
            return number ? Result<>() : Result<>(tl::unexpected(number.error()));
        });
        if (!furnished)
            qFatal("%ls", qUtf16Printable(furnished.error().detail));
    }

    Result<QJsonObject> run(
        const QString &name, const QJsonObject &args, commands::Roles roles = commands::Role::Operator)
    {
        const commands::Actor actor{ruth.id, ruth.name, roles, u"desk 1"_s};
        const auto outcome = test::write(database,
            [&](Transaction &tx) { return commands::run(tx, registry, actor, commands::Command::make(name, args)); });
        return outcome ? Result<QJsonObject>(outcome->answer) : tl::unexpected(outcome.error());
    }
    /// How a command was answered: "ok", or the detail of its error.
    QString said(const QString &name, const QJsonObject &args)
    {
        const Result<QJsonObject> answer = run(name, args);
        return answer ? u"ok"_s : answer.error().detail;
    }

    void tell(const QList<Fact> &facts, const Parties &parties = test::fromCaller(guest), const QString &of = sid)
    {
        const auto applied = test::write(database,
            [&](Transaction &tx) { return apply(tx, of, parties, facts, CallOrigin::Live, test::newYork()); });
        QVERIFY2(applied, qPrintable(applied ? QString() : applied.error().detail));
    }
    /// A caller who talks with Ana.
    void talk()
    {
        const Instant now = database.clock.now();
        tell({{now, StatusChanged{CallProgress::Ringing, {}, 0}}, {now, Moved{}},
            {now + 1s, LegChanged{legSid, CallProgress::InProgress, ana.phones.first().e164(), ana.id, ana.name}}});
    }
    Call call(const QString &of = sid)
    {
        const auto found = test::read(database, [&](store::Connection &c) { return callBySid(c, of); });
        return found && *found ? **found : Call();
    }
    QList<CallAction> actions()
    {
        const Call::Id id = call().id;
        return test::read(database, [&](store::Connection &c) { return actionsOf(c, id); }).value();
    }
    QList<Item> orders(const QString &subject)
    {
        return test::read(database, [&](store::Connection &c) { return store::outbox::about(c, subject); }).value();
    }
    Result<> ended(const Item &item, const OrderResult &result)
    {
        return test::write(
            database, [&](Transaction &tx) { return orderEnded(tx, item, result, CallOrigin::Live, test::newYork()); });
    }
    PlacedCall wish(PlacedCall::Id id)
    {
        const auto found = test::read(database, [&](store::Connection &c) { return placedCall(c, id); });
        return found.value().value();
    }
    QList<PlacedCall> planned() { return test::read(database, plannedCalls).value(); }

    commands::Registry registry;
    test::TempDatabase database;
    Operator ruth{{}, u"Ruth Okafor"_s, {PhoneNumber::fromVendor(u"+12065550121"_s)}};
    Operator ana{{}, u"Ana Reyes"_s, {PhoneNumber::fromVendor(u"+12065550122"_s)}};
};

} // namespace

class CallActionsTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void hangingUpIsOrderedOnce_data() { test::bothEngines(); }
    void hangingUpIsOrderedOnce()
    {
        QFETCH(store::Engine, engine);
        Desk desk(engine);
        desk.talk();
        const auto first = desk.run(u"calls.hangUp"_s, {{u"call"_s, sid}});
        QVERIFY2(first, qPrintable(first ? QString() : first.error().detail));
        const auto again = desk.run(u"calls.hangUp"_s, {{u"call"_s, QString::number(desk.call().id.value)}});
        QCOMPARE(again.value(), first.value());
        const QList<Item> orders = desk.orders(sid);
        QCOMPARE(orders.size(), 1);
        QCOMPARE(orders.first().kind, QString(EndCall::kind));
        QCOMPARE(orderFrom<EndCall>(orders.first().payload).value().call, sid);
        QCOMPARE(desk.actions().first().state, CallAction::State::UnderWay);
        // The call's own end is what was wanted, whatever the answer to the order is.
        desk.tell({{desk.database.clock.now() + 5s, StatusChanged{CallProgress::Completed, 5s, 0}}});
        QCOMPARE(desk.actions().first().state, CallAction::State::Done);
        QVERIFY(desk.ended(orders.first(), {OrderResult::Kind::Failed, {}, 21220}));
        QCOMPARE(desk.actions().first().state, CallAction::State::Done);
    }

    void whatCannotBeDoneIsSaidAtOnce_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QJsonObject>("args");
        QTest::addColumn<QString>("ringing");
        QTest::addColumn<QString>("talking");
        QTest::addColumn<QString>("ended");
        const QString over = u"That call has ended"_s;
        const QString early = u"Nobody has answered that call yet"_s;
        QTest::newRow("hang up") << u"calls.hangUp"_s << QJsonObject{} << u"ok"_s << u"ok"_s << over;
        QTest::newRow("record") << u"calls.recording"_s << QJsonObject{{u"action"_s, u"start"_s}} << early << u"ok"_s
                                << over;
        QTest::newRow("pause") << u"calls.recording"_s << QJsonObject{{u"action"_s, u"pause"_s}}
                               << u"That call is not being recorded"_s << u"That call is not being recorded"_s << over;
        QTest::newRow("transfer to a team")
            << u"calls.transfer"_s << QJsonObject{{u"team"_s, u"Tier 1"_s}} << u"ok"_s << u"ok"_s << over;
        QTest::newRow("transfer to themselves")
            << u"calls.transfer"_s << QJsonObject{{u"number"_s, guest}} << u"the call would be transferred to itself"_s
            << u"the call would be transferred to itself"_s << over;
        QTest::newRow("transfer to nobody")
            << u"calls.transfer"_s << QJsonObject{} << u"one of number, operator and team is needed"_s
            << u"one of number, operator and team is needed"_s << u"one of number, operator and team is needed"_s;
    }
    void whatCannotBeDoneIsSaidAtOnce()
    {
        QFETCH(QString, command);
        QFETCH(QJsonObject, args);
        args.insert(u"call"_s, sid);
        QCOMPARE(Desk(store::Engine::Sqlite).said(u"calls.hangUp"_s, {{u"call"_s, sid}}), u"there is no such call"_s);
        {
            Desk desk(store::Engine::Sqlite);
            desk.tell({{desk.database.clock.now(), StatusChanged{CallProgress::Ringing, {}, 0}}});
            QTEST(desk.said(command, args), "ringing");
        }
        {
            Desk desk(store::Engine::Sqlite);
            desk.talk();
            QTEST(desk.said(command, args), "talking");
            if (desk.orders(sid).isEmpty())
                QVERIFY(desk.actions().isEmpty());
        }
        Desk desk(store::Engine::Sqlite);
        desk.talk();
        desk.tell({{desk.database.clock.now() + 9s, StatusChanged{CallProgress::Completed, 9s, 0}}});
        QTEST(desk.said(command, args), "ended");
        QVERIFY(desk.orders(sid).isEmpty());
    }

    void aTransferSendsTheCallersLegToItsFlow_data() { test::bothEngines(); }
    void aTransferSendsTheCallersLegToItsFlow()
    {
        QFETCH(store::Engine, engine);
        Desk desk(engine);
        desk.talk();
        const auto done =
            desk.run(u"calls.transfer"_s, {{u"call"_s, sid}, {u"operator"_s, QString::number(desk.ruth.id.value)}});
        QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
        const QString id = (*done)[u"action"_s].toString();
        const QList<Item> orders = desk.orders(sid);
        QCOMPARE(orders.size(), 1);
        QCOMPARE(orderFrom<RedirectCall>(orders.first().payload).value(),
            (RedirectCall{sid, u"/twilio/voice/continue?a="_s + id}));
        QCOMPARE(desk.actions().first().target[u"name"_s].toString(), u"Ruth Okafor"_s);
        QCOMPARE(desk.actions().first().target[u"number"_s].toString(), u"+12065550121"_s);
        QCOMPARE(desk.said(u"calls.transfer"_s, {{u"call"_s, sid}, {u"team"_s, u"Tier 1"_s}}),
            u"A transfer of that call is under way"_s);
        QVERIFY(desk.ended(orders.first(), {OrderResult::Kind::Failed, {}, 21220}));
        QCOMPARE(desk.actions().first().state, CallAction::State::Failed);
        QCOMPARE(desk.actions().first().problem, CallAction::Problem::CallEnded);
        QCOMPARE(desk.actions().first().code, 21220);
    }

    void aRecordingIsPausedAndGoesOn_data() { test::bothEngines(); }
    void aRecordingIsPausedAndGoesOn()
    {
        QFETCH(store::Engine, engine);
        Desk desk(engine);
        desk.talk();
        const auto order = [&](const QString &action) {
            desk.database.clock.advance(2s);
            const auto done = desk.run(u"calls.recording"_s, {{u"call"_s, sid}, {u"action"_s, action}});
            return done ? desk.orders(sid).last() : Item();
        };
        const Item start = order(u"start"_s);
        QCOMPARE(start.kind, QString(StartRecording::kind));
        QVERIFY(!desk.call().recording);
        QVERIFY(desk.ended(start, {OrderResult::Kind::Done, tape, 0}));
        QVERIFY(desk.call().recording);

        const Item pause = order(u"pause"_s);
        QCOMPARE(orderFrom<ChangeRecording>(pause.payload).value().to, ChangeRecording::To::Paused);
        QVERIFY(!desk.call().recordingPaused); // not before it is known
        QVERIFY(desk.ended(pause, {OrderResult::Kind::Done, tape, 0}));
        QVERIFY(desk.call().recording && desk.call().recordingPaused);
        QVERIFY(desk.ended(pause, {OrderResult::Kind::Done, tape, 0})); // twice is the same as once

        QVERIFY(desk.ended(order(u"resume"_s), {OrderResult::Kind::Done, tape, 0}));
        QVERIFY(desk.call().recording && !desk.call().recordingPaused);
        const Item failed = order(u"pause"_s);
        QVERIFY(desk.ended(failed, {OrderResult::Kind::Failed, {}, 20404}));
        QVERIFY(!desk.call().recordingPaused);
        QCOMPARE(desk.actions().last().problem, CallAction::Problem::NotRunning);
    }

    void eachNumberOfTheVendorsIsAWordOfOurs_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<CallAction::Problem>("problem");
        QTest::newRow("the call is over") << 21220 << CallAction::Problem::CallEnded;
        QTest::newRow("no number") << 21217 << CallAction::Problem::WrongNumber;
        QTest::newRow("not reachable") << 21214 << CallAction::Problem::NotReachable;
        QTest::newRow("country") << 21215 << CallAction::Problem::NotAllowed;
        QTest::newRow("caller id") << 21210 << CallAction::Problem::WrongCallerId;
        QTest::newRow("limit") << 10004 << CallAction::Problem::AccountLimit;
        QTest::newRow("credentials") << 20003 << CallAction::Problem::Refused;
        QTest::newRow("another") << 20500 << CallAction::Problem::Vendor;
    }
    void eachNumberOfTheVendorsIsAWordOfOurs()
    {
        QFETCH(int, code);
        QTEST(problemOf(code), "problem");
    }
};
static const test::Register<CallActionsTest> callActionsTest;

/// A call placed for somebody at the desk, event by event.
class PlacedCallTest : public test::Suite
{
    Q_OBJECT

    static PlacedCall::Id place(Desk &desk, const QJsonObject &more = {})
    {
        QJsonObject args{{u"to"_s, u"(206) 555-0142"_s}};
        for (auto member = more.begin(); member != more.end(); ++member)
            args.insert(member.key(), member.value());
        const auto done = desk.run(u"calls.place"_s, args);
        if (!done)
            qWarning("%ls", qUtf16Printable(done.error().detail));
        return done ? PlacedCall::Id{(*done)[u"placed"_s].toString().toLongLong()} : PlacedCall::Id();
    }
    static std::optional<Placed> placed(Desk &desk, const Item &item, int attempt = 1)
    {
        twilio::Form url;
        url.append("ob", u"%1.%2"_s.arg(item.id.value).arg(attempt));
        return test::read(desk.database, [&](store::Connection &c) { return placedBy(c, url); }).value();
    }
    /// The vendor tells how far the operator's leg is.
    static void status(Desk &desk, const Item &item, CallProgress progress, const QString &of = sid, int sip = 0)
    {
        const Instant now = desk.database.clock.now();
        const std::optional<Placed> one = placed(desk, item);
        QVERIFY(one);
        desk.tell({{now, one->fact()}, {now, StatusChanged{progress, {}, sip}}}, one->parties(), of);
        QVERIFY(test::write(desk.database, [&](Transaction &tx) { return placedSeen(tx, *one, of); }));
    }

private Q_SLOTS:
    void theOperatorIsRungAndTheOtherSideIsTheCall_data() { test::bothEngines(); }
    void theOperatorIsRungAndTheOtherSideIsTheCall()
    {
        QFETCH(store::Engine, engine);
        Desk desk(engine);
        const PlacedCall::Id id = place(desk);
        QVERIFY(id.isValid());
        const Item item = desk.orders(u"+12065550121"_s).first();
        const PlaceCall order = orderFrom<PlaceCall>(item.payload).value();
        QCOMPARE(order.to, u"+12065550121"_s); // Ruth's own telephone first
        QCOMPARE(order.from, line);
        QCOMPARE(order.flow, QString(clickToCallFlow));
        QCOMPARE(desk.planned().first().name, u"Grace Munroe"_s);

        const std::optional<Placed> attempt = placed(desk, item);
        QVERIFY(attempt);
        status(desk, item, CallProgress::Ringing); // before the order's own answer
        Call call = desk.call();
        QCOMPARE(call.state, CallState::Dialing);
        QCOMPARE(call.direction, CallDirection::Outbound);
        QCOMPARE(call.number.e164(), guest);
        QCOMPARE(call.name, u"Grace Munroe"_s);
        QCOMPARE(call.agentName, u"Ruth Okafor"_s);
        QCOMPARE(desk.wish(id).state, PlacedCall::State::UnderWay);
        QVERIFY(desk.ended(item, {OrderResult::Kind::Done, sid, 0}));
        QCOMPARE(desk.call(), call);

        // She hears "Press 1": nobody talks yet.
        desk.database.clock.advance(3s);
        status(desk, item, CallProgress::InProgress);
        QCOMPARE(desk.call().state, CallState::Dialing);
        QVERIFY(!desk.call().answeredAt);
        desk.tell({{desk.database.clock.now(), Moved{CallState::Ringing, 0, 1, {}, {}, {}}}}, attempt->parties());
        QCOMPARE(desk.call().state, CallState::Ringing);
        QCOMPARE(desk.call().agentName, u"Ruth Okafor"_s);
        desk.database.clock.advance(3s);
        desk.tell({{desk.database.clock.now(), LegChanged{legSid, CallProgress::InProgress, guest, {}, {}}}}, {});
        QCOMPARE(desk.call().state, CallState::InProgress);
        QCOMPARE(desk.call().agentName, u"Ruth Okafor"_s);
        desk.database.clock.advance(60s);
        status(desk, item, CallProgress::Completed);
        QCOMPARE(desk.call().outcome, CallOutcome::Answered);
        QCOMPARE(desk.wish(id).state, PlacedCall::State::Reached);
        QVERIFY(desk.planned().isEmpty());
    }

    void whoIsBusyIsCalledAgainByRule_data() { test::bothEngines(); }
    void whoIsBusyIsCalledAgainByRule()
    {
        QFETCH(store::Engine, engine);
        Desk desk(engine);
        const PlacedCall::Id id = place(desk);
        for (int attempt = 1; attempt <= 3; ++attempt) {
            const QString call = u"CA%1"_s.arg(attempt, 32, 10, QChar(u'0'));
            const QList<Item> items = desk.orders(u"+12065550121"_s);
            QCOMPARE(items.size(), attempt);
            QCOMPARE(items.last().dueAt, desk.database.clock.now());
            const std::optional<Placed> one = placed(desk, items.last());
            QVERIFY(one);
            QCOMPARE(one->attempt.attempt, attempt);
            status(desk, items.last(), CallProgress::InProgress, call);
            const Instant now = desk.database.clock.now();
            desk.tell({{now, LegChanged{u"CL%1"_s.arg(attempt), CallProgress::Busy, guest, {}, {}, 486}}}, {}, call);
            status(desk, items.last(), CallProgress::Completed, call, 200);
            status(desk, items.last(), CallProgress::Completed, call, 200); // the same once more
            QCOMPARE(desk.call(call).outcome, CallOutcome::NotReached);
            QCOMPARE(desk.call(call).end, CallEnd::Busy);
            if (attempt == 3)
                break;
            const PlacedCall wish = desk.planned().first();
            QCOMPARE(wish.attempt, attempt + 1);
            QCOMPARE(wish.attempts, 3);
            QCOMPARE(wish.nextAt.value(), now + 600s);
            QCOMPARE(wish.lastEnd, CallEnd::Busy);
            desk.database.clock.advance(600s);
        }
        QCOMPARE(desk.wish(id).state, PlacedCall::State::GivenUp);
        QCOMPARE(desk.orders(u"+12065550121"_s).size(), 3);
        QVERIFY(desk.planned().isEmpty());
    }

    void otherEndsAreNotTriedAgain_data()
    {
        QTest::addColumn<CallProgress>("leg");
        QTest::addColumn<int>("sip");
        QTest::addColumn<CallEnd>("end");
        QTest::addColumn<bool>("again");
        QTest::newRow("busy") << CallProgress::Busy << 486 << CallEnd::Busy << true;
        QTest::newRow("nobody answers") << CallProgress::NoAnswer << 487 << CallEnd::NoAnswer << true;
        QTest::newRow("not in service") << CallProgress::Failed << 404 << CallEnd::NotInService << false;
        QTest::newRow("failed") << CallProgress::Failed << 503 << CallEnd::Failed << false;
        QTest::newRow("no key was pressed") << CallProgress::Unknown << 0 << CallEnd::HungUp << false;
    }
    void otherEndsAreNotTriedAgain()
    {
        QFETCH(CallProgress, leg);
        QFETCH(int, sip);
        Desk desk(store::Engine::Sqlite);
        const PlacedCall::Id id = place(desk);
        const Item item = desk.orders(u"+12065550121"_s).first();
        status(desk, item, CallProgress::InProgress);
        if (leg != CallProgress::Unknown)
            desk.tell({{desk.database.clock.now(), LegChanged{legSid, leg, guest, {}, {}, sip}}}, {});
        status(desk, item, CallProgress::Completed, sid, 200);
        QTEST(desk.call().end, "end");
        const bool again = desk.wish(id).state == PlacedCall::State::Waiting;
        QTEST(again, "again");
        QCOMPARE(desk.orders(u"+12065550121"_s).size(), again ? 2 : 1);
    }

    void aPlannedAttemptCanBeTakenBack_data() { test::bothEngines(); }
    void aPlannedAttemptCanBeTakenBack()
    {
        QFETCH(store::Engine, engine);
        Desk desk(engine);
        const PlacedCall::Id id = place(desk);
        const QJsonObject args{{u"placed"_s, QString::number(id.value)}};
        QCOMPARE(desk.said(u"calls.cancelPlaced"_s, args), u"ok"_s);
        QCOMPARE(desk.orders(u"+12065550121"_s).first().state, store::outbox::State::Cancelled);
        QCOMPARE(desk.wish(id).state, PlacedCall::State::Cancelled);
        QCOMPARE(desk.said(u"calls.cancelPlaced"_s, args), u"That call is over"_s);
        QCOMPARE(desk.said(u"calls.cancelPlaced"_s, {{u"placed"_s, u"7"_s}}), u"no such placed call"_s);
    }
    void whatRingsAlreadyIsHungUp()
    {
        Desk desk(store::Engine::Sqlite);
        const PlacedCall::Id id = place(desk);
        const Item item = desk.orders(u"+12065550121"_s).first();
        QVERIFY(test::write(desk.database,
            [&](Transaction &tx) { return store::outbox::claim(tx, u"worker"_s, item.budget, 1, 30s); }));
        // On its way: nothing to take back, and no SID to hang up. Its first event ends it.
        QCOMPARE(desk.said(u"calls.cancelPlaced"_s, {{u"placed"_s, QString::number(id.value)}}), u"ok"_s);
        QVERIFY(desk.orders(sid).isEmpty());
        status(desk, item, CallProgress::Ringing);
        QCOMPARE(desk.orders(sid).size(), 1);
        QCOMPARE(desk.orders(sid).first().kind, QString(EndCall::kind));
        QCOMPARE(desk.wish(id).state, PlacedCall::State::Cancelled);
    }
    void whatTheVendorRefusesIsGivenUp()
    {
        Desk desk(store::Engine::Sqlite);
        const PlacedCall::Id id = place(desk);
        const Item item = desk.orders(u"+12065550121"_s).first();
        QVERIFY(desk.ended(item, {OrderResult::Kind::Failed, {}, 21210}));
        QCOMPARE(desk.wish(id).state, PlacedCall::State::GivenUp);
        const std::optional<Placed> attempt = placed(desk, item);
        QVERIFY(attempt);
        QCOMPARE(attempt->attempt.problem, CallAction::Problem::WrongCallerId);
        QVERIFY(desk.planned().isEmpty());
    }
    void whoMayPlaceWhat()
    {
        Desk desk(store::Engine::Sqlite);
        const QString anas = QString::number(desk.ana.id.value);
        const QJsonObject forAna{{u"to"_s, guest}, {u"operator"_s, anas}};
        QCOMPARE(desk.run(u"calls.place"_s, forAna).error().kind, Error::Kind::Denied);
        QVERIFY(desk.run(u"calls.place"_s, forAna, commands::Role::Supervisor));
        QCOMPARE(desk.said(u"calls.place"_s, {{u"to"_s, guest}, {u"from"_s, u"+12065550199"_s}}),
            u"from is none of our numbers"_s);
        QCOMPARE(desk.said(u"calls.place"_s, {{u"to"_s, u"+12065550121"_s}}), u"to is the operator's own telephone"_s);
        QCOMPARE(desk.said(u"calls.place"_s, {{u"to"_s, line}}), u"to and from are the same number"_s);
        QCOMPARE(desk.run(u"calls.place"_s, {{u"to"_s, u"12"_s}}).error().kind, Error::Kind::Invalid);
        QCOMPARE(
            desk.run(u"calls.place"_s, {{u"to"_s, guest}}, commands::Role::Viewer).error().kind, Error::Kind::Denied);
    }
    /// Whatever the order they come in: the row is the merge of its facts.
    void eventsInAnyOrderEndInTheSameCall()
    {
        QList<int> order{0, 1, 2, 3};
        std::optional<Call> first;
        do {
            Desk desk(store::Engine::Sqlite);
            place(desk);
            const Item item = desk.orders(u"+12065550121"_s).first();
            const Placed attempt = *placed(desk, item);
            const Instant now = desk.database.clock.now();
            for (const int event : order) {
                switch (event) {
                case 0:
                    QVERIFY(desk.ended(item, {OrderResult::Kind::Done, sid, 0}));
                    break;
                case 1:
                    desk.tell({{now, attempt.fact()}, {now, StatusChanged{CallProgress::InProgress, {}, 0}}},
                        attempt.parties());
                    break;
                case 2:
                    desk.tell({{now + 8s, LegChanged{legSid, CallProgress::InProgress, guest, {}, {}}}},
                        {}); // never before the answer to our TwiML, but nothing hangs on it
                    break;
                case 3:
                    desk.tell(
                        {{now + 60s, attempt.fact()}, {now + 60s, StatusChanged{CallProgress::Completed, 60s, 0}}},
                        attempt.parties());
                    break;
                }
            }
            Call call = desk.call();
            call.id = {};
            call.placed = {};
            call.agent = {};
            call.contact = {};
            call.line = {};
            if (!first)
                first = call;
            QCOMPARE(call.number.e164(), guest);
            QCOMPARE(call.agentName, u"Ruth Okafor"_s);
            QCOMPARE(call.answeredAt, std::optional(now + 8s));
            QCOMPARE(call.outcome, CallOutcome::Answered);
            QCOMPARE(call, *first);
        } while (std::next_permutation(order.begin(), order.end()));
    }
};
static const test::Register<PlacedCallTest> placedCallTest;

#include "callactionstest.moc"
