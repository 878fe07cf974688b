// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rowtext.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace cb::ui {

RowText::RowText(const QString &text, const QFont &font, qreal room, Qt::TextElideMode elide)
    : m_font(font)
{
    if (text.isEmpty() || room <= 0)
        return;
    const QFontMetricsF metrics(font);
    m_ascent = metrics.ascent();
    const QString shown = metrics.elidedText(text, elide, room);
    m_elided = shown != text;
    m_width = metrics.horizontalAdvance(shown);
    m_text.setText(shown);
    m_text.setTextFormat(Qt::PlainText);
    m_text.setPerformanceHint(QStaticText::AggressiveCaching);
    m_text.prepare({}, font);
}

void RowText::paint(QPainter *painter, qreal left, qreal baseline) const
{
    if (isEmpty())
        return;
    painter->setFont(m_font);
    painter->drawStaticText(QPointF(left, baseline - m_ascent), m_text);
}

qreal baselineAround(const QFont &font, qreal centre)
{
    const QFontMetricsF metrics(font);
    return std::round(centre - metrics.height() / 2 + metrics.ascent());
}

} // namespace cb::ui
