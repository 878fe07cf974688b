// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/focus.h"

#include <QSlider>

namespace cb::ui {

/// A line with a knob, from left to right: what is set is in the accent. Left and Right move it by a step, Page Up and
/// Page Down by a page, Home and End to its ends, a press or the wheel as well. Up and Down are left to the menu or
/// form it stands in.
class Slider final : public QSlider
{
    Q_OBJECT
public:
    /// `name` is what a screen reader says before the value.
    explicit Slider(const QString &name, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// Where the knob stands, in px.
    [[nodiscard]] QRectF knob() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void follow(const QMouseEvent *event);
    FocusMark m_focus;
};

} // namespace cb::ui
