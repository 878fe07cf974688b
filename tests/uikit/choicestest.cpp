// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/choices.h"
#include "support/suite.h"
#include "ui/kit/lineedit.h"
#include "ui/kit/segmented.h"
#include "ui/kit/slider.h"
#include "ui/kit/theme.h"

#include <QAccessible>
#include <QFontMetricsF>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;

class ChoicesTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void arrowsMoveTheChosenSegment()
    {
        const Theme theme;
        Segmented tabs(u"Calls shown"_s);
        tabs.addSegment(u"Live"_s, 11);
        tabs.addSegment(u"Mine"_s, 2);
        tabs.addSegment(u"History"_s);
        QSignalSpy changed(&tabs, &Segmented::currentChanged);
        QTest::keyClick(&tabs, Qt::Key_Right);
        QCOMPARE(tabs.current(), 1);
        QTest::keyClick(&tabs, Qt::Key_End);
        QCOMPARE(tabs.current(), 2);
        QTest::keyClick(&tabs, Qt::Key_Right); // nothing beyond
        QCOMPARE(changed.count(), 2);
        QTest::keyClick(&tabs, Qt::Key_Home);
        QTest::keyClick(&tabs, Qt::Key_Left);
        QCOMPARE(tabs.current(), 0);
        QCOMPARE(tabs.accessibleName(), u"Calls shown: Live, 1 of 3"_s);
    }
    void aPressChoosesTheSegmentUnderIt()
    {
        const Theme theme;
        Segmented tabs(u"Calls shown"_s);
        tabs.addSegment(u"Live"_s, 11);
        tabs.addSegment(u"History"_s);
        tabs.resize(tabs.sizeHint());
        QTest::mouseClick(&tabs, Qt::LeftButton, {}, tabs.segmentRect(1).center());
        QCOMPARE(tabs.current(), 1);
        QVERIFY(tabs.segmentRect(1).right() < tabs.width());
        QVERIFY(tabs.segmentRect(0).right() < tabs.segmentRect(1).left());
    }
    void segmentsAreWideEnoughAtTheLargestText()
    {
        const Theme theme(Theme::Choice::Light, 130);
        Segmented tabs(u"Llamadas"_s);
        tabs.addSegment(u"En espera de respuesta"_s, 1234);
        tabs.resize(tabs.sizeHint());
        const QFont font = fontFor(TextRole::Body, 500);
        QVERIFY(tabs.segmentRect(0).width() >= QFontMetricsF(font).horizontalAdvance(u"En espera de respuesta"_s)
                + tabularWidth(fontFor(TextRole::Body), u"1,234"_s));
    }
    void aSwitchTogglesBySpaceAndByScreenReader()
    {
        const Theme theme;
        Toggle toggle(u"Offer callback"_s);
        QTest::keyClick(&toggle, Qt::Key_Space);
        QVERIFY(toggle.isChecked());
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(&toggle);
        QCOMPARE(access->text(QAccessible::Name), u"Offer callback"_s);
        QVERIFY(access->state().checked);
        access->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
        QVERIFY(!toggle.isChecked());
    }
    void aPartlyMarkedBoxMarksAllWhenPressed()
    {
        const Theme theme;
        CheckBox box(u"All teams"_s);
        box.setPartly(true);
        QTest::mouseClick(&box, Qt::LeftButton, {}, QPoint(5, 5));
        QVERIFY(box.isChecked());
        QTest::keyClick(&box, Qt::Key_Space);
        QVERIFY(!box.isChecked());
        QCOMPARE(QAccessible::queryAccessibleInterface(&box)->text(QAccessible::Name), u"All teams"_s);
    }
    void aSliderIsMovedByKeysAndMouse()
    {
        const Theme theme;
        Slider slider(u"Volume"_s);
        slider.setRange(0, 100);
        slider.setSingleStep(5);
        slider.setPageStep(25);
        slider.resize(214, 26);
        QTest::keyClick(&slider, Qt::Key_End);
        QTest::keyClick(&slider, Qt::Key_Left);
        QCOMPARE(slider.value(), 95);
        QTest::keyClick(&slider, Qt::Key_PageDown);
        QCOMPARE(slider.value(), 70);
        QTest::keyClick(&slider, Qt::Key_Up); // of the menu it stands in
        QCOMPARE(slider.value(), 70);
        QTest::mousePress(&slider, Qt::LeftButton, {}, QPoint(107, 13));
        QCOMPARE(slider.value(), 50);
        QTest::mouseMove(&slider, QPoint(400, 13)); // beyond its end
        QCOMPARE(slider.value(), 100);
        QTest::mouseRelease(&slider, Qt::LeftButton, {}, QPoint(400, 13));
        QTest::mouseMove(&slider, QPoint(107, 13));
        QCOMPARE(slider.value(), 100);
        slider.setLayoutDirection(Qt::RightToLeft);
        QTest::mouseClick(&slider, Qt::LeftButton, {}, QPoint(207, 13));
        QCOMPARE(slider.value(), 0);
        QCOMPARE(slider.knob().right(), 214.0);
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(&slider);
        QCOMPARE(access->text(QAccessible::Name), u"Volume"_s);
        QCOMPARE(access->role(), QAccessible::Slider);
    }
    void anErrorIsSeenAndHeard()
    {
        const Theme theme;
        auto *edit = new LineEdit(u"Phone number"_s);
        Field field(u"Phone number"_s, edit);
        edit->setError(u"Enter the full number, such as +1 555 0142."_s);
        QCOMPARE(edit->accessibleDescription(), edit->error());
        const auto labels = field.findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(
            labels, [&](const QLabel *label) { return label->text() == edit->error() && label->isVisibleTo(&field); }));
        edit->resize(edit->sizeHint());
        QCOMPARE(edit->grab().toImage().pixelColor(60, 0), theme.tokens().reds);
        edit->setError({});
        QVERIFY(edit->accessibleDescription().isEmpty());
    }
    void escapeClearsAndThenLeaves()
    {
        const Theme theme;
        SearchField search(u"Filter by caller"_s);
        QSignalSpy left(&search, &SearchField::left);
        QTest::keyClicks(&search, u"holl"_s);
        QTest::keyClick(&search, Qt::Key_Escape);
        QVERIFY(search.text().isEmpty());
        QCOMPARE(left.count(), 0);
        QTest::keyClick(&search, Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
    }
};
static const test::Register<ChoicesTest> choicesTest;

#include "choicestest.moc"
