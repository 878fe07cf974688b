// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/livefilter.h"

#include "calls/callroles.h"
#include "ui/calls/callwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

bool isHeader(const QModelIndex &index)
{
    return index.data(KindRole).toInt() == int(CallRow::Header);
}

/// Whether a word of `text` begins with `word`.
bool begins(const QString &text, const QString &word)
{
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        if (at == 0 || !text.at(at - 1).isLetterOrNumber())
            return true;
    }
    return false;
}

} // namespace

LiveFilter::LiveFilter(const Clock &clock, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_clock(clock)
{ }

void LiveFilter::setText(const QString &text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

void LiveFilter::setMine(const std::optional<MyCalls> &mine)
{
    if (mine == m_mine)
        return;
    m_mine = mine;
    invalidateFilter();
}

void LiveFilter::setSourceModel(QAbstractItemModel *model)
{
    if (sourceModel())
        sourceModel()->disconnect(this);
    QSortFilterProxyModel::setSourceModel(model);
    // A header is there because of the rows below it, so a change of those asks for it again.
    const auto again = [this] {
        if (isFiltering())
            invalidateFilter();
    };
    connect(model, &QAbstractItemModel::rowsInserted, this, again);
    connect(model, &QAbstractItemModel::rowsRemoved, this, again);
    connect(model, &QAbstractItemModel::rowsMoved, this, again);
    connect(model, &QAbstractItemModel::dataChanged, this, again);
}

bool LiveFilter::matches(const QModelIndex &call) const
{
    if (m_mine && !m_mine->hold(call))
        return false;
    const QString number = call.data(NumberRole).toString();
    return std::ranges::all_of(m_words, [&](const QString &word) {
        if (begins(call.data(NameRole).toString(), word) || begins(call.data(AgentNameRole).toString(), word)
            || begins(call.data(TeamRole).toString(), word))
            return true;
        for (const QString &crumb : call.data(PathRole).toStringList()) {
            if (begins(crumb, word))
                return true;
        }
        return number.contains(word);
    });
}

int LiveFilter::matchesBelow(int header) const
{
    int found = 0;
    for (int row = header + 1; row < sourceModel()->rowCount(); ++row) {
        const QModelIndex index = sourceModel()->index(row, 0);
        if (isHeader(index))
            break;
        found += matches(index) ? 1 : 0;
    }
    return found;
}

bool LiveFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (!isFiltering())
        return true;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    return isHeader(index) ? matchesBelow(row) > 0 : matches(index);
}

QVariant LiveFilter::data(const QModelIndex &index, int role) const
{
    if (role == CountRole && isFiltering()) {
        const QModelIndex source = mapToSource(index);
        if (isHeader(source))
            return matchesBelow(source.row());
    }
    if (role == Qt::AccessibleTextRole)
        return liveSentence(index, m_clock.now());
    return QSortFilterProxyModel::data(index, role);
}

} // namespace cb::ui

#include "moc_livefilter.cpp"
