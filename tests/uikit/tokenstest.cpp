// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/suite.h"
#include "ui/kit/button.h"
#include "ui/kit/theme.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::ui;

namespace {

/// Relative luminance and contrast of WCAG 2.2, success criterion 1.4.3.
double luminance(const QColor &colour)
{
    const auto channel = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

constexpr std::array tones{Tone::Grey, Tone::Green, Tone::Amber, Tone::Red, Tone::Violet, Tone::Teal, Tone::Accent};

} // namespace

class TokensTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("highContrast");
        QTest::newRow("light") << false << false;
        QTest::newRow("dark") << true << false;
        QTest::newRow("light, high contrast") << false << true;
        QTest::newRow("dark, high contrast") << true << true;
    }
    void texts()
    {
        QFETCH(bool, dark);
        QFETCH(bool, highContrast);
        Tokens t = dark ? Tokens::darkTheme() : Tokens::light();
        if (highContrast)
            t = t.highContrast();
        for (const QColor &ground :
            {t.win, t.surface, t.sunken, t.raised, t.hover, t.sel, t.selrow, t.canvas, t.node}) {
            for (const QColor &ink : {t.ink, t.ink2, t.ink3})
                QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(ink.name() + u" on "_s + ground.name()));
            // Toned words stand in rows, not on the rail's selection.
            if (ground != t.sel) {
                for (const Tone tone : tones)
                    QVERIFY2(contrast(t.text(tone), ground) >= 4.5,
                        qPrintable(t.text(tone).name() + u" on "_s + ground.name()));
            }
        }
        for (const Tone tone : tones)
            QVERIFY2(contrast(t.text(tone), t.tint(tone)) >= 4.5, qPrintable(t.text(tone).name()));
        QVERIFY(contrast(t.onaccent, t.accent) >= 4.5);
        QVERIFY(contrast(t.ongreen, t.green) >= 4.5);
        QVERIFY(contrast(t.onred, t.red) >= 4.5);
        QVERIFY(contrast(t.tipink, t.tip) >= 4.5);
        QVERIFY(contrast(t.tipacc, t.tip) >= 4.5);
    }
    void fillsStandOutFromTheSurface()
    {
        for (const Tokens &t : {Tokens::light(), Tokens::darkTheme()}) {
            for (const Tone tone : tones)
                QVERIFY2(contrast(t.fill(tone), t.surface) >= 3.0, qPrintable(t.fill(tone).name()));
        }
    }
    void highContrastMakesOutlinesVisible()
    {
        for (const Tokens &t : {Tokens::light().highContrast(), Tokens::darkTheme().highContrast()}) {
            QVERIFY(contrast(t.line2, t.surface) >= 3.0);
            QCOMPARE(t.ink3, t.ink2);
            QCOMPARE(t.border, 2);
        }
    }
    void figuresOfTheDesign()
    {
        // Section 1 of the design gives these to one digit.
        const Tokens light = Tokens::light();
        const Tokens dark = Tokens::darkTheme();
        QCOMPARE(std::round(contrast(light.ink, light.surface) * 10) / 10, 17.0);
        QCOMPARE(std::round(contrast(light.accent, light.surface) * 10) / 10, 6.2);
        QCOMPARE(std::round(contrast(dark.green, dark.surface) * 10) / 10, 9.4);
        QCOMPARE(std::round(contrast(dark.onred, dark.red) * 10) / 10, 8.3);
    }
    void everyPlaceholderOfTheStyleSheetIsFilled() { QVERIFY(!Theme::styleSheet(Tokens::light()).contains(u'@')); }
    void anUnknownPlaceholderIsLogged()
    {
        QTest::ignoreMessage(QtWarningMsg, "no such token \"@nothing@\"");
        QCOMPARE(Tokens::light().filled(u"a: @ink@; b: @nothing@"_s), u"a: #1e1c19; b: @nothing@"_s);
    }
    void changingTheThemeRestylesEveryWidget()
    {
        Theme theme(Theme::Choice::Light);
        QWidget window;
        Button button(u"Assign"_s, Button::Kind::Main, &window);
        button.resize(button.sizeHint());
        QSignalSpy changed(&theme, &Theme::changed);
        QCOMPARE(button.grab().toImage().pixelColor(4, button.height() / 2), Tokens::light().accent);
        const QSize before = button.sizeHint();

        theme.setChoice(Theme::Choice::Dark);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(button.grab().toImage().pixelColor(4, button.height() / 2), Tokens::darkTheme().accent);
        QCOMPARE(window.palette().color(QPalette::Window), Tokens::darkTheme().surface);

        theme.setTextPercent(130);
        QCOMPARE(button.sizeHint().height(), 39);
        QVERIFY(button.sizeHint().width() > before.width());
    }
    void aThemedAreaKeepsItsOwnTokens()
    {
        Theme theme(Theme::Choice::Light);
        QWidget window;
        ThemedArea area(Tokens::darkTheme(), &window);
        QWidget inside(&area);
        QVERIFY(Tokens::of(&inside).dark);
        QVERIFY(!Tokens::of(&window).dark);
        theme.setChoice(Theme::Choice::Dark);
        area.setTokens(Tokens::light());
        QVERIFY(!Tokens::of(&inside).dark);
        QVERIFY(Tokens::of(&window).dark);
    }
};
static const test::Register<TokensTest> tokensTest;

#include "tokenstest.moc"
