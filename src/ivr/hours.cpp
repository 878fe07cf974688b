// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ivr/hours.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ivr {

namespace {

const QString dayNames[] = {u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s, u"sun"_s};
constexpr int dayMinutes = 24 * 60;

/// "07:00" … "24:00"; -1 for anything else.
int minutes(QStringView text)
{
    if (text.size() != 5 || text[2] != u':')
        return -1;
    for (const int i : {0, 1, 3, 4}) {
        if (text[i] < u'0' || text[i] > u'9')
            return -1;
    }
    const int hour = text.left(2).toInt();
    const int minute = text.mid(3).toInt();
    return minute > 59 || hour * 60 + minute > dayMinutes ? -1 : hour * 60 + minute;
}

QString clockText(int minutes)
{
    return u"%1:%2"_s.arg(minutes / 60, 2, 10, QChar(u'0')).arg(minutes % 60, 2, 10, QChar(u'0'));
}

Result<QList<Hours::Range>> readRanges(const QJsonValue &json, const QString &path)
{
    QList<Hours::Range> ranges;
    if (json.isUndefined())
        return ranges;
    const auto wrong = [&path] {
        return failure(Error::Kind::Invalid, path + u": expected a list of times like \"07:00-19:00\""_s);
    };
    if (!json.isArray() || json.toArray().size() > 24)
        return wrong();
    const QJsonArray list = json.toArray();
    for (const QJsonValue item : list) {
        const QString text = item.toString();
        const int from = minutes(QStringView(text).left(5));
        const int to = minutes(QStringView(text).mid(std::min<qsizetype>(6, text.size())));
        if (text.size() != 11 || text[5] != u'-' || from < 0 || from == dayMinutes || to < 0)
            return wrong();
        ranges << Hours::Range{from, to};
    }
    return ranges;
}

QJsonArray rangesJson(const QList<Hours::Range> &ranges)
{
    QJsonArray list;
    for (const Hours::Range &range : ranges)
        list << clockText(range.from) + u'-' + clockText(range.to);
    return list;
}

Result<Hours::Override> readOverride(const QJsonObject &json)
{
    Hours::Override byHand;
    const QString state = json[u"state"_s].toString();
    if (state != u"open"_s && state != u"closed"_s)
        return failure(Error::Kind::Invalid, u"override.state: expected open or closed"_s);
    byHand.open = state == u"open"_s;
    if (json.contains(u"until"_s)) {
        const QDateTime until = QDateTime::fromString(json[u"until"_s].toString(), Qt::ISODateWithMs);
        if (!until.isValid() || until.timeSpec() == Qt::LocalTime)
            return failure(Error::Kind::Invalid, u"override.until: expected a time like 2026-11-20T18:00:00Z"_s);
        byHand.until = toInstant(until);
    }
    byHand.reason = json[u"reason"_s].toString();
    byHand.notice = json[u"notice"_s].toString();
    return byHand;
}

} // namespace

const Hours::Holiday *Hours::holiday(QDate date) const
{
    const auto found = std::ranges::find(holidays, date, &Holiday::date);
    return found == holidays.end() ? nullptr : &*found;
}

const QList<Hours::Range> &Hours::openOn(QDate date) const
{
    const Holiday *free = holiday(date);
    return free ? free->open : week[size_t(date.dayOfWeek() - 1)];
}

Hours::Moment Hours::at(Instant now, const SiteTime &site) const
{
    if (byHand && (!byHand->until || now < *byHand->until))
        return {byHand->open ? State::Open : State::Closed, byHand->reason, byHand->notice};
    const QDateTime local = site.local(now);
    const int minute = local.time().hour() * 60 + local.time().minute();
    const Holiday *free = holiday(local.date());
    const QString reason = free ? free->name : QString();
    for (const Range &range : openOn(local.date())) {
        const bool pastMidnight = range.to <= range.from;
        if (minute >= range.from && (pastMidnight || minute < range.to))
            return {State::Open, reason, {}};
    }
    for (const Range &range : openOn(local.date().addDays(-1))) {
        if (range.to <= range.from && minute < range.to)
            return {State::Open, reason, {}};
    }
    return {free ? State::Holiday : State::Closed, reason, {}};
}

Result<Hours> Hours::parse(const QJsonObject &json)
{
    Hours hours;
    const QJsonObject week = json[u"week"_s].toObject();
    for (const QString &name : week.keys()) {
        const auto day = std::ranges::find(dayNames, name);
        if (day == std::end(dayNames))
            return failure(Error::Kind::Invalid, u"week.%1: expected mon to sun"_s.arg(name));
        Result<QList<Range>> ranges = readRanges(week[name], u"week."_s + name);
        if (!ranges)
            return tl::unexpected(ranges.error());
        hours.week[size_t(day - std::begin(dayNames))] = *std::move(ranges);
    }
    const QJsonArray holidays = json[u"holidays"_s].toArray();
    for (qsizetype i = 0; i < holidays.size(); ++i) {
        const QString path = u"holidays[%1]"_s.arg(i);
        Holiday holiday{
            QDate::fromString(holidays[i][u"date"_s].toString(), Qt::ISODate), holidays[i][u"name"_s].toString(), {}};
        if (!holiday.date.isValid())
            return failure(Error::Kind::Invalid, path + u".date: expected a date like 2026-11-26"_s);
        Result<QList<Range>> open = readRanges(holidays[i][u"open"_s], path + u".open"_s);
        if (!open)
            return tl::unexpected(open.error());
        holiday.open = *std::move(open);
        hours.holidays << holiday;
    }
    if (json.contains(u"override"_s)) {
        Result<Override> byHand = readOverride(json[u"override"_s].toObject());
        if (!byHand)
            return tl::unexpected(byHand.error());
        hours.byHand = *std::move(byHand);
    }
    return hours;
}

QJsonObject Hours::toJson() const
{
    QJsonObject json;
    QJsonObject days;
    for (size_t day = 0; day < week.size(); ++day) {
        if (!week[day].isEmpty())
            days.insert(dayNames[day], rangesJson(week[day]));
    }
    json.insert(u"week"_s, days);
    QJsonArray free;
    for (const Holiday &holiday : holidays)
        free << QJsonObject{{u"date"_s, holiday.date.toString(Qt::ISODate)}, {u"name"_s, holiday.name},
            {u"open"_s, rangesJson(holiday.open)}};
    if (!free.isEmpty())
        json.insert(u"holidays"_s, free);
    if (byHand) {
        QJsonObject hand{{u"state"_s, byHand->open ? u"open"_s : u"closed"_s}};
        if (byHand->until)
            hand.insert(u"until"_s, toDateTime(*byHand->until).toString(Qt::ISODateWithMs));
        if (!byHand->reason.isEmpty())
            hand.insert(u"reason"_s, byHand->reason);
        if (!byHand->notice.isEmpty())
            hand.insert(u"notice"_s, byHand->notice);
        json.insert(u"override"_s, hand);
    }
    return json;
}

QString toWord(Hours::State state)
{
    switch (state) {
    case Hours::State::Open:
        return u"open"_s;
    case Hours::State::Closed:
        return u"closed"_s;
    case Hours::State::Holiday:
        return u"holiday"_s;
    }
    return {};
}

} // namespace cb::ivr
