// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/wire.h"
#include "door.h"
#include "support/suite.h"

#include <QTemporaryFile>
#include <QTest>

#include <sys/socket.h>

#include <unistd.h>

#include <array>

using namespace cb;
using namespace cb::http;

namespace {

constexpr qint64 MB = 1000 * 1000;

class Deaf final : public Wire::Owner
{
public:
    void wireReadable() override { }
    void wireWritten() override { }
    void wireBroken() override { }
};

} // namespace

class WireTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    /// Something is always unwritten, and all the same what has gone does not stay.
    void aSlowReaderCostsWhatItHasNotRead()
    {
        std::array<int, 2> ends{};
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
        Epoll epoll;
        Deaf owner;
        Wire wire(epoll, ends[0], owner);
        QVERIFY(wire.isWatched());
        const test::PeakMemory memory;
        constexpr qsizetype piece = 64 * 1024;
        QByteArray out(piece, Qt::Uninitialized);
        QByteArray in(piece, Qt::Uninitialized);
        qint64 written = 0;
        qint64 read = 0;
        bool intact = true;
        while (read < 100 * MB) {
            while (wire.unwritten() < 4 * piece) {
                out.fill(char(written / piece));
                wire.write(out);
                written += piece;
            }
            const ssize_t taken = ::recv(ends[1], in.data(), size_t(piece), 0);
            QVERIFY(taken > 0);
            intact =
                intact && in[0] == char(read / piece) && in[qsizetype(taken) - 1] == char((read + taken - 1) / piece);
            read += taken;
            wire.happened(EPOLLOUT);
            QVERIFY(wire.unwritten() > 0);
        }
        QVERIFY(intact);
        ::close(ends[1]);
        if (test::memoryIsTelling)
            QVERIFY2(memory.growth() < 16 * MB, QByteArray::number(memory.growth()).constData());
    }

    void whatCannotBeWatchedIsKnown()
    {
        QTemporaryFile file; // epoll takes none
        QVERIFY(file.open());
        Epoll epoll;
        Deaf owner;
        const Wire wire(epoll, ::dup(file.handle()), owner);
        QVERIFY(!wire.isWatched());
    }
};
static const test::Register<WireTest> wireTest;

#include "wiretest.moc"
