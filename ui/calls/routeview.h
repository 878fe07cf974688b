// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"
#include "calls/call.h"
#include "ui/kit/tokens.h"

#include <QWidget>

namespace cb::ui {

/// The way a call took, one step a line: a dot, what it was, when. A long way keeps its two first and its last steps.
class RouteView final : public QWidget
{
    Q_OBJECT
public:
    explicit RouteView(SiteTime site, QWidget *parent = nullptr);
    /// `now`: the tone of the last dot, for where the call is; Grey for a call that is over.
    void setRoute(const QList<RouteEntry> &route, Tone now);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Line {
        RouteEntry entry;
        int left = 0; // > 0: this line stands for so many
    };
    [[nodiscard]] static int pitch();

    SiteTime m_site;
    QList<Line> m_lines;
    Tone m_now = Tone::Grey;
};

} // namespace cb::ui
