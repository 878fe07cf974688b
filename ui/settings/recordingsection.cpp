// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/sections.h"

using namespace Qt::StringLiterals;

namespace cb::ui {

RecordingSection::RecordingSection(SettingsSource &source, QWidget *parent)
    : SettingsSection(u"recording"_s, tr("Recording"), source, parent)
{
    using enum SettingRow::Editor;
    addHeading(tr("Calls"));
    add(u"recording.enabled"_s, Switch)->setNote(tr("Both sides, each in a channel of its own."));
    addHeading(tr("Voicemail"));
    add(u"recording.max_length"_s, Short)->setUnit(tr("seconds"));
    addEnd();
}

} // namespace cb::ui
