// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBrush>
#include <QPen>
#include <QRectF>

class QColor;
class QPainter;

namespace cb::ui {

/// Fills `rect` (px, outer edge) with rounded corners and draws its outline inside that edge. An invalid colour draws
/// nothing of that part.
void paintBox(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &outline = {},
    qreal width = 1);

/// The soft shadow of menus, toasts and dialogs around `box`, which the caller then paints: blur 32, 12 down, 18 %.
void paintShadow(QPainter *painter, const QRect &box, int radius, bool dark);
/// How far paintShadow reaches beyond the box: leave this margin around it.
inline constexpr int shadowMargin = 24;

/// A 14 px arc of three quarters, `turn` 0 to 1 of a full turn.
void paintSpinner(QPainter *painter, const QRectF &in, qreal turn, const QColor &colour);

} // namespace cb::ui
