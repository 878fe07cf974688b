// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/focus.h"

#include <QAbstractButton>
#include <QVariantAnimation>

namespace cb::ui {

/// A switch, 30 by 18: on or off, at once.
class Toggle final : public QAbstractButton
{
    Q_OBJECT
public:
    /// `name` is what a screen reader says; a switch has no words of its own.
    explicit Toggle(const QString &name, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QVariantAnimation m_slide;
    FocusMark m_focus;
};

/// A box of 16 with a mark, and its words at the right if it has any.
class CheckBox final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit CheckBox(const QString &text, QWidget *parent = nullptr);
    /// Some of many are marked: a dash. The next press marks all.
    void setPartly(bool partly);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void nextCheckState() override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    bool m_partly = false;
    FocusMark m_focus;
};

} // namespace cb::ui
