// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/expectations.h"
#include "support/suite.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

using Words = lists::Expectations<QString>;

Words::Change becomes(const QString &word)
{
    return [word](qint64, QString &row) { row = word; };
}

/// What a row that is stored as "old" shows.
QString shownOf(const Words &words, qint64 row)
{
    QString text = u"old"_s;
    words.adjust(row, text);
    return text;
}

} // namespace

class ExpectationsTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void rowsAreAsExpectedFromThePressOn()
    {
        Words words;
        std::ignore = words.expect({1, 2}, becomes(u"new"_s));
        QCOMPARE(shownOf(words, 1), u"new"_s);
        QCOMPARE(shownOf(words, 2), u"new"_s);
        QCOMPARE(shownOf(words, 3), u"old"_s);
        QVERIFY(words.awaits(2));
        QVERIFY(!words.awaits(3));
    }
    void aReadEndsItFromTheAnswersPositionOn_data()
    {
        QTest::addColumn<bool>("answered");
        QTest::addColumn<store::Position>("read");
        QTest::addColumn<QString>("shown");
        QTest::newRow("not answered, whatever is read") << false << store::Position(99) << u"new"_s;
        QTest::newRow("a read that began before") << true << store::Position(41) << u"new"_s;
        QTest::newRow("a read of that very position") << true << store::Position(42) << u"old"_s;
        QTest::newRow("a later one") << true << store::Position(50) << u"old"_s;
    }
    void aReadEndsItFromTheAnswersPositionOn()
    {
        QFETCH(bool, answered);
        QFETCH(store::Position, read);
        Words words;
        const Words::Ticket ticket = words.expect({1}, becomes(u"new"_s));
        if (answered)
            QCOMPARE(words.carriedOut(ticket, 42), QList<qint64>{1});
        words.seen({1}, read);
        QTEST(shownOf(words, 1), "shown");
    }
    void eachRowIsWaitedForByItself()
    {
        Words words;
        const Words::Ticket ticket = words.expect({1, 2}, becomes(u"new"_s));
        words.carriedOut(ticket, 42);
        words.seen({1}, 42);
        QCOMPARE(shownOf(words, 1), u"old"_s);
        QCOMPARE(shownOf(words, 2), u"new"_s);
        words.allSeen(43);
        QCOMPARE(shownOf(words, 2), u"old"_s);
    }
    void whatIsRefusedIsForgotten()
    {
        Words words;
        const Words::Ticket first = words.expect({1}, becomes(u"first"_s));
        const Words::Ticket second = words.expect({1}, becomes(u"second"_s));
        QCOMPARE(shownOf(words, 1), u"second"_s); // as the commands stand in line
        QCOMPARE(words.refused(second), QList<qint64>{1});
        QCOMPARE(shownOf(words, 1), u"first"_s);
        QCOMPARE(words.refused(first), QList<qint64>{1});
        QCOMPARE(shownOf(words, 1), u"old"_s);
        QVERIFY(words.refused(first).isEmpty());
    }
    void aRowThatCannotBeReadTwiceIsWaitedForNoMore()
    {
        Words words;
        const Words::Ticket ticket = words.expect({1, 2}, becomes(u"new"_s));
        QVERIFY(words.notRead({1}).again.isEmpty()); // its command's answer has it read again anyway
        words.carriedOut(ticket, 42);
        Words::NotRead first = words.notRead({1, 3});
        QCOMPARE(first.again, QList<qint64>{1}); // nobody waits for the other one
        QVERIFY(first.over.isEmpty());
        QCOMPARE(shownOf(words, 1), u"new"_s);
        Words::NotRead second = words.notRead({1, 2});
        QCOMPARE(second.again, QList<qint64>{2});
        QCOMPARE(second.over, QList<qint64>{1});
        QCOMPARE(shownOf(words, 1), u"old"_s);
        QCOMPARE(shownOf(words, 2), u"new"_s);
        QCOMPARE(words.notRead({2}).over, QList<qint64>{2});
        QVERIFY(!words.awaits(2));
    }
    void anEarlierOneEndsWithoutTheLater()
    {
        Words words;
        const Words::Ticket first = words.expect({1}, becomes(u"first"_s));
        std::ignore = words.expect({1}, becomes(u"second"_s));
        words.carriedOut(first, 42);
        words.seen({1}, 42);
        QCOMPARE(shownOf(words, 1), u"second"_s);
        QVERIFY(words.carriedOut(first, 42).isEmpty());
    }
};
static const test::Register<ExpectationsTest> expectationsTest;

#include "expectationstest.moc"
