// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/voicemailcommands.h"
#include "callfixtures.h"
#include "calls/callstore.h"
#include "people/peoplestore.h"
#include "recordings/recordingfacts.h"
#include "recordings/recordingstore.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "voicemail/countstore.h"
#include "voicemail/voicemailfacts.h"
#include "voicemail/voicemailservice.h"
#include "voicemail/voicemailstore.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::voicemail;

namespace {

struct Desk {
    explicit Desk(store::Engine engine, commands::Roles roles = commands::Role::Operator)
        : db(engine)
        , sender(db.database(), registry, {me, u"Dana Whitlock"_s, roles, u"desk"_s})
        , service(db.database(), sender, {me, roles})
    {
        addCommands(registry);
        ruth.name = u"Ruth Okafor"_s;
        ruth.id = *test::write(db, [this](store::Transaction &tx) { return people::save(tx, ruth); });
    }
    Voicemail::Id leaves(const QString &sid, qint64 ms, const QString &caller = u"+12065550164"_s)
    {
        const auto made = test::write(db, [&](store::Transaction &tx) -> Result<std::optional<Voicemail::Id>> {
            const auto call = calls::apply(tx, u"CA"_s + sid, test::fromCaller(caller),
                {calls::Fact{test::at(ms), calls::MessageLeft{}}}, CallOrigin::Live, test::newYork());
            if (!call)
                return tl::unexpected(call.error());
            MessageTaken message;
            message.recordingSid = u"RE"_s + sid;
            message.callSid = u"CA"_s + sid;
            message.length = 30s;
            message.startedAt = test::at(ms);
            return messageTaken(tx, message, CallOrigin::Live, test::newYork());
        });
        return made->value_or(Voicemail::Id{});
    }
    /// A person does it, over a connection of their own, and it is not committed yet.
    [[nodiscard]] test::HeldWrite held(const QString &name, Voicemail::Id id)
    {
        const commands::Command command =
            commands::Command::make(name, {{u"ids"_s, QJsonArray{QString::number(id.value)}}});
        return test::HeldWrite(db, [this, command](store::Transaction &tx) -> Result<> {
            const commands::Actor ruthHerself{ruth.id, ruth.name, commands::Role::Operator, u"desk"_s};
            const Result<commands::Outcome> done = commands::run(tx, registry, ruthHerself, command);
            return done ? Result<>() : Result<>(tl::unexpected(done.error()));
        });
    }
    template <typename Act>
    Result<commands::Outcome> act(Act act)
    {
        QEventLoop loop;
        Result<commands::Outcome> came = failure(Error::Kind::Cancelled, {});
        act(&loop, [&](Result<commands::Outcome> outcome) {
            came = std::move(outcome);
            loop.quit();
        });
        loop.exec();
        return came;
    }
    Result<commands::Outcome> undo(const commands::Outcome &outcome)
    {
        return act([&](QObject *context, auto done) { service.undo(outcome, context, done); });
    }
    [[nodiscard]] Voicemail row(Voicemail::Id id)
    {
        return **test::read(db, [id](store::Connection &c) { return voicemail::voicemail(c, id); });
    }
    [[nodiscard]] VoicemailCounts counts()
    {
        return *test::read(db, [this](store::Connection &c) { return voicemail::counts(c, me); });
    }

    static constexpr Operator::Id me{1};
    Operator ruth;
    commands::Registry registry;
    test::TempDatabase db;
    commands::LocalSender sender;
    VoicemailService service;
};

} // namespace

class VoicemailCommandsTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsDoneIsUndone_data() { test::bothEngines(); }
    void whatIsDoneIsUndone();
    void undoTakesBackNothingThatWasChangedSince();
    void undoTakesBackOnlyWhatReallyChanged();
    void twoPeopleAtOneMessageLoseNothing_data() { test::bothEngines(); }
    void twoPeopleAtOneMessageLoseNothing();
    void theSoundMayComeWhileSomebodyIsAtTheMessage_data() { test::bothEngines(); }
    void theSoundMayComeWhileSomebodyIsAtTheMessage();
    void notesComeAndGo_data() { test::bothEngines(); }
    void notesComeAndGo();
    void aBlockedCallerIsUnblockedByUndo_data() { test::bothEngines(); }
    void aBlockedCallerIsUnblockedByUndo();
    void aFlagReachesTheRecording();
    void viewersChangeNothing();
    void wrongArgumentsAreRefused_data();
    void wrongArgumentsAreRefused();
    void aSidFindsItsMessage();
    void whatIsAbsentIsAskedForAgain();
};

void VoicemailCommandsTest::whatIsDoneIsUndone()
{
    QFETCH(store::Engine, engine);
    Desk desk(engine);
    const QList<Voicemail::Id> ids{desk.leaves(u"1"_s, 0), desk.leaves(u"2"_s, 1000)};
    const QList<Voicemail> before{desk.row(ids[0]), desk.row(ids[1])};
    const VoicemailCounts counts = desk.counts();
    QCOMPARE(counts, (VoicemailCounts{2, 0, 2, 0}));
    VoicemailService &service = desk.service;

    const auto heard = desk.act([&](QObject *c, auto done) { service.setHeard(ids, true, c, done); });
    QVERIFY(heard);
    QCOMPARE(desk.counts(), (VoicemailCounts{0, 0, 2, 0}));
    const auto archived = desk.act([&](QObject *c, auto done) { service.archive({ids[0]}, c, done); });
    QCOMPARE(desk.counts(), (VoicemailCounts{0, 0, 1, 1}));
    const auto assigned =
        desk.act([&](QObject *c, auto done) { service.assign(ids, desk.ruth.id, desk.ruth.name, c, done); });
    QCOMPARE(desk.row(ids[1]).assignedName, u"Ruth Okafor"_s);
    const auto due = desk.act([&](QObject *c, auto done) { service.setDue(ids, test::at(90'000), c, done); });
    QCOMPARE(desk.row(ids[0]).dueAt, test::at(90'000));
    const auto tagged = desk.act([&](QObject *c, auto done) { service.addTag(ids, u" late  visit "_s, c, done); });
    QCOMPARE(desk.row(ids[0]).tags, QStringList{u"late visit"_s});
    const auto flagged = desk.act([&](QObject *c, auto done) { service.setFlagged(ids, true, c, done); });
    QVERIFY(desk.row(ids[1]).flagged);

    for (const auto *outcome : {&flagged, &tagged, &due, &assigned, &archived, &heard}) {
        QVERIFY(VoicemailService::canUndo(**outcome));
        const auto undone = desk.undo(**outcome);
        QVERIFY2(undone, undone ? "" : qPrintable(undone.error().detail));
    }
    QCOMPARE(desk.row(ids[0]), before[0]);
    QCOMPARE(desk.row(ids[1]), before[1]);
    QCOMPARE(desk.counts(), counts);
}

void VoicemailCommandsTest::undoTakesBackNothingThatWasChangedSince()
{
    Desk desk(store::Engine::Sqlite);
    const Voicemail::Id id = desk.leaves(u"1"_s, 0);
    const auto first = desk.act([&](QObject *c, auto done) { desk.service.setDue({id}, test::at(1000), c, done); });
    QVERIFY(desk.act([&](QObject *c, auto done) { desk.service.setDue({id}, test::at(2000), c, done); }));
    const auto undone = desk.undo(*first);
    QVERIFY(!undone);
    QCOMPARE(undone.error().kind, Error::Kind::Conflict);
    QCOMPARE(desk.row(id).dueAt, test::at(2000));
}

void VoicemailCommandsTest::undoTakesBackOnlyWhatReallyChanged()
{
    Desk desk(store::Engine::Sqlite);
    const Voicemail::Id heard = desk.leaves(u"1"_s, 0);
    const Voicemail::Id fresh = desk.leaves(u"2"_s, 1000);
    QVERIFY(desk.act([&](QObject *c, auto done) { desk.service.setHeard({heard}, true, c, done); }));
    const auto both = desk.act([&](QObject *c, auto done) { desk.service.setHeard({heard, fresh}, true, c, done); });
    QVERIFY(desk.undo(*both));
    QVERIFY(desk.row(heard).heard);
    QVERIFY(!desk.row(fresh).heard);
    const auto nothing = desk.act([&](QObject *c, auto done) { desk.service.setHeard({heard}, true, c, done); });
    QVERIFY(!VoicemailService::canUndo(*nothing));
}

void VoicemailCommandsTest::twoPeopleAtOneMessageLoseNothing()
{
    QFETCH(store::Engine, engine);
    Desk desk(engine);
    const Voicemail::Id id = desk.leaves(u"1"_s, 0);
    test::HeldWrite first = desk.held(u"voicemail.archive"_s, id);
    std::optional<Result<commands::Outcome>> second;
    QObject here;
    desk.service.setHeard({id}, true, &here, [&](Result<commands::Outcome> outcome) { second = std::move(outcome); });
    QTRY_VERIFY(first.isWaitedFor());
    QVERIFY(first.release());
    QTRY_VERIFY(second);
    QVERIFY(*second);
    QVERIFY(desk.row(id).archived);
    QVERIFY(desk.row(id).heard);
    QCOMPARE(desk.counts(), (VoicemailCounts{0, 0, 0, 1}));
    QVERIFY(desk.undo(**second));
    QCOMPARE(desk.counts(), (VoicemailCounts{0, 0, 0, 1}));
    QVERIFY(!desk.row(id).heard);
}

/// Either way round, and neither waits for the other for ever.
void VoicemailCommandsTest::theSoundMayComeWhileSomebodyIsAtTheMessage()
{
    QFETCH(store::Engine, engine);
    Desk desk(engine);
    recordings::Fetched fetched;
    fetched.file = u"ab/RE1.0123456789abcdef.rec"_s;
    fetched.sizeBytes = 480'044;
    const auto comes = [&](const QString &sid) {
        return [sid, fetched](store::Transaction &tx) -> Result<> {
            const Result<bool> wanted = recordings::arrived(tx, sid, fetched, audioChanged);
            return wanted ? Result<>() : Result<>(tl::unexpected(wanted.error()));
        };
    };
    const Voicemail::Id flagged = desk.leaves(u"1"_s, 0);
    {
        test::HeldWrite person = desk.held(u"voicemail.flag"_s, flagged);
        std::optional<Result<>> sound;
        QObject here;
        desk.db->write(store::Lane::Bulk, "RE1", comes(u"RE1"_s), &here, [&](Result<> done) { sound = done; });
        QTRY_VERIFY(person.isWaitedFor());
        QVERIFY(person.release());
        QTRY_VERIFY(sound);
        QVERIFY(*sound);
    }
    const Voicemail::Id heard = desk.leaves(u"2"_s, 1000);
    {
        test::HeldWrite sound(desk.db, comes(u"RE2"_s));
        std::optional<Result<commands::Outcome>> person;
        QObject here;
        desk.service.setFlagged(
            {heard}, true, &here, [&](Result<commands::Outcome> done) { person = std::move(done); });
        QTRY_VERIFY(sound.isWaitedFor());
        QVERIFY(sound.release());
        QTRY_VERIFY(person);
        QVERIFY(*person);
    }
    for (const auto &[id, sid] : {std::pair{flagged, u"RE1"_s}, std::pair{heard, u"RE2"_s}}) {
        QVERIFY(desk.row(id).flagged);
        QCOMPARE(desk.row(id).audio, AudioState::Here);
        QCOMPARE(desk.row(id).sizeBytes, 480'044);
        const auto audio = test::read(desk.db, [&sid](store::Connection &c) { return recordings::bySid(c, sid); });
        QVERIFY((*audio)->flagged);
        QCOMPARE((*audio)->state, AudioState::Here);
    }
}

void VoicemailCommandsTest::notesComeAndGo()
{
    QFETCH(store::Engine, engine);
    Desk desk(engine);
    const Voicemail::Id id = desk.leaves(u"1"_s, 0);
    const auto noted =
        desk.act([&](QObject *c, auto done) { desk.service.addNote(id, u"Called the aide."_s, c, done); });
    QCOMPARE(desk.row(id).notes, 1);
    const auto written = test::read(desk.db, [id](store::Connection &c) { return notes(c, id); });
    QCOMPARE(written->first().text, u"Called the aide."_s);
    QCOMPARE(written->first().authorName, u"Dana Whitlock"_s);
    QVERIFY(desk.undo(*noted));
    QCOMPARE(desk.row(id).notes, 0);
    const auto twice = desk.undo(*noted);
    QCOMPARE(twice.error().kind, Error::Kind::NotFound);
}

void VoicemailCommandsTest::aBlockedCallerIsUnblockedByUndo()
{
    QFETCH(store::Engine, engine);
    Desk desk(engine);
    const Voicemail::Id id = desk.leaves(u"1"_s, 0);
    const auto isBlocked = [&] {
        return *test::read(desk.db,
            [](store::Connection &c) { return calls::isBlocked(c, PhoneNumber::fromVendor(u"+12065550164"_s)); });
    };
    const auto blocked = desk.act([&](QObject *c, auto done) { desk.service.blockCaller(id, c, done); });
    QVERIFY(isBlocked());
    QVERIFY(desk.undo(*blocked));
    QVERIFY(!isBlocked());

    const Voicemail::Id withheld = desk.leaves(u"2"_s, 1000, u"anonymous"_s);
    const auto refused = desk.act([&](QObject *c, auto done) { desk.service.blockCaller(withheld, c, done); });
    QCOMPARE(refused.error().kind, Error::Kind::Conflict);
}

void VoicemailCommandsTest::aFlagReachesTheRecording()
{
    Desk desk(store::Engine::Sqlite);
    const Voicemail::Id id = desk.leaves(u"1"_s, 0);
    const auto flagged = [&] {
        return (*test::read(desk.db, [](store::Connection &c) { return recordings::bySid(c, u"RE1"_s); }))->flagged;
    };
    const auto done = desk.act([&](QObject *c, auto done) { desk.service.setFlagged({id}, true, c, done); });
    QVERIFY(flagged());
    QVERIFY(desk.undo(*done));
    QVERIFY(!flagged());
}

void VoicemailCommandsTest::viewersChangeNothing()
{
    Desk desk(store::Engine::Sqlite, commands::Role::Viewer);
    const Voicemail::Id id = desk.leaves(u"1"_s, 0);
    const auto refused = desk.act([&](QObject *c, auto done) { desk.service.archive({id}, c, done); });
    QCOMPARE(refused.error().kind, Error::Kind::Denied);
    QVERIFY(!desk.row(id).archived);
}

void VoicemailCommandsTest::wrongArgumentsAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonObject>("args");
    QTest::newRow("no ids") << u"voicemail.heard"_s << QJsonObject();
    QTest::newRow("ids as numbers") << u"voicemail.heard"_s << QJsonObject{{u"ids"_s, QJsonArray{7}}};
    QTest::newRow("a blank tag") << u"voicemail.tag"_s
                                 << QJsonObject{{u"ids"_s, QJsonArray{u"7"_s}}, {u"tag"_s, u"  "_s}};
    QTest::newRow("a due without a time") << u"voicemail.due"_s << QJsonObject{{u"ids"_s, QJsonArray{u"7"_s}}};
    QTest::newRow("an empty note") << u"voicemail.note"_s
                                   << QJsonObject{{u"ids"_s, QJsonArray{u"7"_s}}, {u"text"_s, u" "_s}};
    QTest::newRow("restore of nothing") << u"voicemail.restore"_s << QJsonObject{{u"rows"_s, QJsonArray{7}}};
}

void VoicemailCommandsTest::wrongArgumentsAreRefused()
{
    QFETCH(QString, name);
    QFETCH(QJsonObject, args);
    Desk desk(store::Engine::Sqlite);
    const auto refused =
        desk.act([&](QObject *c, auto done) { desk.sender.send(commands::Command::make(name, args), c, done); });
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Invalid);
}

void VoicemailCommandsTest::aSidFindsItsMessage()
{
    Desk desk(store::Engine::Sqlite);
    const Voicemail::Id id = desk.leaves(u"1"_s, 0);
    for (const auto &[sid, found] : {std::pair{u" RE1 "_s, true}, std::pair{u"RE2"_s, false}}) {
        QEventLoop loop;
        Result<Voicemail> came = failure(Error::Kind::Cancelled, {});
        desk.service.byRecordingSid(sid, &loop, [&](Result<Voicemail> message) {
            came = std::move(message);
            loop.quit();
        });
        loop.exec();
        QCOMPARE(came.has_value(), found);
        if (found)
            QCOMPARE(came->id, id);
        else
            QCOMPARE(came.error().kind, Error::Kind::NotFound);
    }
}

void VoicemailCommandsTest::whatIsAbsentIsAskedForAgain()
{
    Desk desk(store::Engine::Sqlite);
    const Voicemail::Id id = desk.leaves(u"1"_s, 0);
    const auto fetch = [&] { return desk.act([&](QObject *c, auto done) { desk.service.fetchAgain(id, c, done); }); };
    QCOMPARE(fetch().error().kind, Error::Kind::Conflict); // it is on its way already
    QVERIFY(test::write(
        desk.db, [](store::Transaction &tx) { return recordings::absent(tx, u"RE1"_s, voicemail::audioChanged); }));
    QCOMPARE(desk.row(id).audio, AudioState::Absent);
    QVERIFY(fetch());
    QCOMPARE(desk.row(id).audio, AudioState::OnItsWay);
    QCOMPARE(desk.row(id).problem, AudioProblem::None);
}

static const test::Register<VoicemailCommandsTest> voicemailCommandsTest;

#include "voicemailcommandstest.moc"
