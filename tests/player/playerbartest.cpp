// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/playerbar.h"
#include "desk.h"
#include "support/suite.h"
#include "ui/kit/button.h"
#include "ui/player/player.h"
#include "ui/player/waveformview.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::ui;
using test::Desk;

class PlayerBarTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aRecordingIsFetchedAndPlayed()
    {
        Desk desk;
        QSignalSpy started(&desk.bar, &PlayerBar::started);
        QSignalSpy left(&desk.bar, &PlayerBar::positionLeft);
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::Here, 20s});
        QVERIFY(!desk.bar.isSettled());
        QTRY_VERIFY(desk.bar.isSettled());
        desk.action(u"player.toggle"_s)->trigger();
        QVERIFY(desk.bar.isPlaying());
        QCOMPARE(started.count(), 1);
        QCOMPARE(desk.action(u"player.toggle"_s)->text(), u"Pause"_s);
        QTRY_VERIFY(!desk.bar.isPlaying()); // 20 s are heard in 100 ms
        QCOMPARE(desk.action(u"player.toggle"_s)->text(), u"Play"_s);
        QCOMPARE(left.count(), 1);
        QCOMPARE(left.first().at(1).value<std::chrono::milliseconds>(), 0ms);
    }

    void playMayBePressedBeforeItIsHere()
    {
        Desk desk(1);
        desk.media.waits = true;
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::Here, 20s});
        desk.bar.play();
        QTRY_COMPARE(desk.media.asked, QStringList{u"RE1"_s});
        QVERIFY(!desk.bar.isPlaying());
        desk.media.answer();
        QTRY_VERIFY(desk.bar.isPlaying());
    }

    void itGoesOnWhereItWasLeft()
    {
        Desk desk(20);
        QSignalSpy left(&desk.bar, &PlayerBar::positionLeft);
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::Here, 20s, 7s});
        QTRY_VERIFY(desk.bar.isSettled());
        QCOMPARE(desk.bar.position(), 7s);
        desk.bar.play();
        QTRY_VERIFY(desk.bar.position() > 8s);
        desk.bar.setItem({u"RE2"_s, PlayerItem::State::Here, 5s});
        QCOMPARE(left.count(), 1);
        QCOMPARE(left.first().first().toString(), u"RE1"_s);
        QVERIFY(left.first().at(1).value<std::chrono::milliseconds>() > 8s);
        QVERIFY(!desk.bar.isPlaying());
        QTRY_VERIFY(desk.bar.isSettled());
        QCOMPARE(left.count(), 1); // the second was never listened to
    }

    void theSameRecordingAgainDoesNotStopIt()
    {
        Desk desk(5);
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::Here, 20s});
        QTRY_VERIFY(desk.bar.isSettled());
        desk.bar.play();
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::Here, 20s, 3s});
        QVERIFY(desk.bar.isPlaying());
        QCOMPARE(desk.media.asked.size(), 1);
    }

    void rowsThatArePassedAreNotFetched()
    {
        Desk desk;
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::Here, 20s});
        desk.bar.setItem({u"RE2"_s, PlayerItem::State::Here, 5s});
        QTRY_VERIFY(desk.bar.isSettled());
        QCOMPARE(desk.media.asked, QStringList{u"RE2"_s});
    }

    void aRecordingThatComesLaterReplacesTheSentence()
    {
        Desk desk;
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::OnItsWay, 20s});
        QVERIFY(desk.bar.isSettled());
        QVERIFY(desk.says(u"The recording is on its way"_s));
        QVERIFY(desk.says(u"Twilio usually needs 5 to 10 s."_s));
        QVERIFY(desk.bar.waveform()->isHidden());
        QCOMPARE(unavailableReason(desk.action(u"player.toggle"_s)), u"The recording is on its way."_s);
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::Here, 20s});
        QTRY_VERIFY(desk.bar.isSettled());
        QVERIFY(!desk.says(u"The recording is on its way"_s));
        QVERIFY(!desk.bar.waveform()->isHidden());
        QVERIFY(desk.action(u"player.toggle"_s)->isEnabled());
    }

    void whatCannotBeHeardIsSaid_data()
    {
        QTest::addColumn<PlayerItem::State>("state");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("absent") << PlayerItem::State::Absent << u"There is no recording"_s;
        QTest::newRow("damaged") << PlayerItem::State::Damaged << u"The recording cannot be played"_s;
        QTest::newRow("too large") << PlayerItem::State::TooLarge << u"The recording is too large"_s;
        QTest::newRow("removed") << PlayerItem::State::Removed << u"The recording was removed"_s;
        QTest::newRow("elsewhere") << PlayerItem::State::Elsewhere << u"The recording is not here"_s;
        QTest::newRow("no right to listen") << PlayerItem::State::Denied << u"Listening needs the Operator role"_s;
    }
    void whatCannotBeHeardIsSaid()
    {
        QFETCH(PlayerItem::State, state);
        QFETCH(QString, sentence);
        Desk desk;
        desk.bar.setItem({u"RE1"_s, state, 20s});
        QVERIFY(desk.says(sentence));
        QVERIFY(!desk.action(u"player.toggle"_s)->isEnabled());
        QVERIFY(desk.media.asked.isEmpty());
        desk.bar.setItem({u"RE2"_s, state, 20s, 0s, u"The account’s key may not read recordings."_s});
        QVERIFY(desk.says(u"The account’s key may not read recordings."_s));
        desk.bar.clear();
        QVERIFY(!desk.says(sentence));
    }

    void aDamagedFileIsSaidToBe()
    {
        Desk desk;
        desk.media.files.insert(u"RE3"_s, MediaFile{"RIFF, but then nothing", {}, {}});
        desk.bar.setItem({u"RE3"_s, PlayerItem::State::Here, 20s});
        QTRY_VERIFY(desk.says(u"The recording cannot be played"_s));
        desk.bar.setItem({u"RE4"_s, PlayerItem::State::Here, 20s});
        QTRY_VERIFY(desk.says(u"The recording is not here"_s));
        desk.media.files.insert(u"RE5"_s, Result<MediaFile>(failure(Error::Kind::Unreachable, u"no engine"_s)));
        desk.bar.setItem({u"RE5"_s, PlayerItem::State::Here, 20s});
        QTRY_VERIFY(desk.bar.isSettled());
        QVERIFY(desk.bar.waveform()->isHidden());
        QVERIFY(!desk.says(u"There is no recording"_s));
    }

    void whatMayHelpIsOfferedWhereThereIsNothingToHear()
    {
        Desk desk;
        QAction again(u"Fetch again"_s);
        int pressed = 0;
        connect(&again, &QAction::triggered, this, [&pressed] { ++pressed; });
        desk.bar.setRemedy(&again);
        const auto button = [&]() -> Button * {
            for (Button *each : desk.bar.findChildren<Button *>()) {
                if (each->action() == &again)
                    return each;
            }
            return nullptr;
        };
        QVERIFY(!button()->isVisibleTo(&desk.bar)); // nothing is chosen
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::Absent, 20s});
        QVERIFY(button()->isVisibleTo(&desk.bar));
        button()->click();
        QCOMPARE(pressed, 1);
        setUnavailable(&again, u"it is on its way."_s);
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::OnItsWay, 20s});
        QVERIFY(!button()->isVisibleTo(&desk.bar));
        setUnavailable(&again, {});
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::Here, 20s});
        QVERIFY(!button()->isVisibleTo(&desk.bar));
    }

    void withoutASoundDeviceTheWaveformIsStillThere()
    {
        Desk desk;
        desk.bench.setDevices({});
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::Here, 20s});
        QTRY_VERIFY(desk.says(u"There is no sound device."_s));
        QTRY_VERIFY(desk.bar.isSettled());
        QVERIFY(!desk.bar.waveform()->isHidden());
        QCOMPARE(unavailableReason(desk.action(u"player.toggle"_s)), u"there is no sound device."_s);
        desk.bench.setDevices({{"new", u"Headset"_s}});
        QTRY_VERIFY(desk.action(u"player.toggle"_s)->isEnabled());
        QVERIFY(!desk.says(u"There is no sound device."_s));
    }

    void withoutASoundDeviceNothingCountsAsHeard()
    {
        Desk desk;
        desk.bench.setDevices({});
        desk.bar.show();
        QVERIFY(QTest::qWaitForWindowActive(&desk.bar));
        QSignalSpy started(&desk.bar, &PlayerBar::started);
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::Here, 20s});
        QTRY_VERIFY(desk.bar.isSettled());
        QTRY_VERIFY(!desk.bar.player()->hasDevice());
        for (const Qt::Key key : {Qt::Key_MediaPlay, Qt::Key_MediaTogglePlayPause})
            QTest::sendKeyEvent(QTest::Click, &desk.bar, key, QString(), Qt::NoModifier);
        desk.bar.play(); // as the session's bus asks
        QVERIFY(!desk.bar.isPlaying());
        QCOMPARE(started.count(), 0);
        desk.bench.setDevices({{"new", u"Headset"_s}});
        QTRY_VERIFY(desk.bar.player()->hasDevice());
        QTest::sendKeyEvent(QTest::Click, &desk.bar, Qt::Key_MediaPlay, QString(), Qt::NoModifier);
        QCOMPARE(started.count(), 1);
    }
};
static const test::Register<PlayerBarTest> playerBarTest;

#include "playerbartest.moc"
