// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;

/// Lucide glyphs from resources/icons, drawn with a 1.75 px line (of 24) in any colour.
namespace cb::ui::Icon {

/// The glyph `name` (its file name without .svg), `size` logical px square. Cached. An unknown name gives an empty
/// pixmap and a warning.
[[nodiscard]] QPixmap get(const QString &name, int size, const QColor &colour, qreal dpr = 1.0);

/// Paints the glyph centred in `in`, `size` logical px square, on whole device pixels.
void paint(QPainter *painter, const QRectF &in, const QString &name, int size, const QColor &colour);

/// For actions and menus: ink2 of the current theme, dis when disabled; it follows the theme.
[[nodiscard]] QIcon icon(const QString &name);

[[nodiscard]] bool exists(const QString &name);
/// Theme calls it, so that colours no longer used do not stay.
void clearCache();

} // namespace cb::ui::Icon
