// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

class QWidget;

namespace cb::ui {

/// What a colour says. Meaning is fixed: green talking, amber waiting, red missed, violet queued, teal clicked, grey
/// ended; accent is selection and the main action only.
enum class Tone { Grey, Green, Amber, Red, Violet, Teal, Accent };

/// Every colour of the window. Delegates and widgets read it, never a literal.
struct Tokens {
    bool dark = false;
    int border = 1; // px of a control's outline; 2 in high contrast

    QColor win, surface, sunken, raised, hover, sel, selrow;
    QColor line, line2, dis;
    QColor canvas, dot, node;
    QColor field; // inputs: raised in light, sunken in dark, as the pictures have it
    QColor tip, tipink, tipacc;
    QColor ink, ink2, ink3;
    QColor accent, accentH, onaccent, accentbg;
    QColor green, amber, red, violet, teal, grey;
    QColor greens, ambers, reds, violets, teals, greys; // fills: dots, bars, edges, never text
    QColor greenbg, amberbg, redbg, violetbg, tealbg, greybg;
    QColor ongreen, onred; // text on a solid green or red button
    QColor scrim; // with alpha, behind dialogs

    [[nodiscard]] static Tokens light();
    [[nodiscard]] static Tokens darkTheme();
    /// The same theme with stronger outlines, and ink2 wherever ink3 would be.
    [[nodiscard]] Tokens highContrast() const;

    /// The tokens a widget paints with: those of the nearest ThemedArea above it, else of the current theme.
    [[nodiscard]] static const Tokens &of(const QWidget *widget);

    [[nodiscard]] QColor text(Tone tone) const;
    [[nodiscard]] QColor fill(Tone tone) const;
    [[nodiscard]] QColor tint(Tone tone) const;

    [[nodiscard]] QPalette palette() const;
    /// Replaces each @name@ by the colour of that name, @border@ by the outline width. Unknown names stay and are
    /// logged.
    [[nodiscard]] QString filled(QString styleTemplate) const;
};

} // namespace cb::ui
