// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "support/offscreen.h"
#include "support/suite.h"
#include "ui/kit/segmented.h"
#include "ui/player/player.h"
#include "ui/player/playerturns.h"

#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::ui;
using test::Desk;

class PlayerKeysTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theKeysOfPlayersWork()
    {
        QWidget page; // it goes after what stands on it
        Desk desk(0.001);
        auto *column = new QVBoxLayout(&page);
        auto *list = new QWidget(&page);
        list->setFocusPolicy(Qt::StrongFocus);
        list->addActions(desk.bar.keyActions());
        column->addWidget(list);
        column->addWidget(&desk.bar);
        column->setSizeConstraint(QLayout::SetNoConstraint);
        page.resize(820, 200);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        list->setFocus();
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::Here, 20s, 10s});
        QTRY_VERIFY(desk.bar.isSettled());
        QTest::keyClick(list, Qt::Key_Right);
        QCOMPARE(desk.bar.position(), 15s);
        QTest::keyClick(list, Qt::Key_Left);
        QTest::keyClick(list, Qt::Key_Left);
        QCOMPARE(desk.bar.position(), 5s);
        QTest::keyClick(list, Qt::Key_BracketRight);
        QCOMPARE(desk.bar.player()->speed(), 1.25);
        QTest::keyClick(list, Qt::Key_BracketLeft);
        QTest::keyClick(list, Qt::Key_BracketLeft);
        QTest::keyClick(list, Qt::Key_BracketLeft);
        QCOMPARE(desk.bar.player()->speed(), 0.5);
        QTest::keyClick(list, Qt::Key_S, Qt::ShiftModifier);
        QVERIFY(desk.bar.player()->skipsSilence());
        QTest::keyClick(list, Qt::Key_Space);
        QVERIFY(desk.bar.isPlaying());
        QTest::sendKeyEvent(QTest::Click, list, Qt::Key_MediaTogglePlayPause, QString(), Qt::NoModifier);
        QVERIFY(!desk.bar.isPlaying());
        // On the row of speeds the arrows are its own.
        auto *speeds = desk.bar.findChild<Segmented *>();
        speeds->setFocus();
        const auto stood = desk.bar.position();
        QTest::keyClick(speeds, Qt::Key_Right);
        QCOMPARE(desk.bar.player()->speed(), 1.0);
        QCOMPARE(desk.bar.position(), stood);
    }

    void mediaKeysWorkWhereverTheFocusIs()
    {
        QWidget page;
        Desk desk(0.001);
        auto *column = new QVBoxLayout(&page);
        auto *elsewhere = new QWidget(&page);
        elsewhere->setFocusPolicy(Qt::StrongFocus);
        column->addWidget(elsewhere);
        column->addWidget(&desk.bar);
        column->setSizeConstraint(QLayout::SetNoConstraint);
        page.resize(820, 200);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        elsewhere->setFocus();
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::Here, 20s, 10s});
        QTRY_VERIFY(desk.bar.isSettled());
        const auto press = [elsewhere](Qt::Key key) {
            QTest::sendKeyEvent(QTest::Click, elsewhere, key, QString(), Qt::NoModifier);
        };
        press(Qt::Key_MediaPlay);
        QVERIFY(desk.bar.isPlaying());
        press(Qt::Key_MediaPlay); // Play is not Pause
        QVERIFY(desk.bar.isPlaying());
        press(Qt::Key_MediaPause);
        press(Qt::Key_MediaPause);
        QVERIFY(!desk.bar.isPlaying());
        press(Qt::Key_MediaTogglePlayPause);
        QVERIFY(desk.bar.isPlaying());
        QSignalSpy left(&desk.bar, &PlayerBar::positionLeft);
        press(Qt::Key_MediaStop);
        QVERIFY(!desk.bar.isPlaying());
        QCOMPARE(desk.bar.position(), 0ms);
        QCOMPARE(left.last().at(1).value<std::chrono::milliseconds>(), 0ms);
        QSignalSpy next(&desk.bar, &PlayerBar::nextAsked);
        QSignalSpy previous(&desk.bar, &PlayerBar::previousAsked);
        press(Qt::Key_MediaNext);
        press(Qt::Key_MediaPrevious);
        QCOMPARE(next.count(), 1);
        QCOMPARE(previous.count(), 1);
        desk.bar.hide(); // another page, or no room
        press(Qt::Key_MediaPlay);
        QVERIFY(desk.bar.isPlaying());
        press(Qt::Key_MediaPause);
        QVERIFY(!desk.bar.isPlaying());
    }

    void ofTwoPlayersOnePlaysAndMediaKeysAreForThatOne()
    {
        const test::OffscreenSilence silence;
        QWidget page;
        PlayerTurns turns;
        Desk desk(0.001);
        PlayerBar::Setup setup{desk.media, desk.bench.factory(), true};
        test::SoundBench otherBench(0.001);
        setup.turns = &turns;
        PlayerBar one(setup);
        setup.sound = otherBench.factory();
        PlayerBar other(setup);
        auto *column = new QVBoxLayout(&page);
        column->addWidget(&one);
        column->addWidget(&other);
        page.setFocusPolicy(Qt::StrongFocus);
        page.resize(820, 400);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        page.setFocus();
        one.setItem({u"RE1"_s, PlayerItem::State::Here, 20s, 10s});
        other.setItem({u"RE2"_s, PlayerItem::State::Here, 5s});
        QTRY_VERIFY(one.isSettled() && other.isSettled());
        one.play();
        QSignalSpy left(&one, &PlayerBar::positionLeft);
        one.seek(12s);
        other.play();
        QVERIFY(!one.isPlaying());
        QCOMPARE(left.last().at(1).value<std::chrono::milliseconds>(), 12s);
        // A key that two actions had would run neither.
        QTest::sendKeyEvent(QTest::Click, &page, Qt::Key_MediaTogglePlayPause, QString(), Qt::NoModifier);
        QVERIFY(!other.isPlaying());
        QTest::sendKeyEvent(QTest::Click, &page, Qt::Key_MediaPlay, QString(), Qt::NoModifier);
        QVERIFY(other.isPlaying());
        QVERIFY(!one.isPlaying());
        // Whoever waits for a sound does not begin when somebody else was started meanwhile.
        other.pause();
        desk.media.waits = true;
        one.setItem({u"RE2"_s, PlayerItem::State::Here, 5s});
        one.play();
        QVERIFY(one.isWanted());
        other.play();
        QVERIFY(!one.isWanted());
    }
};
static const test::Register<PlayerKeysTest> playerKeysTest;

#include "playerkeystest.moc"
