// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callretention.h"
#include "callfixtures.h"
#include "calls/actionstore.h"
#include "calls/callstore.h"
#include "calls/historymodel.h"
#include "calls/textindexstore.h"
#include "store/audit.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::calls;

namespace {

constexpr qint64 day = 24LL * 3600 * 1000;

struct House {
    explicit House(store::Engine engine)
        : database(engine)
        , retention(database, database.clock,
              [this](store::Connection &, const QString &sid) -> Result<bool> {
                  ++asked;
                  return held.contains(sid);
              })
        , model(database)
        , feed(database)
    {
        QObject::connect(&feed, &store::ChangeFeed::changed, &model, &HistoryModel::apply);
    }
    Call::Id call(const QString &sid, qint64 ms, bool over = true)
    {
        QList<Fact> facts{Fact{test::at(ms), Moved{CallState::Ringing, 0, 1, {}, {}, {}}},
            Fact{test::at(ms + 500), LegChanged{u"CA-leg-"_s + sid, CallProgress::Ringing, u"+12065550153"_s, {}, {}}},
            Fact{test::at(ms + 900), RecordingChanged{u"RE"_s + sid, CallRecording::State::Completed, 2, 4s, {}}},
            Fact{test::at(ms + 1000), Moved{CallState::InProgress, 0, 0, {}, u"Ruth Okafor"_s, {}}}};
        if (over)
            facts << Fact{test::at(ms + 5000), StatusChanged{CallProgress::Completed, {}, 0}};
        const Result<Applied> applied = test::write(database.database(), [&](store::Transaction &tx) {
            return calls::apply(tx, sid, test::fromCaller(u"+12065550142"_s), facts, CallOrigin::Live, test::newYork());
        });
        return applied ? applied->call.id : Call::Id();
    }
    void index()
    {
        QVERIFY(test::write(database.database(), [](store::Transaction &tx) { return indexCalls(tx, 500); }));
    }
    void ask(const QString &text)
    {
        QSignalSpy loaded(&model, &HistoryModel::loaded);
        HistoryFilter filter;
        filter.text = text;
        model.setFilter(filter);
        QVERIFY(loaded.wait());
        feed.start(model.position());
    }
    int pass(int days)
    {
        QSignalSpy finished(&retention, &CallRetention::finished);
        retention.setDays(days);
        return !finished.isEmpty() || finished.wait() ? finished.first().first().toInt() : -1;
    }
    qint64 number(const QString &sql)
    {
        return test::read(database.database(), [&](store::Connection &connection) -> Result<qint64> {
            store::Statement query(connection, sql);
            const Result<bool> row = query.next();
            if (!row)
                return tl::unexpected(row.error());
            return query.integer(0);
        }).value_or(-1);
    }

    test::TempDatabase database;
    QStringList held; // before the retention that asks it
    std::atomic<int> asked = 0; // about how many calls
    CallRetention retention;
    HistoryModel model;
    store::ChangeFeed feed;
};

} // namespace

class CallRetentionTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void oldCallsGoWithAllThatIsTheirs_data() { test::bothEngines(); }
    void oldCallsGoWithAllThatIsTheirs()
    {
        QFETCH(store::Engine, engine);
        House house(engine);
        house.call(u"CA1"_s, -10 * day);
        house.call(u"CA2"_s, -10 * day + 1000);
        house.call(u"CA3"_s, -9 * day);
        house.call(u"CA4"_s, -9 * day, false); // nobody has told its end
        house.call(u"CA5"_s, 0);
        house.held = {u"CA2"_s};
        house.index();
        house.ask({});
        QCOMPARE(house.model.matchCount(), 4);
        QCOMPARE(house.pass(5), 2);
        QTRY_COMPARE(house.model.matchCount(), 2);
        QCOMPARE(house.model.rowCount(), 4); // each under its day
        QCOMPARE(house.number(u"SELECT COUNT(*) FROM call"_s), 3);
        QCOMPARE(house.number(u"SELECT COUNT(*) FROM call_leg"_s), 3);
        QCOMPARE(house.number(u"SELECT COUNT(*) FROM call_recording"_s), 3);
        QCOMPARE(house.number(u"SELECT SUM(ended) FROM call_figures"_s), 2);
        QCOMPARE(house.number(u"SELECT SUM(inbound) FROM call_figures"_s), 3);
        QCOMPARE(house.number(u"SELECT COUNT(*) FROM call_figures WHERE inbound = 0 AND ended = 0"_s), 0);

        const auto lines = test::read(house.database.database(),
            [](store::Connection &connection) { return store::audit::list(connection, 0, 10, u"calls"_s); });
        QVERIFY(lines && !lines->isEmpty()); // a line for each slice; the newest first
        int told = 0;
        for (const store::audit::Entry &line : *lines) {
            QCOMPARE(line.actor, u"system"_s);
            QCOMPARE(line.command, u"calls.retention"_s);
            told += line.details[u"calls"_s].toInt();
        }
        QCOMPARE(told, 2);
        QCOMPARE(lines->last().details[u"first"_s].toString(), u"CA1"_s);
        QCOMPARE(lines->first().details[u"last"_s].toString(), u"CA3"_s);

        house.ask(u"okafor"_s);
        QCOMPARE(house.model.matchCount(), 2);
        if (engine == store::Engine::Sqlite) { // the index holds what the calls say, no more
            QVERIFY(test::write(house.database.database(), [](store::Transaction &tx) {
                return store::Statement(tx, u"INSERT INTO call_text (call_text, rank) VALUES ('integrity-check', 1)"_s)
                    .run();
            }));
        }
    }

    void whatIsHeldBackGoesLater_data() { test::bothEngines(); }
    void whatIsHeldBackGoesLater()
    {
        QFETCH(store::Engine, engine);
        House house(engine);
        house.call(u"CA1"_s, -10 * day);
        house.held = {u"CA1"_s};
        QCOMPARE(house.pass(5), 0);
        house.held.clear();
        QCOMPARE(house.pass(6), 1);
    }

    /// A flag that is set between the look and the removal counts.
    void whatIsFlaggedMeanwhileStays_data() { test::bothEngines(); }
    void whatIsFlaggedMeanwhileStays()
    {
        QFETCH(store::Engine, engine);
        House house(engine);
        house.call(u"CA1"_s, -10 * day);
        for (const QString &sid : {u"CA1"_s, u"CA-gone"_s}) {
            const auto slice = test::write(house.database.database(), [&](store::Transaction &tx) {
                return removeCalls(
                    tx, {sid}, test::at(0), [](store::Connection &, const QString &) -> Result<bool> { return true; });
            });
            QVERIFY(slice);
            QCOMPARE(slice->handled, 1);
            QCOMPARE(slice->removed, 0);
        }
        QCOMPARE(house.number(u"SELECT COUNT(*) FROM call"_s), 1);
        QCOMPARE(house.number(u"SELECT COUNT(*) FROM audit"_s), 0);
    }

    /// On PostgreSQL both may be at work at the same time.
    void whatALateEventCountsGoesWithTheCall_data() { test::bothEngines(); }
    void whatALateEventCountsGoesWithTheCall()
    {
        QFETCH(store::Engine, engine);
        House house(engine);
        house.call(u"CA1"_s, -10 * day);
        QSemaphore told;
        QSemaphore looked;
        bool kept = false;
        house.database->write(
            store::Lane::Webhook, "CA1",
            [&](store::Transaction &tx) -> Result<> {
                const Result<Applied> late = calls::apply(tx, u"CA1"_s, test::fromCaller(u"+12065550142"_s),
                    {Fact{test::at(-10 * day + 100), Moved{CallState::Queued, 1, 0, {}, {}, {}}}}, CallOrigin::Live,
                    test::newYork());
                told.release();
                (void)looked.tryAcquire(1, 300ms); // who waits for us does not look before we are done
                return late ? Result<>() : Result<>(tl::unexpected(late.error()));
            },
            &house.retention, [&](const Result<> &done) { kept = done.has_value(); });
        QVERIFY(told.tryAcquire(1, 5s));
        const auto slice = test::write(
            house.database.database(),
            [&](store::Transaction &tx) {
                return removeCalls(
                    tx, {u"CA1"_s}, test::at(0), [&](store::Connection &, const QString &) -> Result<bool> {
                        looked.release();
                        return false;
                    });
            },
            store::Lane::Bulk, "calls.retention");
        QVERIFY(slice);
        QCOMPARE(slice->removed, 1);
        QTRY_VERIFY(kept);
        QCOMPARE(house.number(u"SELECT COUNT(*) FROM call"_s), 0);
        QCOMPARE(house.number(u"SELECT COUNT(*) FROM call_figures"_s), 0);
    }

    void slicesTakeUpWhereTheyWere_data() { test::bothEngines(); }
    void slicesTakeUpWhereTheyWere()
    {
        QFETCH(store::Engine, engine);
        House house(engine);
        for (int i = 0; i < 120; ++i)
            house.call(u"CA%1"_s.arg(i), -10 * day + i * 1000);
        house.index();
        QCOMPARE(house.pass(5), 120);
        QCOMPARE(house.number(u"SELECT COUNT(*) FROM call"_s), 0);
        QCOMPARE(house.number(u"SELECT COUNT(*) FROM call_figures"_s), 0);
    }

    void aPlacedCallGoesWithTheLastOfItsAttempts_data() { test::bothEngines(); }
    void aPlacedCallGoesWithTheLastOfItsAttempts()
    {
        QFETCH(store::Engine, engine);
        House house(engine);
        const Call::Id first = house.call(u"CA1"_s, -10 * day);
        const Call::Id second = house.call(u"CA2"_s, -9 * day);
        PlacedCall placed;
        placed.number = PhoneNumber::fromVendor(u"+12065550142"_s);
        placed.state = PlacedCall::State::Reached;
        const auto saved = test::write(house.database.database(), [&](store::Transaction &tx) -> Result<> {
            const Result<PlacedCall::Id> id = save(tx, placed);
            if (!id)
                return tl::unexpected(id.error());
            int attempt = 0;
            for (const Call::Id call : {first, second}) {
                ++attempt;
                const NewAction action{CallAction::Kind::Place, call, *id, attempt, {}, {}, {}};
                if (const auto made = insert(tx, CallAction::Id{tx.newId()}, action, {attempt}); !made)
                    return tl::unexpected(made.error());
                store::Statement mark(tx, u"UPDATE call SET placed = :placed WHERE id = :id"_s);
                mark.bind(u":placed"_s, *id);
                mark.bind(u":id"_s, call);
                if (Result<> done = mark.run(); !done)
                    return done;
            }
            return {};
        });
        QVERIFY(saved);
        house.held = {u"CA2"_s};
        QCOMPARE(house.pass(5), 1);
        QCOMPARE(house.number(u"SELECT COUNT(*) FROM placed_call"_s), 1);
        house.held.clear();
        QCOMPARE(house.pass(6), 1);
        QCOMPARE(house.number(u"SELECT COUNT(*) FROM placed_call"_s), 0);
        QCOMPARE(house.number(u"SELECT COUNT(*) FROM call_action"_s), 0);
    }

    /// Of each, the only attempt that became a call is old.
    void aPlacedCallStaysWhileAnotherAttemptMayCome_data() { test::bothEngines(); }
    void aPlacedCallStaysWhileAnotherAttemptMayCome()
    {
        QFETCH(store::Engine, engine);
        struct Case {
            PlacedCall::State state;
            bool ordered; // the next attempt is on its way out
        };
        const QList<Case> cases{{PlacedCall::State::Waiting, false}, {PlacedCall::State::Waiting, true},
            {PlacedCall::State::Cancelled, true}, {PlacedCall::State::GivenUp, false}};
        House house(engine);
        qint64 order = 0;
        QList<PlacedCall::Id> ids;
        for (qsizetype i = 0; i < cases.size(); ++i) {
            const Call::Id call = house.call(u"CA%1"_s.arg(i), -10 * day + i * 10'000);
            PlacedCall placed;
            placed.number = PhoneNumber::fromVendor(u"+12065550142"_s);
            placed.state = cases[i].state;
            const auto saved = test::write(house.database.database(), [&](store::Transaction &tx) -> Result<> {
                const Result<PlacedCall::Id> id = save(tx, placed);
                if (!id)
                    return tl::unexpected(id.error());
                ids << *id;
                QList<NewAction> actions{{CallAction::Kind::Place, call, *id, 1, {}, {}, {}}};
                if (cases[i].ordered)
                    actions << NewAction{CallAction::Kind::Place, {}, *id, 2, {}, {}, {}};
                for (const NewAction &action : std::as_const(actions)) {
                    if (const auto made = insert(tx, CallAction::Id{tx.newId()}, action, {++order}); !made)
                        return tl::unexpected(made.error());
                }
                store::Statement mark(tx, u"UPDATE call SET placed = :placed WHERE id = :id"_s);
                mark.bind(u":placed"_s, *id);
                mark.bind(u":id"_s, call);
                return mark.run();
            });
            QVERIFY(saved);
        }
        QCOMPARE(house.pass(5), cases.size());
        for (qsizetype i = 0; i < cases.size(); ++i) {
            const QString id = QString::number(ids[i].value);
            QCOMPARE(house.number(u"SELECT COUNT(*) FROM placed_call WHERE id = "_s + id), i < 3 ? 1 : 0);
            QCOMPARE(
                house.number(u"SELECT COUNT(*) FROM call_action WHERE placed = "_s + id), cases[i].ordered ? 1 : 0);
        }
    }

    /// Whoever has a second thought while calls are being removed is heard at once.
    void aLongerTimeThatIsSetMeanwhileCounts_data() { test::bothEngines(); }
    void aLongerTimeThatIsSetMeanwhileCounts()
    {
        QFETCH(store::Engine, engine);
        House house(engine);
        house.call(u"CA1"_s, -10 * day);
        house.call(u"CA2"_s, -3000 * day);
        house.retention.setDays(5);
        QCOMPARE(house.pass(2000), 1);
        QCOMPARE(house.number(u"SELECT COUNT(*) FROM call WHERE sid = 'CA1'"_s), 1);
    }

    void aCallThatTurnsOutToBeYoungerStays_data() { test::bothEngines(); }
    void aCallThatTurnsOutToBeYoungerStays()
    {
        QFETCH(store::Engine, engine);
        House house(engine);
        house.call(u"CA1"_s, -10 * day);
        house.call(u"CA2"_s, -4 * day);
        const auto removed = [&house](const QString &sid) {
            const auto slice = test::write(house.database.database(), [&sid](store::Transaction &tx) {
                return removeCalls(tx, {sid}, test::at(-5 * day),
                    [](store::Connection &, const QString &) -> Result<bool> { return false; });
            });
            return slice && slice->handled == 1 ? slice->removed : -1;
        };
        QCOMPARE(removed(u"CA1"_s), 1);
        QCOMPARE(removed(u"CA2"_s), 0);
        QCOMPARE(house.number(u"SELECT COUNT(*) FROM call WHERE sid = 'CA2'"_s), 1);
    }

    /// Catch-up asks the carrier for the last day and would bring them back.
    void twoDaysAreTheLeast()
    {
        House house(store::Engine::Sqlite);
        house.call(u"CA1"_s, -day - 1000);
        house.call(u"CA2"_s, -2 * day - 1000);
        QCOMPARE(house.pass(1), 1);
        QCOMPARE(house.number(u"SELECT COUNT(*) FROM call WHERE sid = 'CA1'"_s), 1);
    }

    void nothingIsRemovedByDefault()
    {
        House house(store::Engine::Sqlite);
        house.call(u"CA1"_s, -1000 * day);
        house.retention.setDays(0);
        QCOMPARE(house.pass(2000), 0); // anything that had begun before would have found the call
        QCOMPARE(house.asked.load(), 0);
        QCOMPARE(house.number(u"SELECT COUNT(*) FROM call"_s), 1);
    }
};
static const test::Register<CallRetentionTest> callRetentionTest;

#include "callretentiontest.moc"
