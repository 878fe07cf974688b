// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"
#include "calls/call.h"
#include "ui/calls/callsound.h"
#include "ui/calls/mycalls.h"
#include "ui/kit/latest.h"
#include "ui/shell/page.h"

#include <QAction>
#include <QPointer>
#include <QTimer>

class QStackedWidget;

namespace cb::ui {

class CallActions;
class CallList;
class CallsSource;
class HistoryView;
class KpiStrip;
class LiveView;
class PairView;
class SidePane;

/// The Calls page: live calls, mine, and the history, with the chosen call at the side. Opens as "calls" and "history".
class CallsPage final : public Page
{
    Q_OBJECT
public:
    struct Setup {
        CallsSource &source;
        const DeskBoard &board;
        const Clock &clock;
        SiteTime site;
        Operator::Id me; // whose calls are "mine" (mycalls.h); 0: the tab counts none
        bool forPicture = false; // no saved layout is read or written
        bool safe = false; // none is read
        std::optional<CallSound::Setup> sound{}; // absent: recordings are not heard here
    };
    explicit CallsPage(const Setup &setup, QWidget *parent = nullptr);
    ~CallsPage() override;

    void open(const QString &name) override;
    [[nodiscard]] QString openName() const override;
    void tick(Instant now) override;
    [[nodiscard]] QList<QWidget *> panes() const override;
    [[nodiscard]] bool isSettled() const override;
    void focusFilter() override;
    bool clear() override;
    [[nodiscard]] QStringList keyAreas() const override;
    [[nodiscard]] QList<QAction *> keyActions() const override;

    [[nodiscard]] LiveView *live() const { return m_live; }
    [[nodiscard]] HistoryView *history() const { return m_history; }
    [[nodiscard]] KpiStrip *kpis() const { return m_kpis; }
    /// The side pane in view.
    [[nodiscard]] SidePane *side() const;
    /// The chosen call alone, with Back, where there is no room for both.
    [[nodiscard]] bool isNarrow() const;
    [[nodiscard]] bool showsDetailAlone() const { return m_detailAlone; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum Tab { Live, Mine, History };
    void makeActions();
    void connectSound(const SidePane &pane, QWidget &list);
    [[nodiscard]] PairView *body() const;
    [[nodiscard]] CallList *list() const;
    void showTab(int tab);
    void refreshCounts();
    void refreshFigures();
    void refreshTeams();
    void showCall(Call::Id call);
    void refreshCall();
    void openCall(Call::Id call);
    void leaveCall();
    void arrange();
    void onText(const QString &text);
    void showCallMenu(const QPoint &global);
    void showHistoryOf(const PhoneNumber &number);
    void checkSettled();

    Setup m_setup;
    CallActions *m_actions;
    QAction *m_columns = nullptr;
    QAction *m_back = nullptr;
    QAction *m_more = nullptr;
    QAction *m_export = nullptr;

    KpiStrip *m_kpis = nullptr;
    LiveView *m_live = nullptr;
    HistoryView *m_history = nullptr;
    SidePane *m_liveSide = nullptr;
    SidePane *m_historySide = nullptr;
    PairView *m_liveBody = nullptr;
    PairView *m_historyBody = nullptr;
    QStackedWidget *m_bodies = nullptr;

    QTimer m_figuresTimer; // gathers changes: the day's figures are asked for at most twice a second
    int m_tab = Live;
    MyCalls m_mine;
    std::array<QString, 2> m_texts; // of the live tabs and of the history
    std::optional<std::pair<Call::Id, QPointer<QAction>>> m_wanted; // pressed in a row that is being read
    std::optional<Call::Id> m_shown; // in the side pane, or on its way there
    Latest m_details; // read for it
    bool m_detailHere = true;
    bool m_figuresHere = false;
    bool m_teamsHere = false;
    bool m_detailAlone = false;
    bool m_settledTold = false;
};

} // namespace cb::ui
