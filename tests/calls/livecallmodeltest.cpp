// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/livecallmodel.h"
#include "callfixtures.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::calls;

namespace {

/// A database, a model and the feed between them.
struct Board {
    explicit Board(store::Engine engine)
        : database(engine)
        , model(database)
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
        , feed(database)
    {
        QObject::connect(&feed, &store::ChangeFeed::changed, &model, &LiveCallModel::apply);
    }
    void open()
    {
        QSignalSpy ready(&model, &LiveCallModel::ready);
        model.load();
        QVERIFY(ready.wait());
        feed.start(model.position());
    }
    Call::Id tell(const QString &sid, const Parties &parties, qint64 ms, const Fact::What &what)
    {
        const Result<Applied> applied = test::write(database.database(), [&](store::Transaction &tx) {
            return calls::apply(tx, sid, parties, {Fact{test::at(ms), what}}, CallOrigin::Live, test::newYork());
        });
        return applied ? applied->call.id : Call::Id{};
    }
    /// Headers as "[Ringing 2]", calls by their number's last digits.
    QString shown() const
    {
        static const QStringList groups{u"Ringing"_s, u"Queued"_s, u"InProgress"_s, u"WrapUp"_s};
        QStringList rows;
        for (int i = 0; i < model.rowCount(); ++i) {
            const QModelIndex row = model.index(i);
            if (row.data(KindRole).toInt() == int(CallRow::Header))
                rows << u"[%1 %2]"_s.arg(groups.at(row.data(GroupRole).toInt()), row.data(CountRole).toString());
            else
                rows << row.data(NumberRole).toString().right(3);
        }
        return rows.join(u' ');
    }

    test::TempDatabase database;
    LiveCallModel model;
    QAbstractItemModelTester tester;
    store::ChangeFeed feed;
};

const StatusChanged ringing{CallProgress::Ringing, {}, 0};
const StatusChanged completed{CallProgress::Completed, {}, 0};

Parties from(int last)
{
    return test::fromCaller(u"+12065550%1"_s.arg(last));
}

Moved moved(CallState state, int position = 0)
{
    return {state, position, 0, {}, state == CallState::InProgress ? u"Ruth Okafor"_s : QString(), {}};
}

} // namespace

class LiveCallModelTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void opensWithWhatIsThere_data() { test::bothEngines(); }
    void opensWithWhatIsThere();
    void followsTheFeed_data() { test::bothEngines(); }
    void followsTheFeed();
    void aStormOfChangesIsOneUpdate();
    void aCallKeepsItsIndexThroughTheGroups();
};

void LiveCallModelTest::opensWithWhatIsThere()
{
    QFETCH(store::Engine, engine);
    Board board(engine);
    board.tell(u"CA1"_s, from(101), 0, ringing);
    board.tell(u"CA2"_s, from(102), 1000, moved(CallState::Queued, 2));
    board.tell(u"CA3"_s, from(103), 2000, moved(CallState::Queued, 1));
    board.tell(u"CA4"_s, from(104), 3000, completed);
    board.tell(u"CA5"_s, from(105), 4000, ringing);
    board.open();
    QCOMPARE(board.shown(), u"[Ringing 2] 101 105 [Queued 2] 103 102"_s);
    QCOMPARE(board.model.callCount(), 4);
    QCOMPARE(board.model.waitingCount(), 2);
    QCOMPARE(board.model.longestWaitingSince(), std::optional(test::at(1000)));
}

void LiveCallModelTest::followsTheFeed()
{
    QFETCH(store::Engine, engine);
    Board board(engine);
    board.open();
    QCOMPARE(board.shown(), QString());
    board.tell(u"CA1"_s, from(101), 0, ringing);
    QTRY_COMPARE(board.shown(), u"[Ringing 1] 101"_s);
    board.tell(u"CA2"_s, from(102), 1000, ringing);
    QTRY_COMPARE(board.shown(), u"[Ringing 2] 101 102"_s);
    board.tell(u"CA1"_s, from(101), 2000, moved(CallState::InProgress));
    QTRY_COMPARE(board.shown(), u"[Ringing 1] 102 [InProgress 1] 101"_s);
    board.tell(u"CA2"_s, from(102), 3000, moved(CallState::Queued, 1));
    QTRY_COMPARE(board.shown(), u"[Queued 1] 102 [InProgress 1] 101"_s);
    board.tell(u"CA1"_s, from(101), 4000, moved(CallState::OnHold));
    QTRY_COMPARE(board.model.index(3).data(StateRole).toInt(), int(CallState::OnHold));
    QCOMPARE(board.model.index(3).data(AgentNameRole).toString(), u"Ruth Okafor"_s);
    board.tell(u"CA2"_s, from(102), 5000, completed);
    QTRY_COMPARE(board.shown(), u"[InProgress 1] 101"_s);
    board.tell(u"CA1"_s, from(101), 6000, completed);
    QTRY_COMPARE(board.shown(), QString());
}

void LiveCallModelTest::aStormOfChangesIsOneUpdate()
{
    Board board(store::Engine::Sqlite);
    board.tell(u"CA1"_s, from(101), 0, moved(CallState::Queued, 9));
    board.open();
    QSignalSpy counts(&board.model, &LiveCallModel::countsChanged);
    store::Changes change;
    change.byKind.insert(u"call"_s, {board.model.index(1).data(IdRole).toLongLong()});
    for (int i = 0; i < 500; ++i)
        board.model.apply(change);
    QVERIFY(counts.wait());
    QCOMPARE(counts.count(), 1);
    // A second update of the storm would be told before what happens next.
    board.tell(u"CA2"_s, from(102), 1000, ringing);
    QTRY_COMPARE(board.shown(), u"[Ringing 1] 102 [Queued 1] 101"_s);
    QCOMPARE(counts.count(), 2);
}

void LiveCallModelTest::aCallKeepsItsIndexThroughTheGroups()
{
    Board board(store::Engine::Sqlite);
    const Call::Id id = board.tell(u"CA1"_s, from(101), 0, ringing);
    board.tell(u"CA2"_s, from(102), 100, ringing);
    board.tell(u"CA3"_s, from(103), 200, moved(CallState::InProgress));
    board.open();
    const QPersistentModelIndex selected = board.model.indexOf(id);
    board.tell(u"CA1"_s, from(101), 1000, moved(CallState::InProgress));
    QTRY_COMPARE(board.shown(), u"[Ringing 1] 102 [InProgress 2] 103 101"_s);
    QCOMPARE(selected.data(IdRole).toLongLong(), id.value);
    QCOMPARE(selected.row(), 4);
}

static const test::Register<LiveCallModelTest> liveCallModelTest;
#include "livecallmodeltest.moc"
