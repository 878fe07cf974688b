// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/subjectlist.h"

#include <QContextMenuEvent>

#include <algorithm>

namespace cb::ui {

namespace {
constexpr int farthest = 2000; // rows looked at for a subject; what is on screen is nearer
}

SubjectList::SubjectList(int kindRole, int headerKind, int countRole, int idRole, QWidget *parent)
    : SectionList(kindRole, headerKind, countRole, parent)
    , m_idRole(idRole)
{
    connect(this, &SectionList::opened, this, [this](const QModelIndex &index) {
        if (const qint64 id = index.data(m_idRole).toLongLong(); id > 0)
            Q_EMIT idOpened(id);
    });
}

void SubjectList::setModel(QAbstractItemModel *newModel)
{
    SectionList::setModel(newModel);
    // Queued: the views' own reaction to the change comes first.
    connect(newModel, &QAbstractItemModel::rowsInserted, this, &SubjectList::restore, Qt::QueuedConnection);
    connect(newModel, &QAbstractItemModel::modelReset, this, &SubjectList::restore, Qt::QueuedConnection);
    connect(newModel, &QAbstractItemModel::dataChanged, this, &SubjectList::restore, Qt::QueuedConnection);
}

QModelIndex SubjectList::indexOfId(qint64 id) const
{
    if (!model() || id <= 0)
        return {};
    const int rows = std::min(model()->rowCount(), farthest);
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (index.data(m_idRole).toLongLong() == id)
            return index;
    }
    return {};
}

void SubjectList::chooseId(qint64 id)
{
    const bool other = m_chosen != id;
    m_chosen = id;
    restore();
    if (other)
        Q_EMIT idChosen(id);
}

void SubjectList::restore()
{
    if (!m_chosen || currentIndex().data(m_idRole).toLongLong() == *m_chosen)
        return;
    if (const QModelIndex index = indexOfId(*m_chosen); index.isValid())
        setCurrentIndex(index);
}

void SubjectList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    SectionList::currentChanged(current, previous);
    const qint64 id = current.data(m_idRole).toLongLong();
    if (id <= 0 || isHeader(current))
        return;
    const bool same = m_chosen == id;
    m_chosen = id;
    if (!same)
        Q_EMIT idChosen(id);
}

void SubjectList::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    const int current = currentIndex().row();
    if (current >= start && current <= end) {
        selectionModel()->clear(); // else the view would choose the neighbour
        viewport()->update();
    }
    SectionList::rowsAboutToBeRemoved(parent, start, end);
}

void SubjectList::contextMenuEvent(QContextMenuEvent *event)
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

#include "moc_subjectlist.cpp"
