// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "catchup/catchup.h"
#include "calls/callfacts.h"
#include "calls/callstore.h"
#include "ivr/ivrstore.h"
#include "recordings/recordingfacts.h"
#include "scripteddesk.h"
#include "store/changefeed.h"
#include "store/outbox.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "voicemail/voicemailfacts.h"
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
        options.speed = speed;
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
    /// So many callers leave a message with the fallback, one after the other.
    [[nodiscard]] bool takeMessages(int count)
    {
        for (int i = 0; i < count; ++i)
            bench.place({test::say(u"I am ill and cannot come in today."_s)}, u"+120655501%1"_s.arg(10 + i));
        return bench.finish();
    }
    [[nodiscard]] QList<Voicemail> messages()
    {
        QList<Voicemail> found;
        for (const QString &sid : bench.carrier.ledger().recordingSids()) {
            const auto message = test::read(db, [&](store::Connection &c) { return voicemail::bySid(c, sid); }).value();
            if (message)
                found << *message;
        }
        return found;
    }
    /// The desk knows the message of that call, and waits for its words.
    [[nodiscard]] bool isAwaited(const QString &sid)
    {
        const practice::RecordingRecord *recording = bench.carrier.ledger().recordingsOf(sid).first();
        voicemail::MessageTaken taken;
        taken.recordingSid = recording->sid;
        taken.callSid = sid;
        taken.language = u"en"_s;
        taken.transcribed = true;
        taken.length = std::chrono::ceil<std::chrono::seconds>(recording->length);
        taken.startedAt = recording->startedAt;
        const auto made = test::write(db,
            [&](store::Transaction &tx) { return voicemail::messageTaken(tx, taken, CallOrigin::Live, SiteTime()); });
        return made && messages().first().transcript == TranscriptState::Awaited;
    }
    /// Kinds of what is to go out into the world.
    [[nodiscard]] QStringList orders()
    {
        const auto overview = test::read(db, [&](store::Connection &c) {
            return store::outbox::overview(c, db.clock.now(), db.clock.now(), 1000);
        }).value();
        QStringList kinds;
        for (const store::outbox::Item &item : overview.waiting)
            kinds << item.kind;
        return kinds;
    }
    [[nodiscard]] std::optional<Call> call(const QString &sid)
    {
        return test::read(db, [&](store::Connection &c) { return calls::callBySid(c, sid); }).value();
    }
    [[nodiscard]] store::Position position() { return test::read(db, store::position).value(); }

    double speed = 1;
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

    /// The external fallback took the call, then the desk came on and was told of its end.
    void aMessageLeftWithTheFallbackWhileTheDeskCameOnIsOne_data() { test::bothEngines(); }
    void aMessageLeftWithTheFallbackWhileTheDeskCameOnIsOne()
    {
        QFETCH(store::Engine, engine);
        Morning morning(engine);
        const QString sid = morning.bench.call({test::say(u"I am ill and cannot come in today."_s)});
        const practice::CallRecord &record = morning.bench.record(sid);
        QVERIFY(test::write(morning.db, [&](store::Transaction &tx) {
            return calls::apply(tx, sid, {CallDirection::Inbound, record.from, record.to, {}},
                {calls::Fact{*record.endedAt, calls::StatusChanged{CallProgress::Completed, record.duration(), 0}}},
                CallOrigin::Live, SiteTime());
        }));
        morning.open();
        morning.db.clock.set(*record.endedAt + 10s); // nobody has to be waited for: nothing else will tell
        QVERIFY(!morning.run().problem);
        QCOMPARE(morning.messages().size(), 1);
        QCOMPARE(morning.messages().first().caller.e164(), u"+12065550142"_s);
        QCOMPARE(morning.call(sid)->outcome, CallOutcome::Voicemail);
        QCOMPARE(morning.orders(), QStringList{u"recording.fetch"_s});
        QCOMPARE(morning.run().news, 0);
    }

    void aRecordingOfACallOfOursIsNoMessage()
    {
        Morning morning(store::Engine::Sqlite);
        const QString sid = morning.bench.call({test::say(u"I am ill and cannot come in today."_s)});
        const practice::CallRecord &record = morning.bench.record(sid);
        QVERIFY(test::write(morning.db, [&](store::Transaction &tx) {
            return calls::apply(tx, sid, {CallDirection::Outbound, record.to, record.from, {}},
                {calls::Fact{*record.endedAt, calls::StatusChanged{CallProgress::Completed, record.duration(), 0}}},
                CallOrigin::Live, SiteTime());
        }));
        morning.open();
        QVERIFY(!morning.run().problem);
        QVERIFY(morning.messages().isEmpty());
    }

    void soundThatWasGivenUpIsFetchedWhenTwilioListsIt_data()
    {
        QTest::addColumn<AudioProblem>("problem");
        QTest::addColumn<std::chrono::seconds>("ago"); // that the last try ended
        QTest::addColumn<bool>("again");
        QTest::newRow("not found") << AudioProblem::NotFound << std::chrono::seconds(1h) << true;
        QTest::newRow("not found a moment ago") << AudioProblem::NotFound << std::chrono::seconds(5min) << false;
        QTest::newRow("no key") << AudioProblem::NoKey << std::chrono::seconds(2h) << true;
        QTest::newRow("Twilio was not reached") << AudioProblem::Unreachable << std::chrono::seconds(5min) << true;
        QTest::newRow("no address") << AudioProblem::Address << std::chrono::seconds(2h) << false;
    }
    void soundThatWasGivenUpIsFetchedWhenTwilioListsIt()
    {
        QFETCH(AudioProblem, problem);
        QFETCH(std::chrono::seconds, ago);
        QFETCH(bool, again);
        Morning morning(store::Engine::Sqlite);
        (void)morning.bench.call({test::say(u"I am ill and cannot come in today."_s)});
        const QString recording = morning.bench.carrier.ledger().recordingSids().first();
        morning.open();
        QVERIFY(!morning.run().problem);
        QVERIFY(test::write(morning.db, [&](store::Transaction &tx) -> Result<> {
            store::Statement tried(tx, u"UPDATE outbox SET state = 7, ended_at = :now WHERE subject = :subject"_s);
            tried.bind(u":now"_s, tx.now());
            tried.bind(u":subject"_s, recording);
            if (Result<> done = tried.run(); !done)
                return done;
            return recordings::missed(tx, recording, problem, AudioState::Absent, voicemail::audioChanged);
        }));
        QVERIFY(morning.orders().isEmpty());
        morning.db.clock.advance(ago);
        QCOMPARE(morning.run().news, again ? 1 : 0);
        QCOMPARE(morning.orders().size(), again ? 1 : 0);
        QCOMPARE(morning.messages().first().audio, again ? AudioState::OnItsWay : AudioState::Absent);
        QCOMPARE(morning.run().news, 0);
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

    void aCallerWhoSpokeWhenTheDeskWentOffIsNotLost_data() { test::bothEngines(); }
    void aCallerWhoSpokeWhenTheDeskWentOffIsNotLost()
    {
        QFETCH(store::Engine, engine);
        Morning morning(engine);
        const QString sid = morning.bench.call({test::say(u"I am ill and cannot come in today."_s)});
        const practice::CallRecord &record = morning.bench.record(sid);
        // The desk heard of the call, and that its flow came to a voicemail step; then of nothing any more.
        ivr::Flow flow;
        flow.key = u"scheduling"_s;
        ivr::Step step;
        step.id = u"vm"_s;
        step.kind = u"voicemail"_s;
        step.settings = {{u"mailbox"_s, u"scheduling"_s}};
        flow.steps << step;
        flow.start = step.id;
        flow.language = u"en"_s;
        flow.languages.insert(flow.language, {u"en-US"_s, {}, {}});
        QVERIFY(test::write(morning.db, [&](store::Transaction &tx) -> Result<> {
            const auto version = ivr::saveDraft(tx, flow);
            if (!version)
                return tl::unexpected(version.error());
            Mailbox mailbox;
            mailbox.key = u"scheduling"_s;
            mailbox.name = u"Scheduling"_s;
            if (const auto saved = voicemail::save(tx, mailbox); !saved)
                return tl::unexpected(saved.error());
            ivr::Visit visit;
            visit.flow = flow.key;
            visit.version = *version;
            visit.step = step.id;
            visit.kind = step.kind;
            visit.number = 1;
            visit.entered = true;
            if (const auto saved = ivr::saveVisits(tx, sid, {visit}, 0); !saved)
                return tl::unexpected(saved.error());
            const auto told = calls::apply(tx, sid, {CallDirection::Inbound, record.from, record.to, {}},
                {calls::Fact{record.createdAt, calls::StatusChanged{CallProgress::Ringing, std::nullopt, 0}}},
                CallOrigin::Live, SiteTime());
            return told ? Result<>() : Result<>(tl::unexpected(told.error()));
        }));
        morning.open();
        QVERIFY(!morning.run().problem);
        QCOMPARE(morning.messages().size(), 1);
        const auto box = test::read(morning.db, [](store::Connection &c) { return voicemail::mailboxes(c); }).value();
        const Voicemail message = morning.messages().first();
        const auto named =
            std::find_if(box.begin(), box.end(), [&](const Mailbox &mailbox) { return mailbox.id == message.mailbox; });
        QVERIFY(named != box.end());
        QCOMPARE(named->key, u"scheduling"_s);
        QCOMPARE(morning.call(sid)->outcome, CallOutcome::Voicemail);
        QCOMPARE(morning.run().news, 0);
        QCOMPARE(morning.messages().size(), 1);
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

    void recordingsOfWhatIsOpenHereAreAskedForHoweverOldTheyAre_data() { test::bothEngines(); }
    void recordingsOfWhatIsOpenHereAreAskedForHoweverOldTheyAre()
    {
        QFETCH(store::Engine, engine);
        Morning morning(engine);
        QStringList sids;
        for (const QString &from : {u"+12065550142"_s, u"+12065550143"_s})
            sids << morning.bench.call({test::say(u"I am ill and cannot come in today."_s)}, from);
        for (const QString &sid : sids) {
            const practice::CallRecord &record = morning.bench.record(sid);
            QVERIFY(test::write(morning.db, [&](store::Transaction &tx) {
                return calls::apply(tx, sid, {CallDirection::Inbound, record.from, record.to, {}},
                    {calls::Fact{record.createdAt, calls::StatusChanged{CallProgress::Ringing, std::nullopt, 0}}},
                    CallOrigin::Live, SiteTime());
            }));
        }
        morning.open(1);
        morning.db.clock.advance(72h); // a weekend
        const CatchUpReport report = morning.run();
        QVERIFY2(!report.problem, qPrintable(report.problem.value_or(Error()).detail));
        QCOMPARE(report.recordings, int(morning.bench.carrier.ledger().recordingSids().size()));
        QCOMPARE(morning.messages().size(), 2);
        QCOMPARE(morning.orders(), QStringList(2, u"recording.fetch"_s));
        for (const QString &sid : sids) {
            QVERIFY(!isOpen(morning.call(sid)->state));
            QCOMPARE(morning.call(sid)->outcome, CallOutcome::Voicemail);
        }
        QCOMPARE(morning.run().recordings, 0); // they are over
    }

    void wordsWhoseCallbackWasMissedAreAskedFor_data() { test::bothEngines(); }
    void wordsWhoseCallbackWasMissedAreAskedFor()
    {
        QFETCH(store::Engine, engine);
        Morning morning(engine);
        morning.bench.desk.twiml("/twilio/voice/incoming", "<Record transcribe=\"true\"/>");
        const QString words = u"Please call me back about the invoice of last week."_s;
        QVERIFY(morning.isAwaited(morning.bench.call({test::say(words)})));
        morning.open();
        morning.db.clock.set(morning.bench.clock.now() + 1min); // its callback may still come
        QVERIFY(!morning.run().problem);
        QCOMPARE(morning.messages().first().transcript, TranscriptState::Awaited);
        morning.db.clock.advance(10min);
        QVERIFY(!morning.run().problem);
        QCOMPARE(morning.messages().first().transcript, TranscriptState::Arrived);
        QCOMPARE(morning.messages().first().excerpt, words);
        QCOMPARE(morning.run().news, 0);
    }

    void wordsThatNobodyHasAreNotAwaitedForEver_data() { test::bothEngines(); }
    void wordsThatNobodyHasAreNotAwaitedForEver()
    {
        QFETCH(store::Engine, engine);
        Morning morning(engine);
        const QString sid = morning.bench.call({test::say(u"I am ill and cannot come in today."_s)});
        QVERIFY(morning.isAwaited(sid));
        morning.open();
        QVERIFY(!morning.run().problem);
        QCOMPARE(morning.messages().first().transcript, TranscriptState::Awaited);
        morning.db.clock.advance(24h);
        morning.bench.carrier.failRest(500, 100);
        QVERIFY(morning.run().problem);
        QCOMPARE(morning.messages().first().transcript, TranscriptState::Awaited); // nobody said that there is none
        morning.bench.carrier.failRest(500, 0);
        QCOMPARE(morning.run().news, 1);
        QCOMPARE(morning.messages().first().transcript, TranscriptState::NotObserved);
        QCOMPARE(morning.run().news, 0);
        const QString recording = morning.messages().first().recordingSid;
        QVERIFY(test::write(morning.db, [&](store::Transaction &tx) {
            return voicemail::transcriptTold(tx, {recording, u"TR1"_s, sid, true, u"I am ill."_s});
        }));
        QCOMPARE(morning.messages().first().transcript, TranscriptState::Arrived); // after all
    }

    void whoLeftAMessageIsKnownHoweverLongTheCallTook_data() { test::bothEngines(); }
    void whoLeftAMessageIsKnownHoweverLongTheCallTook()
    {
        QFETCH(store::Engine, engine);
        Morning morning(engine);
        const QString sid = morning.bench.call({test::say(u"I am ill and cannot come in today."_s)});
        const auto *recording =
            morning.bench.carrier.ledger().recording(morning.bench.carrier.ledger().recordingSids().first());
        const auto began = std::chrono::floor<std::chrono::seconds>(recording->createdAt); // as RFC 2822 says it
        QVERIFY(morning.bench.record(sid).createdAt < began);
        morning.open();
        morning.db.clock.set(began + 24h); // the window begins between the call and its recording
        const CatchUpReport report = morning.run();
        QVERIFY2(!report.problem, qPrintable(report.problem.value_or(Error()).detail));
        QVERIFY(report.recordings > 0);
        const std::optional<Call> call = morning.call(sid);
        QVERIFY(call);
        QCOMPARE(call->from, u"+12065550142"_s);
        QCOMPARE(call->state, CallState::Completed);
        QCOMPARE(call->outcome, CallOutcome::Voicemail);
        QCOMPARE(morning.messages().size(), 1);
        QCOMPARE(morning.run().news, 0);
    }

    void aMessageOfACallThatTwilioRemovedIsKeptAndNobodySeemsToWait_data() { test::bothEngines(); }
    void aMessageOfACallThatTwilioRemovedIsKeptAndNobodySeemsToWait()
    {
        QFETCH(store::Engine, engine);
        Morning morning(engine);
        const QString sid = morning.bench.call({test::say(u"I am ill and cannot come in today."_s)});
        const auto removed =
            morning.bench.rest(http::Method::Delete, morning.bench.account() + u"/Calls/%1.json"_s.arg(sid));
        QCOMPARE(removed.status, 204);
        morning.open();
        const CatchUpReport report = morning.run();
        QVERIFY2(!report.problem, qPrintable(report.problem.value_or(Error()).detail));
        QCOMPARE(report.calls, 0);
        QCOMPARE(morning.messages().size(), 1);
        QVERIFY(morning.call(sid));
        QVERIFY(!isOpen(morning.call(sid)->state));
        QCOMPARE(morning.run().news, 0);
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
