// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "config/definitions.h"
#include "support/suite.h"
#include "ui/kit/button.h"
#include "ui/settings/settingsnav.h"
#include "ui/shell/pages.h"
#include "ui/shell/rail.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;
using test::Desk;

class SettingsPageTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void everySectionIsAPageOfTheCommandLine()
    {
        QVERIFY(builtPage(u"settings"_s));
        Desk desk;
        for (const QString &name : SettingsPage::sectionNames()) {
            QVERIFY2(builtPage(u"settings/"_s + name), qPrintable(name));
            QVERIFY(desk.window->open(u"settings/"_s + name));
            QCOMPARE(desk.page().openName(), u"settings/"_s + name);
            QTRY_VERIFY(desk.page().isSettled());
        }
        QVERIFY(!builtPage(u"settings/kitchen"_s));
    }

    void theRailAndAKeyLeadHere()
    {
        Desk desk;
        QVERIFY(desk.window->rail()->item(u"settings"_s)->action()->isEnabled());
        QSignalSpy opened(desk.window->rail()->item(u"settings"_s)->action(), &QAction::triggered);
        QTest::keyClick(desk.window.get(), Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(opened.size(), 1);
    }

    void theListOfSectionsIsWalkedByKeys()
    {
        Desk desk;
        QVERIFY(desk.page().nav()->hasFocus());
        QTest::keyClick(desk.page().nav(), Qt::Key_Down);
        QCOMPARE(desk.page().openName(), u"settings/listener"_s);
        QTest::keyClick(desk.window.get(), Qt::Key_F6);
        QVERIFY(desk.section().isAncestorOf(desk.window->focusWidget()));
    }

    void everySettingOnAPageHasALabel()
    {
        for (const QString &name : SettingsPage::sectionNames()) {
            Desk desk({.page = u"settings/"_s + name});
            for (const SettingRow *row : desk.section().settings())
                QVERIFY2(!row->label().isEmpty() && config::findByKey(row->key()), qPrintable(row->key()));
        }
    }

    void withoutTheRoleEverythingCanBeReadOnly()
    {
        for (const QString &name : SettingsPage::sectionNames()) {
            Desk desk({.page = u"settings/"_s + name}, [](Desk &one) { one.source.administrator = false; });
            for (const SettingRow *row : desk.section().settings()) {
                QVERIFY(row->isLocked());
                QVERIFY(!row->note().isEmpty());
            }
            for (const SecretRow *row : desk.section().secrets()) {
                const auto *button = row->findChild<Button *>();
                QVERIFY(button->isUnavailable());
                QVERIFY(button->accessibleDescription().contains(u"Administrator role"_s));
            }
        }
    }
};
static const test::Register<SettingsPageTest> settingsPageTest;

#include "settingspagetest.moc"
