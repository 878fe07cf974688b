// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/phonenumber.h"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using i18n::phonenumbers::PhoneNumberUtil;

namespace cb {

namespace {

constexpr qsizetype longestE164 = 16; // "+" and 15 digits
constexpr qsizetype shortestE164 = 8;

bool isE164(const QString &text)
{
    return text.size() >= shortestE164 && text.size() <= longestE164 && text[0] == u'+' && text[1] >= u'1'
        && text[1] <= u'9' && std::all_of(text.begin() + 1, text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

std::string toStd(const QString &text)
{
    return text.toStdString();
}

QString reason(PhoneNumberUtil::ErrorType error)
{
    switch (error) {
    case PhoneNumberUtil::NO_PARSING_ERROR:
        break;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR:
        return u"unknown country code"_s;
    case PhoneNumberUtil::NOT_A_NUMBER:
        return u"not a telephone number"_s;
    case PhoneNumberUtil::TOO_SHORT_AFTER_IDD:
    case PhoneNumberUtil::TOO_SHORT_NSN:
        return u"too short"_s;
    case PhoneNumberUtil::TOO_LONG_NSN:
        return u"too long"_s;
    }
    return u"not valid in its country"_s;
}

} // namespace

Result<PhoneNumber> PhoneNumber::parse(const QString &text, const QString &region)
{
    if (text.size() > 64) // longer than any notation of a number; the library would scan all of it
        return failure(Error::Kind::Invalid, u"too long"_s);
    const PhoneNumberUtil &library = *PhoneNumberUtil::GetInstance();
    i18n::phonenumbers::PhoneNumber parsed;
    const PhoneNumberUtil::ErrorType error = library.Parse(toStd(text), toStd(region), &parsed);
    if (error != PhoneNumberUtil::NO_PARSING_ERROR || !library.IsValidNumber(parsed))
        return failure(Error::Kind::Invalid, reason(error));
    std::string e164;
    library.Format(parsed, PhoneNumberUtil::E164, &e164);
    PhoneNumber number;
    number.m_e164 = QString::fromStdString(e164);
    return number;
}

PhoneNumber PhoneNumber::fromVendor(const QString &text)
{
    PhoneNumber number;
    if (isE164(text))
        number.m_e164 = text;
    return number;
}

QString PhoneNumber::display() const
{
    if (m_e164.isEmpty())
        return {};
    const PhoneNumberUtil &library = *PhoneNumberUtil::GetInstance();
    i18n::phonenumbers::PhoneNumber parsed;
    if (library.Parse(toStd(m_e164), "ZZ", &parsed) != PhoneNumberUtil::NO_PARSING_ERROR)
        return m_e164;
    std::string formatted;
    library.Format(parsed, PhoneNumberUtil::INTERNATIONAL, &formatted);
    return QString::fromStdString(formatted).replace(u'-', u' ');
}

QString PhoneNumber::region() const
{
    const PhoneNumberUtil &library = *PhoneNumberUtil::GetInstance();
    i18n::phonenumbers::PhoneNumber parsed;
    if (m_e164.isEmpty() || library.Parse(toStd(m_e164), "ZZ", &parsed) != PhoneNumberUtil::NO_PARSING_ERROR)
        return {};
    std::string region;
    library.GetRegionCodeForNumber(parsed, &region);
    return region == "ZZ" ? QString() : QString::fromStdString(region);
}

QString PhoneNumber::masked() const
{
    QString text = display();
    qsizetype kept = 2;
    const qsizetype countryEnd = std::max<qsizetype>(text.indexOf(u' '), 1);
    for (qsizetype i = text.size() - 1; i >= countryEnd; --i) {
        if (text[i].isDigit() && kept-- <= 0)
            text[i] = u'*';
    }
    return text;
}

} // namespace cb
