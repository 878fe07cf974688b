// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/kpistrip.h"

#include "ui/calls/callwords.h"
#include "ui/kit/text.h"
#include "ui/shell/rowtext.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

constexpr int leftMargin = 20;
constexpr int gapBefore = 24; // of the line between two figures
constexpr int gapAfter = 22;
const QString none = QStringLiteral("–");

QFont valueFont()
{
    QFont font = fontFor(TextRole::Display, 600);
    font.setPixelSize(scaled(20));
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0);
    return font;
}

} // namespace

KpiTile::KpiTile(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
{
    setValue(none);
}

void KpiTile::setValue(const QString &value, bool amber)
{
    if (m_value == value && m_amber == amber)
        return;
    const bool reshaped = m_value.size() != value.size();
    m_value = value;
    m_amber = amber;
    setAccessibleName(tr("%1: %2", "name of a figure, its value").arg(m_name, value));
    setToolTip(accessibleName());
    if (reshaped)
        updateGeometry();
    update();
}

QSize KpiTile::sizeHint() const
{
    const qreal value = tabularWidth(valueFont(), m_value);
    const qreal name = QFontMetricsF(fontFor(TextRole::Caption)).horizontalAdvance(m_name);
    return {int(std::ceil(std::max(value, name))), scaled(40)};
}

void KpiTile::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(this);
    QPainter painter(this);
    painter.setFont(valueFont());
    painter.setPen(m_amber ? t.amber : t.ink);
    drawTabular(&painter, QPointF(0, baselineAround(painter.font(), scaled(11))), m_value);
    const QFont small = fontFor(TextRole::Caption);
    painter.setPen(t.ink3);
    RowText(m_name, small, width() + 1).paint(&painter, 0, baselineAround(small, scaled(32)));
}

/// Calls per quarter hour since the day began, with the first hour that had any at the left.
class KpiStrip::Curve final : public QWidget
{
public:
    explicit Curve(QWidget *parent)
        : QWidget(parent)
    { }
    void set(const QList<int> &perQuarter, const QString &since)
    {
        m_values = perQuarter;
        m_caption = KpiStrip::tr("Calls per 15 min since %1").arg(since);
        setAccessibleName(m_caption);
        setAccessibleDescription(perQuarter.isEmpty() ? QString() : KpiStrip::tr("Now %n", nullptr, perQuarter.last()));
        setToolTip(m_caption);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = Tokens::of(this);
        QPainter painter(this);
        const QFont font = fontFor(TextRole::Caption);
        painter.setPen(t.ink3);
        const RowText caption(m_caption, font, width());
        caption.paint(&painter, width() - caption.width(), baselineAround(font, height() - scaled(8)));
        if (m_values.size() < 2)
            return;
        const QRectF area(0, 2, width() - 1, height() - scaled(18));
        const int most = std::max(1, *std::ranges::max_element(m_values));
        QPolygonF line;
        for (qsizetype i = 0; i < m_values.size(); ++i)
            line << QPointF(area.left() + area.width() * i / (m_values.size() - 1),
                area.bottom() - (area.height() - 3) * m_values.at(i) / most);
        QPolygonF fill = line;
        fill << area.bottomRight() << area.bottomLeft();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.accentbg);
        painter.drawPolygon(fill);
        painter.setPen(QPen(t.accent, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(line);
    }

private:
    QList<int> m_values;
    QString m_caption;
};

KpiStrip::KpiStrip(SiteTime site, QWidget *parent)
    : QWidget(parent)
    , m_site(std::move(site))
    , m_tiles{new KpiTile(tr("Waiting now"), this), new KpiTile(tr("Longest wait"), this),
          new KpiTile(tr("Average answer"), this), new KpiTile(tr("Answered today"), this),
          new KpiTile(tr("Missed"), this), new KpiTile(tr("Answered within 30 s"), this)}
    , m_curve(new Curve(this))
{
    setObjectName(u"kpis"_s);
    setAccessibleName(tr("Figures of today"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_curve->hide();
}

void KpiStrip::setWaiting(int count, std::optional<Instant> longestSince)
{
    m_waiting = count;
    m_longestSince = longestSince;
    m_tiles[0]->setValue(QLocale().toString(count), count > 0);
    if (!longestSince)
        m_tiles[1]->setValue(none);
    arrange();
}

void KpiStrip::setFigures(const DayFigures &figures)
{
    m_figures = figures;
    const QLocale locale;
    const auto average = figures.averageAnswer();
    const auto share = figures.answeredSoonShare();
    m_tiles[2]->setValue(average ? timerText(*average) : none);
    m_tiles[3]->setValue(locale.toString(figures.answered));
    m_tiles[4]->setValue(locale.toString(figures.missed));
    m_tiles[5]->setValue(share ? tr("%1%", "share").arg(std::lround(*share * 100)) : none);
    if (figures.day.isValid()) {
        const QDateTime start = m_site.local(m_site.start(figures.day));
        m_curve->set(figures.inboundPerQuarter, locale.toString(start, tr("HH:mm", "time of day")));
    }
    arrange();
}

void KpiStrip::tick(Instant now)
{
    if (m_longestSince)
        m_tiles[1]->setValue(timerText(now - *m_longestSince), true);
}

QSize KpiStrip::sizeHint() const
{
    return {scaled(900), scaled(40) + 28};
}

QSize KpiStrip::minimumSizeHint() const
{
    return {scaled(200), scaled(40) + 28};
}

void KpiStrip::arrange()
{
    int x = leftMargin;
    for (KpiTile *tile : m_tiles) {
        const QSize size = tile->sizeHint();
        const bool fits = x + size.width() <= width() - 16;
        tile->setVisible(fits);
        if (!fits)
            continue;
        tile->setGeometry(x, 15, size.width(), size.height());
        x += size.width() + gapBefore + 1 + gapAfter;
    }
    const int curveWidth = scaled(180);
    const bool fits = m_figures.inboundPerQuarter.size() > 1 && x + curveWidth + 20 <= width();
    m_curve->setVisible(fits);
    m_curve->setGeometry(width() - 20 - curveWidth, 10, curveWidth, height() - 20);
    update();
}

void KpiStrip::paintEvent(QPaintEvent *)
{
    const Tokens &t = Tokens::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(0, height() - 1, width(), 1, t.line);
    for (size_t i = 1; i < m_tiles.size(); ++i) {
        if (!m_tiles[i]->isHidden())
            painter.fillRect(m_tiles[i]->x() - gapAfter - 1, 14, 1, scaled(40), t.line);
    }
}

void KpiStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void KpiStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        updateGeometry();
        arrange();
    }
}

} // namespace cb::ui

#include "moc_kpistrip.cpp"
