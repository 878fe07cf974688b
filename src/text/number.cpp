// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/number.h"

#include "text/strings.h"

#include <charconv>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace cb::text {

QString floatText(double number)
{
    if (std::isnan(number))
        return u"nan"_s;
    if (std::isinf(number))
        return number > 0 ? u"inf"_s : u"-inf"_s;
    char buffer[40];
    const auto written = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::scientific);
    const QByteArrayView all(buffer, written.ptr - buffer);
    const qsizetype e = all.indexOf('e');
    const int exponent = all.sliced(e + 1).toInt();
    QByteArray digits;
    for (const char c : all.first(e)) {
        if (c >= '0' && c <= '9')
            digits += c;
    }
    QByteArray text(number < 0 || std::signbit(number) ? "-" : "");
    if (exponent < -4 || exponent >= 16) {
        text += digits.at(0);
        if (digits.size() > 1)
            text += '.' + digits.mid(1);
        text += exponent < 0 ? "e-" : "e+";
        text += QByteArray::number(std::abs(exponent)).rightJustified(2, '0');
    } else if (exponent < 0) {
        text += "0." + QByteArray(-exponent - 1, '0') + digits;
    } else if (digits.size() <= exponent + 1) {
        text += digits + QByteArray(exponent + 1 - digits.size(), '0') + ".0";
    } else {
        text += digits.left(exponent + 1) + '.' + digits.mid(exponent + 1);
    }
    return QString::fromLatin1(text);
}

std::optional<qint64> parseInteger(QStringView text, int base, bool *tooLarge)
{
    if (base != 0 && (base < 2 || base > 36))
        return std::nullopt;
    QStringView rest = strip(text);
    bool negative = false;
    if (rest.startsWith(u'-') || rest.startsWith(u'+')) {
        negative = rest.front() == u'-';
        rest = rest.sliced(1);
    }
    const auto prefix = [&](char16_t lower, int itsBase) {
        if (rest.size() < 2 || rest[0] != u'0' || rest[1].toLower() != lower || (base != 0 && base != itsBase))
            return false;
        base = itsBase;
        rest = rest.sliced(2);
        if (rest.startsWith(u'_'))
            rest = rest.sliced(1);
        return true;
    };
    const bool prefixed = prefix(u'x', 16) || prefix(u'o', 8) || prefix(u'b', 2);
    const bool leadingZero = base == 0 && !prefixed && rest.startsWith(u'0');
    if (base == 0)
        base = 10;

    quint64 magnitude = 0;
    bool overflow = false;
    bool afterDigit = false;
    for (const QChar c : rest) {
        if (c == u'_' && afterDigit) {
            afterDigit = false;
            continue;
        }
        int digit = c.digitValue();
        if (digit < 0 && c >= u'a' && c <= u'z')
            digit = c.unicode() - u'a' + 10;
        else if (digit < 0 && c >= u'A' && c <= u'Z')
            digit = c.unicode() - u'A' + 10;
        if (digit < 0 || digit >= base)
            return std::nullopt;
        overflow = overflow || __builtin_mul_overflow(magnitude, quint64(base), &magnitude)
            || __builtin_add_overflow(magnitude, quint64(digit), &magnitude);
        afterDigit = true;
    }
    if (!afterDigit || (leadingZero && (magnitude != 0 || overflow)))
        return std::nullopt;
    constexpr quint64 largest = quint64(std::numeric_limits<qint64>::max());
    if (overflow || magnitude > largest + (negative ? 1 : 0)) {
        if (tooLarge)
            *tooLarge = true;
        return std::nullopt;
    }
    return negative ? qint64(~magnitude + 1) : qint64(magnitude);
}

std::optional<double> parseFloat(QStringView text)
{
    const QStringView rest = strip(text);
    QByteArray ascii;
    ascii.reserve(rest.size());
    for (qsizetype i = 0; i < rest.size(); ++i) {
        const QChar c = rest[i];
        if (c == u'_') {
            const bool between = i > 0 && i + 1 < rest.size() && rest[i - 1].isDigit() && rest[i + 1].isDigit();
            if (!between)
                return std::nullopt;
        } else if (c.digitValue() >= 0) {
            ascii += char('0' + c.digitValue());
        } else if (c.unicode() < 128) {
            ascii += c.toLower().toLatin1();
        } else {
            return std::nullopt;
        }
    }
    QByteArrayView number = ascii;
    const bool negative = number.startsWith('-');
    if (negative || number.startsWith('+'))
        number = number.sliced(1);
    if (number == "inf" || number == "infinity")
        return negative ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    if (number == "nan")
        return std::numeric_limits<double>::quiet_NaN();
    if (number.isEmpty() || !((number.front() >= '0' && number.front() <= '9') || number.front() == '.'))
        return std::nullopt;
    double parsed = 0;
    const auto result = std::from_chars(number.begin(), number.end(), parsed, std::chars_format::general);
    if (result.ptr != number.end() || result.ec == std::errc::invalid_argument)
        return std::nullopt;
    if (result.ec == std::errc::result_out_of_range) { // too small or too large: from_chars does not say which
        long double wide = ascii.contains("e-") ? 0.0L : std::numeric_limits<long double>::infinity();
        std::from_chars(number.begin(), number.end(), wide, std::chars_format::general);
        parsed = double(wide);
    }
    return negative ? -parsed : parsed;
}

double roundDecimal(double number, int digits)
{
    if (!std::isfinite(number) || digits > 323)
        return number;
    if (digits < -308)
        return std::copysign(0.0, number);
    if (digits < 0) {
        const double unit = std::pow(10.0, -digits);
        return std::nearbyint(number / unit) * unit;
    }
    // Rounds the exact binary value, as Python does; printf would too, but follows the locale.
    char buffer[400 + 324];
    const auto written = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed, digits);
    double rounded = number;
    std::from_chars(buffer, written.ptr, rounded);
    return rounded;
}

} // namespace cb::text
