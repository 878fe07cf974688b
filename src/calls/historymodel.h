// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/call.h"
#include "calls/callroles.h"
#include "store/changefeed.h"

#include <QAbstractListModel>
#include <QTimer>

#include <memory>

namespace cb::store {
class Database;
}

namespace cb::calls {

/// What of the history is shown.
struct HistoryFilter {
    std::optional<QDate> from; // days of the site, both included
    std::optional<QDate> to;
    OurNumber::Id line; // 0: all our numbers
    bool missedOnly = false;
    QString text; // names, agents, telephone numbers or their last digits; each word may be a beginning
    friend bool operator==(const HistoryFilter &, const HistoryFilter &) = default;
};

/// Ended calls, newest first, any number of them, each day under a header row (DayRole, CountRole, TotalRole).
/// Without text it has its full length at once and reads pages as rows are looked at (rows not here yet are
/// CallRow::Loading); with text it grows by fetchMore. Memory stays flat.
class HistoryModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit HistoryModel(store::Database &database, QObject *parent = nullptr);
    ~HistoryModel() override;

    /// A new question: the model is reset when its first rows are here (loaded()); an older question is interrupted.
    void setFilter(const HistoryFilter &filter);
    [[nodiscard]] const HistoryFilter &filter() const;
    /// Ends the question that is loading, if one is: rows stay those of the one before.
    void cancel();
    [[nodiscard]] bool isLoading() const; // the first rows of the question are on their way
    /// Calls that match, without headers. With text: as far as known; see isCountLimited().
    [[nodiscard]] int matchCount() const;
    [[nodiscard]] bool isCountLimited() const; // "1,000+": more match than were counted
    /// Position in the change log of the first rows.
    [[nodiscard]] store::Position position() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override; // DisplayRole: the name
    QHash<int, QByteArray> roleNames() const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// The call of a row, when it is here.
    [[nodiscard]] std::optional<Call> call(const QModelIndex &index) const;
    /// Row of a call that is here (selection across a reset); invalid otherwise.
    [[nodiscard]] QModelIndex indexOf(Call::Id id) const;

public Q_SLOTS:
    void apply(const cb::store::Changes &changes); // connect to ChangeFeed::changed; "call" and "call.text" count

Q_SIGNALS:
    void loaded();
    void countsChanged();
    void failed(const cb::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace cb::calls
