// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "door.h"
#include "support/suite.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::http;
using test::Door;
using test::RawPeer;

namespace {

const QByteArray ping = "GET /ping HTTP/1.1\r\nHost: desk\r\n\r\n";
const QByteArray late = "GET /late HTTP/1.1\r\nHost: desk\r\n\r\n";

bool closes(const QByteArray &answer)
{
    return answer.toLower().contains("\r\nconnection: close\r\n");
}

} // namespace

/// A listener that is replaced or set anew while people are talking to it, over real sockets.
class DrainTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsUnderWayIsAnsweredAndNobodyElseComesIn()
    {
        Server::Reply held;
        std::atomic<bool> gone = false;
        Door door([&](Server &server) {
            test::usualRoutes(server);
            server.route(
                {Method::Get}, "/late", [&held](const Request &, const Server::Reply &reply) { held = reply; });
            QObject::connect(&server, &Server::drained, &server, [&gone] { gone = true; });
        });
        RawPeer waiting(door.port());
        RawPeer idle(door.port());
        QVERIFY(idle.send(ping));
        QVERIFY(!closes(idle.answer()));
        QVERIFY(waiting.send(late));
        bool taken = false;
        QTRY_VERIFY((door.run([&](Server &) { taken = bool(held); }), taken));

        door.run([](Server &server) { server.drain(); });
        QVERIFY(!RawPeer(door.port()).isConnected());
        QVERIFY(!gone);
        QVERIFY(idle.send(ping)); // it did not know yet
        const QByteArray last = idle.answer();
        QCOMPARE(RawPeer::body(last), QByteArray("pong"));
        QVERIFY(closes(last));
        QVERIFY(idle.isClosedSoon());
        door.run([&held](Server &) { std::exchange(held, {})(Response::text("at last")); });
        const QByteArray answer = waiting.answer();
        QCOMPARE(RawPeer::body(answer), QByteArray("at last"));
        QVERIFY(closes(answer));
        QVERIFY(waiting.isClosedSoon());
        QTRY_VERIFY(gone);
    }

    void withNobodyThereItIsDrainedAtOnce()
    {
        std::atomic<bool> gone = false;
        Door door(
            [&](Server &server) { QObject::connect(&server, &Server::drained, &server, [&gone] { gone = true; }); });
        door.run([](Server &server) { server.drain(); });
        QTRY_VERIFY(gone);
    }

    void whoIsNoLongerLetInHearsOneMoreAnswer()
    {
        Door door(test::usualRoutes);
        RawPeer peer(door.port());
        QVERIFY(peer.send(ping));
        QVERIFY(!closes(peer.answer()));
        door.run([](Server &server) {
            Limits limits;
            limits.allowed = *AddressList::parse({u"10.0.0.0/8"_s});
            server.setLimits(limits);
        });
        QVERIFY(peer.send(ping));
        QVERIFY(closes(peer.answer()));
        QVERIFY(peer.isClosedSoon());
        RawPeer other(door.port());
        QVERIFY(!other.send(ping) || other.answer().isEmpty());
        door.run([](Server &server) { server.setLimits({}); });
        RawPeer again(door.port());
        QVERIFY(again.send(ping));
        QCOMPARE(RawPeer::body(again.answer()), QByteArray("pong"));
    }

    void otherRoutesHoldForConnectionsThatAreThere()
    {
        Door door(test::usualRoutes);
        RawPeer peer(door.port());
        QVERIFY(peer.send(ping));
        QCOMPARE(RawPeer::body(peer.answer()), QByteArray("pong"));
        door.run([](Server &server) {
            server.clearRoutes();
            server.route({Method::Get}, "/late",
                [](const Request &, const Server::Reply &reply) { reply(Response::text("new")); });
        });
        QVERIFY(peer.send(ping));
        QCOMPARE(RawPeer::status(peer.answer()), 404);
        QVERIFY(peer.send(late));
        QCOMPARE(RawPeer::body(peer.answer()), QByteArray("new"));
    }
};
static const test::Register<DrainTest> drainTest;

#include "draintest.moc"
