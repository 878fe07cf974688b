// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/hours.h"
#include "support/suite.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

ivr::Hours clinic()
{
    const QByteArray json = R"({
        "week": {"mon": ["07:00-19:00"], "tue": ["07:00-19:00"], "wed": ["07:00-12:00", "13:00-17:00"],
                 "thu": ["07:00-19:00"], "fri": ["07:00-17:00"], "sat": ["22:00-06:00"], "sun": ["01:30-03:30"]},
        "holidays": [{"date": "2026-11-26", "name": "Thanksgiving"},
                     {"date": "2026-11-27", "name": "Day after", "open": ["09:00-13:00"]}]
    })";
    return ivr::Hours::parse(QJsonDocument::fromJson(json).object()).value();
}

const SiteTime newYork(QTimeZone("America/New_York"), QTime(0, 0));

Instant instant(const QString &utc)
{
    return toInstant(QDateTime::fromString(utc, Qt::ISODate));
}

} // namespace

class HoursTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theSiteIsOpen_data()
    {
        QTest::addColumn<QString>("utc");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("reason");
        QTest::newRow("Friday 16:59") << u"2026-11-20T21:59:59Z"_s << u"open"_s << QString();
        QTest::newRow("Friday 17:00") << u"2026-11-20T22:00:00Z"_s << u"closed"_s << QString();
        QTest::newRow("Friday 17:01") << u"2026-11-20T22:01:00Z"_s << u"closed"_s << QString();
        QTest::newRow("Friday 06:59") << u"2026-11-20T11:59:00Z"_s << u"closed"_s << QString();
        QTest::newRow("Friday 07:00") << u"2026-11-20T12:00:00Z"_s << u"open"_s << QString();
        QTest::newRow("Wednesday noon break") << u"2026-11-18T17:30:00Z"_s << u"closed"_s << QString();
        QTest::newRow("Wednesday after it") << u"2026-11-18T18:00:00Z"_s << u"open"_s << QString();
        QTest::newRow("Saturday night") << u"2026-11-22T03:30:00Z"_s << u"open"_s << QString(); // 22:30
        QTest::newRow("into Sunday") << u"2026-11-22T10:59:00Z"_s << u"open"_s << QString(); // 05:59
        QTest::newRow("Sunday 06:00") << u"2026-11-22T11:00:00Z"_s << u"closed"_s << QString();
        QTest::newRow("holiday") << u"2026-11-26T15:00:00Z"_s << u"holiday"_s << u"Thanksgiving"_s;
        QTest::newRow("short day, open") << u"2026-11-27T17:59:00Z"_s << u"open"_s << u"Day after"_s;
        QTest::newRow("short day, over") << u"2026-11-27T18:00:00Z"_s << u"holiday"_s << u"Day after"_s;
        // Clocks go forward at 02:00 on 8 March 2026 and back at 02:00 on 1 November 2026, both Sundays.
        QTest::newRow("spring, before") << u"2026-03-08T06:29:00Z"_s << u"open"_s << QString(); // 01:29, since Saturday
        QTest::newRow("spring, 03:29 EDT") << u"2026-03-08T07:29:00Z"_s << u"open"_s << QString();
        QTest::newRow("the Friday before, 16:59 EST") << u"2026-03-06T21:59:00Z"_s << u"open"_s << QString();
        QTest::newRow("the Friday after, 16:59 EDT") << u"2026-03-13T20:59:00Z"_s << u"open"_s << QString();
        QTest::newRow("the Friday after, 17:01 EDT") << u"2026-03-13T21:01:00Z"_s << u"closed"_s << QString();
        QTest::newRow("autumn, first 05:30") << u"2026-11-01T10:30:00Z"_s << u"open"_s << QString();
        QTest::newRow("autumn, 06:01 EST") << u"2026-11-01T11:01:00Z"_s << u"closed"_s << QString();
        QTest::newRow("the Monday after, 18:59 EST") << u"2026-11-02T23:59:00Z"_s << u"open"_s << QString();
        QTest::newRow("the Monday after, 19:00 EST") << u"2026-11-03T00:00:00Z"_s << u"closed"_s << QString();
    }
    void theSiteIsOpen()
    {
        QFETCH(QString, utc);
        const ivr::Hours::Moment moment = clinic().at(instant(utc), newYork);
        QTEST(ivr::toWord(moment.state), "state");
        QTEST(moment.reason, "reason");
    }
    void anOverrideBeatsHolidaysUntilItEnds()
    {
        ivr::Hours hours = clinic();
        hours.byHand = {
            .open = true, .until = instant(u"2026-11-26T18:00:00Z"_s), .reason = u"Volunteers"_s, .notice = {}};
        QCOMPARE(ivr::toWord(hours.at(instant(u"2026-11-26T17:59:59Z"_s), newYork).state), u"open"_s);
        QCOMPARE(ivr::toWord(hours.at(instant(u"2026-11-26T18:00:00Z"_s), newYork).state), u"holiday"_s);
        hours.byHand = {.open = false, .until = {}, .reason = u"Snow"_s, .notice = u"We are closed for snow."_s};
        const ivr::Hours::Moment snow = hours.at(instant(u"2026-11-20T15:00:00Z"_s), newYork);
        QCOMPARE(ivr::toWord(snow.state), u"closed"_s);
        QCOMPARE(snow.reason, u"Snow"_s);
        QCOMPARE(snow.notice, u"We are closed for snow."_s);
    }
    void hoursSurviveTheirJson()
    {
        ivr::Hours hours = clinic();
        hours.byHand = {
            .open = false, .until = instant(u"2026-11-20T18:00:00Z"_s), .reason = u"Snow"_s, .notice = u"x"_s};
        const Result<ivr::Hours> back = ivr::Hours::parse(hours.toJson());
        QVERIFY(back);
        QVERIFY(*back == hours);
    }
    void wrongHoursAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("problem");
        QTest::newRow("day") << QByteArray(R"({"week": {"someday": []}})") << u"week.someday"_s;
        QTest::newRow("range") << QByteArray(R"({"week": {"mon": ["7-19"]}})") << u"week.mon"_s;
        QTest::newRow("minute") << QByteArray(R"({"week": {"mon": ["07:60-19:00"]}})") << u"week.mon"_s;
        QTest::newRow("past midnight") << QByteArray(R"({"week": {"mon": ["07:00-24:30"]}})") << u"week.mon"_s;
        QTest::newRow("not a list") << QByteArray(R"({"week": {"mon": "07:00-19:00"}})") << u"week.mon"_s;
        QTest::newRow("date") << QByteArray(R"({"holidays": [{"date": "26 Nov"}]})") << u"holidays[0].date"_s;
        QTest::newRow("override") << QByteArray(R"({"override": {"state": "maybe"}})") << u"override.state"_s;
        QTest::newRow("until") << QByteArray(R"({"override": {"state": "open", "until": "13:00"}})")
                               << u"override.until"_s;
    }
    void wrongHoursAreRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, problem);
        const Result<ivr::Hours> hours = ivr::Hours::parse(QJsonDocument::fromJson(json).object());
        QVERIFY(!hours);
        QVERIFY2(hours.error().detail.startsWith(problem), qPrintable(hours.error().detail));
    }
};
static const test::Register<HoursTest> hoursTest;

#include "hourstest.moc"
