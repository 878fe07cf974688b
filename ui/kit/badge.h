// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QSize>
#include <QString>
#include <QWidget>

class QPainter;

namespace cb::ui {

/// What a badge shows: icon and word, as colour alone never says a state. `solid` is for same-day and the like.
struct BadgeText {
    Tone tone = Tone::Grey;
    QString iconName; // empty: word alone
    QString text;
    bool solid = false;
    friend bool operator==(const BadgeText &, const BadgeText &) = default;
};

/// Badges for delegates. Measurements are kept by text until text size changes, so a repaint measures nothing.
namespace BadgePainter {

/// px; 20 high and at most 160 wide at 100 %.
[[nodiscard]] QSize size(const BadgeText &badge);
[[nodiscard]] bool isElided(const BadgeText &badge);
/// Paints with its left edge at `left`, centred on `centreY`; returns its width. In less room it elides.
int paint(
    QPainter *painter, const Tokens &tokens, qreal left, qreal centreY, const BadgeText &badge, int maxWidth = 1 << 20);

} // namespace BadgePainter

class Badge final : public QWidget
{
    Q_OBJECT
public:
    explicit Badge(const BadgeText &badge, QWidget *parent = nullptr);
    Badge(Tone tone, const QString &iconName, const QString &text, QWidget *parent = nullptr);
    void setBadge(const BadgeText &badge);
    [[nodiscard]] const BadgeText &badge() const { return m_badge; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    BadgeText m_badge;
};

} // namespace cb::ui
