// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "catchup/catchup.h"
#include "calls/callfacts.h"
#include "calls/callstore.h"
#include "scripteddesk.h"
#include "store/changefeed.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "voicemail/voicemailstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using catchup::CatchUp;
using catchup::CatchUpReport;

namespace {

/// A carrier where calls came in while the desk was off, and the desk an hour later.
class Morning
{
public:
    explicit Morning(store::Engine engine)
        : db(engine)
    {
        bench.desk.twiml("/twilio/voice/incoming", "<Say>Nobody is here.</Say><Record/>");
    }
    void open(int pageSize = 500)
    {
        db.clock.set(bench.clock.now() + 1h);
        client = std::make_unique<twilio::rest::Client>(twilio::rest::Credentials{
            bench.carrier.accountSid(), {}, bench.carrier.authToken(), QUrl(bench.carrier.restUrl())});
        catchup::CatchUpOptions options;
        options.pageSize = pageSize;
        catchUp = std::make_unique<CatchUp>(db.database(), db.clock, *client, options);
    }
    CatchUpReport run()
    {
        QSignalSpy finished(catchUp.get(), &CatchUp::finished);
        catchUp->run();
        if (finished.isEmpty())
            finished.wait(20'000);
        return finished.isEmpty() ? CatchUpReport() : finished.first().first().value<CatchUpReport>();
    }
    [[nodiscard]] std::optional<Call> call(const QString &sid)
    {
        return test::read(db, [&](store::Connection &c) { return calls::callBySid(c, sid); }).value();
    }
    [[nodiscard]] store::Position position() { return test::read(db, store::position).value(); }

    test::TempDatabase db;
    test::Bench bench;
    std::unique_ptr<twilio::rest::Client> client;
    std::unique_ptr<CatchUp> catchUp;
};

} // namespace

Q_DECLARE_METATYPE(cb::catchup::CatchUpReport)

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
