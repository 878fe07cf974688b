// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/form.h"

#include <algorithm>
#include <array>
#include <cstring>

using namespace Qt::StringLiterals;

namespace cb::twilio {

namespace {

constexpr std::array<signed char, 256> hexValues = [] {
    std::array<signed char, 256> values{};
    values.fill(-1);
    for (int i = 0; i < 10; ++i)
        values[size_t('0' + i)] = static_cast<signed char>(i);
    for (int i = 0; i < 6; ++i)
        values[size_t('a' + i)] = values[size_t('A' + i)] = static_cast<signed char>(10 + i);
    return values;
}();

constexpr std::array<bool, 256> unescaped = [] {
    std::array<bool, 256> plain{};
    for (int c = 0; c < 256; ++c) {
        plain[size_t(c)] = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '*'
            || c == '-' || c == '.' || c == '_';
    }
    return plain;
}();

int hex(char c)
{
    return hexValues[uchar(c)];
}

tl::unexpected<Error> broken(qsizetype pair, const QString &what)
{
    return failure(Error::Kind::Invalid, u"form: pair %1: %2"_s.arg(pair).arg(what));
}

/// Writes [from, to) decoded to `out` and returns the end of it, or nullptr at a broken escape.
char *decode(const char *from, const char *to, char *out)
{
    for (; from != to; ++from) {
        if (*from == '+') {
            *out++ = ' ';
        } else if (*from == '%') {
            if (to - from < 3 || hex(from[1]) < 0 || hex(from[2]) < 0)
                return nullptr;
            *out++ = char(hex(from[1]) << 4 | hex(from[2]));
            from += 2;
        } else {
            *out++ = *from;
        }
    }
    return out;
}

constexpr qsizetype longestEscape = 3;

/// Writes `text` encoded to `out`, which has room for three bytes for each of its own, and returns the end of it.
char *encode(QByteArrayView text, char *out)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    for (const char c : text) {
        if (unescaped[uchar(c)]) {
            *out++ = c;
        } else if (c == ' ') {
            *out++ = '+';
        } else {
            *out++ = '%';
            *out++ = digits[uchar(c) >> 4];
            *out++ = digits[uchar(c) & 15];
        }
    }
    return out;
}

const char *find(const char *from, const char *to, char wanted)
{
    const void *place = from == to ? nullptr : std::memchr(from, wanted, size_t(to - from));
    return place ? static_cast<const char *>(place) : to;
}

} // namespace

Result<Form> Form::parse(QByteArrayView encoded, Limits limits)
{
    if (encoded.size() > limits.bytes) {
        return failure(
            Error::Kind::Invalid, u"form: %1 bytes, at most %2 are read"_s.arg(encoded.size()).arg(limits.bytes));
    }
    Form form;
    if (encoded.isEmpty())
        return form;
    form.m_text = QByteArray(encoded.size(), Qt::Uninitialized); // a decoded form is never longer
    form.m_fields.reserve(48);
    char *const start = form.m_text.data();
    char *out = start;
    const char *const end = encoded.data() + encoded.size();
    for (const char *at = encoded.data(); at != end;) {
        const char *const stop = twilio::find(at, end, '&');
        const char *const equals = twilio::find(at, stop, '=');
        const qsizetype number = form.size() + 1;
        if (at != stop) { // "a=1&&b=2": nothing between two separators is no field
            if (at == equals)
                return broken(number, u"no name"_s);
            if (number > limits.pairs)
                return broken(number, u"more than %1 pairs"_s.arg(limits.pairs));
            char *const value = decode(at, equals, out);
            char *const valueEnd = !value ? nullptr : equals == stop ? value : decode(equals + 1, stop, value);
            if (!valueEnd)
                return broken(number, u"broken percent escape"_s);
            if (twilio::find(out, valueEnd, '\0') != valueEnd)
                return broken(number, u"NUL byte"_s);
            if (!QByteArrayView(out, value).isValidUtf8() || !QByteArrayView(value, valueEnd).isValidUtf8())
                return broken(number, u"not UTF-8"_s);
            form.m_fields.push_back({int(out - start), int(value - start), int(valueEnd - start)});
            out = valueEnd;
        }
        at = stop == end ? end : stop + 1;
    }
    form.m_text.truncate(out - start);
    return form;
}

void Form::append(QByteArrayView name, QByteArrayView value)
{
    const int start = int(m_text.size());
    m_text += name;
    m_text += value;
    m_fields.push_back({start, start + int(name.size()), int(m_text.size())});
}

QByteArray Form::encoded() const
{
    return encoded([](QByteArrayView) { return false; }, {});
}

QByteArray Form::encoded(bool (*hides)(QByteArrayView name), QByteArrayView instead) const
{
    QByteArray encoded(m_text.size() * longestEscape + size() * (2 + instead.size()), Qt::Uninitialized);
    char *const start = encoded.data();
    char *out = start;
    for (qsizetype i = 0; i < size(); ++i) {
        const Pair pair = at(i);
        if (i > 0)
            *out++ = '&';
        out = encode(pair.name, out);
        *out++ = '=';
        out = hides(pair.name) ? std::copy(instead.begin(), instead.end(), out) : encode(pair.value, out);
    }
    encoded.truncate(out - start);
    return encoded;
}

Form::Pair Form::at(qsizetype index) const
{
    const Field &field = m_fields[size_t(index)];
    const QByteArrayView text(m_text);
    return {text.sliced(field.name, field.value - field.name), text.sliced(field.value, field.end - field.value)};
}

qsizetype Form::find(QByteArrayView name) const
{
    for (qsizetype i = 0; i < size(); ++i) {
        const Field &field = m_fields[size_t(i)];
        if (field.value - field.name == name.size()
            && std::memcmp(m_text.constData() + field.name, name.data(), size_t(name.size())) == 0)
            return i;
    }
    return -1;
}

QByteArrayView Form::value(QByteArrayView name) const
{
    const qsizetype index = find(name);
    return index < 0 ? QByteArrayView() : at(index).value;
}

QByteArrayList Form::values(QByteArrayView name) const
{
    QByteArrayList found;
    for (qsizetype i = 0; i < size(); ++i) {
        if (at(i).name == name)
            found.append(at(i).value.toByteArray());
    }
    return found;
}

bool operator==(const Form &a, const Form &b)
{
    if (a.size() != b.size())
        return false;
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (a.at(i).name != b.at(i).name || a.at(i).value != b.at(i).value)
            return false;
    }
    return true;
}

} // namespace cb::twilio
