// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/daywindow.h"
#include "base/ids.h"
#include "support/suite.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using lists::Order;

namespace {

struct Entry {
    Id<struct EntryTag> id;
    QDate day;
    friend bool operator==(const Entry &, const Entry &) = default;
};
using Window = lists::DayWindow<Entry>;

const QDate someDay(2026, 11, 20);

QList<Entry> rows(qint64 highest, int count)
{
    QList<Entry> all;
    for (qint64 id = highest; id > highest - count; --id)
        all << Entry{{id}, someDay};
    return all;
}

/// A window whose pages of that day are all here.
void fill(Window &window, const QList<Entry> &all)
{
    window.reset({{someDay, int(all.size()), int(all.size())}}, Order::NewestFirst, false);
    for (int number = 0; number * Window::pageRows < all.size(); ++number)
        window.setPage({someDay, number}, all.mid(number * Window::pageRows, Window::pageRows));
}

/// Each row that is here is the one it should be.
void compare(const Window &window, const QList<Entry> &wanted)
{
    QCOMPARE(window.matchCount(), int(wanted.size()));
    for (int index = 0; index < wanted.size(); ++index) {
        const Entry *row = window.at({0, index});
        QVERIFY2(!row || *row == wanted.at(index), qPrintable(u"row %1"_s.arg(index)));
    }
}

} // namespace

class DayWindowTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void rowsLieUnderTheirDay()
    {
        Window window;
        window.reset({{someDay, 2, 5}, {someDay.addDays(-1), 3, 3}}, Order::NewestFirst, false);
        QCOMPARE(window.rowCount(), 7);
        QCOMPARE(window.matchCount(), 5);
        QCOMPARE(window.place(0), (Window::Place{0, -1}));
        QCOMPARE(window.place(2), (Window::Place{0, 1}));
        QCOMPARE(window.place(3), (Window::Place{1, -1}));
        QCOMPARE(window.row(1, 2), 6);
        QCOMPARE(window.section(someDay.addDays(-1)), 1);
        QCOMPARE(window.section(someDay.addDays(-2)), -1);
        QCOMPARE(window.sectionBefore(someDay.addDays(1)), 0);
        QCOMPARE(window.sectionBefore(someDay.addDays(-2)), 2);
        QCOMPARE(window.rowBefore(1), 3);
        QCOMPARE(window.rowBefore(2), 7);
    }

    void theOldestDayMayBeFirst()
    {
        Window window;
        window.reset({{someDay.addDays(-1), 3, 3}, {someDay, 2, 2}}, Order::OldestFirst, false);
        window.setPage({someDay, 0}, {Entry{{7}, someDay}, Entry{{9}, someDay}});
        QCOMPARE(window.section(someDay), 1);
        QCOMPARE(window.sectionBefore(someDay.addDays(-2)), 0);
        QCOMPARE(window.find(someDay, 9), 1);
        QCOMPARE(window.find(9), std::optional(Window::Place{1, 1}));
        QCOMPARE(window.find(8), std::nullopt);
    }

    void whatComesPushesTheRestOverPages()
    {
        QList<Entry> all = rows(1000, 300);
        Window window;
        fill(window, all);
        const QList<Entry> come = rows(2000, 200); // more than a page at once
        window.insert(0, 100, come);
        all = all.first(100) + come + all.sliced(100);
        compare(window, all);
        for (int index = 0; index < all.size(); ++index)
            QVERIFY(window.at({0, index}));
    }

    void whatGoesPullsTheRestUp()
    {
        QList<Entry> all = rows(1000, 3 * Window::pageRows);
        Window window;
        fill(window, all);
        for (const int index : {383, 128, 127, 0}) {
            window.remove(0, index);
            all.removeAt(index);
        }
        compare(window, all);
        for (int index = 0; index < all.size(); ++index)
            QVERIFY(window.at({0, index}));
    }

    void behindAPageThatIsNotHereNothingIsKnown()
    {
        QList<Entry> all = rows(1000, 4 * Window::pageRows);
        Window window;
        window.reset({{someDay, int(all.size()), int(all.size())}}, Order::NewestFirst, false);
        window.setPage({someDay, 0}, all.first(Window::pageRows));
        window.setPage({someDay, 3}, all.sliced(3 * Window::pageRows));
        window.insert(0, 0, {Entry{{2000}, someDay}});
        all.prepend(Entry{{2000}, someDay});
        QVERIFY(window.has({someDay, 0}));
        QVERIFY(!window.has({someDay, 3}));
        compare(window, all);
        window.remove(0, 0); // and the row that follows is not known
        all.removeFirst();
        QVERIFY(window.at({0, 126}));
        QVERIFY(!window.at({0, 127}));
        compare(window, all);
        // What comes into a page that is not whole pushes something that nobody knows into the next.
        window.setPage({someDay, 1}, all.mid(Window::pageRows, Window::pageRows));
        window.insert(0, 3, {Entry{{998 * 2}, someDay}});
        all.insert(3, Entry{{998 * 2}, someDay});
        QVERIFY(window.at({0, 127}));
        QVERIFY(!window.has({someDay, 1}));
        compare(window, all);
    }

    void anySequenceOfChangesKeepsTheOrder()
    {
        QRandomGenerator dice(2026);
        QList<Entry> all = rows(100'000, 600);
        Window window;
        fill(window, all);
        qint64 next = 200'000;
        for (int step = 0; step < 400; ++step) {
            const int index = int(dice.bounded(quint32(all.size())));
            if (dice.bounded(2)) {
                const QList<Entry> come = rows(next, int(1 + dice.bounded(quint32(3))));
                next += 10;
                window.insert(0, index, come);
                all = all.first(index) + come + all.sliced(index);
            } else {
                window.remove(0, index);
                all.removeAt(index);
            }
            if (dice.bounded(8) == 0) { // a page is read again
                const int number = index / Window::pageRows;
                window.setPage({someDay, number}, all.mid(number * Window::pageRows, Window::pageRows));
            }
            compare(window, all);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void memoryStaysFlatUnlessAllIsKept_data()
    {
        QTest::addColumn<bool>("keepAll");
        QTest::addColumn<bool>("here");
        QTest::newRow("a list") << false << false;
        QTest::newRow("what was found") << true << true;
    }
    void memoryStaysFlatUnlessAllIsKept()
    {
        QFETCH(bool, keepAll);
        const int count = 100 * Window::pageRows;
        const QList<Entry> all = rows(1'000'000, count);
        Window window;
        window.reset({{someDay, count, count}}, Order::NewestFirst, keepAll);
        for (int number = 0; number < 100; ++number)
            window.setPage({someDay, number}, all.mid(number * Window::pageRows, Window::pageRows));
        QTEST(window.has({someDay, 0}), "here");
        QVERIFY(window.has({someDay, 99}));
    }
};
static const test::Register<DayWindowTest> dayWindowTest;

#include "daywindowtest.moc"
