// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twimlwriter.h"

#include <array>

using namespace Qt::StringLiterals;

namespace cb::twilio::twiml {

namespace {

constexpr qsizetype longestEscape = 6; // "&quot;"

enum class Ascii : uchar { Plain, Escape, Forbidden };

// Tab and line ends are written as references: in an attribute a parser turns the characters themselves into blanks.
constexpr std::array<Ascii, 128> kinds = [] {
    std::array<Ascii, 128> kind{};
    for (size_t c = 0; c < 0x20; ++c)
        kind[c] = Ascii::Forbidden;
    for (const char c : {'\t', '\n', '\r', '&', '<', '>', '"'})
        kind[size_t(c)] = Ascii::Escape;
    return kind;
}();

const char *escapeOf(char16_t c)
{
    switch (c) {
    case u'\t':
        return "&#9;";
    case u'\n':
        return "&#10;";
    case u'\r':
        return "&#13;";
    case u'&':
        return "&amp;";
    case u'<':
        return "&lt;";
    case u'>':
        return "&gt;";
    default:
        return "&quot;";
    }
}

} // namespace

QByteArray Writer::take()
{
    m_out.truncate(m_size);
    m_size = 0;
    return std::move(m_out);
}

void Writer::escaped(const QString &value, OnForbidden rule)
{
    room(value.size() * longestEscape);
    char *out = m_out.data() + m_size;
    const char16_t *at = reinterpret_cast<const char16_t *>(value.constData());
    const char16_t *const end = at + value.size();
    bool forbidden = false;
    for (; at != end; ++at) {
        const char16_t c = *at;
        if (c < 0x80) {
            if (kinds[c] == Ascii::Plain) {
                *out++ = char(c);
            } else if (kinds[c] == Ascii::Escape) {
                const char *escape = escapeOf(c);
                const size_t size = std::strlen(escape);
                std::memcpy(out, escape, size);
                out += size;
            } else {
                forbidden = true;
            }
        } else if (c < 0x800) {
            *out++ = char(0xc0 | (c >> 6));
            *out++ = char(0x80 | (c & 0x3f));
        } else if (QChar::isSurrogate(c)) {
            if (!QChar::isHighSurrogate(c) || at + 1 == end || !QChar::isLowSurrogate(at[1])) {
                forbidden = true;
                continue;
            }
            const char32_t full = QChar::surrogateToUcs4(c, *++at);
            *out++ = char(0xf0 | (full >> 18));
            *out++ = char(0x80 | ((full >> 12) & 0x3f));
            *out++ = char(0x80 | ((full >> 6) & 0x3f));
            *out++ = char(0x80 | (full & 0x3f));
        } else if (c >= 0xfffe) {
            forbidden = true;
        } else {
            *out++ = char(0xe0 | (c >> 12));
            *out++ = char(0x80 | ((c >> 6) & 0x3f));
            *out++ = char(0x80 | (c & 0x3f));
        }
    }
    m_size = out - m_out.data();
    if (forbidden && rule == OnForbidden::Refuse)
        fail(u"a control character in an attribute or address"_s);
}

} // namespace cb::twilio::twiml
