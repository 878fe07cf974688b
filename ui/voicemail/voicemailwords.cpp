// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voicemail/voicemailwords.h"

#include "ui/calls/callwords.h"
#include "ui/player/soundwords.h"
#include "voicemail/voicemailroles.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace cb::ui {

namespace {

struct VoicemailWords {
    Q_DECLARE_TR_FUNCTIONS(cb::ui::VoicemailWords)
};

QString clockTime(const QDateTime &local)
{
    return QLocale().toString(local, VoicemailWords::tr("HH:mm", "time of day"));
}

QString dayAndMonth(QDate day)
{
    return QLocale().toString(day, VoicemailWords::tr("d MMM", "day and month"));
}

/// Qt names languages in English and in themselves; ours are named in the language of the window.
QString languageName(const QString &code)
{
    const QLocale::Language language = QLocale(code).language();
    if (language == QLocale::English)
        return VoicemailWords::tr("English", "language");
    if (language == QLocale::Spanish)
        return VoicemailWords::tr("Spanish", "language");
    return QLocale().language() == QLocale::English ? QLocale::languageToString(language)
                                                    : QLocale(language).nativeLanguageName();
}

Instant instant(const QModelIndex &index, int role)
{
    return Instant(milliseconds(index.data(role).toLongLong()));
}

} // namespace

QString missingTranscript(TranscriptState state, const QString &language)
{
    switch (state) {
    case TranscriptState::Arrived:
        return {};
    case TranscriptState::Awaited:
        return VoicemailWords::tr("The transcript is on its way");
    case TranscriptState::NotObserved:
        return VoicemailWords::tr("The transcript was not observed");
    case TranscriptState::None:
    case TranscriptState::NotAvailable:
        break;
    }
    if (language.isEmpty())
        return VoicemailWords::tr("No transcript");
    return VoicemailWords::tr("No transcript (%1)", "language").arg(languageName(language));
}

BadgeText dueBadge(Instant due, Instant now, const SiteTime &site)
{
    const auto minutes = ceil<std::chrono::minutes>(abs(due - now)).count();
    const QString clock = u"clock"_s;
    if (due <= now) {
        if (minutes < 60)
            return {Tone::Red, clock, VoicemailWords::tr("%1 min late").arg(minutes)};
        return {Tone::Red, clock, VoicemailWords::tr("since %1").arg(shortMoment(due, now, site))};
    }
    if (minutes < 60)
        return {Tone::Amber, clock, VoicemailWords::tr("in %1 min").arg(minutes)};
    const QDateTime local = site.local(due);
    if (site.day(due) == site.day(now))
        return {Tone::Grey, clock, clockTime(local)};
    return {Tone::Grey, clock,
        VoicemailWords::tr("%1 %2", "weekday, time").arg(QLocale().toString(local, u"ddd"_s), clockTime(local))};
}

QString momentWords(Instant at, Instant now, const SiteTime &site)
{
    const QDateTime local = site.local(at);
    const auto ago = site.day(at).daysTo(site.day(now));
    if (ago == 0)
        return VoicemailWords::tr("Today, %1", "time").arg(clockTime(local));
    if (ago == 1)
        return VoicemailWords::tr("Yesterday, %1", "time").arg(clockTime(local));
    return VoicemailWords::tr("%1, %2", "day, time").arg(dayAndMonth(local.date()), clockTime(local));
}

QString shortMoment(Instant at, Instant now, const SiteTime &site)
{
    const QDateTime local = site.local(at);
    if (site.day(at) == site.day(now))
        return VoicemailWords::tr("today, %1", "time").arg(clockTime(local));
    return dayAndMonth(local.date());
}

RowNote rowNote(const QModelIndex &index, Instant now, const SiteTime &site)
{
    switch (static_cast<AudioState>(index.data(VoicemailAudioStateRole).toInt())) {
    case AudioState::Here:
        break;
    case AudioState::OnItsWay:
        return {u"clock"_s, VoicemailWords::tr("On its way"), Tone::Amber};
    case AudioState::Damaged:
        return {u"circle-alert"_s, VoicemailWords::tr("Damaged"), Tone::Red};
    case AudioState::Absent:
    case AudioState::TooLarge:
        return {u"circle-alert"_s, VoicemailWords::tr("No sound"), Tone::Red};
    case AudioState::Removed:
        return {u"archive"_s, VoicemailWords::tr("Removed"), Tone::Grey};
    }
    if (const qint64 due = index.data(VoicemailDueAtRole).toLongLong(); due != 0) {
        const BadgeText badge = dueBadge(Instant(milliseconds(due)), now, site);
        return {badge.iconName, badge.text, badge.tone};
    }
    if (const QString who = index.data(VoicemailAssignedNameRole).toString(); !who.isEmpty())
        return {u"user-round-check"_s, who.section(u' ', 0, 0), Tone::Grey};
    return {};
}

QString messageSentence(const QModelIndex &index, Instant now, const SiteTime &site)
{
    QStringList parts{callerName(index.data(VoicemailNameRole).toString())};
    if (!index.data(VoicemailHeardRole).toBool())
        parts << VoicemailWords::tr("new", "message");
    parts << spokenSpan(seconds(index.data(VoicemailLengthRole).toLongLong()))
          << momentWords(instant(index, VoicemailLeftAtRole), now, site);
    if (index.data(VoicemailFlaggedRole).toBool())
        parts << VoicemailWords::tr("flagged");
    if (const RowNote note = rowNote(index, now, site); !note.text.isEmpty())
        parts << note.text;
    if (index.data(VoicemailLeavingRole).toBool())
        parts << VoicemailWords::tr("is leaving this list", "message");
    QString excerpt = index.data(VoicemailExcerptRole).toString();
    if (excerpt.isEmpty())
        excerpt = missingTranscript(static_cast<TranscriptState>(index.data(VoicemailTranscriptStateRole).toInt()),
            index.data(VoicemailLanguageRole).toString());
    return VoicemailWords::tr("%1. %2", "message, transcript").arg(parts.join(u", "_s), excerpt);
}

QString soundFileName(const Voicemail &message, const SiteTime &site)
{
    const QString name = fileNamePart(message.name.isEmpty() ? message.caller.e164() : message.name);
    return VoicemailWords::tr("Voicemail %1 %2", "file name: date and time, caller")
        .arg(site.local(message.leftAt).toString(u"yyyy-MM-dd HH-mm"_s), name)
        .trimmed();
}

} // namespace cb::ui
