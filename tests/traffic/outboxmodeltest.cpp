// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "traffic/outboxmodel.h"
#include "calls/callfacts.h"
#include "calls/callorders.h"
#include "dispatch/outcomes.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "traffic/outboxservice.h"
#include "traffic/outgoingreader.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using store::Transaction;
using store::outbox::ItemId;
using traffic::OutboxModel;
using What = Outgoing::What;
using State = Outgoing::State;
namespace outbox = cb::store::outbox;

namespace {

const QString ourLine = u"+12065550100"_s;
const QString somebody = u"+12065550142"_s;
const QString callSid = u"CA"_s + QString(32, u'1');

/// A window's model that follows a database, and the commands a person has.
struct Desk {
    explicit Desk(store::Engine engine)
        : db(engine)
        , feed(db.database())
        , sender(db.database(), registry, commands::Actor{{}, u"Ana"_s, commands::Role::Operator, u"test"_s})
        , service(sender)
        , model(db.database(), db.clock)
    {
        dispatch::addCommands(registry, handlers);
        QObject::connect(&feed, &store::ChangeFeed::changed, &model, &OutboxModel::apply);
        feed.start(test::read(db, store::position).value());
    }
    template <typename Order>
    ItemId order(const Order &what)
    {
        return test::write(db, [&](Transaction &tx) { return calls::order(tx, what); }).value();
    }
    template <typename Function>
    [[nodiscard]] Result<> run(Function function)
    {
        return test::write(db, [&](Transaction &tx) -> Result<> {
            const auto done = function(tx);
            return done ? Result<>() : Result<>(tl::unexpected(done.error()));
        });
    }
    /// Sends the row of this budget whose turn it is.
    [[nodiscard]] Result<> send(const QString &budget)
    {
        return run([&](Transaction &tx) -> Result<int> {
            const auto claimed = outbox::claim(tx, u"desk"_s, budget, 1, 30s, {{u"call"_s, 1s}});
            if (!claimed || claimed->size() != 1)
                return failure(Error::Kind::Conflict, u"nothing to claim"_s);
            return outbox::markSending(tx, claimed->first().id, u"desk"_s, 45s);
        });
    }
    [[nodiscard]] Result<> parkIt(ItemId id, int attempt)
    {
        return run([&](Transaction &tx) -> Result<> {
            if (const Result<> lost = outbox::unclear(tx, id, attempt, u"connection lost"_s, tx.now() + 10s); !lost)
                return lost;
            return outbox::park(tx, id);
        });
    }
    [[nodiscard]] QList<State> states() const
    {
        QList<State> states;
        for (const Outgoing &row : model.rows())
            states << row.state;
        return states;
    }

    commands::Registry registry;
    test::TempDatabase db;
    store::ChangeFeed feed;
    dispatch::Handlers handlers;
    commands::LocalSender sender;
    traffic::OutboxService service;
    OutboxModel model;
};

} // namespace

class OutboxModelTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void rowsWaitForTheirTurnsAndSayAboutWhen_data() { test::bothEngines(); }
    void rowsWaitForTheirTurnsAndSayAboutWhen()
    {
        QFETCH(store::Engine, engine);
        Desk desk(engine);
        const QAbstractItemModelTester tester(&desk.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        desk.model.load();
        QSignalSpy(&desk.model, &OutboxModel::ready).wait();
        QVERIFY(desk.model.isReady());
        QCOMPARE(desk.model.rowCount(), 0);
        for (int i = 0; i < 4; ++i)
            desk.order(calls::PlaceCall{.to = somebody, .from = ourLine, .answerPath = u"/answer"_s});
        QTRY_COMPARE(desk.model.rowCount(), 4);
        QVERIFY(desk.send(u"call"_s));
        QTRY_COMPARE(desk.states(), QList<State>({State::Sending, State::Waiting, State::Waiting, State::Waiting}));
        const QList<Outgoing> rows = desk.model.rows();
        for (const Outgoing &row : rows) {
            QCOMPARE(row.what, What::PlaceCall);
            QCOMPARE(row.number.e164(), somebody);
        }
        for (int i = 1; i < 4; ++i)
            QVERIFY(rows.at(i).held);
        if (engine == store::Engine::Sqlite)
            QCOMPARE(rows.at(1).startsAt.value(), desk.db.clock.now() + 1s);
        else // the server's clock runs
            QVERIFY(rows.at(1).startsAt.value() <= desk.db.clock.now() + 1s);
        QCOMPARE(*rows.at(2).startsAt - *rows.at(1).startsAt, 1s);
        QCOMPARE(*rows.at(3).startsAt - *rows.at(1).startsAt, 2s);
    }

    void aPersonDecidesAboutWhatNobodyCouldFindOut_data() { test::bothEngines(); }
    void aPersonDecidesAboutWhatNobodyCouldFindOut()
    {
        QFETCH(store::Engine, engine);
        Desk desk(engine);
        const QAbstractItemModelTester tester(&desk.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const ItemId first = desk.order(calls::PlaceCall{.to = somebody, .from = ourLine, .answerPath = u"/answer"_s});
        QVERIFY(desk.send(u"call"_s));
        desk.model.load();
        QTRY_COMPARE(desk.states(), QList<State>{State::Sending});
        QVERIFY(desk.parkIt(first, 1));
        QTRY_COMPARE(desk.states(), QList<State>{State::Parked});
        const Outgoing seen = desk.model.rows().first();
        QCOMPARE(seen.attempt, 1);

        QList<Result<>> answers;
        const auto note = [&](const Result<commands::Outcome> &outcome) {
            answers << (outcome ? Result<>() : Result<>(tl::unexpected(outcome.error())));
        };
        desk.service.sendAgain(seen, this, note);
        QTRY_COMPARE(answers.size(), 1);
        QVERIFY(answers.takeFirst());
        QTRY_COMPARE(desk.states(), QList<State>{State::Waiting}); // live, by the feed
        desk.db.clock.advance(1s);
        // PostgreSQL's own clock has to come by.
        QVERIFY(QTest::qWaitFor([&] { return desk.send(u"call"_s).has_value(); }, 5000));
        QVERIFY(desk.parkIt(first, 2));
        QTRY_COMPARE(desk.states(), QList<State>{State::Parked});
        desk.service.sendAgain(seen, this, note); // a colleague who still saw the first question
        QTRY_COMPARE(answers.size(), 1);
        QCOMPARE(answers.takeFirst().error().kind, Error::Kind::Conflict);
        QCOMPARE(desk.states(), QList<State>{State::Parked});
        desk.service.itArrived(desk.model.rows().first(), this, note);
        QTRY_COMPARE(answers.size(), 1);
        QVERIFY(answers.takeFirst());
        QTRY_COMPARE(desk.model.rowCount(), 0);
    }

    void whatIsDoneToACallNamesItsOtherParty()
    {
        Desk desk(store::Engine::Sqlite);
        QVERIFY(desk.run([&](Transaction &tx) {
            return calls::apply(tx, callSid, {CallDirection::Inbound, somebody, ourLine, {}},
                {calls::Fact{tx.now(), calls::StatusChanged{CallProgress::InProgress, std::nullopt, 0}}},
                CallOrigin::Live, SiteTime());
        }));
        desk.order(calls::EndCall{callSid});
        desk.order(calls::ChangeRecording{callSid, {}, calls::ChangeRecording::To::Paused});
        desk.order(calls::ProvisionNumber{ourLine, true});
        const auto rows = test::read(desk.db, [&](store::Connection &c) {
            return traffic::readOutgoing(c, desk.db.clock.now());
        }).value();
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows.at(0).what, What::EndCall);
        QCOMPARE(rows.at(0).number.e164(), somebody);
        QCOMPARE(rows.at(1).what, What::PauseRecording);
        QCOMPARE(rows.at(1).number.e164(), somebody);
        QCOMPARE(rows.at(2).what, What::SetNumber);
        QCOMPARE(rows.at(2).number.e164(), ourLine);
    }

    void failuresAreListedForADayNewestFirstAndTimersNever()
    {
        Desk desk(store::Engine::Sqlite);
        const auto fail = [&] {
            const ItemId id = desk.order(calls::EndCall{callSid});
            return desk.send(u"twilio"_s)
                && desk.run([&](Transaction &tx) { return outbox::failed(tx, id, 1, u"Twilio error 20404"_s, 404); });
        };
        QVERIFY(fail());
        desk.db.clock.advance(23h);
        QVERIFY(fail());
        QVERIFY(desk.run([](Transaction &tx) {
            outbox::NewItem timer;
            timer.kind = u"timer.ring"_s;
            timer.budget = u"timer"_s;
            return outbox::enqueue(tx, timer);
        }));
        const auto rows = [&] {
            return test::read(desk.db, [&](store::Connection &c) {
                return traffic::readOutgoing(c, desk.db.clock.now());
            }).value();
        };
        QCOMPARE(rows().size(), 2);
        QVERIFY(rows().at(0).endedAt > rows().at(1).endedAt);
        QCOMPARE(rows().at(0).state, State::Failed);
        QCOMPARE(rows().at(0).httpStatus, 404);
        desk.db.clock.advance(2h);
        QCOMPARE(rows().size(), 1);
    }
};

static const test::Register<OutboxModelTest> outboxModelTest;

#include "outboxmodeltest.moc"
