// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/calls/calldetailpane.h"

namespace cb {
class DeskBoard;
}

namespace cb::ui {

/// What stands at the right of the calls: the chosen call, the callback queue, the listener's last words.
class SidePane final : public QWidget
{
    Q_OBJECT
public:
    /// `nextCallback` may be unavailable; its reason is what the section says.
    SidePane(const CallDetailPane::Actions &actions, QAction *nextCallback, const DeskBoard &board, const Clock &clock,
        SiteTime site, const std::optional<CallSound::Setup> &sound, QWidget *parent = nullptr);
    [[nodiscard]] CallDetailPane *detail() const { return m_detail; }

    static constexpr int restWidth = 344; // px at 100 %, the splitter's line at the left included

    /// The call fills the pane, with Back; the rest makes room.
    void setAlone(bool alone);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    CallDetailPane *m_detail;
    QWidget *m_callbacks = nullptr;
    QWidget *m_log = nullptr;
};

} // namespace cb::ui
