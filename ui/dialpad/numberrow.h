// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/focus.h"

#include <QAbstractButton>

namespace cb::ui {

/// A number that can be taken: icon, name, number, and at the right when it was used.
class NumberRow final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit NumberRow(QWidget *parent = nullptr);
    void set(const QString &iconName, const QString &name, const QString &number, const QString &when);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_icon;
    QString m_name;
    QString m_number;
    QString m_when;
    FocusMark m_focus;
};

} // namespace cb::ui
