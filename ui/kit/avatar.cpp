// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/avatar.h"

#include "ui/kit/shapes.h"
#include "ui/kit/text.h"

#include <QEvent>
#include <QPainter>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ui {

QString initials(const QString &name)
{
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return u"?"_s;
    QString letters = words.first().left(1);
    if (words.size() > 1)
        letters += words.last().left(1);
    return letters.toUpper();
}

Tone avatarTone(const QString &name)
{
    // FNV-1a with a seed that spreads the sample organisation's people as the design pictures show them. qHash would
    // differ from run to run.
    constexpr std::array tones{Tone::Grey, Tone::Green, Tone::Amber, Tone::Violet, Tone::Teal, Tone::Accent};
    quint32 hash = 20136648U;
    for (const char byte : name.toUtf8())
        hash = (hash ^ static_cast<quint8>(byte)) * 16777619U;
    hash ^= hash >> 15;
    return tones.at((hash >> 3) % tones.size());
}

void paintAvatar(QPainter *painter, const Tokens &tokens, const QRectF &in, const QString &name)
{
    const Tone tone = name.isEmpty() ? Tone::Grey : avatarTone(name);
    paintBox(painter, in, in.height() / 2, tokens.tint(tone));
    QFont font = fontFor(TextRole::Caption, 600);
    font.setPixelSize(static_cast<int>(std::lround(in.height() * (in.height() < 28 * 1.3 ? 0.41 : 0.375))));
    painter->setFont(font);
    painter->setPen(tokens.text(tone));
    painter->drawText(in, Qt::AlignCenter, initials(name));
}

Avatar::Avatar(const QString &name, int diameter, QWidget *parent)
    : QWidget(parent)
    , m_diameter(diameter)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setName(name);
}

void Avatar::setName(const QString &name)
{
    m_name = name;
    setAccessibleName(name);
    update();
}

QSize Avatar::sizeHint() const
{
    return {scaled(m_diameter), scaled(m_diameter)};
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintAvatar(&painter, Tokens::of(this), rect(), m_name);
}

void Avatar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

} // namespace cb::ui

#include "moc_avatar.cpp"
