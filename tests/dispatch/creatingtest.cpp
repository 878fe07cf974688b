// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callorders.h"
#include "calls/callstore.h"
#include "calls/numberstore.h"
#include "dispatch/callhandlers.h"
#include "dispatch/dispatcher.h"
#include "dispatch/numberhandler.h"
#include "dispatch/outcomes.h"
#include "faultyline.h"
#include "http/server.h"
#include "practice/carrier.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "twilio/callstatusevent.h"
#include "twilio/form.h"
#include "twilio/rest/client.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::dispatch;
using store::outbox::ItemId;
using store::outbox::State;
using test::Fault;
namespace outbox = cb::store::outbox;

namespace {

const QString ourLine = u"+12065550100"_s;
const QString somebody = u"+12065550142"_s;

/// The desk, the line with its faults, and the carrier at its end: real HTTP everywhere.
class House
{
public:
    explicit House(store::Engine engine = store::Engine::Sqlite, std::chrono::milliseconds timeout = 5s)
        : db(engine)
        , carrierClock(db.clock.now(), 5.0)
        , timeline(carrierClock, 5.0)
        , carrier(timeline, options())
    {
        const Result<> started = carrier.start();
        Q_ASSERT(started);
        carrier.addNumber(ourLine, u"Main line"_s);
        line = std::make_unique<test::FaultyLine>(quint16(QUrl(carrier.restUrl()).port()));
        openDoor();
        desk->publicUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(door.port()));
        client = std::make_unique<twilio::rest::Client>(
            twilio::rest::Credentials{
                carrier.accountSid(), {}, carrier.authToken(), QUrl(u"http://127.0.0.1:%1"_s.arg(line->port()))},
            timeout);
        desk->client = client.get();
        addCallHandlers(handlers, desk);
        DispatcherOptions options;
        options.paces = {{QString(calls::callBudget), {1, 2}}};
        dispatcher = std::make_unique<Dispatcher>(db.database(), db.clock, handlers, options);
    }
    ~House()
    {
        QSignalSpy drained(dispatcher.get(), &Dispatcher::drained);
        dispatcher->stop(0ms);
        if (drained.isEmpty())
            drained.wait(5000);
        dispatcher.reset();
        carrier.stop();
    }

    ItemId place(int furtherTries = 0)
    {
        calls::PlaceCall order;
        order.to = somebody;
        order.from = ourLine;
        order.answerPath = u"/answer?x=1"_s;
        order.furtherTries = furtherTries;
        order.tryAgainAfter = 90s;
        return test::write(db, [&](store::Transaction &tx) { return calls::order(tx, order); }).value();
    }
    [[nodiscard]] Item find(ItemId id)
    {
        return test::read(db, [&](store::Connection &c) { return outbox::find(c, id); }).value().value();
    }
    [[nodiscard]] bool becomes(ItemId id, State state)
    {
        return QTest::qWaitFor([&] { return find(id).state == state; }, 8000);
    }
    void advance(std::chrono::milliseconds by)
    {
        db.clock.advance(by);
        dispatcher->look();
        (void)QTest::qWaitFor([&] { return dispatcher->isIdle(); }, 8000);
    }
    /// Calls of ours that the carrier made.
    [[nodiscard]] QStringList made() const
    {
        QStringList sids;
        for (const QString &sid : carrier.ledger().callSids()) {
            if (carrier.ledger().call(sid)->direction == twilio::Direction::OutboundApi)
                sids << sid;
        }
        return sids;
    }

    test::TempDatabase db; // the desk's clock stands until the test moves it …
    ShiftedClock carrierClock; // … the carrier's runs
    practice::Timeline timeline;
    practice::Carrier carrier;
    std::unique_ptr<test::FaultyLine> line;
    std::shared_ptr<TwilioDesk> desk = std::make_shared<TwilioDesk>();
    Handlers handlers;
    std::unique_ptr<twilio::rest::Client> client;
    std::unique_ptr<Dispatcher> dispatcher;
    http::Server door;
    bool hears = true; // callbacks get through to the desk
    QList<QByteArray> proofs; // of the callbacks that came

private:
    static practice::CarrierOptions options()
    {
        practice::CarrierOptions options;
        options.seed = 7;
        return options;
    }
    void openDoor()
    {
        door.route({http::Method::Post}, "/answer",
            [this](const http::Request &request, const http::Server::Reply &reply) { receive(request, reply, true); });
        door.route({http::Method::Post}, "/twilio/voice/status",
            [this](const http::Request &request, const http::Server::Reply &reply) { receive(request, reply, false); });
        const Result<> listening = door.listen(QHostAddress::LocalHost, 0);
        Q_ASSERT(listening);
    }
    void receive(const http::Request &request, const http::Server::Reply &reply, bool control)
    {
        const twilio::Form query = twilio::Form::parse(request.query).value();
        const twilio::Form form = twilio::Form::parse(request.body).value();
        const QByteArray ours = query.value(proofName).toByteArray();
        proofs << ours;
        const auto answered = [reply, control] {
            reply(control ? http::Response::xml("<Response><Pause length=\"60\"/></Response>")
                          : http::Response::empty(204));
        };
        if (!hears)
            return answered();
        const auto status = twilio::fromWord<twilio::CallStatus>(form.value("CallStatus"));
        const QString sid = form.text("CallSid");
        db->write(
            store::Lane::Webhook, sid.toLatin1(),
            [this, ours, sid, status](store::Transaction &tx) -> Result<> {
                const Result<> proven = proved(tx, handlers, ours, sid);
                return proven ? callEnded(tx, ours, status.value()) : proven;
            },
            &door, [answered](const Result<> &) { answered(); });
    }
};

void expectParking()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"may or may not have been carried out"_s));
}

} // namespace

Q_DECLARE_METATYPE(State)

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
        House house(engine, fault == Fault::AnswerLate ? 300ms : 5s);
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

    void whereNobodyListensItIsTriedAgain()
    {
        House house;
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
        House house;
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
        House house;
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
        House house;
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
        House house;
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
        House house;
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
        House house;
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
        House house;
        house.handlers.add(QString(calls::ProvisionNumber::kind), numberHandler(house.desk));
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
        House house;
        house.handlers.add(QString(calls::ProvisionNumber::kind), numberHandler(house.desk));
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
        QVERIFY(setting()->before->voice.startsWith(u"http://old.example.org/"_s));
        QVERIFY(provision());
        QVERIFY(setting()->before->voice.startsWith(u"http://old.example.org/"_s));
    }

    void withoutAListenerNothingIsMade()
    {
        House house;
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
