// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/focus.h"

#include <QAbstractButton>
#include <QHash>
#include <QTimer>
#include <QWidget>

namespace cb::ui {

/// One key of a telephone: the sign, and its letters below.
class DialKey final : public QAbstractButton
{
    Q_OBJECT
public:
    DialKey(QChar sign, const QString &letters, QWidget *parent = nullptr);
    [[nodiscard]] QChar sign() const { return m_sign; }
    void setDense(bool dense);
    void flash(); // as if it had been pressed just now
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
    QChar m_sign;
    QString m_letters;
    QTimer m_lit;
    bool m_dense = false;
    FocusMark m_focus;
};

/// Twelve keys. One stop for Tab, arrows go from key to key; typed digits press them wherever the focus is inside.
class DialKeys final : public QWidget
{
    Q_OBJECT
public:
    /// `name` is what the keys belong to, for screen readers: "Keypad".
    explicit DialKeys(const QString &name, QWidget *parent = nullptr);
    void setDense(bool dense); // narrow keys, as on the practice phone
    void press(QChar sign); // shows it and tells
    [[nodiscard]] DialKey *key(QChar sign) const { return m_keys.value(sign); }
    /// 0-9 * # of a key event, nothing for any other.
    [[nodiscard]] static QChar signOf(const QKeyEvent *event);

Q_SIGNALS:
    void pressed(QChar sign);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void space();
    QHash<QChar, DialKey *> m_keys;
    QList<DialKey *> m_order; // by row
    bool m_dense = false;
};

} // namespace cb::ui
