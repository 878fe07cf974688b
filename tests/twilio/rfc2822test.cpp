// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/rfc2822.h"
#include "support/suite.h"

#include <QTest>

using namespace cb;

class Rfc2822Test : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void readsTwiliosTimes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("two digits") << QByteArray("Fri, 18 Feb 2011 19:26:50 +0000") << qint64(1298057210);
        QTest::newRow("one digit") << QByteArray("Thu, 1 Jun 2017 20:48:32 +0000") << qint64(1496350112);
        QTest::newRow("east") << QByteArray("Fri, 18 Feb 2011 20:26:50 +0100") << qint64(1298057210);
        QTest::newRow("west") << QByteArray("18 Feb 2011 13:56:50 -0530") << qint64(1298057210);
        QTest::newRow("GMT") << QByteArray("Fri, 18 Feb 2011 19:26:50 GMT") << qint64(1298057210);
        QTest::newRow("leap day") << QByteArray("Thu, 29 Feb 2024 00:00:00 +0000") << qint64(1709164800);
    }
    void readsTwiliosTimes()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, seconds);
        const std::optional<Instant> at = twilio::fromRfc2822(text);
        QVERIFY(at);
        QCOMPARE(qint64(at->time_since_epoch().count()), seconds * 1000);
    }
    void refusesOthers_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"", "Fri", "Fri, ", "2011-02-18T19:26:50Z", "Fri, 30 Feb 2011 19:26:50 +0000",
                 "Fri, 29 Feb 2011 19:26:50 +0000", "Fri, 18 Feb 2011 24:00:00 +0000", "Fri, 18 Feb 2011 19:26:50",
                 "Fri, 18 Feb 2011 19:26:50 +0000 ", "Fri, 18 Foo 2011 19:26:50 +0000",
                 "Fri, 18 Feb 2011 19:60:50 +0000", "Xri, 18 Feb 2011 19:26:50 +0000", "Fri, 0 Feb 2011 19:26:50 +0000",
                 "Fri, 18 Feb 11 19:26:50 +0000"})
            QTest::newRow(text) << QByteArray(text);
    }
    void refusesOthers()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!twilio::fromRfc2822(text));
    }
    void writesWhatItReads()
    {
        for (const qint64 seconds : {0LL, 1298057210LL, 1709164800LL, 4102444799LL}) {
            const Instant at{std::chrono::milliseconds(seconds * 1000)};
            QCOMPARE(twilio::fromRfc2822(twilio::toRfc2822(at)), std::optional<Instant>(at));
        }
        QCOMPARE(twilio::toRfc2822(Instant(std::chrono::milliseconds(1298057210999))),
            QByteArray("Fri, 18 Feb 2011 19:26:50 +0000"));
    }
};
static const test::Register<Rfc2822Test> rfc2822Test;

#include "rfc2822test.moc"
