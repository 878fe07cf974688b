// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callspage.h"

#include "calls/callroles.h"
#include "ui/calls/callactions.h"
#include "ui/calls/callannouncer.h"
#include "ui/calls/calllist.h"
#include "ui/calls/callssource.h"
#include "ui/calls/callwords.h"
#include "ui/calls/historydelegate.h"
#include "ui/calls/historysaving.h"
#include "ui/calls/historyview.h"
#include "ui/calls/kpistrip.h"
#include "ui/calls/livefilter.h"
#include "ui/calls/liveview.h"
#include "ui/calls/sidepane.h"
#include "ui/shell/keymap.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/pageheader.h"
#include "ui/shell/pairview.h"

#include <QAction>
#include <QKeyEvent>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

CallsPage::CallsPage(const Setup &setup, QWidget *parent)
    : Page(tr("Calls"), parent)
    , m_setup(setup)
    , m_actions(new CallActions(setup.source, setup.site, setup.me, this))
{
    makeActions();
    auto *tabs = header()->addTabs(tr("Calls shown"));
    tabs->addSegment(tr("Live", "tab: calls going on"), 0);
    tabs->addSegment(tr("Mine", "tab: my calls"), 0);
    tabs->addSegment(tr("History"));
    header()->addFilter(tr("Filter by caller, agent, route"));
    header()->addAction(m_columns);
    header()->setMainAction(m_actions->newCall());

    auto *whole = new QWidget(this);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_kpis = new KpiStrip(setup.site, whole);
    column->addWidget(m_kpis);
    m_bodies = new QStackedWidget(whole);
    column->addWidget(m_bodies, 1);
    setBody(whole);

    m_live = new LiveView(setup.source.live(), setup.clock, whole);
    m_live->delegate()->setRowActions(m_actions->steering());
    m_history = new HistoryView(setup.source, setup.clock, setup.site, whole);
    const CallDetailPane::Actions paneActions{m_actions->steering(), m_actions->joining(), m_back, m_more,
        m_actions->ofCaller(), m_actions->callNumber(), m_actions->block()};
    m_liveSide =
        new SidePane(paneActions, m_actions->nextCallback(), setup.board, setup.clock, setup.site, setup.sound, whole);
    m_historySide = new SidePane(paneActions, nullptr, setup.board, setup.clock, setup.site, setup.sound, whole);
    m_liveBody = new PairView(m_live, m_liveSide, whole);
    m_historyBody = new PairView(m_history, m_historySide, whole);
    for (PairView *body : {m_liveBody, m_historyBody}) {
        body->setStretchFactor(0, 1);
        body->setStretchFactor(1, 0);
    }
    if (!setup.forPicture) {
        m_liveBody->restore(u"calls/liveSplitter"_s, setup.safe);
        m_historyBody->restore(u"calls/historySplitter"_s, setup.safe);
        if (const QVariant columns = QSettings().value(u"calls/columns"_s); columns.isValid() && !setup.safe)
            m_live->delegate()->setColumns(LiveColumns(columns.toInt()));
    }
    m_bodies->addWidget(m_liveBody);
    m_bodies->addWidget(m_historyBody);
    new CallAnnouncer(setup.source.live(), setup.clock, this);

    connect(tabs, &Segmented::currentChanged, this, &CallsPage::showTab);
    connect(header()->filter(), &QLineEdit::textChanged, this, &CallsPage::onText);
    connect(header()->filter(), &SearchField::left, this, [this] { list()->setFocus(Qt::OtherFocusReason); });
    for (CallList *calls : {m_live->list(), m_history->list()}) {
        connect(calls, &CallList::callChosen, this, &CallsPage::showCall);
        connect(calls, &CallList::callOpened, this, &CallsPage::openCall);
        connect(calls, &CallList::menuAsked, this, [this](const QModelIndex &index, const QPoint &global) {
            list()->setCurrentIndex(index);
            showCallMenu(global);
        });
    }
    connectSound(*m_liveSide, *m_live->list());
    connectSound(*m_historySide, *m_history->list());
    m_live->list()->addActions(m_actions->ofLists());
    m_history->list()->addActions(m_actions->ofLists());
    m_history->list()->addAction(m_export);
    connect(m_actions, &CallActions::callChanged, this, &CallsPage::refreshCall);
    connect(m_actions, &CallActions::historyAsked, this, &CallsPage::showHistoryOf);
    connect(m_actions, &CallActions::toastAsked, this, &CallsPage::toastAsked);
    connect(m_history->saving(), &HistorySaving::toastAsked, this, &CallsPage::toastAsked);
    connect(m_live->list(), &SectionList::pressedAt, this, [this](const QModelIndex &index, const QPoint &place) {
        const QRect row = m_live->list()->visualRect(index);
        if (QAction *action = m_live->delegate()->actionAt(row, place)) {
            const Call::Id call{index.data(IdRole).toLongLong()};
            if (m_actions->call() && m_actions->call()->call.id == call)
                action->trigger(); // one that is unavailable does nothing; its tooltip says why
            else
                m_wanted = std::pair(call, action); // as soon as it is known of that call
            return;
        }
        if (m_live->delegate()->isMoreAt(row, place))
            showCallMenu(m_live->list()->viewport()->mapToGlobal(place));
    });
    connect(m_history->list(), &SectionList::pressedAt, this, [this](const QModelIndex &index, const QPoint &place) {
        if (m_history->delegate()->isMoreAt(m_history->list()->visualRect(index), place))
            showCallMenu(m_history->list()->viewport()->mapToGlobal(place));
    });
    connect(m_live, &LiveView::historyAsked, this, [this] { open(u"history"_s); });
    connect(m_live, &LiveView::clearAsked, this, [this] {
        header()->filter()->clear();
        header()->tabs()->setCurrent(Live);
    });
    connect(m_history, &HistoryView::clearAsked, header()->filter(), &QLineEdit::clear);
    connect(m_history, &HistoryView::loaded, this, [this] {
        if (m_tab == History && m_history->list()->model() && !m_history->list()->currentIndex().isValid())
            m_history->list()->selectFirst();
        checkSettled();
    });

    CallsSource &source = setup.source;
    connect(&source, &CallsSource::liveReady, this, [this] {
        refreshCounts();
        if (!m_live->list()->currentIndex().isValid())
            m_live->chooseFirst();
        checkSettled();
    });
    connect(&source, &CallsSource::countsChanged, this, [this] {
        refreshCounts();
        if (!m_figuresTimer.isActive())
            m_figuresTimer.start();
    });
    connect(
        source.live(), &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
            for (int row = from.row(); row <= to.row() && m_shown; ++row) {
                if (m_setup.source.live()->index(row, 0).data(IdRole).toLongLong() == m_shown->value)
                    refreshCall();
            }
        });
    connect(source.live(), &QAbstractItemModel::rowsRemoved, this, [this] { refreshCall(); });
    connect(source.live(), &QAbstractItemModel::rowsInserted, this, [this] { refreshCall(); });
    m_figuresTimer.setSingleShot(true);
    m_figuresTimer.setInterval(500ms);
    connect(&m_figuresTimer, &QTimer::timeout, this, &CallsPage::refreshFigures);

    connect(&source, &CallsSource::teamsChanged, this, &CallsPage::refreshTeams);
    m_mine.me = setup.me;
    refreshFigures();
    refreshTeams();
    if (source.isLiveReady()) {
        refreshCounts();
        m_live->chooseFirst();
    }
    showTab(Live);
}

CallsPage::~CallsPage()
{
    if (m_setup.forPicture)
        return;
    m_liveBody->save();
    m_historyBody->save();
    QSettings().setValue(u"calls/columns"_s, int(m_live->delegate()->columns()));
}

/// What is heard in a side pane obeys the keys of the list beside it.
void CallsPage::connectSound(const SidePane &pane, QWidget &list)
{
    CallSound *sound = pane.detail()->sound();
    if (!sound)
        return;
    connect(
        sound, &CallSound::playerMade, &list, [&list](PlayerBar *player) { list.addActions(player->keyActions()); });
    connect(sound, &CallSound::settled, this, &CallsPage::checkSettled);
    connect(sound, &CallSound::toastAsked, this, &CallsPage::toastAsked);
}

/// Actions of the page itself; those about a call are CallActions'.
void CallsPage::makeActions()
{
    connect(m_actions->newCall(), &QAction::triggered, this, [this] { Q_EMIT pageAsked(u"newcall"_s); });
    m_columns = new QAction(tr("Columns"), this);
    setIconName(m_columns, u"columns-3"_s);
    connect(m_columns, &QAction::triggered, this, [this] { m_live->showColumns(QCursor::pos()); });
    m_back = new QAction(tr("Back"), this);
    setIconName(m_back, u"arrow-left"_s);
    connect(m_back, &QAction::triggered, this, &CallsPage::leaveCall);
    m_more = new QAction(tr("More about this call"), this);
    connect(m_more, &QAction::triggered, this, [this] {
        const QWidget *anchor = side()->detail()->moreAnchor();
        showCallMenu(anchor->mapToGlobal(QPoint(0, anchor->height())));
    });

    // Named one by one: a lambda keeping a step as a member pointer had a wrong `this` under UBSan (GCC 12), cause
    // unknown.
    const auto addKey = [this](const QString &id, const QString &text, auto step) {
        connect(m_actions->addKeyAction(id, text), &QAction::triggered, this, step);
    };
    addKey(u"list.next"_s, tr("Next call"), [this] { list()->selectNext(); });
    addKey(u"list.previous"_s, tr("Previous call"), [this] { list()->selectPrevious(); });
    addKey(u"list.first"_s, tr("First call"), [this] { list()->selectFirst(); });
    addKey(u"list.last"_s, tr("Last call"), [this] { list()->selectLast(); });
    m_export = new QAction(tr("Save the listed calls"), this);
    KeyMap::bundled().bind(m_export, u"history.export"_s);
    connect(m_export, &QAction::triggered, this, [this] { m_history->exportListed(); });
    connect(m_actions->addKeyAction(u"list.open"_s, tr("Open the call")), &QAction::triggered, this, [this] {
        if (const auto call = list()->chosen())
            openCall(*call);
    });
}

PairView *CallsPage::body() const
{
    return m_tab == History ? m_historyBody : m_liveBody;
}

CallList *CallsPage::list() const
{
    return m_tab == History ? m_history->list() : m_live->list();
}

SidePane *CallsPage::side() const
{
    return m_tab == History ? m_historySide : m_liveSide;
}

void CallsPage::open(const QString &name)
{
    refreshCounts(); // the window listens from now on
    header()->tabs()->setCurrent(name == "history"_L1 ? History : m_tab == Mine ? Mine : Live);
}

QString CallsPage::openName() const
{
    return m_tab == History ? u"history"_s : u"calls"_s;
}

void CallsPage::showTab(int tab)
{
    const bool otherList = (tab == History) != (m_tab == History);
    m_tab = tab;
    m_detailAlone = false;
    m_settledTold = false;
    m_kpis->setVisible(tab != History);
    m_columns->setVisible(tab != History);
    if (tab != History)
        m_live->setMine(tab == Mine ? std::optional(m_mine) : std::nullopt);
    m_bodies->setCurrentWidget(body());
    {
        const QSignalBlocker quiet(header()->filter());
        header()->filter()->setText(m_texts[tab == History ? 1 : 0]);
    }
    arrange();
    if (tab == History)
        m_history->start();
    if (otherList) {
        m_shown.reset();
        m_actions->setCall({});
        if (const auto call = list()->chosen())
            showCall(*call);
        else
            m_detailHere = true;
    }
    Q_EMIT nameChanged(openName());
    checkSettled();
}

void CallsPage::onText(const QString &text)
{
    m_texts[m_tab == History ? 1 : 0] = text;
    if (m_tab == History)
        m_history->setText(text);
    else
        m_live->setText(text);
}

void CallsPage::refreshCounts()
{
    const QAbstractItemModel &rows = *m_setup.source.live();
    int all = 0;
    int mine = 0;
    int waiting = 0;
    std::optional<Instant> longest;
    for (int row = 0; row < rows.rowCount(); ++row) {
        const QModelIndex index = rows.index(row, 0);
        if (index.data(KindRole).toInt() != int(CallRow::Call))
            continue;
        ++all;
        mine += m_mine.hold(index) ? 1 : 0;
        if (index.data(GroupRole).toInt() != int(CallGroup::Queued))
            continue;
        ++waiting;
        const Instant since(std::chrono::milliseconds(index.data(StateSinceRole).toLongLong()));
        longest = longest ? std::min(*longest, since) : since;
    }
    header()->tabs()->setCount(Live, all);
    header()->tabs()->setCount(Mine, mine);
    m_kpis->setWaiting(waiting, longest);
    m_kpis->tick(m_setup.clock.now());
    Q_EMIT counterChanged(u"calls"_s, all, all > 0);
}

void CallsPage::refreshFigures()
{
    m_setup.source.figures(m_setup.site.day(m_setup.clock.now()), this, [this](const Result<DayFigures> &figures) {
        m_figuresHere = true;
        if (figures) {
            m_kpis->setFigures(*figures);
            m_live->setFigures(*figures);
        }
        checkSettled();
    });
}

void CallsPage::refreshTeams()
{
    m_setup.source.teamsOf(m_mine.me, this, [this](const Result<QStringList> &teams) {
        m_teamsHere = true;
        if (teams) {
            m_mine.teams = *teams;
            if (m_tab == Mine)
                m_live->setMine(m_mine);
            refreshCounts();
        }
        checkSettled();
    });
}

void CallsPage::showCall(Call::Id call)
{
    m_shown = call;
    m_detailHere = false;
    refreshCall();
}

void CallsPage::refreshCall()
{
    if (!m_shown)
        return;
    const Call::Id asked = *m_shown;
    SidePane *pane = side();
    m_setup.source.detail(asked, this, [this, asked, pane, number = m_details.ask()](const Result<CallDetail> &detail) {
        if (m_shown != asked || !m_details.take(number))
            return; // another call was chosen meanwhile, or this one is known as it was later
        m_detailHere = true;
        if (detail) {
            pane->detail()->setDetail(*detail);
            m_actions->setCall(*detail);
            if (const auto wanted = std::exchange(m_wanted, {}); wanted && wanted->first == asked && wanted->second)
                wanted->second->trigger();
        } else {
            pane->detail()->clear();
            m_actions->setCall({});
        }
        checkSettled();
    });
}

void CallsPage::openCall(Call::Id call)
{
    if (m_shown != call)
        showCall(call);
    if (!isNarrow()) {
        side()->detail()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_detailAlone = true;
    arrange();
}

void CallsPage::leaveCall()
{
    m_detailAlone = false;
    arrange();
    list()->setFocus(Qt::OtherFocusReason);
}

bool CallsPage::isNarrow() const
{
    return window()->width() < MainWindow::foldWidth();
}

void CallsPage::arrange()
{
    const bool narrow = isNarrow();
    if (!narrow)
        m_detailAlone = false;
    for (PairView *pair : {m_liveBody, m_historyBody}) {
        pair->arrange(narrow, m_detailAlone);
        if (!narrow && width() > 0 && isVisible()) {
            const int side = SidePane::restWidth + (scaled(SidePane::restWidth) - SidePane::restWidth) / 2;
            pair->place(width() - side, side - 1);
        }
    }
    m_liveSide->setAlone(m_detailAlone);
    m_historySide->setAlone(m_detailAlone);
}

void CallsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void CallsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    arrange();
}

void CallsPage::keyPressEvent(QKeyEvent *event)
{
    // Typing in the list filters it, unless the letter is a key of the page (those were taken before).
    const QString text = event->text();
    if (list()->hasFocus() && !text.isEmpty() && text.at(0).isPrint() && !text.at(0).isSpace()
        && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        for (const QAction *action : m_actions->withKeys()) {
            if (action->isEnabled() || !action->shortcuts().contains(QKeySequence(event->key() | event->modifiers())))
                continue;
            Q_EMIT toastAsked({Tone::Grey, iconName(action),
                tr("%1: %2", "action, why not").arg(action->text(), unavailableReason(action)), {}, {}, {}, 4s});
            return;
        }
        header()->focusFilter();
        header()->filter()->setText(text);
        return;
    }
    Page::keyPressEvent(event);
}

void CallsPage::tick(Instant now)
{
    m_kpis->tick(now);
    if (m_tab != History)
        m_live->tick(now);
    side()->detail()->tick(now);
}

QList<QWidget *> CallsPage::panes() const
{
    QList<QWidget *> all{list()};
    if (side()->isVisible())
        all << side();
    all << header();
    return all;
}

bool CallsPage::isSettled() const
{
    const CallSound *sound = side()->detail()->sound();
    if (!m_detailHere || (sound && !sound->isSettled()))
        return false;
    if (m_tab == History)
        return m_history->isLoaded() && !m_setup.source.isHistoryLoading();
    return m_setup.source.isLiveReady() && m_figuresHere && m_teamsHere;
}

void CallsPage::checkSettled()
{
    if (m_settledTold || !isSettled())
        return;
    m_settledTold = true;
    Q_EMIT settled();
}

void CallsPage::focusFilter()
{
    header()->focusFilter();
}

bool CallsPage::clear()
{
    if (!header()->filter()->text().isEmpty()) {
        header()->filter()->clear();
        return true;
    }
    if (m_detailAlone) {
        leaveCall();
        return true;
    }
    return false;
}

QList<QAction *> CallsPage::keyActions() const
{
    const CallSound *sound = side()->detail()->sound();
    const bool heard = sound && sound->player();
    return m_actions->withKeys() + QList{m_export} + (heard ? sound->player()->keyActions() : QList<QAction *>());
}

QStringList CallsPage::keyAreas() const
{
    return {u"window"_s, u"list"_s, m_tab == History ? u"history"_s : u"calls"_s, u"player"_s};
}

void CallsPage::showCallMenu(const QPoint &global)
{
    QMenu menu(this);
    m_actions->fill(menu);
    if (const CallSound *sound = side()->detail()->sound())
        sound->fill(menu);
    menu.setToolTipsVisible(true);
    menu.exec(global);
}

void CallsPage::showHistoryOf(const PhoneNumber &number)
{
    m_history->setMissedOnly(false);
    m_history->setPeriod(HistoryView::Period::All);
    header()->tabs()->setCurrent(History);
    header()->filter()->setText(number.e164().mid(1)); // digits: the search knows numbers without their sign
}

} // namespace cb::ui

#include "moc_callspage.cpp"
