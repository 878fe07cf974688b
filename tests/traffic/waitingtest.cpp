// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "traffic/waiting.h"
#include "support/suite.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace cb;
using std::chrono::milliseconds;

namespace {
using Moments = QList<milliseconds>; // from now
constexpr Instant now{1'000'000s};
} // namespace

Q_DECLARE_METATYPE(Moments)

class WaitingTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void eachWaitsForThoseBeforeIt_data()
    {
        QTest::addColumn<Moments>("due");
        QTest::addColumn<milliseconds>("untilNext");
        QTest::addColumn<milliseconds>("gap");
        QTest::addColumn<Moments>("starts");
        QTest::newRow("nothing") << Moments{} << 0ms << 1000ms << Moments{};
        QTest::newRow("ten at one a second, the turn just taken")
            << Moments(10, -5s) << 1000ms << 1000ms << Moments{1s, 2s, 3s, 4s, 5s, 6s, 7s, 8s, 9s, 10s};
        QTest::newRow("its turn is now") << Moments{0s, 0s} << 0ms << 1000ms << Moments{0s, 1s};
        QTest::newRow("planned for later") << Moments{0s, 60s} << 300ms << 1000ms << Moments{300ms, 60s};
        QTest::newRow("a turn nobody took is not made up for")
            << Moments{10s, 10s, 10s} << 0ms << 2000ms << Moments{10s, 12s, 14s};
        QTest::newRow("a campaign behind the others") // due since an hour, but bulk: listed last
            << Moments{0s, 0s, -3600s} << 500ms << 1000ms << Moments{500ms, 1500ms, 2500ms};
        QTest::newRow("one planned for later does not hold up a campaign")
            << Moments{60s, -1s, -1s} << 0ms << 1000ms << Moments{60s, 0s, 1s};
        QTest::newRow("no rate") << Moments{-5s, 3s} << 0ms << 0ms << Moments{0s, 3s};
    }
    void eachWaitsForThoseBeforeIt()
    {
        QFETCH(Moments, due);
        QFETCH(milliseconds, untilNext);
        QFETCH(milliseconds, gap);
        QFETCH(Moments, starts);
        QList<Instant> instants;
        for (const milliseconds moment : due)
            instants << now + moment;
        Moments found;
        for (const Instant start : traffic::estimatedStarts(instants, now, untilNext, gap))
            found << start - now;
        QCOMPARE(found, starts);
    }
};

static const test::Register<WaitingTest> waitingTest;

#include "waitingtest.moc"
