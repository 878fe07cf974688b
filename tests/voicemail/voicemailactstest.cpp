// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "callfixtures.h"
#include "people/peoplestore.h"
#include "support/heldsender.h"
#include "support/suite.h"
#include "voicemail/rowstore.h"
#include "voicemail/voicemailcommands.h"
#include "voicemail/voicemailmodel.h"
#include "voicemail/voicemailservice.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::voicemail;

namespace {

constexpr Operator::Id inboxOwner{7};

/// A list of messages whose commands are under way as long as the test wants.
struct Inbox {
    explicit Inbox(store::Engine engine = store::Engine::Sqlite)
        : db(engine)
        , model(db, {inboxOwner, commands::Role::Operator})
        , feed(db)
        , sender(db, registry, {inboxOwner, u"Dana Whitlock"_s, commands::Role::Operator, u"desk 1"_s})
        , service(db, sender, {inboxOwner, commands::Role::Operator})
    {
        addCommands(registry);
        service.showIn(&model);
        new QAbstractItemModelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest, &model);
        QObject::connect(&feed, &store::ChangeFeed::changed, &model, &VoicemailModel::apply);
        message = leave(101);
        leave(102);
    }
    Voicemail leave(int last)
    {
        Voicemail left;
        left.recordingSid = u"RE%1"_s.arg(last, 32, 10, QChar(u'0'));
        left.callSid = u"CA%1"_s.arg(last, 32, 10, QChar(u'0'));
        left.caller = PhoneNumber::fromVendor(u"+12065550%1"_s.arg(last));
        left.leftAt = test::at(last);
        left.day = test::newYork().day(left.leftAt);
        left.length = 10s;
        (void)test::write(db, [&](store::Transaction &tx) { return insert(tx, left, {}); });
        return left;
    }
    void open(VoicemailTab which = VoicemailTab::All)
    {
        VoicemailFilter filter;
        filter.tab = which;
        QSignalSpy loaded(&model, &VoicemailModel::loaded);
        model.setFilter(filter);
        QVERIFY(loaded.wait());
        feed.start(model.position());
        QObject::connect(&model, &QAbstractItemModel::dataChanged, &asker, [this] {
            if (model.indexOf(message.id).isValid())
                seen << heard();
        });
    }
    /// At another desk, stored at once.
    void elsewhere(const std::function<void(Voicemail &)> &how)
    {
        const auto done = test::write(db, [&](store::Transaction &tx) -> Result<> {
            const Result<std::optional<Voicemail>> before = locked(tx, message.id);
            if (!before)
                return tl::unexpected(before.error());
            Voicemail after = **before;
            how(after);
            return update(tx, **before, after);
        });
        QVERIFY(done);
    }
    [[nodiscard]] QVariant shown(int role) const { return model.indexOf(message.id).data(role); }
    [[nodiscard]] bool heard() const { return shown(VoicemailHeardRole).toBool(); }
    [[nodiscard]] bool flagged() const { return shown(VoicemailFlaggedRole).toBool(); }
    [[nodiscard]] VoicemailService::Acted kept()
    {
        return [this](const Result<commands::Outcome> &outcome) { answers << outcome; };
    }
    void hear() { service.setHeard({message.id}, true, &asker, kept()); }

    commands::Registry registry;
    test::TempDatabase db;
    VoicemailModel model;
    store::ChangeFeed feed;
    test::HeldSender sender;
    VoicemailService service;
    Voicemail message;
    QObject asker;
    QList<Result<commands::Outcome>> answers;
    QList<bool> seen; // whether it was heard, each time the list told of a row
};

} // namespace

class VoicemailActsTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsDoneShowsAtOnce_data();
    void whatIsDoneShowsAtOnce();
    void aRefusedActPutsTheRowBack_data();
    void aRefusedActPutsTheRowBack();
    void olderNewsOfTheRowDoNotPutItBack_data() { test::bothEngines(); }
    void olderNewsOfTheRowDoNotPutItBack();
    void theFeedMayTellBeforeTheAnswer_data() { test::bothEngines(); }
    void theFeedMayTellBeforeTheAnswer();
    void anActThatChangesNothingIsNotWaitedForEver_data() { test::bothEngines(); }
    void anActThatChangesNothingIsNotWaitedForEver();
    void aLostEngineIsAskedAgainAndDoesItOnce_data() { test::bothEngines(); }
    void aLostEngineIsAskedAgainAndDoesItOnce();
    void anArchivedMessageStandsBackAndLeaves();
    void undoShowsAtOnceWhatWasBefore();
    void whoeverAskedMayBeGone();
    void aNewQuestionFindsTheRowAsItIsExpected();
};

void VoicemailActsTest::whatIsDoneShowsAtOnce_data()
{
    QTest::addColumn<QString>("act");
    QTest::addColumn<int>("role");
    QTest::addColumn<QVariant>("shown");
    const auto row = [](const char *name, const QString &act, int role, const QVariant &shown) {
        QTest::newRow(name) << act << role << shown;
    };
    row("heard", u"heard"_s, VoicemailHeardRole, true);
    row("flagged", u"flag"_s, VoicemailFlaggedRole, true);
    row("archived", u"archive"_s, VoicemailArchivedRole, true);
    row("assigned", u"assign"_s, VoicemailAssignedNameRole, u"Ruth Okafor"_s);
    row("due", u"due"_s, VoicemailDueAtRole, qint64(test::at(60'000).time_since_epoch().count()));
    row("tagged", u"tag"_s, VoicemailTagsRole, QStringList{u"late visit"_s});
}

void VoicemailActsTest::whatIsDoneShowsAtOnce()
{
    QFETCH(QString, act);
    QFETCH(int, role);
    Inbox inbox;
    Operator ruth;
    ruth.name = u"Ruth Okafor"_s;
    ruth.id = *test::write(inbox.db, [&](store::Transaction &tx) { return people::save(tx, ruth); });
    inbox.open();
    const QList<Voicemail::Id> ids{inbox.message.id};
    const QVariant before = inbox.shown(role);
    if (act == u"heard")
        inbox.service.setHeard(ids, true, &inbox.asker, inbox.kept());
    else if (act == u"flag")
        inbox.service.setFlagged(ids, true, &inbox.asker, inbox.kept());
    else if (act == u"archive")
        inbox.service.archive(ids, &inbox.asker, inbox.kept());
    else if (act == u"assign")
        inbox.service.assign(ids, ruth.id, ruth.name, &inbox.asker, inbox.kept());
    else if (act == u"due")
        inbox.service.setDue(ids, test::at(60'000), &inbox.asker, inbox.kept());
    else
        inbox.service.addTag(ids, u" late  visit"_s, &inbox.asker, inbox.kept());
    QTEST(inbox.shown(role), "shown");
    QCOMPARE(inbox.sender.waiting(), 1); // nothing is stored yet
    QVERIFY(before != inbox.shown(role));
    const Voicemail pane = inbox.model.expected(inbox.message); // read for the pane meanwhile
    QVERIFY(pane != inbox.message);

    inbox.sender.letThrough();
    QVERIFY(inbox.answers.first());
    QTRY_VERIFY(inbox.model.expected(inbox.message) == inbox.message); // the row has it itself by now
    if (act != u"archive")
        QTEST(inbox.shown(role), "shown");
    else
        QVERIFY(!inbox.model.indexOf(inbox.message.id).isValid());
}

void VoicemailActsTest::aRefusedActPutsTheRowBack_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("the role was lost") << Error::Kind::Denied;
    QTest::newRow("the engine is away") << Error::Kind::Unreachable;
    QTest::newRow("the disk is full") << Error::Kind::Storage;
}

void VoicemailActsTest::aRefusedActPutsTheRowBack()
{
    QFETCH(Error::Kind, kind);
    Inbox inbox;
    inbox.open();
    inbox.hear();
    inbox.service.setFlagged({inbox.message.id}, true, &inbox.asker, inbox.kept());
    QVERIFY(inbox.heard() && inbox.flagged());
    inbox.sender.refuse(kind);
    QVERIFY(!inbox.heard());
    QVERIFY(inbox.flagged()); // that is another command
    QCOMPARE(inbox.answers.size(), 1);
    QCOMPARE(inbox.answers.first().error().kind, kind); // for the sentence
}

void VoicemailActsTest::olderNewsOfTheRowDoNotPutItBack()
{
    QFETCH(store::Engine, engine);
    Inbox inbox(engine);
    inbox.open();
    inbox.hear();
    inbox.elsewhere([](Voicemail &message) { message.flagged = true; }); // our command still stands in line
    QTRY_VERIFY(inbox.flagged());
    QVERIFY(inbox.heard());
    inbox.sender.letThrough();
    QTRY_VERIFY(inbox.model.expected(inbox.message) == inbox.message);
    QVERIFY(inbox.heard());
    QVERIFY(inbox.flagged());
    QVERIFY(!inbox.seen.contains(false));
    inbox.elsewhere([](Voicemail &message) { message.heard = false; });
    QTRY_VERIFY(!inbox.heard()); // newer news do
}

void VoicemailActsTest::theFeedMayTellBeforeTheAnswer()
{
    QFETCH(store::Engine, engine);
    Inbox inbox(engine);
    inbox.open();
    inbox.hear();
    const Result<commands::Outcome> outcome = inbox.sender.carryOut();
    QVERIFY(outcome);
    QTRY_VERIFY(inbox.feed.reached() >= outcome->position);
    inbox.elsewhere([](Voicemail &message) { message.flagged = true; });
    QTRY_VERIFY(inbox.flagged());
    QVERIFY(inbox.heard());
    inbox.sender.answer(outcome);
    QTRY_VERIFY(inbox.model.expected(inbox.message) == inbox.message);
    QVERIFY(inbox.heard());
    QVERIFY(!inbox.seen.contains(false));
}

void VoicemailActsTest::anActThatChangesNothingIsNotWaitedForEver()
{
    QFETCH(store::Engine, engine);
    Inbox inbox(engine);
    inbox.elsewhere([](Voicemail &message) { message.heard = true; });
    inbox.open();
    inbox.hear();
    inbox.sender.letThrough(); // the log has no line of it
    QVERIFY(inbox.answers.first());
    inbox.elsewhere([](Voicemail &message) { message.heard = false; });
    QTRY_VERIFY(!inbox.heard());
}

void VoicemailActsTest::aLostEngineIsAskedAgainAndDoesItOnce()
{
    QFETCH(store::Engine, engine);
    Inbox inbox(engine);
    inbox.open();
    inbox.hear();
    const Result<commands::Outcome> lost = inbox.sender.carryOut(); // and its answer got lost
    QVERIFY(lost);
    const Result<commands::Outcome> again = inbox.sender.carryOut();
    QVERIFY(again && again->repeated);
    QCOMPARE(again->position, lost->position);
    inbox.elsewhere([](Voicemail &message) { message.flagged = true; });
    QTRY_VERIFY(inbox.flagged());
    QVERIFY(inbox.heard());
    inbox.sender.answer(again);
    QTRY_VERIFY(inbox.model.expected(inbox.message) == inbox.message);
    QVERIFY(inbox.heard());
    QVERIFY(!inbox.seen.contains(false));
}

void VoicemailActsTest::anArchivedMessageStandsBackAndLeaves()
{
    Inbox inbox;
    inbox.open();
    QCOMPARE(inbox.model.matchCount(), 2);
    inbox.service.archive({inbox.message.id}, &inbox.asker, inbox.kept());
    QVERIFY(inbox.shown(VoicemailLeavingRole).toBool());
    QCOMPARE(inbox.model.matchCount(), 2);
    inbox.sender.refuse(Error::Kind::Unreachable);
    QVERIFY(!inbox.shown(VoicemailLeavingRole).toBool());

    inbox.service.archive({inbox.message.id}, &inbox.asker, inbox.kept());
    inbox.sender.letThrough();
    QTRY_COMPARE(inbox.model.matchCount(), 1);
    inbox.service.undo(*inbox.answers.last(), &inbox.asker, inbox.kept());
    inbox.sender.letThrough();
    QTRY_COMPARE(inbox.model.matchCount(), 2);
    QVERIFY(!inbox.shown(VoicemailLeavingRole).toBool());
}

void VoicemailActsTest::undoShowsAtOnceWhatWasBefore()
{
    Inbox inbox;
    inbox.open();
    inbox.service.setFlagged({inbox.message.id}, true, &inbox.asker, inbox.kept());
    inbox.sender.letThrough();
    QVERIFY(inbox.flagged()); // whether or not the feed has told
    const commands::Outcome done = *inbox.answers.last();
    inbox.service.undo(done, &inbox.asker, inbox.kept());
    QVERIFY(!inbox.flagged());
    inbox.sender.refuse(Error::Kind::Conflict); // changed since
    QVERIFY(inbox.flagged());
    inbox.service.undo(done, &inbox.asker, inbox.kept());
    QVERIFY(!inbox.flagged());
    inbox.sender.letThrough();
    QVERIFY(inbox.answers.last());
    inbox.elsewhere([](Voicemail &message) { message.heard = true; });
    QTRY_VERIFY(inbox.heard());
    QVERIFY(!inbox.flagged());
}

void VoicemailActsTest::whoeverAskedMayBeGone()
{
    Inbox inbox;
    inbox.open();
    {
        QObject page;
        inbox.service.setHeard({inbox.message.id}, true, &page, inbox.kept());
    }
    QVERIFY(inbox.heard());
    inbox.sender.refuse(Error::Kind::Denied);
    QVERIFY(!inbox.heard());
    QVERIFY(inbox.answers.isEmpty());
}

void VoicemailActsTest::aNewQuestionFindsTheRowAsItIsExpected()
{
    Inbox inbox;
    inbox.open();
    inbox.hear();
    inbox.open(VoicemailTab::New);
    QVERIFY(inbox.heard());
    QVERIFY(inbox.shown(VoicemailLeavingRole).toBool());
    inbox.sender.letThrough();
    QTRY_COMPARE(inbox.model.matchCount(), 1);
    QVERIFY(!inbox.seen.contains(false));
}

static const test::Register<VoicemailActsTest> voicemailActsTest;
#include "voicemailactstest.moc"
