// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "support/suite.h"
#include "ui/kit/slider.h"
#include "ui/player/player.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QSettings>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::ui;
using test::Desk;

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

} // namespace

/// The menu behind the loudspeaker, and what is remembered of it.
class SoundMenuTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
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
};
static const test::Register<SoundMenuTest> soundMenuTest;

#include "soundmenutest.moc"
