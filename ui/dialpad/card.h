// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/badge.h"

#include <QScrollArea>

#include <optional>

class QHBoxLayout;
class QVBoxLayout;

namespace cb::ui {

class Label;

/// Takes its width from outside and scrolls up and down only.
class CardScroller final : public QScrollArea
{
    Q_OBJECT
public:
    explicit CardScroller(QWidget *body, QWidget *parent = nullptr);
    [[nodiscard]] QSize minimumSizeHint() const override;
};

/// A box with a heading, a body that scrolls when it must, and a foot for what acts on it:
/// "New call ........ Esc | … | [Call] [Drop message…]".
class Card final : public QWidget
{
    Q_OBJECT
public:
    explicit Card(const QString &title, const QString &iconName = {}, QWidget *parent = nullptr);

    void setRemark(const QString &remark);
    void setTitleInk(bool soft); // as in cards that only tell
    /// The state at the right of the heading; none hides it.
    void setBadge(const std::optional<BadgeText> &badge);
    void addTrailing(QWidget *widget);
    /// What scrolls. The card takes it.
    void setBody(QWidget *body);
    void setFixedBody(QWidget *body); // scrolls by itself, or need not
    [[nodiscard]] QHBoxLayout *foot(); // a row of buttons under the body
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_column;
    QHBoxLayout *m_heading;
    Label *m_title;
    Label *m_remark;
    Badge *m_badge;
    QHBoxLayout *m_foot = nullptr;
};

} // namespace cb::ui
