// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/kit/button.h"
#include "ui/kit/text.h"
#include "ui/shell/keymap.h"
#include "ui/shell/keysheet.h"
#include "ui/shell/pages.h"
#include "ui/shell/rail.h"
#include "ui/shell/statusstrip.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace cb::ui {

MainWindow::MainWindow(
    const DeskBoard &board, const Clock &clock, SiteTime site, const WindowOptions &options, QWidget *parent)
    : QMainWindow(parent)
    , m_board(board)
    , m_clock(clock)
    , m_options(options)
{
    setWindowTitle(u"Callboard"_s);
    setMinimumSize(1024, 680);
    makeActions();

    auto *whole = new QWidget(this);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    m_rail = new Rail(m_pageActions, m_palette, whole);
    m_stack = new QStackedWidget(whole);
    row->addWidget(m_rail);
    row->addWidget(m_stack, 1);
    column->addLayout(row, 1);
    m_status = new StatusStrip(board, clock, std::move(site), whole);
    column->addWidget(m_status);
    setCentralWidget(whole);
    m_toasts = new ToastHost(m_stack);

    resize(options.size.isEmpty() ? QSize(1440, 900) : options.size);
    if (!options.forPicture && !options.safe) {
        const QSettings saved;
        if (options.size.isEmpty())
            restoreGeometry(saved.value(u"window/geometry"_s).toByteArray());
        if (const QVariant folded = saved.value(u"window/railFolded"_s); folded.isValid())
            m_folded = folded.toBool();
    }
    applyFold();

    connect(m_rail, &Rail::operatorAsked, this, &MainWindow::operatorAsked);
    connect(m_status, &StatusStrip::listenerRetryAsked, this, &MainWindow::listenerRetryAsked);
    connect(&board, &DeskBoard::changed, this, &MainWindow::refreshNotice);
    m_second.setSingleShot(true);
    m_second.setTimerType(Qt::PreciseTimer);
    connect(&m_second, &QTimer::timeout, this, &MainWindow::tick);
}

MainWindow::~MainWindow() = default;

QAction *MainWindow::addKeyAction(const QString &id, const QString &text, std::function<void()> run)
{
    auto *action = new QAction(text, this);
    KeyMap::bundled().bind(action, id);
    connect(action, &QAction::triggered, this, std::move(run));
    addAction(action);
    return action;
}

void MainWindow::makeActions()
{
    for (const PageInfo &page : pages()) {
        if (page.action.isEmpty())
            continue;
        QAction *action = addKeyAction(page.action, pageTitle(page.name), [this, name = page.name] { open(name); });
        setIconName(action, page.icon);
        if (!page.built)
            setUnavailable(action, tr("this page comes with a later version."));
        m_pageActions.insert(page.name, action);
    }
    m_palette = addKeyAction(u"window.palette"_s, tr("Search"), [] {});
    setUnavailable(m_palette, tr("searching everything comes with a later version. Ctrl+F filters the list."));

    m_connect = new QAction(tr("Connect Twilio…"), this);
    connect(m_connect, &QAction::triggered, this, [this] { open(u"settings"_s); });
    if (!builtPage(u"settings"_s))
        setUnavailable(
            m_connect, tr("the settings page comes with a later version. callboard.yaml takes the account."));

    addKeyAction(u"window.foldRail"_s, tr("Fold the rail"), [this] { foldRail(!m_rail->isFolded()); });
    addKeyAction(u"window.keys"_s, tr("Keys of this page"), [this] { showKeys(); });
    addKeyAction(u"window.nextPane"_s, tr("Next pane"), [this] { cyclePane(1); });
    addKeyAction(u"window.previousPane"_s, tr("Previous pane"), [this] { cyclePane(-1); });
    addKeyAction(u"window.filter"_s, tr("Filter the list"), [this] {
        if (m_page)
            m_page->focusFilter();
    });
    addKeyAction(u"window.clear"_s, tr("Clear, close or leave"), [this] {
        if (m_page && !m_page->clear() && !m_page->panes().isEmpty())
            m_page->panes().first()->setFocus(Qt::OtherFocusReason);
    });
    addKeyAction(u"window.undo"_s, tr("Undo"), [this] { m_toasts->runNewest(); });
}

void MainWindow::addPage(const QStringList &names, MakePage make)
{
    Q_ASSERT(!names.isEmpty());
    for (const QString &name : names)
        m_mainName.insert(name, names.first());
    m_makers.insert(names.first(), std::move(make));
}

void MainWindow::closePages(Page *but)
{
    const QString kept = m_pages.key(but);
    if (m_page != but)
        m_page = nullptr;
    for (Page *page : std::as_const(m_pages)) {
        if (page != but)
            delete page; // the stack lets go of it
    }
    m_pages.clear();
    if (but)
        m_pages.insert(kept, but);
    m_makers.clear();
    m_mainName.clear();
}

void MainWindow::setIdentity(const DeskIdentity &identity)
{
    // A desk that has no name yet is called after the program, which stands there already.
    m_rail->setOrganisation(identity.organisation == u"Callboard"_s ? QString() : identity.organisation);
    m_rail->setOperator(identity.operatorName, identity.operatorRole);
    setWindowTitle(identity.organisation.isEmpty() ? u"Callboard"_s : tr("%1 - Callboard").arg(identity.organisation));
}

void MainWindow::setSite(const SiteTime &site)
{
    m_status->setSite(site);
}

bool MainWindow::open(const QString &name)
{
    const QString main = m_mainName.value(name);
    if (main.isEmpty())
        return false;
    Page *&page = m_pages[main];
    if (!page) {
        page = m_makers.value(main)(m_stack);
        page->setPractice(showsPractice(main), m_connect);
        m_stack->addWidget(page);
        connect(page, &Page::settled, this, [this, page] {
            if (page != m_page)
                return;
            focusPage();
            m_focusDue = false;
            Q_EMIT settled();
        });
        connect(page, &Page::toastAsked, this, &MainWindow::showToast);
        connect(page, &Page::pageAsked, this, &MainWindow::open);
        connect(page, &Page::counterChanged, this, [this](const QString &of, int count, bool live) {
            if (RailItem *item = m_rail->item(of)) {
                item->setCounter(count);
                item->setLive(live);
            }
        });
        connect(page, &Page::noticeActionAsked, this, [this](DeskNotice::Action action) {
            switch (action) {
            case DeskNotice::Action::RetryListener:
                Q_EMIT listenerRetryAsked();
                break;
            case DeskNotice::Action::ShowOutbox:
                m_status->openPanel(DeskPart::Carrier);
                break;
            case DeskNotice::Action::EnterToken:
                open(u"settings/twilio/token"_s);
                break;
            case DeskNotice::Action::ReplaceKey:
                open(u"settings/twilio/key"_s);
                break;
            case DeskNotice::Action::Connect:
                open(u"settings/twilio"_s);
                break;
            case DeskNotice::Action::None:
                break;
            }
        });
    }
    const bool other = page != m_page;
    m_page = page;
    m_status->setPractice(showsPractice(main));
    page->open(name);
    m_stack->setCurrentWidget(page);
    m_rail->setCurrent(page->railName().isEmpty() ? main : page->railName());
    refreshNotice();
    page->tick(m_clock.now());
    if (other) {
        m_focusDue = true;
        focusPage();
    }
    return true;
}

/// Practice is named on every page. The design's pictures of the sample organisation are of a desk at work, except the
/// one of the practice phone, and a picture taken of a page has the bar where its model has it.
bool MainWindow::showsPractice(const QString &main) const
{
    return m_options.practice && (!m_options.forPicture || main == u"practice"_s);
}

bool MainWindow::isSettled() const
{
    return m_page && m_page->isSettled();
}

/// A page begins in its first pane. While that is still out of sight, as its list loads, it cannot take the focus, and
/// takes it once it is there: unless a person has gone into the page meanwhile.
void MainWindow::focusPage()
{
    if (!m_focusDue || m_page->panes().isEmpty())
        return;
    QWidget *const first = m_page->panes().first();
    if (!m_page->isAncestorOf(focusWidget()))
        first->setFocus(Qt::OtherFocusReason);
    m_focusDue = !first->isVisible();
}

void MainWindow::showToast(const ToastText &toast)
{
    m_toasts->add(toast);
}

void MainWindow::refreshNotice()
{
    if (m_page)
        m_page->setNotice(noticeFor(m_board.status()));
}

void MainWindow::showKeys()
{
    if (m_page)
        KeySheet::show(this, *m_page);
}

void MainWindow::cyclePane(int by)
{
    if (!m_page)
        return;
    QList<QWidget *> panes;
    for (QWidget *pane : m_page->panes()) {
        if (pane->isVisible())
            panes << pane;
    }
    panes << m_status;
    if (panes.isEmpty())
        return;
    qsizetype now = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (panes.at(i) == focusWidget() || panes.at(i)->isAncestorOf(focusWidget()))
            now = i;
    }
    const qsizetype next = now < 0 ? (by > 0 ? 0 : panes.size() - 1) : (now + by + panes.size()) % panes.size();
    QWidget *target = panes.at(next);
    // A pane that holds controls hands the focus to its first one.
    for (QWidget *inner = target; target->focusPolicy() == Qt::NoFocus;) {
        inner = inner->nextInFocusChain();
        if (inner == target)
            break;
        if (target->isAncestorOf(inner) && inner->isVisible() && (inner->focusPolicy() & Qt::TabFocus)) {
            target = inner;
            break;
        }
    }
    target->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::foldRail(bool folded)
{
    m_folded = folded;
    applyFold();
}

int MainWindow::foldWidth()
{
    return 1180 + (scaled(1180) - 1180) / 2;
}

void MainWindow::applyFold()
{
    m_rail->setFolded(width() < foldWidth() || m_folded.value_or(false));
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    applyFold();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (!m_options.forPicture)
        scheduleTick();
}

/// One timer for every running time on the desk, on the second, so that all of them step together.
void MainWindow::scheduleTick()
{
    const milliseconds now = m_clock.now().time_since_epoch();
    m_second.start(milliseconds(1000) - now % milliseconds(1000) + milliseconds(2));
}

void MainWindow::tick()
{
    scheduleTick();
    if (isMinimized())
        return;
    m_status->tick();
    if (m_page)
        m_page->tick(m_clock.now());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_options.forPicture) {
        QSettings saved;
        saved.setValue(u"window/geometry"_s, saveGeometry());
        if (m_folded)
            saved.setValue(u"window/railFolded"_s, *m_folded);
        else
            saved.remove(u"window/railFolded"_s); // started safely: the layout that was saved goes
    }
    if (m_mayClose && !m_mayClose())
        event->ignore();
    else
        QMainWindow::closeEvent(event);
}

} // namespace cb::ui

#include "moc_mainwindow.cpp"
