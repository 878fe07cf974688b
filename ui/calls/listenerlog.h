// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/deskstatus.h"
#include "base/sitetime.h"

#include <QWidget>

namespace cb::ui {

/// The last webhooks at the foot of the side pane: when, what, what we answered and how fast.
class ListenerLog final : public QWidget
{
    Q_OBJECT
public:
    ListenerLog(const DeskBoard &board, SiteTime site, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    [[nodiscard]] QString summary() const;

    const DeskBoard &m_board;
    SiteTime m_site;
};

} // namespace cb::ui
