// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/call.h"
#include "calls/callroles.h"
#include "lists/daymodel.h"

#include <memory>

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

/// Ended calls, newest first, any number of them, each day under a header row (DayRole, CountRole, TotalRole). Rows
/// that are not here yet are CallRow::Loading.
class HistoryModel final : public lists::DayModel
{
    Q_OBJECT
public:
    explicit HistoryModel(store::Database &database, QObject *parent = nullptr);
    ~HistoryModel() override;

    /// A new question: the model is reset when its first rows are here (loaded()); an older question is interrupted.
    void setFilter(const HistoryFilter &filter);
    [[nodiscard]] const HistoryFilter &filter() const;

    /// Of a search, while the text index is filled anew: percent, 0 to 99; the newest calls are found first. Absent:
    /// all can be found. countsChanged() tells.
    [[nodiscard]] std::optional<int> searchPrepared() const;

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override; // DisplayRole: the name
    QHash<int, QByteArray> roleNames() const override;

    /// The call of a row, when it is here.
    [[nodiscard]] std::optional<Call> call(const QModelIndex &index) const;
    /// Row of a call that is here (selection across a reset); invalid otherwise.
    [[nodiscard]] QModelIndex indexOf(Call::Id id) const;

private:
    class List;
    std::unique_ptr<List> m_list;
};

} // namespace cb::calls
