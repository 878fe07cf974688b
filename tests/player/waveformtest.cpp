// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/waveformview.h"

#include "support/suite.h"
#include "ui/kit/theme.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::ui;

namespace {

/// 40 s: soft for the first half, loud for the second.
audio::Outline softThenLoud()
{
    audio::Pcm sound = audio::tone(300, 20s);
    for (qint16 &sample : sound.samples)
        sample = qint16(sample / 4);
    audio::append(sound, audio::tone(300, 20s));
    return audio::outlineOf(sound);
}

} // namespace

class WaveformTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void barsShowHowLoudItIs()
    {
        const Theme theme;
        WaveformView view;
        view.setOutline(softThenLoud());
        const QList<float> bars = view.bars(500);
        QCOMPARE(bars.size(), 100);
        QVERIFY(std::abs(bars.at(10) - 0.25F) < 0.02F);
        QVERIFY(bars.at(90) > 0.98F);
        view.clearOutline();
        QCOMPARE(view.bars(500).count(0.0F), 100);
        QCOMPARE(view.bars(1).size(), 1);
    }

    void theLineStandsBetweenPlayedAndRest()
    {
        const Theme theme(Theme::Choice::Light);
        WaveformView view;
        view.setOutline(softThenLoud());
        view.resize(502, 60);
        view.setPosition(20s);
        const QImage image = view.grab().toImage();
        const Tokens tokens = Tokens::light();
        QCOMPARE(image.pixelColor(101, 30), tokens.accent); // a played bar
        QCOMPARE(image.pixelColor(401, 30), tokens.line2); // one to come
        QCOMPARE(image.pixelColor(250, 1), tokens.accent); // the line
        QVERIFY(image.pixelColor(200, 1) != tokens.accent);
    }

    void aPressSeeksAndADragSeeksWhereItEnds()
    {
        const Theme theme;
        WaveformView view;
        view.setOutline(softThenLoud());
        view.resize(401, 60);
        QList<std::chrono::milliseconds> asked;
        connect(&view, &WaveformView::seekAsked, &view, [&](std::chrono::milliseconds to) { asked << to; });
        QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(100, 30));
        QTest::mouseMove(&view, QPoint(200, 30));
        view.setPosition(10s); // what the player still tells does not pull the line away
        QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(300, 30));
        QCOMPARE(asked, QList<std::chrono::milliseconds>({10s, 30s}));
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(400, 30));
        QCOMPARE(asked.last(), 40s);
    }

    void keysSeek()
    {
        const Theme theme;
        WaveformView view;
        view.setOutline(softThenLoud());
        view.setRunning(true);
        view.setPosition(20s); // while it plays
        QList<std::chrono::milliseconds> asked;
        connect(&view, &WaveformView::seekAsked, &view, [&](std::chrono::milliseconds to) { asked << to; });
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_PageUp);
        QTest::keyClick(&view, Qt::Key_Left);
        QTest::keyClick(&view, Qt::Key_End);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(asked, QList<std::chrono::milliseconds>({25s, 10s, 5s, 40s, 0s}));
    }

    void screenReadersHaveASlider()
    {
        const Theme theme;
        WaveformView view;
        view.setOutline(softThenLoud());
        view.setPosition(20s);
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(!access->text(QAccessible::Name).isEmpty());
        QVERIFY(access->valueInterface());
        QCOMPARE(access->valueInterface()->currentValue().toInt(), 20'000);
        QCOMPARE(access->valueInterface()->maximumValue().toInt(), 40'000);
        std::chrono::milliseconds asked{0};
        connect(&view, &WaveformView::seekAsked, &view, [&](std::chrono::milliseconds to) { asked = to; });
        access->valueInterface()->setCurrentValue(5000);
        QCOMPARE(asked, 5s);
    }

    void nothingIsKnownWithoutAnOutline()
    {
        const Theme theme;
        WaveformView view;
        view.setOutline(softThenLoud());
        view.setPosition(30s);
        QSignalSpy asked(&view, &WaveformView::seekAsked);
        view.clearOutline();
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(50, 10));
        QTest::keyClick(&view, Qt::Key_Right);
        view.setOutline(softThenLoud());
        QCOMPARE(asked.count(), 0);
    }

    void timesAreShort()
    {
        QCOMPARE(playTimeText(21s), u"0:21"_s);
        QCOMPARE(playTimeText(48'999ms), u"0:48"_s);
        QCOMPARE(playTimeText(12min + 5s), u"12:05"_s);
        QCOMPARE(playTimeText(1h + 2min + 3s), u"1:02:03"_s);
        QCOMPARE(playTimeText(-1s), u"0:00"_s);
    }
};
static const test::Register<WaveformTest> waveformTest;

#include "waveformtest.moc"
