// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "door.h"
#include "support/suite.h"

#include <QTest>

#include <optional>
#include <thread>
#include <vector>

using namespace std::chrono_literals;
using namespace cb;
using namespace cb::http;
using test::Door;
using test::RawPeer;

class GuardTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void pipelinedRequestsAreAnsweredInOrderAlsoWhenTheFirstIsLate()
    {
        Server::Reply late;
        int pings = 0;
        Door door([&](Server &server) {
            server.route(
                {Method::Get}, "/late", [&late](const Request &, const Server::Reply &reply) { late = reply; });
            server.route({Method::Get}, "/ping", [&pings](const Request &, const Server::Reply &reply) {
                reply(Response::text(QByteArray::number(++pings)));
            });
        });
        RawPeer peer(door.port());
        QVERIFY(peer.send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n"
            + QByteArray("GET /ping HTTP/1.1\r\nHost: a\r\n\r\n").repeated(100)));
        QTRY_VERIFY([&] {
            bool waiting = false;
            door.run([&](Server &) { waiting = bool(late); });
            return waiting;
        }());
        int meanwhile = -1;
        door.run([&](Server &) {
            meanwhile = pings;
            late(Response::text("late"));
        });
        QCOMPARE(meanwhile, 0);
        QCOMPARE(RawPeer::body(peer.answer()), "late");
        for (int i = 1; i <= 100; ++i)
            QCOMPARE(RawPeer::body(peer.answer()), QByteArray::number(i));
    }

    void eachPhaseHasItsDeadline_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status"); // 0: closed without a word
        QTest::addColumn<int>("reason"); // -1: none counted
        QTest::newRow("idle from the start") << QByteArray() << 0 << -1;
        QTest::newRow("only a blank line") << QByteArray("\r\n") << 0 << -1;
        QTest::newRow("header") << QByteArray("GET /ping HT") << 408 << int(Refusal::HeaderTimeout);
        QTest::newRow("body") << QByteArray("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhel") << 408
                              << int(Refusal::BodyTimeout);
        QTest::newRow("handling") << QByteArray("GET /never HTTP/1.1\r\nHost: a\r\n\r\n") << 503
                                  << int(Refusal::HandlingTimeout);
        QTest::newRow("idle after an answer") << QByteArray("GET /ping HTTP/1.1\r\nHost: a\r\n\r\n") << 200 << -1;
    }
    void eachPhaseHasItsDeadline()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        QFETCH(int, reason);
        std::vector<Server::Reply> held;
        Door door(
            [&held](Server &server) {
                test::usualRoutes(server);
                server.route({Method::Get}, "/never",
                    [&held](const Request &, const Server::Reply &reply) { held.push_back(reply); });
            },
            quick());
        RawPeer peer(door.port());
        QVERIFY(peer.send(bytes));
        QCOMPARE(RawPeer::status(peer.untilClosed()), status);
        if (reason >= 0)
            QCOMPARE(door.refused(Refusal(reason)), 1u);
        QTRY_COMPARE(door.connections(), 0);
        door.run([&held](Server &) {
            for (const Server::Reply &reply : held)
                reply(Response::text("too late")); // safe
            held.clear();
        });
    }

    void aSlowDripDoesNotRefreshADeadline()
    {
        Door door(test::usualRoutes, quick());
        RawPeer peer(door.port());
        int sent = 0;
        const auto ended = [&] { return door.refused(Refusal::HeaderTimeout) > 0; };
        while (sent < 200 && peer.send("G") && !QTest::qWaitFor(ended, 5))
            ++sent;
        QVERIFY2(sent < 200, "open for ever");
        QCOMPARE(door.refused(Refusal::HeaderTimeout), 1u);
    }

    void aPeerThatDoesNotReadIsDropped()
    {
        Limits limits = quick();
        limits.writing = 60ms;
        Door door(
            [](Server &server) {
                server.route({Method::Get}, "/large", [](const Request &, const Server::Reply &reply) {
                    reply(Response::text(QByteArray(16 * 1024 * 1024, 'x')));
                });
            },
            limits);
        RawPeer peer(door.port());
        QVERIFY(peer.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n"));
        QTRY_COMPARE(door.refused(Refusal::WritingTimeout), 1u);
        QTRY_COMPARE(door.connections(), 0);
    }

    void aLargeAnswerArrivesWholeAlsoWhenTheConnectionCloses()
    {
        Limits limits = quick();
        limits.writing = 10s;
        const QByteArray large(4 * 1024 * 1024, 'x');
        Door door(
            [&large](Server &server) {
                server.route({Method::Get}, "/large",
                    [&large](const Request &, const Server::Reply &reply) { reply(Response::text(large)); });
            },
            limits);
        RawPeer peer(door.port());
        QVERIFY(peer.send("GET /large HTTP/1.0\r\n\r\n"));
        // Longer than any other deadline: one who came later has met them.
        RawPeer slow(door.port());
        QVERIFY(slow.send("G"));
        QTRY_COMPARE(door.refused(Refusal::HeaderTimeout), 1u);
        QVERIFY(RawPeer::body(peer.untilClosed()) == large);
    }

    void whoSendsNoMoreStillGetsItsAnswers()
    {
        const QByteArray large(4 * 1024 * 1024, 'x');
        Server::Reply held;
        Door door([&](Server &server) {
            test::usualRoutes(server);
            server.route({Method::Get}, "/large",
                [&large](const Request &, const Server::Reply &reply) { reply(Response::text(large)); });
            server.route(
                {Method::Get}, "/held", [&held](const Request &, const Server::Reply &reply) { held = reply; });
        });
        RawPeer two(door.port());
        QVERIFY(two.send(QByteArray("GET /ping HTTP/1.1\r\nHost: a\r\n\r\n").repeated(2)));
        two.finish();
        QCOMPARE(RawPeer::body(two.answer()), "pong");
        QCOMPARE(RawPeer::body(two.answer()), "pong");
        QVERIFY(two.isClosedSoon());

        RawPeer much(door.port());
        QVERIFY(much.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n"));
        much.finish();
        QVERIFY(RawPeer::body(much.answer()) == large);
        QVERIFY(much.isClosedSoon());

        RawPeer waiting(door.port());
        QVERIFY(waiting.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n"));
        waiting.finish();
        QTRY_VERIFY(door.requests() == 4);
        door.run([&held](Server &) { std::exchange(held, nullptr)(Response::text("at last")); });
        QCOMPARE(RawPeer::body(waiting.answer()), "at last");
        QVERIFY(waiting.isClosedSoon());

        RawPeer half(door.port());
        QVERIFY(half.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf"));
        half.finish();
        QVERIFY(half.isClosedSoon());
        QTRY_COMPARE(door.connections(), 0);
    }

    void connectionsAreCappedInAllAndByAddress()
    {
        Limits limits;
        limits.connections = 6;
        limits.connectionsPerAddress = 4;
        Door door(test::usualRoutes, limits);
        std::vector<RawPeer> peers;
        for (int i = 0; i < 4; ++i) {
            peers.emplace_back(door.port(), "127.0.0.2");
            QVERIFY(peers.back().send("GET /ping HTTP/1.1\r\nHost: a\r\n\r\n"));
            QCOMPARE(RawPeer::status(peers.back().answer()), 200);
        }
        RawPeer fifth(door.port(), "127.0.0.2");
        QVERIFY(fifth.isClosedSoon());
        QCOMPARE(door.refused(Refusal::ConnectionsPerAddress), 1u);
        for (int i = 0; i < 2; ++i) {
            peers.emplace_back(door.port(), "127.0.0.3");
            QVERIFY(peers.back().send("GET /ping HTTP/1.1\r\nHost: a\r\n\r\n"));
            QCOMPARE(RawPeer::status(peers.back().answer()), 200);
        }
        RawPeer seventh(door.port(), "127.0.0.4");
        QVERIFY(seventh.isClosedSoon());
        QCOMPARE(door.refused(Refusal::Connections), 1u);
        peers.clear();
        QTRY_COMPARE(door.connections(), 0);
        RawPeer again(door.port(), "127.0.0.2");
        QVERIFY(again.send("GET /ping HTTP/1.1\r\nHost: a\r\n\r\n"));
        QCOMPARE(RawPeer::status(again.answer()), 200);
    }

    void aProxyIsNotCappedByAddress()
    {
        Limits limits;
        limits.connectionsPerAddress = 1;
        limits.proxies = *AddressList::parse({QStringLiteral("127.0.0.2")});
        Door door(test::usualRoutes, limits);
        std::vector<RawPeer> peers;
        for (int i = 0; i < 5; ++i) {
            peers.emplace_back(door.port(), "127.0.0.2");
            QVERIFY(peers.back().send("GET /ping HTTP/1.1\r\nHost: a\r\n\r\n"));
            QCOMPARE(RawPeer::status(peers.back().answer()), 200);
        }
    }

    void onlyAllowedAddressesAreLetIn()
    {
        Limits limits;
        limits.allowed = *AddressList::parse({QStringLiteral("127.0.0.2"), QStringLiteral("127.0.5.0/24")});
        Door door(test::usualRoutes, limits);
        RawPeer other(door.port(), "127.0.0.1");
        QVERIFY(other.isClosedSoon());
        QCOMPARE(door.refused(Refusal::Address), 1u);
        for (const char *allowed : {"127.0.0.2", "127.0.5.77"}) {
            RawPeer peer(door.port(), allowed);
            QVERIFY(peer.send("GET /ping HTTP/1.1\r\nHost: a\r\n\r\n"));
            QCOMPARE(RawPeer::status(peer.answer()), 200);
        }
    }

    void bodiesInFlightAreBoundedTogether()
    {
        Limits limits;
        limits.bodiesInFlight = 3000;
        limits.freeBody = 500;
        Door door(test::usualRoutes, limits);
        const auto post = [&door](qsizetype size) {
            RawPeer peer(door.port());
            const bool sent = peer.send("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: "
                + QByteArray::number(size) + "\r\n\r\n");
            return sent && RawPeer::status(peer.answer()) == 100 ? std::optional(std::move(peer)) : std::nullopt;
        };
        // What was only announced takes nobody's place.
        std::vector<std::optional<RawPeer>> boasters;
        for (int i = 0; i < 20; ++i)
            boasters.push_back(post(1'000'000));
        auto first = post(3000);
        QVERIFY(first && first->send(QByteArray(2999, 'x')));
        auto second = post(3000);
        QVERIFY(second && second->send(QByteArray(2999, 'x')));
        QCOMPARE(RawPeer::status(second->answer()), 503);
        QCOMPARE(door.refused(Refusal::Busy), 1u);
        auto small = post(500);
        QVERIFY(small && small->send(QByteArray(500, 'x')));
        QCOMPARE(RawPeer::status(small->answer()), 200); // a webhook's passes all the same
        QVERIFY(first->send("x"));
        QCOMPARE(RawPeer::status(first->answer()), 200);
        auto third = post(3000);
        QVERIFY(third && third->send(QByteArray(2999, 'x'))); // given back
        third->reset();
        boasters.clear();
        QTRY_COMPARE(door.connections(), 2); // first and small
        auto fourth = post(3000);
        QVERIFY(fourth && fourth->send(QByteArray(3000, 'x')));
        QCOMPARE(RawPeer::status(fourth->answer()), 200); // by the dead one too
    }

    void whoSendsWithoutPauseTakesTurnsWithTheOthers()
    {
        Door door(test::usualRoutes);
        // More than the kernel holds: as long as its answers are read, the next request is always there.
        constexpr int many = 40'000;
        RawPeer greedy(door.port());
        std::jthread reader([&greedy] { (void)greedy.untilClosed(); });
        std::jthread writer([&greedy] {
            const QByteArray ping = "GET /ping HTTP/1.1\r\nHost: a\r\n\r\n";
            (void)greedy.flood(ping.repeated(1000), ping.size() * many);
            greedy.finish();
        });
        QTRY_VERIFY(door.requests() > 100);
        RawPeer honest(door.port());
        const quint64 before = door.requests();
        QVERIFY(honest.send("GET /ping HTTP/1.1\r\nHost: a\r\n\r\n"));
        QCOMPARE(RawPeer::body(honest.answer()), "pong");
        const quint64 meanwhile = door.requests() - before;
        QVERIFY2(meanwhile < many / 2, qPrintable(QString::number(meanwhile)));
    }

    void peersThatResetInTheMidstOfTheirAnswersAreForgotten()
    {
        Limits limits;
        limits.lingering = 50ms;
        limits.tick = 10ms;
        Door door(test::usualRoutes, limits);
        for (int i = 0; i < 50; ++i) {
            RawPeer peer(door.port());
            QVERIFY(peer.send(QByteArray("GET /ping HTTP/1.1\r\nHost: a\r\n\r\n").repeated(200)));
            if (i % 2)
                (void)peer.answer();
            peer.reset();
        }
        QTRY_COMPARE(door.connections(), 0);
        RawPeer honest(door.port());
        QVERIFY(honest.send("GET /ping HTTP/1.1\r\nHost: a\r\n\r\n"));
        QCOMPARE(RawPeer::body(honest.answer()), "pong");
    }

    void refusedSendersStillGetToReadTheirAnswer()
    {
        Door door(test::usualRoutes);
        RawPeer peer(door.port());
        QVERIFY(peer.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1200000\r\n\r\n"));
        QVERIFY(peer.send(QByteArray(1200000, 'x'))); // sends on although it was refused at the header
        QCOMPARE(RawPeer::status(peer.untilClosed()), 413);
    }

private:
    static Limits quick()
    {
        Limits limits;
        limits.idle = limits.header = limits.body = limits.handling = limits.writing = 60ms;
        limits.lingering = 30ms;
        limits.tick = 10ms;
        return limits;
    }
};
static const test::Register<GuardTest> guardTest;

#include "guardtest.moc"
