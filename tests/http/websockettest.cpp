// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"
#include "support/suite.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>

#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::http;

namespace {
/// Sends back what it hears.
class Echo
{
public:
    explicit Echo(Limits limits = {})
    {
        server.route(
            {Method::Get}, "/ping", [](const Request &, const Server::Reply &reply) { reply(Response::text("pong")); });
        server.upgrade(
            "/echo",
            [this](const Request &request) -> Result<> {
                ++asked;
                if (request.header("Origin") == "https://evil.example")
                    return failure(Error::Kind::Denied, u"wrong Origin"_s);
                if (request.query != "token=good")
                    return failure(Error::Kind::Denied, u"wrong token"_s);
                return {};
            },
            [this](std::unique_ptr<QWebSocket> socket) {
                QWebSocket *raw = socket.get();
                QObject::connect(raw, &QWebSocket::textMessageReceived, raw,
                    [raw](const QString &text) { raw->sendTextMessage(text); });
                QObject::connect(raw, &QWebSocket::binaryMessageReceived, raw,
                    [raw](const QByteArray &bytes) { raw->sendBinaryMessage(bytes); });
                sockets.push_back(std::move(socket));
            });
        limits.tick = 10ms;
        listening = server.listen(QHostAddress::LocalHost, 0, limits).has_value();
    }
    [[nodiscard]] QUrl url(const QString &target) const
    {
        return QUrl(u"ws://127.0.0.1:%1%2"_s.arg(server.port()).arg(target));
    }

    std::vector<std::unique_ptr<QWebSocket>> sockets; // goes after the server: closing it ends them
    Server server;
    int asked = 0;
    bool listening = false;
};

QNetworkRequest from(const QUrl &url, const QByteArray &origin)
{
    QNetworkRequest request(url);
    request.setRawHeader("Origin", origin);
    return request;
}
} // namespace

class WebSocketTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void textBinaryAndPingComeBack()
    {
        const Echo echo;
        QVERIFY(echo.listening);
        QWebSocket client;
        QSignalSpy connected(&client, &QWebSocket::connected);
        QSignalSpy texts(&client, &QWebSocket::textMessageReceived);
        QSignalSpy binaries(&client, &QWebSocket::binaryMessageReceived);
        QSignalSpy pongs(&client, &QWebSocket::pong);
        client.open(from(echo.url(u"/echo?token=good"_s), "https://desk.example"));
        QVERIFY(connected.wait());
        QCOMPARE(echo.sockets.size(), 1u);
        QCOMPARE(echo.sockets.front()->peerAddress(), QHostAddress(QHostAddress::LocalHost));

        client.sendTextMessage(u"grüß"_s);
        QTRY_COMPARE(texts.size(), 1);
        QCOMPARE(texts.at(0).at(0).toString(), u"grüß"_s);
        const QByteArray binary =
            QByteArray("\0\xff\r\n\r\nGET ", 10).repeated(50'000); // 500 kB, much more than one read
        client.sendBinaryMessage(binary);
        QTRY_COMPARE(binaries.size(), 1);
        QVERIFY(binaries.at(0).at(0).toByteArray() == binary);
        client.ping("are you there");
        QTRY_COMPARE(pongs.size(), 1);
        QCOMPARE(pongs.at(0).at(1).toByteArray(), "are you there");
        for (int i = 0; i < 500; ++i)
            client.sendTextMessage(QString::number(i));
        QTRY_COMPARE(texts.size(), 501);
        QCOMPARE(texts.at(500).at(0).toString(), u"499"_s);
    }

    void theRefusedSee403AndNever101_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<int>("status");
        QTest::newRow("wrong Origin") << u"/echo?token=good"_s << QByteArray("https://evil.example") << 403;
        QTest::newRow("wrong token") << u"/echo?token=bad"_s << QByteArray("https://desk.example") << 403;
        QTest::newRow("path not registered") << u"/other?token=good"_s << QByteArray("https://desk.example") << 404;
        QTest::newRow("path of a plain route") << u"/ping"_s << QByteArray("https://desk.example") << 404;
    }
    void theRefusedSee403AndNever101()
    {
        QFETCH(QString, target);
        QFETCH(QByteArray, origin);
        QFETCH(int, status);
        const Echo echo;
        QTcpSocket client;
        client.connectToHost(QHostAddress::LocalHost, echo.server.port());
        client.write("GET " + target.toLatin1() + " HTTP/1.1\r\nHost: a\r\nOrigin: " + origin
            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        QByteArray all;
        QTRY_VERIFY((all += client.readAll(), client.state() == QAbstractSocket::UnconnectedState));
        QVERIFY2(all.startsWith("HTTP/1.1 " + QByteArray::number(status) + ' '), all.constData());
        QVERIFY(!all.contains("HTTP/1.1 101"));
        QCOMPARE(all.count("HTTP/1.1"), 1);
        QVERIFY(echo.sockets.empty());
        QCOMPARE(echo.server.guard()->refused(Refusal::Upgrade), 1u);
    }

    void theAcceptedSee101First()
    {
        const Echo echo;
        QTcpSocket client;
        client.connectToHost(QHostAddress::LocalHost, echo.server.port());
        // The first frame comes along with the request: masked text "hi".
        client.write(
            "GET /echo?token=good HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, Upgrade\r\nUpgrade: WebSocket\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
            + QByteArray("\x81\x82\0\0\0\0hi", 8));
        QByteArray all;
        QTRY_VERIFY2(
            (all += client.readAll(), all.endsWith(QByteArray("\x81\x02hi", 4))), all.toPercentEncoding().constData());
        QVERIFY(all.startsWith("HTTP/1.1 101 "));
        QVERIFY(all.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")); // RFC 6455, 1.3
    }

    void anUpgradeWithoutAKeyIsRefused()
    {
        const Echo echo;
        QTcpSocket client;
        client.connectToHost(QHostAddress::LocalHost, echo.server.port());
        client.write("GET /echo?token=good HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                     "Sec-WebSocket-Version: 13\r\n\r\n");
        QByteArray all;
        QTRY_VERIFY((all += client.readAll(), client.state() == QAbstractSocket::UnconnectedState));
        QVERIFY2(all.startsWith("HTTP/1.1 400 "), all.constData());
        QVERIFY(echo.sockets.empty());
    }

    void oversizeMessagesEndTheConnection()
    {
        Limits limits;
        limits.webSocketMessage = 1000;
        const Echo echo(limits);
        QWebSocket client;
        QSignalSpy connected(&client, &QWebSocket::connected);
        QSignalSpy texts(&client, &QWebSocket::textMessageReceived);
        client.open(echo.url(u"/echo?token=good"_s));
        QVERIFY(connected.wait());
        client.sendTextMessage(QString(1000, u'x'));
        QTRY_COMPARE(texts.size(), 1);
        client.sendTextMessage(QString(1001, u'x'));
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(client.closeCode(), QWebSocketProtocol::CloseCodeTooMuchData);
        QCOMPARE(texts.size(), 1);
    }

    void theGuardKeepsItsHandsOffAfterwards()
    {
        Limits limits;
        limits.idle = limits.header = limits.body = limits.handling = limits.writing = limits.lingering = 20ms;
        const Echo echo(limits);
        QWebSocket client;
        QSignalSpy connected(&client, &QWebSocket::connected);
        QSignalSpy texts(&client, &QWebSocket::textMessageReceived);
        client.open(echo.url(u"/echo?token=good"_s));
        QVERIFY(connected.wait());
        // Past every deadline: one who came later has met them.
        QTcpSocket slow;
        slow.connectToHost(QHostAddress::LocalHost, quint16(echo.url({}).port()));
        slow.write("G");
        QTRY_COMPARE(echo.server.guard()->refused(Refusal::HeaderTimeout), 1u);
        client.sendTextMessage(u"still here"_s);
        QTRY_COMPARE(texts.size(), 1);
        QCOMPARE(echo.server.guard()->connections(), 1);
    }

    void eitherSideMayClose()
    {
        Echo echo;
        QWebSocket first;
        QWebSocket second;
        QWebSocket third;
        for (QWebSocket *client : {&first, &second, &third}) {
            QSignalSpy connected(client, &QWebSocket::connected);
            client->open(echo.url(u"/echo?token=good"_s));
            QVERIFY(connected.wait());
        }
        QCOMPARE(echo.server.guard()->connections(), 3);
        QSignalSpy left(echo.sockets[0].get(), &QWebSocket::disconnected);
        first.close();
        QTRY_COMPARE(left.size(), 1);
        QTRY_COMPARE(echo.server.guard()->connections(), 2);
        echo.sockets[1]->close(QWebSocketProtocol::CloseCodeGoingAway);
        QTRY_COMPARE(second.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(second.closeCode(), QWebSocketProtocol::CloseCodeGoingAway);
        echo.sockets.pop_back(); // deleted without a word
        QTRY_COMPARE(third.state(), QAbstractSocket::UnconnectedState);
        QTRY_COMPARE(echo.server.guard()->connections(), 0);
    }

    void closingTheServerEndsWebSockets()
    {
        Echo echo;
        QWebSocket client;
        QSignalSpy connected(&client, &QWebSocket::connected);
        client.open(echo.url(u"/echo?token=good"_s));
        QVERIFY(connected.wait());
        QSignalSpy left(echo.sockets[0].get(), &QWebSocket::disconnected);
        echo.server.close();
        QTRY_COMPARE(left.size(), 1);
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        echo.sockets[0]->sendTextMessage(u"into the void"_s); // safe
    }
};
static const test::Register<WebSocketTest> webSocketTest;

#include "websockettest.moc"
