// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/dayloader.h"
#include "lists/rowteller.h"

#include <QAbstractListModel>

namespace cb::lists {

/// Stored rows, any number of them, each day under a header row. Without text it has its full length at once and reads
/// pages as rows are looked at; with text it grows by fetchMore. Memory stays flat. What a row is and which roles it
/// has is said by the model made of it, which keeps a DayList (daylist.h).
class DayModel : public QAbstractListModel, private RowTeller
{
    Q_OBJECT
public:
    [[nodiscard]] bool isLoading() const; // the first rows of the question are on their way
    /// Rows that match, without headers. With text: as far as known; see isCountLimited().
    [[nodiscard]] int matchCount() const;
    [[nodiscard]] bool isCountLimited() const; // "1,000+": more match than were counted
    /// Position in the change log of the first rows.
    [[nodiscard]] store::Position position() const;
    /// Ends the question that is loading, if one is: rows stay those of the one before.
    void cancel();

    int rowCount(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

public Q_SLOTS:
    void apply(const cb::store::Changes &changes); // connect to ChangeFeed::changed
    /// Asks the last question anew, if there was one: what changed is not known (ChangeFeed::lost). loaded() follows.
    void reload();

Q_SIGNALS:
    void loaded(); // the first rows of a new question are here
    void countsChanged(); // matchCount(), or what the model counts beside its rows
    void failed(const cb::Error &error);

protected:
    /// `headerRoles`: those that change when a day's counts do.
    DayModel(QList<int> headerRoles, QObject *parent);
    /// In the constructor, before anything is asked; the loader is the derived model's and lives as long.
    void setLoader(DayLoader &loader) { m_loader = &loader; }
    [[nodiscard]] RowTeller &teller() { return *this; }

private:
    void beginReset() override { beginResetModel(); }
    void endReset() override { endResetModel(); }
    void beginInsert(int first, int last) override { beginInsertRows({}, first, last); }
    void endInsert() override { endInsertRows(); }
    void beginRemove(int first, int last) override { beginRemoveRows({}, first, last); }
    void endRemove() override { endRemoveRows(); }
    void tell(int first, int last) override { Q_EMIT dataChanged(index(first), index(last)); }
    void tellHeader(int row) override { Q_EMIT dataChanged(index(row), index(row), m_headerRoles); }

    DayLoader *m_loader = nullptr;
    QList<int> m_headerRoles;
};

} // namespace cb::lists
