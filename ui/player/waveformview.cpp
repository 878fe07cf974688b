// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/waveformview.h"

#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/tokens.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ui {

namespace {

constexpr int barWidth = 3;
constexpr int pitch = 5;
constexpr int cursorWidth = 2;
constexpr int fullHeight = 60;
constexpr float tallest = 0.8F; // of the height; the cursor stands out
constexpr std::chrono::milliseconds step = 5s;
constexpr std::chrono::milliseconds page = 15s;

} // namespace

QString playTimeText(std::chrono::milliseconds span)
{
    const qint64 seconds = std::max<qint64>(0, span.count()) / 1000;
    const bool hours = seconds >= 3600;
    const QString minutes = QString::number(seconds / 60 % 60).rightJustified(hours ? 2 : 1, u'0');
    const QString rest = QString::number(seconds % 60).rightJustified(2, u'0');
    return hours ? u"%1:%2:%3"_s.arg(seconds / 3600).arg(minutes, rest) : u"%1:%2"_s.arg(minutes, rest);
}

WaveformView::WaveformView(QWidget *parent)
    : QAbstractSlider(parent)
    , m_focus(this)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSingleStep(int(step.count()));
    setPageStep(int(page.count()));
    setTracking(false);
    setAccessibleName(tr("Position"));
    // Keys and screen readers set the value; we set it to nothing but the position.
    connect(this, &QAbstractSlider::valueChanged, this, [this](int value) {
        const std::chrono::milliseconds wanted(value);
        if (wanted == m_position)
            return;
        showPosition(wanted);
        Q_EMIT seekAsked(wanted);
    });
}

void WaveformView::setOutline(const audio::Outline &outline)
{
    m_outline = outline;
    m_known = true;
    m_bars = bars(width());
    m_position = 0ms;
    setValue(0);
    setRange(0, int(std::min<qint64>(outline.length().count(), std::numeric_limits<int>::max())));
    update();
}

void WaveformView::clearOutline()
{
    m_outline = {};
    m_known = false;
    m_bars = bars(width());
    m_position = 0ms;
    setValue(0);
    setRange(0, 0);
    update();
}

QList<float> WaveformView::bars(int width) const
{
    const int count = std::max(1, (width + pitch - barWidth) / pitch);
    QList<float> heights(count, 0);
    const qsizetype buckets = m_outline.highs.size();
    if (buckets == 0)
        return heights;
    // Against its own loudest moment, as what is said matters and not how loud the line was.
    const float loudest = std::max(1.0F, float(m_outline.peak) / 256);
    for (int i = 0; i < count; ++i) {
        const qsizetype first = std::min(buckets - 1, buckets * i / count);
        const qsizetype last = std::max(first + 1, std::min(buckets, buckets * (i + 1) / count));
        int most = 0;
        for (qsizetype at = first; at < last; ++at)
            most = std::max({most, int(m_outline.highs.at(at)), -int(m_outline.lows.at(at))});
        heights[i] = std::min(1.0F, float(most) / loudest);
    }
    return heights;
}

int WaveformView::cursorX() const
{
    return maximum() > 0 ? int(std::lround(double(width() - cursorWidth) * double(m_position.count()) / maximum())) : 0;
}

std::chrono::milliseconds WaveformView::placeAt(qreal x) const
{
    const double share = std::clamp(double(x) / std::max(1, width() - 1), 0.0, 1.0);
    return std::chrono::milliseconds(std::llround(share * maximum()));
}

void WaveformView::showPosition(std::chrono::milliseconds position)
{
    const int before = cursorX();
    m_position = position;
    const int now = cursorX();
    if (before != now) // only the bars between the two places change
        update(std::min(before, now) - pitch, 0, std::abs(now - before) + 2 * pitch + cursorWidth, height());
}

void WaveformView::setPosition(std::chrono::milliseconds position)
{
    if (m_dragging)
        return;
    showPosition(position);
    if (!m_running)
        setValue(int(position.count()));
}

void WaveformView::setRunning(bool running)
{
    m_running = running;
    setValue(int(m_position.count()));
}

QSize WaveformView::sizeHint() const
{
    return {scaled(400), scaled(fullHeight)};
}

QSize WaveformView::minimumSizeHint() const
{
    return {scaled(120), scaled(fullHeight)};
}

void WaveformView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const Tokens &t = Tokens::of(this);
    const int cursor = m_known ? cursorX() : -1;
    const qreal middle = height() / 2.0;
    const int first = std::max(0, event->rect().left() / pitch - 1);
    const int last = std::min(int(m_bars.size()) - 1, event->rect().right() / pitch + 1);
    for (int i = first; i <= last; ++i) {
        const qreal tall = std::max<qreal>(barWidth, std::round(m_bars.at(i) * tallest * float(height())));
        const QRectF bar(i * pitch, middle - tall / 2, barWidth, tall);
        painter.setBrush(i * pitch + barWidth <= cursor ? t.accent : t.line2);
        painter.drawRoundedRect(bar, barWidth / 2.0, barWidth / 2.0);
    }
    if (m_known)
        painter.fillRect(cursor, 0, cursorWidth, height(), t.accent);
    if (m_focus.shown())
        paintBox(&painter, rect(), scaled(6), {}, t.accent, 2);
}

bool WaveformView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_known) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), playTimeText(placeAt(help->pos().x())), this);
        return true;
    }
    return QAbstractSlider::event(event);
}

void WaveformView::resizeEvent(QResizeEvent *event)
{
    QAbstractSlider::resizeEvent(event);
    m_bars = bars(width());
}

void WaveformView::changeEvent(QEvent *event)
{
    QAbstractSlider::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

void WaveformView::mousePressEvent(QMouseEvent *event)
{
    m_focus.pressed();
    if (event->button() != Qt::LeftButton || !m_known)
        return;
    m_dragging = true;
    showPosition(placeAt(event->position().x()));
    Q_EMIT seekAsked(m_position);
}

void WaveformView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragging)
        showPosition(placeAt(event->position().x()));
}

void WaveformView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_dragging || event->button() != Qt::LeftButton)
        return;
    m_dragging = false;
    const std::chrono::milliseconds place = placeAt(event->position().x());
    showPosition(place);
    Q_EMIT seekAsked(place);
}

void WaveformView::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // it belongs to the page, which scrolls
}

void WaveformView::keyPressEvent(QKeyEvent *event)
{
    m_focus.keyUsed();
    setValue(int(m_position.count())); // steps go on from what is heard now
    const bool leftToRight = layoutDirection() == Qt::LeftToRight;
    switch (event->key()) {
    case Qt::Key_Left:
        triggerAction(leftToRight ? SliderSingleStepSub : SliderSingleStepAdd);
        break;
    case Qt::Key_Right:
        triggerAction(leftToRight ? SliderSingleStepAdd : SliderSingleStepSub);
        break;
    case Qt::Key_PageUp:
        triggerAction(SliderPageStepSub);
        break;
    case Qt::Key_PageDown:
        triggerAction(SliderPageStepAdd);
        break;
    case Qt::Key_Home:
        triggerAction(SliderToMinimum);
        break;
    case Qt::Key_End:
        triggerAction(SliderToMaximum);
        break;
    default:
        event->ignore();
        return;
    }
    event->accept();
}

void WaveformView::focusInEvent(QFocusEvent *event)
{
    m_focus.focusIn(event);
    QAbstractSlider::focusInEvent(event);
}

void WaveformView::focusOutEvent(QFocusEvent *event)
{
    m_focus.focusOut();
    QAbstractSlider::focusOutEvent(event);
}

} // namespace cb::ui

#include "moc_waveformview.cpp"
