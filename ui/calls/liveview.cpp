// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/liveview.h"

#include "calls/callroles.h"
#include "ui/calls/calllist.h"
#include "ui/calls/livefilter.h"
#include "ui/kit/emptystate.h"

#include <QAction>
#include <QEvent>
#include <QMenu>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace cb::ui {

LiveView::LiveView(QAbstractItemModel *calls, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_filter(new LiveFilter(clock, this))
    , m_delegate(new LiveDelegate(this))
    , m_list(new CallList(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout(this))
{
    setMinimumWidth(280);
    m_filter->setSourceModel(calls);
    m_delegate->setNow(clock.now());
    m_list->setObjectName(u"liveCalls"_s);
    m_list->setAccessibleName(tr("Live calls"));
    m_list->setItemDelegate(m_delegate);
    m_list->setModel(m_filter);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    restyle();

    connect(m_filter, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
        for (int row = from.row(); row <= to.row(); ++row)
            m_delegate->forget(m_filter->index(row, 0).data(IdRole).toLongLong());
    });
    // A call that comes back into a list may have changed meanwhile.
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int from, int to) {
        for (int row = from; row <= to; ++row)
            m_delegate->forget(m_filter->index(row, 0).data(IdRole).toLongLong());
        showWhatThereIs();
    });
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &LiveView::showWhatThereIs);
    connect(m_filter, &QAbstractItemModel::modelReset, this, [this] {
        m_delegate->forgetAll();
        showWhatThereIs();
    });
    showWhatThereIs();
}

void LiveView::setText(const QString &text)
{
    m_text = text.simplified();
    m_filter->setText(text);
    showWhatThereIs();
}

void LiveView::setMine(const std::optional<MyCalls> &mine)
{
    m_mine = mine.has_value();
    m_filter->setMine(mine);
    showWhatThereIs();
}

void LiveView::setFigures(const DayFigures &figures)
{
    m_figures = figures;
    showWhatThereIs();
}

void LiveView::showWhatThereIs()
{
    if (m_filter->rowCount() > 0) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    m_empty->clearActions();
    if (!m_text.isEmpty()) {
        m_empty->setState(Tone::Grey, u"search-x"_s, tr("Nothing matches “%1”").arg(m_text),
            tr("Only live calls are looked through. History holds the others."));
        connect(m_empty->addAction(tr("Clear filter")), &QAbstractButton::clicked, this, &LiveView::clearAsked);
    } else if (m_mine) {
        m_empty->setState(Tone::Green, u"phone"_s, tr("You have no live calls"),
            tr("Calls you take, and those that wait for your team, show up here."));
        connect(m_empty->addAction(tr("Show all calls")), &QAbstractButton::clicked, this, &LiveView::clearAsked);
    } else {
        m_empty->setState(Tone::Green, u"phone"_s, tr("No live calls"),
            tr("Calls show up here the moment they ring. Today: %1 answered, %2 missed.")
                .arg(m_figures.answered)
                .arg(m_figures.missed));
        connect(m_empty->addAction(tr("Open history")), &QAbstractButton::clicked, this, &LiveView::historyAsked);
    }
    m_stack->setCurrentWidget(m_empty);
}

void LiveView::tick(Instant now)
{
    m_delegate->setNow(now);
    const auto [first, last] = m_list->visibleRows();
    QRegion times;
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = m_filter->index(row, 0);
        if (index.data(KindRole).toInt() == int(CallRow::Call))
            times += m_delegate->layout(m_list->visualRect(index)).timer.toAlignedRect();
    }
    for (const QRect &time : times)
        m_list->viewport()->update(time);
}

void LiveView::chooseFirst()
{
    QModelIndex chosen;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, 0);
        if (index.data(KindRole).toInt() != int(CallRow::Call))
            continue;
        if (!chosen.isValid())
            chosen = index;
        if (index.data(GroupRole).toInt() == int(CallGroup::InProgress)) {
            chosen = index;
            break;
        }
    }
    if (chosen.isValid())
        m_list->setCurrentIndex(chosen);
}

void LiveView::restyle()
{
    m_list->setRowHeights(LiveDelegate::headerHeight(), LiveDelegate::rowHeight());
}

void LiveView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        m_delegate->forgetAll();
        restyle();
    }
}

void LiveView::showColumns(const QPoint &global)
{
    QMenu menu(this);
    const auto add = [&](LiveColumn column, const QString &text) {
        QAction *action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(m_delegate->columns() & column);
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            m_delegate->setColumns(m_delegate->columns().setFlag(column, on));
            m_list->viewport()->update();
        });
    };
    add(LiveColumn::Route, tr("Route"));
    add(LiveColumn::Agent, tr("Agent"));
    add(LiveColumn::State, tr("State"));
    menu.exec(global);
}

} // namespace cb::ui

#include "moc_liveview.cpp"
