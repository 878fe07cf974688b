// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/historydelegate.h"

#include "calls/call.h"
#include "calls/callroles.h"
#include "ui/calls/callwords.h"
#include "ui/calls/livedelegate.h"
#include "ui/kit/icon.h"
#include "ui/kit/rowpainter.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace cb::ui {

namespace {
constexpr int leftPadding = 20;
}

HistoryDelegate::HistoryDelegate(const Clock &clock, SiteTime site, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clock(clock)
    , m_site(std::move(site))
{
    if (Theme *theme = Theme::current())
        connect(theme, &Theme::changed, this, &HistoryDelegate::forgetAll);
}

void HistoryDelegate::forget(qint64 call)
{
    m_rows.remove(call);
}

void HistoryDelegate::forgetAll()
{
    m_rows.clear();
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool header = index.data(KindRole).toInt() == int(CallRow::Header);
    return {option.rect.width(), header ? LiveDelegate::headerHeight() : LiveDelegate::rowHeight()};
}

/// Widths at 1024 px and 130 %: icon and name 263, way what is left, badge 138 and more, time 90, menu 58.
HistoryDelegate::Layout HistoryDelegate::layout(const QRect &row) const
{
    Layout l;
    const auto s = [](int px) { return qreal(scaled(px)); };
    const qreal top = row.top();
    const qreal height = row.height() - 1;
    const qreal start = leftPadding + s(16) + 14;
    const qreal moreWidth = s(26);
    const qreal right = row.right() + 1;

    l.icon = QRectF(row.left() + leftPadding, top, s(16), height);
    l.more = QRectF(right - 19 - moreWidth, top, moreWidth, height);
    const qreal timeWidth = s(72);
    l.time = QRectF(l.more.left() - 7 - timeWidth, top, timeWidth, height);
    const qreal badgeWidth = s(146);
    l.badge = QRectF(l.time.left() - badgeWidth + s(8), top, badgeWidth - s(12), height);
    const qreal room = l.badge.left() - row.left() - start;
    const qreal nameWidth = std::clamp(room * 0.38, s(110), s(240));
    l.name = QRectF(row.left() + start, top, nameWidth - 12, height);
    if (room - nameWidth > s(60))
        l.way = QRectF(row.left() + start + nameWidth, top, room - nameWidth - 12, height);
    return l;
}

bool HistoryDelegate::isMoreAt(const QRect &row, const QPoint &place) const
{
    return layout(row).more.contains(place);
}

const HistoryDelegate::Row &HistoryDelegate::row(const QModelIndex &index, const Layout &l, int width) const
{
    const qint64 id = index.data(IdRole).toLongLong();
    if (Row *known = m_rows.object(id); known && known->width == width)
        return *known;
    auto made = new Row;
    made->width = width;
    const auto outcome = static_cast<CallOutcome>(index.data(OutcomeRole).toInt());
    const auto direction = static_cast<CallDirection>(index.data(DirectionRole).toInt());
    const QFont body = fontFor(TextRole::Body);
    const QFont small = fontFor(TextRole::Small);
    made->name = RowText(callerName(index.data(NameRole).toString()), fontFor(TextRole::Body, 500), l.name.width());
    made->number = RowText(numberText(index.data(NumberRole).toString()), small, l.name.width(), Qt::ElideMiddle);
    made->line = RowText(index.data(PathRole).toStringList().value(0), body, l.way.width());
    made->end = RowText(endWords(index), small, l.way.width());
    made->time = RowText(QLocale().toString(m_site.local(endedAt(index)), tr("HH:mm", "time of day")), body,
        l.time.width(), Qt::ElideMiddle);
    if (const qint64 length = index.data(DurationRole).toLongLong(); length >= 0)
        made->length = RowText(lengthText(milliseconds(length)), small, l.time.width(), Qt::ElideMiddle);
    made->badge = outcomeBadge(outcome);
    made->icon = directionIcon(direction, isMissed(outcome));
    made->red = outcome == CallOutcome::Missed || outcome == CallOutcome::NotConnected;
    m_rows.insert(id, made);
    return *made;
}

void HistoryDelegate::paintHeader(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = Tokens::of(option.widget);
    paintGroupHeader(painter, t, option.rect);
    const QRectF row = QRectF(option.rect).adjusted(leftPadding, 0, -leftPadding, -1);
    const QFont font = fontFor(TextRole::Small);
    const qreal base = baselineAround(font, row.center().y());
    painter->setPen(t.ink3);
    const int count = index.data(CountRole).toInt();
    const int total = index.data(TotalRole).toInt();
    const QLocale locale;
    const QString words = count == total
        ? tr("%n call(s)", nullptr, total).replace(QString::number(total), locale.toString(total))
        : tr("%1 of %2 calls").arg(locale.toString(count), locale.toString(total));
    const RowText figures(words, font, row.width() / 2, Qt::ElideMiddle);
    const RowText title(
        dayTitle(index.data(DayRole).toDate(), m_site.day(m_clock.now())), font, row.width() - figures.width() - 20);
    title.paint(painter, row.left(), base);
    figures.paint(painter, row.right() - figures.width(), base);
}

void HistoryDelegate::paintLoading(QPainter *painter, const QStyleOptionViewItem &option) const
{
    const Tokens &t = Tokens::of(option.widget);
    painter->fillRect(option.rect, t.surface);
    paintRowBackground(painter, t, option.rect, rowStates(option));
    const Layout l = layout(option.rect);
    const qreal middle = l.name.center().y();
    for (const QRectF &column : {l.name, l.way}) {
        paintBox(painter, QRectF(column.left(), middle - scaled(11), column.width() * 0.6, scaled(8)), 4, t.hover);
        paintBox(painter, QRectF(column.left(), middle + scaled(5), column.width() * 0.45, scaled(6)), 3, t.hover);
    }
}

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    switch (static_cast<CallRow>(index.data(KindRole).toInt())) {
    case CallRow::Header:
        paintHeader(painter, option, index);
        return;
    case CallRow::Loading:
        paintLoading(painter, option);
        return;
    case CallRow::Call:
        break;
    }
    const Tokens &t = Tokens::of(option.widget);
    painter->fillRect(option.rect, t.surface);
    paintRowBackground(painter, t, option.rect, rowStates(option));
    const Layout l = layout(option.rect);
    const Row &r = row(index, l, option.rect.width());
    const qreal middle = l.name.center().y();
    const qreal first = baselineAround(fontFor(TextRole::Body), middle - scaled(16) / 2.0);
    const qreal second = baselineAround(fontFor(TextRole::Small), middle + scaled(16) / 2.0);

    Icon::paint(painter, l.icon, r.icon, scaled(16), r.red ? t.red : t.ink2);
    painter->setPen(t.ink);
    r.name.paint(painter, l.name.left(), first);
    r.line.paint(painter, l.way.left(), first);
    r.time.paint(painter, l.time.right() - r.time.width(), first);
    painter->setPen(t.ink3);
    r.number.paint(painter, l.name.left(), second);
    r.end.paint(painter, l.way.left(), second);
    r.length.paint(painter, l.time.right() - r.length.width(), second);
    BadgePainter::paint(painter, t, l.badge.left(), middle, r.badge, int(l.badge.width()));
    Icon::paint(painter, l.more, u"ellipsis"_s, scaled(16), t.ink2);
}

} // namespace cb::ui

#include "moc_historydelegate.cpp"
