// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "catchup/catchup.h"
#include "calls/callfacts.h"
#include "calls/callstore.h"
#include "morning.h"
#include "support/suite.h"
#include "voicemail/voicemailfacts.h"
#include "voicemail/voicemailstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using catchup::CatchUp;
using catchup::CatchUpReport;
using test::Morning;

/// An hour off the air, over real HTTP against the practice carrier.
class CatchUpTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void anHourOffTheAirIsCaughtUpOnce_data() { test::bothEngines(); }
    void anHourOffTheAirIsCaughtUpOnce()
    {
        QFETCH(store::Engine, engine);
        Morning morning(engine);
        const QString message = morning.bench.call({test::say(u"I am ill and cannot come in today."_s)});
        const QString silent = morning.bench.call({test::hangUp(500ms)}, u"+12065550143"_s);
        morning.open();
        const CatchUpReport first = morning.run();
        QVERIFY2(!first.problem, qPrintable(first.problem.value_or(Error()).detail));
        QCOMPARE(first.calls, 2);
        QVERIFY(first.news >= 2);

        const std::optional<Call> left = morning.call(message);
        QVERIFY(left);
        QVERIFY(left->cameInWhileOff());
        QCOMPARE(left->state, CallState::Completed);
        QCOMPARE(left->outcome, CallOutcome::Voicemail);
        QCOMPARE(left->from, u"+12065550142"_s);
        QCOMPARE(left->to, test::mainLine);
        const std::chrono::milliseconds off = left->startedAt - morning.bench.record(message).createdAt;
        // RFC 2822 and durations have whole seconds
        QVERIFY2(off >= -1s && off <= 1s, QByteArray::number(qint64(off.count())).constData());
        const auto voicemail = test::read(morning.db, [&](store::Connection &c) {
            return voicemail::bySid(c, morning.bench.carrier.ledger().recordingSids().first());
        }).value();
        QVERIFY(voicemail);
        QCOMPARE(voicemail->callSid, message);
        QCOMPARE(voicemail->origin, CallOrigin::CatchUp);
        const std::optional<Call> gone = morning.call(silent);
        QVERIFY(gone);
        QVERIFY(gone->cameInWhileOff());
        QVERIFY(!isOpen(gone->state));

        const store::Position before = morning.position();
        const CatchUpReport second = morning.run();
        QCOMPARE(second.calls, 2);
        QCOMPARE(second.news, 0);
        if (engine == store::Engine::Sqlite) // PostgreSQL's counts every transaction
            QCOMPARE(morning.position(), before); // nothing was written
        QVERIFY(morning.call(message) == left);
    }

    void whatTheDeskSawItselfStaysItsOwn()
    {
        Morning morning(store::Engine::Sqlite);
        const QString sid = morning.bench.call({test::hangUp(500ms)});
        const practice::CallRecord &record = morning.bench.record(sid);
        const auto told = test::write(morning.db, [&](store::Transaction &tx) {
            return calls::apply(tx, sid, {CallDirection::Inbound, record.from, record.to, {}},
                {calls::Fact{record.createdAt, calls::StatusChanged{CallProgress::Ringing, std::nullopt, 0}}},
                CallOrigin::Live, SiteTime());
        });
        QVERIFY(told);
        morning.open();
        QVERIFY(morning.run().news > 0); // its end was missed
        const std::optional<Call> call = morning.call(sid);
        QVERIFY(call);
        QCOMPARE(call->origin, CallOrigin::Live);
        QVERIFY(!isOpen(call->state));
    }

    /// On PostgreSQL both may be at work at the same time.
    void aWebhookAtWorkIsWaitedFor_data() { test::bothEngines(); }
    void aWebhookAtWorkIsWaitedFor()
    {
        QFETCH(store::Engine, engine);
        Morning morning(engine);
        const QString sid = morning.bench.call({test::hangUp(500ms)});
        const practice::CallRecord &record = morning.bench.record(sid);
        const auto tell = [&](store::Transaction &tx, const calls::Fact::What &what) -> Result<> {
            const auto told = calls::apply(tx, sid, {CallDirection::Inbound, record.from, record.to, {}},
                {calls::Fact{record.createdAt, what}}, CallOrigin::Live, SiteTime());
            return told ? Result<>() : Result<>(tl::unexpected(told.error()));
        };
        QVERIFY(test::write(morning.db, [&](store::Transaction &tx) {
            return tell(tx, calls::StatusChanged{CallProgress::Ringing, std::nullopt, 0});
        }));
        morning.open();
        test::HeldWrite webhook(
            morning.db,
            [&](store::Transaction &tx) {
                return tell(tx, calls::StepEntered{1, u"Main menu"_s, {}, {}});
            },
            sid.toLatin1());
        QSignalSpy finished(morning.catchUp.get(), &CatchUp::finished);
        morning.catchUp->run();
        QTRY_VERIFY_WITH_TIMEOUT(webhook.isWaitedFor(), 20'000);
        QVERIFY(webhook.release());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        const std::optional<Call> call = morning.call(sid);
        QVERIFY(call);
        QVERIFY(!isOpen(call->state));
        QCOMPARE(call->route.size(), 1);
        QCOMPARE(call->route.first().label, u"Main menu"_s);
    }

    void whatIsOpenHereIsAskedForHoweverOldItIs()
    {
        Morning morning(store::Engine::Sqlite);
        const QString sid = morning.bench.call({test::hangUp(500ms)});
        const practice::CallRecord &record = morning.bench.record(sid);
        QVERIFY(test::write(morning.db, [&](store::Transaction &tx) {
            return calls::apply(tx, sid, {CallDirection::Inbound, record.from, record.to, {}},
                {calls::Fact{record.createdAt, calls::StatusChanged{CallProgress::Ringing, std::nullopt, 0}}},
                CallOrigin::Live, SiteTime());
        }));
        morning.open();
        morning.db.clock.advance(72h); // a weekend
        const CatchUpReport report = morning.run();
        QCOMPARE(report.calls, 1);
        QVERIFY(!isOpen(morning.call(sid)->state));
    }

    void manyPagesAreReadToTheirEnd()
    {
        Morning morning(store::Engine::Sqlite);
        for (int i = 0; i < 7; ++i)
            morning.bench.place({test::hangUp(500ms)}, u"+120655501%1"_s.arg(10 + i));
        QVERIFY(morning.bench.finish());
        morning.open(2);
        QCOMPARE(morning.run().calls, 7);
        QCOMPARE(test::read(morning.db, calls::callCount).value(), 7);
    }

    void callsAndRecordingsOfManyPagesAreReadAndNobodyIsRung_data() { test::bothEngines(); }
    void callsAndRecordingsOfManyPagesAreReadAndNobodyIsRung()
    {
        QFETCH(store::Engine, engine);
        Morning morning(engine);
        QVERIFY(morning.takeMessages(5));
        morning.open(2);
        const CatchUpReport report = morning.run();
        QCOMPARE(report.calls, 5);
        const auto recordings = int(morning.bench.carrier.ledger().recordingSids().size());
        QVERIFY(recordings > 2 * 2); // three pages, at least
        QCOMPARE(report.recordings, recordings);
        QCOMPARE(morning.messages().size(), 5);
        // The sounds are fetched; what is an hour old rings nobody and answers nobody.
        QCOMPARE(morning.orders(), QStringList(5, u"recording.fetch"_s));
        QCOMPARE(morning.run().news, 0);
        QCOMPARE(morning.orders().size(), 5);
    }

    void aWebhookThatComesLateChangesNothing_data() { test::bothEngines(); }
    void aWebhookThatComesLateChangesNothing()
    {
        QFETCH(store::Engine, engine);
        Morning morning(engine);
        const QString sid = morning.bench.call({test::say(u"I am ill and cannot come in today."_s)});
        morning.open();
        QVERIFY(!morning.run().problem);
        const Voicemail message = morning.messages().first();
        const std::optional<Call> call = morning.call(sid);
        // What Twilio had kept to itself: the end of the call and its recording, in the words of the hooks.
        const practice::CallRecord &record = morning.bench.record(sid);
        QVERIFY(test::write(morning.db, [&](store::Transaction &tx) {
            return calls::apply(tx, sid, {CallDirection::Inbound, record.from, record.to, {}},
                {calls::Fact{
                    call->endedAt.value(), calls::StatusChanged{CallProgress::Completed, record.duration(), 0}}},
                CallOrigin::Live, SiteTime());
        }));
        voicemail::MessageTaken taken;
        taken.recordingSid = message.recordingSid;
        taken.callSid = sid;
        taken.length = message.length;
        QVERIFY(test::write(morning.db,
            [&](store::Transaction &tx) { return voicemail::messageTaken(tx, taken, CallOrigin::Live, SiteTime()); }));
        // Only that it came by itself after all is new.
        Voicemail after = morning.messages().first();
        QCOMPARE(std::exchange(after.origin, CallOrigin::CatchUp), CallOrigin::Live);
        QVERIFY(after == message);
        Call now = morning.call(sid).value();
        QCOMPARE(std::exchange(now.origin, CallOrigin::CatchUp), CallOrigin::Live);
        QVERIFY(now == *call);
        QCOMPARE(morning.orders(), QStringList{u"recording.fetch"_s});
        QCOMPARE(test::read(morning.db, calls::callCount).value(), 1);
    }

    void whoeverIsKilledInBetweenBeginsAnewAndNothingIsTwice_data() { test::bothEngines(); }
    void whoeverIsKilledInBetweenBeginsAnewAndNothingIsTwice()
    {
        QFETCH(store::Engine, engine);
        Morning morning(engine);
        QVERIFY(morning.takeMessages(5));
        morning.open(1);
        bool gone = false;
        connect(&morning.db.database(), &store::Database::committed, this, [&] {
            morning.catchUp.reset(); // with the first page kept
            gone = true;
        });
        morning.catchUp->run();
        QTRY_VERIFY(gone);
        const int kept = int(test::read(morning.db, calls::callCount).value());
        QVERIFY(kept > 0 && kept < 5);
        morning.db.reopen();
        morning.open(2);
        QVERIFY(!morning.run().problem);
        QCOMPARE(test::read(morning.db, calls::callCount).value(), 5);
        QCOMPARE(morning.messages().size(), 5);
        QCOMPARE(morning.orders(), QStringList(5, u"recording.fetch"_s));
    }

    void aCarrierThatAsksToSlowDownIsAskedOn_data()
    {
        QTest::addColumn<int>("refusals");
        QTest::addColumn<bool>("problem");
        QTest::newRow("now and then") << 3 << false;
        QTest::newRow("all the time") << 100 << true;
    }
    void aCarrierThatAsksToSlowDownIsAskedOn()
    {
        QFETCH(int, refusals);
        QFETCH(bool, problem);
        Morning morning(store::Engine::Sqlite);
        morning.speed = 1000; // ten seconds are as many milliseconds
        QVERIFY(morning.takeMessages(3));
        morning.open(2);
        morning.bench.carrier.failRest(429, refusals);
        const CatchUpReport report = morning.run();
        QCOMPARE(report.problem.has_value(), problem);
        if (problem)
            QCOMPARE(report.problem->httpStatus, 429);
        QCOMPARE(morning.messages().size(), problem ? 0 : 3);
    }

    void anUnreachableCarrierIsAskedAgainNextTime()
    {
        Morning morning(store::Engine::Sqlite);
        const QString sid = morning.bench.call({test::hangUp(500ms)});
        morning.open();
        morning.bench.carrier.failRest(500, 1);
        const CatchUpReport failed = morning.run();
        QVERIFY(failed.problem);
        QCOMPARE(failed.problem->httpStatus, 500);
        QVERIFY(!morning.call(sid));
        QVERIFY(!morning.run().problem);
        QVERIFY(morning.call(sid));
    }
};

static const test::Register<CatchUpTest> catchUpTest;

#include "catchuptest.moc"
