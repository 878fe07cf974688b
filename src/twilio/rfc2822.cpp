// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/rfc2822.h"

#include <cstdio>
#include <iterator>

using namespace std::chrono;

namespace cb::twilio {

namespace {

constexpr const char *monthNames[] = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr const char *dayNames[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

/// Reads from the front of a text; once something did not fit, nothing fits any more.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text)
        : m_rest(text)
    { }
    bool take(QByteArrayView word)
    {
        if (!m_rest.startsWith(word))
            return false;
        m_rest = m_rest.sliced(word.size());
        return true;
    }
    void expect(QByteArrayView word) { m_good = take(word) && m_good; }
    int number(qsizetype fewest, qsizetype most)
    {
        qsizetype digits = 0;
        int value = 0;
        while (digits < most && digits < m_rest.size() && m_rest[digits] >= '0' && m_rest[digits] <= '9')
            value = value * 10 + (m_rest[digits++] - '0');
        m_good = m_good && digits >= fewest;
        m_rest = m_rest.sliced(digits);
        return value;
    }
    template <size_t N>
    unsigned name(const char *const (&names)[N])
    {
        for (size_t i = 0; i < N; ++i) {
            if (take(names[i]))
                return unsigned(i);
        }
        m_good = false;
        return 0;
    }
    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] bool done() const { return m_good && m_rest.isEmpty(); }
    [[nodiscard]] char next() const { return m_rest.isEmpty() ? '\0' : m_rest.front(); }

private:
    QByteArrayView m_rest;
    bool m_good = true;
};

} // namespace

std::optional<Instant> fromRfc2822(QByteArrayView text)
{
    Scanner scan(text);
    if (scan.next() >= 'A') {
        (void)scan.name(dayNames);
        scan.expect(", ");
    }
    const int dayOfMonth = scan.number(1, 2);
    scan.expect(" ");
    const unsigned monthIndex = scan.name(monthNames);
    scan.expect(" ");
    const int yearNumber = scan.number(4, 4);
    scan.expect(" ");
    const int hour = scan.number(2, 2);
    scan.expect(":");
    const int minute = scan.number(2, 2);
    scan.expect(":");
    const int second = scan.number(2, 2);
    scan.expect(" ");
    minutes zone{0};
    if (!scan.take("GMT")) {
        const bool west = scan.take("-");
        if (!west)
            scan.expect("+");
        const int hhmm = scan.number(4, 4);
        zone = hours(hhmm / 100) + minutes(hhmm % 100);
        if (west)
            zone = -zone;
    }
    const year_month_day date = year(yearNumber) / month(monthIndex + 1) / day(unsigned(dayOfMonth));
    if (!scan.done() || !date.ok() || hour > 23 || minute > 59 || second > 60)
        return std::nullopt;
    return Instant(sys_days(date) + hours(hour) + minutes(minute) + seconds(second) - zone);
}

QByteArray toRfc2822(Instant at)
{
    const sys_days date = floor<days>(at);
    const year_month_day ymd(date);
    const hh_mm_ss time(floor<seconds>(at - date));
    char text[64];
    const int size = std::snprintf(text, sizeof text, "%s, %02u %s %04d %02d:%02d:%02d +0000",
        dayNames[weekday(date).c_encoding()], unsigned(ymd.day()), monthNames[unsigned(ymd.month()) - 1],
        int(ymd.year()), int(time.hours().count()), int(time.minutes().count()), int(time.seconds().count()));
    return QByteArray(text, size);
}

} // namespace cb::twilio
