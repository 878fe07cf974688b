// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/sitetime.h"
#include "ui/kit/badge.h"
#include "voicemail/voicemail.h"

#include <QModelIndex>
#include <QString>

/// Messages in words, icons and colours: one place for list, message and screen readers.
namespace cb::ui {

/// What stands in for the excerpt while there is none: "No transcript (Spanish)".
[[nodiscard]] QString missingTranscript(TranscriptState state, const QString &language);
/// "in 18 min" in amber, "6 min late" in red; a day away "Sat 08:00" without a colour.
[[nodiscard]] BadgeText dueBadge(Instant due, Instant now, const SiteTime &site);
/// "Today, 09:31", "Yesterday, 17:22", "12 Nov, 14:48".
[[nodiscard]] QString momentWords(Instant at, Instant now, const SiteTime &site);
/// The same for a narrow column: "today, 09:27", else the day alone.
[[nodiscard]] QString shortMoment(Instant at, Instant now, const SiteTime &site);

/// What the third line of a row says, the most urgent first: trouble with its sound, its due time, who has it.
struct RowNote {
    QString icon;
    QString text;
    Tone tone = Tone::Grey;
};
[[nodiscard]] RowNote rowNote(const QModelIndex &index, Instant now, const SiteTime &site);
/// "Grace Munroe, new, 48 seconds, today, 09:31. Hi, this is Grace …", for screen readers.
[[nodiscard]] QString messageSentence(const QModelIndex &index, Instant now, const SiteTime &site);
/// "Voicemail 2026-11-20 09-31 Grace Munroe": the name of a file, without its ending.
[[nodiscard]] QString soundFileName(const Voicemail &message, const SiteTime &site);

} // namespace cb::ui
