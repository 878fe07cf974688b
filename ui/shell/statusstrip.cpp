// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusstrip.h"

#include "ui/kit/icon.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/shell/statuspanel.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr int segmentPadding = 12;
constexpr int dotSide = 7;

Tone toneOf(Health health)
{
    switch (health) {
    case Health::Off:
        return Tone::Grey;
    case Health::Ok:
        return Tone::Green;
    case Health::Degraded:
        return Tone::Amber;
    case Health::Down:
        return Tone::Red;
    }
    Q_UNREACHABLE();
}

} // namespace

StatusSegment::StatusSegment(const QString &iconName, QWidget *parent)
    : QAbstractButton(parent)
    , m_iconName(iconName)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
}

void StatusSegment::setSegment(const DeskSegment &segment)
{
    const bool reshaped = segment.name != m_segment.name || segment.detail.size() != m_segment.detail.size()
        || segment.shortDetail != m_segment.shortDetail;
    m_segment = segment;
    setToolTip(segment.sentence);
    setAccessibleName(segment.detail.isEmpty() ? segment.name : tr("%1: %2").arg(segment.name, segment.detail));
    setAccessibleDescription(segment.sentence);
    if (reshaped)
        updateGeometry();
    update();
}

void StatusSegment::setShort(bool on)
{
    if (m_short == on)
        return;
    m_short = on;
    updateGeometry();
    update();
}

/// In trouble a dot says so even where a glyph stands otherwise; where there is little room the dot is all.
bool StatusSegment::hasDot() const
{
    return m_iconName.isEmpty() || m_short || m_segment.health == Health::Degraded || m_segment.health == Health::Down;
}

QSize StatusSegment::sizeHint() const
{
    const QFontMetricsF metrics(fontFor(TextRole::Small));
    qreal width = 2 * segmentPadding + 1;
    width += hasDot() ? dotSide + 6 : scaled(13) + 5;
    width += std::ceil(metrics.horizontalAdvance(m_segment.name));
    if (!detail().isEmpty())
        width += 7 + std::ceil(tabularWidth(fontFor(TextRole::Small), detail()));
    return {static_cast<int>(width), scaled(27)};
}

QSize StatusSegment::minimumSizeHint() const
{
    return sizeHint();
}

void StatusSegment::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(this);
    QPainter painter(this);
    const Tone tone = toneOf(m_segment.health);
    const bool trouble = m_segment.health == Health::Degraded || m_segment.health == Health::Down;
    if (trouble)
        painter.fillRect(rect(), t.tint(tone));
    else if (underMouse() || isDown())
        painter.fillRect(rect(), t.hover);
    painter.fillRect(width() - 1, 0, 1, height(), t.line);

    qreal x = segmentPadding;
    if (hasDot()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.fill(tone));
        painter.drawEllipse(QRectF(x, (height() - dotSide) / 2.0, dotSide, dotSide));
        x += dotSide + 6;
    } else {
        Icon::paint(&painter, QRectF(x, 0, scaled(13), height()), m_iconName, scaled(13), t.ink3);
        x += scaled(13) + 5;
    }
    painter.setFont(fontFor(TextRole::Small));
    const QFontMetricsF metrics(painter.font());
    painter.setPen(trouble ? t.text(tone) : t.ink2);
    const qreal base = std::round((height() - metrics.height()) / 2 + metrics.ascent());
    painter.drawText(QPointF(x, base), m_segment.name);
    x += std::ceil(metrics.horizontalAdvance(m_segment.name)) + 7;
    painter.setPen(trouble ? t.text(tone) : t.ink3);
    drawTabular(&painter, QPointF(x, base), detail());
    if (m_focus.shown())
        paintBox(&painter, rect(), 4, {}, t.accent, 2);
}

void StatusSegment::keyPressEvent(QKeyEvent *event)
{
    m_focus.keyUsed();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void StatusSegment::mousePressEvent(QMouseEvent *event)
{
    m_focus.pressed();
    QAbstractButton::mousePressEvent(event);
}

void StatusSegment::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    m_focus.focusIn(event);
}

void StatusSegment::focusOutEvent(QFocusEvent *event)
{
    QAbstractButton::focusOutEvent(event);
    m_focus.focusOut();
}

bool StatusSegment::event(QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave)
        update();
    return QAbstractButton::event(event);
}

void StatusSegment::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        updateGeometry();
        update();
    }
}

StatusStrip::StatusStrip(const DeskBoard &board, const Clock &clock, SiteTime site, QWidget *parent)
    : QWidget(parent)
    , m_board(board)
    , m_clock(clock)
    , m_site(std::move(site))
{
    setObjectName(u"statusStrip"_s);
    setAccessibleName(tr("Status of the desk"));
    for (const QString &icon : {QString(), u"phone"_s, u"mail"_s, u"refresh-cw"_s})
        m_segments << new StatusSegment(icon, this);
    for (qsizetype i = 0; i < m_segments.size(); ++i)
        connect(m_segments.at(i), &QAbstractButton::clicked, this, [this, i] { openPanel(DeskPart(i)); });
    resetHeight();
    connect(&m_board, &DeskBoard::changed, this, &StatusStrip::refresh);
    refresh();
}

void StatusStrip::setSite(const SiteTime &site)
{
    m_site = site;
    tick();
}

void StatusStrip::setPractice(bool on)
{
    m_practice = on;
    tick();
    update();
}

QString StatusStrip::clockText() const
{
    return QLocale().toString(m_site.local(m_clock.now()), tr("ddd d MMM, HH:mm", "clock in the status strip"));
}

void StatusStrip::tick()
{
    refresh();
    if (m_panel)
        m_panel->refresh();
    const QString text = clockText();
    if (text == m_clockText)
        return;
    m_clockText = text;
    update();
}

void StatusStrip::refresh()
{
    const Instant now = m_clock.now();
    const DeskStatus &status = m_board.status();
    for (qsizetype i = 0; i < m_segments.size(); ++i)
        m_segments.at(i)->setSegment(deskSegment(DeskPart(i), status, now));
    m_clockText = clockText();
    arrange();
}

void StatusStrip::openPanel(DeskPart part)
{
    delete m_panel;
    m_panel = new StatusPanel(part, m_board, m_clock, m_site, this);
    m_panel->setAttribute(Qt::WA_DeleteOnClose);
    if (const MakeDetail make = m_details.value(int(part)))
        m_panel->setDetail(make(m_panel));
    connect(m_panel, &StatusPanel::listenerRetryAsked, this, &StatusStrip::listenerRetryAsked);
    m_panel->openAbove(m_segments.at(qsizetype(part)));
}

StatusPanel *StatusStrip::panel() const
{
    return m_panel;
}

/// As long as all fits, everything is said; then the details go, then the sync part, which is the least urgent.
void StatusStrip::arrange()
{
    const qreal clock = tabularWidth(fontFor(TextRole::Small), m_clockText) + 40;
    const auto total = [&] {
        int sum = 0;
        for (const StatusSegment *segment : m_segments)
            sum += segment->isHidden() ? 0 : segment->sizeHint().width();
        return sum;
    };
    for (StatusSegment *segment : m_segments) {
        segment->setVisible(true);
        segment->setShort(false);
    }
    if (total() + clock > width()) {
        for (StatusSegment *segment : m_segments)
            segment->setShort(true);
        m_segments[3]->setVisible(m_board.status().sync.health == Health::Down);
    }
    int x = 3;
    for (StatusSegment *segment : m_segments) {
        if (segment->isHidden())
            continue;
        const int wide = segment->sizeHint().width();
        segment->setGeometry(x, 1, wide, height() - 1);
        x += wide;
    }
}

void StatusStrip::resetHeight()
{
    setFixedHeight(scaled(27) + 1);
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.win);
    painter.fillRect(0, 0, width(), 1, t.line);
    painter.setFont(fontFor(TextRole::Small));
    painter.setPen(t.ink2);
    const QRectF right(0, 1, width() - 16, height() - 1);
    drawTabular(&painter, right, Qt::AlignRight | Qt::AlignVCenter, m_clockText);
    if (m_practice) {
        painter.setPen(t.violet);
        const qreal clock = tabularWidth(painter.font(), m_clockText);
        painter.drawText(right.adjusted(0, 0, -clock - 14, 0), Qt::AlignRight | Qt::AlignVCenter, tr("Practice"));
    }
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void StatusStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        resetHeight();
        arrange();
    }
}

} // namespace cb::ui

#include "moc_statusstrip.cpp"
