// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "audio/wav.h"
#include "support/suite.h"
#include "ui/player/waveformview.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::ui;
using test::Desk;

namespace {

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

} // namespace

class PlayerLooksTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
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
static const test::Register<PlayerLooksTest> playerLooksTest;

#include "playerlookstest.moc"
