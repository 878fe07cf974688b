// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "door.h"
#include "support/suite.h"

#include <QHash>
#include <QTest>

#include <optional>

using namespace cb;
using namespace cb::http;
using test::Door;
using test::RawPeer;

/// What is told of a peer that ends its side of the connection before it has its answer.
class LeavingTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void anEndThatComesWithTheRequestIsTold_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArrayList>("answers");
        QTest::addColumn<int>("told");
        const QByteArray quick = "GET /ping HTTP/1.1\r\nHost: a\r\n\r\n";
        const QByteArray slow = "POST /late HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n";
        const QByteArray last = "POST /late HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\n";
        QTest::newRow("one request") << slow + "one" << QByteArrayList{"one, in a hurry"} << 1;
        QTest::newRow("two pipelined") << slow + "one" + slow + "two"
                                       << QByteArrayList{"one, in a hurry", "two, in a hurry"} << 2;
        QTest::newRow("behind one answered at once")
            << quick + slow + "one" << QByteArrayList{"pong", "one, in a hurry"} << 1;
        QTest::newRow("before one answered at once")
            << slow + "one" + quick << QByteArrayList{"one, in a hurry", "pong"} << 1;
        QTest::newRow("the last by its own word") << last + "one" << QByteArrayList{"one, in a hurry"} << 1;
        QTest::newRow("answered at once") << quick << QByteArrayList{"pong"} << 0;
    }
    void anEndThatComesWithTheRequestIsTold()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArrayList, answers);
        QFETCH(int, told);
        // All in the door's thread.
        QHash<quint64, std::pair<QByteArray, Server::Reply>> held;
        int heard = 0;
        Door door([&](Server &server) {
            test::usualRoutes(server);
            server.route({Method::Post}, "/late", [&held](const Request &request, const Server::Reply &reply) {
                held.insert(request.exchange, {request.body, reply});
            });
            QObject::connect(&server, &Server::leaving, &server, [&](quint64 exchange) {
                ++heard;
                if (const auto [body, reply] = held.take(exchange); reply)
                    reply(Response::text(body + ", in a hurry"));
            });
        });
        std::optional<RawPeer> peer;
        bool sent = false;
        door.run([&](Server &server) { // its loop stands meanwhile, and then sees the bytes and the end in one event
            peer.emplace(server.port());
            sent = peer->send(bytes);
            peer->finish();
        });
        QVERIFY(sent);
        for (const QByteArray &answer : answers)
            QCOMPARE(RawPeer::body(peer->answer()), answer);
        QVERIFY(peer->isClosedSoon());
        door.run([](Server &) {}); // whatever it was busy with is done
        QCOMPARE(heard, told);
        QVERIFY(held.isEmpty());
    }
};
static const test::Register<LeavingTest> leavingTest;

#include "leavingtest.moc"
