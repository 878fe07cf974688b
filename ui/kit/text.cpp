// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/text.h"

#include "ui/kit/fonts.h"
#include "ui/kit/theme.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

struct RoleShape {
    int px;
    int line;
    int weight;
    qreal spacing;
};

RoleShape shapeOf(TextRole role)
{
    switch (role) {
    case TextRole::Display:
        return {24, 32, 600, -0.4};
    case TextRole::Timer:
        return {22, 24, 600, 0};
    case TextRole::Title:
        return {17, 24, 600, -0.2};
    case TextRole::Heading:
        return {15, 20, 600, 0};
    case TextRole::Body:
        return {13, 18, 400, 0};
    case TextRole::Small:
        return {12, 16, 400, 0};
    case TextRole::Caption:
        return {11, 14, 400, 0};
    case TextRole::Code:
        return {12, 16, 400, 0};
    }
    Q_UNREACHABLE();
}

} // namespace

int scaled(int px)
{
    return static_cast<int>(std::lround(px * Theme::textScale()));
}

QString scaledPixels(QString styleSheet)
{
    static const QRegularExpression length(u"(\\d+)spx"_s);
    qsizetype from = 0;
    for (auto match = length.match(styleSheet); match.hasMatch(); match = length.match(styleSheet, from)) {
        const QString px = QString::number(scaled(match.captured(1).toInt())) + u"px"_s;
        styleSheet.replace(match.capturedStart(), match.capturedLength(), px);
        from = match.capturedStart() + px.size();
    }
    return styleSheet;
}

QFont fontFor(TextRole role, int weight)
{
    const RoleShape shape = shapeOf(role);
    QFont font;
    if (role == TextRole::Code)
        font.setFamilies({monoFamily(), u"Noto Sans Mono"_s, u"DejaVu Sans Mono"_s});
    else
        font.setFamilies({u"Inter Callboard"_s, u"Noto Sans"_s, u"DejaVu Sans"_s});
    font.setPixelSize(scaled(shape.px));
    font.setWeight(static_cast<QFont::Weight>(weight > 0 ? weight : shape.weight));
    if (shape.spacing != 0)
        font.setLetterSpacing(QFont::AbsoluteSpacing, shape.spacing * Theme::textScale());
    // The same shapes and widths on every desktop, whatever its fontconfig says; stems stand on whole rows,
    // widths stay as drawn.
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

int lineHeight(TextRole role)
{
    return scaled(shapeOf(role).line);
}

QColor inkColour(const QWidget *widget, Ink ink)
{
    const Tokens &t = Tokens::of(widget);
    switch (ink) {
    case Ink::Strong:
        return t.ink;
    case Ink::Medium:
        return t.ink2;
    case Ink::Soft:
        return t.ink3;
    case Ink::Accent:
        return t.accent;
    case Ink::Green:
        return t.green;
    case Ink::Amber:
        return t.amber;
    case Ink::Red:
        return t.red;
    case Ink::Violet:
        return t.violet;
    case Ink::Teal:
        return t.teal;
    }
    Q_UNREACHABLE();
}

qreal tabularWidth(const QFont &font, const QString &text)
{
    return QFontMetricsF(font).horizontalAdvance(text);
}

void drawTabular(QPainter *painter, QPointF at, const QString &text)
{
    painter->drawText(at, text);
}

void drawTabular(QPainter *painter, const QRectF &in, Qt::Alignment flags, const QString &text)
{
    const QFontMetricsF metrics(painter->font());
    const qreal width = tabularWidth(painter->font(), text);
    QPointF at = in.topLeft();
    if (flags & Qt::AlignRight)
        at.setX(in.right() - width);
    else if (flags & Qt::AlignHCenter)
        at.setX(in.center().x() - width / 2);
    if (flags & Qt::AlignBottom)
        at.setY(in.bottom() - metrics.height());
    else if (!(flags & Qt::AlignTop))
        at.setY(in.center().y() - metrics.height() / 2);
    painter->drawText(QPointF(at.x(), std::round(at.y() + metrics.ascent())), text);
}

Label::Label(TextRole role, Ink ink, const QString &text, QWidget *parent)
    : QLabel(text, parent)
    , m_role(role)
    , m_ink(ink)
{
    restyle();
}

void Label::setInk(Ink ink)
{
    m_ink = ink;
    restyle();
}

void Label::setRole(TextRole role, int weight)
{
    m_role = role;
    m_weight = weight;
    restyle();
}

void Label::restyle()
{
    setFont(fontFor(m_role, m_weight));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, inkColour(this, m_ink));
    colours.setColor(QPalette::Disabled, QPalette::WindowText, Tokens::of(this).dis);
    setPalette(colours);
}

void Label::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::ParentChange)
        restyle();
}

TabularLabel::TabularLabel(TextRole role, Ink ink, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_text(text)
    , m_role(role)
    , m_ink(ink)
{
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    setAccessibleName(text);
}

void TabularLabel::setText(const QString &text)
{
    if (m_text == text)
        return;
    const bool sameShape = m_text.size() == text.size();
    m_text = text;
    setAccessibleName(text);
    if (!sameShape)
        updateGeometry();
    update();
}

void TabularLabel::setInk(Ink ink)
{
    m_ink = ink;
    update();
}

void TabularLabel::setRole(TextRole role, int weight)
{
    m_role = role;
    m_weight = weight;
    updateGeometry();
    update();
}

void TabularLabel::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    update();
}

QSize TabularLabel::sizeHint() const
{
    return {static_cast<int>(std::ceil(tabularWidth(fontFor(m_role, m_weight), m_text))), lineHeight(m_role)};
}

void TabularLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(fontFor(m_role, m_weight));
    painter.setPen(isEnabled() ? inkColour(this, m_ink) : Tokens::of(this).dis);
    drawTabular(&painter, QRectF(rect()), m_alignment, m_text);
}

void TabularLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        updateGeometry();
        update();
    }
}

} // namespace cb::ui

#include "moc_text.cpp"
