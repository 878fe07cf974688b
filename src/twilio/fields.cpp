// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/fields.h"

#include "twilio/rfc2822.h"

#include <algorithm>
#include <charconv>

using namespace Qt::StringLiterals;

namespace cb::twilio {

bool isSid(QByteArrayView text, QByteArrayView kind)
{
    constexpr qsizetype length = 34;
    return text.size() == length && text.startsWith(kind) && std::all_of(text.begin() + 2, text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

QString Fields::sid(QByteArrayView name, std::initializer_list<QByteArrayView> kinds, Need need)
{
    const QByteArrayView value = m_form.value(name);
    if (value.isEmpty()) {
        if (need == Required)
            wrong(name, "is missing");
        return {};
    }
    if (std::none_of(kinds.begin(), kinds.end(), [value](QByteArrayView kind) { return isSid(value, kind); })) {
        wrong(name, "is not such a SID");
        return {};
    }
    return QString::fromLatin1(value);
}

QString Fields::text(QByteArrayView name, qsizetype longest, Need need)
{
    const QByteArrayView value = m_form.value(name);
    if (value.isEmpty()) {
        if (need == Required)
            wrong(name, "is missing");
        return {};
    }
    QString text = QString::fromUtf8(value);
    if (text.size() > longest) {
        wrong(name, "is too long");
        return {};
    }
    return text;
}

std::optional<qint64> Fields::number(QByteArrayView name, qint64 least, qint64 most)
{
    const QByteArrayView value = m_form.value(name);
    if (value.isEmpty())
        return std::nullopt;
    qint64 result = 0;
    const auto [end, problem] = std::from_chars(value.begin(), value.end(), result);
    if (problem != std::errc() || end != value.end() || result < least || result > most) {
        wrong(name, "is not such a number");
        return std::nullopt;
    }
    return result;
}

std::optional<int> Fields::integer(QByteArrayView name, int least, int most)
{
    const std::optional<qint64> value = number(name, least, most);
    return value ? std::optional<int>(int(*value)) : std::nullopt;
}

std::optional<std::chrono::seconds> Fields::seconds(QByteArrayView name)
{
    constexpr qint64 year = 366 * 86400; // no call, recording or wait is longer
    const std::optional<qint64> value = number(name, 0, year);
    return value ? std::optional<std::chrono::seconds>(*value) : std::nullopt;
}

std::optional<double> Fields::fraction(QByteArrayView name)
{
    const QByteArrayView value = m_form.value(name);
    if (value.isEmpty())
        return std::nullopt;
    double result = 0;
    const auto [end, problem] = std::from_chars(value.begin(), value.end(), result, std::chars_format::fixed);
    if (problem != std::errc() || end != value.end() || !(result >= 0 && result <= 1)) {
        wrong(name, "is not between 0 and 1");
        return std::nullopt;
    }
    return result;
}

std::optional<bool> Fields::boolean(QByteArrayView name)
{
    const QByteArrayView value = m_form.value(name);
    if (value.isEmpty())
        return std::nullopt;
    if (value == "true")
        return true;
    if (value != "false")
        wrong(name, "is neither true nor false");
    return false;
}

std::optional<Instant> Fields::instant(QByteArrayView name)
{
    const QByteArrayView value = m_form.value(name);
    if (value.isEmpty())
        return std::nullopt;
    const std::optional<Instant> at = fromRfc2822(value);
    if (!at)
        wrong(name, "is not an RFC 2822 time");
    return at;
}

Place Fields::place(QByteArrayView prefix)
{
    constexpr qsizetype longestName = 16; // "FromCountry"
    char name[longestName];
    const auto read = [&](QByteArrayView part) {
        std::copy(prefix.begin(), prefix.end(), name);
        std::copy(part.begin(), part.end(), name + prefix.size());
        return text(QByteArrayView(name, prefix.size() + part.size()));
    };
    return {read("City"), read("State"), read("Zip"), read("Country")};
}

std::optional<RecordingResult> Fields::recording()
{
    if (m_form.value("RecordingUrl").isEmpty())
        return std::nullopt;
    RecordingResult result;
    result.url = text("RecordingUrl", longestUrl);
    result.sid = sid("RecordingSid", {"RE"}, Optional);
    if (result.sid.isEmpty()) { // a Record's action has only the address, which ends with the SID
        const QString last = result.url.section(u'/', -1).section(u'.', 0, 0);
        if (isSid(last.toLatin1(), "RE"))
            result.sid = last;
    }
    result.duration = seconds("RecordingDuration");
    return result;
}

void Fields::wrong(QByteArrayView name, const char *what)
{
    if (m_problem.isEmpty())
        m_problem = u"%1 %2"_s.arg(QString::fromUtf8(name), QString::fromLatin1(what));
}

} // namespace cb::twilio
