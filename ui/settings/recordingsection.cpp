// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/sections.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace cb::ui {

RecordingSection::RecordingSection(SettingsSource &source, QWidget *parent)
    : SettingsSection(u"recording"_s, tr("Recording and retention"), source, parent)
{
    using enum SettingRow::Editor;
    addHeading(tr("Consent"));
    add(u"recording.announce"_s, Switch)->setNote(tr("Callers hear that they are recorded before it begins."));
    addHeading(tr("Calls"));
    add(u"recording.enabled"_s, Switch);
    add(u"recording.fetch_calls"_s, Switch)->setNote(tr("Without it they stay at Twilio alone."));
    addHeading(tr("Voicemail"));
    add(u"voicemail.transcribe"_s, Switch)->setNote(tr("By Twilio, in English, at its price."));
    add(u"recording.max_length"_s, Short)->setUnit(tr("seconds"));
    add(u"recording.max_length_by_number"_s)->setPlaceholder(tr("The same for all"));
    setting(u"recording.max_length_by_number"_s)->setNote(tr("Such as +12065550102=60, with commas between them."));
    addHeading(tr("Quality"));
    SettingRow *format = add(u"recording.format"_s, Choice);
    format->addChoice(u"wav"_s, tr("WAV, as it was recorded"));
    format->addChoice(u"mp3"_s, tr("MP3, a quarter of the size or less"));
    SettingRow *channels = add(u"recording.channels"_s, Choice);
    channels->addChoice(u"2"_s, tr("Two, each side on its own"));
    channels->addChoice(u"1"_s, tr("One, both sides mixed"));
    for (const SettingRow *row : {format, channels})
        connect(row, &SettingRow::edited, this, &RecordingSection::estimate);
    addHeading(tr("Retention"));
    SettingRow *days = add(u"recording.retention_days"_s, Short);
    days->setUnit(tr("days"));
    days->setNote(tr("0 keeps them for ever. What is flagged stays, and each removal is in the audit log."));
    add(u"recording.delete_at_twilio"_s, Switch)
        ->setNote(tr("Twilio deletes its copy, too: for every program that uses the account, and for good."));
    SettingRow *calls = add(u"calls.retention_days"_s, Short);
    calls->setUnit(tr("days"));
    calls->setNote(tr("0 keeps them for ever. A call stays as long as a message or a recording of it is kept."));
    SettingRow *largest = add(u"recording.max_bytes"_s, Short);
    largest->setUnit(tr("bytes"));
    connect(largest, &SettingRow::edited, this, &RecordingSection::estimate);
    addEnd();
    refresh();
}

void RecordingSection::refresh()
{
    SettingsSection::refresh();
    estimate();
}

/// What an hour takes with the choices as they stand, and how long the largest file is. Source: Twilio, Recordings: WAV
/// is 8 kHz 16-bit PCM, MP3 32 kbit/s.
void RecordingSection::estimate()
{
    SettingRow *channels = setting(u"recording.channels"_s);
    constexpr qint64 hour = 3600;
    const bool mp3 = setting(u"recording.format"_s)->value() == u"mp3";
    const qint64 bytes = hour * (mp3 ? 4'000 : 16'000 * (channels->value() == u"1" ? 1 : 2));
    channels->setNote(
        tr("About %1 for each hour.").arg(QLocale().formattedDataSize(bytes, 0, QLocale::DataSizeSIFormat)));
    SettingRow *largest = setting(u"recording.max_bytes"_s);
    bool isNumber = false;
    const qint64 most = largest->value().toLongLong(&isNumber);
    largest->setNote(isNumber && most > 0 ? tr("%1, or %2 hours. What is larger is not fetched and stays at Twilio.")
                                                .arg(QLocale().formattedDataSize(most, 0, QLocale::DataSizeSIFormat),
                                                    QLocale().toString(double(most) / double(bytes), 'f', 1))
                                          : tr("What is larger is not fetched and stays at Twilio."));
}

} // namespace cb::ui
