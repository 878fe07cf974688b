// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/suite.h"
#include "ui/gallery/gallerypage.h"
#include "ui/kit/button.h"
#include "ui/kit/theme.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;

class GalleryTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void bothThemesStandBesideEachOther()
    {
        const Theme theme;
        GalleryPage page;
        page.resize(1440, 900);
        const QImage image = page.grab().toImage();
        QCOMPARE(image.pixelColor(2, 2), Tokens::light().surface);
        QCOMPARE(image.pixelColor(722, 2), Tokens::darkTheme().surface);
        // Left to look at beside the design's sheet 15.
        QVERIFY(image.save(QCoreApplication::applicationDirPath() + u"/gallery.png"_s));
    }
    void everyControlHasANameForScreenReaders()
    {
        const Theme theme;
        GalleryPage page;
        int controls = 0;
        for (QWidget *widget : page.findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || widget->isHidden())
                continue;
            ++controls;
            QAccessibleInterface *access = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(access && !access->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
        }
        QVERIFY(controls >= 30);
    }
    void nothingIsSmallerThanItsWords_data()
    {
        QTest::addColumn<int>("percent");
        for (const int percent : {90, 100, 115, 130})
            QTest::newRow(qPrintable(QString::number(percent))) << percent;
    }
    void nothingIsSmallerThanItsWords()
    {
        QFETCH(int, percent);
        const Theme theme(Theme::Choice::Light, percent);
        GalleryPage page;
        page.resize(1440, 900);
        page.grab();
        for (const QAbstractButton *button : page.findChildren<QAbstractButton *>()) {
            if (!button->isHidden())
                QVERIFY2(
                    button->width() >= button->sizeHint().width() && button->height() >= button->sizeHint().height(),
                    qPrintable(button->text()));
        }
        for (const QLabel *label : page.findChildren<QLabel *>())
            QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
    }
    void theRingFollowsItsControl()
    {
        const Theme theme;
        GalleryPage page;
        page.resize(1440, 900);
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support propagateSizeHints()");
        page.show();
        const QImage image = page.grab().toImage();
        int rings = 0;
        for (const Button *button : page.findChildren<Button *>()) {
            if (button->text() != u"Focus"_s)
                continue;
            const QPoint left = button->mapTo(&page, QPoint(-1, button->height() / 2));
            const QColor ring = left.x() < 720 ? Tokens::light().accentbg : Tokens::darkTheme().accentbg;
            QCOMPARE(image.pixelColor(left), ring);
            ++rings;
        }
        QCOMPARE(rings, 2);
    }
};
static const test::Register<GalleryTest> galleryTest;

#include "gallerytest.moc"
