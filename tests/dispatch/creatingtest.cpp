// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callstore.h"
#include "calls/numbercommands.h"
#include "calls/numberstore.h"
#include "carrierhouse.h"
#include "commands/command.h"
#include "dispatch/numberhandler.h"
#include "support/suite.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::dispatch;
using store::outbox::ItemId;
using store::outbox::State;
using test::CarrierHouse;
using test::Fault;
using test::ourLine;
using test::somebody;
namespace outbox = cb::store::outbox;

namespace {

void expectParking()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"may or may not have been carried out"_s));
}

} // namespace

/// When the engine is killed.
enum class Killed { Claimed, Sending, RequestOut, Answered };

Q_DECLARE_METATYPE(State)
Q_DECLARE_METATYPE(Killed)

/// The promise: whatever the line does, the carrier makes no second call for one row.
class CreatingTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aCallIsMadeOnce_data()
    {
        QTest::addColumn<store::Engine>("engine");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("hears"); // the carrier's callbacks come
        QTest::addColumn<int>("made");
        QTest::addColumn<State>("state"); // in the end, with nobody's help
        struct Mode {
            const char *name;
            Fault fault;
            int made;
            State state;
        };
        const Mode modes[] = {
            {"all is well", Fault::None, 1, State::Done},
            {"the request never arrives", Fault::NeverArrives, 0, State::Parked},
            {"the answer is lost", Fault::AnswerLost, 1, State::Done},
            {"the answer is cut", Fault::AnswerCut, 1, State::Done},
            {"the answer is late", Fault::AnswerLate, 1, State::Done},
            {"the answer comes twice", Fault::AnsweredTwice, 1, State::Done},
            {"500, nothing done", Fault::FailsBefore, 0, State::Parked},
            {"500, but done", Fault::FailsAfter, 1, State::Done},
            {"429, then well", Fault::TooMany, 1, State::Done},
        };
        QList<QPair<QByteArray, store::Engine>> engines{{"sqlite", store::Engine::Sqlite}};
        if (qEnvironmentVariableIsSet("CALLBOARD_TEST_PG"))
            engines.append({"postgresql", store::Engine::PostgreSql});
        for (const auto &[engineName, engine] : engines) {
            for (const Mode &mode : modes) {
                for (const bool hears : {true, false}) {
                    const QByteArray name =
                        QByteArray(mode.name) + (hears ? ", callbacks come" : ", no callbacks") + ", " + engineName;
                    QTest::newRow(name.constData()) << engine << mode.fault << hears << mode.made << mode.state;
                }
            }
        }
    }
    void aCallIsMadeOnce()
    {
        QFETCH(store::Engine, engine);
        QFETCH(Fault, fault);
        QFETCH(bool, hears);
        QFETCH(int, made);
        QFETCH(State, state);
        CarrierHouse house(engine, fault == Fault::AnswerLate ? 300ms : 5s);
        house.hears = hears;
        house.line->next(fault);
        if (state == State::Parked)
            expectParking();
        house.dispatcher->start();
        const ItemId id = house.place();
        QVERIFY(QTest::qWaitFor([&] { return house.find(id).attempts == 1; }, 8000));
        QVERIFY(QTest::qWaitFor([&] { return house.find(id).state != State::Sending; }, 8000));
        const auto over = [&] {
            const State now = house.find(id).state;
            return now == State::Done || now == State::Parked;
        };
        if (hears && made > 0 && fault != Fault::TooMany)
            QVERIFY(QTest::qWaitFor(over, 8000)); // by the proof alone, the clock stands
        for (const auto by : std::initializer_list<std::chrono::milliseconds>{3s, 7s, 50s, 240s}) {
            if (!over())
                house.advance(by);
        }
        house.line->release(); // what was late comes after all
        QVERIFY(QTest::qWaitFor(over, 8000));
        house.advance(1h);
        QCOMPARE(house.find(id).state, state);
        QCOMPARE(house.made().size(), made);
        QCOMPARE(house.line->posts(), fault == Fault::TooMany ? 2 : 1);
        if (made == 0)
            return;
        const QString sid = house.made().first();
        QCOMPARE(house.find(id).remoteId, sid);
        // The room knows the call, whoever told of it.
        const auto call = test::read(house.db, [&](store::Connection &c) { return calls::callBySid(c, sid); }).value();
        QVERIFY(call);
        QCOMPARE(call->direction, CallDirection::Outbound);
        QCOMPARE(call->to, somebody);
        QTRY_VERIFY(house.proofs.contains(proof(id, fault == Fault::TooMany ? 2 : 1)));
    }

    void whoeverIsKilledMakesNoSecondCall_data()
    {
        QTest::addColumn<store::Engine>("engine");
        QTest::addColumn<Killed>("when");
        QTest::addColumn<bool>("hears"); // the carrier's callbacks come, afterwards
        QTest::addColumn<int>("made");
        QTest::addColumn<State>("state"); // in the end, with nobody's help
        struct Moment {
            const char *name;
            Killed when;
            int made;
            State state;
        };
        const Moment moments[] = {
            {"claimed", Killed::Claimed, 1, State::Done}, // known not to have left
            {"before the first byte", Killed::Sending, 0, State::Parked},
            {"the request is out", Killed::RequestOut, 1, State::Done},
            {"answered, not written", Killed::Answered, 1, State::Done},
        };
        QList<QPair<QByteArray, store::Engine>> engines{{"sqlite", store::Engine::Sqlite}};
        if (qEnvironmentVariableIsSet("CALLBOARD_TEST_PG"))
            engines.append({"postgresql", store::Engine::PostgreSql});
        for (const auto &[engineName, engine] : engines) {
            for (const Moment &moment : moments) {
                for (const bool hears : {true, false}) {
                    const QByteArray name =
                        QByteArray(moment.name) + (hears ? ", callbacks come" : ", no callbacks") + ", " + engineName;
                    QTest::newRow(name.constData()) << engine << moment.when << hears << moment.made << moment.state;
                }
            }
        }
    }
    void whoeverIsKilledMakesNoSecondCall()
    {
        QFETCH(store::Engine, engine);
        QFETCH(Killed, when);
        QFETCH(bool, hears);
        QFETCH(int, made);
        QFETCH(State, state);
        CarrierHouse house(engine);
        house.hears = false; // nobody lives who could
        const ItemId id = house.place();
        const auto killed = [&] { return !house.dispatcher; };
        switch (when) {
        case Killed::Claimed:
        case Killed::Sending: // what its commits leave behind
            QVERIFY(test::write(house.db, [&](store::Transaction &tx) -> Result<> {
                const auto claimed = outbox::claim(tx, u"desk"_s, QString(calls::callBudget), 1, 30s);
                if (!claimed || when == Killed::Claimed)
                    return claimed ? Result<>() : Result<>(tl::unexpected(claimed.error()));
                const auto attempt = outbox::markSending(tx, id, u"desk"_s, 45s);
                return attempt ? Result<>() : Result<>(tl::unexpected(attempt.error()));
            }));
            house.dispatcher.reset();
            break;
        case Killed::RequestOut:
            house.line->next(Fault::AnswerLate);
            house.dispatcher->start();
            QVERIFY(QTest::qWaitFor([&] { return house.made().size() == 1; }, 8000));
            house.dispatcher.reset();
            house.line->release(); // to nobody
            break;
        case Killed::Answered:
            connect(house.client.get(), &twilio::rest::Client::reached, this, [&] { house.dispatcher.reset(); });
            house.dispatcher->start();
            QVERIFY(QTest::qWaitFor(killed, 8000));
            house.client->disconnect(this);
            break;
        }
        QVERIFY(killed());
        QCOMPARE(house.find(id).state, when == Killed::Claimed ? State::Claimed : State::Sending);

        house.hears = hears;
        if (state == State::Parked)
            expectParking();
        house.makeDispatcher();
        house.dispatcher->start();
        const auto over = [&] {
            const State now = house.find(id).state;
            return now == State::Done || now == State::Parked;
        };
        QVERIFY(QTest::qWaitFor([&] { return over() || house.find(id).state == State::Unclear; }, 8000));
        for (const auto by : std::initializer_list<std::chrono::milliseconds>{10s, 50s, 240s}) {
            if (!over())
                house.advance(by);
        }
        QVERIFY(QTest::qWaitFor(over, 8000));
        house.advance(1h);
        QCOMPARE(house.find(id).state, state);
        QCOMPARE(house.made().size(), made);
        if (made > 0)
            QCOMPARE(house.find(id).remoteId, house.made().first());
    }

    void whereNobodyListensItIsTriedAgain()
    {
        CarrierHouse house;
        const auto carrier = house.desk->client;
        twilio::rest::Client nobody(
            {house.carrier.accountSid(), {}, house.carrier.authToken(), QUrl(u"http://127.0.0.1:1"_s)});
        house.desk->client = &nobody;
        house.dispatcher->start();
        const ItemId id = house.place();
        QVERIFY(QTest::qWaitFor(
            [&] { return house.find(id).state == State::Waiting && house.find(id).attempts == 1; }, 8000));
        QVERIFY(house.made().isEmpty());
        house.desk->client = carrier;
        house.advance(2s);
        QVERIFY(house.becomes(id, State::Done));
        QCOMPARE(house.made().size(), 1);
    }

    void aRefusedKeyIsMendedWithoutLosingTheCall()
    {
        CarrierHouse house;
        const auto good = house.desk->client;
        twilio::rest::Client wrong(
            {house.carrier.accountSid(), {}, Secret("not the token"), QUrl(house.carrier.restUrl())});
        house.desk->client = &wrong;
        house.dispatcher->start();
        const ItemId id = house.place();
        QVERIFY(QTest::qWaitFor([&] { return house.find(id).httpStatus == 401; }, 8000));
        QCOMPARE(house.find(id).state, State::Waiting);
        house.desk->client = good;
        house.advance(2s);
        QVERIFY(house.becomes(id, State::Done));
        QCOMPARE(house.made().size(), 1);
    }

    void aPersonSendsAParkedCallAgain()
    {
        CarrierHouse house;
        house.line->next(Fault::NeverArrives);
        house.dispatcher->start();
        const ItemId id = house.place();
        QVERIFY(house.becomes(id, State::Unclear));
        expectParking();
        for (const auto by : std::initializer_list<std::chrono::seconds>{10s, 50s, 240s})
            house.advance(by);
        QVERIFY(house.becomes(id, State::Parked));
        QVERIFY(test::write(house.db, [&](store::Transaction &tx) { return outbox::sendAgain(tx, id); }));
        QVERIFY(house.becomes(id, State::Done));
        QCOMPARE(house.made().size(), 1);
        QCOMPARE(house.find(id).attempts, 2);
    }

    void aCallThatIsBusyIsPlacedAgainAsOftenAsItsOrderSays()
    {
        CarrierHouse house;
        practice::Behaviour busy;
        busy.kind = practice::Behaviour::Kind::Busy;
        house.carrier.setUsualBehaviour(busy);
        house.dispatcher->start();
        const ItemId first = house.place(1);
        QVERIFY(house.becomes(first, State::Done));
        const auto all = [&] {
            return test::read(house.db, [](store::Connection &c) { return outbox::about(c, somebody); }).value();
        };
        QTRY_COMPARE_WITH_TIMEOUT(all().size(), 2, 8000); // it was busy
        const Item again = all().last();
        QCOMPARE(again.dueAt, house.db.clock.now() + 90s);
        house.advance(90s);
        QVERIFY(house.becomes(again.id, State::Done));
        QTRY_COMPARE_WITH_TIMEOUT(house.carrier.openCalls(), 0, 8000);
        QTRY_VERIFY(house.carrier.isIdle());
        QCOMPARE(house.made().size(), 2);
        QCOMPARE(all().size(), 2); // and that was that
    }

    void aCallIsEndedAndOneThatHasEndedStaysSo()
    {
        CarrierHouse house;
        house.dispatcher->start();
        const ItemId placed = house.place();
        QVERIFY(house.becomes(placed, State::Done));
        const QString sid = house.find(placed).remoteId;
        const auto end = [&] {
            return test::write(house.db, [&](store::Transaction &tx) {
                return calls::order(tx, calls::EndCall{sid});
            }).value();
        };
        house.line->next(Fault::AnswerLost); // repeatable: it is simply said again
        const ItemId first = end();
        QVERIFY(QTest::qWaitFor(
            [&] { return house.find(first).attempts == 1 && house.find(first).state == State::Waiting; }, 8000));
        house.advance(1s);
        QVERIFY(house.becomes(first, State::Done));
        QTRY_VERIFY(house.carrier.ledger().call(sid)->endedAt.has_value());
        QVERIFY(house.becomes(end(), State::Done)); // 21220: what was wanted is so
    }

    void aRedirectIsProvedByTheRequestItLeadsTo()
    {
        CarrierHouse house;
        house.dispatcher->start();
        const ItemId placed = house.place();
        QVERIFY(house.becomes(placed, State::Done));
        const QString sid = house.find(placed).remoteId;
        QTRY_VERIFY_WITH_TIMEOUT(house.carrier.ledger().call(sid)->answeredAt.has_value(), 8000);
        house.line->next(Fault::AnswerLost);
        const ItemId id = test::write(house.db, [&](store::Transaction &tx) {
            return calls::order(tx, calls::RedirectCall{sid, u"/answer?v=2"_s});
        }).value();
        QVERIFY(house.becomes(id, State::Done));
        QCOMPARE(house.find(id).attempts, 1);
    }

    void aBadNumberFailsWithOurSentence()
    {
        CarrierHouse house;
        house.dispatcher->start();
        calls::PlaceCall order;
        order.to = u"+15005550001"_s; // Twilio's number that is never valid
        order.from = ourLine;
        order.answerPath = u"/answer"_s;
        const ItemId id =
            test::write(house.db, [&](store::Transaction &tx) { return calls::order(tx, order); }).value();
        QVERIFY(house.becomes(id, State::Failed));
        QVERIFY2(house.find(id).outcome.startsWith(u"Twilio error 21217: "_s), qPrintable(house.find(id).outcome));
        QVERIFY(!house.find(id).outcome.contains(u"+1500"_s));
        QCOMPARE(house.find(id).httpStatus, 400);
    }

    void aNumberIsReadSetAndReadBack()
    {
        CarrierHouse house;
        house.handlers.add(QString(calls::ProvisionNumber::kind), numberHandler(house.desk, house.db));
        house.dispatcher->start();
        house.carrier.setDesk(u"http://old.example.org"_s);
        const auto order = [&](bool set) {
            return test::write(house.db, [&](store::Transaction &tx) {
                return calls::order(tx, calls::ProvisionNumber{ourLine, set});
            }).value();
        };
        const auto setting = [&] {
            return test::read(house.db, [](store::Connection &c) { return calls::numberSetting(c, ourLine); }).value();
        };
        const NumberWebhooks wanted =
            wantedWebhooks(QString::fromUtf8(house.desk->publicUrl.toEncoded()), house.desk->fallbackUrl);

        QVERIFY(house.becomes(order(false), State::Done)); // looking changes nothing
        QVERIFY(setting());
        QVERIFY(setting()->shown.voice.startsWith(u"http://old.example.org/"_s));
        QVERIFY(!setting()->before);
        const NumberComparison before = compare(*setting(), wanted);
        QVERIFY(!before.isSet());
        QCOMPARE(before.differences.size(), 3);
        QCOMPARE(before.differences.first().wanted, wanted.voice);
        const NumberWebhooks old = setting()->shown;

        house.line->next(Fault::AnswerLost); // saying it twice is the same as once
        const ItemId set = order(true);
        QVERIFY(QTest::qWaitFor(
            [&] { return house.find(set).attempts == 1 && house.find(set).state == State::Waiting; }, 8000));
        house.advance(1s);
        QVERIFY(house.becomes(set, State::Done));
        QVERIFY(compare(*setting(), wanted).isSet());
        QVERIFY(setting()->before);
        QCOMPARE(setting()->before->addresses, old); // although the try that brought its answer saw ours
        const practice::NumberRecord &number = house.carrier.ledger().numbers().first();
        QCOMPARE(number.voiceUrl, wanted.voice);
        QCOMPARE(number.voiceFallbackUrl, wanted.voiceFallback);
        QCOMPARE(number.statusCallback, wanted.status);
        QVERIFY(!old.voice.isEmpty());

        calls::ProvisionNumber foreign{u"+12065550999"_s, true};
        const ItemId unknown =
            test::write(house.db, [&](store::Transaction &tx) { return calls::order(tx, foreign); }).value();
        QVERIFY(house.becomes(unknown, State::Failed));
    }

    void whatStoodThereBeforeIsKeptOnce()
    {
        CarrierHouse house;
        house.handlers.add(QString(calls::ProvisionNumber::kind), numberHandler(house.desk, house.db));
        house.dispatcher->start();
        house.carrier.setDesk(u"http://old.example.org"_s);
        const auto provision = [&] {
            const ItemId id = test::write(house.db, [&](store::Transaction &tx) {
                return calls::order(tx, calls::ProvisionNumber{ourLine, true});
            }).value();
            return house.becomes(id, State::Done);
        };
        const auto setting = [&] {
            return test::read(house.db, [](store::Connection &c) { return calls::numberSetting(c, ourLine); }).value();
        };
        QVERIFY(provision());
        QVERIFY(setting()->before);
        QVERIFY(setting()->before->addresses.voice.startsWith(u"http://old.example.org/"_s));
        QVERIFY(provision());
        QVERIFY(setting()->before->addresses.voice.startsWith(u"http://old.example.org/"_s));
    }

    void whatStoodThereBeforeIsPutBackAsItWas()
    {
        CarrierHouse house;
        house.handlers.add(QString(calls::ProvisionNumber::kind), numberHandler(house.desk, house.db));
        house.dispatcher->start();
        house.carrier.setDesk(u"http://old.example.org"_s);
        const auto number = [&]() -> const practice::NumberRecord & {
            return house.carrier.ledger().numbers().first();
        };
        bool said = false;
        twilio::rest::NumberChange somebody;
        somebody.voiceUrl = u"http://old.example.org/answer"_s;
        somebody.voiceMethod = u"GET"_s;
        somebody.voiceFallbackUrl = u"http://old.example.org/sorry"_s;
        somebody.statusCallback = u"http://old.example.org/over"_s;
        somebody.statusCallbackMethod = u"GET"_s;
        house.client->changeNumber(number().sid, somebody, [&said](const auto &shown) { said = shown.has_value(); });
        QTRY_VERIFY(said);
        const practice::NumberRecord once = number();
        QCOMPARE(once.voiceMethod, u"GET"_s);

        commands::Registry registry;
        calls::addNumberCommands(registry);
        const auto run = [&](const QString &command) -> Result<ItemId> {
            return test::write(house.db, [&](store::Transaction &tx) -> Result<ItemId> {
                const auto outcome = commands::run(tx, registry, {{1}, u"Dana"_s, commands::Role::Administrator, {}},
                    commands::Command::make(command, {{u"number"_s, ourLine}}));
                if (!outcome)
                    return tl::unexpected(outcome.error());
                return ItemId{outcome->answer[u"order"_s].toString().toLongLong()};
            });
        };
        const auto setting = [&] {
            return test::read(house.db, [](store::Connection &c) { return calls::numberSetting(c, ourLine); }).value();
        };
        QCOMPARE(run(u"numbers.putBack"_s).error().kind, Error::Kind::Conflict); // nothing was replaced yet
        QVERIFY(house.becomes(run(u"numbers.provision"_s).value(), State::Done));
        QVERIFY(number().voiceUrl != once.voiceUrl);
        QCOMPARE(number().voiceMethod, u"POST"_s);
        QCOMPARE(setting()->before->voiceMethod, u"GET"_s);

        house.desk->publicUrl.clear(); // it needs no listener
        QVERIFY(house.becomes(run(u"numbers.putBack"_s).value(), State::Done));
        QCOMPARE(number().voiceUrl, once.voiceUrl);
        QCOMPARE(number().voiceMethod, once.voiceMethod);
        QCOMPARE(number().voiceFallbackUrl, once.voiceFallbackUrl);
        QCOMPARE(number().voiceFallbackMethod, once.voiceFallbackMethod);
        QCOMPARE(number().statusCallback, once.statusCallback);
        QCOMPARE(number().statusCallbackMethod, once.statusCallbackMethod);
        QCOMPARE(setting()->shown.voice, once.voiceUrl);
        QVERIFY(!setting()->before);
        QCOMPARE(run(u"numbers.putBack"_s).error().kind, Error::Kind::Conflict); // it is back
    }

    void withoutAListenerNothingIsMade()
    {
        CarrierHouse house;
        const QUrl open = std::exchange(house.desk->publicUrl, QUrl());
        house.dispatcher->start();
        const ItemId id = house.place();
        QVERIFY(QTest::qWaitFor(
            [&] { return house.find(id).attempts == 1 && house.find(id).state == State::Waiting; }, 8000));
        QCOMPARE(house.line->posts(), 0);
        house.desk->publicUrl = open;
        house.advance(5s);
        QVERIFY(house.becomes(id, State::Done));
    }
};

static const test::Register<CreatingTest> creatingTest;

#include "creatingtest.moc"
