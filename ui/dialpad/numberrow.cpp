// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialpad/numberrow.h"

#include "ui/kit/icon.h"
#include "ui/kit/text.h"
#include "ui/kit/tokens.h"
#include "ui/shell/rowtext.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace cb::ui {

NumberRow::NumberRow(QWidget *parent)
    : QAbstractButton(parent)
    , m_focus(this, 4)
{
    setFocusPolicy(Qt::StrongFocus);
}

void NumberRow::set(const QString &iconName, const QString &name, const QString &number, const QString &when)
{
    m_icon = iconName;
    m_name = name;
    m_number = number;
    m_when = when;
    QStringList words;
    for (const QString &each : {name, number, when}) {
        if (!each.isEmpty())
            words << each;
    }
    setAccessibleName(words.join(u", "_s));
    setToolTip(accessibleName());
    update();
}

QSize NumberRow::sizeHint() const
{
    return {scaled(240), scaled(31)};
}

QSize NumberRow::minimumSizeHint() const
{
    return {scaled(140), scaled(31)};
}

void NumberRow::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(this);
    QPainter painter(this);
    if (underMouse() || m_focus.shown())
        painter.fillRect(rect().adjusted(0, 0, 0, -1), t.hover);
    painter.fillRect(0, height() - 1, width(), 1, t.line);
    const int side = scaled(14);
    Icon::paint(&painter, QRectF(0, 0, side, height()), m_icon, side, t.ink2);
    const qreal middle = (height() - 1) / 2.0;
    const QFont body = fontFor(TextRole::Body, 500);
    const QFont plain = fontFor(TextRole::Body);
    const QFont small = fontFor(TextRole::Small);
    const RowText when(m_when, small, width() / 3.0);
    painter.setPen(t.ink3);
    when.paint(&painter, width() - when.width(), baselineAround(small, middle));
    qreal x = side + scaled(10);
    const qreal right = width() - when.width() - (m_when.isEmpty() ? 0 : scaled(10));
    const qreal numberRoom = QFontMetricsF(plain).horizontalAdvance(m_number);
    const RowText name(m_name, body, std::max<qreal>(scaled(40), right - x - numberRoom - scaled(10)));
    painter.setPen(t.ink);
    name.paint(&painter, x, baselineAround(body, middle));
    if (!name.isEmpty())
        x += name.width() + scaled(10);
    painter.setPen(t.ink2);
    RowText(m_number, plain, right - x, Qt::ElideMiddle).paint(&painter, x, baselineAround(plain, middle));
}

void NumberRow::keyPressEvent(QKeyEvent *event)
{
    m_focus.keyUsed();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void NumberRow::mousePressEvent(QMouseEvent *event)
{
    m_focus.pressed();
    QAbstractButton::mousePressEvent(event);
}

void NumberRow::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    m_focus.focusIn(event);
    update();
}

void NumberRow::focusOutEvent(QFocusEvent *event)
{
    QAbstractButton::focusOutEvent(event);
    m_focus.focusOut();
    update();
}

void NumberRow::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

} // namespace cb::ui

#include "moc_numberrow.cpp"
