// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "support/suite.h"
#include "ui/kit/button.h"
#include "ui/settings/checklist.h"
#include "ui/settings/numbercard.h"
#include "ui/shell/snap.h"

#include <QAccessible>
#include <QLabel>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;
using test::Desk;

namespace {

/// What a button or label lacks of the room for its words; empty: nothing.
QString shortfall(const QWidget &widget)
{
    const auto *button = qobject_cast<const Button *>(&widget);
    const auto *label = qobject_cast<const QLabel *>(&widget);
    const bool wraps = label && label->wordWrap();
    const QSize needed(wraps ? 0
            : button         ? button->minimumSizeHint().width()
                             : label->sizeHint().width(),
        wraps ? label->heightForWidth(label->width()) : widget.minimumSizeHint().height());
    if (widget.width() >= needed.width() && widget.height() >= needed.height())
        return {};
    return u"%1: %2x%3, needs %4x%5"_s.arg(label ? label->text() : button->text())
        .arg(widget.width())
        .arg(widget.height())
        .arg(needed.width())
        .arg(needed.height());
}

} // namespace

/// Room and names for everything that stands on the page.
class SettingsLooksTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theOtherHalfStandsBesideOrBelow()
    {
        Desk desk;
        QVERIFY(desk.page().isWide());
        QVERIFY(desk.section().side()->mapTo(desk.window.get(), QPoint()).x()
            >= desk.section().mapTo(desk.window.get(), QPoint()).x() + desk.section().width());
        desk.window->resize(1024, 680);
        QTRY_VERIFY(!desk.page().isWide());
        QTRY_VERIFY(desk.section().side()->isVisible());
        QTRY_VERIFY(desk.section().side()->mapTo(desk.window.get(), QPoint()).y()
            >= desk.section().mapTo(desk.window.get(), QPoint()).y() + desk.section().height() - 1);
    }

    void bothHalvesFitTheirPanes_data() { eachSection(); }
    void bothHalvesFitTheirPanes()
    {
        QFETCH(QString, section);
        Desk desk({.page = u"settings/"_s + section});
        QTRY_VERIFY(desk.page().isSettled());
        for (QWidget *half : {static_cast<QWidget *>(&desk.section()), desk.section().side()}) {
            if (!half)
                continue;
            QTRY_VERIFY(half->mapTo(desk.window.get(), QPoint()).x() + half->width() <= desk.window->width());
        }
        for (const CheckList *list : desk.page().findChildren<CheckList *>()) {
            if (list->isVisible()) // rows are as high as their words
                QTRY_VERIFY(list->height() <= list->heightForWidth(list->width()) + 1);
        }
    }

    void everyControlHasAName_data() { eachSection(); }
    void everyControlHasAName()
    {
        QFETCH(QString, section);
        Desk desk({.page = u"settings/"_s + section});
        QTRY_VERIFY(desk.page().isSettled());
        for (QWidget *widget : desk.page().findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
                continue;
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(face);
            QVERIFY2(!face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        }
    }

    void nothingIsClipped_data()
    {
        QTest::addColumn<QString>("section");
        QTest::addColumn<QSize>("size");
        for (const QString &name : SettingsPage::sectionNames()) {
            QTest::addRow("%s small", qPrintable(name)) << name << QSize(1024, 680);
            QTest::addRow("%s wide", qPrintable(name)) << name << QSize(1440, 900);
        }
    }
    void nothingIsClipped()
    {
        QFETCH(QString, section);
        QFETCH(QSize, size);
        Desk desk({.page = u"settings/"_s + section, .size = size, .percent = 130, .language = u"es"_s});
        QTRY_VERIFY(desk.page().isSettled());
        int looked = 0;
        for (const QPointer<QWidget> widget : desk.page().findChildren<QWidget *>()) {
            if (!widget || !widget->isVisible()
                || (!qobject_cast<Button *>(widget.data()) && !qobject_cast<QLabel *>(widget.data())))
                continue;
            ++looked;
            // Words that wrap get their lines when their part of the page is laid out.
            QTRY_VERIFY2(!widget || shortfall(*widget).isEmpty(), qPrintable(widget ? shortfall(*widget) : QString()));
            if (!widget)
                continue;
            const QRect inWindow(widget->mapTo(desk.window.get(), QPoint()), widget->size());
            QVERIFY2(
                inWindow.left() >= 0 && inWindow.right() < desk.window->width(), qPrintable(widget->accessibleName()));
        }
        QVERIFY(looked > 3);
    }

    void theCardOfANumberIsNotClipped_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("large");
        QTest::newRow("light") << false << false;
        QTest::newRow("dark") << true << false;
        QTest::newRow("large") << false << true;
    }
    void theCardOfANumberIsNotClipped()
    {
        QFETCH(bool, dark);
        QFETCH(bool, large);
        Desk desk({.page = u"settings/numbers"_s,
            .dark = dark,
            .percent = large ? 130 : 100,
            .language = large ? u"es"_s : u"en"_s});
        NumberCard card(desk.source, {}, desk.window.get());
        card.open();
        QTRY_VERIFY(card.isReady());
        int looked = 0;
        for (const QWidget *widget : card.findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(qobject_cast<const Button *>(widget) || qobject_cast<const QLabel *>(widget)))
                continue;
            ++looked;
            QTRY_VERIFY2(shortfall(*widget).isEmpty(), qPrintable(shortfall(*widget)));
        }
        QVERIFY(looked > 8);
        if (const QString folder = qEnvironmentVariable("CALLBOARD_SNAPS"); !folder.isEmpty())
            QVERIFY(card.grab().save(folder + u"/number-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()))));
    }

    void snaps_data()
    {
        QTest::addColumn<QString>("section");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("small");
        for (const QString &name : SettingsPage::sectionNames()) {
            QTest::addRow("%s light", qPrintable(name)) << name << false << false;
            QTest::addRow("%s dark", qPrintable(name)) << name << true << false;
            QTest::addRow("%s small", qPrintable(name)) << name << false << true;
        }
    }
    void snaps()
    {
        QFETCH(QString, section);
        QFETCH(bool, dark);
        QFETCH(bool, small);
        const QSize size = small ? QSize(1024, 680) : QSize(1440, 900);
        Desk desk({.page = u"settings/"_s + section,
            .size = size,
            .dark = dark,
            .percent = small ? 130 : 100,
            .language = small ? u"es"_s : u"en"_s});
        const QTemporaryDir folder;
        // For looking at them: CALLBOARD_SNAPS names a folder that stays.
        const QString file = qEnvironmentVariable("CALLBOARD_SNAPS", folder.path())
            + u"/settings-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
        std::optional<Result<>> done;
        snap(*desk.window, file, [&](const Result<> &result) { done = result; });
        QTRY_VERIFY(done);
        QVERIFY(done->has_value());
        QCOMPARE(QImage(file).size(), size);
    }

private:
    static void eachSection()
    {
        QTest::addColumn<QString>("section");
        for (const QString &name : SettingsPage::sectionNames())
            QTest::addRow("%s", qPrintable(name)) << name;
    }
};
static const test::Register<SettingsLooksTest> settingsLooksTest;

#include "settingslookstest.moc"
