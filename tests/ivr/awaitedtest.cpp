// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/awaited.h"
#include "ivr/ivrstore.h"
#include "store/outbox.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using cb::store::Transaction;
namespace outbox = cb::store::outbox;

namespace {

const QString waiter = u"CA00000000000000000000000000000001"_s;
const QString stranger = u"CA00000000000000000000000000000002"_s;
const QString dispatcher = u"desk"_s;

/// A call in its third visit that waits half a minute for an order of its own; beside it another call, which waits for
/// another order.
struct Line {
    test::TempDatabase database;
    outbox::ItemId own;
    outbox::ItemId foreign;

    explicit Line(store::Engine engine = store::Engine::Sqlite)
        : database(engine)
    {
        own = order();
        foreign = order();
        wait(waiter, own);
        wait(stranger, foreign);
    }
    outbox::ItemId order()
    {
        return test::write(database, [](Transaction &tx) {
            outbox::NewItem item;
            item.kind = u"thing.make"_s;
            item.subject = u"thing"_s;
            item.budget = u"things"_s;
            item.expiresAt = tx.now() + 10s;
            return outbox::enqueue(tx, item);
        }).value();
    }
    void wait(const QString &callSid, outbox::ItemId id)
    {
        ivr::State state;
        state.flow = u"test"_s;
        state.step = u"w"_s;
        state.visit = 3;
        state.waiting = ivr::Waiting{id.value, database.clock.now() + 30s};
        keep(callSid, state);
    }
    void keep(const QString &callSid, const ivr::State &state)
    {
        if (const Result<> kept = test::write(
                database, [&](Transaction &tx) { return ivr::saveCallState(tx, callSid, state, "<Response/>"); });
            !kept)
            qFatal("%ls", qUtf16Printable(kept.error().detail));
    }
    /// Sends the call's order, as the dispatcher does; `what` then becomes of it.
    template <typename What>
    Result<> send(What what)
    {
        return test::write(database, [&](Transaction &tx) -> Result<> {
            const Result<QList<outbox::Item>> claimed = outbox::claim(tx, dispatcher, u"things"_s, 1, 30s);
            if (!claimed)
                return tl::unexpected(claimed.error());
            const Result<int> attempt = outbox::markSending(tx, own, dispatcher, 45s);
            if (!attempt)
                return tl::unexpected(attempt.error());
            return what(tx, *attempt);
        });
    }
    /// It ends with this word of outcomeOf(); "sending" and "lost" are no end.
    Result<> end(const QString &word)
    {
        if (word == u"waiting")
            return {};
        if (word == u"cancelled")
            return test::write(database, [&](Transaction &tx) { return outbox::cancel(tx, own); });
        if (word == u"expired") {
            database.clock.advance(10s);
            return test::write(database, [](Transaction &tx) -> Result<> {
                const Result<outbox::Swept> swept = outbox::sweep(tx);
                return swept ? Result<>() : Result<>(tl::unexpected(swept.error()));
            });
        }
        return send([&](Transaction &tx, int attempt) -> Result<> {
            if (word == u"done") {
                const Result<bool> done = outbox::done(tx, own, u"TH1"_s);
                return done ? Result<>() : Result<>(tl::unexpected(done.error()));
            }
            if (word == u"failed")
                return outbox::failed(tx, own, attempt, u"no such thing"_s, 404);
            if (word == u"sending")
                return {};
            const Result<> lost = outbox::unclear(tx, own, attempt, u"no answer"_s, tx.now() + 10s);
            return lost && word == u"unclear" ? outbox::park(tx, own) : lost;
        });
    }
    bool isPending(const QByteArray &query, const QString &callSid = waiter)
    {
        const Result<bool> pending = test::read(database, [&](store::Connection &connection) {
            return ivr::isPending(connection, callSid, twilio::Form::parse(query).value(), database.clock.now());
        });
        return pending.value();
    }
    QByteArray query(outbox::ItemId id, int visit = 3) const
    {
        return "w=" + QByteArray::number(id.value) + "&v=" + QByteArray::number(visit);
    }
};

} // namespace

class AwaitedTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void anOrderThatIsOverIsAnOutcome_data()
    {
        QTest::addColumn<store::Engine>("engine");
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("over");
        QList<store::Engine> engines{store::Engine::Sqlite};
        if (qEnvironmentVariableIsSet("CALLBOARD_TEST_PG"))
            engines << store::Engine::PostgreSql;
        for (const store::Engine engine : engines) {
            for (const QString &word : {u"waiting"_s, u"sending"_s, u"lost"_s, u"unclear"_s, u"done"_s, u"failed"_s,
                     u"cancelled"_s, u"expired"_s}) {
                const bool over = word != u"waiting" && word != u"sending" && word != u"lost";
                QTest::addRow("%s, %s", qPrintable(word), engine == store::Engine::Sqlite ? "sqlite" : "postgresql")
                    << engine << word << over;
            }
        }
    }
    void anOrderThatIsOverIsAnOutcome()
    {
        QFETCH(store::Engine, engine);
        QFETCH(QString, word);
        QFETCH(bool, over);
        Line line(engine);
        const Result<> ended = line.end(word);
        QVERIFY2(ended, qPrintable(ended ? QString() : ended.error().detail));
        const auto outcome = test::read(line.database, [&](store::Connection &connection) {
            return ivr::outcomeOf(connection, {line.own.value, {}});
        });
        QVERIFY(outcome);
        QCOMPARE(outcome->has_value(), over);
        QCOMPARE(line.isPending(line.query(line.own)), !over);
        if (!over)
            return;
        QCOMPARE((*outcome)->find(u"state"_s)->string(), word);
        QCOMPARE((*outcome)->find(u"remote_id"_s)->string(), word == u"done" ? u"TH1"_s : QString());
    }

    void onlyACallsOwnRequestOfThisMomentIsPending()
    {
        Line line;
        QVERIFY(line.isPending(line.query(line.own)));
        QVERIFY(line.isPending("w=" + QByteArray::number(line.own.value))); // without a visit: wherever the call is
        QVERIFY(!line.isPending(line.query(line.own, 2)));
        QVERIFY(!line.isPending(line.query(line.foreign)));
        QVERIFY(line.isPending(line.query(line.foreign), stranger));
        QVERIFY(!line.isPending(line.query({4711})));
        QVERIFY(!line.isPending("w=nonsense&v=3"));
        QVERIFY(!line.isPending("w=&v=3"));
        QVERIFY(!line.isPending(line.query(line.own), u"CA00000000000000000000000000000003"_s));
    }

    void whatACallWaitsForMustBeThere()
    {
        Line line;
        line.wait(waiter, {4711});
        QVERIFY(!line.isPending(line.query({4711})));
        line.wait(waiter, {0}); // nobody carries out its effect
        QVERIFY(!line.isPending(line.query({0})));
    }

    void nobodyIsHeldBeyondTheirTime()
    {
        Line line;
        line.database.clock.advance(30s - 1ms);
        QVERIFY(line.isPending(line.query(line.own)));
        line.database.clock.advance(1ms);
        QVERIFY(!line.isPending(line.query(line.own)));
    }

    void aCallThatIsOverWaitsForNothing()
    {
        Line line;
        QVERIFY(test::write(line.database, [](Transaction &tx) { return ivr::forgetCall(tx, waiter); }));
        QVERIFY(!line.isPending(line.query(line.own)));
    }
};
static const test::Register<AwaitedTest> awaitedTest;

#include "awaitedtest.moc"
