// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/actionstore.h"
#include "calls/callstore.h"
#include "engine/databasetask.h"
#include "house.h"
#include "support/suite.h"

#include <QTest>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using test::ana;
using test::grace;
using test::House;
using test::patience;
using test::ruth;

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

    void bothSidesHearThatTheyAreRecorded()
    {
        House house;
        house.picksUp(ruth, u"1"_s);
        house.picksUp(grace);
        struct Heard {
            QString number;
            QString words;
            bool talking;
        };
        QList<Heard> heard;
        const practice::Ledger &ledger = house.carrier->ledger();
        connect(house.carrier.get(), &practice::Carrier::said, this, [&](const QString &sid, const QString &words) {
            const practice::CallRecord *leg = ledger.call(sid);
            heard << Heard{leg->to, words, leg->bridged};
        });
        QVERIFY(!house.run(u"calls.place"_s, {{u"to"_s, grace}}).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!house.open().isEmpty() && house.one(house.open().first().id).recording, patience);
        for (const QString &number : {ruth, grace}) {
            QList<Heard> announced;
            std::ranges::copy_if(heard, std::back_inserter(announced), [&](const Heard &each) {
                return each.number == number && each.words == u"This call may be recorded.";
            });
            QCOMPARE(announced.size(), 1);
            QVERIFY(!announced.first().talking); // before, not into the talk
        }
        for (const QString &sid : ledger.callSids())
            QCOMPARE(ledger.call(sid)->warnings, QStringList());
    }

    void aCallerIsTransferredBlind()
    {
        House house;
        house.picksUp(ana);
        for (const Operator &each : house.people) {
            if (each.phones.first().e164() != ana)
                house.picksUp(each.phones.first().e164());
        }
        const QString sid = house.calls(grace, {{practice::Turn::Kind::Press, u"1"_s, {}, {}, 0s}});
        QVERIFY(!sid.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(
            !house.open().isEmpty() && house.open().first().state == CallState::InProgress, patience);
        const Call call = house.open().first();
        QVERIFY(call.agentName != u"Ana Ruiz"_s);
        // Calls in are recorded as well; the caller is told so once, and those of ours know.
        const auto told = [&house](const practice::CallRecord &leg) {
            return leg.heard.count(u"This call may be recorded."_s);
        };
        QTRY_VERIFY_WITH_TIMEOUT(house.one(call.id).recording, patience);
        QCOMPARE(told(*house.carrier->ledger().call(sid)), 1);
        QVERIFY(!house
                     .run(u"calls.transfer"_s,
                         {{u"call"_s, sid}, {u"operator"_s, QString::number(house.person(ana).id.value)}})
                     .isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(house.one(call.id).agentName, u"Ana Ruiz"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(house.one(call.id).state, CallState::InProgress, patience);
        const auto actions = engine::readNow(
            house.engine->database(), [&](store::Connection &c) { return calls::actionsOf(c, call.id); });
        QCOMPARE(actions->first().state, CallAction::State::Done);
        QCOMPARE(house.carrier->openCalls(), 2); // the caller and Ana: the first agent has left
        for (const QString &leg : house.carrier->ledger().callSids())
            QCOMPARE(told(*house.carrier->ledger().call(leg)), leg == sid ? 1 : 0);
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
