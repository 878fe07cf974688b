// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/playerbar.h"

#include "audio/wav.h"
#include "fakesound.h"
#include "support/offscreen.h"
#include "support/suite.h"
#include "ui/kit/button.h"
#include "ui/kit/segmented.h"
#include "ui/kit/slider.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/player/player.h"
#include "ui/player/waveformview.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCoreApplication>
#include <QLabel>
#include <QRandomGenerator>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::ui;

namespace {

/// Opens the menu behind the loudspeaker, as a press does.
QWidget *openSoundMenu(PlayerBar &bar)
{
    // Of the offscreen platform.
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support grabbing the keyboard");
    bar.findChild<QAbstractButton *>(u"sound"_s)->click();
    return QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; })
        ? QApplication::activePopupWidget()
        : nullptr;
}

/// Something that looks like speech: words of dice, and pauses.
QByteArray speechFile(std::chrono::seconds length)
{
    audio::Pcm sound = audio::silence(length);
    QRandomGenerator dice(3);
    double loud = 0;
    for (qsizetype i = 0; i < sound.samples.size(); ++i) {
        if (i % 1600 == 0)
            loud = i % 48'000 < 4800 ? 0 : 0.2 + dice.generateDouble();
        sound.samples[i] = qint16(9000 * loud * std::sin(double(i) * 0.2) * std::sin(double(i) * 0.002));
    }
    return audio::writeWav(sound, audio::WavCoding::MuLaw);
}

struct Desk {
    explicit Desk(double speed = 200)
        : bench(speed)
        , bar(PlayerBar::Setup{media, bench.factory(), true})
    {
        media.files.insert(u"RE1"_s, MediaFile{test::toneFile(20s), {}, {}});
        media.files.insert(u"RE2"_s, MediaFile{test::toneFile(5s), {}, {}});
        bar.resize(780, bar.sizeHint().height());
    }
    [[nodiscard]] QAction *action(const QString &id) { return bar.findChild<QAction *>(id); }
    [[nodiscard]] bool says(const QString &text)
    {
        for (const QLabel *label : bar.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&bar) && label->text().contains(text))
                return true;
        }
        return false;
    }
    Theme theme{Theme::Choice::Light};
    test::FakeMedia media;
    test::SoundBench bench;
    PlayerBar bar;
};

} // namespace

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

    void inASidePaneTheControlsStandBelowEachOther()
    {
        Desk desk;
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::Here, 20s});
        QTRY_VERIFY(desk.bar.isSettled());
        const auto lay = [&desk](int width) {
            for (int round = 0; round < 2; ++round) { // it is higher where it is narrow
                desk.bar.resize(width, desk.bar.sizeHint().height());
                desk.bar.grab();
            }
        };
        lay(780);
        const int usual = desk.bar.height();
        lay(248); // the least a side pane of 280 leaves
        QVERIFY(desk.bar.minimumSizeHint().width() <= 248);
        QVERIFY(desk.bar.height() > usual);
        for (QWidget *widget : desk.bar.findChildren<QWidget *>()) {
            if ((widget->focusPolicy() & Qt::TabFocus) && !widget->isHidden())
                QVERIFY2(desk.bar.rect().contains(QRect(widget->mapTo(&desk.bar, QPoint()), widget->size())),
                    widget->metaObject()->className());
        }
        lay(780);
        QCOMPARE(desk.bar.height(), usual);
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

    void theVolumeIsASliderThatKeysMove()
    {
        Desk desk;
        desk.bar.show();
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::Here, 20s});
        QTRY_VERIFY(desk.bar.isSettled());
        QWidget *menu = openSoundMenu(desk.bar);
        QVERIFY(menu);
        const auto key = [](Qt::Key key) {
            QWidget *popup = QApplication::activePopupWidget();
            QTest::keyClick(popup->focusWidget() ? popup->focusWidget() : popup, key);
        };
        auto *slider = menu->findChild<Slider *>();
        QVERIFY(slider);
        QCOMPARE(slider->value(), 100);
        for (int i = 0; i < 10 && !slider->hasFocus(); ++i)
            key(Qt::Key_Down);
        QVERIFY(slider->hasFocus());
        key(Qt::Key_Left);
        QCOMPARE(desk.bar.player()->volume(), 0.95);
        key(Qt::Key_PageDown);
        QCOMPARE(desk.bar.player()->volume(), 0.70);
        key(Qt::Key_Home);
        QCOMPARE(desk.bar.player()->volume(), 0.0);
        key(Qt::Key_End);
        key(Qt::Key_Left);
        QTRY_COMPARE(desk.bench.volume(), 0.95);
        QVERIFY(menu->isVisible());
        key(Qt::Key_Down); // on to what comes below
        QVERIFY(!slider->hasFocus());
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(slider);
        QCOMPARE(access->text(QAccessible::Name), u"Volume"_s);
        QCOMPARE(access->valueInterface()->currentValue().toInt(), 95);
        QTest::mouseClick(slider, Qt::LeftButton, {}, QPoint(slider->width() / 2, slider->height() / 2));
        QCOMPARE(desk.bar.player()->volume(), 0.5);
        // Another button on the way does not let go.
        const QPoint middle(slider->width() / 2, slider->height() / 2);
        QTest::mousePress(slider, Qt::LeftButton, {}, middle);
        QTest::mouseRelease(slider, Qt::RightButton, {}, middle);
        QVERIFY(slider->isSliderDown());
        QTest::mouseRelease(slider, Qt::LeftButton, {}, middle);
        QVERIFY(!slider->isSliderDown());
        QVERIFY(menu->grab().toImage().save(QCoreApplication::applicationDirPath() + u"/sound-menu.png"_s));
        key(Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activePopupWidget());
    }

    void anotherOutputIsChosenInTheMenu()
    {
        Desk desk(5);
        desk.bar.show();
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::Here, 20s});
        QTRY_VERIFY(desk.bar.isSettled());
        desk.bar.play();
        QWidget *menu = openSoundMenu(desk.bar);
        QVERIFY(menu);
        QStringList offered;
        QAction *headset = nullptr;
        for (QAction *action : menu->actions()) {
            if (action->isCheckable() && !action->text().startsWith(u"All"_s))
                offered << action->text() + (action->isChecked() ? u"*"_s : QString());
            if (action->text() == u"Headset"_s)
                headset = action;
        }
        QCOMPARE(offered, QStringList({u"Standard: Loudspeakers*"_s, u"Loudspeakers"_s, u"Headset"_s}));
        headset->trigger();
        menu->close();
        QTRY_COMPARE(desk.bench.starts(), QList<QByteArray>({{}, "head"}));
        QVERIFY(desk.bar.isPlaying());
        // It is pulled off: nothing is heard in the room, and the box says what is true.
        desk.bench.setDevices({{"desk", u"Loudspeakers"_s}});
        QTRY_VERIFY(!desk.bar.isPlaying());
        QVERIFY(!desk.says(u"There is no sound device."_s));
        desk.bench.setDevices({});
        QTRY_VERIFY(desk.says(u"There is no sound device."_s));
    }

    void settingsAreRememberedForTheNextWindow()
    {
        QCoreApplication::setOrganizationName(u"callboard-test"_s);
        QSettings().clear();
        const Theme theme;
        test::FakeMedia media;
        test::SoundBench bench;
        {
            PlayerBar bar({media, bench.factory()});
            QCOMPARE(bar.player()->speed(), 1.0);
            bar.setSpeed(1.5);
            bar.findChild<QAction *>(u"player.skipSilence"_s)->trigger();
            bar.player()->setVolume(0.35);
            bar.player()->setDevice("head");
        }
        const PlayerBar next({media, bench.factory()});
        QCOMPARE(next.player()->speed(), 1.5);
        QVERIFY(next.player()->skipsSilence());
        QVERIFY(next.player()->isLevelled());
        QCOMPARE(next.player()->volume(), 0.35);
        QCOMPARE(next.player()->device(), QByteArray("head"));
        QSettings().clear();
    }

    void everyControlHasANameAndRoom_data()
    {
        QTest::addColumn<int>("percent");
        QTest::addColumn<int>("width"); // 0: the least it may have
        QTest::newRow("small text") << 90 << 780;
        QTest::newRow("usual text") << 100 << 780;
        QTest::newRow("usual text, the smallest window") << 100 << 620;
        QTest::newRow("large text, the smallest window") << 130 << 620;
        QTest::newRow("as narrow as can be") << 130 << 0;
    }
    void everyControlHasANameAndRoom()
    {
        QFETCH(int, percent);
        QFETCH(int, width);
        Desk desk;
        desk.theme.setTextPercent(percent);
        desk.bar.setItem({u"RE1"_s, PlayerItem::State::Here, 20s});
        QVERIFY(desk.bar.minimumSizeHint().width() <= 620);
        for (int round = 0; round < 2; ++round) { // it is higher where it is narrow
            desk.bar.resize(width > 0 ? width : desk.bar.minimumSizeHint().width(), desk.bar.sizeHint().height());
            desk.bar.grab();
        }
        int controls = 0;
        for (QWidget *widget : desk.bar.findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || widget->isHidden())
                continue;
            ++controls;
            QAccessibleInterface *access = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(access && !access->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
            QVERIFY2(widget->width() >= widget->sizeHint().width() || widget == desk.bar.waveform(),
                widget->metaObject()->className());
            QVERIFY(desk.bar.rect().contains(QRect(widget->mapTo(&desk.bar, QPoint()), widget->size())));
        }
        QCOMPARE(controls, 7);
    }

    /// Left to look at beside the player of the design's picture 02.
    void itLooksLikeThePicture_data()
    {
        QTest::addColumn<Theme::Choice>("choice");
        QTest::newRow("light") << Theme::Choice::Light;
        QTest::newRow("dark") << Theme::Choice::Dark;
    }
    void itLooksLikeThePicture()
    {
        QFETCH(Theme::Choice, choice);
        Theme theme(choice);
        test::FakeMedia media;
        media.files.insert(u"RE1"_s, MediaFile{speechFile(48s), {}, {}});
        PlayerBar bar({media, stillSound(), true});
        bar.setSpeed(1.25);
        bar.resize(780, bar.sizeHint().height());
        bar.setItem({u"RE1"_s, PlayerItem::State::Here, 48s, 21s});
        bar.play();
        QTRY_VERIFY(bar.isPlaying());
        const QImage image = bar.grab().toImage();
        QCOMPARE(image.height(), 121);
        QCOMPARE(image.pixelColor(30, 43), theme.tokens().accent); // the round button
        QCOMPARE(image.pixelColor(300, 115), theme.tokens().sunken);
        QVERIFY(image.save(QCoreApplication::applicationDirPath()
            + (choice == Theme::Choice::Light ? u"/player.png"_s : u"/player-dark.png"_s)));
    }
};
static const test::Register<PlayerBarTest> playerBarTest;

#include "playerbartest.moc"
