// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/ids.h"
#include "base/phonenumber.h"
#include "base/result.h"
#include "base/secret.h"
#include "base/sitetime.h"
#include "support/suite.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;

class ErrorTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void worthRetrying_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("retry");
        QTest::newRow("no route") << int(Error::Kind::Unreachable) << 0 << true;
        QTest::newRow("rate limited") << int(Error::Kind::Remote) << 429 << true;
        QTest::newRow("vendor's fault") << int(Error::Kind::Remote) << 503 << true;
        QTest::newRow("bad number") << int(Error::Kind::Remote) << 400 << false;
    }
    void worthRetrying()
    {
        QFETCH(int, kind);
        QFETCH(int, status);
        const Error error{Error::Kind(kind), {}, status};
        QTEST(error.worthRetrying(), "retry");
    }
};
static const test::Register<ErrorTest> errorTest;

class IdsTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void laterIdsAreLargerAlsoWithinOneMillisecond()
    {
        TimeOrderedIds ids;
        const Instant start(1'700'000'000'000ms);
        qint64 last = 0;
        for (int i = 0; i < 5000; ++i) {
            const qint64 id = ids.next(start + std::chrono::milliseconds(i / 1000));
            QVERIFY(id > last);
            last = id;
        }
    }
    void instantsThatTakeTurnsNeverShareAnId()
    {
        TimeOrderedIds ids;
        const Instant second(1'700'000'000'000ms);
        QSet<qint64> seen;
        for (int i = 0; i < 20'000; ++i) {
            const qint64 now = ids.next(second + 700ms + std::chrono::milliseconds(i / 10));
            const qint64 event = ids.next(second); // of many calls, as the vendor tells time in seconds
            QVERIFY(!seen.contains(now) && !seen.contains(event));
            seen << now << event;
        }
    }
    void anIdKnowsItsInstant()
    {
        TimeOrderedIds ids;
        const Instant at(1'700'000'000'123ms);
        const qint64 id = ids.next(at);
        QCOMPARE(TimeOrderedIds::instant(id).time_since_epoch().count(), at.time_since_epoch().count());
        QVERIFY(id >= TimeOrderedIds::first(at));
        QVERIFY(id < TimeOrderedIds::first(at + 1ms));
    }
};
static const test::Register<IdsTest> idsTest;

class PhoneNumberTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void usualNotationsMeanTheSameNumber_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("E.164") << u"+12065550142"_s;
        QTest::newRow("national") << u"(206) 555-0142"_s;
        QTest::newRow("dots") << u"206.555.0142"_s;
        QTest::newRow("with trunk") << u"1-206-555-0142"_s;
        QTest::newRow("spaces") << u" +1 206 555 0142 "_s;
    }
    void usualNotationsMeanTheSameNumber()
    {
        QFETCH(QString, text);
        const Result<PhoneNumber> number = PhoneNumber::parse(text);
        QVERIFY(number);
        QCOMPARE(number->e164(), u"+12065550142"_s);
        QCOMPARE(number->display(), u"+1 206 555 0142"_s);
        QCOMPARE(number->masked(), u"+1 *** *** **42"_s);
        QCOMPARE(number->region(), u"US"_s);
    }
    void whatIsNoNumberIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("word") << u"anonymous"_s;
        QTest::newRow("short") << u"12"_s;
        QTest::newRow("no such area") << u"+1 006 555 0142"_s;
        QTest::newRow("a megabyte") << QString(1 << 20, u'1');
    }
    void whatIsNoNumberIsRefused()
    {
        QFETCH(QString, text);
        const Result<PhoneNumber> number = PhoneNumber::parse(text);
        QVERIFY(!number);
        QCOMPARE(number.error().kind, Error::Kind::Invalid);
    }
    void aVendorsWordForACallerNeedNotBeANumber()
    {
        QCOMPARE(PhoneNumber::fromVendor(u"+442071838750"_s).e164(), u"+442071838750"_s);
        for (const QString &word : {u"anonymous"_s, u"client:ana"_s, u"+0123456789"_s, u"sip:a@b.example"_s, u"+1"_s})
            QVERIFY(PhoneNumber::fromVendor(word).isEmpty());
    }
};
static const test::Register<PhoneNumberTest> phoneNumberTest;

class SiteTimeTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theNightBelongsToTheDayBefore()
    {
        const SiteTime site(QTimeZone("America/New_York"), QTime(4, 0));
        const QDateTime twoAtNight(QDate(2026, 11, 20), QTime(2, 0), site.zone());
        QCOMPARE(site.day(toInstant(twoAtNight)), QDate(2026, 11, 19));
        QCOMPARE(site.day(toInstant(twoAtNight.addSecs(2 * 3600))), QDate(2026, 11, 20));
    }
    void aDayWithoutItsFirstHourBeginsAfterTheGap()
    {
        const SiteTime site(QTimeZone("America/New_York"), QTime(2, 30)); // 8 March 2026 has no 02:30
        const Instant start = site.start(QDate(2026, 3, 8));
        QCOMPARE(site.day(start), QDate(2026, 3, 8));
        QCOMPARE(site.day(start - 1ms), QDate(2026, 3, 7));
    }
};
static const test::Register<SiteTimeTest> siteTimeTest;

class SecretTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void printingShowsOnlyItsEnd()
    {
        QString printed;
        QDebug(&printed) << Secret("0123456789abcdef0123456789abcdef");
        QVERIFY(!printed.contains(u"0123456789ab"_s));
        QVERIFY(printed.contains(u"****cdef"_s));
        QCOMPARE(Secret("short").masked(), QByteArray("****"));
    }
};
static const test::Register<SecretTest> secretTest;

#include "basetest.moc"
