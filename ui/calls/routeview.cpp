// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/routeview.h"

#include "ui/kit/text.h"
#include "ui/shell/rowtext.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {
constexpr int most = 8; // lines
constexpr int first = 2; // of these at the beginning, when some are left out
} // namespace

RouteView::RouteView(SiteTime site, QWidget *parent)
    : QWidget(parent)
    , m_site(std::move(site))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Route"));
}

int RouteView::pitch()
{
    return scaled(18) + 7;
}

void RouteView::setRoute(const QList<RouteEntry> &route, Tone now)
{
    m_now = now;
    m_lines.clear();
    const qsizetype left = route.size() > most ? route.size() - (most - 1) : 0;
    QStringList words;
    for (qsizetype i = 0; i < route.size(); ++i) {
        words << u"%1 %2"_s.arg(route.at(i).label, route.at(i).detail).trimmed();
        if (left > 0 && i == first)
            m_lines << Line{{}, int(left)};
        if (left == 0 || i < first || i >= first + left)
            m_lines << Line{route.at(i), 0};
    }
    setAccessibleDescription(words.join(u", "_s));
    updateGeometry();
    update();
}

QSize RouteView::sizeHint() const
{
    return {scaled(280), int(m_lines.size()) * pitch()};
}

QSize RouteView::minimumSizeHint() const
{
    return {scaled(160), sizeHint().height()};
}

void RouteView::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(this);
    QPainter painter(this);
    const QFont label = fontFor(TextRole::Small);
    const QFont strong = fontFor(TextRole::Small, 500);
    const QFont time = fontFor(TextRole::Caption);
    if (!m_lines.isEmpty()) {
        const int begin = pitch() / 2;
        painter.fillRect(QRectF(4, begin, 1, height() - begin), t.line2);
    }
    qreal y = 0;
    for (qsizetype i = 0; i < m_lines.size(); ++i, y += pitch()) {
        const Line &line = m_lines.at(i);
        const bool last = i + 1 == m_lines.size();
        const qreal middle = y + pitch() / 2.0;
        painter.setRenderHint(QPainter::Antialiasing);
        const QPointF centre(4.5, middle + 0.5);
        if (last && m_now != Tone::Grey) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.fill(m_now));
            painter.drawEllipse(centre, 4.5, 4.5);
        } else {
            painter.setPen(QPen(t.greys, 2));
            painter.setBrush(t.surface);
            painter.drawEllipse(centre, 3.5, 3.5);
        }
        const qreal left = scaled(10) + 9;
        const qreal base = baselineAround(label, middle);
        if (line.left > 0) {
            painter.setPen(t.ink3);
            RowText(tr("%n more step(s)", nullptr, line.left), label, width() - left).paint(&painter, left, base);
            continue;
        }
        const QString when = QLocale().toString(m_site.local(line.entry.at), tr("HH:mm:ss", "time of day"));
        const RowText at(when, time, width(), Qt::ElideMiddle);
        painter.setPen(t.ink3);
        at.paint(&painter, width() - at.width(), baselineAround(time, middle));
        const qreal room = width() - at.width() - 10 - left;
        const RowText name(line.entry.label, last ? strong : label, room);
        painter.setPen(t.ink);
        name.paint(&painter, left, base);
        const qreal after = left + name.width() + QFontMetricsF(label).horizontalAdvance(u' ');
        painter.setPen(t.ink3);
        RowText(line.entry.detail, label, left + room - after).paint(&painter, after, base);
    }
}

void RouteView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        updateGeometry();
        update();
    }
}

} // namespace cb::ui

#include "moc_routeview.cpp"
