// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/tokens.h"

#include "ui/kit/theme.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QWidget>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcTokens, "callboard.ui.tokens", QtInfoMsg)

namespace cb::ui {

namespace {

using Named = std::pair<const char *, QColor Tokens::*>;
constexpr std::array<Named, 45> names{{
    {"win", &Tokens::win},
    {"surface", &Tokens::surface},
    {"sunken", &Tokens::sunken},
    {"raised", &Tokens::raised},
    {"hover", &Tokens::hover},
    {"sel", &Tokens::sel},
    {"selrow", &Tokens::selrow},
    {"line", &Tokens::line},
    {"line2", &Tokens::line2},
    {"dis", &Tokens::dis},
    {"canvas", &Tokens::canvas},
    {"dot", &Tokens::dot},
    {"node", &Tokens::node},
    {"field", &Tokens::field},
    {"tip", &Tokens::tip},
    {"tipink", &Tokens::tipink},
    {"tipacc", &Tokens::tipacc},
    {"ink", &Tokens::ink},
    {"ink2", &Tokens::ink2},
    {"ink3", &Tokens::ink3},
    {"accent", &Tokens::accent},
    {"accentH", &Tokens::accentH},
    {"onaccent", &Tokens::onaccent},
    {"accentbg", &Tokens::accentbg},
    {"green", &Tokens::green},
    {"amber", &Tokens::amber},
    {"red", &Tokens::red},
    {"violet", &Tokens::violet},
    {"teal", &Tokens::teal},
    {"grey", &Tokens::grey},
    {"greens", &Tokens::greens},
    {"ambers", &Tokens::ambers},
    {"reds", &Tokens::reds},
    {"violets", &Tokens::violets},
    {"teals", &Tokens::teals},
    {"greys", &Tokens::greys},
    {"greenbg", &Tokens::greenbg},
    {"amberbg", &Tokens::amberbg},
    {"redbg", &Tokens::redbg},
    {"violetbg", &Tokens::violetbg},
    {"tealbg", &Tokens::tealbg},
    {"greybg", &Tokens::greybg},
    {"ongreen", &Tokens::ongreen},
    {"onred", &Tokens::onred},
    {"scrim", &Tokens::scrim},
}};

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

} // namespace

Tokens Tokens::light()
{
    Tokens t;
    t.win = rgb(0xF5F3EF);
    t.surface = rgb(0xFFFFFF);
    t.sunken = rgb(0xFAF9F6);
    t.raised = rgb(0xFFFFFF);
    t.hover = rgb(0xF1EEE8);
    t.sel = rgb(0xE7EEFC);
    t.selrow = rgb(0xEEF3FD);
    t.line = rgb(0xE6E2DA);
    t.line2 = rgb(0xD5D0C5);
    t.dis = rgb(0xA8A297);
    t.canvas = rgb(0xF8F6F2);
    t.dot = rgb(0xDDD8CE);
    t.node = rgb(0xFFFFFF);
    t.field = t.raised;
    t.tip = rgb(0x2A2824);
    t.tipink = rgb(0xF7F5F1);
    t.tipacc = rgb(0xA9C2FF);
    t.ink = rgb(0x1E1C19);
    t.ink2 = rgb(0x57534B);
    t.ink3 = rgb(0x6B665C);
    t.accent = rgb(0x2A58CC);
    t.accentH = rgb(0x2149AE);
    t.onaccent = rgb(0xFFFFFF);
    t.accentbg = rgb(0xE7EEFC);
    t.green = rgb(0x1A7440);
    t.amber = rgb(0x8A5300);
    t.red = rgb(0xB8282B);
    t.violet = rgb(0x6540B0);
    t.teal = rgb(0x0C6A70);
    t.grey = rgb(0x57534B);
    t.greens = rgb(0x2E9E5B);
    t.ambers = rgb(0xC27A17);
    t.reds = rgb(0xD64545);
    t.violets = rgb(0x8B66D9);
    t.teals = rgb(0x2A9AA0);
    t.greys = rgb(0x938D81);
    t.greenbg = rgb(0xE2F3E8);
    t.amberbg = rgb(0xFBEED3);
    t.redbg = rgb(0xFBE7E4);
    t.violetbg = rgb(0xEEE8FA);
    t.tealbg = rgb(0xDDF1F1);
    t.greybg = rgb(0xEDEAE4);
    t.ongreen = rgb(0xFFFFFF);
    t.onred = rgb(0xFFFFFF);
    t.scrim = QColor(30, 28, 25, 87);
    return t;
}

Tokens Tokens::darkTheme()
{
    Tokens t;
    t.dark = true;
    t.win = rgb(0x151618);
    t.surface = rgb(0x1B1C1F);
    t.sunken = rgb(0x18191B);
    t.raised = rgb(0x25272B);
    t.hover = rgb(0x232529);
    t.sel = rgb(0x202F52);
    t.selrow = rgb(0x202A42);
    t.line = rgb(0x2B2D31);
    t.line2 = rgb(0x3B3E44);
    t.dis = rgb(0x63625D);
    t.canvas = rgb(0x141517);
    t.dot = rgb(0x2A2C30);
    t.node = rgb(0x1F2124);
    t.field = t.sunken;
    t.tip = rgb(0x34373D);
    t.tipink = rgb(0xF2F1EE);
    t.tipacc = rgb(0xA9C2FF);
    t.ink = rgb(0xEDECE9);
    t.ink2 = rgb(0xB4B2AC);
    t.ink3 = rgb(0x9A9891);
    t.accent = rgb(0x86A8FF);
    t.accentH = rgb(0xA3BDFF);
    t.onaccent = rgb(0x10172B);
    t.accentbg = rgb(0x22304F);
    t.green = rgb(0x6BD598);
    t.amber = rgb(0xF0BC63);
    t.red = rgb(0xFF9189);
    t.violet = rgb(0xBDA3F7);
    t.teal = rgb(0x6CCFD3);
    t.grey = rgb(0xB4B2AC);
    t.greens = rgb(0x3FB573);
    t.ambers = rgb(0xD9962F);
    t.reds = rgb(0xE0605A);
    t.violets = rgb(0x9274DE);
    t.teals = rgb(0x35A3A8);
    t.greys = rgb(0x77756F);
    t.greenbg = rgb(0x18301F);
    t.amberbg = rgb(0x372A12);
    t.redbg = rgb(0x3D1F1E);
    t.violetbg = rgb(0x2D2547);
    t.tealbg = rgb(0x143133);
    t.greybg = rgb(0x2A2C30);
    t.ongreen = rgb(0x0A2415);
    t.onred = rgb(0x2A0E0C);
    t.scrim = QColor(0, 0, 0, 128);
    return t;
}

Tokens Tokens::highContrast() const
{
    Tokens t = *this;
    t.line2 = dark ? rgb(0x8C8A84) : rgb(0x7F796D);
    t.ink3 = t.ink2;
    t.border = 2;
    return t;
}

const Tokens &Tokens::of(const QWidget *widget)
{
    for (const QWidget *at = widget; at; at = at->parentWidget()) {
        if (const auto *area = qobject_cast<const ThemedArea *>(at))
            return area->tokens();
    }
    return Theme::currentTokens();
}

QColor Tokens::text(Tone tone) const
{
    switch (tone) {
    case Tone::Grey:
        return grey;
    case Tone::Green:
        return green;
    case Tone::Amber:
        return amber;
    case Tone::Red:
        return red;
    case Tone::Violet:
        return violet;
    case Tone::Teal:
        return teal;
    case Tone::Accent:
        return accent;
    }
    Q_UNREACHABLE();
}

QColor Tokens::fill(Tone tone) const
{
    switch (tone) {
    case Tone::Grey:
        return greys;
    case Tone::Green:
        return greens;
    case Tone::Amber:
        return ambers;
    case Tone::Red:
        return reds;
    case Tone::Violet:
        return violets;
    case Tone::Teal:
        return teals;
    case Tone::Accent:
        return accent;
    }
    Q_UNREACHABLE();
}

QColor Tokens::tint(Tone tone) const
{
    switch (tone) {
    case Tone::Grey:
        return greybg;
    case Tone::Green:
        return greenbg;
    case Tone::Amber:
        return amberbg;
    case Tone::Red:
        return redbg;
    case Tone::Violet:
        return violetbg;
    case Tone::Teal:
        return tealbg;
    case Tone::Accent:
        return accentbg;
    }
    Q_UNREACHABLE();
}

QPalette Tokens::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, surface);
    p.setColor(QPalette::WindowText, ink);
    p.setColor(QPalette::Base, surface);
    p.setColor(QPalette::AlternateBase, sunken);
    p.setColor(QPalette::Text, ink);
    p.setColor(QPalette::PlaceholderText, ink3);
    p.setColor(QPalette::Button, raised);
    p.setColor(QPalette::ButtonText, ink);
    p.setColor(QPalette::BrightText, onred);
    p.setColor(QPalette::Light, surface);
    p.setColor(QPalette::Midlight, hover);
    p.setColor(QPalette::Mid, line);
    p.setColor(QPalette::Dark, line2);
    p.setColor(QPalette::Shadow, scrim);
    p.setColor(QPalette::Highlight, dark ? sel.lighter(130) : accentbg.darker(110));
    p.setColor(QPalette::HighlightedText, ink);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::LinkVisited, violet);
    p.setColor(QPalette::ToolTipBase, tip);
    p.setColor(QPalette::ToolTipText, tipink);
    for (const QPalette::ColorRole role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        p.setColor(QPalette::Disabled, role, dis);
    p.setColor(QPalette::Disabled, QPalette::Base, sunken);
    return p;
}

QString Tokens::filled(QString styleTemplate) const
{
    for (const auto &[name, colour] : names)
        styleTemplate.replace(u'@' + QLatin1StringView(name) + u'@', (this->*colour).name(QColor::HexRgb));
    styleTemplate.replace(u"@border@"_s, QString::number(border));
    static const QRegularExpression left(u"@\\w+@"_s);
    if (const auto match = left.match(styleTemplate); match.hasMatch())
        qCWarning(lcTokens) << "no such token" << match.captured();
    return styleTemplate;
}

} // namespace cb::ui
