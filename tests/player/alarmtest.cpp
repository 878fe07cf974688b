// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakesound.h"

#include "support/suite.h"
#include "ui/player/alarm.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

DeskStatus status(Health listener, Health carrier)
{
    DeskStatus made;
    made.listener.health = listener;
    made.carrier.health = carrier;
    return made;
}

constexpr qint64 wholeNote = 3600; // frames of 450 ms

} // namespace

class AlarmTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void oneNoteWhenSomethingStops_data()
    {
        QTest::addColumn<Health>("listener");
        QTest::addColumn<Health>("carrier");
        QTest::newRow("calls do not arrive") << Health::Down << Health::Ok;
        QTest::newRow("Twilio refuses the key") << Health::Ok << Health::Down;
        QTest::newRow("both") << Health::Down << Health::Down;
    }
    void oneNoteWhenSomethingStops()
    {
        QFETCH(Health, listener);
        QFETCH(Health, carrier);
        test::SoundBench bench;
        DeskBoard board;
        board.set(status(Health::Ok, Health::Ok));
        const ui::Alarm alarm(board, bench.factory());
        board.set(status(listener, carrier));
        QTRY_COMPARE(bench.framesTaken(), wholeNote);
        QCOMPARE(bench.starts(), QList<QByteArray>{QByteArray()}); // the standard device
    }

    void whileItLastsAndWhenItComesAgainSoonItIsQuiet()
    {
        test::SoundBench bench;
        DeskBoard board;
        {
            const ui::Alarm alarm(board, bench.factory());
            board.set(status(Health::Down, Health::Ok));
            QTRY_COMPARE(bench.framesTaken(), wholeNote);
            DeskStatus more = status(Health::Down, Health::Ok);
            more.listener.refusedToday = 7;
            board.set(more);
            board.set(status(Health::Down, Health::Down));
            board.set(status(Health::Ok, Health::Ok));
            board.set(status(Health::Down, Health::Ok));
        } // it ends behind all that was to be played
        QCOMPARE(bench.starts().size(), 1);
    }

    void whatWorksInPartIsNoAlarm()
    {
        test::SoundBench bench;
        DeskBoard board;
        {
            const ui::Alarm alarm(board, bench.factory());
            board.set(status(Health::Degraded, Health::Off));
        }
        QVERIFY(bench.starts().isEmpty());
    }

    void withoutADeviceTheNoticeIsAll()
    {
        test::SoundBench bench;
        bench.setDevices({});
        DeskBoard board;
        {
            const ui::Alarm alarm(board, bench.factory());
            board.set(status(Health::Down, Health::Ok));
        }
        QVERIFY(bench.starts().isEmpty());
    }
};
static const test::Register<AlarmTest> alarmTest;

#include "alarmtest.moc"
