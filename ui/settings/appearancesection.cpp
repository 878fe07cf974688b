// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/sections.h"

#include "ui/kit/theme.h"
#include "ui/shell/appearance.h"

#include <QMetaEnum>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

QString nameOf(Theme::Choice choice)
{
    return QString::fromLatin1(QMetaEnum::fromType<Theme::Choice>().valueToKey(int(choice)));
}

} // namespace

AppearanceSection::AppearanceSection(SettingsSource &source, QWidget *parent)
    : SettingsSection(u"appearance"_s, tr("Appearance"), source, parent)
{
    using enum SettingRow::Editor;
    addHeading(tr("Colours"));
    m_theme = addChoice(u"theme"_s, tr("Theme"));
    m_theme->addChoice(nameOf(Theme::Choice::System), tr("As the system has it"));
    m_theme->addChoice(nameOf(Theme::Choice::Light), tr("Light"));
    m_theme->addChoice(nameOf(Theme::Choice::Dark), tr("Dark"));
    m_contrast = addLook(u"contrast"_s, Switch, tr("High contrast"));
    m_contrast->setNote(tr("Stronger outlines, and darker or brighter small text."));
    addHeading(tr("Text and motion"));
    m_text = addChoice(u"text"_s, tr("Text size"));
    for (const int percent : Theme::textPercents)
        m_text->addChoice(QString::number(percent), tr("%1 %").arg(percent));
    m_stillness = addLook(u"stillness"_s, Switch, tr("Reduce motion"));
    m_stillness->setNote(tr("Panels and messages come without sliding."));
    addHeading(tr("Language"));
    m_language = addChoice(u"language"_s, tr("Language"));
    m_language->addChoice({}, tr("As the system has it"));
    m_language->addChoice(u"en"_s, u"English"_s);
    m_language->addChoice(u"es"_s, u"Español"_s);
    m_language->setNote(tr("From the next start on."));
    addEnd();
    refresh();
}

SettingRow *AppearanceSection::addLook(const QString &key, SettingRow::Editor editor, const QString &label)
{
    auto *row = new SettingRow(key, editor, label, this);
    addRow(row);
    connect(row, &SettingRow::edited, this, &AppearanceSection::take);
    return row;
}

SettingRow *AppearanceSection::addChoice(const QString &key, const QString &label)
{
    return addLook(key, SettingRow::Editor::Choice, label);
}

void AppearanceSection::refresh()
{
    const Appearance look = Appearance::saved();
    m_theme->show(nameOf(look.theme), {}, {});
    m_text->show(QString::number(look.textPercent), {}, {});
    m_contrast->show(look.highContrast ? u"true"_s : u"false"_s, {}, {});
    m_stillness->show(look.reduceMotion ? u"true"_s : u"false"_s, {}, {});
    m_language->show(look.language, {}, {});
}

/// What is chosen is seen at once, and kept.
void AppearanceSection::take()
{
    Appearance look;
    look.theme =
        Theme::Choice(QMetaEnum::fromType<Theme::Choice>().keyToValue(m_theme->value().toLatin1().constData()));
    look.textPercent = m_text->value().toInt();
    look.highContrast = m_contrast->value() == "true"_L1;
    look.reduceMotion = m_stillness->value() == "true"_L1;
    look.language = m_language->value();
    look.save();
    refresh();
    if (Theme *theme = Theme::current())
        look.applyTo(*theme);
}

} // namespace cb::ui
