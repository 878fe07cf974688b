// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/badge.h"
#include "ui/kit/focus.h"

#include <QAbstractButton>

namespace cb::ui {

/// A badge that can be pressed: the due time, which opens its menu.
class BadgeButton final : public QAbstractButton
{
    Q_OBJECT
public:
    /// `name` is what it is about, for screen readers: "Due".
    explicit BadgeButton(const QString &name, QWidget *parent = nullptr);
    void setBadge(const BadgeText &badge);
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
    BadgeText m_badge;
    FocusMark m_focus;
};

} // namespace cb::ui
