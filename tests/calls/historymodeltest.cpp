// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/historymodel.h"
#include "callfixtures.h"
#include "calls/callstore.h"
#include "calls/textindexstore.h"
#include "seedhistory.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::calls;

namespace {

struct History {
    /// The tester fetches all there is, so a test of fetchMore goes without.
    explicit History(store::Engine engine, bool tested = true)
        : database(engine)
        , model(database)
        , feed(database)
    {
        if (tested)
            new QAbstractItemModelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest, &model);
        QObject::connect(&feed, &store::ChangeFeed::changed, &model, &HistoryModel::apply);
    }
    void ask(const HistoryFilter &filter)
    {
        QSignalSpy loaded(&model, &HistoryModel::loaded);
        model.setFilter(filter);
        QVERIFY(loaded.wait());
    }
    Call::Id ends(const QString &sid, qint64 ms, bool answered, const QString &caller = u"+12065550142"_s)
    {
        QList<Fact> facts{Fact{test::at(ms), Moved{CallState::Ringing, 0, 1, {}, {}, {}}}};
        if (answered)
            facts << Fact{test::at(ms + 1000), Moved{CallState::InProgress, 0, 0, {}, u"Ruth Okafor"_s, {}}};
        facts << Fact{test::at(ms + 5000), StatusChanged{CallProgress::Completed, {}, 0}};
        const Result<Applied> applied = test::write(database.database(), [&](store::Transaction &tx) {
            return calls::apply(tx, sid, test::fromCaller(caller), facts, CallOrigin::Live, test::newYork());
        });
        return applied ? applied->call.id : Call::Id{};
    }
    void index()
    {
        QVERIFY(test::write(database.database(), [](store::Transaction &tx) { return indexCalls(tx, 500); }));
    }
    /// Waits until the page of a row is here.
    QModelIndex at(int row)
    {
        const QModelIndex index = model.index(row);
        QSignalSpy arrived(&model, &QAbstractItemModel::dataChanged);
        while (index.data(KindRole).toInt() == int(CallRow::Loading) && arrived.wait())
            ;
        return index;
    }
    /// "day count/total" of headers, last digits of calls.
    QString shown(int rows = 20)
    {
        QStringList all;
        for (int row = 0; row < std::min(rows, model.rowCount()); ++row) {
            const QModelIndex index = at(row);
            if (index.data(KindRole).toInt() == int(CallRow::Header)) {
                all << u"[%1 %2/%3]"_s.arg(index.data(DayRole).toDate().toString(u"d MMM"),
                    index.data(CountRole).toString(), index.data(TotalRole).toString());
            } else {
                all << index.data(NumberRole).toString().right(3);
            }
        }
        return all.join(u' ');
    }

    test::TempDatabase database;
    HistoryModel model;
    store::ChangeFeed feed;
};

constexpr qint64 day = 24LL * 3600 * 1000;

QString from(int last)
{
    return u"+12065550%1"_s.arg(last);
}

} // namespace

class HistoryModelTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void daysHaveHeadersAndCounts_data() { test::bothEngines(); }
    void daysHaveHeadersAndCounts();
    void newCallsComeInWhereTheyBelong_data() { test::bothEngines(); }
    void newCallsComeInWhereTheyBelong();
    void itHasItsFullLengthAndReadsWhatIsLookedAt();
    void rowsCarriedOverPagesStayInOrder();
    void searchFindsTheSameOnBothEngines_data();
    void searchFindsTheSameOnBothEngines();
    void searchGrowsAndFollows_data() { test::bothEngines(); }
    void searchGrowsAndFollows();
    void searchKeepsToTheRestOfTheFilter_data() { test::bothEngines(); }
    void searchKeepsToTheRestOfTheFilter();
    void callsAreFoundOnceTheyHaveEnded_data() { test::bothEngines(); }
    void callsAreFoundOnceTheyHaveEnded();
    void aSidFindsItsCall_data() { test::bothEngines(); }
    void aSidFindsItsCall();
    void aSearchSaysHowFarItsIndexIs_data() { test::bothEngines(); }
    void aSearchSaysHowFarItsIndexIs();
    void aNewerQuestionWins();
};

void HistoryModelTest::daysHaveHeadersAndCounts()
{
    QFETCH(store::Engine, engine);
    History history(engine);
    history.ends(u"CA1"_s, -day, false, from(101));
    history.ends(u"CA2"_s, -day + 1000, true, from(102));
    history.ends(u"CA3"_s, 0, true, from(103));
    history.ends(u"CA4"_s, 1000, false, from(104));
    history.ends(u"CA5"_s, 2000, true, from(105));
    history.ask({});
    QCOMPARE(history.shown(), u"[20 Nov 3/3] 105 104 103 [19 Nov 2/2] 102 101"_s);
    QCOMPARE(history.model.matchCount(), 5);

    HistoryFilter missed;
    missed.missedOnly = true;
    history.ask(missed);
    QCOMPARE(history.shown(), u"[20 Nov 1/3] 104 [19 Nov 1/2] 101"_s);

    HistoryFilter today;
    today.from = QDate(2026, 11, 20);
    history.ask(today);
    QCOMPARE(history.shown(), u"[20 Nov 3/3] 105 104 103"_s);

    HistoryFilter other;
    other.line = OurNumber::Id{99};
    history.ask(other);
    QCOMPARE(history.shown(), QString());
}

void HistoryModelTest::newCallsComeInWhereTheyBelong()
{
    QFETCH(store::Engine, engine);
    History history(engine);
    history.ends(u"CA1"_s, 1000, true, from(101));
    history.ask({});
    history.feed.start(history.model.position());
    QCOMPARE(history.shown(), u"[20 Nov 1/1] 101"_s);
    QSignalSpy inserted(&history.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(&history.model, &QAbstractItemModel::modelReset);

    history.ends(u"CA2"_s, 2000, true, from(102)); // at the top
    QTRY_COMPARE(history.shown(), u"[20 Nov 2/2] 102 101"_s);
    QCOMPARE(inserted.last().at(1).toInt(), 1);
    history.ends(u"CA3"_s, 1500, true, from(103)); // a longer call, begun earlier
    QTRY_COMPARE(history.shown(), u"[20 Nov 3/3] 102 103 101"_s);
    QCOMPARE(inserted.last().at(1).toInt(), 2);
    history.ends(u"CA4"_s, -day, false, from(104)); // found by catch-up
    QTRY_COMPARE(history.shown(), u"[20 Nov 3/3] 102 103 101 [19 Nov 1/1] 104"_s);
    history.ends(u"CA5"_s, day, false, from(105));
    QTRY_COMPARE(history.shown(), u"[21 Nov 1/1] 105 [20 Nov 3/3] 102 103 101 [19 Nov 1/1] 104"_s);
    QCOMPARE(reset.count(), 0);
}

void HistoryModelTest::itHasItsFullLengthAndReadsWhatIsLookedAt()
{
    History history(store::Engine::Sqlite);
    QVERIFY(test::seedHistory(history.database, 5000));
    history.ask({});
    QCOMPARE(history.model.matchCount(), 5000);
    QCOMPARE(history.model.rowCount(), 5005);
    qint64 newer = std::numeric_limits<qint64>::max();
    for (int row = 0; row < history.model.rowCount(); ++row) {
        const QModelIndex index = history.at(row);
        if (index.data(KindRole).toInt() == int(CallRow::Header))
            continue;
        QCOMPARE(index.data(KindRole).toInt(), int(CallRow::Call));
        const qint64 id = index.data(IdRole).toLongLong();
        QVERIFY(id < newer);
        newer = id;
    }
    // A jump to a row that was dropped meanwhile.
    const QModelIndex top = history.at(1);
    QVERIFY(top.data(IdRole).toLongLong() > newer);
}

void HistoryModelTest::rowsCarriedOverPagesStayInOrder()
{
    History history(store::Engine::Sqlite);
    for (int i = 0; i < 300; ++i)
        history.ends(u"CA%1"_s.arg(i), i * 100, true);
    history.ask({});
    history.feed.start(history.model.position());
    history.at(150);
    history.at(300);
    const Call::Id late = history.ends(u"CA-late"_s, 29450, true); // five calls are newer
    QTRY_COMPARE(history.model.matchCount(), 301);
    QCOMPARE(history.model.index(6).data(IdRole).toLongLong(), late.value);
    qint64 newer = std::numeric_limits<qint64>::max();
    for (int row = 1; row <= 301; ++row) {
        const qint64 id = history.at(row).data(IdRole).toLongLong();
        QVERIFY2(id < newer && id > 0, qPrintable(QString::number(row)));
        newer = id;
    }
}

void HistoryModelTest::searchFindsTheSameOnBothEngines_data()
{
    QTest::addColumn<store::Engine>("engine");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("wanted"); // last digits, newest first
    struct Question {
        const char *name;
        QString typed;
        QString wanted;
    };
    const QList<Question> questions{
        {"first letter", u"b"_s, u"133 142"_s},
        {"beginning of a name", u"holl"_s, u"142"_s},
        {"two beginnings in any order", u"hol bea"_s, u"142"_s},
        {"without the accent", u"nuria"_s, u"133"_s},
        {"with the accent", u"Núria"_s, u"133"_s},
        {"an agent", u"okafor"_s, u"133 142 191"_s},
        {"apostrophes part words", u"O'Br"_s, u"133"_s},
        {"last digits", u"0142"_s, u"142"_s},
        {"last two digits", u"33"_s, u"133"_s},
        {"digits in groups", u"555 0133"_s, u"133"_s},
        {"the whole number", u"+1 (206) 555-0191"_s, u"191"_s},
        {"national", u"206 555 01"_s, u"133 142 191"_s},
        {"a name and digits", u"bea 142"_s, u"142"_s},
        {"digits of another", u"bea 133"_s, QString()},
        {"quotes and operators are only parts", u"\"holl* OR -x:"_s, QString()},
        {"a quote alone is no question but everything", u"\""_s, u"133 142 191"_s},
        {"nothing like it", u"zzz"_s, QString()},
    };
    for (const store::Engine engine : test::engines()) {
        for (const Question &question : questions) {
            QTest::addRow("%s, %s", engine == store::Engine::Sqlite ? "sqlite" : "postgresql", question.name)
                << engine << question.typed << question.wanted;
        }
    }
}

void HistoryModelTest::searchFindsTheSameOnBothEngines()
{
    QFETCH(store::Engine, engine);
    QFETCH(QString, typed);
    QFETCH(QString, wanted);
    History history(engine);
    const auto call = [&](const QString &sid, qint64 ms, const QString &name, const QString &number) {
        Parties parties = test::fromCaller(number);
        parties.callerName = name;
        const QList<Fact> facts{Fact{test::at(ms), Moved{CallState::InProgress, 0, 0, {}, u"Ruth Okafor"_s, {}}},
            Fact{test::at(ms + 10), StatusChanged{CallProgress::Completed, {}, 0}}};
        QVERIFY(test::write(history.database.database(), [&](store::Transaction &tx) {
            return calls::apply(tx, sid, parties, facts, CallOrigin::Live, test::newYork());
        }));
    };
    call(u"CA1"_s, 0, QString(), from(191));
    call(u"CA2"_s, 1000, u"Beatrix Holloway"_s, from(142));
    call(u"CA3"_s, 2000, u"Núria O'Brien"_s, from(133));
    history.index();

    HistoryFilter filter;
    filter.text = typed;
    history.ask(filter);
    QStringList found;
    for (int row = 0; row < history.model.rowCount(); ++row) {
        const QModelIndex index = history.model.index(row);
        if (index.data(KindRole).toInt() == int(CallRow::Call))
            found << index.data(NumberRole).toString().right(3);
    }
    QCOMPARE(found.join(u' '), wanted);
}

void HistoryModelTest::searchGrowsAndFollows()
{
    QFETCH(store::Engine, engine);
    History history(engine, false);
    for (int i = 0; i < 450; ++i)
        history.ends(u"CA%1"_s.arg(i), i * 100, true);
    history.index();
    HistoryFilter filter;
    filter.text = u"okafor"_s;
    history.ask(filter);
    history.feed.start(history.model.position());
    QCOMPARE(history.model.rowCount(), 65);
    QTRY_COMPARE(history.model.matchCount(), 450);
    QTRY_VERIFY(history.model.canFetchMore({}));
    history.model.fetchMore({});
    QTRY_COMPARE(history.model.rowCount(), 265);
    history.model.fetchMore({});
    QTRY_COMPARE(history.model.rowCount(), 451);
    QVERIFY(!history.model.canFetchMore({}));
    QVERIFY(!history.model.isCountLimited());

    const Call::Id id = history.ends(u"CA-new"_s, 60000, true);
    history.index();
    QTRY_COMPARE(history.model.index(1).data(IdRole).toLongLong(), id.value);
    QCOMPARE(history.model.rowCount(), 452);
}

void HistoryModelTest::searchKeepsToTheRestOfTheFilter()
{
    QFETCH(store::Engine, engine);
    History history(engine);
    const Result<OurNumber::Id> line = test::write(history.database.database(), [](store::Transaction &tx) {
        return save(tx, OurNumber{{}, PhoneNumber::fromVendor(u"+12065550100"_s), u"Main line"_s, {}});
    });
    QVERIFY(line);
    history.ends(u"CA1"_s, -3 * day, true, from(101));
    history.ends(u"CA2"_s, -day, false, from(102));
    history.ends(u"CA3"_s, 0, true, from(103));
    history.ends(u"CA4"_s, 1000, false, from(104));
    history.ends(u"CA5"_s, 2000, true, u"anonymous"_s); // nothing but marks
    history.index();
    HistoryFilter filter;
    filter.text = u"12065550"_s;
    history.ask(filter);
    QCOMPARE(history.shown(), u"[20 Nov 2/2] 104 103 [19 Nov 1/1] 102 [17 Nov 1/1] 101"_s);
    filter.missedOnly = true;
    history.ask(filter);
    QCOMPARE(history.shown(), u"[20 Nov 1/1] 104 [19 Nov 1/1] 102"_s);
    filter.line = *line;
    filter.from = QDate(2026, 11, 20);
    history.ask(filter);
    QCOMPARE(history.shown(), u"[20 Nov 1/1] 104"_s);
    filter.from = QDate(2026, 11, 18);
    filter.to = QDate(2026, 11, 19);
    history.ask(filter);
    QCOMPARE(history.shown(), u"[19 Nov 1/1] 102"_s);
    filter.line = OurNumber::Id{line->value + 1};
    history.ask(filter);
    QCOMPARE(history.shown(), QString());
}

void HistoryModelTest::callsAreFoundOnceTheyHaveEnded()
{
    QFETCH(store::Engine, engine);
    History history(engine);
    const auto apply = [&](const QList<Fact> &facts) {
        QVERIFY(test::write(history.database.database(), [&](store::Transaction &tx) {
            return calls::apply(tx, u"CA1"_s, test::fromCaller(from(101)), facts, CallOrigin::Live, test::newYork());
        }));
    };
    const auto indexed = [&] {
        return test::write(history.database.database(), [](store::Transaction &tx) {
            return indexCalls(tx, 500);
        }).value_or(-1);
    };
    apply({Fact{test::at(0), Moved{CallState::Ringing, 0, 1, {}, {}, {}}}});
    QCOMPARE(indexed(), 0);
    apply({Fact{test::at(5000), StatusChanged{CallProgress::Completed, {}, 0}}});
    QCOMPARE(indexed(), 1);
    HistoryFilter missed;
    missed.text = u"0101"_s;
    missed.missedOnly = true;
    history.ask(missed);
    QCOMPARE(history.shown(), u"[20 Nov 1/1] 101"_s);

    // Learnt late: somebody talked after all.
    apply({Fact{test::at(1000), Moved{CallState::InProgress, 0, 0, {}, u"Ruth Okafor"_s, {}}}});
    QCOMPARE(indexed(), 1);
    history.ask(missed);
    QCOMPARE(history.shown(), QString());
    HistoryFilter agent;
    agent.text = u"ruth"_s;
    history.ask(agent);
    QCOMPARE(history.shown(), u"[20 Nov 1/1] 101"_s);
}

void HistoryModelTest::aSidFindsItsCall()
{
    QFETCH(store::Engine, engine);
    History history(engine);
    const auto sid = [](const QString &kind, QChar digit) { return kind + QString(32, digit); };
    history.ends(sid(u"CA"_s, u'1'), 0, true, from(101));
    history.ends(sid(u"CA"_s, u'2'), 60'000, false, from(102));
    LegChanged leg;
    leg.sid = sid(u"CA"_s, u'3');
    leg.progress = CallProgress::Completed;
    RecordingChanged tape;
    tape.sid = sid(u"RE"_s, u'4');
    tape.state = CallRecording::State::Completed;
    QVERIFY(test::write(history.database.database(), [&](store::Transaction &tx) {
        return calls::apply(tx, sid(u"CA"_s, u'1'), test::fromCaller(from(101)),
            {Fact{test::at(1000), leg}, Fact{test::at(6000), tape}}, CallOrigin::Live, test::newYork());
    }));
    HistoryFilter filter;
    const auto found = [&](const QString &typed) {
        filter.text = typed;
        history.ask(filter);
        return history.shown();
    };
    // Not indexed, and found all the same.
    QCOMPARE(found(sid(u"CA"_s, u'1')), u"[20 Nov 1/1] 101"_s);
    QCOMPARE(found(sid(u"CA"_s, u'2')), u"[20 Nov 1/1] 102"_s);
    QCOMPARE(found(sid(u"CA"_s, u'3')), u"[20 Nov 1/1] 101"_s); // of a leg
    QCOMPARE(found(sid(u"RE"_s, u'4')), u"[20 Nov 1/1] 101"_s); // of a recording
    QCOMPARE(found(u"  "_s + sid(u"re"_s, u'4') + u'\n'), u"[20 Nov 1/1] 101"_s); // as it was copied
    QCOMPARE(history.model.matchCount(), 1);
    QCOMPARE(found(sid(u"RE"_s, u'5')), QString());
    filter.missedOnly = true;
    QCOMPARE(found(sid(u"CA"_s, u'1')), QString());
    QCOMPARE(found(sid(u"CA"_s, u'2')), u"[20 Nov 1/1] 102"_s);
}

void HistoryModelTest::aSearchSaysHowFarItsIndexIs()
{
    QFETCH(store::Engine, engine);
    History history(engine);
    for (int i = 1; i <= 5; ++i)
        history.ends(u"CA%1"_s.arg(i), i * 1000, true, from(100 + i));
    // As a migration leaves it that has emptied the index.
    QVERIFY(test::write(history.database.database(), [](store::Transaction &tx) {
        return store::Statement(tx, u"INSERT INTO text_fill (kind, total, done) VALUES ('call.text', 5, 0)"_s).run();
    }));
    const auto index = [&](int limit) {
        return test::write(history.database.database(), [limit](store::Transaction &tx) {
            return indexCalls(tx, limit);
        }).value_or(-1);
    };
    QCOMPARE(index(2), 2);
    HistoryFilter filter;
    history.ask(filter);
    QCOMPARE(history.model.searchPrepared(), std::nullopt); // nothing is searched
    filter.text = u"okafor"_s;
    history.ask(filter);
    history.feed.start(history.model.position());
    QCOMPARE(history.model.searchPrepared(), std::optional(40));
    QCOMPARE(history.shown(), u"[20 Nov 2/2] 105 104"_s); // the newest first
    QCOMPARE(index(3), 3); // no less than was asked for: there may be more
    QTRY_COMPARE(history.model.searchPrepared(), std::optional(99));
    QVERIFY(*test::read(
        history.database.database(), [](store::Connection &connection) { return hasMarkedCalls(connection); }));
    QCOMPARE(index(3), 0);
    QTRY_COMPARE(history.model.searchPrepared(), std::nullopt);
    QCOMPARE(history.shown(), u"[20 Nov 5/5] 105 104 103 102 101"_s);
    QVERIFY(!*test::read(
        history.database.database(), [](store::Connection &connection) { return hasMarkedCalls(connection); }));
}

void HistoryModelTest::aNewerQuestionWins()
{
    History history(store::Engine::Sqlite);
    QVERIFY(test::seedHistory(history.database, 2000));
    QSignalSpy loaded(&history.model, &HistoryModel::loaded);
    HistoryFilter filter;
    for (const QString &typed : {u"h"_s, u"ho"_s, u"hol"_s, u"holl"_s}) {
        filter.text = typed;
        history.model.setFilter(filter);
    }
    QVERIFY(loaded.wait());
    QVERIFY(history.model.matchCount() > 0);
    for (int row = 1; row < history.model.rowCount(); ++row) {
        const QModelIndex index = history.model.index(row);
        if (index.data(KindRole).toInt() == int(CallRow::Call))
            QVERIFY(index.data(NameRole).toString().contains(u"Holloway"_s));
    }
    // Answers to the older questions would be here before that to a newer one.
    filter.text = u"hollo"_s;
    history.model.setFilter(filter);
    QVERIFY(loaded.wait());
    QCOMPARE(loaded.count(), 2);
}

static const test::Register<HistoryModelTest> historyModelTest;
#include "historymodeltest.moc"
