// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialpad/numberwords.h"

#include "base/clock.h"
#include "ui/shell/deskwords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

struct NumberWords {
    Q_DECLARE_TR_FUNCTIONS(cb::ui::NumberWords)
};

QString kindOf(NumberInfo::Line line)
{
    using Line = NumberInfo::Line;
    switch (line) {
    case Line::Unknown:
        return {};
    case Line::Mobile:
        return NumberWords::tr("mobile");
    case Line::Landline:
        return NumberWords::tr("landline");
    case Line::TollFree:
        return NumberWords::tr("toll-free");
    case Line::Premium:
        return NumberWords::tr("premium rate");
    case Line::SharedCost:
        return NumberWords::tr("shared cost");
    case Line::Internet:
        return NumberWords::tr("internet telephone");
    case Line::Pager:
        return NumberWords::tr("pager");
    case Line::Company:
        return NumberWords::tr("company number");
    case Line::Voicemail:
        return NumberWords::tr("voicemail access");
    }
    return {};
}

} // namespace

NumberVerdict verdictOn(NumberInfo::Check check)
{
    using Check = NumberInfo::Check;
    switch (check) {
    case Check::Empty:
        return {};
    case Check::Incomplete:
        return {Tone::Grey, u"circle-dashed"_s, NumberWords::tr("Digits are missing")};
    case Check::Complete:
        return {Tone::Green, u"circle-check"_s, NumberWords::tr("Complete number")};
    case Check::TooLong:
        return {Tone::Red, u"circle-x"_s, NumberWords::tr("Too many digits")};
    case Check::Invalid:
        return {Tone::Red, u"circle-x"_s, NumberWords::tr("No such number")};
    }
    return {};
}

QString countryName(const QString &region)
{
    if (region.isEmpty())
        return {};
    const QLocale::Territory territory = QLocale::codeToTerritory(region);
    if (territory == QLocale::AnyTerritory)
        return region;
    const QLocale::Language language = QLocale().language();
    if (language != QLocale::English) {
        const QLocale there(language, territory);
        if (there.language() == language && there.territory() == territory)
            return there.nativeTerritoryName();
    }
    return QLocale::territoryToString(territory);
}

QString placeOf(const NumberInfo &info)
{
    const QString country = countryName(info.region);
    const QString kind = kindOf(info.line);
    if (country.isEmpty() || kind.isEmpty())
        return country.isEmpty() ? kind : country;
    return NumberWords::tr("%1, %2", "country, kind of line").arg(country, kind);
}

QString countryCodeText(const NumberInfo::Country &country)
{
    QStringList shown{country.regions.first()};
    // Two dozen share +1; the second largest by far is no surprise to anybody.
    if (country.code == 1)
        shown << u"CA"_s;
    return u"+%1 %2"_s.arg(country.code).arg(shown.join(u", "_s));
}

QString localTime(const QString &region, Instant now)
{
    const QLocale::Territory territory = QLocale::codeToTerritory(region);
    if (region.isEmpty() || territory == QLocale::AnyTerritory)
        return {};
    const QDateTime utc = toDateTime(now);
    QList<int> offsets;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds(territory))
        offsets << QTimeZone(id).offsetFromUtc(utc);
    if (offsets.isEmpty())
        return {};
    const auto [least, most] = std::minmax_element(offsets.begin(), offsets.end());
    const auto clock = [&utc](int offset) {
        return QLocale().toString(utc.addSecs(offset).time(), NumberWords::tr("HH:mm", "time of day"));
    };
    if (*least == *most)
        return clock(*least);
    return NumberWords::tr("%1 to %2, by area", "earliest and latest time of day").arg(clock(*least), clock(*most));
}

QString costText(const PriceList &prices, const PhoneNumber &number)
{
    const std::optional<Money> minute = prices.callOut.of(number);
    return minute ? NumberWords::tr("about %1 per minute").arg(moneyText(*minute))
                  : NumberWords::tr("unknown, no price is set");
}

QString costRemark(const PriceList &prices)
{
    const QString source = prices.source.isEmpty()
        ? NumberWords::tr("Prices of %1.").arg(QLocale().toString(prices.asOf, QLocale::ShortFormat))
        : NumberWords::tr("Prices of %1: %2.", "date, source")
              .arg(QLocale().toString(prices.asOf, QLocale::ShortFormat), prices.source);
    return NumberWords::tr("An estimate: each started minute counts, and the call to your own telephone comes on top.")
        + u' ' + source;
}

QString lineText(const QString &label, const QString &number)
{
    constexpr qsizetype lastDigits = 4;
    if (label.isEmpty())
        return PhoneNumber::fromVendor(number).display();
    return u"%1 %2"_s.arg(label, number.right(lastDigits));
}

QString failureSentence(CallEnd end)
{
    switch (end) {
    case CallEnd::NotInService:
        return NumberWords::tr("The number is not in service.");
    case CallEnd::Busy:
        return NumberWords::tr("The line is busy.");
    case CallEnd::NoAnswer:
        return NumberWords::tr("Nobody answered.");
    case CallEnd::Canceled:
        return NumberWords::tr("The call was cancelled.");
    case CallEnd::None:
    case CallEnd::HungUp:
    case CallEnd::Failed:
        break;
    }
    return NumberWords::tr("The call did not go through.");
}

} // namespace cb::ui
