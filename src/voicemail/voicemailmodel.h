// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/daymodel.h"
#include "lists/dayrows.h"
#include "lists/expectations.h"
#include "voicemail/voicemail.h"
#include "voicemail/voicemailroles.h"

#include <memory>

namespace cb::voicemail {

using lists::Order;

/// What of the mailbox is shown.
struct VoicemailFilter {
    VoicemailTab tab = VoicemailTab::All;
    QList<Mailbox::Id> mailboxes; // empty: all; id 0: the general one
    QString text; // callers, telephone numbers or their last digits, transcripts; each word may be a beginning
    Order order = Order::NewestFirst;
    friend bool operator==(const VoicemailFilter &, const VoicemailFilter &) = default;
};

/// Messages, any number of them, each day under a header row (VoicemailDayRole, VoicemailCountRole). Rows that are not
/// here yet are VoicemailRow::Loading. A message that leaves the tab (heard while "New" is shown) leaves the list.
/// What is done here is shown at once, in its row; lengths and counts follow what is stored.
class VoicemailModel final : public lists::DayModel
{
    Q_OBJECT
public:
    VoicemailModel(store::Database &database, Reader reader, QObject *parent = nullptr);
    ~VoicemailModel() override;

    /// A new question: the model is reset when its first rows are here (loaded()); an older question is interrupted.
    void setFilter(const VoicemailFilter &filter);
    [[nodiscard]] const VoicemailFilter &filter() const;
    /// Of the tabs, over all mailboxes, never filtered by text.
    [[nodiscard]] const VoicemailCounts &counts() const;

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override; // DisplayRole: the name
    QHash<int, QByteArray> roleNames() const override;

    /// The message of a row, when it is here.
    [[nodiscard]] std::optional<Voicemail> voicemail(const QModelIndex &index) const;
    /// Row of a message that is here (selection across a reset); invalid otherwise.
    [[nodiscard]] QModelIndex indexOf(Voicemail::Id id) const;

    /// A command about these messages is under way: they show what it does from now on, where they stand
    /// (VoicemailLeavingRole). One of the two below follows. `change` may meet a message that has it already.
    using Ticket = lists::Expectations<Voicemail>::Ticket;
    [[nodiscard]] Ticket expect(const QList<Voicemail::Id> &ids, const std::function<void(Voicemail &)> &change);
    void carriedOut(Ticket ticket, store::Position at); // from that position on the messages have it themselves
    void refused(Ticket ticket); // they are what they were
    /// A message that was read elsewhere, as its row shows it.
    [[nodiscard]] Voicemail expected(const Voicemail &message) const;

private:
    class List;
    std::unique_ptr<List> m_list;
};

} // namespace cb::voicemail
