// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "ui/calls/mycalls.h"

#include <QSortFilterProxyModel>

namespace cb::ui {

/// The live calls that match what was typed, and that are mine if only those are wanted. A group without any loses its
/// header; a header counts what is left.
class LiveFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit LiveFilter(const Clock &clock, QObject *parent = nullptr);

    /// Words of caller, number, agent, team or route; every word must begin one of those, or be part of the number.
    void setText(const QString &text);
    /// Only these calls; absent: everybody's.
    void setMine(const std::optional<MyCalls> &mine);
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty() || m_mine; }
    void setSourceModel(QAbstractItemModel *model) override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    [[nodiscard]] bool matches(const QModelIndex &call) const;
    [[nodiscard]] int matchesBelow(int header) const;

    const Clock &m_clock; // for the sentences of screen readers
    QStringList m_words;
    std::optional<MyCalls> m_mine;
};

} // namespace cb::ui
