// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/text.h"
#include "support/suite.h"
#include "ui/kit/badge.h"
#include "ui/kit/theme.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;

namespace {

/// The columns `text` puts ink in, drawn at 40 px from the left.
QPair<int, int> inked(const QString &text)
{
    QImage image(200, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setFont(fontFor(TextRole::Timer));
    drawTabular(&painter, QRectF(40, 0, 120, 40), Qt::AlignLeft | Qt::AlignVCenter, text);
    painter.end();
    int first = image.width();
    int last = -1;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (qGray(image.pixel(x, y)) < 128) {
                first = std::min(first, x);
                last = x;
            }
        }
    }
    return {first, last};
}

} // namespace

class TextTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theBundledFontsAreUsed()
    {
        const Theme theme;
        for (const TextRole role : {TextRole::Display, TextRole::Body, TextRole::Caption})
            QCOMPARE(QFontInfo(fontFor(role)).family(), u"Inter Callboard"_s);
        QVERIFY(QFontInfo(fontFor(TextRole::Code)).family().startsWith(u"JetBrains Mono"_s));
        QVERIFY(QFontInfo(fontFor(TextRole::Code)).fixedPitch());
    }
    void weightsAreDrawnNotFaked()
    {
        const Theme theme;
        const QString word = u"Beatrix Holloway"_s;
        const qreal regular = QFontMetricsF(fontFor(TextRole::Body, 400)).horizontalAdvance(word);
        const qreal medium = QFontMetricsF(fontFor(TextRole::Body, 500)).horizontalAdvance(word);
        const qreal semibold = QFontMetricsF(fontFor(TextRole::Body, 600)).horizontalAdvance(word);
        QVERIFY(regular < medium);
        QVERIFY(medium < semibold);
    }
    void everyDigitTakesTheSameRoom()
    {
        const Theme theme;
        const QFont font = fontFor(TextRole::Timer);
        // FreeType's vertical hinting moves an advance by up to 1/32 px.
        const QFontMetricsF metrics(font);
        for (char16_t digit = u'0'; digit <= u'9'; ++digit)
            QVERIFY(std::abs(metrics.horizontalAdvance(QChar(digit)) - metrics.horizontalAdvance(u'0')) < 0.05);
        const qreal zero = tabularWidth(font, u"00:00"_s);
        for (const QString &time : {u"11:11"_s, u"09:42"_s, u"55:18"_s})
            QVERIFY(std::abs(tabularWidth(font, time) - zero) < 0.2);
    }
    void aTimerDoesNotShakeWhenItTicks()
    {
        const Theme theme;
        // The last digit is the same, whatever stands before it.
        QCOMPARE(inked(u"11:10"_s).second, inked(u"00:00"_s).second);
        QCOMPARE(inked(u"0"_s).first, inked(u"01"_s).first);
    }
    void sizesFollowTheSetting_data()
    {
        QTest::addColumn<int>("percent");
        QTest::addColumn<int>("pixels");
        QTest::newRow("90") << 90 << 12;
        QTest::newRow("100") << 100 << 13;
        QTest::newRow("115") << 115 << 15;
        QTest::newRow("130") << 130 << 17;
        QTest::newRow("nearest") << 128 << 17;
    }
    void sizesFollowTheSetting()
    {
        QFETCH(int, percent);
        const Theme theme(Theme::Choice::Light, percent);
        QTEST(fontFor(TextRole::Body).pixelSize(), "pixels");
    }
    void badgesElideAndTellTheWholeText()
    {
        const Theme theme;
        const QString text = u"Waiting for the answer of the carrier in Reykjavik"_s;
        const Badge badge(Tone::Amber, u"clock"_s, text);
        QVERIFY(badge.sizeHint().width() <= 160);
        QCOMPARE(badge.toolTip(), text);
        QCOMPARE(badge.accessibleName(), text);
        QCOMPARE(badge.sizeHint().height(), 20);
        QVERIFY(Badge(Tone::Red, {}, u"Rec"_s).toolTip().isEmpty());
    }
};
static const test::Register<TextTest> textTest;

#include "texttest.moc"
