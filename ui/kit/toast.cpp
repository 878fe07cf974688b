// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/toast.h"

#include "ui/kit/button.h"
#include "ui/kit/icon.h"
#include "ui/kit/keycap.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QPainter>

#include <cmath>

namespace cb::ui {

namespace {

constexpr int textLeft = 40; // from the box: 12, an icon of 16, 12

} // namespace

Toast::Toast(Tone tone, const QString &iconName, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_tone(tone)
    , m_iconName(iconName)
    , m_text(text)
    , m_row(new QHBoxLayout(this))
{
    setAccessibleName(text);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_row->setSpacing(scaled(10));
    m_row->addStretch();
    layOut();
}

void Toast::layOut()
{
    // Words end 16 from the edge and a cap 8, and a button pads both by 8.
    const int right = m_actions > 0 && m_lastHasCap ? 0 : scaled(8);
    m_row->setContentsMargins(shadowMargin + scaled(textLeft), shadowMargin, shadowMargin + right, shadowMargin);
}

Button *Toast::addAction(const QString &text, const QString &keyHint)
{
    auto *button = new Button(text, Button::Kind::Tip);
    button->setKeyHint(keyHint);
    m_row->addWidget(button);
    connect(button, &Button::clicked, this, [this, action = m_actions] { Q_EMIT actionChosen(action); });
    ++m_actions;
    m_lastHasCap = !keyHint.isEmpty();
    layOut();
    return button;
}

QRect Toast::box() const
{
    return rect().adjusted(shadowMargin, shadowMargin, -shadowMargin, -shadowMargin);
}

QSize Toast::sizeHint() const
{
    const QFontMetricsF metrics(fontFor(TextRole::Body, 500));
    const int words = static_cast<int>(std::ceil(metrics.horizontalAdvance(m_text)));
    const int actions = m_row->sizeHint().width() - 2 * shadowMargin - scaled(textLeft);
    return {2 * shadowMargin + scaled(textLeft) + words + scaled(24) + actions, 2 * shadowMargin + scaled(40)};
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Tokens::of(this);
    // The strip is dark in both themes, so tones take their dark values.
    static const Tokens dark = Tokens::darkTheme();
    const QRect strip = box();
    paintShadow(&painter, strip, scaled(8), t.dark);
    paintBox(&painter, strip, scaled(8), t.tip);
    Icon::paint(&painter, QRectF(strip.left() + scaled(12), strip.top(), scaled(16), strip.height()), m_iconName,
        scaled(16), dark.text(m_tone));
    const int actionsLeft = m_actions > 0 ? m_row->itemAt(1)->geometry().left() : strip.right() - scaled(12);
    const QRectF words(
        strip.left() + scaled(textLeft), strip.top(), actionsLeft - strip.left() - scaled(textLeft), strip.height());
    painter.setFont(fontFor(TextRole::Body, 500));
    painter.setPen(t.tipink);
    const QFontMetricsF metrics(painter.font());
    painter.drawText(
        words, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(m_text, Qt::ElideRight, words.width()));
}

void Toast::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        layOut();
        updateGeometry();
    }
}

} // namespace cb::ui

#include "moc_toast.cpp"
