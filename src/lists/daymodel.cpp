// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/daymodel.h"

namespace cb::lists {

DayModel::DayModel(QList<int> headerRoles, QObject *parent)
    : QAbstractListModel(parent)
    , m_headerRoles(std::move(headerRoles))
{ }

bool DayModel::isLoading() const
{
    return m_loader->isLoading();
}

int DayModel::matchCount() const
{
    return m_loader->matchCount();
}

bool DayModel::isCountLimited() const
{
    return m_loader->isCountLimited();
}

store::Position DayModel::position() const
{
    return m_loader->position();
}

void DayModel::cancel()
{
    m_loader->cancel();
}

int DayModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_loader->rowCount();
}

bool DayModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_loader->canFindMore();
}

void DayModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        m_loader->findMore();
}

void DayModel::apply(const store::Changes &changes)
{
    m_loader->apply(changes);
}

void DayModel::reload()
{
    m_loader->reload();
}

} // namespace cb::lists

#include "moc_daymodel.cpp"
