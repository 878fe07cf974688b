// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/numberstore.h"
#include "carrierhouse.h"
#include "commands/command.h"
#include "dispatch/numberhandler.h"
#include "dispatch/outcomes.h"
#include "support/suite.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using store::outbox::ItemId;
using store::outbox::State;
using test::CarrierHouse;
using test::Fault;
using test::ourLine;

namespace {

/// A desk whose number pointed to somebody else's until now.
struct OtherPeoplesNumber {
    explicit OtherPeoplesNumber(store::Engine engine)
        : house(engine)
    {
        house.handlers.add(QString(calls::ProvisionNumber::kind), dispatch::numberHandler(house.desk, house.db));
        house.dispatcher->start();
        house.carrier.setDesk(u"http://old.example.org"_s);
        old = house.carrier.ledger().numbers().first().voiceUrl;
    }
    [[nodiscard]] ItemId provision(bool set = true)
    {
        return test::write(house.db, [set](store::Transaction &tx) {
            return calls::order(tx, calls::ProvisionNumber{ourLine, set});
        }).value();
    }
    /// It was tried once, and is to be tried again.
    [[nodiscard]] bool waitsAgain(ItemId order)
    {
        return QTest::qWaitFor(
            [&] { return house.find(order).attempts == 1 && house.find(order).state == State::Waiting; }, 8000);
    }
    [[nodiscard]] bool takeBack(ItemId order)
    {
        commands::Registry registry;
        dispatch::addCommands(registry, house.handlers);
        const commands::Command command =
            commands::Command::make(u"outbox.cancel"_s, {{u"id"_s, QString::number(order.value)}});
        const commands::Actor dana{{1}, u"Dana"_s, commands::Role::Administrator, {}};
        return test::write(house.db, [&](store::Transaction &tx) {
            return commands::run(tx, registry, dana, command);
        }).has_value();
    }
    [[nodiscard]] QString standing() { return house.carrier.ledger().numbers().first().voiceUrl; }
    [[nodiscard]] std::optional<FormerWebhooks> former()
    {
        const auto setting =
            test::read(house.db, [](store::Connection &c) { return calls::numberSetting(c, ourLine); }).value();
        return setting ? setting->before : std::nullopt;
    }

    CarrierHouse house;
    QString old;
};

} // namespace

/// What stood at a number before it was pointed here.
class FormerWebhooksTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void itIsKeptBeforeItIsReplaced_data() { test::bothEngines(); }
    void itIsKeptBeforeItIsReplaced()
    {
        QFETCH(store::Engine, engine);
        OtherPeoplesNumber number(engine);
        QVERIFY(!number.old.isEmpty());
        number.house.line->next(Fault::AnswerLate);
        const ItemId order = number.provision();
        QTRY_VERIFY_WITH_TIMEOUT(number.standing() != number.old, 8000);
        // Whoever is killed now has it, although nobody knows of the change yet.
        QVERIFY(number.house.find(order).state != State::Done);
        QVERIFY(number.former());
        QCOMPARE(number.former()->addresses.voice, number.old);
        number.house.line->release();
        QVERIFY(number.house.becomes(order, State::Done));
        QCOMPARE(number.former()->addresses.voice, number.old);
    }

    void whatTheKilledOneReplacedIsNotWrittenOver()
    {
        OtherPeoplesNumber number(store::Engine::Sqlite);
        number.house.line->next(Fault::AnswerLost);
        const ItemId order = number.provision();
        QVERIFY(number.waitsAgain(order));
        number.house.makeDispatcher(); // as after a kill
        number.house.dispatcher->start();
        number.house.advance(std::chrono::seconds(1));
        QVERIFY(number.house.becomes(order, State::Done));
        QCOMPARE(number.former()->addresses.voice, number.old);
    }

    void whatTwilioDidNotReplaceIsNotToBePutBack()
    {
        OtherPeoplesNumber number(store::Engine::Sqlite);
        number.house.desk->fallbackUrl = u"no address"_s;
        const ItemId order = number.provision();
        QVERIFY(number.house.becomes(order, State::Failed));
        QCOMPARE(number.standing(), number.old);
        QVERIFY(!number.former());
    }

    void whatWasNeverReplacedIsNotToBePutBack_data()
    {
        QTest::addColumn<bool>("takenBack");
        QTest::newRow("it comes too late") << false;
        QTest::newRow("it is taken back") << true;
    }
    void whatWasNeverReplacedIsNotToBePutBack()
    {
        QFETCH(bool, takenBack);
        OtherPeoplesNumber number(store::Engine::Sqlite);
        number.house.line->next(Fault::TooMany);
        const ItemId order = number.provision();
        QVERIFY(number.waitsAgain(order));
        QVERIFY(!number.former());
        if (takenBack)
            QVERIFY(number.takeBack(order));
        else
            number.house.advance(std::chrono::hours(2));
        QVERIFY(number.house.becomes(order, takenBack ? State::Cancelled : State::Expired));
        QCOMPARE(number.standing(), number.old);
        QVERIFY(!number.former());

        number.house.carrier.setDesk(u"http://another.example.org"_s);
        const QString another = number.standing();
        QVERIFY(number.house.becomes(number.provision(), State::Done));
        QVERIFY(number.former());
        QCOMPARE(number.former()->addresses.voice, another);
    }

    /// It may stand there no more, and nobody else knows of it.
    void whatMayHaveBeenReplacedIsNotForgotten()
    {
        OtherPeoplesNumber number(store::Engine::Sqlite);
        number.house.line->next(Fault::AnswerLost);
        const ItemId order = number.provision();
        QVERIFY(number.waitsAgain(order));
        QVERIFY(number.standing() != number.old);
        number.house.advance(std::chrono::hours(2));
        QVERIFY(number.house.becomes(order, State::Expired));
        QVERIFY(number.former());
        QCOMPARE(number.former()->addresses.voice, number.old);
    }

    void whatSomebodyPutThereSinceIsToBePutBack_data()
    {
        QTest::addColumn<bool>("seen");
        QTest::newRow("at once") << false;
        QTest::newRow("the number is read before") << true;
    }
    void whatSomebodyPutThereSinceIsToBePutBack()
    {
        QFETCH(bool, seen);
        OtherPeoplesNumber number(store::Engine::Sqlite);
        QVERIFY(number.house.becomes(number.provision(), State::Done));
        QCOMPARE(number.former()->addresses.voice, number.old);
        number.house.carrier.setDesk(u"http://another.example.org"_s);
        const QString another = number.standing();
        if (seen) {
            QVERIFY(number.house.becomes(number.provision(false), State::Done));
            QVERIFY(!number.former()); // ours does not stand there any more
        }
        QVERIFY(number.house.becomes(number.provision(), State::Done));
        QVERIFY(number.former());
        QCOMPARE(number.former()->addresses.voice, another);
    }

    void aDeskThatMovesPutsBackWhatStoodThereBeforeIt_data()
    {
        QTest::addColumn<bool>("answerLost");
        QTest::newRow("later") << false;
        QTest::newRow("before it heard of the change") << true;
    }
    void aDeskThatMovesPutsBackWhatStoodThereBeforeIt()
    {
        QFETCH(bool, answerLost);
        OtherPeoplesNumber number(store::Engine::Sqlite);
        if (answerLost)
            number.house.line->next(Fault::AnswerLost);
        ItemId order = number.provision();
        QVERIFY(answerLost ? number.waitsAgain(order) : number.house.becomes(order, State::Done));
        const QString here = number.standing();
        number.house.desk->publicUrl = QUrl(u"http://moved.example.org"_s);
        if (answerLost)
            number.house.advance(std::chrono::seconds(1));
        else
            order = number.provision();
        QVERIFY(number.house.becomes(order, State::Done));
        QVERIFY(number.standing() != here);
        QVERIFY(number.former());
        QCOMPARE(number.former()->addresses.voice, number.old);
        QVERIFY(number.house.becomes(number.provision(false), State::Done)); // nor does reading it forget that
        QVERIFY(number.former());
    }
};

static const test::Register<FormerWebhooksTest> formerWebhooksTest;

#include "formerwebhookstest.moc"
