// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "door.h"
#include "support/suite.h"

#include <QTest>

#include <memory>

using namespace cb;
using namespace cb::http;
using test::Door;
using test::RawPeer;

/// What bare QHttpServer 6.4.2 accepts, misroutes or leaves hanging, and what we make of it.
class ConductTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_door = std::make_unique<Door>(test::usualRoutes); }
    void cleanupTestCase() { m_door.reset(); }

    void malformedRequestsAreRefusedAndTheConnectionEnds_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &bytes, int status) {
            QTest::newRow(name) << bytes << status;
        };
        const QByteArray get = "GET /ping HTTP/1.1\r\nHost: a\r\n";
        const QByteArray post = "POST /echo HTTP/1.1\r\nHost: a\r\n";

        row("garbage request line", "hello world\r\n\r\n", 400);
        row("garbage bytes", QByteArray("\x16\x03\x01\x02\x00\x01", 6), 400);
        row("two blank lines before", "\r\n\r\nGET /ping HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("space before the method", " GET /ping HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("no version", "GET /ping\r\nHost: a\r\n\r\n", 400);
        row("two spaces", "GET  /ping HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("space in target", "GET /pi ng HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("tab in request line", "GET\t/ping HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("raw byte in target", "GET /p\xc3\xa4 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("fragment in target", "GET /ping#x HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("absolute-form", "GET http://evil.example/ping HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("authority-form", "GET evil.example:443 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("asterisk-form", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 400);
        row("lower-case version", "GET /ping http/1.1\r\nHost: a\r\n\r\n", 400);
        row("HTTP/9.9", "GET /ping HTTP/9.9\r\nHost: a\r\n\r\n", 505);
        row("HTTP/2.0", "GET /ping HTTP/2.0\r\nHost: a\r\n\r\n", 505);
        row("HTTP/1.10", "GET /ping HTTP/1.10\r\nHost: a\r\n\r\n", 400);
        row("TRACE", "TRACE /ping HTTP/1.1\r\nHost: a\r\n\r\n", 405);
        row("CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 405);
        row("unknown method", "BREW /ping HTTP/1.1\r\nHost: a\r\n\r\n", 501);
        row("lower-case method", "get /ping HTTP/1.1\r\nHost: a\r\n\r\n", 501);
        row("no Host", "GET /ping HTTP/1.1\r\n\r\n", 400);
        row("two Hosts", get + "Host: a\r\n\r\n", 400);
        row("Host with a space", "GET /ping HTTP/1.1\r\nHost: a b\r\n\r\n", 400);
        row("Host with a user", "GET /ping HTTP/1.1\r\nHost: u@a\r\n\r\n", 400);
        row("bare LF everywhere", "GET /ping HTTP/1.1\nHost: a\n\n", 400);
        row("bare LF after a field", "GET /ping HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", 400);
        row("bare LF at the end", get + "\n", 400);
        row("bare CR in a value", get + "X: a\rb\r\n\r\n", 400);
        row("NUL in a value", get + QByteArray("X: a\0b\r\n\r\n", 10), 400);
        row("obs-fold", get + "X: a\r\n b\r\n\r\n", 400);
        row("space before colon", get + "X : a\r\n\r\n", 400);
        row("no colon", get + "X\r\n\r\n", 400);
        row("empty name", get + ": a\r\n\r\n", 400);
        row("name with a quote", get + "\"X\": a\r\n\r\n", 400);
        row("length -5", post + "Content-Length: -5\r\n\r\nhello", 400);
        row("length +5", post + "Content-Length: +5\r\n\r\nhello", 400);
        row("length 5,5", post + "Content-Length: 5,5\r\n\r\nhello", 400);
        row("length 0x5", post + "Content-Length: 0x5\r\n\r\nhello", 400);
        row("length empty", post + "Content-Length: \r\n\r\n", 400);
        row("length 2^64-1", post + "Content-Length: 18446744073709551615\r\n\r\nhello", 413);
        row("length 2^64+5", post + "Content-Length: 18446744073709551621\r\n\r\nhello", 413);
        row("two different lengths", post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!", 400);
        row("two equal lengths", post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello", 400);
        row("chunked", post + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 411);
        row("identity", post + "Transfer-Encoding: identity\r\n\r\n", 411);
        row("length and chunked", post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
        row("chunked and length", post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400);
        row("other expectation", post + "Expect: a miracle\r\nContent-Length: 5\r\n\r\nhello", 417);
        row("body over 1 MiB", post + "Content-Length: 1048577\r\n\r\n", 413);
        row("request line over 8 KiB", "GET /" + QByteArray(8192, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414);
        row("field over 8 KiB", get + "X: " + QByteArray(8192, 'a') + "\r\n\r\n", 431);
        row("header over 16 KiB", get + ("X: " + QByteArray(4000, 'a') + "\r\n").repeated(5) + "\r\n", 431);
        row("65 fields", get + QByteArray("X: a\r\n").repeated(64) + "\r\n", 431);
    }
    void malformedRequestsAreRefusedAndTheConnectionEnds()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        const quint64 before = m_door->refused(Refusal::Malformed) + m_door->refused(Refusal::TooLarge);
        RawPeer peer(m_door->port());
        QVERIFY(peer.send(bytes));
        const QByteArray answer = peer.answer();
        QCOMPARE(RawPeer::status(answer), status);
        QVERIFY(answer.contains("\r\nConnection: close\r\n"));
        QCOMPARE(answer.contains("\r\nAllow: "), status == 405);
        QVERIFY(peer.isClosedSoon());
        QCOMPARE(m_door->refused(Refusal::Malformed) + m_door->refused(Refusal::TooLarge), before + 1);
    }

    void unusualButLawfulRequestsAreServed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, const QByteArray &bytes) { QTest::newRow(name) << bytes; };
        row("one blank line before", "\r\nGET /ping HTTP/1.1\r\nHost: a\r\n\r\n");
        row("HTTP/1.0 without Host", "GET /ping HTTP/1.0\r\n\r\n");
        row("no space after colon", "GET /ping HTTP/1.1\r\nHost:a\r\n\r\n");
        row("tabs and spaces around a value", "GET /ping HTTP/1.1\r\nHost: \t a \t \r\n\r\n");
        row("empty Host", "GET /ping HTTP/1.1\r\nHost:\r\n\r\n");
        row("IPv6 Host with port", "GET /ping HTTP/1.1\r\nHost: [::1]:8787\r\n\r\n");
        row("Host with a senseless port", "GET /ping HTTP/1.1\r\nHost: a:99999999\r\n\r\n");
        row("empty value", "GET /ping HTTP/1.1\r\nHost: a\r\nX:\r\n\r\n");
        row("Latin-1 in a value", "GET /ping HTTP/1.1\r\nHost: a\r\nX: \xe4\r\n\r\n");
        row("GET with a body", "GET /ping HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
        row("64 fields", "GET /ping HTTP/1.1\r\nHost: a\r\n" + QByteArray("X: a\r\n").repeated(63) + "\r\n");
        row("upgrade to something else",
            "GET /ping HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n");
    }
    void unusualButLawfulRequestsAreServed()
    {
        QFETCH(QByteArray, bytes);
        RawPeer peer(m_door->port());
        QVERIFY(peer.send(bytes));
        const QByteArray answer = peer.answer();
        QCOMPARE(RawPeer::status(answer), 200);
        QCOMPARE(RawPeer::body(answer), "pong");
    }

    void theTargetArrivesByteForByte_data()
    {
        QTest::addColumn<QByteArray>("target");
        for (const char *target :
            {"/echo", "/echo?", "/echo?a=1&b=%2f%2F", "/echo?a?b/../c", "/echo?%zz%", "/echo?a|b^c{d}", "/echo?\"<>\\`",
                "/echo?[x]=1", "/echo?://x:y@z", "/echo?a=+%20&&&", "/echo?%00%ff%c3"})
            QTest::newRow(target) << QByteArray(target);
    }
    void theTargetArrivesByteForByte()
    {
        QFETCH(QByteArray, target);
        RawPeer peer(m_door->port());
        QVERIFY(peer.send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n"));
        QCOMPARE(RawPeer::body(peer.answer()), target + '\n');
    }

    void pathsAreNotNormalised_data()
    {
        QTest::addColumn<QByteArray>("target");
        for (const char *target :
            {"//echo", "/x/../echo", "/%65cho", "/echo/", "/%", "//evil.example/echo", "/a//b", "/:80"})
            QTest::newRow(target) << QByteArray(target);
    }
    void pathsAreNotNormalised()
    {
        QFETCH(QByteArray, target);
        RawPeer peer(m_door->port());
        QVERIFY(peer.send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n"));
        QCOMPARE(RawPeer::status(peer.answer()), 404);
    }

    void headIsAnsweredWithoutABody()
    {
        RawPeer peer(m_door->port());
        QVERIFY(peer.send("HEAD /ping HTTP/1.1\r\nHost: a\r\n\r\nGET /echo HTTP/1.1\r\nHost: a\r\n\r\n"));
        const QByteArray head = peer.answer(true);
        QCOMPARE(RawPeer::status(head), 200);
        QVERIFY(head.toLower().contains("\r\ncontent-length: 4\r\n"));
        QCOMPARE(RawPeer::body(peer.answer()), "/echo\n"); // in step: no stray body in between
    }

    void anotherMethodGets405WithAllow()
    {
        RawPeer peer(m_door->port());
        QVERIFY(peer.send("OPTIONS /ping HTTP/1.1\r\nHost: a\r\n\r\nDELETE /echo HTTP/1.1\r\nHost: a\r\n\r\n"));
        const QByteArray first = peer.answer();
        QCOMPARE(RawPeer::status(first), 405);
        QVERIFY2(first.toLower().contains("allow: get, head\r\n"), first.constData());
        const QByteArray second = peer.answer();
        QCOMPARE(RawPeer::status(second), 405);
        QVERIFY2(second.toLower().contains("allow: get, head, post\r\n"), second.constData());
    }

    void closeIsHonoured_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("Connection: close") << QByteArray("GET /ping HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        QTest::newRow("in a list") << QByteArray(
            "GET /ping HTTP/1.1\r\nHost: a\r\nConnection: TE, Close\r\nTE: x\r\n\r\n");
        QTest::newRow("HTTP/1.0") << QByteArray("GET /ping HTTP/1.0\r\nHost: a\r\n\r\n");
    }
    void closeIsHonoured()
    {
        QFETCH(QByteArray, bytes);
        RawPeer peer(m_door->port());
        QVERIFY(peer.send(bytes + bytes)); // what is pipelined behind it is not answered
        const QByteArray all = peer.untilClosed();
        QCOMPARE(all.count("HTTP/1.1 200"), 1);
        QVERIFY(all.toLower().contains("connection: close\r\n"));
        QVERIFY(all.endsWith("pong"));
    }

    void continueIsSentBeforeTheBody()
    {
        RawPeer peer(m_door->port());
        QVERIFY(peer.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-Continue\r\n\r\n"));
        QCOMPARE(RawPeer::status(peer.answer()), 100);
        QVERIFY(peer.send("hello"));
        QCOMPARE(RawPeer::body(peer.answer()), "/echo\nhello");

        QVERIFY(peer.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\nExpect: 100-continue\r\n\r\n"));
        QCOMPARE(RawPeer::status(peer.answer()), 413); // said before the body is sent
    }

    void aRequestMayComeInAnyPieces()
    {
        const QByteArray request = "POST /echo?x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";
        RawPeer peer(m_door->port());
        for (const char c : request)
            QVERIFY(peer.send(QByteArrayView(&c, 1)));
        QCOMPARE(RawPeer::body(peer.answer()), "/echo?x\nhello");
    }

    void theLargestBodyIsServed()
    {
        const QByteArray body(1024 * 1024, 'b');
        RawPeer peer(m_door->port());
        QVERIFY(peer.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1048576\r\n\r\n"));
        QVERIFY(peer.send(body));
        QCOMPARE(RawPeer::body(peer.answer()), "/echo\n" + body);
    }

private:
    std::unique_ptr<Door> m_door;
};
static const test::Register<ConductTest> conductTest;

#include "conducttest.moc"
