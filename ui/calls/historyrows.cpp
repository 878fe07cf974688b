// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/historyrows.h"

#include "calls/callroles.h"
#include "ui/calls/callwords.h"

namespace cb::ui {

HistoryRows::HistoryRows(const Clock &clock, SiteTime site, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_clock(clock)
    , m_site(std::move(site))
{ }

QVariant HistoryRows::data(const QModelIndex &index, int role) const
{
    if (role != Qt::AccessibleTextRole)
        return QIdentityProxyModel::data(index, role);
    switch (static_cast<CallRow>(index.data(KindRole).toInt())) {
    case CallRow::Header:
        return dayTitle(index.data(DayRole).toDate(), m_site.day(m_clock.now()));
    case CallRow::Loading:
        return tr("Loading");
    case CallRow::Call:
        break;
    }
    return historySentence(index, m_site.local(endedAt(index)));
}

} // namespace cb::ui

#include "moc_historyrows.cpp"
