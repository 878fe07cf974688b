// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "door.h"
#include "support/suite.h"

#include <QTest>

#include <sys/resource.h>

#include <vector>

using namespace std::chrono_literals;
using namespace cb;
using namespace cb::http;
using test::Door;
using test::PeakMemory;
using test::RawPeer;

namespace {
constexpr qint64 MB = 1000 * 1000;
constexpr qint64 tolerated = 16 * MB;

void pingFrom(const Door &door, const char *address)
{
    RawPeer peer(door.port(), address);
    QVERIFY(peer.send("GET /ping HTTP/1.1\r\nHost: a\r\n\r\n"));
    QCOMPARE(RawPeer::body(peer.answer()), "pong");
}
} // namespace

/// The attacks under which bare QHttpServer 6.4.2 takes up to 3 GB: here they cost next to nothing, and others are
/// served.
class FloodTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        rlimit files{};
        getrlimit(RLIMIT_NOFILE, &files);
        files.rlim_cur = std::min<rlim_t>(files.rlim_max, 8192); // both ends of each connection are ours
        setrlimit(RLIMIT_NOFILE, &files);
    }

    void oneEndlessRequestCostsNoMemory_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QByteArray>("rest"); // repeated
        QTest::addColumn<qint64>("total");
        QTest::addColumn<int>("status");
        const QByteArray get = "GET /ping HTTP/1.1\r\nHost: a\r\n";
        const QByteArray post = "POST /echo HTTP/1.1\r\nHost: a\r\n";
        const QByteArray filling(64 * 1024, 'a');
        QTest::newRow("100 MB header") << get + "X: " << filling << 100 * MB << 431;
        QTest::newRow("20 MB of header lines")
            << get << QByteArray("X-Some-Header: some value\r\n").repeated(2000) << 20 * MB << 431;
        QTest::newRow("100 MB request line") << QByteArray("GET /") << filling << 100 * MB << 414;
        QTest::newRow("1 GB body, Content-Length") << post + "Content-Length: 1000000000\r\n\r\n"
                                                   << filling << 1000 * MB << 413;
        QTest::newRow("1 GB chunked") << post + "Transfer-Encoding: chunked\r\n\r\n"
                                      << "10000\r\n" + filling + "\r\n"
                                      << 1000 * MB << 411;
    }
    void oneEndlessRequestCostsNoMemory()
    {
        QFETCH(QByteArray, start);
        QFETCH(QByteArray, rest);
        QFETCH(qint64, total);
        Door door(test::usualRoutes);
        pingFrom(door, "127.0.0.9"); // what is made once is made
        const PeakMemory memory;
        RawPeer attacker(door.port());
        QVERIFY(attacker.send(start));
        const qint64 taken = attacker.flood(rest, total);
        QVERIFY2(taken < 20 * MB, "swallowed it whole"); // what the kernels' buffers hold, and what is thrown away
        pingFrom(door, "127.0.0.9");
        QCOMPARE(door.refused(Refusal::Malformed) + door.refused(Refusal::TooLarge), 1u);
        if (test::memoryIsTelling)
            QVERIFY2(memory.growth() < tolerated, QByteArray::number(memory.growth()).constData());
        qInfo("grew by %lld kB, took %lld kB", memory.growth() / 1000, taken / 1000);
    }

    void aThousandConnectionsThatDoNothingAreBoundedAndEnd_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("idle") << QByteArray();
        QTest::newRow("slow header") << QByteArray("GET /ping HTTP/1.1\r\nHost: a\r\nX-Slow: aaa");
        QTest::newRow("slow body") << "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n"
                + QByteArray(8000, 'a');
    }
    void aThousandConnectionsThatDoNothingAreBoundedAndEnd()
    {
        QFETCH(QByteArray, bytes);
        Limits limits;
        limits.idle = limits.header = limits.body = 1000ms;
        limits.lingering = 50ms;
        limits.tick = 25ms;
        Door door(test::usualRoutes, limits);
        pingFrom(door, "127.0.0.9");
        const PeakMemory memory;
        std::vector<RawPeer> attackers;
        for (int i = 0; i < 1000; ++i) {
            const QByteArray from = "127.0.1." + QByteArray::number(1 + i % 10);
            attackers.emplace_back(door.port(), from.constData());
            QVERIFY(attackers.back().isConnected());
            attackers.back().send(bytes);
        }
        QVERIFY(door.connections() <= limits.connections);
        QTRY_VERIFY(door.refused(Refusal::Connections) > 0);
        QTRY_COMPARE_WITH_TIMEOUT(door.connections(), 0, 30'000);
        pingFrom(door, "127.0.0.9");
        if (test::memoryIsTelling)
            QVERIFY2(memory.growth() < tolerated, QByteArray::number(memory.growth()).constData());
        qInfo("grew by %lld kB", memory.growth() / 1000);
    }

    void oneAddressCannotShutOthersOut()
    {
        Door door(test::usualRoutes);
        std::vector<RawPeer> attackers;
        for (int i = 0; i < 200; ++i)
            attackers.emplace_back(door.port(), "127.0.1.1");
        QTRY_COMPARE(door.refused(Refusal::ConnectionsPerAddress), 136u);
        pingFrom(door, "127.0.0.9");
    }

    void manyPipelinedRequestsUnreadCostNoMemory()
    {
        constexpr int requests = 400'000;
        const QByteArray request = "GET /ping HTTP/1.1\r\nHost: a\r\n\r\n";
        Limits limits;
        limits.writing = 300ms;
        limits.tick = 25ms;
        Door door(test::usualRoutes, limits);
        pingFrom(door, "127.0.0.9");
        const PeakMemory memory;
        RawPeer attacker(door.port());
        attacker.flood(request.repeated(1000), requests * request.size());
        pingFrom(door, "127.0.0.9");
        QTRY_COMPARE_WITH_TIMEOUT(door.refused(Refusal::WritingTimeout), 1u, 30'000);
        const quint64 served = door.requests();
        QVERIFY2(served < requests, QByteArray::number(served).constData()); // held back, not answered into memory
        if (test::memoryIsTelling)
            QVERIFY2(memory.growth() < tolerated, QByteArray::number(memory.growth()).constData());
        qInfo("grew by %lld kB, served %llu", memory.growth() / 1000, served);
    }
};
static const test::Register<FloodTest> floodTest;

#include "floodtest.moc"
