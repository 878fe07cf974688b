// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/wire.h"
#include "support/suite.h"

#include <QTemporaryFile>
#include <QTest>

#include <unistd.h>

using namespace cb;
using namespace cb::http;

namespace {

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
