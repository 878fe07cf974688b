// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/historymodel.h"

#include "calls/historystore.h"
#include "lists/daylist.h"

namespace cb::calls {

class HistoryModel::List final : public lists::DayList<HistoryQuestion>
{
public:
    using DayList::DayList;
};

HistoryModel::HistoryModel(store::Database &database, QObject *parent)
    : DayModel({CountRole, TotalRole}, parent)
    , m_list(std::make_unique<List>(*this, teller(), database, HistoryQuestion{}))
{
    setLoader(*m_list);
}

HistoryModel::~HistoryModel() = default;

void HistoryModel::setFilter(const HistoryFilter &filter)
{
    m_list->ask({filter});
}

const HistoryFilter &HistoryModel::filter() const
{
    return m_list->question().filter;
}

std::optional<int> HistoryModel::searchPrepared() const
{
    return m_list->beside();
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto seen = m_list->look(index.row());
    if (role == DayRole)
        return seen.day->day;
    if (seen.row)
        return callData(*seen.row, role);
    if (!seen.header)
        return role == KindRole ? QVariant(int(CallRow::Loading)) : QVariant();
    switch (role) {
    case KindRole:
        return int(CallRow::Header);
    case CountRole:
        return seen.day->count;
    case TotalRole:
        return seen.day->total;
    default:
        return {};
    }
}

QHash<int, QByteArray> HistoryModel::roleNames() const
{
    return callRoleNames();
}

std::optional<Call> HistoryModel::call(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return std::nullopt;
    const Call *call = m_list->row(index.row());
    return call ? std::optional(*call) : std::nullopt;
}

QModelIndex HistoryModel::indexOf(Call::Id id) const
{
    return index(m_list->find(id.value));
}

} // namespace cb::calls

#include "moc_historymodel.cpp"
