// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listener/publicaddress.h"
#include "http/message.h"
#include "support/suite.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using cb::listener::PublicAddress;

namespace {

http::Request from(const char *peer, const http::Headers &headers)
{
    http::Request request;
    request.target = "/twilio/voice/status";
    request.peer = QHostAddress(QString::fromLatin1(peer));
    request.headers = headers;
    return request;
}

QByteArrayList texts(const QList<twilio::PublicUrl> &urls)
{
    QByteArrayList all;
    for (const twilio::PublicUrl &url : urls)
        all << url.text();
    return all;
}

const http::Headers forwarded{{"Host", "127.0.0.1:8787"}, {"X-Forwarded-Proto", "https"},
    {"X-Forwarded-Host", "desk.example"}, {"X-Forwarded-For", "203.0.113.9, 10.0.0.7"}};

} // namespace

class PublicAddressTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aStrangersHeadersNameNobody()
    {
        const PublicAddress address = *PublicAddress::make("https://desk.example.org", {});
        const http::Request request = from("198.51.100.2", forwarded);
        QCOMPARE(texts(address.candidates(request)), QByteArrayList{"https://desk.example.org"});
        QCOMPARE(address.client(request), QHostAddress(u"198.51.100.2"_s));
    }
    void aConfiguredProxyIsBelieved()
    {
        const PublicAddress address =
            *PublicAddress::make({}, *http::AddressList::parse({u"10.0.0.0/8"_s, u"127.0.0.1"_s}));
        const http::Request request = from("127.0.0.1", forwarded);
        QVERIFY(texts(address.candidates(request)).contains("https://desk.example"));
        QCOMPARE(address.client(request), QHostAddress(u"203.0.113.9"_s)); // 10.0.0.7 is one of our proxies
    }
    void whatAStrangerSaysToAProxyIsNotBelieved_data()
    {
        QTest::addColumn<QByteArrayList>("lines");
        QTest::addColumn<QString>("client");
        QTest::newRow("in front of whom the proxy saw")
            << QByteArrayList{"54.172.60.1, 203.0.113.9"} << u"203.0.113.9"_s;
        QTest::newRow("in a line of its own") << QByteArrayList{"54.172.60.1", "203.0.113.9"} << u"203.0.113.9"_s;
        QTest::newRow("nonsense") << QByteArrayList{"54.172.60.1, nonsense"} << u"127.0.0.1"_s;
        QTest::newRow("nothing") << QByteArrayList{""} << u"127.0.0.1"_s;
    }
    void whatAStrangerSaysToAProxyIsNotBelieved()
    {
        QFETCH(QByteArrayList, lines);
        const PublicAddress address = *PublicAddress::make({}, *http::AddressList::parse({u"127.0.0.1"_s}));
        http::Headers headers;
        for (const QByteArray &line : std::as_const(lines))
            headers << qMakePair(QByteArray("x-forwarded-for"), line);
        QTEST(address.client(from("127.0.0.1", headers)).toString(), "client");
    }
    void withoutAPublicUrlWeAreCalledWhereWeListen()
    {
        PublicAddress address = *PublicAddress::make({}, {});
        address.setListening(QHostAddress(QHostAddress::LocalHost), 8787);
        QCOMPARE(texts(address.candidates(from("127.0.0.1", {}))),
            (QByteArrayList{"http://127.0.0.1:8787", "http://localhost:8787"}));
        QCOMPARE(address.base(), QByteArray("http://127.0.0.1:8787"));
    }
    void aPublicUrlStaysWhereverWeListen()
    {
        PublicAddress address = *PublicAddress::make("https://desk.example.org/callboard", {});
        address.setListening(QHostAddress(QHostAddress::LocalHost), 8787);
        QCOMPARE(address.base(), QByteArray("https://desk.example.org/callboard"));
        QCOMPARE(address.prefix(), QByteArray("/callboard"));
    }
    void noAddressIsAnError()
    {
        for (const char *text :
            {"desk.example.org", "ftp://desk.example.org", "https://", "https://desk.example.org/?a=1"})
            QVERIFY2(!PublicAddress::make(text, {}), text);
    }
};
static const test::Register<PublicAddressTest> publicAddressTest;

#include "publicaddresstest.moc"
