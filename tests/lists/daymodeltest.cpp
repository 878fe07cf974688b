// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ids.h"
#include "lists/daylist.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QAbstractItemModelTester>
#include <QMutex>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <map>

using namespace Qt::StringLiterals;
using namespace cb;
using lists::Day;
using lists::Order;

namespace {

const QDate friday(2026, 11, 20);

struct Row {
    Id<struct RowTag> id;
    QDate day;
    QString text;
    friend bool operator==(const Row &, const Row &) = default;
};

/// What is stored, without SQL: the readers' threads ask it under its lock.
struct Shelf {
    QMutex lock;
    std::map<qint64, Row> rows;
    int fails = 0; // so many of the next reads of pages and changes do
    int beside = 0;
    int lies = 0; // so many rows more than there are do days count
    int reads = 0; // of pages
    bool holdsPages = false; // a page that was read stays away until it is let through
    QSemaphore held;
    QSemaphore letThrough;
    std::atomic<int> begun = 0; // reads that tell what is beside the rows as well
};

struct Question {
    using Row = ::Row;
    using Beside = int;
    std::shared_ptr<Shelf> shelf;
    QString text;
    Order wanted = Order::NewestFirst;

    static QString kind() { return u"thing"_s; }
    static QString dayKind() { return u"thing.day"_s; }
    static QString textKind() { return u"thing.text"_s; }
    bool searches() const { return !text.isEmpty(); }
    Order order() const { return wanted; }
    bool shows(const Row &row) const { return !row.text.contains(u"hidden"_s); }

    QList<Row> all(std::optional<QDate> day = {}) const
    {
        QList<Row> found;
        for (const auto &[id, row] : shelf->rows) {
            if (shows(row) && (!day || *day == row.day) && row.text.contains(text))
                wanted == Order::OldestFirst ? found.append(row) : found.prepend(row);
        }
        return found;
    }
    Result<int> beside(store::Connection & /*connection*/) const
    {
        ++shelf->begun;
        const QMutexLocker locked(&shelf->lock);
        return shelf->beside;
    }
    Result<QList<Day>> days(store::Connection & /*connection*/) const
    {
        const QMutexLocker locked(&shelf->lock);
        QList<Day> days = lists::daysOf(all());
        for (Day &day : days)
            day.count += shelf->lies;
        return days;
    }
    Result<Day> day(store::Connection & /*connection*/, QDate day) const
    {
        const QMutexLocker locked(&shelf->lock);
        const int count = int(all(day).size());
        return Day{day, count, count};
    }
    Result<QList<Row>> rows(store::Connection & /*connection*/, QDate day, int offset, int limit) const
    {
        QMutexLocker locked(&shelf->lock);
        ++shelf->reads;
        if (shelf->fails > 0 && shelf->fails--)
            return failure(Error::Kind::Storage, u"not today"_s);
        const QList<Row> found = all(day).mid(offset, limit);
        if (std::exchange(shelf->holdsPages, false)) {
            locked.unlock();
            shelf->held.release();
            shelf->letThrough.acquire();
        }
        return found;
    }
    Result<QList<Row>> search(store::Connection & /*connection*/, qint64 after, int limit) const
    {
        const QMutexLocker locked(&shelf->lock);
        QList<Row> found = all();
        if (after != 0) {
            found.removeIf([&](const Row &row) {
                return wanted == Order::OldestFirst ? row.id.value <= after : row.id.value >= after;
            });
        }
        return found.first(std::min<qsizetype>(limit, found.size()));
    }
    Result<int> countFound(store::Connection & /*connection*/, int most) const
    {
        const QMutexLocker locked(&shelf->lock);
        return std::min(most, int(all().size()));
    }
    Result<QList<Row>> byId(store::Connection & /*connection*/, const QList<qint64> &ids) const
    {
        const QMutexLocker locked(&shelf->lock);
        if (shelf->fails > 0 && shelf->fails--)
            return failure(Error::Kind::Storage, u"not today"_s);
        QList<Row> found;
        for (const qint64 id : ids) {
            if (const auto row = shelf->rows.find(id); row != shelf->rows.end())
                found << row->second;
        }
        return found;
    }
    Result<int> rank(store::Connection & /*connection*/, const Row &row) const
    {
        const QMutexLocker locked(&shelf->lock);
        return int(all(row.day).indexOf(row));
    }
};

constexpr int headerRole = Qt::UserRole;

class Model final : public lists::DayModel
{
public:
    explicit Model(store::Database &database, const Question &question)
        : DayModel({headerRole}, nullptr)
        , list(*this, teller(), database, question)
    {
        setLoader(list);
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const auto seen = list.look(index.row());
        if (role == headerRole && seen.header)
            return u"[%1 %2]"_s.arg(seen.day->day.toString(u"d"), QString::number(seen.day->count));
        return role == Qt::DisplayRole && seen.row ? seen.row->id.value : QVariant();
    }

    mutable lists::DayList<Question> list;
};

struct Bench {
    /// The tester fetches all there is, so a test of fetchMore goes without.
    explicit Bench(Order order = Order::NewestFirst, bool tested = true)
        : question{std::make_shared<Shelf>(), {}, order}
        , model(database, question)
    {
        if (tested)
            new QAbstractItemModelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest, &model);
    }
    void put(qint64 id, const QString &text = {}, QDate day = friday)
    {
        const QMutexLocker locked(&question.shelf->lock);
        question.shelf->rows[id] = Row{{id}, day, text};
    }
    void take(qint64 id)
    {
        const QMutexLocker locked(&question.shelf->lock);
        question.shelf->rows.erase(id);
    }
    void failNext(int reads)
    {
        const QMutexLocker locked(&question.shelf->lock);
        question.shelf->fails = reads;
    }
    /// What the row says, as it is expected to be.
    [[nodiscard]] QString said(qint64 id) const
    {
        const Row *row = model.list.row(model.list.find(id));
        return row ? row->text : QString();
    }
    /// A command that makes the row say "new", carried out; what is stored then says something else.
    void carryOut(qint64 id)
    {
        const auto ticket = model.list.expect({id}, [](qint64, Row &row) { row.text = u"new"_s; });
        put(id, u"stored"_s);
        model.list.carriedOut(ticket, 0);
    }
    void told(const QList<qint64> &ids) { model.apply({{{Question::kind(), ids}}, 0}); }
    void ask(const QString &text = {})
    {
        QSignalSpy loaded(&model, &lists::DayModel::loaded);
        question.text = text;
        model.list.ask(question);
        QVERIFY(loaded.wait());
    }
    /// Headers and ids; a row on its way is waited for.
    QString shown(int most = 20)
    {
        QStringList all;
        for (int row = 0; row < std::min(most, model.rowCount()); ++row) {
            const QModelIndex index = model.index(row);
            if (const QVariant header = index.data(headerRole); !header.isNull()) {
                all << header.toString();
                continue;
            }
            QSignalSpy arrived(&model, &QAbstractItemModel::dataChanged);
            while (index.data().isNull() && arrived.wait())
                ;
            all << index.data().toString();
        }
        return all.join(u' ');
    }

    test::TempDatabase database;
    Question question;
    Model model;
};

} // namespace

class DayModelTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void rowsComeGoAndChangePlaces_data()
    {
        QTest::addColumn<Order>("order");
        QTest::addColumn<QString>("opened");
        QTest::addColumn<QString>("changed");
        QTest::newRow("newest first") << Order::NewestFirst << u"[20 2] 30 20 [19 1] 5"_s
                                      << u"[21 1] 50 [20 3] 40 30 25"_s;
        QTest::newRow("oldest first") << Order::OldestFirst << u"[19 1] 5 [20 2] 20 30"_s
                                      << u"[20 3] 25 30 40 [21 1] 50"_s;
    }
    void rowsComeGoAndChangePlaces()
    {
        QFETCH(Order, order);
        Bench bench(order);
        bench.put(5, {}, friday.addDays(-1));
        bench.put(20);
        bench.put(30);
        bench.ask();
        QTEST(bench.shown(), "opened");
        QSignalSpy reset(&bench.model, &QAbstractItemModel::modelReset);
        bench.put(40);
        bench.put(25);
        bench.put(20, u"hidden"_s);
        bench.put(50, {}, friday.addDays(1));
        bench.put(5, u"hidden"_s, friday.addDays(-1));
        bench.told({40, 25, 20, 50, 5});
        QFETCH(QString, changed);
        QTRY_COMPARE(bench.shown(), changed);
        QCOMPARE(reset.count(), 0);
    }

    /// The second of two that leave lies on a page that the first one's leaving has dropped.
    void severalLeaveADayWhosePagesAreOnlyPartlyHere()
    {
        Bench bench;
        for (int id = 1; id <= 400; ++id)
            bench.put(id);
        bench.ask();
        bench.put(390, u"hidden"_s);
        bench.put(395, u"hidden"_s);
        bench.told({390, 395});
        QTRY_COMPARE(bench.model.matchCount(), 398);
        QCOMPARE(bench.shown(12), u"[20 398] 400 399 398 397 396 394 393 392 391 389 388"_s);
    }

    /// Told apart, though both had happened: the day's length is right from the first on.
    void oneComesAsAnotherGoes()
    {
        Bench bench;
        for (int id = 1; id <= 3; ++id)
            bench.put(id);
        bench.ask();
        bench.put(2, u"hidden"_s);
        bench.put(4);
        QSignalSpy told(&bench.model, &lists::DayModel::countsChanged);
        bench.told({4});
        QVERIFY(told.wait());
        bench.told({2});
        QTRY_COMPARE(bench.shown(), u"[20 3] 4 3 1"_s);
    }

    /// Nobody would tell of the change again.
    void aPageReadBeforeAChangeIsNotShownAfterIt()
    {
        Bench bench(Order::NewestFirst, false);
        for (int id = 1; id <= 300; ++id)
            bench.put(id);
        bench.ask();
        {
            const QMutexLocker locked(&bench.question.shelf->lock);
            bench.question.shelf->holdsPages = true;
        }
        auto release = qScopeGuard([&] { bench.question.shelf->letThrough.release(); });
        QVERIFY(bench.model.index(151).data().isNull()); // 150 stands there; its page is asked for
        QTRY_COMPARE(bench.question.shelf->held.available(), 1);
        bench.put(150, u"hidden"_s);
        QVERIFY(test::write(bench.database.database(),
            [](store::Transaction &tx) { return tx.changed(Question::kind(), qint64(150)); }));
        bench.told({150});
        QTRY_COMPARE(bench.model.matchCount(), 299);
        release.dismiss();
        bench.question.shelf->letThrough.release();
        QTRY_VERIFY(!bench.model.index(151).data().isNull());
        QCOMPARE(bench.model.index(151).data().toLongLong(), 149);
    }

    /// Nobody can ask a row that is gone for its day: the day is told.
    void rowsThatAreGoneForGood()
    {
        Bench bench;
        bench.put(1, {}, friday.addDays(-1));
        for (int id = 1001; id <= 1300; ++id)
            bench.put(id);
        bench.ask();
        bench.take(1);
        for (int id = 1001; id <= 1298; ++id)
            bench.take(id);
        bench.model.apply({{{Question::dayKind(), {20261120, 20261119}}}, 0});
        QTRY_COMPARE(bench.model.matchCount(), 2);
        QCOMPARE(bench.shown(), u"[20 2] 1300 1299"_s);
    }

    /// Counters that are off leave a row empty; the database is not asked for it without end.
    void aDayThatCountsTooManyIsNotAskedForEver()
    {
        Bench bench(Order::NewestFirst, false);
        bench.question.shelf->lies = 1;
        for (int id = 1; id <= 3; ++id)
            bench.put(id);
        bench.ask();
        QCOMPARE(bench.model.rowCount(), 5);
        const auto reads = [&] {
            const QMutexLocker locked(&bench.question.shelf->lock);
            return bench.question.shelf->reads;
        };
        const int before = reads();
        QSignalSpy arrived(&bench.model, &QAbstractItemModel::dataChanged);
        QVERIFY(bench.model.index(4).data().isNull());
        QVERIFY(arrived.wait());
        QVERIFY(bench.model.index(4).data().isNull());
        QVERIFY(test::read(bench.database.database(), [](store::Connection &) { return Result<int>(0); }));
        QCOMPARE(reads(), before + 1);
        bench.put(4);
        bench.told({4}); // from here on the day is right
        QTRY_COMPARE(bench.shown(), u"[20 4] 4 3 2 1"_s);
    }

    /// The change log forgot what happened meanwhile: nothing is told, all is read.
    void afterALostFeedTheSameQuestionIsAskedAnew_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("all") << QString() << u"[21 1] 50 [20 2] 40 30"_s;
        QTest::newRow("a search") << u"odd"_s << u"[21 1] 50 [20 1] 30"_s;
    }
    void afterALostFeedTheSameQuestionIsAskedAnew()
    {
        QFETCH(QString, text);
        Bench bench;
        bench.put(20, u"odd"_s);
        bench.put(30, u"odd"_s);
        bench.ask(text);
        QSignalSpy loaded(&bench.model, &lists::DayModel::loaded);
        bench.take(20);
        bench.put(40);
        bench.put(50, u"odd"_s, friday.addDays(1));
        bench.model.reload();
        QVERIFY(loaded.wait());
        QTEST(bench.shown(), "shown");
    }

    void aListThatWasNeverOpenedReadsNothingAfterALostFeed()
    {
        Bench bench;
        bench.put(1);
        bench.model.reload();
        QVERIFY(!bench.model.isLoading());
        QCOMPARE(bench.model.rowCount(), 0);
    }

    void foundRowsThatAreGoneForGood()
    {
        Bench bench;
        for (int id = 1; id <= 5; ++id)
            bench.put(id, u"odd"_s);
        bench.ask(u"odd"_s);
        bench.take(4);
        bench.model.apply({{{Question::dayKind(), {20261120}}}, 0});
        QTRY_COMPARE(bench.shown(), u"[20 4] 5 3 2 1"_s);
    }

    void pagesAreReadAsTheyAreLookedAt()
    {
        Bench bench;
        for (int id = 1; id <= 3000; ++id)
            bench.put(id);
        bench.ask();
        QCOMPARE(bench.model.rowCount(), 3001);
        QCOMPARE(bench.model.list.find(1), -1);
        QTRY_COMPARE(bench.model.index(3000).data().toInt(), 1);
        QCOMPARE(bench.model.list.find(1), 3000);
    }

    void aPageThatCouldNotBeReadIsAskedForAgain()
    {
        Bench bench;
        for (int id = 1; id <= 400; ++id)
            bench.put(id);
        bench.ask();
        QSignalSpy failed(&bench.model, &lists::DayModel::failed);
        bench.question.shelf->fails = 1;
        QTRY_COMPARE(bench.model.index(400).data().toInt(), 1);
        QCOMPARE(failed.count(), 1);
    }

    /// Nobody would tell of it again: what is expected of the row would stay until somebody changes that.
    void whatACommandDidIsReadOnceMore()
    {
        Bench bench;
        bench.put(1, u"old"_s);
        bench.ask();
        bench.failNext(1);
        QSignalSpy failed(&bench.model, &lists::DayModel::failed);
        bench.carryOut(1);
        QVERIFY(failed.wait());
        QCOMPARE(bench.said(1), u"new"_s);
        QTRY_COMPARE(bench.said(1), u"stored"_s);
        QCOMPARE(failed.count(), 1);
    }

    void whatCannotBeReadTwiceIsExpectedNoMoreAndKeepsNobodyWaiting()
    {
        Bench bench;
        bench.put(1, u"old"_s);
        bench.ask();
        bench.failNext(2);
        QSignalSpy failed(&bench.model, &lists::DayModel::failed);
        QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
        bench.carryOut(1);
        QVERIFY(failed.wait());
        QCOMPARE(bench.said(1), u"new"_s);
        changed.clear();
        bench.put(2);
        bench.told({2}); // the feed wakes us: the one that failed is read first, by itself
        QTRY_COMPARE(failed.count(), 2);
        QCOMPARE(bench.said(1), u"old"_s); // as it was read last
        QVERIFY(!changed.isEmpty()); // and told
        QTRY_COMPARE(bench.shown(), u"[20 2] 2 1"_s);
        bench.told({1});
        QTRY_COMPARE(bench.said(1), u"stored"_s);
        QCOMPARE(failed.count(), 2);
    }

    /// Told once: the feed goes on, and the next change of that row puts it right.
    void aChangeThatCouldNotBeReadIsTold()
    {
        Bench bench;
        bench.put(1);
        bench.ask();
        bench.put(2);
        bench.question.shelf->fails = 1;
        QSignalSpy failed(&bench.model, &lists::DayModel::failed);
        bench.told({2});
        QVERIFY(failed.wait());
        QCOMPARE(bench.shown(), u"[20 1] 1"_s);
        bench.put(3);
        bench.told({2, 3});
        QTRY_COMPARE(bench.shown(), u"[20 3] 3 2 1"_s);
        QCOMPARE(failed.count(), 1);
    }

    void aSearchGrowsAndFollows()
    {
        Bench bench;
        for (int id = 1; id <= 500; ++id)
            bench.put(id, id % 2 ? u"odd"_s : u"even"_s);
        bench.ask(u"odd"_s);
        QTRY_COMPARE(bench.model.matchCount(), 250); // counted, though 64 are here
        QTRY_VERIFY(bench.model.canFetchMore({}) || bench.model.rowCount() == 251); // the tester may have fetched them
        bench.model.fetchMore({});
        QTRY_COMPARE(bench.model.rowCount(), 251);
        QVERIFY(!bench.model.isCountLimited());
        bench.put(501, u"odd"_s);
        bench.put(499, u"odd hidden"_s);
        bench.told({501, 499}); // a new hit comes when it is indexed, one that should have gone makes it ask again
        QTRY_COMPARE(bench.shown(4), u"[20 250] 501 497 495"_s);
        bench.put(503, u"odd"_s);
        bench.model.apply({{{Question::textKind(), {503}}}, 0});
        QTRY_COMPARE(bench.shown(4), u"[20 251] 503 501 497"_s);
    }

    void moreThanCountedIsSaid()
    {
        Bench bench(Order::NewestFirst, false);
        for (int id = 1; id <= 1500; ++id)
            bench.put(id, u"odd"_s);
        bench.ask(u"odd"_s);
        QTRY_COMPARE(bench.model.matchCount(), 1000);
        QVERIFY(bench.model.isCountLimited());
        QCOMPARE(bench.model.rowCount(), 65);
        QVERIFY(bench.model.canFetchMore({}));
        bench.model.fetchMore({});
        QVERIFY(!bench.model.canFetchMore({})); // one at a time
        QTRY_COMPARE(bench.model.rowCount(), 265);
    }

    void whatIsBesideRowsFollowsThem()
    {
        Bench bench;
        bench.put(1);
        bench.question.shelf->beside = 7;
        bench.ask();
        QCOMPARE(bench.model.list.beside(), 7);
        QSignalSpy counts(&bench.model, &lists::DayModel::countsChanged);
        {
            const QMutexLocker locked(&bench.question.shelf->lock);
            bench.question.shelf->beside = 8;
        }
        bench.told({1});
        QTRY_COMPARE(bench.model.list.beside(), 8);
        QCOMPARE(counts.count(), 1);
    }

    void aQuestionThatIsTakenBackLeavesTheRows()
    {
        Bench bench;
        for (int id = 1; id <= 300; ++id)
            bench.put(id, id % 2 ? u"odd"_s : u"even"_s);
        bench.ask();
        QSignalSpy loaded(&bench.model, &lists::DayModel::loaded);
        bench.put(301, u"new"_s);
        bench.told({301});
        Question other = bench.question;
        other.text = u"odd"_s;
        bench.model.list.ask(other);
        (void)bench.model.index(299).data(); // wanted while the other question is on its way
        bench.model.cancel();
        QVERIFY(!bench.model.isLoading());
        QTRY_COMPARE(bench.shown(3), u"[20 301] 301 300"_s);
        QTRY_COMPARE(bench.model.index(301).data().toInt(), 1); // rows of the question that stayed
        QCOMPARE(loaded.count(), 0);
    }

    void aQuestionThatIsTakenBackLosesNoHits()
    {
        Bench bench(Order::NewestFirst, false);
        for (int id = 1; id <= 3; ++id)
            bench.put(id, u"odd"_s);
        bench.ask(u"odd"_s);
        bench.put(5, u"odd"_s);
        {
            const QMutexLocker held(&bench.question.shelf->lock); // no read ends before the other question is there
            bench.model.apply({{{Question::textKind(), {5}}}, 0});
            QTRY_COMPARE(bench.question.shelf->begun.load(), 2);
            bench.model.list.ask(Question(bench.question));
            bench.model.cancel();
        }
        QTRY_COMPARE(bench.shown(), u"[20 4] 5 3 2 1"_s);
    }

    void aQuestionThatIsTakenBackLosesNoCount()
    {
        Bench bench(Order::NewestFirst, false);
        for (int id = 1; id <= 200; ++id)
            bench.put(id, u"odd"_s);
        QMutex &lock = bench.question.shelf->lock;
        // The hits are here, and their count waits until the other question is there.
        connect(&bench.model, &lists::DayModel::loaded, &bench.model, [&lock] { lock.lock(); });
        bench.ask(u"odd"_s);
        QCOMPARE(bench.model.matchCount(), 64);
        bench.model.list.ask(Question(bench.question));
        bench.model.cancel();
        lock.unlock();
        QTRY_COMPARE(bench.model.matchCount(), 200);
    }
};
static const test::Register<DayModelTest> dayModelTest;

#include "daymodeltest.moc"
