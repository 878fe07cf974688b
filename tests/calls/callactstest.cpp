// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callfixtures.h"
#include "calls/actionstore.h"
#include "calls/callcommands.h"
#include "calls/callservice.h"
#include "calls/callstore.h"
#include "calls/livecallmodel.h"
#include "support/heldsender.h"
#include "support/suite.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::calls;

namespace {

const QString heldSid = u"CA"_s + QString(32, u'a');

/// A live call, and commands about it that are under way as long as the test wants.
struct Switchboard {
    explicit Switchboard(store::Engine engine = store::Engine::Sqlite)
        : database(engine)
        , model(database)
        , feed(database)
        , sender(database, registry, {{7}, u"Dana Whitlock"_s, commands::Role::Operator, u"desk 1"_s})
        , service(database, sender)
    {
        addCommands(registry);
        service.showIn(&model);
        new QAbstractItemModelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest, &model);
        QObject::connect(&feed, &store::ChangeFeed::changed, &model, &LiveCallModel::apply);
        QObject::connect(&feed, &store::ChangeFeed::changed, &service, &CallService::apply);
        call = tell(0, Moved{CallState::InProgress, 0, 0, {}, u"Ruth Okafor"_s, {}});
        QSignalSpy ready(&model, &LiveCallModel::ready);
        model.load();
        if (!ready.wait())
            qFatal("the live calls cannot be read");
        feed.start(model.position());
        QObject::connect(&model, &QAbstractItemModel::dataChanged, &asker, [this] {
            if (model.call(call))
                seen << hangingUp();
        });
    }
    Call::Id tell(qint64 ms, const Fact::What &what)
    {
        const Result<Applied> applied = test::write(database.database(), [&](store::Transaction &tx) {
            return calls::apply(
                tx, heldSid, test::fromCaller(), {Fact{test::at(ms), what}}, CallOrigin::Live, test::newYork());
        });
        return applied ? applied->call.id : Call::Id{};
    }
    [[nodiscard]] bool hangingUp() const { return model.indexOf(call).data(HangingUpRole).toBool(); }
    void hangUp()
    {
        service.hangUp(call, &asker, [this](const Result<CallAction::Id> &ordered) { answers << ordered; });
    }
    [[nodiscard]] bool rename(const QString &table, const QString &to)
    {
        return test::write(database.database(), [&](store::Transaction &tx) {
            return store::Statement(tx, u"ALTER TABLE %1 RENAME TO %2"_s.arg(table, to)).run();
        }).has_value();
    }
    [[nodiscard]] bool blocked()
    {
        QEventLoop loop;
        bool is = false;
        service.detail(call, &loop, [&](const Result<CallDetail> &detail) {
            is = detail && detail->blocked;
            loop.quit();
        });
        loop.exec();
        return is;
    }

    commands::Registry registry;
    test::TempDatabase database;
    LiveCallModel model;
    store::ChangeFeed feed;
    test::HeldSender sender;
    CallService service;
    Call::Id call;
    QObject asker;
    QList<Result<CallAction::Id>> answers;
    QList<bool> seen; // whether it was being hung up, each time the board told of a row
};

} // namespace

class CallActsTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void hangingUpShowsAtOnceAndUntilTheCallEnds_data() { test::bothEngines(); }
    void hangingUpShowsAtOnceAndUntilTheCallEnds()
    {
        QFETCH(store::Engine, engine);
        Switchboard board(engine);
        QVERIFY(!board.hangingUp());
        board.hangUp();
        QVERIFY(board.hangingUp());
        QCOMPARE(board.model.index(1).data(StateRole).toInt(), int(CallState::InProgress)); // they talk on until then
        board.sender.letThrough();
        QVERIFY(board.answers.first());
        // Past the answer's position the order under way says so.
        QSignalSpy read(&board.model, &LiveCallModel::countsChanged);
        QVERIFY(read.wait());
        // So it does when the carrier has taken it, until that tells of the end.
        QVERIFY(test::write(board.database.database(),
            [&](store::Transaction &tx) { return conclude(tx, *board.answers.first(), CallAction::State::Done); }));
        board.tell(2000, Moved{CallState::OnHold, 0, 0, {}, {}, {}});
        QTRY_COMPARE(board.model.index(1).data(StateRole).toInt(), int(CallState::OnHold));
        QVERIFY(board.hangingUp());
        QVERIFY(!board.seen.contains(false));
        board.tell(3000, StatusChanged{CallProgress::Completed, {}, 0});
        QTRY_COMPARE(board.model.callCount(), 0);
    }

    void olderNewsOfTheCallDoNotPutItBack_data() { test::bothEngines(); }
    void olderNewsOfTheCallDoNotPutItBack()
    {
        QFETCH(store::Engine, engine);
        Switchboard board(engine);
        board.hangUp();
        board.tell(1000, Moved{CallState::OnHold, 0, 0, {}, {}, {}}); // the command still stands in line
        QTRY_COMPARE(board.model.index(1).data(StateRole).toInt(), int(CallState::OnHold));
        QVERIFY(board.hangingUp());
        QVERIFY(!board.seen.contains(false));
    }

    void aRefusedHangUpPutsTheRowBack_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("it has ended") << Error::Kind::Conflict;
        QTest::newRow("the engine is away") << Error::Kind::Unreachable;
    }
    void aRefusedHangUpPutsTheRowBack()
    {
        QFETCH(Error::Kind, kind);
        Switchboard board;
        board.hangUp();
        QVERIFY(board.hangingUp());
        board.sender.refuse(kind);
        QVERIFY(!board.hangingUp());
        QCOMPARE(board.answers.first().error().kind, kind);
    }

    /// The order is stored, and only the carrier says no.
    void whatTheCarrierRefusesIsPutBack()
    {
        Switchboard board;
        board.hangUp();
        board.sender.letThrough();
        const CallAction::Id ordered = *board.answers.first();
        QSignalSpy told(&board.service, &CallService::actionChanged);
        QVERIFY(test::write(board.database.database(), [&](store::Transaction &tx) {
            return conclude(tx, ordered, CallAction::State::Failed, CallAction::Problem::Refused, 20003);
        }));
        QTRY_VERIFY(!board.hangingUp());
        QTRY_VERIFY(!told.isEmpty()); // for the sentence
    }

    /// The feed has lost the thread: nobody but the load tells of what became of it.
    void aLoadTellsWhatIsExpectedNoMore()
    {
        Switchboard board;
        QObject::disconnect(&board.feed, nullptr, &board.model, nullptr);
        board.hangUp();
        const Result<commands::Outcome> outcome = board.sender.carryOut();
        QVERIFY(outcome);
        const CallAction::Id ordered{outcome->answer[u"action"_s].toString().toLongLong()};
        QVERIFY(test::write(board.database.database(), [&](store::Transaction &tx) {
            return conclude(tx, ordered, CallAction::State::Failed, CallAction::Problem::Refused, 20003);
        }));
        board.sender.answer(outcome);
        QSignalSpy ready(&board.model, &LiveCallModel::ready);
        QSignalSpy told(&board.model, &LiveCallModel::dataChanged);
        board.model.load();
        board.model.load(); // one after the other
        QTRY_COMPARE(ready.size(), 2);
        QVERIFY(!board.hangingUp());
        const int row = board.model.indexOf(board.call).row();
        QVERIFY(std::any_of(told.cbegin(), told.cend(),
            [row](const QVariantList &rows) { return rows.first().toModelIndex().row() == row; }));
    }

    /// Nobody tells of the call again.
    void whatCannotBeReadIsTriedOnceMore_data()
    {
        QTest::addColumn<bool>("twice");
        QTest::newRow("then it is read") << false;
        QTest::newRow("then nothing is expected any more") << true;
    }
    void whatCannotBeReadIsTriedOnceMore()
    {
        QFETCH(bool, twice);
        Switchboard board;
        board.feed.disconnect();
        board.hangUp();
        const Result<commands::Outcome> outcome = board.sender.carryOut();
        QVERIFY(outcome);
        const CallAction::Id ordered{outcome->answer[u"action"_s].toString().toLongLong()};
        QVERIFY(test::write(board.database.database(), [&](store::Transaction &tx) {
            return conclude(tx, ordered, CallAction::State::Failed, CallAction::Problem::Refused, 20003);
        }));
        QVERIFY(board.rename(u"call_action"_s, u"away"_s));
        QSignalSpy failed(&board.model, &LiveCallModel::failed);
        board.sender.answer(outcome);
        QVERIFY(failed.wait());
        QVERIFY(board.hangingUp());
        if (twice)
            QTRY_COMPARE(failed.size(), 2);
        else
            QVERIFY(board.rename(u"away"_s, u"call_action"_s));
        QTRY_VERIFY(!board.hangingUp());
        QVERIFY(board.seen.contains(false)); // and told
        if (twice)
            QVERIFY(board.rename(u"away"_s, u"call_action"_s));
        board.tell(2000, Moved{CallState::OnHold, 0, 0, {}, {}, {}});
        board.model.apply({{{u"call"_s, {board.call.value}}}, 0});
        QTRY_COMPARE(board.model.index(1).data(StateRole).toInt(), int(CallState::OnHold));
    }

    /// More than a query asks for at once.
    void manyCallsAreReadTogether_data() { test::bothEngines(); }
    void manyCallsAreReadTogether()
    {
        QFETCH(store::Engine, engine);
        Switchboard board(engine);
        constexpr int many = 150;
        QSet<qint64> calls;
        QSet<qint64> actions;
        QSet<qint64> hungUp;
        QVERIFY(test::write(board.database.database(), [&](store::Transaction &tx) -> Result<> {
            for (int i = 0; i < many; ++i) {
                const Result<Applied> applied = calls::apply(tx, u"CA%1"_s.arg(i, 32, 10, QChar(u'0')),
                    test::fromCaller(), {Fact{test::at(i), Moved{CallState::InProgress, 0, 0, {}, {}, {}}}},
                    CallOrigin::Live, test::newYork());
                if (!applied)
                    return tl::unexpected(applied.error());
                const Call::Id call = applied->call.id;
                calls.insert(call.value);
                NewAction action;
                action.kind = i % 3 == 0 ? CallAction::Kind::StartRecording : CallAction::Kind::HangUp;
                action.call = call;
                const CallAction::Id id{tx.newId()};
                if (const auto kept = insert(tx, id, action, store::outbox::ItemId{1000 + i}); !kept)
                    return tl::unexpected(kept.error());
                actions.insert(id.value);
                if (i % 3 == 1) {
                    if (Result<> done = conclude(tx, id, CallAction::State::Failed); !done)
                        return done;
                } else if (i % 3 == 2) {
                    hungUp.insert(call.value);
                }
            }
            return {};
        }));
        QCOMPARE(hungUp.size(), many / 3);
        const auto read = [&](auto work) { return test::read(board.database.database(), work); };
        QCOMPARE(read([&](store::Connection &c) { return callsOf(c, actions); }).value(), calls);
        QCOMPARE(read([&](store::Connection &c) { return callsHungUp(c, calls); }).value(), hungUp);
        QCOMPARE(read([&](store::Connection &c) { return callsById(c, calls.values()); }).value().size(), many);
        QVERIFY(read([&](store::Connection &c) { return callsOf(c, {4711}); }).value().isEmpty());
        QVERIFY(read([&](store::Connection &c) { return callsHungUp(c, {}); }).value().isEmpty());
        QTRY_COMPARE(board.model.callCount(), many + 1);
        for (const qint64 id : std::as_const(calls))
            QCOMPARE(board.model.indexOf({id}).data(HangingUpRole).toBool(), hungUp.contains(id));
    }

    void aHangUpFromAnotherDeskShowsHereToo()
    {
        Switchboard board;
        const commands::Command command =
            commands::Command::make(u"calls.hangUp"_s, {{u"call"_s, QString::number(board.call.value)}});
        const commands::Actor ruth{{3}, u"Ruth Okafor"_s, commands::Role::Operator, u"desk 2"_s};
        QVERIFY(test::write(board.database.database(),
            [&](store::Transaction &tx) { return commands::run(tx, board.registry, ruth, command); }));
        QTRY_VERIFY(board.hangingUp());
        // And in a console that is opened then.
        LiveCallModel other(board.database.database());
        QSignalSpy ready(&other, &LiveCallModel::ready);
        other.load();
        QVERIFY(ready.wait());
        QVERIFY(other.indexOf(board.call).data(HangingUpRole).toBool());
    }

    void aNumberIsBlockedFromThePressOn_data() { test::bothEngines(); }
    void aNumberIsBlockedFromThePressOn()
    {
        QFETCH(store::Engine, engine);
        Switchboard board(engine);
        const PhoneNumber number = board.model.call(board.call)->number;
        QList<Result<commands::Outcome>> outcomes;
        const auto keep = [&](const Result<commands::Outcome> &outcome) { outcomes << outcome; };
        QVERIFY(!board.blocked());
        board.service.block(number, {}, &board.asker, keep);
        QVERIFY(board.blocked());
        board.sender.refuse(Error::Kind::Unreachable);
        QVERIFY(!board.blocked());
        board.service.block(number, {}, &board.asker, keep);
        board.sender.letThrough();
        QVERIFY(outcomes.last());
        QVERIFY(board.blocked());
        board.service.unblock(number, &board.asker, keep); // undo
        QVERIFY(!board.blocked());
        board.sender.letThrough();
        QVERIFY(!board.blocked());
    }
};
static const test::Register<CallActsTest> callActsTest;

#include "callactstest.moc"
