// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voicemail/badgebutton.h"

#include "ui/kit/text.h"

#include <QEvent>
#include <QPainter>

namespace cb::ui {

BadgeButton::BadgeButton(const QString &name, QWidget *parent)
    : QAbstractButton(parent)
    , m_focus(this, 5)
{
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void BadgeButton::setBadge(const BadgeText &badge)
{
    if (badge == m_badge)
        return;
    m_badge = badge;
    setAccessibleDescription(badge.text);
    setToolTip(BadgePainter::isElided(badge) ? badge.text : QString());
    updateGeometry();
    update();
}

QSize BadgeButton::sizeHint() const
{
    // What is pressed is 26 high, as every target; the badge stands in its middle.
    return {BadgePainter::size(m_badge).width(), scaled(26)};
}

void BadgeButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    BadgePainter::paint(&painter, Tokens::of(this), 0, height() / 2.0, m_badge, width());
}

void BadgeButton::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

void BadgeButton::mousePressEvent(QMouseEvent *event)
{
    m_focus.pressed();
    QAbstractButton::mousePressEvent(event);
}

void BadgeButton::keyPressEvent(QKeyEvent *event)
{
    m_focus.keyUsed();
    QAbstractButton::keyPressEvent(event);
}

void BadgeButton::focusInEvent(QFocusEvent *event)
{
    m_focus.focusIn(event);
    QAbstractButton::focusInEvent(event);
}

void BadgeButton::focusOutEvent(QFocusEvent *event)
{
    m_focus.focusOut();
    QAbstractButton::focusOutEvent(event);
}

} // namespace cb::ui

#include "moc_badgebutton.cpp"
