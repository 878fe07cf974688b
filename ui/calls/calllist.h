// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calls/call.h"
#include "ui/shell/sectionlist.h"

#include <optional>

namespace cb::ui {

/// A list of calls in which a call, not a row, is chosen: when rows come, go or change their group the same call stays
/// chosen, and when it is gone nothing is, so that an action never hits its neighbour.
class CallList final : public SectionList
{
    Q_OBJECT
public:
    explicit CallList(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    [[nodiscard]] std::optional<Call::Id> chosen() const { return m_chosen; }
    /// Waits for the row when it is not here yet.
    void choose(Call::Id call);
    /// Row of a call, looked for among the rows near the view first; invalid when it is not here.
    [[nodiscard]] QModelIndex indexOf(Call::Id call) const;

Q_SIGNALS:
    void callChosen(cb::Call::Id call);
    void callOpened(cb::Call::Id call);
    void menuAsked(const QModelIndex &index, const QPoint &global);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void restore();
    std::optional<Call::Id> m_chosen;
};

} // namespace cb::ui
