// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/ratelimit.h"
#include "http/addresses.h"
#include "support/suite.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::http;

class RateLimitTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aBurstIsAllowedThenTheRate()
    {
        RateLimit limit({3, 2, 100});
        const QHostAddress peer(u"192.0.2.1"_s);
        const RateLimit::Time start{};
        for (int i = 0; i < 3; ++i)
            QVERIFY(limit.allow(peer, start));
        QVERIFY(!limit.allow(peer, start));
        QVERIFY(limit.allow(QHostAddress(u"192.0.2.2"_s), start)); // another is untouched
        QVERIFY(!limit.allow(peer, start + 400ms));
        QVERIFY(limit.allow(peer, start + 500ms));
        QVERIFY(!limit.allow(peer, start + 600ms));
        for (int i = 0; i < 3; ++i)
            QVERIFY(limit.allow(peer, start + 1h)); // full again, not fuller
        QVERIFY(!limit.allow(peer, start + 1h));
    }

    void addressesOfOneCustomerShareABucket()
    {
        RateLimit limit({1, 1, 100});
        const RateLimit::Time start{};
        QVERIFY(limit.allow(QHostAddress(u"2001:db8:1:2::1"_s), start));
        QVERIFY(!limit.allow(QHostAddress(u"2001:db8:1:2:ffff::9"_s), start));
        QVERIFY(limit.allow(QHostAddress(u"2001:db8:1:3::1"_s), start));
        QVERIFY(limit.allow(QHostAddress(u"192.0.2.1"_s), start));
        QVERIFY(!limit.allow(QHostAddress(u"::ffff:192.0.2.1"_s), start));
    }

    void memoryIsBoundedAndTheSilentAreForgottenFirst()
    {
        RateLimit limit({1, 0.001, 50});
        const RateLimit::Time start{};
        const QHostAddress busy(u"192.0.2.1"_s);
        QVERIFY(limit.allow(busy, start));
        for (quint32 i = 0; i < 1000; ++i) {
            (void)limit.allow(QHostAddress(0x0a000000u + i), start);
            QVERIFY(!limit.allow(busy, start)); // still known
        }
        QCOMPARE(limit.remembered(), 50);
        QVERIFY(!limit.allow(QHostAddress(0x0a000000u + 999), start));
        QVERIFY(limit.allow(QHostAddress(0x0a000000u), start)); // forgotten
    }
};
static const test::Register<RateLimitTest> rateLimitTest;

class AddressListTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void containsAddressesAndSubnets_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("contained");
        QTest::newRow("itself") << u"192.0.2.7"_s << true;
        QTest::newRow("neighbour") << u"192.0.2.8"_s << false;
        QTest::newRow("in the subnet") << u"10.200.3.4"_s << true;
        QTest::newRow("outside") << u"11.0.0.1"_s << false;
        QTest::newRow("mapped") << u"::ffff:10.1.1.1"_s << true;
        QTest::newRow("IPv6") << u"2001:db8:ffff::1"_s << true;
        QTest::newRow("other IPv6") << u"2001:db9::1"_s << false;
    }
    void containsAddressesAndSubnets()
    {
        QFETCH(QString, address);
        const auto list = AddressList::parse({u"192.0.2.7"_s, u" 10.0.0.0/8"_s, u"2001:db8::/32"_s});
        QVERIFY(list);
        QTEST(list->contains(QHostAddress(address)), "contained");
    }
    void aWrongEntryIsNamed()
    {
        const auto list = AddressList::parse({u"10.0.0.0/8"_s, u"example.org"_s});
        QVERIFY(!list);
        QCOMPARE(list.error().kind, Error::Kind::Invalid);
        QVERIFY(list.error().detail.contains(u"example.org"_s));
    }
};
static const test::Register<AddressListTest> addressListTest;

#include "ratelimittest.moc"
