// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/deskstatus.h"
#include "base/sitetime.h"
#include "ui/shell/deskwords.h"

#include <QPointer>
#include <QWidget>

class QVBoxLayout;

namespace cb::ui {

class Button;
class Label;

/// What opens over a segment of the status strip: how that part is, in a sentence and in figures; of the listener its
/// last requests too. Follows the desk while it is open; Esc or a press beside it closes it.
class StatusPanel final : public QWidget
{
    Q_OBJECT
public:
    StatusPanel(DeskPart part, const DeskBoard &board, const Clock &clock, SiteTime site, QWidget *parent);

    /// What else is to be seen of this part, under its figures.
    void setDetail(QWidget *detail);
    void openAbove(const QWidget *anchor);
    /// Called each second.
    void refresh();

Q_SIGNALS:
    void listenerRetryAsked();
    void refreshed(); // for its detail

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void place();
    void show(const DeskSegment &segment, const QList<DeskFigure> &figures, const QList<WebhookLine> &requests);

    DeskPart m_part;
    const DeskBoard &m_board;
    const Clock &m_clock;
    SiteTime m_site;
    Label *m_title;
    Label *m_sentence;
    QVBoxLayout *m_place; // of m_body
    QWidget *m_body = nullptr;
    QList<DeskFigure> m_figures; // as shown
    QList<WebhookLine> m_requests;
    QWidget *m_detail = nullptr;
    QPointer<const QWidget> m_anchor; // over which it stands
    Button *m_retry;
    Button *m_close;
};

} // namespace cb::ui
