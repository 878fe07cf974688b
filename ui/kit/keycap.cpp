// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/keycap.h"

#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/tokens.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QKeySequence>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace cb::ui {

QString capText(const QKeySequence &keys)
{
    // Qt tells Return and the number pad's Enter apart; on the caps of most keyboards both are Enter.
    const QKeySequence shown = keys == QKeySequence(Qt::Key_Return) ? QKeySequence(Qt::Key_Enter) : keys;
    return shown.toString(QKeySequence::NativeText).replace(u'+', u' ');
}

QSize capSize(const QString &text)
{
    const QFontMetricsF metrics(fontFor(TextRole::Caption, 500));
    const int width = static_cast<int>(std::lround(metrics.horizontalAdvance(text))) + scaled(10);
    return {std::max(width, scaled(18)), scaled(17)};
}

void paintCap(QPainter *painter, const QRectF &in, const QString &text, const QColor &ink, const QColor &fill,
    const QColor &outline)
{
    paintBox(painter, in, scaled(4), fill, outline);
    painter->setFont(fontFor(TextRole::Caption, 500));
    painter->setPen(ink);
    painter->drawText(in, Qt::AlignCenter, text);
}

KeyCap::KeyCap(const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_text(text)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(text);
}

QSize KeyCap::sizeHint() const
{
    return capSize(m_text);
}

void KeyCap::setOnTip(bool on)
{
    m_onTip = on;
    update();
}

void KeyCap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Tokens::of(this);
    QColor ink = t.ink3;
    QColor outline = t.line2;
    if (m_onTip) {
        ink = t.tipink;
        outline = t.tipink;
        outline.setAlphaF(0.4F);
    }
    paintCap(&painter, rect(), m_text, ink, m_onTip ? QColor() : t.sunken, outline);
}

void KeyCap::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        updateGeometry();
        update();
    }
}

} // namespace cb::ui

#include "moc_keycap.cpp"
