// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/slider.h"

#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/tokens.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace cb::ui {

namespace {

constexpr int knobSide = 14;
constexpr int lineWidth = 4;

} // namespace

Slider::Slider(const QString &name, QWidget *parent)
    : QSlider(Qt::Horizontal, parent)
    , m_focus(this, knobSide / 2 + 2)
{
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::ArrowCursor);
}

QSize Slider::sizeHint() const
{
    return {scaled(160), scaled(26)};
}

QSize Slider::minimumSizeHint() const
{
    return {scaled(80), scaled(26)};
}

QRectF Slider::knob() const
{
    const qreal side = scaled(knobSide);
    const qreal share = maximum() > minimum() ? qreal(sliderPosition() - minimum()) / (maximum() - minimum()) : 0;
    const qreal way = width() - side;
    return {layoutDirection() == Qt::RightToLeft ? way * (1 - share) : way * share, (height() - side) / 2, side, side};
}

void Slider::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = Tokens::of(this);
    const QRectF dot = knob();
    const qreal thick = scaled(lineWidth);
    QRectF line(dot.width() / 2, (height() - thick) / 2, width() - dot.width(), thick);
    paintBox(&painter, line, thick / 2, t.greys);
    if (layoutDirection() == Qt::RightToLeft)
        line.setLeft(dot.center().x());
    else
        line.setRight(dot.center().x());
    const QColor set = isEnabled() ? t.accent : t.line2;
    if (line.width() > 0)
        paintBox(&painter, line, thick / 2, set);
    paintBox(&painter, dot, dot.width() / 2, t.raised, m_focus.shown() ? t.ink : set, 2);
}

void Slider::changeEvent(QEvent *event)
{
    QSlider::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

void Slider::follow(const QMouseEvent *event)
{
    const qreal side = scaled(knobSide);
    qreal share = (event->position().x() - side / 2) / std::max(1.0, width() - side);
    if (layoutDirection() == Qt::RightToLeft)
        share = 1 - share;
    setSliderPosition(minimum() + int(std::lround(std::clamp(share, 0.0, 1.0) * (maximum() - minimum()))));
}

void Slider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_focus.pressed();
    setSliderDown(true);
    follow(event);
}

void Slider::mouseMoveEvent(QMouseEvent *event)
{
    if (isSliderDown())
        follow(event);
}

void Slider::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setSliderDown(false);
    else
        event->ignore();
}

void Slider::keyPressEvent(QKeyEvent *event)
{
    m_focus.keyUsed();
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        event->ignore();
        return;
    }
    QSlider::keyPressEvent(event);
}

void Slider::focusInEvent(QFocusEvent *event)
{
    m_focus.focusIn(event);
    QSlider::focusInEvent(event);
}

void Slider::focusOutEvent(QFocusEvent *event)
{
    m_focus.focusOut();
    QSlider::focusOutEvent(event);
}

} // namespace cb::ui

#include "moc_slider.cpp"
