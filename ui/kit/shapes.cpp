// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/shapes.h"

#include "ui/kit/text.h"

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

/// Three box blurs stand in for one Gaussian of this sigma.
void blur(std::vector<float> &line, std::vector<float> &scratch, int radius)
{
    const int size = static_cast<int>(line.size());
    for (int pass = 0; pass < 3; ++pass) {
        float sum = 0;
        for (int i = -radius; i <= radius; ++i)
            sum += line[std::clamp(i, 0, size - 1)];
        for (int i = 0; i < size; ++i) {
            scratch[i] = sum / static_cast<float>(2 * radius + 1);
            sum += line[std::min(i + radius + 1, size - 1)] - line[std::max(i - radius, 0)];
        }
        line.swap(scratch);
    }
}

/// A nine-patch: a small rounded box blurred, its edge strips stretched over any size.
QPixmap shadowPatch(int radius, int spread, int alpha)
{
    const QString key = u"cb-shadow-%1-%2-%3"_s.arg(radius).arg(spread).arg(alpha);
    QPixmap patch;
    if (QPixmapCache::find(key, &patch))
        return patch;
    const int side = 2 * (radius + 2 * spread) + 1;
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::black);
    painter.drawRoundedRect(QRectF(spread, spread, side - 2 * spread, side - 2 * spread), radius, radius);
    painter.end();

    std::vector<float> line(side);
    std::vector<float> scratch(side);
    const int reach = std::max(1, spread / 3);
    for (const bool rows : {true, false}) {
        for (int a = 0; a < side; ++a) {
            for (int b = 0; b < side; ++b)
                line[b] = static_cast<float>(qAlpha(rows ? image.pixel(b, a) : image.pixel(a, b)));
            blur(line, scratch, reach);
            for (int b = 0; b < side; ++b) {
                const QRgb pixel = qRgba(0, 0, 0, static_cast<int>(std::lround(line[b])));
                rows ? image.setPixel(b, a, pixel) : image.setPixel(a, b, pixel);
            }
        }
    }
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x)
            image.setPixel(x, y, qRgba(0, 0, 0, qAlpha(image.pixel(x, y)) * alpha / 255));
    }
    patch = QPixmap::fromImage(image);
    QPixmapCache::insert(key, patch);
    return patch;
}

} // namespace

void paintBox(
    QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &outline, qreal width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool framed = outline.isValid() && width > 0;
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(framed ? QPen(outline, width) : QPen(Qt::NoPen));
    const qreal inset = framed ? width / 2 : 0;
    painter->drawRoundedRect(
        rect.adjusted(inset, inset, -inset, -inset), std::max(0.0, radius - inset), std::max(0.0, radius - inset));
    painter->restore();
}

void paintShadow(QPainter *painter, const QRect &box, int radius, bool dark)
{
    // Blur 32, 12 down, 18 % of the design, drawn in to fit the margin: tighter, so a little denser.
    constexpr int spread = 20;
    constexpr int drop = 4;
    const QPixmap patch = shadowPatch(radius, spread, dark ? 140 : 60);
    const QRect to = box.adjusted(-spread, -spread + drop, spread, spread + drop);
    const int corner = (patch.width() - 1) / 2;
    const int cw = std::min(corner, to.width() / 2);
    const int ch = std::min(corner, to.height() / 2);
    const int middleWidth = to.width() - 2 * cw;
    const int middleHeight = to.height() - 2 * ch;
    const auto piece = [&](int x, int y, int w, int h, int sx, int sy, int sw, int sh) {
        if (w > 0 && h > 0)
            painter->drawPixmap(QRect(to.x() + x, to.y() + y, w, h), patch, QRect(sx, sy, sw, sh));
    };
    const int far = patch.width();
    piece(0, 0, cw, ch, 0, 0, cw, ch);
    piece(to.width() - cw, 0, cw, ch, far - cw, 0, cw, ch);
    piece(0, to.height() - ch, cw, ch, 0, far - ch, cw, ch);
    piece(to.width() - cw, to.height() - ch, cw, ch, far - cw, far - ch, cw, ch);
    piece(cw, 0, middleWidth, ch, corner, 0, 1, ch);
    piece(cw, to.height() - ch, middleWidth, ch, corner, far - ch, 1, ch);
    piece(0, ch, cw, middleHeight, 0, corner, cw, 1);
    piece(to.width() - cw, ch, cw, middleHeight, far - cw, corner, cw, 1);
    piece(cw, ch, middleWidth, middleHeight, corner, corner, 1, 1);
}

void paintSpinner(QPainter *painter, const QRectF &in, qreal turn, const QColor &colour)
{
    const qreal side = scaled(14);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPen pen(colour, 1.75);
    pen.setCapStyle(Qt::RoundCap);
    painter->setPen(pen);
    const QRectF arc(in.center().x() - side / 2 + 1, in.center().y() - side / 2 + 1, side - 2, side - 2);
    painter->drawArc(arc, static_cast<int>(90 * 16 - turn * 360 * 16), -270 * 16);
    painter->restore();
}

} // namespace cb::ui
