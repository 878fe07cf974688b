// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/player.h"

#include "fakesound.h"
#include "support/suite.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::ui;

namespace {

bool opened(Player &player, const QByteArray &file, std::chrono::milliseconds position = 0ms)
{
    QSignalSpy spy(&player, &Player::opened);
    player.open(file, {}, position);
    return spy.wait(5000);
}

} // namespace

/// The player between the window and the sound thread.
class PlayerTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aRecordingIsPlayedToItsEnd()
    {
        test::SoundBench bench;
        Player player(bench.factory());
        QVERIFY(opened(player, test::toneFile(4s)));
        QCOMPARE(player.length(), 4s);
        QSignalSpy finished(&player, &Player::finished);
        QSignalSpy moved(&player, &Player::positionChanged);
        player.play();
        QVERIFY(player.isPlaying());
        QVERIFY(finished.wait(5000));
        QVERIFY(!player.isPlaying());
        QCOMPARE(player.position(), 4s);
        QCOMPARE(bench.framesTaken(), 32'000);
        QVERIFY(moved.count() >= 1);
        player.play(); // once more, from the start
        QVERIFY(finished.wait(5000));
        QCOMPARE(bench.framesTaken(), 64'000);
    }

    void itStandsWhereItIsPaused()
    {
        test::SoundBench bench(20);
        Player player(bench.factory());
        QVERIFY(opened(player, test::toneFile(60s), 10s));
        QCOMPARE(player.position(), 10s);
        player.play();
        QTRY_VERIFY(player.position() > 12s);
        player.pause();
        QVERIFY(!player.isPlaying());
        bench.settle();
        QVERIFY(!bench.isRunning());
        QCOMPARE(player.position().count(), 10'000 + bench.framesTaken() / 8);
    }

    void aSeekIsSeenAtOnceAndNotUndoneByOldNews()
    {
        test::SoundBench bench(20);
        Player player(bench.factory());
        QVERIFY(opened(player, test::toneFile(60s)));
        player.play();
        QTRY_VERIFY(player.position() > 1s);
        player.seek(50s);
        QCOMPARE(player.position(), 50s);
        bench.settle();
        QVERIFY(player.position() >= 50s);
        player.seek(-5s);
        QCOMPARE(player.position(), 0s);
        player.seek(100s);
        QCOMPARE(player.position(), 60s);
    }

    void speedHalvesWhatIsTaken()
    {
        test::SoundBench bench;
        Player player(bench.factory());
        player.setSpeed(2);
        QVERIFY(opened(player, test::toneFile(8s)));
        QSignalSpy finished(&player, &Player::finished);
        player.play();
        QVERIFY(finished.wait(5000));
        QVERIFY(std::abs(bench.framesTaken() - 32'000) < 100);
        player.setSpeed(9);
        QCOMPARE(player.speed(), 3.0);
    }

    void whatCannotBeDecodedIsRefused()
    {
        test::SoundBench bench;
        Player player(bench.factory());
        QSignalSpy refused(&player, &Player::refused);
        player.open("no sound at all", {}, 0ms);
        QVERIFY(refused.wait(5000));
        QCOMPARE(refused.first().first().value<Error>().kind, Error::Kind::Invalid);
        player.play();
        QVERIFY(!player.isPlaying());
    }

    void onlyTheLastFileOpens()
    {
        test::SoundBench bench;
        Player player(bench.factory());
        QSignalSpy spy(&player, &Player::opened);
        for (const auto length : {1s, 2s, 3s})
            player.open(test::toneFile(length), {}, 0ms);
        QVERIFY(spy.wait(5000));
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::sendPostedEvents();
        QCOMPARE(spy.count(), 1);
        QCOMPARE(player.length(), 3s);
        player.close();
        QVERIFY(!player.recording());
    }

    void withoutADeviceItSaysSoAndWaitsForOne()
    {
        test::SoundBench bench;
        bench.setDevices({});
        Player player(bench.factory());
        QVERIFY(player.hasDevice()); // not known yet
        QVERIFY(opened(player, test::toneFile(2s)));
        QTRY_VERIFY(!player.hasDevice());
        player.play();
        QTRY_VERIFY(!player.isPlaying());
        QCOMPARE(player.position(), 0s);
        bench.setDevices({{"new", u"Headset"_s}});
        QTRY_VERIFY(player.hasDevice());
        QSignalSpy finished(&player, &Player::finished);
        player.play();
        QVERIFY(finished.wait(5000));
    }

    void aHeadsetThatGoesAwayStopsIt()
    {
        test::SoundBench bench(5);
        Player player(bench.factory());
        player.setDevice("head");
        QVERIFY(opened(player, test::toneFile(60s)));
        player.play();
        QTRY_VERIFY(player.position() > 200ms);
        QCOMPARE(bench.starts(), QList<QByteArray>{"head"});
        bench.setDevices({{"desk", u"Loudspeakers"_s}});
        QTRY_VERIFY(!player.isPlaying());
        QVERIFY(player.hasDevice());
        const auto stood = player.position();
        QVERIFY(stood > 200ms);
        player.play(); // now the standard one, from there
        QTRY_COMPARE(bench.starts(), QList<QByteArray>({"head", {}}));
        QCOMPARE(player.device(), QByteArray("head"));
        bench.breakDown();
        QTRY_VERIFY(!player.isPlaying());
    }

    void anotherDeviceTakesOverWhileItPlays()
    {
        test::SoundBench bench(5);
        Player player(bench.factory());
        QVERIFY(opened(player, test::toneFile(60s)));
        player.play();
        QTRY_VERIFY(player.position() > 100ms);
        player.setDevice("head");
        QTRY_COMPARE(bench.starts(), QList<QByteArray>({{}, "head"}));
        QVERIFY(player.isPlaying());
        player.setVolume(0.25);
        QTRY_COMPARE(bench.volume(), 0.25);
    }

    /// The machine this runs on may have a sound server or none: neither warns, neither hangs.
    void theSystemsOwnOutputStartsAndStops()
    {
        Player player(systemSound());
        QSignalSpy known(&player, &Player::devicesChanged);
        QVERIFY(opened(player, test::toneFile(1s)));
        QVERIFY(known.count() > 0 || known.wait(5000));
        player.play();
        QTRY_VERIFY(player.position() > 0ms || !player.isPlaying());
        const bool heard = player.position() > 0ms;
        player.pause();
        player.seek(0ms);
        QCOMPARE(player.position(), 0ms);
        player.play(); // what could be heard starts again after it stopped, and nothing else does
        if (heard)
            QTRY_VERIFY(player.position() > 0ms);
        else
            QTRY_VERIFY(!player.isPlaying());
        QCOMPARE(player.position() > 0ms, heard);
    }
};
static const test::Register<PlayerTest> playerTest;

#include "playertest.moc"
