// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery/samples.h"

#include "ui/kit/badge.h"
#include "ui/kit/button.h"
#include "ui/kit/icon.h"
#include "ui/kit/rowpainter.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"

#include <QAction>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ui {

SwatchSample::SwatchSample(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize SwatchSample::sizeHint() const
{
    return {676, scaled(41) + 6 + scaled(41)};
}

void SwatchSample::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Tokens::of(this);
    struct Swatch {
        QString name;
        QColor colour;
    };
    const std::array swatches{
        Swatch{tr("window"), t.win},
        Swatch{tr("surface"), t.surface},
        Swatch{tr("sunken"), t.sunken},
        Swatch{tr("raised"), t.raised},
        Swatch{tr("hover"), t.hover},
        Swatch{tr("selected"), t.sel},
        Swatch{tr("line"), t.line},
        Swatch{tr("ink"), t.ink},
        Swatch{tr("ink 2"), t.ink2},
        Swatch{tr("ink 3"), t.ink3},
        Swatch{tr("accent"), t.accent},
        Swatch{tr("green"), t.green},
        Swatch{tr("green fill"), t.greens},
        Swatch{tr("amber"), t.amber},
        Swatch{tr("amber fill"), t.ambers},
        Swatch{tr("red"), t.red},
        Swatch{tr("red fill"), t.reds},
        Swatch{tr("violet"), t.violet},
        Swatch{tr("violet fill"), t.violets},
        Swatch{tr("teal"), t.teal},
        Swatch{tr("teal fill"), t.teals},
        Swatch{tr("grey"), t.greys},
    };
    constexpr int columns = 11;
    constexpr int gap = 6;
    const qreal cell = (width() - gap * (columns - 1)) / static_cast<qreal>(columns);
    painter.setFont(fontFor(TextRole::Caption));
    for (size_t i = 0; i < swatches.size(); ++i) {
        const qreal x = std::round(static_cast<qreal>(i % columns) * (cell + gap));
        const int y = static_cast<int>(i / columns) * (scaled(41) + 6);
        paintBox(&painter, QRectF(x, y, std::floor(cell), 24), 6, swatches[i].colour, t.line);
        painter.setPen(t.ink3);
        painter.drawText(QRectF(x, y + 27, cell + gap, scaled(14)), Qt::AlignLeft | Qt::AlignVCenter, swatches[i].name);
    }
}

SpacingSample::SpacingSample(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize SpacingSample::sizeHint() const
{
    return {126, 32 + scaled(14)};
}

void SpacingSample::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Tokens::of(this);
    painter.setFont(fontFor(TextRole::Caption));
    const QFontMetricsF metrics(painter.font());
    qreal x = 0;
    for (const int step : {4, 8, 12, 16, 20, 24, 32}) {
        const QString name = QString::number(step);
        const qreal bar = std::round(step * 0.62);
        const qreal cell = std::max(bar, metrics.horizontalAdvance(name));
        const QRectF box(std::round(x + (cell - bar) / 2), 32 - step, bar, step);
        painter.fillRect(box, t.accent);
        painter.fillRect(box.adjusted(1, 1, -1, -1), t.accentbg);
        painter.setPen(t.ink3);
        painter.drawText(QRectF(x, 32, cell + 1, scaled(14)), Qt::AlignCenter, name);
        x += cell + 5;
    }
}

RadiusSample::RadiusSample(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize RadiusSample::sizeHint() const
{
    return {150, 22};
}

void RadiusSample::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Tokens::of(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontFor(TextRole::Caption));
    int x = 0;
    for (const int radius : {4, 6, 8, 10, 12}) {
        QPainterPath corner(QPointF(x + 1, 22));
        corner.lineTo(x + 1, radius);
        corner.arcTo(QRectF(x + 1, 1, 2.0 * radius - 2, 2.0 * radius - 2), 180, -90);
        corner.lineTo(x + 22, 1);
        painter.setPen(QPen(t.ink3, 2, Qt::SolidLine, Qt::FlatCap));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(corner);
        painter.drawText(QRectF(x + 3, 3, 19, 19), Qt::AlignCenter, QString::number(radius));
        x += 30;
    }
}

IconSample::IconSample(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize IconSample::sizeHint() const
{
    return {150, 64};
}

void IconSample::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Tokens::of(this);
    const std::array names{u"phone-incoming"_s, u"phone-outgoing"_s, u"phone-missed"_s, u"forward"_s, u"pause"_s,
        u"circle-dot"_s, u"phone-off"_s, u"mic-off"_s, u"headphones"_s, u"graduation-cap"_s, u"voicemail"_s,
        u"workflow"_s, u"mail"_s, u"shield-check"_s, u"key-round"_s, u"bell"_s, u"siren"_s, u"webhook"_s};
    const qreal step = (width() - 16) / 5.0;
    for (size_t i = 0; i < names.size(); ++i)
        Icon::paint(&painter, QRectF(static_cast<qreal>(i % 6) * step, static_cast<qreal>(i / 6) * 24, 16, 16),
            names[i], 16, t.ink2);
}

RowSample::RowSample(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize RowSample::sizeHint() const
{
    return {676, 28 + 5 * (scaled(28) + 1)};
}

void RowSample::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Tokens::of(this);
    struct Row {
        QString caller;
        BadgeText state;
        QString time;
        RowStates states;
    };
    const std::array rows{
        Row{u"Irene Castellanos"_s, {Tone::Violet, {}, tr("Position %1").arg(1)}, u"04:12"_s, RowState::Rest},
        Row{u"Samir Haddad"_s, {Tone::Grey, {}, tr("On hold")}, u"03:20"_s, RowState::Hover},
        Row{u"Beatrix Holloway"_s, {Tone::Green, {}, tr("Talking")}, u"06:51"_s, RowState::Selected},
        Row{u"Grace Munroe"_s, {Tone::Green, {}, tr("Talking")}, u"01:44"_s, RowState::Focus},
        Row{u"Yuki Tanabe"_s, {Tone::Grey, {}, tr("Notes due")}, u"01:12"_s, RowState::Dragged},
    };
    const int stateLeft = width() - 317;
    const QRectF timeColumn(0, 0, width() - 127, 0);

    QPainterPath frame;
    frame.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.setClipPath(frame);
    painter.fillRect(QRect(0, 1, width(), 26), t.sunken);
    painter.fillRect(QRect(0, 27, width(), 1), t.line);
    painter.setFont(fontFor(TextRole::Small, 500));
    painter.setPen(t.ink2);
    paintText(&painter, QRectF(13, 1, 200, 26), tr("Caller"));
    paintText(&painter, QRectF(stateLeft, 1, 100, 26), tr("State"));
    paintText(&painter, QRectF(timeColumn.right() - 100, 1, 100, 26), tr("Time"), Qt::AlignRight | Qt::AlignVCenter);

    int y = 28;
    const int body = scaled(28);
    for (const Row &row : rows) {
        const bool dragged = row.states & RowState::Dragged;
        paintRowBackground(&painter, t, QRect(1, y, width() - 2, body + 1), row.states);
        const QColor ink = dragged ? t.ink3 : t.ink;
        painter.setFont(fontFor(TextRole::Body, 500));
        painter.setPen(ink);
        paintText(&painter, QRectF(13, y, 300, body - 1), row.caller);
        BadgePainter::paint(&painter, t, stateLeft, y + body / 2 + 1, row.state);
        paintTimer(&painter, QRectF(timeColumn.right() - 80, y, 80, body), row.time, ink);
        if (row.states & RowState::Selected) {
            int x = width() - 103;
            for (const QString &name : {u"forward"_s, u"pause"_s, u"circle-dot"_s, u"phone-off"_s}) {
                Icon::paint(&painter, QRectF(x, y, 16, body), name, 16, name == u"phone-off" ? t.red : t.ink2);
                x += 25;
            }
        }
        y += body + 1;
    }
    painter.setClipping(false);
    paintBox(&painter, rect(), 8, {}, t.line);
}

/// A QMenu as an ordinary child, with its first row lit.
class OpenMenuSample::Inside final : public QMenu
{
public:
    explicit Inside(QWidget *parent)
        : QMenu(parent)
    {
        const auto add = [this](const QString &text, const QString &keys, const QString &icon) {
            auto *action = new QAction(text + u'\t' + keys, this);
            setIconName(action, icon);
            addAction(action);
            return action;
        };
        add(OpenMenuSample::tr("Transfer…"), u"T"_s, u"forward"_s);
        add(OpenMenuSample::tr("Hold"), u"H"_s, u"pause"_s);
        setDangerous(add(OpenMenuSample::tr("Hang up"), u"Ctrl+E"_s, u"phone-off"_s));
        setMinimumWidth(210);
        setWindowFlags(Qt::Widget);
        setActiveAction(actions().constFirst());
        show();
    }
};

OpenMenuSample::OpenMenuSample(QWidget *parent)
    : QWidget(parent)
    , m_menu(new Inside(this))
{ }

QSize OpenMenuSample::sizeHint() const
{
    return {210 + 2 * shadowMargin, m_menu->sizeHint().height() + 2 * shadowMargin};
}

void OpenMenuSample::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintShadow(&painter, m_menu->geometry(), 8, Tokens::of(this).dark);
}

void OpenMenuSample::resizeEvent(QResizeEvent *)
{
    m_menu->setGeometry(rect().adjusted(shadowMargin, shadowMargin, -shadowMargin, -shadowMargin));
}

} // namespace cb::ui

#include "moc_samples.cpp"
