// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/sectionlist.h"

#include <optional>

namespace cb::ui {

/// A list in which a subject (a call, a message), not a row, is chosen: when rows come, go or change their group the
/// same subject stays chosen, and when it is gone nothing is, so that an action never hits its neighbour.
class SubjectList : public SectionList
{
    Q_OBJECT
public:
    /// `idRole` is the subject's id, over 0, on all rows but headers and rows that are still loading.
    SubjectList(int kindRole, int headerKind, int countRole, int idRole, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    [[nodiscard]] std::optional<qint64> chosenId() const { return m_chosen; }
    /// Waits for the row when it is not here yet.
    void chooseId(qint64 id);
    /// Row of a subject, looked for among the first rows; invalid when it is not there.
    [[nodiscard]] QModelIndex indexOfId(qint64 id) const;

Q_SIGNALS:
    void idChosen(qint64 id);
    void idOpened(qint64 id);
    void menuAsked(const QModelIndex &index, const QPoint &global);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void restore();
    int m_idRole;
    std::optional<qint64> m_chosen;
};

} // namespace cb::ui
