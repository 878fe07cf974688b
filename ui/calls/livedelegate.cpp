// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/livedelegate.h"

#include "calls/callroles.h"
#include "ui/calls/callwords.h"
#include "ui/kit/avatar.h"
#include "ui/kit/button.h"
#include "ui/kit/icon.h"
#include "ui/kit/rowpainter.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/shell/sectionlist.h"

#include <QAbstractItemView>
#include <QAction>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace cb::ui {

namespace {

constexpr int liveLeftPadding = 20;
constexpr int actionPitch = 28;

bool isHeaderRow(const QModelIndex &index)
{
    return index.data(KindRole).toInt() == int(CallRow::Header);
}

QFont timerFont()
{
    QFont font = fontFor(TextRole::Body, 600);
    font.setPixelSize(scaled(14));
    return font;
}

} // namespace

LiveDelegate::LiveDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
    if (Theme *theme = Theme::current())
        connect(theme, &Theme::changed, this, &LiveDelegate::forgetAll);
}

void LiveDelegate::setColumns(LiveColumns columns)
{
    m_columns = columns;
    forgetAll();
}

int LiveDelegate::rowHeight()
{
    return scaled(34) + 18; // two lines and what lies around them
}

int LiveDelegate::headerHeight()
{
    return scaled(18) + 14;
}

QSize LiveDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {option.rect.width(), isHeaderRow(index) ? headerHeight() : rowHeight()};
}

void LiveDelegate::forget(qint64 call)
{
    m_rows.remove(call);
}

void LiveDelegate::forgetAll()
{
    m_rows.clear();
    m_avatars.clear();
}

/// Widths at 1440 px: name 162, route what is left (208), agent 144, state 146, time and actions 178. With more room
/// name and route grow; with less the agent's name goes first, then the route.
LiveRowLayout LiveDelegate::layout(const QRect &row) const
{
    LiveRowLayout l;
    const qreal top = row.top();
    const qreal height = row.height() - 1;
    const auto s = [](int px) { return qreal(scaled(px)); };

    const qreal actionsWidth = 25 + s(actionPitch) * 4 - s(12);
    const qreal timerWidth = s(52);
    qreal nameWidth = s(162);
    qreal agentWidth = m_columns & LiveColumn::Agent ? s(144) : 0;
    const qreal stateWidth = m_columns & LiveColumn::State ? s(146) : 0;
    const qreal start = liveLeftPadding + s(16) + 14;
    const qreal fixed = start + stateWidth + timerWidth + actionsWidth + 1;
    qreal room = row.width() - fixed - nameWidth - agentWidth;
    if (agentWidth > 0 && room < s(110)) {
        l.agentName = false;
        room += agentWidth - s(34);
        agentWidth = s(34);
    }
    if (!(m_columns & LiveColumn::Route) || room < s(70)) {
        nameWidth = std::max(s(100), nameWidth + room);
        room = 0;
    } else if (room > s(208)) {
        const qreal extra = (room - s(208)) * 0.35;
        nameWidth += extra;
        room -= extra;
    }

    qreal x = row.left() + liveLeftPadding;
    l.icon = QRectF(x, top, s(16), height);
    x = row.left() + start;
    l.name = QRectF(x, top, nameWidth - 12, height);
    x += nameWidth;
    if (room > 0)
        l.route = QRectF(x, top, room - 12, height);
    x += room;
    if (agentWidth > 0)
        l.agent = QRectF(x, top, agentWidth - 10, height);
    x += agentWidth;
    if (stateWidth > 0)
        l.badge = QRectF(x, top, stateWidth - 6, height);
    x += stateWidth;
    l.timer = QRectF(x, top, timerWidth - 2, height);

    qreal centre = row.right() + 1 - 25;
    l.more = QRectF(centre - s(13), top, s(26), height);
    for (int i = 0; i < 4; ++i) {
        l.actions.prepend(QRectF(centre - s(13), top + (height - s(26)) / 2, s(26), s(26)));
        centre -= s(actionPitch);
    }
    return l;
}

QAction *LiveDelegate::actionAt(const QRect &row, const QPoint &place) const
{
    const LiveRowLayout l = layout(row);
    for (qsizetype i = 0; i < std::min(l.actions.size(), m_actions.size()); ++i) {
        if (l.actions.at(i).contains(place))
            return m_actions.at(i);
    }
    return nullptr;
}

bool LiveDelegate::isMoreAt(const QRect &row, const QPoint &place) const
{
    return layout(row).more.contains(place);
}

void LiveDelegate::layOutRoute(Row *row, const QStringList &path, const QRectF &in) const
{
    if (in.isEmpty() || path.isEmpty())
        return;
    const QFont font = fontFor(TextRole::Small);
    const qreal chevron = scaled(12);
    const qreal around = 3;
    QStringList shown = path;
    const auto lengthOf = [&](const QStringList &crumbs) {
        const QFontMetricsF metrics(font);
        qreal sum = 0;
        for (const QString &crumb : crumbs)
            sum += metrics.horizontalAdvance(crumb);
        return sum + (crumbs.size() - 1) * (chevron + 2 * around);
    };
    // Where it began and where it is now say most, so the middle goes first.
    while (shown.size() > 2 && lengthOf(shown) > in.width()) {
        if (shown.at(1) != u"…"_s)
            shown[1] = u"…"_s;
        else
            shown.removeAt(2 < shown.size() - 1 ? 2 : 1);
    }
    if (shown.size() == 2 && lengthOf(shown) > in.width()
        && QFontMetricsF(font).horizontalAdvance(shown.last()) < in.width())
        shown.removeFirst();
    qreal x = in.left();
    for (qsizetype i = 0; i < shown.size(); ++i) {
        if (i > 0) {
            row->chevrons.push_back(x + around);
            x += chevron + 2 * around;
        }
        Crumb crumb{RowText(shown.at(i), font, in.right() - x), x, i + 1 == shown.size()};
        x += crumb.text.width();
        row->crumbs.push_back(std::move(crumb));
    }
}

const LiveDelegate::Row &LiveDelegate::row(const QModelIndex &index, const LiveRowLayout &l, int width) const
{
    const qint64 id = index.data(IdRole).toLongLong();
    if (Row *known = m_rows.object(id); known && known->width == width)
        return *known;
    auto made = new Row;
    made->width = width;
    const auto state = static_cast<CallState>(index.data(StateRole).toInt());
    const auto direction = static_cast<CallDirection>(index.data(DirectionRole).toInt());
    made->name = RowText(callerName(index.data(NameRole).toString()), fontFor(TextRole::Body, 500), l.name.width());
    made->number = RowText(
        numberText(index.data(NumberRole).toString()), fontFor(TextRole::Small), l.name.width(), Qt::ElideMiddle);
    layOutRoute(made, index.data(PathRole).toStringList(), l.route);
    const QString agent = index.data(AgentNameRole).toString();
    if (!agent.isEmpty()) {
        made->avatar = agent;
        if (l.agentName)
            made->agent = RowText(agent, fontFor(TextRole::Body), l.agent.width() - scaled(22) - 8);
    } else if (l.agentName) {
        made->agent =
            RowText(agentWords(state, index.data(AgentCountRole).toInt()), fontFor(TextRole::Small), l.agent.width());
    }
    made->badge = index.data(HangingUpRole).toBool() ? hangingUpBadge()
                                                     : stateBadge(state, index.data(QueuePositionRole).toInt());
    made->recording = index.data(RecordingRole).toBool();
    made->icon = directionIcon(direction);
    made->callback = direction == CallDirection::Callback;
    m_rows.insert(id, made);
    return *made;
}

const QPixmap &LiveDelegate::avatar(const QString &name, int side, qreal dpr, const Tokens &tokens) const
{
    QPixmap &pixmap = m_avatars[name];
    if (pixmap.isNull() || pixmap.devicePixelRatio() != dpr) {
        pixmap = QPixmap(QSize(side, side) * dpr);
        pixmap.setDevicePixelRatio(dpr);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintAvatar(&painter, tokens, QRectF(0, 0, side, side), name);
    }
    return pixmap;
}

void LiveDelegate::paintHeader(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = Tokens::of(option.widget);
    paintGroupHeader(painter, t, option.rect);
    const auto group = static_cast<CallGroup>(index.data(GroupRole).toInt());
    const QRectF row = QRectF(option.rect).adjusted(0, 0, 0, -1);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.fill(groupTone(group)));
    painter->drawEllipse(QRectF(row.left() + liveLeftPadding, std::floor(row.center().y() - 3.5) + 0.5, 7, 7));

    const QFont titleFont = fontFor(TextRole::Small, 600);
    const qreal base = baselineAround(titleFont, row.center().y());
    const RowText title(groupTitle(group), titleFont, row.width() / 2);
    qreal x = row.left() + liveLeftPadding + 7 + 8;
    painter->setPen(t.ink);
    title.paint(painter, x, base);
    x += title.width() + 8;
    painter->setPen(t.ink3);
    painter->setFont(fontFor(TextRole::Small));
    drawTabular(painter, QPointF(x, base), QLocale().toString(index.data(CountRole).toInt()));
    if (group == CallGroup::Queued) {
        const QString order = tr("Longest first");
        const qreal width = QFontMetricsF(painter->font()).horizontalAdvance(order);
        painter->drawText(QPointF(row.right() + 1 - liveLeftPadding - width, base), order);
    }
}

void LiveDelegate::paintTimer(QPainter *painter, const Tokens &t, const QRectF &in, const QModelIndex &index) const
{
    const auto state = static_cast<CallState>(index.data(StateRole).toInt());
    const milliseconds span = m_now - Instant(milliseconds(index.data(StateSinceRole).toLongLong()));
    const Haste haste = hasteOf(state, span);
    painter->setPen(haste == Haste::Now ? t.red : haste == Haste::Soon ? t.amber : t.ink);
    painter->setFont(timerFont());
    drawTabular(painter, QPointF(in.left(), baselineAround(painter->font(), in.center().y())), timerText(span));
}

void LiveDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (isHeaderRow(index)) {
        paintHeader(painter, option, index);
        return;
    }
    const Tokens &t = Tokens::of(option.widget);
    const LiveRowLayout l = layout(option.rect);
    painter->fillRect(option.rect, t.surface);
    paintRowBackground(painter, t, option.rect, rowStates(option));

    const auto *list = qobject_cast<const SectionList *>(option.widget);
    paintTimer(painter, t, l.timer, index);
    if (list && l.timer.toAlignedRect().contains(list->exposed()))
        return; // only a second went by

    const Row &r = row(index, l, option.rect.width());
    const qreal middle = l.name.center().y();
    Icon::paint(painter, l.icon, r.icon, scaled(16), r.callback ? t.violet : t.ink2);
    const qreal firstMiddle = middle - scaled(16) / 2.0;
    const qreal secondMiddle = middle + scaled(16) / 2.0;
    painter->setPen(t.ink);
    r.name.paint(painter, l.name.left(), baselineAround(fontFor(TextRole::Body, 500), firstMiddle));
    painter->setPen(t.ink3);
    r.number.paint(painter, l.name.left(), baselineAround(fontFor(TextRole::Small), secondMiddle));

    const qreal smallBase = baselineAround(fontFor(TextRole::Small), middle);
    for (const Crumb &crumb : r.crumbs) {
        painter->setPen(crumb.last ? t.ink : t.ink3);
        crumb.text.paint(painter, crumb.left, smallBase);
    }
    for (const qreal left : r.chevrons)
        Icon::paint(
            painter, QRectF(left, l.route.top(), scaled(12), l.route.height()), u"chevron-right"_s, scaled(12), t.dis);

    if (!l.agent.isEmpty()) {
        if (!r.avatar.isEmpty()) {
            const int side = scaled(22);
            painter->drawPixmap(QPointF(l.agent.left(), std::round(middle - side / 2.0)),
                avatar(r.avatar, side, painter->device()->devicePixelRatioF(), t));
            painter->setPen(t.ink);
            r.agent.paint(painter, l.agent.left() + side + 8, baselineAround(fontFor(TextRole::Body), middle));
        } else {
            painter->setPen(t.ink2);
            r.agent.paint(painter, l.agent.left(), smallBase);
        }
    }
    if (!l.badge.isEmpty()) {
        int room = int(l.badge.width());
        const int rec = r.recording ? BadgePainter::size(recordingBadge()).width() + 4 : 0;
        const int used = BadgePainter::paint(painter, t, l.badge.left(), middle, r.badge, room - rec);
        if (r.recording)
            BadgePainter::paint(painter, t, l.badge.left() + used + 4, middle, recordingBadge(), room - used - 4);
    }

    const bool active = option.state & (QStyle::State_MouseOver | QStyle::State_Selected);
    if (!active || m_actions.isEmpty()) {
        Icon::paint(painter, l.more, u"ellipsis"_s, scaled(16), t.ink2);
        return;
    }
    for (qsizetype i = 0; i < std::min(l.actions.size(), m_actions.size()); ++i) {
        const QAction *action = m_actions.at(i);
        const QColor colour = !action->isEnabled() ? t.dis : isDangerous(action) ? t.red : t.ink2;
        Icon::paint(painter, l.actions.at(i), iconName(action), scaled(16), colour);
    }
}

bool LiveDelegate::helpEvent(
    QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid() || isHeaderRow(index))
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QRect rect = view->visualRect(index);
    QString text;
    if (const QAction *action = actionAt(rect, event->pos())) {
        const QString reason = unavailableReason(action);
        text = reason.isEmpty() ? action->toolTip() : u"%1: %2"_s.arg(action->text(), reason);
    } else if (layout(rect).route.contains(event->pos())) {
        text = index.data(PathRole).toStringList().join(u" > "_s);
    } else if (layout(rect).name.contains(event->pos())) {
        text = callerName(index.data(NameRole).toString());
    } else if (layout(rect).agent.contains(event->pos())) {
        text = index.data(AgentNameRole).toString();
    }
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos(), text, view);
    return true;
}

} // namespace cb::ui

#include "moc_livedelegate.cpp"
