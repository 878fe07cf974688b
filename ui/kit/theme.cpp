// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/theme.h"

#include "ui/kit/fonts.h"
#include "ui/kit/icon.h"
#include "ui/kit/kitstyle.h"
#include "ui/kit/text.h"

#include <QApplication>
#include <QFile>
#include <QGuiApplication>
#include <QStyle>
#include <QStyleHints>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

Theme *living = nullptr;

int nearestPercent(int percent)
{
    return *std::ranges::min_element(Theme::textPercents, {}, [percent](int size) { return std::abs(size - percent); });
}

} // namespace

Theme::Theme(Choice choice, int textPercent, QObject *parent)
    : QObject(parent)
    , m_choice(choice)
    , m_textPercent(nearestPercent(textPercent))
    , m_systemDark(QGuiApplication::palette().color(QPalette::Window).lightness() < 128)
{
    Q_ASSERT(!living);
    living = this;
    loadFonts();
    QApplication::setStyle(new KitStyle);
    apply();
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_choice == Choice::System)
            apply();
    });
#endif
}

Theme::~Theme()
{
    living = nullptr;
}

Theme *Theme::current()
{
    return living;
}

const Tokens &Theme::currentTokens()
{
    static const Tokens light = Tokens::light();
    return living ? living->m_tokens : light;
}

double Theme::textScale()
{
    return living ? living->m_textPercent / 100.0 : 1.0;
}

int Theme::duration(int ms)
{
    if (living && living->m_reduceMotion)
        return 0;
    return QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0 ? ms : 0;
}

void Theme::setChoice(Choice choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    apply();
}

void Theme::setTextPercent(int percent)
{
    percent = nearestPercent(percent);
    if (m_textPercent == percent)
        return;
    m_textPercent = percent;
    apply();
}

void Theme::setHighContrast(bool on)
{
    if (m_highContrast == on)
        return;
    m_highContrast = on;
    apply();
}

void Theme::setReduceMotion(bool on)
{
    m_reduceMotion = on;
}

bool Theme::systemIsDark() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme(); scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return m_systemDark;
}

void Theme::apply()
{
    const bool dark = m_choice == Choice::Dark || (m_choice == Choice::System && systemIsDark());
    m_tokens = dark ? Tokens::darkTheme() : Tokens::light();
    if (m_highContrast)
        m_tokens = m_tokens.highContrast();
    Icon::clearCache();

    QApplication::setPalette(m_tokens.palette());
    QToolTip::setPalette(m_tokens.palette());
    QApplication::setFont(fontFor(TextRole::Body));
    qApp->setStyleSheet(styleSheet(m_tokens));
    Q_EMIT changed();
}

QString Theme::styleSheet(const Tokens &tokens)
{
    static const QString styleTemplate = [] {
        QFile file(u":/styles/callboard.qss"_s);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }();
    Q_ASSERT(!styleTemplate.isEmpty());
    return scaledPixels(tokens.filled(styleTemplate));
}

ThemedArea::ThemedArea(const Tokens &tokens, QWidget *parent)
    : QWidget(parent)
{
    setAutoFillBackground(true);
    setTokens(tokens);
}

void ThemedArea::setTokens(const Tokens &tokens)
{
    m_tokens = tokens;
    setPalette(tokens.palette());
    setStyleSheet(Theme::styleSheet(tokens));
}

} // namespace cb::ui

#include "moc_theme.cpp"
