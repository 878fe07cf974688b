// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/actionstore.h"
#include "calls/callstore.h"
#include "commands/sender.h"
#include "engine/databasetask.h"
#include "engine/engine.h"
#include "engine/sampleorganisation.h"
#include "people/peoplestore.h"
#include "practice/carrier.h"
#include "support/suite.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;

namespace {

constexpr double speed = 20; // practice time passes that much faster
constexpr int patience = 15'000; // ms of ours
const QString ruth = u"+12065550153"_s;
const QString ana = u"+12065550151"_s;
const QString grace = u"+12065550164"_s;

/// A whole desk with its way out, and the practice carrier as its vendor, over real HTTP.
class House
{
public:
    House()
        : clock(engine::SampleOrganisation().moment(), speed)
        , timeline(clock, speed)
    {
        const engine::SampleOrganisation sample;
        engine::EngineOptions options;
        options.desk = *engine::findDesk({.dataFolder = folder.path(), .configFile = {}, .practice = true});
        sample.furnish(options.desk);
        options.port = 0;
        options.account = engine::SampleOrganisation::newAccount();
        options.origin = CallOrigin::Practice;
        options.clockSpeed = speed;
        practice::CarrierOptions account;
        account.accountSid = options.account->sid;
        account.authToken = options.account->tokens.first();
        auto started = engine::Engine::start(std::move(options), clock);
        if (!started)
            qFatal("%ls", qUtf16Printable(started.error().detail));
        engine = std::move(*started);
        carrier = std::make_unique<practice::Carrier>(timeline, account);
        const bool ready =
            sample.bring(engine->database(), clock.now(), false) && engine->openDoor() && carrier->start();
        if (!ready)
            qFatal("the house does not open");
        carrier->setDesk(engine->localUrl());
        engine->setCarrier(QUrl(carrier->restUrl()));
        const Result<QList<OurNumber>> lines = engine::readNow(engine->database(), calls::ourNumbers);
        for (const OurNumber &number : *lines)
            carrier->addNumber(number.phone.e164(), number.label);
        people = engine::readNow(engine->database(), people::operators).value();
    }

    Operator person(const QString &phone) const
    {
        for (const Operator &each : people) {
            if (each.phones.contains(PhoneNumber::fromVendor(phone)))
                return each;
        }
        return {};
    }
    /// Ruth does it. Empty on failure.
    QJsonObject run(const QString &name, const QJsonObject &args)
    {
        const Operator me = person(ruth);
        commands::LocalSender sender(
            engine->database(), engine->registry(), {me.id, me.name, commands::Role::Operator, u"test"_s});
        QEventLoop loop;
        QJsonObject answer;
        sender.send(commands::Command::make(name, args), &loop, [&](const Result<commands::Outcome> &outcome) {
            if (outcome)
                answer = outcome->answer;
            else
                qWarning("%ls", qUtf16Printable(outcome.error().detail));
            loop.quit();
        });
        loop.exec();
        return answer;
    }
    QList<Call> open() { return engine::readNow(engine->database(), calls::openCalls).value_or(QList<Call>()); }
    Call one(Call::Id id)
    {
        const auto found =
            engine::readNow(engine->database(), [id](store::Connection &c) { return calls::call(c, id); });
        return found && *found ? **found : Call();
    }
    QList<PlacedCall> planned() { return engine::readNow(engine->database(), calls::plannedCalls).value(); }
    void picksUp(const QString &number, const QString &keys = {})
    {
        practice::Behaviour behaviour;
        behaviour.after = 1s;
        behaviour.talks = 30min;
        if (!keys.isEmpty())
            behaviour.script.turns = {{practice::Turn::Kind::Press, keys, {}, {}, 0s}};
        carrier->setBehaviour(number, behaviour);
    }

    QTemporaryDir folder;
    ShiftedClock clock;
    practice::Timeline timeline;
    std::unique_ptr<engine::Engine> engine;
    std::unique_ptr<practice::Carrier> carrier;
    QList<Operator> people;
};

} // namespace

/// What the desk does to calls, from the command to the vendor and back.
class DeskCallTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aCallIsPlacedRecordedPausedAndHungUp()
    {
        House house;
        house.picksUp(ruth, u"1"_s);
        house.picksUp(grace);
        QVERIFY(!house.run(u"calls.place"_s, {{u"to"_s, grace}}).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(
            !house.open().isEmpty() && house.open().first().state == CallState::InProgress, patience);
        const Call call = house.open().first();
        QCOMPARE(call.name, u"Grace Munroe"_s);
        QCOMPARE(call.agentName, u"Ruth Okafor"_s);
        QTRY_VERIFY_WITH_TIMEOUT(house.one(call.id).recording, patience);

        const QString sid = house.carrier->ledger().recordingSids().value(0);
        const auto tape = [&] { return house.carrier->ledger().recording(sid)->status; };
        const QJsonObject about{{u"call"_s, call.sid}};
        QJsonObject pause = about;
        pause.insert(u"action"_s, u"pause"_s);
        QVERIFY(!house.run(u"calls.recording"_s, pause).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(house.one(call.id).recordingPaused, patience);
        QCOMPARE(tape(), twilio::RecordingStatus::Paused);
        QJsonObject resume = about;
        resume.insert(u"action"_s, u"resume"_s);
        QVERIFY(!house.run(u"calls.recording"_s, resume).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!house.one(call.id).recordingPaused, patience);
        QCOMPARE(tape(), twilio::RecordingStatus::InProgress);

        QVERIFY(!house.run(u"calls.hangUp"_s, about).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!isOpen(house.one(call.id).state), patience);
        QCOMPARE(house.one(call.id).outcome, CallOutcome::Answered);
        QVERIFY(house.planned().isEmpty());
        QCOMPARE(house.carrier->ledger().callSids().size(), 2); // hers and theirs: nobody was rung twice
    }

    void aCallerIsTransferredBlind()
    {
        House house;
        house.picksUp(ana);
        practice::IncomingCall incoming;
        incoming.from = grace;
        incoming.to = house.carrier->ledger().numbers().first().phoneNumber;
        incoming.script.turns = {{practice::Turn::Kind::Press, u"1"_s, {}, {}, 0s}};
        incoming.script.patience = 1800s;
        for (const Operator &each : house.people) {
            if (each.phones.first().e164() != ana)
                house.picksUp(each.phones.first().e164());
        }
        const Result<QString> sid = house.carrier->placeCall(incoming);
        QVERIFY(sid);
        QTRY_VERIFY_WITH_TIMEOUT(
            !house.open().isEmpty() && house.open().first().state == CallState::InProgress, patience);
        const Call call = house.open().first();
        QVERIFY(call.agentName != u"Ana Ruiz"_s);
        QVERIFY(!house
                     .run(u"calls.transfer"_s,
                         {{u"call"_s, *sid}, {u"operator"_s, QString::number(house.person(ana).id.value)}})
                     .isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(house.one(call.id).agentName, u"Ana Ruiz"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(house.one(call.id).state, CallState::InProgress, patience);
        const auto actions = engine::readNow(
            house.engine->database(), [&](store::Connection &c) { return calls::actionsOf(c, call.id); });
        QCOMPARE(actions->first().state, CallAction::State::Done);
        QCOMPARE(house.carrier->openCalls(), 2); // the caller and Ana: the first agent has left
    }

    void whoIsBusyIsCalledAgain()
    {
        House house;
        house.picksUp(ruth, u"1"_s);
        practice::Behaviour busy;
        busy.kind = practice::Behaviour::Kind::Busy;
        house.carrier->setBehaviour(grace, busy);
        QVERIFY(!house.run(u"calls.place"_s, {{u"to"_s, grace}, {u"attempts"_s, 2}, {u"delay"_s, 20}}).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!house.planned().isEmpty()
                && house.planned().first().state == PlacedCall::State::Waiting && house.planned().first().attempt == 2,
            patience);
        QCOMPARE(house.planned().first().lastEnd, CallEnd::Busy);
        house.picksUp(grace);
        QTRY_VERIFY_WITH_TIMEOUT(
            !house.open().isEmpty() && house.open().first().state == CallState::InProgress, patience);
        QCOMPARE(house.open().first().name, u"Grace Munroe"_s);
    }
};
static const test::Register<DeskCallTest> deskCallTest;

#include "deskcalltest.moc"
