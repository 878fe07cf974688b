// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callfacts.h"
#include "catchup/carrierfacts.h"
#include "ivr/ivrstore.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "twilio/twiml.h"
#include "voicemail/voicemailstore.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
namespace rest = cb::twilio::rest;

namespace {

const QString cutOffCall = u"CA0123456789abcdef0123456789abcdef"_s;
const QString cutOffRecording = u"RE0123456789abcdef0123456789abcdef"_s;

/// What a voicemail step answers: what it asks Twilio to do, in which language.
QByteArray askedToRecord(const QString &language, bool transcribed)
{
    twilio::twiml::Record record;
    record.action = u"/twilio/voice/continue?v=1"_s;
    record.recordingStatus = {u"/twilio/recording?m=scheduling&l=%1&t=%2#rc=2"_s.arg(language).arg(transcribed ? 1 : 0),
        u"completed absent"_s};
    record.transcribe = transcribed;
    if (transcribed)
        record.transcribeCallback = u"/twilio/transcription"_s;
    return twilio::twiml::Response::document({twilio::twiml::Say{.text = u"After the tone."_s}, record}).value();
}

/// A desk that went off while a caller spoke in a voicemail step, and comes on ten minutes later.
class CutOffDesk
{
public:
    explicit CutOffDesk(store::Engine engine)
        : db(engine)
    { }
    /// `answer`: the last one of the call's flow; empty: its state is gone.
    [[nodiscard]] bool goOff(const QStringList &languages, const QByteArray &answer)
    {
        ivr::Flow flow;
        flow.key = u"scheduling"_s;
        ivr::Step step;
        step.id = u"vm"_s;
        step.kind = u"voicemail"_s;
        step.settings = {{u"mailbox"_s, u"scheduling"_s}};
        flow.steps << step;
        flow.start = step.id;
        flow.language = languages.first();
        for (const QString &language : languages)
            flow.languages.insert(language, {language, {}, {}});
        began = db.clock.now();
        const auto told = test::write(db, [&](store::Transaction &tx) -> Result<> {
            const auto version = ivr::saveDraft(tx, flow);
            if (!version)
                return tl::unexpected(version.error());
            ivr::Visit visit;
            visit.flow = flow.key;
            visit.version = *version;
            visit.step = step.id;
            visit.kind = step.kind;
            visit.number = 1;
            visit.entered = true;
            const auto visited = ivr::saveVisits(tx, cutOffCall, {visit}, 0);
            if (!visited)
                return tl::unexpected(visited.error());
            ivr::State state;
            state.flow = flow.key;
            state.version = *version;
            state.step = step.id;
            state.interaction = *visited;
            if (!answer.isEmpty()) {
                if (const Result<> saved = ivr::saveCallState(tx, cutOffCall, state, answer); !saved)
                    return saved;
            }
            const auto applied =
                calls::apply(tx, cutOffCall, {CallDirection::Inbound, u"+12065550142"_s, u"+12065550199"_s, {}},
                    {calls::Fact{began, calls::StatusChanged{CallProgress::Ringing, std::nullopt, 0}}},
                    CallOrigin::Live, SiteTime());
            return applied ? Result<>() : Result<>(tl::unexpected(applied.error()));
        });
        db.clock.advance(10min);
        return told.has_value();
    }
    /// As a run of catch-up does it: the call first.
    [[nodiscard]] bool comeOn(bool transcribes)
    {
        rest::Call call;
        call.sid = cutOffCall;
        call.from = u"+12065550142"_s;
        call.to = u"+12065550199"_s;
        call.status = twilio::CallStatus::Completed;
        call.createdAt = call.startedAt = began;
        call.endedAt = began + 40s;
        call.duration = 40s;
        rest::Recording recording;
        recording.sid = cutOffRecording;
        recording.callSid = cutOffCall;
        recording.status = twilio::RecordingStatus::Completed;
        recording.source = twilio::RecordingSource::RecordVerb;
        recording.createdAt = recording.startedAt = began + 10s;
        recording.duration = 30s;
        const auto calls =
            test::write(db, [&](store::Transaction &tx) { return catchup::keepCalls(tx, {call}, 0, SiteTime()); });
        if (!calls)
            return false;
        return test::write(db, [&](store::Transaction &tx) {
            return catchup::keepRecordings(tx, {recording}, 0, {true, transcribes}, SiteTime());
        }).has_value();
    }
    [[nodiscard]] std::optional<Voicemail> message()
    {
        return test::read(db, [](store::Connection &c) { return voicemail::bySid(c, cutOffRecording); }).value();
    }
    [[nodiscard]] bool hasState()
    {
        return test::read(db, [](store::Connection &c) { return ivr::callState(c, cutOffCall); }).value().has_value();
    }

    test::TempDatabase db;
    Instant began{};
};

} // namespace

/// The words of a message whose caller spoke while the desk went off.
class CutOffWordsTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void wordsAreAwaitedWhereTwilioWasAskedForThem_data()
    {
        QTest::addColumn<QStringList>("languages"); // of the flow
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("transcribes");
        QTest::addColumn<TranscriptState>("transcript");
        QTest::addColumn<QString>("language");
        const QStringList both{u"en"_s, u"es"_s};
        QTest::newRow("asked for") << both << askedToRecord(u"en"_s, true) << true << TranscriptState::Awaited
                                   << u"en"_s;
        QTest::newRow("asked for, and switched off since")
            << both << askedToRecord(u"en"_s, true) << false << TranscriptState::Awaited << u"en"_s;
        QTest::newRow("spoken in Spanish")
            << both << askedToRecord(u"es"_s, false) << true << TranscriptState::NotAvailable << u"es"_s;
        QTest::newRow("not asked for, and switched on since")
            << both << askedToRecord(u"en"_s, false) << true << TranscriptState::None << u"en"_s;
        QTest::newRow("nobody knows, English")
            << QStringList{u"en"_s} << QByteArray() << true << TranscriptState::Awaited << u"en"_s;
        QTest::newRow("nobody knows, two languages")
            << both << QByteArray() << true << TranscriptState::Awaited << QString();
        QTest::newRow("nobody knows, Spanish")
            << QStringList{u"es"_s} << QByteArray() << true << TranscriptState::NotAvailable << u"es"_s;
        QTest::newRow("nobody asks") << both << QByteArray() << false << TranscriptState::None << QString();
    }
    void wordsAreAwaitedWhereTwilioWasAskedForThem()
    {
        QFETCH(QStringList, languages);
        QFETCH(QByteArray, answer);
        QFETCH(bool, transcribes);
        CutOffDesk desk(store::Engine::Sqlite);
        QVERIFY(desk.goOff(languages, answer));
        QVERIFY(desk.comeOn(transcribes));
        const std::optional<Voicemail> message = desk.message();
        QVERIFY(message);
        QTEST(message->transcript, "transcript");
        QTEST(message->language, "language");
        QVERIFY(message->excerpt.isEmpty());
        QVERIFY(!desk.hasState()); // what was known of the call is in its message
    }

    void theWordsJoinTheirMessage_data() { test::bothEngines(); }
    void theWordsJoinTheirMessage()
    {
        QFETCH(store::Engine, engine);
        CutOffDesk desk(engine);
        QVERIFY(desk.goOff({u"en"_s}, askedToRecord(u"en"_s, true)));
        QVERIFY(desk.comeOn(true));
        const auto waiting = test::read(desk.db, [&](store::Connection &c) {
            return voicemail::awaitingTranscript(c, {}, desk.db.clock.now(), 10);
        }).value();
        QCOMPARE(waiting.size(), 1);
        rest::Transcription words;
        words.sid = u"TR0123456789abcdef0123456789abcdef"_s;
        words.recordingSid = cutOffRecording;
        words.status = twilio::TranscriptionStatus::Completed;
        words.text = u"I am ill and cannot come in today."_s;
        QVERIFY(test::write(desk.db, [&](store::Transaction &tx) {
            return catchup::keepTranscript(tx, waiting.first(), {words});
        }).value());
        QCOMPARE(desk.message()->transcript, TranscriptState::Arrived);
        QCOMPARE(desk.message()->excerpt, words.text);
    }

    void aCallerWhoSaidNothingLeavesNoMessage()
    {
        CutOffDesk desk(store::Engine::Sqlite);
        QVERIFY(desk.goOff({u"en"_s}, askedToRecord(u"en"_s, true)));
        rest::Call call;
        call.sid = cutOffCall;
        call.status = twilio::CallStatus::Completed;
        call.createdAt = call.startedAt = call.endedAt = desk.began;
        QVERIFY(test::write(
            desk.db, [&](store::Transaction &tx) { return catchup::keepCalls(tx, {call}, 0, SiteTime()); }));
        QVERIFY(!desk.message());
        const auto steps = test::read(desk.db, [](store::Connection &c) { return ivr::interactions(c, cutOffCall); });
        QVERIFY(steps.value().last().leftAt); // although its state stays for a while
    }
};

static const test::Register<CutOffWordsTest> cutOffWordsTest;
#include "cutoffwordstest.moc"
