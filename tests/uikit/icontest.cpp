// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/icon.h"
#include "support/suite.h"
#include "ui/kit/theme.h"

#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;

class IconTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void everyGlyphPaintsInTheColourAsked()
    {
        const QColor red(0xB8, 0x28, 0x2B);
        int seen = 0;
        for (QDirIterator it(u":/icons"_s, {u"*.svg"_s}); it.hasNext();) {
            it.next();
            const QString name = it.fileInfo().completeBaseName();
            const QImage image = Icon::get(name, 48, red).toImage().convertToFormat(QImage::Format_ARGB32);
            int painted = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    if (pixel.alpha() < 200)
                        continue;
                    ++painted;
                    QVERIFY2(std::abs(pixel.red() - red.red()) < 4 && std::abs(pixel.blue() - red.blue()) < 4,
                        qPrintable(name + u" is "_s + pixel.name()));
                }
            }
            QVERIFY2(painted > 4, qPrintable(name + u" is empty"_s));
            ++seen;
        }
        QVERIFY2(seen > 90, qPrintable(QString::number(seen)));
    }
    void aHighResolutionScreenGetsMorePixels()
    {
        const QPixmap pixmap = Icon::get(u"phone"_s, 16, Qt::black, 2.0);
        QCOMPARE(pixmap.width(), 32);
        QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(16, 16));
    }
    void theSameGlyphIsRenderedOnce()
    {
        QCOMPARE(Icon::get(u"phone"_s, 16, Qt::blue).cacheKey(), Icon::get(u"phone"_s, 16, Qt::blue).cacheKey());
    }
    void anUnknownGlyphIsLogged()
    {
        QTest::ignoreMessage(QtWarningMsg, "no icon named \"phone-to-mars\"");
        QVERIFY(Icon::get(u"phone-to-mars"_s, 16, Qt::black).isNull());
        QVERIFY(!Icon::exists(u"phone-to-mars"_s));
        QVERIFY(Icon::exists(u"phone"_s));
    }
    void anActionsIconGreysOut()
    {
        const Theme theme(Theme::Choice::Light);
        const QIcon icon = Icon::icon(u"square"_s);
        const auto darkest = [&](QIcon::Mode mode) {
            const QImage image = icon.pixmap(QSize(24, 24), 1.0, mode).toImage();
            QColor found = Qt::transparent;
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, 12).alpha() > found.alpha())
                    found = image.pixelColor(x, 12);
            }
            return found.rgb();
        };
        QCOMPARE(darkest(QIcon::Normal), Tokens::light().ink2.rgb());
        QCOMPARE(darkest(QIcon::Disabled), Tokens::light().dis.rgb());
    }
};
static const test::Register<IconTest> iconTest;

#include "icontest.moc"
