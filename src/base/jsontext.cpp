// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsontext.h"

namespace cb {

namespace {

void escape(char c, QByteArray &out)
{
    static constexpr char digits[] = "0123456789abcdef";
    const char escaped[] = {'\\', 'u', '0', '0', digits[uchar(c) >> 4], digits[uchar(c) & 15]};
    out.append(escaped, sizeof escaped);
}

} // namespace

void JsonText::separate()
{
    if (!m_bytes.isEmpty() && m_bytes.back() != '[' && m_bytes.back() != '{' && m_bytes.back() != ':')
        m_bytes += ',';
}

JsonText &JsonText::begin(char bracket)
{
    separate();
    m_bytes += bracket;
    return *this;
}

JsonText &JsonText::end(char bracket)
{
    m_bytes += bracket;
    return *this;
}

JsonText &JsonText::name(QLatin1StringView name)
{
    separate();
    m_bytes += '"';
    m_bytes.append(name.data(), name.size());
    m_bytes += "\":";
    return *this;
}

JsonText &JsonText::text(QStringView value)
{
    separate();
    m_bytes += '"';
    const QByteArray utf8 = value.toUtf8();
    const char *plain = utf8.cbegin();
    for (const char *c = plain; c != utf8.cend(); ++c) {
        if (uchar(*c) >= 0x20 && *c != '"' && *c != '\\')
            continue;
        m_bytes.append(plain, c - plain);
        escape(*c, m_bytes);
        plain = c + 1;
    }
    m_bytes.append(plain, utf8.cend() - plain);
    m_bytes += '"';
    return *this;
}

JsonText &JsonText::number(qint64 value)
{
    separate();
    m_bytes += QByteArray::number(value);
    return *this;
}

JsonText &JsonText::truth(bool value)
{
    separate();
    m_bytes += value ? "true" : "false";
    return *this;
}

JsonText &JsonText::raw(const QByteArray &json)
{
    separate();
    m_bytes += json;
    return *this;
}

} // namespace cb
