// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sitetime.h"
#include "ui/kit/badge.h"
#include "ui/shell/rowtext.h"

#include <QCache>
#include <QStyledItemDelegate>

namespace cb::ui {

/// Paints rows of HistoryModel as picture 23: who, where the call went, what became of it, when and how long.
class HistoryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    HistoryDelegate(const Clock &clock, SiteTime site, QObject *parent = nullptr);

    struct Layout {
        QRectF icon;
        QRectF name;
        QRectF way; // line and end
        QRectF badge;
        QRectF time;
        QRectF more;
    };
    [[nodiscard]] Layout layout(const QRect &row) const;
    [[nodiscard]] bool isMoreAt(const QRect &row, const QPoint &place) const;
    void forget(qint64 call);
    void forgetAll();

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Row {
        int width = 0;
        RowText name;
        RowText number;
        RowText line;
        RowText end;
        RowText time;
        RowText length;
        BadgeText badge;
        QString icon;
        bool red = false;
    };
    const Row &row(const QModelIndex &index, const Layout &layout, int width) const;
    void paintHeader(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintLoading(QPainter *painter, const QStyleOptionViewItem &option) const;

    const Clock &m_clock;
    SiteTime m_site;
    mutable QCache<qint64, Row> m_rows{400};
};

} // namespace cb::ui
