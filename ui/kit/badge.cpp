// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/badge.h"

#include "ui/kit/icon.h"
#include "ui/kit/shapes.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"

#include <QCache>
#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace cb::ui {

namespace BadgePainter {

namespace {

constexpr int padding = 7;
constexpr int iconSide = 12;
constexpr int iconGap = 3;

struct Key {
    QString text;
    bool bare;
    int limit;
    double scale;
    friend bool operator==(const Key &, const Key &) = default;
    friend size_t qHash(const Key &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.text, key.bare, key.limit, key.scale);
    }
};

struct Measured {
    QString shown; // elided when longer than a badge may be
    int width = 0;
};

int around(const BadgeText &badge)
{
    return 2 * scaled(padding) + (badge.iconName.isEmpty() ? 0 : scaled(iconSide) + scaled(iconGap));
}

const QFont &wordFont()
{
    static QFont font;
    static double scale = 0;
    if (scale != Theme::textScale()) {
        scale = Theme::textScale();
        font = fontFor(TextRole::Small, 500);
    }
    return font;
}

Measured measure(const BadgeText &badge, int maxWidth)
{
    static QCache<Key, Measured> known(500);
    const int limit = std::min(maxWidth, scaled(160));
    const Key key{badge.text, badge.iconName.isEmpty(), limit, Theme::textScale()};
    if (const Measured *measured = known.object(key))
        return *measured;
    const QFontMetricsF metrics(wordFont());
    const int room = std::max(0, limit - around(badge));
    Measured made;
    made.shown = metrics.horizontalAdvance(badge.text) > room + 1 ? metrics.elidedText(badge.text, Qt::ElideRight, room)
                                                                  : badge.text;
    made.width = around(badge) + static_cast<int>(std::lround(metrics.horizontalAdvance(made.shown)));
    known.insert(key, new Measured(made));
    return made;
}

} // namespace

bool isElided(const BadgeText &badge)
{
    return measure(badge, 1 << 20).shown != badge.text;
}

QSize size(const BadgeText &badge)
{
    return {measure(badge, 1 << 20).width, scaled(20)};
}

int paint(QPainter *painter, const Tokens &tokens, qreal left, qreal centreY, const BadgeText &badge, int maxWidth)
{
    const Measured measured = measure(badge, maxWidth);
    const QRectF box(std::round(left), std::round(centreY - scaled(20) / 2.0), measured.width, scaled(20));
    QColor fill = tokens.tint(badge.tone);
    QColor ink = tokens.text(badge.tone);
    if (badge.solid) {
        fill = ink;
        ink = badge.tone == Tone::Green ? tokens.ongreen : badge.tone == Tone::Accent ? tokens.onaccent : tokens.onred;
    }
    paintBox(painter, box, scaled(5), fill);
    qreal x = box.left() + scaled(padding);
    if (!badge.iconName.isEmpty()) {
        Icon::paint(
            painter, QRectF(x, box.top(), scaled(iconSide), box.height()), badge.iconName, scaled(iconSide), ink);
        x += scaled(iconSide) + scaled(iconGap);
    }
    painter->setFont(wordFont());
    painter->setPen(ink);
    painter->drawText(
        QRectF(x, box.top(), box.right() - x + 2, box.height()), Qt::AlignLeft | Qt::AlignVCenter, measured.shown);
    return measured.width;
}

} // namespace BadgePainter

Badge::Badge(const BadgeText &badge, QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setBadge(badge);
}

Badge::Badge(Tone tone, const QString &iconName, const QString &text, QWidget *parent)
    : Badge(BadgeText{tone, iconName, text}, parent)
{ }

void Badge::setBadge(const BadgeText &badge)
{
    m_badge = badge;
    setAccessibleName(badge.text);
    setToolTip(BadgePainter::isElided(badge) ? badge.text : QString());
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    return BadgePainter::size(m_badge);
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    BadgePainter::paint(&painter, Tokens::of(this), 0, height() / 2.0, m_badge, width());
}

void Badge::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        updateGeometry();
        update();
    }
}

} // namespace cb::ui

#include "moc_badge.cpp"
