// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/segmented.h"

#include "ui/kit/shapes.h"
#include "ui/kit/tokens.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace cb::ui {

namespace {

constexpr int padding = 11;
constexpr int inset = 2;
constexpr int countGap = 6;

} // namespace

Segmented::Segmented(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_focus(this, 7)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(name);
}

int Segmented::addSegment(const QString &text, std::optional<int> count, Ink countInk)
{
    m_segments.append({text, count, countInk});
    describe();
    updateGeometry();
    update();
    return this->count() - 1;
}

void Segmented::setCount(int segment, std::optional<int> count)
{
    m_segments[segment].count = count;
    describe();
    updateGeometry();
    update();
}

void Segmented::setText(int segment, const QString &text)
{
    m_segments[segment].text = text;
    describe();
    updateGeometry();
    update();
}

void Segmented::setDense(bool dense)
{
    m_dense = dense;
    updateGeometry();
}

void Segmented::setEqual(bool equal)
{
    m_equal = equal;
    setSizePolicy(equal ? QSizePolicy::Minimum : QSizePolicy::Fixed, QSizePolicy::Fixed);
    updateGeometry();
}

void Segmented::setCurrent(int segment)
{
    if (segment == m_current || segment < 0 || segment >= count())
        return;
    m_current = segment;
    describe();
    update();
    Q_EMIT currentChanged(segment);
}

void Segmented::describe()
{
    // "Calls shown: Live, 1 of 3": the row is one stop for the tab key.
    if (m_current < count())
        setAccessibleName(tr("%1: %2, %3 of %4", "what is chosen: the choice, its place, how many")
                              .arg(m_name, m_segments.at(m_current).text)
                              .arg(m_current + 1)
                              .arg(count()));
}

qreal Segmented::naturalWidth(const Segment &segment) const
{
    const TextRole role = m_dense ? TextRole::Small : TextRole::Body;
    qreal width = QFontMetricsF(fontFor(role, 500)).horizontalAdvance(segment.text) + 2 * scaled(padding);
    if (segment.count)
        width += scaled(countGap) + tabularWidth(fontFor(role), QLocale().toString(*segment.count));
    return std::round(width);
}

QRect Segmented::segmentRect(int segment) const
{
    qreal x = inset;
    const qreal share = (width() - 2.0 * inset) / std::max(1, count());
    for (int i = 0; i < segment; ++i)
        x += m_equal ? share : naturalWidth(m_segments.at(i));
    const qreal own = m_equal ? share : naturalWidth(m_segments.at(segment));
    return QRectF(x, inset, own, height() - 2 * inset).toRect();
}

QSize Segmented::sizeHint() const
{
    qreal sum = 0;
    qreal widest = 0;
    for (const Segment &segment : m_segments) {
        sum += naturalWidth(segment);
        widest = std::max(widest, naturalWidth(segment));
    }
    const qreal width = (m_equal ? widest * count() : sum) + 2 * inset;
    return {static_cast<int>(std::ceil(width)), scaled(m_dense ? 26 : 30)};
}

void Segmented::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = Tokens::of(this);
    paintBox(&painter, rect(), scaled(7), t.greybg, m_focus.shown() ? t.accent : QColor(), t.border);
    const TextRole role = m_dense ? TextRole::Small : TextRole::Body;
    for (int i = 0; i < count(); ++i) {
        const Segment &segment = m_segments.at(i);
        const QRectF box = segmentRect(i);
        if (i == m_current) {
            paintBox(&painter, box.translated(0, 1), scaled(5), QColor(0, 0, 0, t.dark ? 60 : 14));
            paintBox(&painter, box, scaled(5), t.dark ? t.line2 : t.raised);
        }
        qreal words = QFontMetricsF(fontFor(role, 500)).horizontalAdvance(segment.text);
        const QString number = segment.count ? QLocale().toString(*segment.count) : QString();
        const qreal all = words + (segment.count ? scaled(countGap) + tabularWidth(fontFor(role), number) : 0);
        qreal x = box.center().x() - all / 2;
        painter.setFont(fontFor(role, 500));
        painter.setPen(!isEnabled() ? t.dis : i == m_current ? t.ink : t.ink2);
        painter.drawText(QRectF(x, box.top(), words + 2, box.height()), Qt::AlignLeft | Qt::AlignVCenter, segment.text);
        if (!segment.count)
            continue;
        x += words + scaled(countGap);
        painter.setFont(fontFor(role));
        painter.setPen(isEnabled() ? inkColour(this, segment.countInk) : t.dis);
        drawTabular(&painter, QRectF(x, box.top(), width(), box.height()), Qt::AlignLeft | Qt::AlignVCenter, number);
    }
}

void Segmented::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::EnabledChange) {
        updateGeometry();
        update();
    }
}

void Segmented::mousePressEvent(QMouseEvent *event)
{
    m_focus.pressed();
    for (int i = 0; i < count(); ++i) {
        if (segmentRect(i).contains(event->position().toPoint()))
            setCurrent(i);
    }
}

void Segmented::keyPressEvent(QKeyEvent *event)
{
    const bool leftToRight = layoutDirection() == Qt::LeftToRight;
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(m_current + (leftToRight ? -1 : 1));
        break;
    case Qt::Key_Right:
        setCurrent(m_current + (leftToRight ? 1 : -1));
        break;
    case Qt::Key_Home:
        setCurrent(0);
        break;
    case Qt::Key_End:
        setCurrent(count() - 1);
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    m_focus.keyUsed();
    event->accept();
}

void Segmented::focusInEvent(QFocusEvent *event)
{
    m_focus.focusIn(event);
    QWidget::focusInEvent(event);
}

void Segmented::focusOutEvent(QFocusEvent *event)
{
    m_focus.focusOut();
    QWidget::focusOutEvent(event);
}

} // namespace cb::ui

#include "moc_segmented.cpp"
