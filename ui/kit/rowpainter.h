// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QFlags>
#include <QRect>
#include <QString>

class QPainter;
class QStyleOptionViewItem;

namespace cb::ui {

/// What a row of a table or list is, for its background.
enum class RowState {
    Rest = 0,
    Hover = 1,
    Selected = 2,
    Focus = 4, // keyboard focus: 2 px accent outline inside
    Dragged = 8, // the source of a drag: dashed outline; its text is painted with ink3
    Inactive = 16, // the window is in the background: the selection bar turns ink3
};
Q_DECLARE_FLAGS(RowStates, RowState)
Q_DECLARE_OPERATORS_FOR_FLAGS(RowStates)

/// The states of a delegate's option. Focus counts only after a key was used (State_KeyboardFocusChange).
[[nodiscard]] RowStates rowStates(const QStyleOptionViewItem &option);

/// Fill, selection bar (3 px, left), hairline below, then focus or drag outline. `row` is the whole row, hairline
/// included.
void paintRowBackground(
    QPainter *painter, const Tokens &tokens, const QRect &row, RowStates states, bool hairline = true);

/// A group header of 32: sunken, hairline below.
void paintGroupHeader(QPainter *painter, const Tokens &tokens, const QRect &row);

/// Text in one line, elided right, in the painter's font and pen. Returns the width used.
int paintText(
    QPainter *painter, const QRectF &in, const QString &text, Qt::Alignment flags = Qt::AlignLeft | Qt::AlignVCenter);

/// A timer at the right edge of `in`, semibold, digits of equal width.
void paintTimer(QPainter *painter, const QRectF &in, const QString &text, const QColor &colour);

/// A dot of 8 (of state, of unread) centred in `in`.
void paintDot(QPainter *painter, const QRectF &in, const QColor &fill, int side = 8);

} // namespace cb::ui
