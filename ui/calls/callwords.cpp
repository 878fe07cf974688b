// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callwords.h"

#include "base/phonenumber.h"
#include "calls/callroles.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace cb::ui {

namespace {

struct CallWords {
    Q_DECLARE_TR_FUNCTIONS(cb::ui::CallWords)
};

QString twoDigits(qint64 number)
{
    return QString::number(number).rightJustified(2, u'0');
}

QString stateWord(CallState state)
{
    switch (state) {
    case CallState::Ringing:
        return CallWords::tr("ringing");
    case CallState::Dialing:
        return CallWords::tr("dialing");
    case CallState::InFlow:
        return CallWords::tr("in a menu");
    case CallState::Queued:
        return CallWords::tr("waiting in the queue");
    case CallState::InProgress:
        return CallWords::tr("talking");
    case CallState::OnHold:
        return CallWords::tr("on hold");
    case CallState::WrapUp:
        return CallWords::tr("notes due");
    case CallState::Completed:
    case CallState::Busy:
    case CallState::NoAnswer:
    case CallState::Failed:
    case CallState::Canceled:
        break;
    }
    return CallWords::tr("ended");
}

QString endWord(CallEnd end)
{
    switch (end) {
    case CallEnd::None:
    case CallEnd::HungUp:
        return {};
    case CallEnd::NoAnswer:
        return CallWords::tr("no answer");
    case CallEnd::Busy:
        return CallWords::tr("busy");
    case CallEnd::NotInService:
        return CallWords::tr("number not in service");
    case CallEnd::Failed:
        return CallWords::tr("could not be connected");
    case CallEnd::Canceled:
        return CallWords::tr("canceled");
    }
    return {};
}

} // namespace

QString callerName(const QString &name)
{
    return name.isEmpty() ? CallWords::tr("Unknown caller") : name;
}

QString numberText(const QString &e164)
{
    if (e164.isEmpty())
        return CallWords::tr("Number withheld");
    const QString grouped = PhoneNumber::fromVendor(e164).display();
    return grouped.isEmpty() ? e164 : grouped;
}

QString groupTitle(CallGroup group)
{
    switch (group) {
    case CallGroup::Ringing:
        return CallWords::tr("Ringing");
    case CallGroup::Queued:
        return CallWords::tr("Queued");
    case CallGroup::InProgress:
        return CallWords::tr("In progress");
    case CallGroup::WrapUp:
        return CallWords::tr("Wrap-up");
    }
    return {};
}

Tone groupTone(CallGroup group)
{
    switch (group) {
    case CallGroup::Ringing:
        return Tone::Amber;
    case CallGroup::Queued:
        return Tone::Violet;
    case CallGroup::InProgress:
        return Tone::Green;
    case CallGroup::WrapUp:
        return Tone::Grey;
    }
    return Tone::Grey;
}

QString directionIcon(CallDirection direction, bool missed)
{
    switch (direction) {
    case CallDirection::Inbound:
        return missed ? u"phone-missed"_s : u"phone-incoming"_s;
    case CallDirection::Outbound:
        return u"phone-outgoing"_s;
    case CallDirection::Callback:
        return missed ? u"phone-outgoing"_s : u"phone-forwarded"_s;
    }
    return u"phone"_s;
}

QString timerText(milliseconds span)
{
    const qint64 s = std::max<qint64>(0, duration_cast<seconds>(span).count());
    const QString rest = twoDigits(s / 60 % 60) + u':' + twoDigits(s % 60);
    return s < 3600 ? rest : QString::number(s / 3600) + u':' + rest;
}

QString lengthText(milliseconds span)
{
    const qint64 s = std::max<qint64>(0, duration_cast<seconds>(span).count());
    if (s < 3600)
        return QString::number(s / 60) + u':' + twoDigits(s % 60);
    return timerText(span);
}

QString spokenSpan(milliseconds span)
{
    const int s = static_cast<int>(std::max<qint64>(0, duration_cast<seconds>(span).count()));
    QStringList parts;
    if (s >= 3600)
        parts << CallWords::tr("%n hour(s)", nullptr, s / 3600);
    if (s >= 60)
        parts << CallWords::tr("%n minute(s)", nullptr, s / 60 % 60);
    if (s < 3600)
        parts << CallWords::tr("%n second(s)", nullptr, s % 60);
    return parts.join(u' ');
}

Haste hasteOf(CallState state, milliseconds inState)
{
    struct Limits {
        seconds soon;
        seconds now;
    };
    Limits limits{seconds::max(), seconds::max()};
    switch (state) {
    case CallState::Ringing:
    case CallState::Dialing:
        limits = {seconds(30), seconds(60)};
        break;
    case CallState::Queued:
        limits = {minutes(2), minutes(4)};
        break;
    case CallState::OnHold:
        limits = {minutes(2), minutes(5)};
        break;
    case CallState::WrapUp:
        limits = {minutes(1), minutes(5)};
        break;
    default:
        return Haste::None;
    }
    return inState >= limits.now ? Haste::Now : inState >= limits.soon ? Haste::Soon : Haste::None;
}

BadgeText stateBadge(CallState state, int queuePosition)
{
    switch (state) {
    case CallState::Ringing:
        return {Tone::Amber, u"bell-ring"_s, CallWords::tr("Ringing", "badge")};
    case CallState::Dialing:
        return {Tone::Amber, u"phone-outgoing"_s, CallWords::tr("Dialing", "badge")};
    case CallState::InFlow:
        return {Tone::Grey, u"workflow"_s, CallWords::tr("In a menu", "badge")};
    case CallState::Queued:
        return {Tone::Violet, u"list-ordered"_s,
            queuePosition > 0 ? CallWords::tr("Position %1").arg(queuePosition) : CallWords::tr("Queued", "badge")};
    case CallState::InProgress:
        return {Tone::Green, u"mic"_s, CallWords::tr("Talking", "badge")};
    case CallState::OnHold:
        return {Tone::Grey, u"pause"_s, CallWords::tr("On hold", "badge")};
    case CallState::WrapUp:
        return {Tone::Grey, u"notebook-pen"_s, CallWords::tr("Notes due", "badge")};
    case CallState::Completed:
    case CallState::Busy:
    case CallState::NoAnswer:
    case CallState::Failed:
    case CallState::Canceled:
        break;
    }
    return {Tone::Grey, u"phone-off"_s, CallWords::tr("Ended", "badge")};
}

BadgeText hangingUpBadge()
{
    return {Tone::Grey, u"phone-off"_s, CallWords::tr("Hanging up", "badge")};
}

BadgeText recordingBadge()
{
    return {Tone::Red, {}, CallWords::tr("Rec", "badge: is being recorded")};
}

BadgeText outcomeBadge(CallOutcome outcome)
{
    switch (outcome) {
    case CallOutcome::Open:
        return {Tone::Green, u"phone-call"_s, CallWords::tr("Live", "badge")};
    case CallOutcome::Answered:
        return {Tone::Green, u"circle-check"_s, CallWords::tr("Answered", "badge")};
    case CallOutcome::Served:
        return {Tone::Grey, u"workflow"_s, CallWords::tr("Served by the flow", "badge")};
    case CallOutcome::NotReached:
        return {Tone::Grey, u"phone-off"_s, CallWords::tr("Not reached", "badge")};
    case CallOutcome::LeftQueue:
        return {Tone::Grey, u"phone-off"_s, CallWords::tr("Left the queue", "badge")};
    case CallOutcome::Missed:
        return {Tone::Red, u"phone-missed"_s, CallWords::tr("Missed", "badge")};
    case CallOutcome::Voicemail:
        return {Tone::Violet, u"voicemail"_s, CallWords::tr("Voicemail", "badge")};
    case CallOutcome::NotConnected:
        break;
    }
    return {Tone::Red, u"circle-x"_s, CallWords::tr("Not connected", "badge")};
}

QString agentWords(CallState state, int agentCount)
{
    if (state == CallState::Queued)
        return CallWords::tr("Next: first free");
    return agentCount > 0 ? CallWords::tr("%n agent(s)", nullptr, agentCount) : QString();
}

QString endWords(const QModelIndex &index)
{
    const QStringList path = index.data(PathRole).toStringList();
    const auto outcome = static_cast<CallOutcome>(index.data(OutcomeRole).toInt());
    const auto waited = milliseconds(index.data(WaitedRole).toLongLong());
    QStringList parts;
    if (path.size() > 1)
        parts << path.last();
    if (outcome == CallOutcome::LeftQueue && waited >= milliseconds(0))
        parts << CallWords::tr("waited %1").arg(lengthText(waited));
    else if (outcome == CallOutcome::Answered && !index.data(AgentNameRole).toString().isEmpty())
        parts << index.data(AgentNameRole).toString();
    else if (const QString why = endWord(static_cast<CallEnd>(index.data(EndRole).toInt())); !why.isEmpty())
        parts << why;
    if (index.data(WhileOffRole).toBool())
        parts << CallWords::tr("came in while the desk was off");
    QString words = parts.join(u", "_s);
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

QString liveSentence(const QModelIndex &index, Instant now)
{
    if (index.data(KindRole).toInt() == int(CallRow::Header)) {
        return CallWords::tr("%1, %n call(s)", "group of calls", index.data(CountRole).toInt())
            .arg(groupTitle(static_cast<CallGroup>(index.data(GroupRole).toInt())));
    }
    const auto state = static_cast<CallState>(index.data(StateRole).toInt());
    const QString agent = index.data(AgentNameRole).toString();
    QStringList parts{callerName(index.data(NameRole).toString())};
    if (agent.isEmpty())
        parts << stateWord(state);
    else if (state == CallState::Ringing)
        parts << CallWords::tr("ringing %1", "the telephone of a person").arg(agent);
    else
        parts << CallWords::tr("%1 with %2", "talking with a person").arg(stateWord(state), agent);
    if (const int position = index.data(QueuePositionRole).toInt(); position > 0)
        parts << CallWords::tr("position %1").arg(position);
    const QStringList path = index.data(PathRole).toStringList();
    if (!path.isEmpty())
        parts << path.last();
    parts << spokenSpan(now - Instant(milliseconds(index.data(StateSinceRole).toLongLong())));
    if (index.data(RecordingRole).toBool())
        parts << CallWords::tr("recording");
    if (index.data(HangingUpRole).toBool())
        parts << CallWords::tr("is being hung up");
    return parts.join(u", "_s);
}

Instant endedAt(const QModelIndex &index)
{
    return Instant(milliseconds(index.data(EndedAtRole).toLongLong()));
}

QString historySentence(const QModelIndex &index, const QDateTime &endedAt)
{
    const BadgeText badge = outcomeBadge(static_cast<CallOutcome>(index.data(OutcomeRole).toInt()));
    QStringList parts{callerName(index.data(NameRole).toString()), badge.text};
    const QStringList path = index.data(PathRole).toStringList();
    if (!path.isEmpty())
        parts << path.first();
    if (const QString end = endWords(index); !end.isEmpty())
        parts << end;
    parts << QLocale().toString(endedAt, CallWords::tr("HH:mm", "time of day"));
    if (const qint64 length = index.data(DurationRole).toLongLong(); length >= 0)
        parts << spokenSpan(milliseconds(length));
    return parts.join(u", "_s);
}

QString dayTitle(QDate day, QDate today)
{
    const QLocale locale;
    const QString date = locale.toString(day, CallWords::tr("dddd d MMMM", "day of this year"));
    if (day == today)
        return CallWords::tr("Today, %1").arg(date);
    if (day.addDays(1) == today)
        return CallWords::tr("Yesterday, %1").arg(date);
    if (day.year() == today.year())
        return date;
    return locale.toString(day, CallWords::tr("dddd d MMMM yyyy", "day of another year"));
}

} // namespace cb::ui
