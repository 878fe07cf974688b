// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/calllist.h"

#include "calls/callroles.h"

#include <QContextMenuEvent>

#include <algorithm>

namespace cb::ui {

namespace {
constexpr int farthest = 2000; // rows looked at for a call; live boards are far smaller
}

CallList::CallList(QWidget *parent)
    : SectionList(KindRole, int(CallRow::Header), CountRole, parent)
{
    connect(this, &SectionList::opened, this, [this](const QModelIndex &index) {
        if (const qint64 id = index.data(IdRole).toLongLong(); id > 0)
            Q_EMIT callOpened(Call::Id{id});
    });
}

void CallList::setModel(QAbstractItemModel *newModel)
{
    SectionList::setModel(newModel);
    // Queued: the views' own reaction to the change comes first.
    connect(newModel, &QAbstractItemModel::rowsInserted, this, &CallList::restore, Qt::QueuedConnection);
    connect(newModel, &QAbstractItemModel::modelReset, this, &CallList::restore, Qt::QueuedConnection);
    connect(newModel, &QAbstractItemModel::dataChanged, this, &CallList::restore, Qt::QueuedConnection);
}

QModelIndex CallList::indexOf(Call::Id call) const
{
    if (!model())
        return {};
    const int rows = std::min(model()->rowCount(), farthest);
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (index.data(IdRole).toLongLong() == call.value && call.isValid())
            return index;
    }
    return {};
}

void CallList::choose(Call::Id call)
{
    const bool other = m_chosen != call;
    m_chosen = call;
    restore();
    if (other)
        Q_EMIT callChosen(call);
}

void CallList::restore()
{
    if (!m_chosen || currentIndex().data(IdRole).toLongLong() == m_chosen->value)
        return;
    if (const QModelIndex index = indexOf(*m_chosen); index.isValid())
        setCurrentIndex(index);
}

void CallList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    SectionList::currentChanged(current, previous);
    const qint64 id = current.data(IdRole).toLongLong();
    if (id <= 0 || isHeader(current))
        return;
    const bool same = m_chosen && m_chosen->value == id;
    m_chosen = Call::Id{id};
    if (!same)
        Q_EMIT callChosen(*m_chosen);
}

void CallList::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    const int current = currentIndex().row();
    if (current >= start && current <= end) {
        selectionModel()->clear(); // else the view would choose the neighbour
        viewport()->update();
    }
    SectionList::rowsAboutToBeRemoved(parent, start, end);
}

void CallList::contextMenuEvent(QContextMenuEvent *event)
{
    QModelIndex index = currentIndex();
    QPoint at = visualRect(index).center();
    if (event->reason() == QContextMenuEvent::Mouse) {
        index = indexAt(event->pos());
        at = event->pos();
    }
    if (index.isValid() && !isHeader(index))
        Q_EMIT menuAsked(index, viewport()->mapToGlobal(at));
}

} // namespace cb::ui
