// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/button.h"
#include "support/suite.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QAccessible>
#include <QAction>
#include <QFontMetricsF>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;

class ButtonTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void pressesByMouseSpaceAndEnter()
    {
        const Theme theme;
        Button button(u"Assign"_s);
        QSignalSpy clicked(&button, &Button::clicked);
        QTest::mouseClick(&button, Qt::LeftButton);
        QTest::keyClick(&button, Qt::Key_Space);
        QTest::keyClick(&button, Qt::Key_Return);
        QCOMPARE(clicked.count(), 3);
    }
    void anUnavailableButtonStaysInPlaceAndSaysWhy()
    {
        const Theme theme;
        Button button(u"Record…"_s);
        button.setToolTip(u"Record this call"_s);
        const QSize size = button.sizeHint();
        button.setUnavailable(u"the caller did not agree."_s);
        QSignalSpy clicked(&button, &Button::clicked);
        QTest::mouseClick(&button, Qt::LeftButton);
        QTest::keyClick(&button, Qt::Key_Space);
        QTest::keyClick(&button, Qt::Key_Return);
        button.click();
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(&button);
        access->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(clicked.count(), 0);

        QVERIFY(button.isEnabled());
        QVERIFY(button.focusPolicy() & Qt::TabFocus);
        QCOMPARE(button.sizeHint(), size);
        QCOMPARE(button.accessibleDescription(), u"Record: the caller did not agree."_s);
        QCOMPARE(button.toolTip(), u"<b>Record:</b> the caller did not agree."_s);
        QVERIFY(access->state().disabled);
        QVERIFY(!access->actionInterface()->actionNames().contains(QAccessibleActionInterface::pressAction()));

        button.setUnavailable({});
        QCOMPARE(button.toolTip(), u"Record this call"_s);
        QTest::keyClick(&button, Qt::Key_Space);
        access->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(clicked.count(), 2);
    }
    void anUnavailableButtonTakesFocusByTab()
    {
        const Theme theme;
        QWidget window;
        QVBoxLayout column(&window);
        auto *first = new Button(u"Hold"_s);
        auto *second = new Button(u"Record"_s);
        column.addWidget(first);
        column.addWidget(second);
        second->setUnavailable(u"the caller did not agree."_s);
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support propagateSizeHints()");
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Tab);
        QVERIFY(second->hasFocus());
    }
    void theRingIsForTheKeyboardOnly()
    {
        const Theme theme;
        QWidget window;
        QVBoxLayout column(&window);
        auto *button = new Button(u"Hold"_s);
        column.addWidget(button);
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support propagateSizeHints()");
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto outline = [&] { return button->grab().toImage().pixelColor(button->width() / 2, 0); };
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(button->hasFocus());
        QCOMPARE(outline(), theme.tokens().line2);
        button->clearFocus();
        button->setFocus(Qt::TabFocusReason);
        QCOMPARE(outline(), theme.tokens().accent);
    }
    void aBusyButtonKeepsItsWidthAndDoesNotFire()
    {
        const Theme theme;
        Button button(u"Send"_s, Button::Kind::Main);
        button.setIconName(u"send"_s);
        const QSize size = button.sizeHint();
        button.setBusy(true);
        QCOMPARE(button.sizeHint(), size);
        QSignalSpy clicked(&button, &Button::clicked);
        QTest::mouseClick(&button, Qt::LeftButton);
        QTest::keyClick(&button, Qt::Key_Space);
        QCOMPARE(clicked.count(), 0);
        QVERIFY(QAccessible::queryAccessibleInterface(&button)->state().busy);
    }
    void aButtonFollowsItsAction()
    {
        const Theme theme;
        QAction action(u"&Hold"_s);
        action.setCheckable(true);
        action.setShortcut(Qt::Key_H);
        setIconName(&action, u"pause"_s);
        Button button({});
        button.setAction(&action);
        QCOMPARE(button.iconName(), u"pause"_s);
        QSignalSpy triggered(&action, &QAction::triggered);
        QTest::mouseClick(&button, Qt::LeftButton);
        QCOMPARE(triggered.count(), 1);
        QVERIFY(action.isChecked());
        QVERIFY(button.isChecked());
        QCOMPARE(button.toolTip(), u"Hold (H)"_s);

        setUnavailable(&action, u"the call has ended."_s);
        QVERIFY(button.isUnavailable());
        QCOMPARE(button.accessibleDescription(), u"Hold: the call has ended."_s);
        QTest::mouseClick(&button, Qt::LeftButton);
        QCOMPARE(triggered.count(), 1);
        setUnavailable(&action, {});
        QVERIFY(!button.isUnavailable());
    }
    void anIconAloneHasANameAndATooltip()
    {
        const std::unique_ptr<Button> more(Button::iconOnly(u"ellipsis"_s, u"More"_s));
        QCOMPARE(more->accessibleName(), u"More"_s);
        QCOMPARE(more->toolTip(), u"More"_s);
        QVERIFY(more->sizeHint().width() >= 26);
    }
    void longWordsFitAtTheLargestText_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text : {u"Poner en espera"_s, u"Dejar de grabar"_s, u"Volver a intentarlo"_s,
                 u"Abrir el diagnóstico de DNS"_s, u"Rechazar…"_s})
            QTest::newRow(qPrintable(text)) << text;
    }
    void longWordsFitAtTheLargestText()
    {
        QFETCH(QString, text);
        const Theme theme(Theme::Choice::Light, 130);
        Button row(text);
        row.setIconName(u"check"_s);
        row.setKeyHint(u"Ctrl K"_s);
        const qreal words = QFontMetricsF(fontFor(TextRole::Body, 500)).horizontalAdvance(text);
        QVERIFY(row.minimumSizeHint().width() >= words + 21 + 12);

        Button tile(text);
        tile.setSize(Button::Size::Tile);
        tile.setIconName(u"pause"_s);
        const QFontMetricsF small(fontFor(TextRole::Small, 500));
        for (const QString &word : text.split(u' '))
            QVERIFY(tile.minimumSizeHint().width() >= small.horizontalAdvance(word));
        QCOMPARE(tile.heightForWidth(tile.sizeHint().width()), scaled(50));
        if (text.contains(u' '))
            QCOMPARE(tile.heightForWidth(tile.minimumSizeHint().width()), scaled(58));
    }
};
static const test::Register<ButtonTest> buttonTest;

#include "buttontest.moc"
