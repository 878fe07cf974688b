// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/icon.h"

#include "ui/kit/theme.h"

#include <QCache>
#include <QFile>
#include <QIconEngine>
#include <QLoggingCategory>
#include <QPainter>
#include <QSvgRenderer>

#include <cmath>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcIcon, "callboard.ui.icon", QtInfoMsg)

namespace cb::ui::Icon {

namespace {

struct Key {
    QString name;
    int devicePixels;
    QRgb colour;
    friend bool operator==(const Key &, const Key &) = default;
    friend size_t qHash(const Key &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.name, key.devicePixels, key.colour);
    }
};

QCache<Key, QPixmap> &cache()
{
    static QCache<Key, QPixmap> pixmaps(600); // pixmaps; 16 px glyphs are 1 KiB each
    return pixmaps;
}

QString pathOf(const QString &name)
{
    return u":/icons/%1.svg"_s.arg(name);
}

QPixmap render(const QString &name, int devicePixels, const QColor &colour)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcIcon) << "no icon named" << name;
        return {};
    }
    QByteArray svg = file.readAll();
    // QtSvg paints currentColor black.
    svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
    svg.replace("stroke-width=\"2\"", "stroke-width=\"1.75\"");
    QPixmap pixmap(devicePixels, devicePixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(colour.alphaF());
    QSvgRenderer(svg).render(&painter);
    return pixmap;
}

class GlyphEngine final : public QIconEngine
{
public:
    explicit GlyphEngine(QString name)
        : m_name(std::move(name))
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        Icon::paint(painter, rect, m_name, std::min(rect.width(), rect.height()), colour(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return get(m_name, std::min(size.width(), size.height()), colour(mode));
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const int devicePixels = std::min(size.width(), size.height());
        return get(m_name, static_cast<int>(std::lround(devicePixels / scale)), colour(mode), scale);
    }
    QIconEngine *clone() const override { return new GlyphEngine(*this); }
    QString key() const override { return u"callboard"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    static QColor colour(QIcon::Mode mode)
    {
        const Tokens &t = Theme::currentTokens();
        return mode == QIcon::Disabled ? t.dis : t.ink2;
    }
    QString m_name;
};

} // namespace

QPixmap get(const QString &name, int size, const QColor &colour, qreal dpr)
{
    const Key key{name, static_cast<int>(std::lround(size * dpr)), colour.rgba()};
    if (const QPixmap *known = cache().object(key))
        return *known;
    auto made = std::make_unique<QPixmap>(render(name, key.devicePixels, colour));
    made->setDevicePixelRatio(dpr);
    const QPixmap pixmap = *made;
    cache().insert(key, made.release());
    return pixmap;
}

void paint(QPainter *painter, const QRectF &in, const QString &name, int size, const QColor &colour)
{
    const qreal dpr = painter->device()->devicePixelRatioF();
    const QPointF at(in.center().x() - size / 2.0, in.center().y() - size / 2.0);
    painter->drawPixmap(
        QPointF(std::round(at.x() * dpr) / dpr, std::round(at.y() * dpr) / dpr), get(name, size, colour, dpr));
}

QIcon icon(const QString &name)
{
    return QIcon(new GlyphEngine(name));
}

bool exists(const QString &name)
{
    return QFile::exists(pathOf(name));
}

void clearCache()
{
    cache().clear();
}

} // namespace cb::ui::Icon
