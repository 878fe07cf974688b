// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/practice/calleredit.h"

#include "ui/kit/avatar.h"
#include "ui/kit/text.h"
#include "ui/kit/tokens.h"

#include <QPainter>

namespace cb::ui {

namespace {

constexpr int avatarSide = 26;
constexpr int gap = 8;

} // namespace

CallerEdit::CallerEdit(QWidget *parent)
    : QLineEdit(parent)
{ }

void CallerEdit::setPerson(const QString &name, const QString &number)
{
    m_name = name;
    m_number = number;
    update();
}

int CallerEdit::boxHeight()
{
    return scaled(44);
}

void CallerEdit::paintEvent(QPaintEvent *event)
{
    if (m_name.isEmpty() || hasFocus()) {
        QLineEdit::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = Tokens::of(this);
    const int side = scaled(avatarSide);
    paintAvatar(&painter, t, QRectF(0, (height() - side) / 2, side, side), m_name);
    const int left = side + scaled(gap);
    const int first = lineHeight(TextRole::Body);
    const int second = scaled(14); // closer than a paragraph's line
    int y = (height() - first - second) / 2;
    const auto line = [&](const QFont &font, const QColor &ink, const QString &words, Qt::TextElideMode elide,
                          int high) {
        painter.setFont(font);
        painter.setPen(isEnabled() ? ink : t.dis);
        const QRect box(left, y, width() - left, high);
        painter.drawText(
            box, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(font).elidedText(words, elide, box.width()));
        y += high;
    };
    line(fontFor(TextRole::Body, 500), t.ink, m_name, Qt::ElideRight, first);
    line(fontFor(TextRole::Caption), t.ink2, m_number, Qt::ElideMiddle, second);
}

} // namespace cb::ui

#include "moc_calleredit.cpp"
