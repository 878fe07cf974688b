// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/choices.h"

#include "ui/kit/buttonaccess.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>
#include <QPolygonF>

#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

/// Space toggles in QAbstractButton; Enter is left to a dialog's main button.
bool isSpace(const QKeyEvent *event)
{
    return event->key() == Qt::Key_Space;
}

} // namespace

Toggle::Toggle(const QString &name, QWidget *parent)
    : QAbstractButton(parent)
    , m_focus(this, 9)
{
    installButtonAccess();
    setAccessibleName(name);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::ArrowCursor);
    m_slide.setStartValue(0.0);
    m_slide.setEndValue(1.0);
    m_slide.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_slide, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(this, &QAbstractButton::toggled, this, [this] {
        m_slide.stop();
        if (const int duration = Theme::duration(120); isVisible() && duration > 0) {
            m_slide.setDuration(duration);
            m_slide.start();
        }
    });
}

QSize Toggle::sizeHint() const
{
    return {scaled(30), scaled(18)};
}

void Toggle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Tokens::of(this);
    const QColor track = !isEnabled() ? t.line : isChecked() ? t.accent : t.greys;
    const qreal radius = height() / 2.0;
    paintBox(&painter, rect(), radius, track, m_focus.shown() ? t.ink : QColor(), t.border);
    const qreal side = height() - 4;
    const qreal travel = width() - side - 4;
    const qreal slid = m_slide.state() == QAbstractAnimation::Running ? m_slide.currentValue().toReal() : 1.0;
    const qreal at = isChecked() ? slid : 1 - slid;
    // The knob stays white on grey; on the light accent of the dark theme it is white too, as in the picture.
    paintBox(&painter, QRectF(2 + travel * at, 2, side, side), side / 2, Qt::white);
}

void Toggle::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

void Toggle::mousePressEvent(QMouseEvent *event)
{
    m_focus.pressed();
    QAbstractButton::mousePressEvent(event);
}

void Toggle::keyPressEvent(QKeyEvent *event)
{
    if (isSpace(event))
        m_focus.keyUsed();
    QAbstractButton::keyPressEvent(event);
}

void Toggle::focusInEvent(QFocusEvent *event)
{
    m_focus.focusIn(event);
    QAbstractButton::focusInEvent(event);
}

void Toggle::focusOutEvent(QFocusEvent *event)
{
    m_focus.focusOut();
    QAbstractButton::focusOutEvent(event);
}

CheckBox::CheckBox(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_focus(this, 5)
{
    installButtonAccess();
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

void CheckBox::setPartly(bool partly)
{
    m_partly = partly;
    update();
}

void CheckBox::nextCheckState()
{
    setChecked(m_partly || !isChecked());
    m_partly = false;
}

QSize CheckBox::sizeHint() const
{
    const int box = scaled(16);
    if (text().isEmpty())
        return {box, box};
    const QFontMetricsF metrics(fontFor(TextRole::Body));
    const qreal words = metrics.horizontalAdvance(text().remove(u'&'));
    return {box + scaled(8) + static_cast<int>(std::ceil(words)) + 1, std::max(box, lineHeight(TextRole::Body))};
}

void CheckBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Tokens::of(this);
    const int side = scaled(16);
    const QRectF box(0, std::floor((height() - side) / 2.0), side, side);
    const bool marked = isChecked() || m_partly;
    const QColor fill = !isEnabled() ? t.sunken : marked ? t.accent : t.raised;
    const QColor outline = m_focus.shown() ? (marked ? t.ink : t.accent) : marked && isEnabled() ? QColor() : t.line2;
    paintBox(&painter, box, scaled(4), fill, outline, t.border);
    if (marked) {
        // Bolder than the glyph of that name, which is thin at this size on a solid ground.
        const QPen pen(isEnabled() ? t.onaccent : t.dis, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(pen);
        painter.translate(box.topLeft());
        painter.scale(side / 16.0, side / 16.0);
        if (m_partly)
            painter.drawLine(QPointF(4.5, 8), QPointF(11.5, 8));
        else
            painter.drawPolyline(QPolygonF{{4, 8.4}, {6.7, 11}, {12, 5.4}});
        painter.restore();
    }
    if (text().isEmpty())
        return;
    painter.setFont(fontFor(TextRole::Body));
    painter.setPen(isEnabled() ? t.ink : t.dis);
    painter.drawText(
        QRectF(side + scaled(8), 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, text().remove(u'&'));
}

void CheckBox::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

void CheckBox::mousePressEvent(QMouseEvent *event)
{
    m_focus.pressed();
    QAbstractButton::mousePressEvent(event);
}

void CheckBox::keyPressEvent(QKeyEvent *event)
{
    if (isSpace(event))
        m_focus.keyUsed();
    QAbstractButton::keyPressEvent(event);
}

void CheckBox::focusInEvent(QFocusEvent *event)
{
    m_focus.focusIn(event);
    QAbstractButton::focusInEvent(event);
}

void CheckBox::focusOutEvent(QFocusEvent *event)
{
    m_focus.focusOut();
    QAbstractButton::focusOutEvent(event);
}

} // namespace cb::ui

#include "moc_choices.cpp"
