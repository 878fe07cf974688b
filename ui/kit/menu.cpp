// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/menu.h"

#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/tokens.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScreen>

#include <algorithm>

namespace cb::ui {

namespace {

constexpr int gap = 4; // between the anchor and the box

} // namespace

Menu::Menu(QWidget *parent)
    : QMenu(parent)
{
    setWindowFlags(windowFlags() | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint);
    setAttribute(Qt::WA_TranslucentBackground);
    setContentsMargins(shadowMargin, shadowMargin, shadowMargin, shadowMargin);
}

void Menu::popupBelow(QWidget *anchor, bool alignRight)
{
    place({anchor->mapToGlobal(QPoint()), anchor->size()}, false, alignRight);
}

void Menu::popupAbove(QWidget *anchor, bool alignRight)
{
    place({anchor->mapToGlobal(QPoint()), anchor->size()}, true, alignRight);
}

void Menu::popupAt(const QPoint &global)
{
    popup(global - QPoint(shadowMargin, shadowMargin));
}

void Menu::place(const QRect &anchor, bool above, bool alignRight)
{
    const QSize whole = sizeHint();
    const int boxHeight = whole.height() - 2 * shadowMargin;
    if (const QScreen *screen = QWidget::screen()) {
        const QRect room = screen->availableGeometry();
        if (!above && anchor.bottom() + gap + boxHeight > room.bottom())
            above = true;
        else if (above && anchor.top() - gap - boxHeight < room.top())
            above = false;
    }
    const int boxTop = above ? anchor.top() - gap - boxHeight : anchor.bottom() + 1 + gap;
    const int boxLeft = alignRight ? anchor.right() + 1 - (whole.width() - 2 * shadowMargin) : anchor.left();
    popup(QPoint(boxLeft - shadowMargin, boxTop - shadowMargin));
}

void Menu::addHeading(const QString &text)
{
    addSection(text);
}

void Menu::mousePressEvent(QMouseEvent *event)
{
    // The margin belongs to the shadow: a press there is a press beside the menu.
    if (isWindow() && !rect().marginsRemoved(contentsMargins()).contains(event->position().toPoint())) {
        close();
        return;
    }
    QMenu::mousePressEvent(event);
}

void Menu::paintEvent(QPaintEvent *event)
{
    if (const QRect box = rect().marginsRemoved(contentsMargins()); box != rect()) {
        QPainter painter(this);
        paintShadow(&painter, box, scaled(8), Tokens::of(this).dark);
    }
    QMenu::paintEvent(event);
}

} // namespace cb::ui

#include "moc_menu.cpp"
