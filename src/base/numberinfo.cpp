// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/numberinfo.h"

#include <phonenumbers/asyoutypeformatter.h>
#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <list>
#include <memory>
#include <set>

using namespace Qt::StringLiterals;
using i18n::phonenumbers::PhoneNumberUtil;

namespace cb {

namespace {

constexpr qsizetype longest = 64; // longer than any notation of a number

NumberInfo::Line lineOf(PhoneNumberUtil::PhoneNumberType type)
{
    using Line = NumberInfo::Line;
    switch (type) {
    case PhoneNumberUtil::FIXED_LINE:
        return Line::Landline;
    case PhoneNumberUtil::MOBILE:
        return Line::Mobile;
    case PhoneNumberUtil::TOLL_FREE:
        return Line::TollFree;
    case PhoneNumberUtil::PREMIUM_RATE:
        return Line::Premium;
    case PhoneNumberUtil::SHARED_COST:
        return Line::SharedCost;
    case PhoneNumberUtil::VOIP:
        return Line::Internet;
    case PhoneNumberUtil::PAGER:
        return Line::Pager;
    case PhoneNumberUtil::UAN:
        return Line::Company;
    case PhoneNumberUtil::VOICEMAIL:
        return Line::Voicemail;
    default:
        return Line::Unknown;
    }
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

NumberInfo NumberInfo::of(const QString &typed, const QString &region)
{
    NumberInfo info;
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return info;
    if (text.size() > longest) {
        info.check = Check::TooLong;
        return info;
    }
    const PhoneNumberUtil &library = *PhoneNumberUtil::GetInstance();
    i18n::phonenumbers::PhoneNumber parsed;
    switch (library.Parse(text.toStdString(), region.toStdString(), &parsed)) {
    case PhoneNumberUtil::NO_PARSING_ERROR:
        break;
    case PhoneNumberUtil::TOO_LONG_NSN:
        info.check = Check::TooLong;
        return info;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR: {
        // "+3" begins many a country code, "+999" none.
        const bool begins = text.startsWith(u'+') && std::count_if(text.begin(), text.end(), isDigit) < 3;
        info.check = begins ? Check::Incomplete : Check::Invalid;
        return info;
    }
    case PhoneNumberUtil::NOT_A_NUMBER: {
        const bool onlySigns =
            std::all_of(text.begin(), text.end(), [](QChar c) { return isDigit(c) || u"+()-. /"_s.contains(c); });
        info.check = onlySigns ? Check::Incomplete : Check::Invalid;
        return info;
    }
    default:
        info.check = Check::Incomplete;
        return info;
    }
    info.countryCode = parsed.country_code();
    std::string known;
    library.GetRegionCodeForNumber(parsed, &known);
    info.region = known == "ZZ" ? QString() : QString::fromStdString(known);
    if (library.IsValidNumber(parsed)) {
        std::string e164;
        library.Format(parsed, PhoneNumberUtil::E164, &e164);
        info.check = Check::Complete;
        info.number = PhoneNumber::fromVendor(QString::fromStdString(e164));
        info.line = lineOf(library.GetNumberType(parsed));
        return info;
    }
    switch (library.IsPossibleNumberWithReason(parsed)) {
    case PhoneNumberUtil::TOO_SHORT:
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY:
        info.check = Check::Incomplete;
        break;
    case PhoneNumberUtil::TOO_LONG:
        info.check = Check::TooLong;
        break;
    default:
        info.check = Check::Invalid;
    }
    return info;
}

QString NumberInfo::grouped(const QString &typed, const QString &region)
{
    if (typed.size() > longest)
        return typed;
    const PhoneNumberUtil &library = *PhoneNumberUtil::GetInstance();
    const std::unique_ptr<i18n::phonenumbers::AsYouTypeFormatter> formatter(
        library.GetAsYouTypeFormatter(region.toStdString()));
    std::string shown;
    for (const QChar c : typed) {
        if (isDigit(c) || c == u'+')
            formatter->InputDigit(char32_t(c.unicode()), &shown);
        else if (!u" ()-./"_s.contains(c))
            return typed;
    }
    return QString::fromStdString(shown).replace(u'-', u' ');
}

QList<NumberInfo::Country> NumberInfo::countries()
{
    const PhoneNumberUtil &library = *PhoneNumberUtil::GetInstance();
    std::set<int> codes;
    library.GetSupportedCallingCodes(&codes);
    QList<Country> all;
    for (const int code : codes) {
        std::list<std::string> regions;
        library.GetRegionCodesForCountryCallingCode(code, &regions);
        Country country{code, {}};
        for (const std::string &region : regions) {
            if (region != "001") // of the world at large
                country.regions << QString::fromStdString(region);
        }
        if (!country.regions.isEmpty())
            all << country;
    }
    return all;
}

} // namespace cb
