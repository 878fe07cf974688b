// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/voicemailfacts.h"
#include "callfixtures.h"
#include "calls/callstore.h"
#include "people/peoplestore.h"
#include "recordings/recordingfacts.h"
#include "recordings/recordingstore.h"
#include "recordings/retention.h"
#include "store/outbox.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "voicemail/voicemailstore.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::voicemail;

namespace {

const QString callSid = u"CA0123456789abcdef0123456789abcdef"_s;
const QString recording = u"RE0123456789abcdef0123456789abcdef"_s;
const QString words = u"Hi, this is Grace Munroe. Please call me back."_s;

MessageTaken message()
{
    MessageTaken taken;
    taken.recordingSid = recording;
    taken.callSid = callSid;
    taken.language = u"en"_s;
    taken.transcribed = true;
    taken.length = 48s;
    taken.startedAt = test::at(60'000);
    taken.url = u"https://api.twilio.com/2010-04-01/Accounts/AC/Recordings/RE"_s;
    return taken;
}

/// The action of the step knows neither when it began nor its channels, and counts the silence that is cut off.
MessageTaken fromStep()
{
    MessageTaken taken = message();
    taken.startedAt.reset();
    taken.length.reset();
    taken.taped = 53s;
    taken.mailbox = u"billing"_s;
    return taken;
}

struct House {
    template <typename Work>
    auto run(Work work)
    {
        return test::write(db, work);
    }
    explicit House(store::Engine engine)
        : db(engine)
    {
        db.clock.set(test::at(113'000)); // the message and the wait for its end are just over
        (void)run([](store::Transaction &tx) { return calls::save(tx, {{}, line, u"Main line"_s, {}}); });
        (void)run([](store::Transaction &tx) {
            return people::save(tx, Contact{{}, u"Grace Munroe"_s, {caller}, {}, {}, {}});
        });
    }
    Result<> rings()
    {
        const Result<calls::Applied> applied = run([](store::Transaction &tx) {
            return calls::apply(tx, callSid, test::fromCaller(caller.e164()),
                {calls::Fact{test::at(0), calls::StatusChanged{CallProgress::InProgress, {}, 0}}}, CallOrigin::Live,
                test::newYork());
        });
        return applied ? Result<>() : Result<>(tl::unexpected(applied.error()));
    }
    Result<> takes(const MessageTaken &taken, CallOrigin origin = CallOrigin::Live)
    {
        const auto made = run([&](store::Transaction &tx) { return messageTaken(tx, taken, origin, test::newYork()); });
        return made ? Result<>() : Result<>(tl::unexpected(made.error()));
    }
    Result<> transcribes(bool completed = true)
    {
        return run([completed](store::Transaction &tx) {
            return transcriptTold(tx, {recording, u"TR1"_s, callSid, completed, completed ? words : QString()});
        });
    }
    Result<> ends()
    {
        return run([](store::Transaction &tx) { return callEnded(tx, callSid); });
    }
    [[nodiscard]] std::optional<Voicemail> row()
    {
        return *test::read(db, [](store::Connection &c) { return voicemail::bySid(c, recording); });
    }
    [[nodiscard]] VoicemailDetail detail(commands::Roles roles = commands::Role::Operator)
    {
        return *test::read(db, [&, id = row()->id](store::Connection &c) {
            return voicemail::detail(c, id, {{}, roles});
        });
    }
    [[nodiscard]] qsizetype fetches()
    {
        return test::read(db, [](store::Connection &c) { return store::outbox::about(c, recording); })->size();
    }

    static inline const PhoneNumber caller = PhoneNumber::fromVendor(u"+12065550164"_s);
    static inline const PhoneNumber line = PhoneNumber::fromVendor(u"+12065550100"_s);
    test::TempDatabase db;
};

} // namespace

class VoicemailFactsTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void everyOrderAndRepeatEndsTheSame_data() { test::bothEngines(); }
    void everyOrderAndRepeatEndsTheSame();
    void theFileIsJudgedByItsOwnLength_data() { test::bothEngines(); }
    void theFileIsJudgedByItsOwnLength();
    void aMessageKnowsItsCallAndIsFetchedOnce_data() { test::bothEngines(); }
    void aMessageKnowsItsCallAndIsFetchedOnce();
    void silenceIsNoMessage();
    void aTranscriptIsNeverInvented_data();
    void aTranscriptIsNeverInvented();
    void whatIsTooLongToBeTranscribedIsNotAwaited();
    void wordsAreNotTakenBackByALateFailure_data() { test::bothEngines(); }
    void wordsAreNotTakenBackByALateFailure();
    void mailboxesAreOfTheStepThenOfTheNumber_data() { test::bothEngines(); }
    void mailboxesAreOfTheStepThenOfTheNumber();
    void theSoundIsMirrored_data() { test::bothEngines(); }
    void theSoundIsMirrored();
    void whatWasSaidGoesWhetherItsSoundCameOrNot_data();
    void whatWasSaidGoesWhetherItsSoundCameOrNot();
    void whileOffUntilHeardLive();
    void withoutTheRightWordsStayHidden();
    void earlierContactsAreListed_data() { test::bothEngines(); }
    void earlierContactsAreListed();
};

void VoicemailFactsTest::everyOrderAndRepeatEndsTheSame()
{
    QFETCH(store::Engine, engine);
    enum Event { Rings, Step, Callback, Words, Ends };
    QList<int> order{Rings, Step, Callback, Words, Ends};
    std::optional<Voicemail> first;
    QString firstWords;
    House house(engine);
    do {
        // One database for all orders: making one takes longer than what is tested.
        QVERIFY(house.run([](store::Transaction &tx) -> Result<> {
            for (const QString &table : {u"voicemail"_s, u"recording_audio"_s, u"recording_transcript"_s,
                     u"voicemail_figures"_s, u"outbox"_s, u"call"_s}) {
                store::Statement clear(tx, u"DELETE FROM "_s + table);
                if (Result<> done = clear.run(); !done)
                    return done;
            }
            return {};
        }));
        for (int twice = 0; twice < 2; ++twice) {
            for (const int event : order) {
                Result<> done;
                switch (Event(event)) {
                case Rings:
                    done = house.rings();
                    break;
                case Step:
                    done = house.takes(fromStep());
                    break;
                case Callback:
                    done = house.takes(message());
                    break;
                case Words:
                    done = house.transcribes();
                    break;
                case Ends:
                    done = house.ends();
                    break;
                }
                QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
            }
        }
        std::optional<Voicemail> row = house.row();
        QVERIFY(row);
        QCOMPARE(house.detail().transcript, words);
        QCOMPARE(house.fetches(), 1);
        const Result<VoicemailCounts> counts = test::read(house.db, [](store::Connection &c) {
            store::Statement query(c, u"SELECT SUM(messages) FROM voicemail_figures"_s);
            (void)query.next();
            return Result<VoicemailCounts>(VoicemailCounts{0, 0, int(query.integer(0)), 0});
        });
        QCOMPARE(counts->all, 1);
        row->id = {};
        row->call = {};
        if (!first)
            first = row;
        QCOMPARE(*row, *first);
    } while (std::next_permutation(order.begin(), order.end()));
    QCOMPARE(first->name, u"Grace Munroe"_s);
    QCOMPARE(first->length, 48s);
    QCOMPARE(first->transcript, TranscriptState::Arrived);
}

/// What a file is compared with (recording_audio) is never the time the tape ran, whoever tells first.
void VoicemailFactsTest::theFileIsJudgedByItsOwnLength()
{
    QFETCH(store::Engine, engine);
    House house(engine);
    QVERIFY(house.rings());
    QVERIFY(house.takes(fromStep()));
    QCOMPARE(house.row()->length, 53s); // shown meanwhile
    QVERIFY(!house.detail().recording->length);
    QVERIFY(house.takes(message()));
    QVERIFY(house.takes(fromStep()));
    QCOMPARE(house.row()->length, 48s);
    QVERIFY(house.detail().recording->length == 48s);

    // Nobody told but the step: the file itself says how long it is.
    MessageTaken other = fromStep();
    other.recordingSid = u"RE1"_s;
    QVERIFY(house.takes(other));
    recordings::Fetched fetched;
    fetched.file = u"ab/RE1.0123456789abcdef.rec"_s;
    fetched.length = 47'600ms;
    QVERIFY(
        house.run([&](store::Transaction &tx) { return recordings::arrived(tx, u"RE1"_s, fetched, audioChanged); }));
    const auto row = test::read(house.db, [](store::Connection &c) { return voicemail::bySid(c, u"RE1"_s); });
    QCOMPARE((*row)->length, 48s);
}

void VoicemailFactsTest::aMessageKnowsItsCallAndIsFetchedOnce()
{
    QFETCH(store::Engine, engine);
    House house(engine);
    QVERIFY(house.rings());
    QVERIFY(house.takes(message()));
    const VoicemailDetail detail = house.detail();
    QCOMPARE(detail.voicemail.name, u"Grace Munroe"_s);
    QCOMPARE(detail.voicemail.caller, House::caller);
    QCOMPARE(detail.voicemail.leftAt, test::at(60'000));
    QCOMPARE(detail.voicemail.day, QDate(2026, 11, 20));
    QCOMPARE(detail.voicemail.transcript, TranscriptState::Awaited);
    QCOMPARE(detail.voicemail.audio, AudioState::OnItsWay);
    QCOMPARE(detail.line->label, u"Main line"_s);
    QCOMPARE(detail.contact->name, u"Grace Munroe"_s);
    QCOMPARE(detail.recording->purpose, RecordingAudio::Purpose::Voicemail);
    QCOMPARE(house.fetches(), 1);
    QVERIFY(!detail.blocked);
}

void VoicemailFactsTest::silenceIsNoMessage()
{
    House house(store::Engine::Sqlite);
    MessageTaken silent = message();
    silent.length = 0s;
    QVERIFY(house.takes(silent));
    QVERIFY(!house.row());
    QCOMPARE(house.fetches(), 0);
}

void VoicemailFactsTest::aTranscriptIsNeverInvented_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("asked");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<TranscriptState>("state");
    QTest::newRow("asked for") << u"en"_s << true << 48 << TranscriptState::Awaited;
    QTest::newRow("too short for the vendor") << u"en"_s << true << 1 << TranscriptState::NotAvailable;
    QTest::newRow("too long for the vendor") << u"en"_s << true << 121 << TranscriptState::NotAvailable;
    QTest::newRow("in Spanish") << u"es"_s << false << 33 << TranscriptState::NotAvailable;
    QTest::newRow("switched off") << u"en"_s << false << 33 << TranscriptState::None;
}

/// 130 s of tape may be 118 s of message; what is told of the file decides.
void VoicemailFactsTest::whatIsTooLongToBeTranscribedIsNotAwaited()
{
    House house(store::Engine::Sqlite);
    MessageTaken step = fromStep();
    step.taped = 130s;
    QVERIFY(house.takes(step));
    QCOMPARE(house.row()->transcript, TranscriptState::Awaited);
    MessageTaken taken = message();
    taken.length = 125s;
    QVERIFY(house.takes(taken));
    QVERIFY(house.takes(step));
    QCOMPARE(house.row()->transcript, TranscriptState::NotAvailable);
}

void VoicemailFactsTest::aTranscriptIsNeverInvented()
{
    QFETCH(QString, language);
    QFETCH(bool, asked);
    QFETCH(int, seconds);
    QFETCH(TranscriptState, state);
    House house(store::Engine::Sqlite);
    MessageTaken taken = message();
    taken.language = language;
    taken.transcribed = asked;
    taken.length = std::chrono::seconds(seconds);
    QVERIFY(house.takes(taken));
    QCOMPARE(house.row()->transcript, state);
    QVERIFY(house.row()->excerpt.isEmpty());
    QVERIFY(house.transcribes(false));
    QCOMPARE(house.row()->transcript, TranscriptState::NotAvailable);
    QVERIFY(house.row()->excerpt.isEmpty());
}

void VoicemailFactsTest::wordsAreNotTakenBackByALateFailure()
{
    QFETCH(store::Engine, engine);
    House house(engine);
    QVERIFY(house.takes(message()));
    QVERIFY(house.transcribes(false));
    QVERIFY(house.transcribes(true));
    QVERIFY(house.transcribes(false));
    QCOMPARE(house.row()->transcript, TranscriptState::Arrived);
    QCOMPARE(house.row()->excerpt, words);
}

void VoicemailFactsTest::mailboxesAreOfTheStepThenOfTheNumber()
{
    QFETCH(store::Engine, engine);
    House house(engine);
    QVERIFY(house.rings());
    const auto lines = test::read(house.db, [](store::Connection &c) { return calls::ourNumbers(c); });
    const OurNumber::Id line = lines->first().id;
    const auto billing = house.run([](store::Transaction &tx) {
        return save(tx, Mailbox{{}, u"billing"_s, u"Billing"_s, {}});
    });
    const auto main = house.run([line](store::Transaction &tx) -> Result<Mailbox::Id> {
        const Result<Mailbox::Id> saved = save(tx, Mailbox{{}, u"main"_s, u"Main line"_s, {}});
        if (const Result<> set = saved ? setMailboxOf(tx, line, *saved) : Result<>(); !set)
            return tl::unexpected(set.error());
        return saved;
    });
    QVERIFY(house.takes(fromStep()));
    QCOMPARE(house.row()->mailbox, *billing);
    QCOMPARE(house.detail().mailbox->name, u"Billing"_s);

    MessageTaken other = message();
    other.recordingSid = u"RE1"_s;
    QVERIFY(house.takes(other));
    const auto second = test::read(house.db, [](store::Connection &c) { return voicemail::bySid(c, u"RE1"_s); });
    QCOMPARE((*second)->mailbox, *main);

    QVERIFY(house.run([line](store::Transaction &tx) { return setMailboxOf(tx, line, {}); }));
    other.recordingSid = u"RE2"_s;
    QVERIFY(house.takes(other));
    const auto third = test::read(house.db, [](store::Connection &c) { return voicemail::bySid(c, u"RE2"_s); });
    QVERIFY(!(*third)->mailbox.isValid());
}

void VoicemailFactsTest::theSoundIsMirrored()
{
    QFETCH(store::Engine, engine);
    House house(engine);
    QVERIFY(house.takes(message()));
    QVERIFY(house.run([](store::Transaction &tx) {
        return recordings::missed(tx, recording, AudioProblem::NotThereYet, AudioState::OnItsWay, audioChanged);
    }));
    QCOMPARE(house.row()->problem, AudioProblem::NotThereYet);
    recordings::Fetched fetched;
    fetched.file = u"ab/RE1.0123456789abcdef.rec"_s;
    fetched.sizeBytes = 768'044;
    const auto wanted =
        house.run([&](store::Transaction &tx) { return recordings::arrived(tx, recording, fetched, audioChanged); });
    QVERIFY(*wanted);
    QCOMPARE(house.row()->audio, AudioState::Here);
    QCOMPARE(house.row()->problem, AudioProblem::None);
    QCOMPARE(house.row()->sizeBytes, 768'044);
    const auto use = test::read(house.db, [](store::Connection &c) { return recordings::use(c); });
    QCOMPARE(use->bytes, 768'044);
    QCOMPARE(use->length, 48s);
    // What is here stays, whatever a late callback says.
    QVERIFY(house.run([](store::Transaction &tx) { return recordings::absent(tx, recording, audioChanged); }));
    QCOMPARE(house.row()->audio, AudioState::Here);
    const auto again =
        house.run([&](store::Transaction &tx) { return recordings::arrived(tx, recording, fetched, audioChanged); });
    QVERIFY(!*again);
}

void VoicemailFactsTest::whatWasSaidGoesWhetherItsSoundCameOrNot_data()
{
    QTest::addColumn<store::Engine>("engine");
    QTest::addColumn<AudioState>("state");
    QTest::addColumn<bool>("flagged");
    QTest::addColumn<bool>("goes");
    for (const store::Engine engine : test::engines()) {
        const char *name = engine == store::Engine::Sqlite ? "sqlite" : "postgresql";
        QTest::addRow("%s, absent", name) << engine << AudioState::Absent << false << true;
        QTest::addRow("%s, damaged", name) << engine << AudioState::Damaged << false << true;
        QTest::addRow("%s, too large", name) << engine << AudioState::TooLarge << false << true;
        QTest::addRow("%s, absent but flagged", name) << engine << AudioState::Absent << true << false;
        QTest::addRow("%s, on its way", name) << engine << AudioState::OnItsWay << false << false;
    }
}

void VoicemailFactsTest::whatWasSaidGoesWhetherItsSoundCameOrNot()
{
    QFETCH(store::Engine, engine);
    QFETCH(AudioState, state);
    QFETCH(bool, flagged);
    QFETCH(bool, goes);
    House house(engine);
    QVERIFY(house.takes(message()));
    QVERIFY(house.transcribes());
    QVERIFY(house.run([&](store::Transaction &tx) -> Result<> {
        if (Result<> done = recordings::missed(tx, recording, AudioProblem::NotFound, state, audioChanged); !done)
            return done;
        const Result<std::optional<RecordingAudio>> before = recordings::bySid(tx, recording);
        RecordingAudio after = **before;
        after.flagged = flagged;
        return recordings::update(tx, **before, after);
    }));
    const auto removed = house.run(
        [](store::Transaction &tx) { return recordings::removeOld(tx, test::at(100'000), 50, audioChanged); });
    QVERIFY(removed);
    QCOMPARE(removed->recordings, goes ? 1 : 0);
    QVERIFY(removed->files.isEmpty());
    QCOMPARE(house.row()->audio, goes ? AudioState::Removed : state);
    QCOMPARE(house.detail().transcript, goes ? QString() : words);
}

void VoicemailFactsTest::whileOffUntilHeardLive()
{
    House house(store::Engine::Sqlite);
    QVERIFY(house.takes(message(), CallOrigin::CatchUp));
    QVERIFY(house.row()->cameInWhileOff());
    QVERIFY(house.takes(message(), CallOrigin::Live));
    QVERIFY(!house.row()->cameInWhileOff());
}

void VoicemailFactsTest::withoutTheRightWordsStayHidden()
{
    House house(store::Engine::Sqlite);
    QVERIFY(house.rings());
    QVERIFY(house.takes(message()));
    QVERIFY(house.transcribes());
    const VoicemailDetail seen = house.detail(commands::Role::Viewer);
    QVERIFY(!seen.mayListen);
    QVERIFY(seen.transcript.isEmpty());
    QVERIFY(seen.voicemail.excerpt.isEmpty());
    QCOMPARE(seen.voicemail.name, u"Grace Munroe"_s);
    QCOMPARE(house.detail(commands::Role::Operator).transcript, words);
}

void VoicemailFactsTest::earlierContactsAreListed()
{
    QFETCH(store::Engine, engine);
    House house(engine);
    QVERIFY(house.run([](store::Transaction &tx) {
        return calls::apply(tx, u"CAearlier"_s, test::fromCaller(House::caller.e164()),
            {calls::Fact{test::at(-500'000), calls::Moved{CallState::Queued, 1, 0, {}, {}, {}}},
                calls::Fact{test::at(-300'000), calls::StatusChanged{CallProgress::Completed, 200s, 0}}},
            CallOrigin::Live, test::newYork());
    }));
    QVERIFY(house.rings());
    MessageTaken before = message();
    before.recordingSid = u"RE1"_s;
    before.startedAt = test::at(-100'000);
    QVERIFY(house.takes(before));
    QVERIFY(house.takes(message()));
    const VoicemailDetail detail = house.detail();
    QCOMPARE(detail.earlier.size(), 2);
    QCOMPARE(detail.earlier[0].kind, EarlierContact::Kind::Voicemail);
    QCOMPARE(detail.earlier[0].length, 48s);
    QCOMPARE(detail.earlier[1].kind, EarlierContact::Kind::Call);
    QCOMPARE(detail.earlier[1].outcome, CallOutcome::LeftQueue);
}

static const test::Register<VoicemailFactsTest> voicemailFactsTest;

#include "voicemailfactstest.moc"
