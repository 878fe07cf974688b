// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voicemail/voicemailrows.h"

#include "ui/calls/callwords.h"
#include "ui/voicemail/voicemailwords.h"
#include "voicemail/voicemailroles.h"

namespace cb::ui {

VoicemailRows::VoicemailRows(const Clock &clock, SiteTime site, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_clock(clock)
    , m_site(std::move(site))
{ }

QVariant VoicemailRows::data(const QModelIndex &index, int role) const
{
    if (role != Qt::AccessibleTextRole)
        return QIdentityProxyModel::data(index, role);
    switch (static_cast<VoicemailRow>(index.data(VoicemailKindRole).toInt())) {
    case VoicemailRow::Header:
        return dayTitle(index.data(VoicemailDayRole).toDate(), m_site.day(m_clock.now()));
    case VoicemailRow::Loading:
        return tr("Loading");
    case VoicemailRow::Message:
        break;
    }
    return messageSentence(index, m_clock.now(), m_site);
}

} // namespace cb::ui

#include "moc_voicemailrows.cpp"
