// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/changefeed.h"
#include "voicemail/voicemail.h"
#include "voicemail/voicemailroles.h"

#include <QAbstractListModel>

#include <memory>

namespace cb::store {
class Database;
}

namespace cb::voicemail {

enum class Order { NewestFirst, OldestFirst };

/// What of the mailbox is shown.
struct VoicemailFilter {
    VoicemailTab tab = VoicemailTab::All;
    std::optional<Mailbox::Id> mailbox; // absent: all; id 0: the general one
    QString text; // callers, telephone numbers or their last digits, transcripts; each word may be a beginning
    Order order = Order::NewestFirst;
    friend bool operator==(const VoicemailFilter &, const VoicemailFilter &) = default;
};

/// Messages, any number of them, each day under a header row (VoicemailDayRole, VoicemailCountRole). Without text it
/// has its full length at once and reads pages as rows are looked at (VoicemailRow::Loading until they are here); with
/// text it grows by fetchMore. Memory stays flat. A message that leaves the tab (heard while "New" is shown) leaves the
/// list.
class VoicemailModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    VoicemailModel(store::Database &database, Reader reader, QObject *parent = nullptr);
    ~VoicemailModel() override;

    /// A new question: the model is reset when its first rows are here (loaded()); an older question is interrupted.
    void setFilter(const VoicemailFilter &filter);
    [[nodiscard]] const VoicemailFilter &filter() const;
    [[nodiscard]] bool isLoading() const; // the first rows of the question are on their way
    /// Messages that match, without headers. With text: as far as known; see isCountLimited().
    [[nodiscard]] int matchCount() const;
    [[nodiscard]] bool isCountLimited() const; // "1,000+": more match than were counted
    /// Of the tabs, over all mailboxes, never filtered by text.
    [[nodiscard]] const VoicemailCounts &counts() const;
    /// Position in the change log of the first rows.
    [[nodiscard]] store::Position position() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override; // DisplayRole: the name
    QHash<int, QByteArray> roleNames() const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// The message of a row, when it is here.
    [[nodiscard]] std::optional<Voicemail> voicemail(const QModelIndex &index) const;
    /// Row of a message that is here (selection across a reset); invalid otherwise.
    [[nodiscard]] QModelIndex indexOf(Voicemail::Id id) const;

public Q_SLOTS:
    void apply(
        const cb::store::Changes &changes); // connect to ChangeFeed::changed; "voicemail", "voicemail.text" count

Q_SIGNALS:
    void loaded();
    void countsChanged(); // matchCount() or counts()
    void failed(const cb::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace cb::voicemail
