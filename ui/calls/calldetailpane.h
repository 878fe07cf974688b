// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"
#include "calls/callaction.h"
#include "ui/calls/callsound.h"

#include <QWidget>

#include <optional>

class QAction;
class QBoxLayout;

namespace cb::ui {

class Avatar;
class Badge;
class Button;
class Label;
class RouteView;
class TabularLabel;

/// Everything about one call: who, how long, what can be done, the way it took. For a call that is over: what became of
/// it instead of the actions.
class CallDetailPane final : public QWidget
{
    Q_OBJECT
public:
    struct Actions {
        QList<QAction *> call; // four, over the route
        QList<QAction *> join; // below the route
        QAction *back = nullptr; // shown when the pane stands alone
        QAction *more = nullptr; // opens the call's menu
        QAction *history = nullptr;
        QAction *dial = nullptr; // calls the number
        QAction *block = nullptr;
    };
    /// Without `sound` recordings are named, and not heard.
    CallDetailPane(const Actions &actions, const Clock &clock, SiteTime site,
        const std::optional<CallSound::Setup> &sound = {}, QWidget *parent = nullptr);

    void setDetail(const CallDetail &detail);
    void clear(); // nothing is chosen
    [[nodiscard]] std::optional<Call::Id> call() const;
    [[nodiscard]] const CallDetail *detail() const { return m_detail ? &*m_detail : nullptr; }
    void setAlone(bool alone); // with the Back button
    void tick(Instant now);
    [[nodiscard]] QWidget *moreAnchor() const;
    [[nodiscard]] CallSound *sound() const { return m_sound; } // null: nothing is heard here

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void refreshTimer(Instant now);
    void placeCallActions();
    void resizeEvent(QResizeEvent *event) override;

    Actions m_actions;
    const Clock &m_clock;
    SiteTime m_site;
    std::optional<CallDetail> m_detail;
    QWidget *m_content;
    Label *m_nothing;
    Button *m_back;
    Avatar *m_avatar;
    Label *m_name;
    TabularLabel *m_number;
    TabularLabel *m_timer;
    QWidget *m_callRow;
    QList<Button *> m_callButtons;
    Badge *m_outcome;
    Label *m_facts;
    CallSound *m_sound = nullptr;
    Label *m_routeTitle;
    RouteView *m_route;
    QWidget *m_joinRow;
    QWidget *m_endedRow;
    QList<Button *> m_more;
};

} // namespace cb::ui
