// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QWidget>

class QKeySequence;
class QPainter;

namespace cb::ui {

/// "Ctrl K" for Ctrl+K: the key's name as a cap shows it, in the user's language.
[[nodiscard]] QString capText(const QKeySequence &keys);

/// px of a cap at the current text size: 18 wide at least, 17 high.
[[nodiscard]] QSize capSize(const QString &text);
/// A cap on a coloured button or toast has no fill, and an outline of `ink` at 45 %.
void paintCap(QPainter *painter, const QRectF &in, const QString &text, const QColor &ink, const QColor &fill,
    const QColor &outline);

/// A small key, as in menus and hints.
class KeyCap final : public QWidget
{
    Q_OBJECT
public:
    explicit KeyCap(const QString &text, QWidget *parent = nullptr);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    /// On a dark toast: tipink without fill.
    void setOnTip(bool on);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_text;
    bool m_onTip = false;
};

} // namespace cb::ui
