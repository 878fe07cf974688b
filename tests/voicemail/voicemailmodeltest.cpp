// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/voicemailmodel.h"
#include "callfixtures.h"
#include "seedvoicemail.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "voicemail/rowstore.h"
#include "voicemail/textindexstore.h"
#include "voicemail/voicemailstore.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::voicemail;

namespace {

constexpr Operator::Id me{7};
constexpr qint64 day = 24LL * 3600 * 1000;

struct Box {
    explicit Box(store::Engine engine, commands::Roles roles = commands::Role::Operator, bool tested = true)
        : db(engine)
        , model(db, {me, roles})
        , feed(db)
    {
        if (tested)
            new QAbstractItemModelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest, &model);
        QObject::connect(&feed, &store::ChangeFeed::changed, &model, &VoicemailModel::apply);
    }
    void ask(const VoicemailFilter &filter)
    {
        QSignalSpy loaded(&model, &VoicemailModel::loaded);
        model.setFilter(filter);
        QVERIFY(loaded.wait());
    }
    void follow() { feed.start(model.position()); }
    Voicemail add(int last, qint64 ms, const QString &words = {}, const QString &name = {})
    {
        Voicemail message;
        message.recordingSid = u"RE%1"_s.arg(last, 32, 10, QChar(u'0'));
        message.callSid = u"CA%1"_s.arg(last, 32, 10, QChar(u'0'));
        message.caller = PhoneNumber::fromVendor(u"+12065550%1"_s.arg(last));
        message.name = name;
        message.leftAt = test::at(ms);
        message.day = test::newYork().day(message.leftAt);
        message.length = 10s;
        (void)test::write(db, [&](store::Transaction &tx) { return insert(tx, message, words); });
        return message;
    }
    void change(Voicemail &message, const std::function<void(Voicemail &)> &how)
    {
        const Voicemail before = message;
        how(message);
        QVERIFY(test::write(db, [&](store::Transaction &tx) { return update(tx, before, message); }));
    }
    void index()
    {
        QVERIFY(test::write(db, [](store::Transaction &tx) { return indexMessages(tx, 500); }));
    }
    QString shown()
    {
        QStringList all;
        for (int row = 0; row < std::min(20, model.rowCount()); ++row) {
            const QModelIndex index = model.index(row);
            QSignalSpy arrived(&model, &QAbstractItemModel::dataChanged);
            while (index.data(VoicemailKindRole).toInt() == int(VoicemailRow::Loading) && arrived.wait())
                ;
            if (index.data(VoicemailKindRole).toInt() == int(VoicemailRow::Header)) {
                all << u"[%1 %2]"_s.arg(index.data(VoicemailDayRole).toDate().toString(u"d MMM"),
                    index.data(VoicemailCountRole).toString());
            } else {
                all << index.data(VoicemailNumberRole).toString().right(3);
            }
        }
        return all.join(u' ');
    }

    test::TempDatabase db;
    VoicemailModel model;
    store::ChangeFeed feed;
};

VoicemailFilter tab(VoicemailTab which, const QString &text = {})
{
    VoicemailFilter filter;
    filter.tab = which;
    filter.text = text;
    return filter;
}

} // namespace

class VoicemailModelTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void tabsHaveDaysAndCounts_data() { test::bothEngines(); }
    void tabsHaveDaysAndCounts();
    void oldestFirstTurnsEverythingAround_data() { test::bothEngines(); }
    void oldestFirstTurnsEverythingAround();
    void messagesComeAndGoWhereTheyBelong_data();
    void messagesComeAndGoWhereTheyBelong();
    void searchFindsCallersNumbersAndWords_data() { test::bothEngines(); }
    void searchFindsCallersNumbersAndWords();
    void aSidFindsItsMessage_data() { test::bothEngines(); }
    void aSidFindsItsMessage();
    void withoutTheRightWordsAreNotFound_data() { test::bothEngines(); }
    void withoutTheRightWordsAreNotFound();
    void aFoundMessageThatIsArchivedLeaves();
    void aSearchFollowsWhatIsIndexed_data() { test::bothEngines(); }
    void aSearchFollowsWhatIsIndexed();
    void aMailboxIsAFilter();
    void thousandsAreReadAsTheyAreLookedAt();
};

void VoicemailModelTest::tabsHaveDaysAndCounts()
{
    QFETCH(store::Engine, engine);
    Box box(engine);
    Voicemail a = box.add(101, -day);
    Voicemail b = box.add(102, 0);
    Voicemail c = box.add(103, 1000);
    Voicemail d = box.add(104, 2000);
    box.change(a, [](Voicemail &m) { m.heard = true; });
    box.change(b, [](Voicemail &m) { m.assignedTo = me; });
    box.change(d, [](Voicemail &m) { m.archived = true; });
    box.ask(tab(VoicemailTab::All));
    QCOMPARE(box.shown(), u"[20 Nov 2] 103 102 [19 Nov 1] 101"_s);
    QCOMPARE(box.model.counts(), (VoicemailCounts{2, 1, 3, 1}));
    QCOMPARE(box.model.matchCount(), 3);
    box.ask(tab(VoicemailTab::New));
    QCOMPARE(box.shown(), u"[20 Nov 2] 103 102"_s);
    box.ask(tab(VoicemailTab::Mine));
    QCOMPARE(box.shown(), u"[20 Nov 1] 102"_s);
    box.ask(tab(VoicemailTab::Archived));
    QCOMPARE(box.shown(), u"[20 Nov 1] 104"_s);
    QCOMPARE(box.model.voicemail(box.model.indexOf(d.id)), d);
    Q_UNUSED(c);
}

void VoicemailModelTest::aSidFindsItsMessage()
{
    QFETCH(store::Engine, engine);
    Box box(engine, commands::Role::Viewer); // who called is no secret of the transcript's
    const Voicemail message = box.add(101, 0);
    box.add(102, 1000);
    box.ask(tab(VoicemailTab::All, message.recordingSid));
    QCOMPARE(box.shown(), u"[20 Nov 1] 101"_s);
    box.ask(tab(VoicemailTab::All, message.callSid.toLower()));
    QCOMPARE(box.shown(), u"[20 Nov 1] 101"_s);
    QCOMPARE(box.model.matchCount(), 1);
    box.ask(tab(VoicemailTab::Archived, message.recordingSid));
    QCOMPARE(box.shown(), QString());
}

void VoicemailModelTest::oldestFirstTurnsEverythingAround()
{
    QFETCH(store::Engine, engine);
    Box box(engine);
    box.add(101, -day, u"late visit"_s);
    box.add(102, 0, u"late visit"_s);
    box.index();
    VoicemailFilter filter = tab(VoicemailTab::All);
    filter.order = Order::OldestFirst;
    box.ask(filter);
    QCOMPARE(box.shown(), u"[19 Nov 1] 101 [20 Nov 1] 102"_s);
    box.follow();
    box.add(103, 5000);
    QTRY_COMPARE(box.shown(), u"[19 Nov 1] 101 [20 Nov 2] 102 103"_s);
    box.add(104, -2 * day);
    QTRY_COMPARE(box.shown(), u"[18 Nov 1] 104 [19 Nov 1] 101 [20 Nov 2] 102 103"_s);
    filter.text = u"visit"_s;
    box.ask(filter);
    QCOMPARE(box.shown(), u"[19 Nov 1] 101 [20 Nov 1] 102"_s);
}

void VoicemailModelTest::messagesComeAndGoWhereTheyBelong_data()
{
    test::bothEngines();
}

void VoicemailModelTest::messagesComeAndGoWhereTheyBelong()
{
    QFETCH(store::Engine, engine);
    Box box(engine);
    Voicemail a = box.add(101, 0);
    Voicemail b = box.add(102, 2000);
    box.ask(tab(VoicemailTab::New));
    box.follow();
    box.add(103, 1000);
    QTRY_COMPARE(box.shown(), u"[20 Nov 3] 102 103 101"_s);
    QSignalSpy reset(&box.model, &QAbstractItemModel::modelReset);
    QSignalSpy removed(&box.model, &QAbstractItemModel::rowsRemoved);
    box.change(b, [](Voicemail &m) { m.heard = true; });
    QTRY_COMPARE(box.shown(), u"[20 Nov 2] 103 101"_s);
    QCOMPARE(removed.size(), 1);
    box.change(b, [](Voicemail &m) { m.heard = false; }); // undone
    QTRY_COMPARE(box.shown(), u"[20 Nov 3] 102 103 101"_s);
    QSignalSpy changed(&box.model, &QAbstractItemModel::dataChanged);
    box.change(a, [](Voicemail &m) { m.tags << u"meds"_s; });
    QTRY_VERIFY(box.model.voicemail(box.model.indexOf(a.id))->tags.contains(u"meds"_s));
    QVERIFY(changed.size() >= 1);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(box.model.counts().fresh, 3);
}

void VoicemailModelTest::searchFindsCallersNumbersAndWords()
{
    QFETCH(store::Engine, engine);
    Box box(engine, commands::Role::Operator, false);
    box.add(164, 0, u"My mother's aide hasn't arrived yet, she needs her ten o'clock medication."_s, u"Grace Munroe"_s);
    box.add(107, 1000, u"I'm calling about the invoice from the fourth."_s, u"Tobias Lindqvist"_s);
    box.index();
    const auto finds = [&](const QString &text) {
        box.ask(tab(VoicemailTab::All, text));
        return box.shown();
    };
    QCOMPARE(finds(u"gra"_s), u"[20 Nov 1] 164"_s);
    QCOMPARE(finds(u"medic"_s), u"[20 Nov 1] 164"_s);
    QCOMPARE(finds(u"lindqvist invoice"_s), u"[20 Nov 1] 107"_s);
    QCOMPARE(finds(u"0164"_s), u"[20 Nov 1] 164"_s);
    QCOMPARE(finds(u"arrived invoice"_s), QString());
    QCOMPARE(finds(u"\"' OR 1 -- *"_s), QString());
}

void VoicemailModelTest::withoutTheRightWordsAreNotFound()
{
    QFETCH(store::Engine, engine);
    Box box(engine, commands::Role::Viewer, false);
    box.add(164, 0, u"she needs her medication"_s, u"Grace Munroe"_s);
    box.index();
    box.ask(tab(VoicemailTab::All, u"medication"_s));
    QCOMPARE(box.shown(), QString());
    box.ask(tab(VoicemailTab::All, u"grace"_s));
    QCOMPARE(box.shown(), u"[20 Nov 1] 164"_s);
    QCOMPARE(box.model.index(1).data(VoicemailExcerptRole).toString(), QString());
}

void VoicemailModelTest::aFoundMessageThatIsArchivedLeaves()
{
    Box box(store::Engine::Sqlite, commands::Role::Operator, false);
    Voicemail a = box.add(101, 0, u"late visit"_s);
    box.add(102, 1000, u"late visit"_s);
    box.index();
    box.ask(tab(VoicemailTab::All, u"late"_s));
    box.follow();
    QCOMPARE(box.shown(), u"[20 Nov 2] 102 101"_s);
    box.change(a, [](Voicemail &m) { m.archived = true; });
    QTRY_COMPARE(box.shown(), u"[20 Nov 1] 102"_s);
}

void VoicemailModelTest::aSearchFollowsWhatIsIndexed()
{
    QFETCH(store::Engine, engine);
    Box box(engine);
    box.add(101, 0, u"late visit"_s);
    box.index();
    box.ask(tab(VoicemailTab::All, u"visit"_s));
    box.follow();
    box.add(102, 1000, u"another visit"_s);
    box.index();
    QTRY_COMPARE(box.shown(), u"[20 Nov 2] 102 101"_s);
}

void VoicemailModelTest::aMailboxIsAFilter()
{
    Box box(store::Engine::Sqlite);
    Voicemail a = box.add(101, 0);
    box.add(102, 1000);
    box.change(a, [](Voicemail &m) { m.mailbox = Mailbox::Id{5}; });
    VoicemailFilter filter = tab(VoicemailTab::All);
    filter.mailboxes = {Mailbox::Id{5}};
    box.ask(filter);
    QCOMPARE(box.shown(), u"[20 Nov 1] 101"_s);
    filter.mailboxes = {Mailbox::Id{}};
    box.ask(filter);
    QCOMPARE(box.shown(), u"[20 Nov 1] 102"_s);
    // Those of a team are several.
    Voicemail c = box.add(103, 2000);
    box.change(c, [](Voicemail &m) { m.mailbox = Mailbox::Id{6}; });
    filter.mailboxes = {Mailbox::Id{5}, Mailbox::Id{6}};
    box.ask(filter);
    QCOMPARE(box.shown(), u"[20 Nov 2] 103 101"_s);
    box.follow();
    box.change(c, [](Voicemail &m) { m.mailbox = Mailbox::Id{}; });
    QTRY_COMPARE(box.shown(), u"[20 Nov 1] 101"_s);
}

void VoicemailModelTest::thousandsAreReadAsTheyAreLookedAt()
{
    Box box(store::Engine::Sqlite, commands::Role::Operator, false);
    QVERIFY(test::seedVoicemail(box.db, 3000));
    box.ask(tab(VoicemailTab::All));
    QCOMPARE(box.model.matchCount(), 2400);
    QCOMPARE(box.model.counts(), (VoicemailCounts{300, 0, 2400, 600}));
    const int last = box.model.rowCount() - 1;
    QTRY_COMPARE(box.model.index(last).data(VoicemailKindRole).toInt(), int(VoicemailRow::Message));
    box.ask(tab(VoicemailTab::All, u"pharmacy"_s));
    QVERIFY(box.model.canFetchMore({}));
    const int before = box.model.rowCount();
    box.model.fetchMore({});
    QTRY_VERIFY(box.model.rowCount() > before);
}

static const test::Register<VoicemailModelTest> voicemailModelTest;

#include "voicemailmodeltest.moc"
