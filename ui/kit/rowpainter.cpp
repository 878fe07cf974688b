// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/rowpainter.h"

#include "ui/kit/shapes.h"
#include "ui/kit/text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPen>
#include <QStyleOptionViewItem>

#include <cmath>

namespace cb::ui {

RowStates rowStates(const QStyleOptionViewItem &option)
{
    RowStates states;
    if (option.state & QStyle::State_MouseOver)
        states |= RowState::Hover;
    if (option.state & QStyle::State_Selected)
        states |= RowState::Selected;
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange))
        states |= RowState::Focus;
    if (!(option.state & QStyle::State_Active))
        states |= RowState::Inactive;
    return states;
}

void paintRowBackground(QPainter *painter, const Tokens &tokens, const QRect &row, RowStates states, bool hairline)
{
    const QRect body = hairline ? row.adjusted(0, 0, 0, -1) : row;
    if (states & RowState::Selected)
        painter->fillRect(body, tokens.selrow);
    else if (states & RowState::Hover)
        painter->fillRect(body, tokens.hover);
    if (hairline)
        painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), tokens.line);
    if (states & RowState::Selected)
        painter->fillRect(QRect(body.left(), body.top(), 3, body.height()),
            states & RowState::Inactive ? tokens.ink3 : tokens.accent);
    if (states & RowState::Focus) {
        painter->save();
        painter->setBrush(Qt::NoBrush);
        QPen pen(tokens.accent, 2);
        pen.setJoinStyle(Qt::MiterJoin);
        painter->setPen(pen);
        painter->drawRect(QRectF(body).adjusted(1, 1, -1, -1));
        painter->restore();
    }
    if (states & RowState::Dragged) {
        painter->save();
        painter->setBrush(Qt::NoBrush);
        QPen pen(tokens.ink3, 1);
        pen.setDashPattern({3, 2});
        painter->setPen(pen);
        painter->drawRect(QRectF(body).adjusted(1.5, 0.5, -1.5, -1.5));
        painter->restore();
    }
}

void paintGroupHeader(QPainter *painter, const Tokens &tokens, const QRect &row)
{
    painter->fillRect(row, tokens.sunken);
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), tokens.line);
}

int paintText(QPainter *painter, const QRectF &in, const QString &text, Qt::Alignment flags)
{
    const QFontMetricsF metrics(painter->font());
    const qreal width = metrics.horizontalAdvance(text);
    if (width <= in.width() + 0.5) {
        // Two px beyond, as a rounded box would cut the last letter's antialiasing.
        painter->drawText(
            flags & Qt::AlignLeft ? in.adjusted(0, 0, 2, 0) : in, static_cast<int>(flags) | Qt::TextSingleLine, text);
        return static_cast<int>(std::ceil(width));
    }
    const QString shown = metrics.elidedText(text, Qt::ElideRight, in.width());
    painter->drawText(in, static_cast<int>(flags) | Qt::TextSingleLine, shown);
    return static_cast<int>(std::ceil(metrics.horizontalAdvance(shown)));
}

void paintTimer(QPainter *painter, const QRectF &in, const QString &text, const QColor &colour)
{
    painter->setFont(fontFor(TextRole::Body, 600));
    painter->setPen(colour);
    drawTabular(painter, in, Qt::AlignRight | Qt::AlignVCenter, text);
}

void paintDot(QPainter *painter, const QRectF &in, const QColor &fill, int side)
{
    const qreal d = scaled(side);
    paintBox(painter, QRectF(in.center().x() - d / 2, in.center().y() - d / 2, d, d), d / 2, fill);
}

} // namespace cb::ui
