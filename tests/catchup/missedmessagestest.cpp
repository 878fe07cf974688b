// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "morning.h"

#include "calls/callfacts.h"
#include "ivr/ivrstore.h"
#include "recordings/recordingfacts.h"
#include "support/suite.h"
#include "voicemail/voicemailfacts.h"
#include "voicemail/voicemailstore.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using catchup::CatchUpReport;
using test::Morning;

/// Messages, their sound and their words, left while the desk was off.
class MissedMessagesTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
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
};
static const test::Register<MissedMessagesTest> missedMessagesTest;

#include "missedmessagestest.moc"
