// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/pricelist.h"
#include "support/suite.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

/// Amounts are exact, and the longest beginning of a number has its price.
class PriceListTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void amountsAreExact_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("micros"); // -1: no amount
        QTest::addColumn<QString>("written");
        QTest::newRow("four digits") << u"0.0140"_s << qint64(14'000) << u"0.014"_s;
        QTest::newRow("six digits") << u"12.000001"_s << qint64(12'000'001) << u"12.000001"_s;
        QTest::newRow("whole") << u"3"_s << qint64(3'000'000) << u"3"_s;
        QTest::newRow("nothing") << u"0"_s << qint64(0) << u"0"_s;
        QTest::newRow("the most") << u"1000000"_s << qint64(1'000'000'000'000) << u"1000000"_s;
        for (const char *wrong :
            {"", "0.0000001", ".5", "5.", "-1", "+1", "1e3", "0,5", "1000000.1", "0x10", "1 000", "1\n", "٣"})
            QTest::newRow(wrong) << QString::fromUtf8(wrong) << qint64(-1) << QString();
    }
    void amountsAreExact()
    {
        QFETCH(QString, text);
        QFETCH(qint64, micros);
        const Result<Money> money = Money::parse(text, u"USD"_s);
        QCOMPARE(bool(money), micros >= 0);
        if (!money)
            return;
        QCOMPARE(money->micros, micros);
        QTEST(money->amount(), "written");
    }
    void sumsKeepEveryDigit()
    {
        // A hundred times a tenth of a cent is ten cents; in floating point it is not.
        Money sum{0, u"USD"_s};
        for (int i = 0; i < 100; ++i)
            sum = sum.plus(Money::parse(u"0.001"_s, u"USD"_s).value());
        QCOMPARE(sum.amount(), u"0.1"_s);
        QCOMPARE(Money::parse(u"0.0085"_s, u"USD"_s)->times(3).amount(), u"0.0255"_s);
        QCOMPARE((Money{5'000, u"USD"_s}).rounded(2).amount(), u"0.01"_s);
        QCOMPARE((Money{4'999, u"USD"_s}).rounded(2).amount(), u"0"_s);
        QCOMPARE((Money{-5'000, u"USD"_s}).rounded(2).amount(), u"-0.01"_s);
    }
    void theLongestBeginningDecides_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("price"); // empty: not known
        QTest::newRow("the country") << u"+12065550142"_s << u"0.014"_s;
        QTest::newRow("an area of it") << u"+19075550142"_s << u"0.09"_s;
        QTest::newRow("an area without a price") << u"+18765550142"_s << QString();
        QTest::newRow("another country") << u"+442079460123"_s << u"0.0158"_s;
        QTest::newRow("a country without one") << u"+4930123456"_s << QString();
        QTest::newRow("nobody") << QString() << QString();
    }
    void theLongestBeginningDecides()
    {
        QFETCH(QString, number);
        const auto prices = PrefixPrices::parse(u"+1907=0.09, +1=0.0140 ,+44=0.0158,+1876=?"_s, u"USD"_s);
        QVERIFY(prices);
        const std::optional<Money> price = prices->of(PhoneNumber::fromVendor(number));
        QTEST(price ? price->amount() : QString(), "price");
        QCOMPARE(prices->text(), u"+1=0.014,+44=0.0158,+1876=?,+1907=0.09"_s);
    }
    void whatIsNoListIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *wrong :
            {"+1", "+1=", "=0.1", "1=0.1", "+0=0.1", "+1=0.1=2", "+1=x", "+1=0.1,+1=?", "+1234567890123456=1"})
            QTest::newRow(wrong) << QString::fromLatin1(wrong);
    }
    void whatIsNoListIsRefused()
    {
        QFETCH(QString, text);
        const auto prices = PrefixPrices::parse(text, u"USD"_s);
        QVERIFY(!prices);
        QCOMPARE(prices.error().kind, Error::Kind::Invalid);
    }
    void anEmptyListKnowsNothing()
    {
        const auto prices = PrefixPrices::parse(u" , "_s, u"USD"_s);
        QVERIFY(prices);
        QVERIFY(!prices->of(PhoneNumber::fromVendor(u"+12065550142"_s)));
    }
};
static const test::Register<PriceListTest> priceListTest;

#include "pricelisttest.moc"
