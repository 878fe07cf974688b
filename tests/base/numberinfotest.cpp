// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/numberinfo.h"
#include "base/clock.h"
#include "support/suite.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using Check = NumberInfo::Check;
using Line = NumberInfo::Line;

/// What is known of a number while it is typed.
class NumberInfoTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void typing_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("region");
        QTest::addColumn<int>("check");
        QTest::addColumn<QString>("number");
        QTest::addColumn<int>("line");
        const auto row = [](const char *name, const QString &typed, const QString &region, Check check,
                             const QString &number = {}, Line line = Line::Unknown) {
            QTest::newRow(name) << typed << region << int(check) << number << int(line);
        };
        row("nothing", {}, u"US"_s, Check::Empty);
        row("a plus", u"+"_s, u"US"_s, Check::Incomplete);
        row("a country", u"+1"_s, u"US"_s, Check::Incomplete);
        row("half a country", u"+3"_s, u"US"_s, Check::Incomplete);
        row("an area", u"+1 206"_s, u"US"_s, Check::Incomplete);
        row("local only", u"555 0147"_s, u"US"_s, Check::Incomplete);
        // North America does not tell mobile from landline: neither do we.
        row("complete", u"+1 206 555 0147"_s, u"US"_s, Check::Complete, u"+12065550147"_s, Line::Unknown);
        row("national", u"(206) 555-0147"_s, u"US"_s, Check::Complete, u"+12065550147"_s, Line::Unknown);
        row("one too many", u"+1 206 555 01478"_s, u"US"_s, Check::TooLong);
        row("no such area", u"+1 001 555 0147"_s, u"US"_s, Check::Invalid);
        row("no such country", u"+999 206 555"_s, u"US"_s, Check::Invalid);
        row("a name", u"Nadia"_s, u"US"_s, Check::Invalid);
        row("British mobile", u"07400 123456"_s, u"GB"_s, Check::Complete, u"+447400123456"_s, Line::Mobile);
        row("German landline", u"+49 30 123456"_s, u"US"_s, Check::Complete, u"+4930123456"_s, Line::Landline);
        row("toll-free", u"+1 800 234 5678"_s, u"US"_s, Check::Complete, u"+18002345678"_s, Line::TollFree);
        row("a flood", QString(5000, u'1'), u"US"_s, Check::TooLong);
    }
    void typing()
    {
        QFETCH(QString, typed);
        QFETCH(QString, region);
        const NumberInfo info = NumberInfo::of(typed, region);
        QTEST(int(info.check), "check");
        QTEST(info.number.e164(), "number");
        QTEST(int(info.line), "line");
    }

    void theCountryIsKnown()
    {
        QCOMPARE(NumberInfo::of(u"+44 7400 123456"_s, u"US"_s).region, u"GB"_s);
        QCOMPARE(NumberInfo::of(u"+1 604 555 0147"_s, u"US"_s).region, u"CA"_s);
        const QList<NumberInfo::Country> countries = NumberInfo::countries();
        QCOMPARE(countries.first().code, 1);
        QCOMPARE(countries.first().regions.first(), u"US"_s);
        QVERIFY(countries.first().regions.contains(u"CA"_s));
        const bool spain = std::any_of(countries.begin(), countries.end(), [](const NumberInfo::Country &country) {
            return country.code == 34 && country.regions == QStringList{u"ES"_s};
        });
        QVERIFY(spain);
    }

    void digitsAreGrouped()
    {
        QCOMPARE(NumberInfo::grouped(u"+12065550147"_s, u"US"_s), u"+1 206 555 0147"_s);
        QCOMPARE(NumberInfo::grouped(u"+1206555"_s, u"US"_s), u"+1 206 555"_s);
        QCOMPARE(NumberInfo::grouped(u"Nadia"_s, u"US"_s), u"Nadia"_s);
    }

    void timeTravelMovesTheClockAndTakesItBack()
    {
        const Instant start(std::chrono::sys_days(std::chrono::year(2026) / 11 / 20));
        ShiftedClock clock(start);
        clock.setOffset(100h);
        QVERIFY(clock.now() >= start + 100h && clock.now() < start + 100h + 1min);
        clock.setOffset(-2h);
        QVERIFY(clock.now() < start);
        clock.setOffset(0h);
        QVERIFY(clock.now() >= start && clock.now() < start + 1min);
    }
};
static const test::Register<NumberInfoTest> numberInfoTest;

#include "numberinfotest.moc"
