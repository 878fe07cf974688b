// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "ui/kit/badge.h"
#include "ui/shell/rowtext.h"

#include <QCache>
#include <QHash>
#include <QPixmap>
#include <QStyledItemDelegate>

#include <vector>

class QAction;

namespace cb::ui {

/// Columns of the live list that can be hidden.
enum class LiveColumn { Route = 1, Agent = 2, State = 4 };
Q_DECLARE_FLAGS(LiveColumns, LiveColumn)
Q_DECLARE_OPERATORS_FOR_FLAGS(LiveColumns)

/// Where the parts of a row lie: the same for painting, tooltips and clicks.
struct LiveRowLayout {
    QRectF icon;
    QRectF name; // two lines
    QRectF route; // empty when hidden or without room
    QRectF agent;
    bool agentName = true; // false: its circle alone
    QRectF badge;
    QRectF timer;
    QRectF more;
    QList<QRectF> actions; // from left to right, over the place of `more`
};

/// Paints calls of LiveCallModel as picture 01. Texts are shaped once per row; the running timer is painted apart, so a
/// tick touches its rectangle only.
class LiveDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit LiveDelegate(QObject *parent = nullptr);

    void setNow(Instant now) { m_now = now; }
    [[nodiscard]] Instant now() const { return m_now; }
    /// Painted on the hovered and the selected row.
    void setRowActions(const QList<QAction *> &actions) { m_actions = actions; }
    void setColumns(LiveColumns columns);
    [[nodiscard]] LiveColumns columns() const { return m_columns; }

    [[nodiscard]] LiveRowLayout layout(const QRect &row) const;
    /// px at the current text size.
    [[nodiscard]] static int rowHeight();
    [[nodiscard]] static int headerHeight();
    /// The action of a place in a row, or null.
    [[nodiscard]] QAction *actionAt(const QRect &row, const QPoint &place) const;
    [[nodiscard]] bool isMoreAt(const QRect &row, const QPoint &place) const;
    /// Texts of this call, or of all, are new.
    void forget(qint64 call);
    void forgetAll();

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

private:
    struct Crumb {
        RowText text;
        qreal left = 0;
        bool last = false;
    };
    struct Row {
        int width = 0;
        RowText name;
        RowText number;
        std::vector<Crumb> crumbs;
        std::vector<qreal> chevrons;
        RowText agent;
        QString avatar; // whose circle; empty: none
        BadgeText badge;
        bool recording = false;
        QString icon;
        bool callback = false;
    };
    const Row &row(const QModelIndex &index, const LiveRowLayout &layout, int width) const;
    void layOutRoute(Row *row, const QStringList &path, const QRectF &in) const;
    void paintHeader(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintTimer(QPainter *painter, const Tokens &tokens, const QRectF &in, const QModelIndex &index) const;
    const QPixmap &avatar(const QString &name, int side, qreal dpr, const Tokens &tokens) const;

    Instant m_now{};
    QList<QAction *> m_actions;
    LiveColumns m_columns = LiveColumn::Route | LiveColumn::Agent | LiveColumn::State;
    mutable QCache<qint64, Row> m_rows{400};
    mutable QHash<QString, QPixmap> m_avatars;
};

} // namespace cb::ui
