// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/sections.h"

using namespace Qt::StringLiterals;

namespace cb::ui {

WorkspaceSection::WorkspaceSection(SettingsSource &source, QWidget *parent)
    : SettingsSection(u"workspace"_s, tr("Workspace"), source, parent)
{
    using enum SettingRow::Editor;
    addHeading(tr("Organisation"));
    add(u"site.organisation"_s)->setNote(tr("Callers hear it where a flow says it."));
    add(u"site.region"_s, Short)->setNote(tr("Two letters, such as US: how numbers without a country are read."));
    addHeading(tr("Time"));
    add(u"site.timezone"_s)->setPlaceholder(tr("As this computer has it"));
    add(u"site.day_start"_s, Short)->setNote(tr("A night shift counts for the day it began."));
    addHeading(tr("Managers"));
    add(u"callouts.admin_sms"_s)->setPlaceholder(tr("Not set yet"));
    add(u"callouts.clinical_sms"_s)->setPlaceholder(tr("Not set yet"));
    add(u"mail.admin_email"_s)->setPlaceholder(tr("Not set yet"));
    addEnd();
}

} // namespace cb::ui
