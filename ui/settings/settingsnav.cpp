// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsnav.h"

#include "ui/kit/icon.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/tokens.h"

#include <QEvent>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr int NameRole = Qt::UserRole;
constexpr int IconRole = Qt::UserRole + 1;
constexpr int rowHeight = 31;
constexpr int margin = 8;
constexpr int textLeft = 34; // 9, an icon of 16, 9

class Delegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {0, scaled(rowHeight)}; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = Tokens::of(option.widget);
        const QRectF row = QRectF(option.rect).adjusted(scaled(margin), 0, -scaled(margin), -1);
        const bool chosen = option.state & QStyle::State_Selected;
        const bool keyed =
            (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange);
        if (chosen || (option.state & QStyle::State_MouseOver) || keyed)
            paintBox(painter, row, scaled(6), chosen ? t.sel : t.hover, keyed ? t.accent : QColor(), 2);
        Icon::paint(painter, QRectF(row.left() + scaled(9), row.top(), scaled(16), row.height()),
            index.data(IconRole).toString(), scaled(16), chosen ? t.accent : t.ink2);
        painter->setFont(fontFor(TextRole::Body, chosen ? 500 : 400));
        painter->setPen(t.ink);
        const QRectF words = row.adjusted(scaled(textLeft), 0, -scaled(8), 0);
        painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, int(words.width())));
    }
};

} // namespace

SettingsNav::SettingsNav(QWidget *parent)
    : QListView(parent)
{
    setAccessibleName(tr("Sections"));
    setModel(new QStandardItemModel(this));
    setItemDelegate(new Delegate(this));
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void SettingsNav::addSection(const QString &name, const QString &icon, const QString &title)
{
    auto *item = new QStandardItem(title);
    item->setData(name, NameRole);
    item->setData(icon, IconRole);
    item->setToolTip(title);
    static_cast<QStandardItemModel *>(model())->appendRow(item);
    updateGeometry();
}

void SettingsNav::setCurrent(const QString &name)
{
    const QModelIndexList found = model()->match(model()->index(0, 0), NameRole, name, 1, Qt::MatchExactly);
    if (!found.isEmpty() && found.first() != currentIndex())
        setCurrentIndex(found.first());
}

QSize SettingsNav::sizeHint() const
{
    const QFontMetricsF metrics(fontFor(TextRole::Body, 500));
    qreal widest = 0;
    for (int row = 0; row < model()->rowCount(); ++row)
        widest = std::max(widest, metrics.horizontalAdvance(model()->index(row, 0).data().toString()));
    const int needed = int(std::ceil(widest)) + scaled(textLeft + 8 + 2 * margin);
    return {std::max(scaled(175), needed), scaled(300)};
}

QSize SettingsNav::minimumSizeHint() const
{
    return {sizeHint().width(), scaled(rowHeight * 3)};
}

void SettingsNav::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        Q_EMIT sectionAsked(current.data(NameRole).toString());
}

void SettingsNav::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        updateGeometry();
        doItemsLayout();
    }
}

void SettingsNav::paintEvent(QPaintEvent *event)
{
    QPainter(viewport()).fillRect(viewport()->rect(), Tokens::of(this).sunken);
    QListView::paintEvent(event);
}

} // namespace cb::ui

#include "moc_settingsnav.cpp"
