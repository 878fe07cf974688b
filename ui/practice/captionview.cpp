// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/practice/captionview.h"

#include "ui/kit/icon.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/tokens.h"
#include "ui/practice/captionmodel.h"
#include "ui/shell/rowtext.h"

#include <QEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

class CaptionDelegate final : public QStyledItemDelegate
{
public:
    explicit CaptionDelegate(QListView *view)
        : QStyledItemDelegate(view)
        , m_view(view)
    { }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const int width = m_view->viewport()->width();
        return {width, layout(QRect(0, 0, width, 1 << 15), index).words.height() + 2 * padding()};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = Tokens::of(m_view);
        const Layout place = layout(option.rect, index);
        const bool current = index.data(CaptionModel::CurrentRole).toBool();
        const bool waits = index.data(CaptionModel::WaitRole).toBool();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (current)
            paintBox(painter, option.rect.adjusted(scaled(8), 1, -scaled(8), -1), scaled(6), t.greenbg);
        if (m_view->hasFocus() && index == m_view->currentIndex() && (option.state & QStyle::State_KeyboardFocusChange))
            paintBox(painter, option.rect.adjusted(scaled(8), 1, -scaled(8), -1), scaled(6), {}, t.accent, 2);
        const QFont small = fontFor(TextRole::Caption);
        const qreal firstLine = place.words.top() + QFontMetricsF(font()).height() / 2;
        painter->setPen(t.ink3);
        RowText(index.data(CaptionModel::TimeRole).toString(), small, scaled(40))
            .paint(painter, place.time, baselineAround(small, firstLine));
        const int side = scaled(14);
        Icon::paint(painter, QRectF(place.icon, firstLine - side / 2.0, side, side),
            index.data(CaptionModel::IconRole).toString(), side,
            current     ? t.green
                : waits ? t.ink3
                        : t.ink2);
        painter->setFont(font());
        painter->setPen(waits ? t.ink2 : t.ink);
        painter->drawText(place.words, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, index.data().toString());
        painter->restore();
    }

private:
    struct Layout {
        int time = 0;
        int icon = 0;
        QRect words;
    };
    [[nodiscard]] static int padding() { return scaled(5); }
    [[nodiscard]] static QFont font() { return fontFor(TextRole::Body); }
    [[nodiscard]] Layout layout(const QRect &row, const QModelIndex &index) const
    {
        Layout all;
        all.time = row.left() + scaled(16);
        all.icon = all.time + scaled(35);
        const int left = all.icon + scaled(23);
        const QRect room(left, row.top() + padding(), std::max(scaled(60), row.right() - scaled(14) - left), 1 << 14);
        all.words = QFontMetrics(font()).boundingRect(
            room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, index.data().toString());
        all.words.setWidth(room.width());
        return all;
    }
    QListView *m_view;
};

} // namespace

CaptionView::CaptionView(QWidget *parent)
    : QListView(parent)
{
    setAccessibleName(tr("What the caller hears"));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    setMinimumHeight(scaled(120));
    setItemDelegate(new CaptionDelegate(this));
}

void CaptionView::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    if (!model)
        return;
    connect(model, &QAbstractItemModel::rowsInserted, this, &QListView::scrollToBottom, Qt::QueuedConnection);
    connect(model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
            if (roles.isEmpty()) // its height may be another
                scheduleDelayedItemsLayout();
        });
}

void CaptionView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

void CaptionView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        scheduleDelayedItemsLayout();
}

} // namespace cb::ui

#include "moc_captionview.cpp"
