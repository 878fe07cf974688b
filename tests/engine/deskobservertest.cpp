// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/deskobserver.h"
#include "support/suite.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

using Problem = ListenerStatus::Problem;

/// A desk whose door is open and whose account is set up.
struct Watched {
    ManualClock clock{Instant(std::chrono::milliseconds(1'795'185'720'000))};
    engine::DeskObserver observer{clock, SiteTime()};

    Watched()
    {
        observer.accountSet(true);
        observer.doorOpened(8787, 0);
    }
    void saw(int httpStatus, bool stored)
    {
        observer.saw({.at = clock.now(),
            .path = u"voice/incoming"_s,
            .word = u"ringing"_s,
            .httpStatus = httpStatus,
            .stored = stored});
    }
    [[nodiscard]] ListenerStatus listener() const { return observer.status().listener; }
};

} // namespace

class DeskObserverTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aCallerWhoWasNotLeftAloneIsNotAStoredOne()
    {
        Watched desk;
        QCOMPARE(desk.listener().health, Health::Ok);
        desk.observer.storageFailed();
        desk.saw(200, false); // as the router tells it: the caller heard the answer that needs no database
        QCOMPARE(desk.listener().problem, Problem::Storage);
        QCOMPARE(desk.listener().health, Health::Down);
        desk.saw(500, false);
        QCOMPARE(desk.listener().problem, Problem::Storage);
        desk.saw(200, true);
        QCOMPARE(desk.listener().problem, Problem::None);
        QCOMPARE(desk.listener().health, Health::Ok);
    }

    void anIdleDeskHearsThatItsDatabaseIsBack()
    {
        Watched desk;
        desk.observer.storageFailed();
        QVERIFY(desk.listener().downSince.has_value());
        desk.observer.storageRecovered();
        QCOMPARE(desk.listener().health, Health::Ok);
        QVERIFY(!desk.listener().downSince);
    }
};
static const test::Register<DeskObserverTest> deskObserverTest;

#include "deskobservertest.moc"
