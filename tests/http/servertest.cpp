// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/server.h"
#include "door.h"
#include "support/loglines.h"
#include "support/suite.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::http;
using test::Door;
using test::RawPeer;

namespace {
QByteArray get(const Door &door, const QByteArray &target)
{
    RawPeer peer(door.port());
    peer.send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
    return peer.answer();
}

Server::Handler says(const QByteArray &text)
{
    return [text](const Request &, const Server::Reply &reply) { reply(Response::text(text)); };
}
} // namespace

class ServerTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aHandlerSeesTheRequestByteForByte()
    {
        Request seen;
        Door door([&seen](Server &server) {
            server.route(
                {Method::Post}, "/twilio/voice/status", [&seen](const Request &request, const Server::Reply &reply) {
                    seen = request;
                    reply(Response::xml("<Response/>"));
                });
        });
        RawPeer peer(door.port(), "127.0.0.7");
        QVERIFY(peer.send("POST /twilio/voice/status?v=1&x=%2fa+b HTTP/1.1\r\nHOST: "
                          "Desk.Example:443\r\nx-twilio-Signature:  ab=  \r\n"
                          "I-Twilio-Idempotency-Token: t\r\nConnection: keep-alive\r\nContent-Length: 31\r\n\r\n"
                          "CallSid=CA1&From=%2b12065550142"));
        const QByteArray answer = peer.answer();
        QCOMPARE(RawPeer::status(answer), 200);
        QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(answer.toLower().contains("content-type: text/xml; charset=utf-8\r\n"));
        QVERIFY(answer.endsWith("\r\n\r\n<Response/>"));
        QCOMPARE(seen.method, Method::Post);
        QCOMPARE(seen.target, "/twilio/voice/status?v=1&x=%2fa+b");
        QCOMPARE(seen.path, "/twilio/voice/status");
        QCOMPARE(seen.query, "v=1&x=%2fa+b");
        const Headers headers{{"HOST", "Desk.Example:443"}, {"x-twilio-Signature", "ab="},
            {"I-Twilio-Idempotency-Token", "t"}, {"Connection", "keep-alive"}, {"Content-Length", "31"}};
        QCOMPARE(seen.headers, headers);
        QCOMPARE(seen.body, "CallSid=CA1&From=%2b12065550142");
        QCOMPARE(seen.peer, QHostAddress(u"127.0.0.7"_s));
    }

    void routesAreExactOrTheLongestPrefix_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *target, int status, const char *text) {
            QTest::newRow(target) << QByteArray(target) << status << QByteArray(text);
        };
        row("/", 200, "root");
        row("/media/", 200, "media");
        row("/media/a/b?c", 200, "media");
        row("/media/prompts/x", 200, "prompts");
        row("/media/exact", 200, "exact");
        row("/media", 404, "not found\n");
        row("/exact/", 404, "not found\n");
        row("/Media/a", 404, "not found\n");
        row("/other", 404, "not found\n");
    }
    void routesAreExactOrTheLongestPrefix()
    {
        QFETCH(QByteArray, target);
        const Door door([](Server &server) {
            server.route({Method::Get}, "/", says("root"));
            server.route({Method::Get}, "/media/", says("media"));
            server.route({Method::Get}, "/media/prompts/", says("prompts"));
            server.route({Method::Get}, "/media/exact", says("exact"));
            server.route({Method::Get}, "/exact", says("exact"));
        });
        const QByteArray answer = get(door, target);
        QTEST(RawPeer::status(answer), "status");
        QTEST(RawPeer::body(answer), "text");
    }

    void whatLeadsNowhereIsLoggedAndCounted_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("line");
        QTest::newRow("unknown path") << QByteArray("GET /nowhere?Digits=4711") << 404 << u"404 GET /nowhere"_s;
        QTest::newRow("wrong method") << QByteArray("PUT /ping") << 405 << u"405 PUT /ping"_s;
        QTest::newRow("a long path") << "GET /" + QByteArray(2000, 'x') << 404 << u"404 GET /"_s + QString(79, u'x');
    }
    void whatLeadsNowhereIsLoggedAndCounted()
    {
        QFETCH(QByteArray, request);
        QFETCH(QString, line);
        QTest::ignoreMessage(QtInfoMsg, qPrintable(u"refused 127.0.0.1: "_s + line));
        const Door door(test::usualRoutes);
        RawPeer peer(door.port());
        QVERIFY(peer.send(request + " HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"));
        QTEST(RawPeer::status(peer.answer()), "status");
        QCOMPARE(door.refused(Refusal::Route), 1u);
    }

    void aFloodThatLeadsNowhereDoesNotFillTheLog()
    {
        const test::LogLines lines(u": 404 GET /nowhere"_s);
        const Door door(test::usualRoutes);
        RawPeer peer(door.port());
        const auto began = std::chrono::steady_clock::now();
        for (int i = 0; i < 200; ++i) {
            QVERIFY(peer.send("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n"));
            QCOMPARE(RawPeer::status(peer.answer()), 404);
        }
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(std::chrono::steady_clock::now() - began).count();
        QCOMPARE(door.refused(Refusal::Route), 200u);
        QVERIFY(lines.count() >= 10);
        QVERIFY2(lines.count() <= 10 * (seconds + 1), QByteArray::number(lines.count()).constData());
    }

    void aLaterRouteReplacesAnEarlierOne()
    {
        const Door door([](Server &server) {
            server.route({Method::Get, Method::Post}, "/a", says("first"));
            server.route({Method::Get}, "/a", says("second"));
        });
        QCOMPARE(RawPeer::body(get(door, "/a")), "second");
        RawPeer peer(door.port());
        QVERIFY(peer.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"));
        QCOMPARE(RawPeer::body(peer.answer()), "first");
    }

    void responsesAreWrittenAsGiven()
    {
        const Door door([](Server &server) {
            server.route({Method::Get}, "/json", [](const Request &, const Server::Reply &reply) {
                reply(Response::json(QJsonDocument(QJsonObject{{u"a"_s, 1}}), 201));
            });
            server.route({Method::Get}, "/none",
                [](const Request &, const Server::Reply &reply) { reply(Response::empty(204)); });
            server.route({Method::Get}, "/odd",
                [](const Request &, const Server::Reply &reply) { reply(Response::empty(299)); });
            server.route({Method::Get}, "/extra", [](const Request &, const Server::Reply &reply) {
                Response response = Response::text("x");
                response.headers = {
                    {"Cache-Control", "no-store"}, {"X-A", "1"}, {"X-A", "2"}, {"Bad", "a\r\nInjected: b"}};
                reply(response);
            });
        });
        const QByteArray json = get(door, "/json");
        QCOMPARE(RawPeer::status(json), 201);
        QVERIFY(json.toLower().contains("content-type: application/json\r\n"));
        QCOMPARE(RawPeer::body(json), "{\"a\":1}");

        const QByteArray none = get(door, "/none");
        QCOMPARE(RawPeer::status(none), 204);
        QVERIFY(none.endsWith("\r\n\r\n"));
        QVERIFY(!none.toLower().contains("content-type"));
        QCOMPARE(RawPeer::status(get(door, "/odd")), 299);

        const QByteArray extra = get(door, "/extra").toLower();
        QVERIFY(extra.contains("cache-control: no-store\r\n"));
        QVERIFY(extra.contains("x-a: 1\r\n"));
        QVERIFY(extra.contains("x-a: 2\r\n"));
        QVERIFY2(!extra.contains("injected"), "response splitting");
    }

    void anAnswerMayComeLaterAndOnlyOnce()
    {
        Server::Reply late;
        Door door([&late](Server &server) {
            server.route(
                {Method::Get}, "/late", [&late](const Request &, const Server::Reply &reply) { late = reply; });
        });
        RawPeer peer(door.port());
        QVERIFY(peer.send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n"));
        QVERIFY(arrives(door, late));
        door.run([&late](Server &) {
            late(Response::text("first"));
            late(Response::text("second"));
        });
        QCOMPARE(RawPeer::body(peer.answer()), "first");
        QVERIFY(peer.send("GET /missing HTTP/1.1\r\nHost: a\r\n\r\n"));
        QCOMPARE(RawPeer::status(peer.answer()), 404); // and not "second"
    }

    void aForgottenRequestIsAnswered500()
    {
        QTest::ignoreMessage(QtWarningMsg, "a request was dropped without an answer");
        const Door door([](Server &server) {
            server.route({Method::Get}, "/forgotten", [](const Request &, const Server::Reply &) {});
        });
        QCOMPARE(RawPeer::status(get(door, "/forgotten")), 500);
    }

    void clientsThatLeaveBeforeTheirAnswerAreHarmless()
    {
        std::vector<Server::Reply> held;
        Limits limits;
        limits.connectionsPerAddress = 400;
        Door door(
            [&held](Server &server) {
                test::usualRoutes(server);
                server.route({Method::Get}, "/late",
                    [&held](const Request &, const Server::Reply &reply) { held.push_back(reply); });
            },
            limits);
        {
            std::vector<RawPeer> peers;
            for (int i = 0; i < 300; ++i) {
                peers.emplace_back(door.port());
                QVERIFY(peers.back().send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n"));
            }
            QTRY_COMPARE(count(door, held), 300);
            for (size_t i = 0; i < peers.size(); i += 2)
                peers[i].reset(); // half with RST, half with FIN
        }
        door.run([&held](Server &) { // some have been noticed by now, some not
            for (const Server::Reply &reply : held)
                reply(Response::text("too late"));
        });
        QTRY_COMPARE(door.connections(), 0);
        door.run([&held](Server &) {
            for (const Server::Reply &reply : held)
                reply(Response::text("far too late"));
            held.clear();
        });
        QCOMPARE(RawPeer::body(get(door, "/ping")), "pong");
    }

    void answersAfterTheServerHasClosedAreHarmless()
    {
        Server::Reply late;
        Door door([&late](Server &server) {
            server.route(
                {Method::Get}, "/late", [&late](const Request &, const Server::Reply &reply) { late = reply; });
        });
        RawPeer peer(door.port());
        QVERIFY(peer.send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n"));
        QVERIFY(arrives(door, late));
        bool closed = false;
        door.run([&](Server &server) {
            server.close();
            closed = server.port() == 0 && !server.guard();
            late(Response::text("nobody listens"));
            late = nullptr;
        });
        QVERIFY(closed);
        QVERIFY(peer.isClosedSoon());
    }

    void aHandlerMayCloseTheServer()
    {
        Server *server = nullptr;
        Door door([&server](Server &made) {
            server = &made;
            made.route({Method::Get}, "/close", [&server](const Request &, const Server::Reply &) {
                QMetaObject::invokeMethod(server, &Server::close, Qt::QueuedConnection);
                QTest::ignoreMessage(QtWarningMsg, "a request was dropped without an answer");
            });
        });
        RawPeer peer(door.port());
        QVERIFY(peer.send("GET /close HTTP/1.1\r\nHost: a\r\n\r\n"));
        (void)peer.untilClosed();
        QTRY_VERIFY([&door] {
            quint16 port = 1;
            door.run([&port](Server &running) { port = running.port(); });
            return port == 0;
        }());
    }

    void aTakenPortIsNamed()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        Server server;
        const Result<> listening = server.listen(QHostAddress::LocalHost, other.serverPort());
        QVERIFY(!listening);
        QCOMPARE(listening.error().kind, Error::Kind::Conflict);
        QCOMPARE(listening.error().detail, u"127.0.0.1 port %1 is in use by another program"_s.arg(other.serverPort()));
        QCOMPARE(server.port(), 0);
        other.close();
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));
        QVERIFY(server.port() != 0);
    }

    void anAddressOfAnotherMachineIsNamed()
    {
        Server server;
        const Result<> listening = server.listen(QHostAddress(u"192.0.2.1"_s), 0);
        QVERIFY(!listening);
        QCOMPARE(listening.error().kind, Error::Kind::Invalid);
        QVERIFY(listening.error().detail.contains(u"192.0.2.1"_s));
    }

private:
    static int count(Door &door, const std::vector<Server::Reply> &held)
    {
        size_t size = 0;
        door.run([&](Server &) { size = held.size(); });
        return int(size);
    }
    static bool arrives(Door &door, const Server::Reply &late)
    {
        return QTest::qWaitFor([&] {
            bool there = false;
            door.run([&](Server &) { there = bool(late); });
            return there;
        });
    }
};
static const test::Register<ServerTest> serverTest;

#include "servertest.moc"
