// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace cb::ui {

/// A QMenu with our shadow and a place by its button. KitStyle paints the rows of every QMenu: icon, words, keys, red
/// for setDangerous(action).
class Menu final : public QMenu
{
    Q_OBJECT
public:
    explicit Menu(QWidget *parent = nullptr);
    /// Opens under `anchor`, its left edge aligned, or right edges when `alignRight`; above it where the screen ends.
    void popupBelow(QWidget *anchor, bool alignRight = false);
    /// For buttons at the foot of the window: opens upward.
    void popupAbove(QWidget *anchor, bool alignRight = false);
    void popupAt(const QPoint &global);
    /// A line that only names the group below it.
    void addHeading(const QString &text);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place(const QRect &anchor, bool above, bool alignRight);
};

} // namespace cb::ui
