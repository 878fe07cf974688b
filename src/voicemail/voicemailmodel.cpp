// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "voicemail/voicemailmodel.h"

#include "lists/daylist.h"
#include "voicemail/liststore.h"

namespace cb::voicemail {

class VoicemailModel::List final : public lists::DayList<VoicemailQuestion>
{
public:
    using DayList::DayList;
};

VoicemailModel::VoicemailModel(store::Database &database, Reader reader, QObject *parent)
    : DayModel({VoicemailCountRole}, parent)
    , m_list(std::make_unique<List>(*this, teller(), database, VoicemailQuestion{{}, reader}))
{
    setLoader(*m_list);
}

VoicemailModel::~VoicemailModel() = default;

void VoicemailModel::setFilter(const VoicemailFilter &filter)
{
    m_list->ask({filter, m_list->question().reader});
}

const VoicemailFilter &VoicemailModel::filter() const
{
    return m_list->question().filter;
}

const VoicemailCounts &VoicemailModel::counts() const
{
    return m_list->beside();
}

QVariant VoicemailModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto seen = m_list->look(index.row());
    if (role == VoicemailDayRole)
        return seen.day->day;
    if (seen.row) {
        if (role == VoicemailExcerptRole && !m_list->question().reader.mayListen())
            return QString();
        if (role == VoicemailLeavingRole)
            return !m_list->shownQuestion().shows(*seen.row);
        return voicemailData(*seen.row, role);
    }
    if (role == VoicemailKindRole)
        return int(seen.header ? VoicemailRow::Header : VoicemailRow::Loading);
    return seen.header && role == VoicemailCountRole ? QVariant(seen.day->count) : QVariant();
}

QHash<int, QByteArray> VoicemailModel::roleNames() const
{
    return voicemailRoleNames();
}

std::optional<Voicemail> VoicemailModel::voicemail(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return std::nullopt;
    const Voicemail *message = m_list->row(index.row());
    return message ? std::optional(*message) : std::nullopt;
}

QModelIndex VoicemailModel::indexOf(Voicemail::Id id) const
{
    return index(m_list->find(id.value));
}

VoicemailModel::Ticket VoicemailModel::expect(
    const QList<Voicemail::Id> &ids, const std::function<void(Voicemail &)> &change)
{
    QList<qint64> rows;
    for (const Voicemail::Id id : ids)
        rows << id.value;
    return m_list->expect(rows, [change](qint64, Voicemail &message) { change(message); });
}

void VoicemailModel::carriedOut(Ticket ticket, store::Position at)
{
    m_list->carriedOut(ticket, at);
}

void VoicemailModel::refused(Ticket ticket)
{
    m_list->refused(ticket);
}

Voicemail VoicemailModel::expected(const Voicemail &message) const
{
    return m_list->expected(message);
}

} // namespace cb::voicemail

#include "moc_voicemailmodel.cpp"
