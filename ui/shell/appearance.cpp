// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/appearance.h"

#include "ui/shell/language.h"

#include <QMetaEnum>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ui {

Appearance Appearance::saved()
{
    const QSettings settings;
    Appearance look;
    bool known = false;
    const QByteArray theme = settings.value(u"appearance/theme"_s).toString().toLatin1();
    const int choice = QMetaEnum::fromType<Theme::Choice>().keyToValue(theme.constData(), &known);
    if (known)
        look.theme = Theme::Choice(choice);
    const int percent = settings.value(u"appearance/text"_s).toInt();
    if (std::count(Theme::textPercents.begin(), Theme::textPercents.end(), percent) > 0)
        look.textPercent = percent;
    look.highContrast = settings.value(u"appearance/contrast"_s).toBool();
    look.reduceMotion = settings.value(u"appearance/stillness"_s).toBool();
    const QString language = settings.value(u"appearance/language"_s).toString();
    if (languages().contains(language))
        look.language = language;
    return look;
}

void Appearance::save() const
{
    QSettings settings;
    settings.setValue(
        u"appearance/theme"_s, QString::fromLatin1(QMetaEnum::fromType<Theme::Choice>().valueToKey(int(theme))));
    settings.setValue(u"appearance/text"_s, textPercent);
    settings.setValue(u"appearance/contrast"_s, highContrast);
    settings.setValue(u"appearance/stillness"_s, reduceMotion);
    settings.setValue(u"appearance/language"_s, language);
}

void Appearance::applyTo(Theme &target) const
{
    target.setChoice(theme);
    target.setTextPercent(textPercent);
    target.setHighContrast(highContrast);
    target.setReduceMotion(reduceMotion);
}

} // namespace cb::ui
