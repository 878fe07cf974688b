// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/strings.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb::text {

bool isSpace(QChar c)
{
    return c.isSpace() || (c >= u'\x1c' && c <= u'\x1f');
}

qsizetype codePoints(QStringView text)
{
    return text.size() - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
}

namespace {
qsizetype unitsAt(QStringView text, qsizetype i)
{
    return text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate() ? 2 : 1;
}
} // namespace

QStringList characters(QStringView text)
{
    QStringList all;
    all.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype units = unitsAt(text, i);
        all.append(text.sliced(i, units).toString());
        i += units;
    }
    return all;
}

QString codePointRange(QStringView text, qsizetype from, qsizetype to)
{
    if (codePoints(text) == text.size())
        return text.sliced(from, std::max<qsizetype>(0, to - from)).toString();
    qsizetype begin = text.size();
    qsizetype end = text.size();
    for (qsizetype i = 0, index = 0; i < text.size(); i += unitsAt(text, i), ++index) {
        if (index == from)
            begin = i;
        if (index == to)
            end = i;
    }
    return begin < end ? text.sliced(begin, end - begin).toString() : QString();
}

int compareText(QStringView a, QStringView b)
{
    const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (left == a.end() || right == b.end())
        return left == a.end() ? (right == b.end() ? 0 : -1) : 1;
    // Above the surrogates lie only U+E000 to U+FFFF, which are smaller than any pair.
    const auto weight = [](QChar c) { return c.isSurrogate() ? 0x10000 + c.unicode() : int(c.unicode()); };
    return weight(*left) < weight(*right) ? -1 : 1;
}

void appendEscaped(QString &out, QStringView text)
{
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        QLatin1StringView entity;
        switch (text[i].unicode()) {
        case u'&':
            entity = "&amp;"_L1;
            break;
        case u'<':
            entity = "&lt;"_L1;
            break;
        case u'>':
            entity = "&gt;"_L1;
            break;
        case u'"':
            entity = "&#34;"_L1;
            break;
        case u'\'':
            entity = "&#39;"_L1;
            break;
        default:
            continue;
        }
        out += text.sliced(from, i - from);
        out += entity;
        from = i + 1;
    }
    out += text.sliced(from);
}

QString escaped(QStringView text)
{
    QString out;
    out.reserve(text.size() + 16);
    appendEscaped(out, text);
    return out;
}

QStringView stripLeft(QStringView text)
{
    const auto first = std::find_if_not(text.begin(), text.end(), isSpace);
    return text.sliced(first - text.begin());
}

QStringView stripRight(QStringView text)
{
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    return text;
}

QStringView strip(QStringView text)
{
    return stripRight(stripLeft(text));
}

QStringView strip(QStringView text, QStringView chars)
{
    while (!text.isEmpty() && chars.contains(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && chars.contains(text.back()))
        text.chop(1);
    return text;
}

QStringList splitWords(QStringView text, qsizetype most)
{
    QStringList words;
    QStringView rest = stripLeft(text);
    while (!rest.isEmpty()) {
        if (most >= 0 && words.size() == most) {
            words.append(stripRight(rest).toString());
            break;
        }
        const auto end = std::find_if(rest.begin(), rest.end(), isSpace);
        words.append(rest.first(end - rest.begin()).toString());
        rest = stripLeft(rest.sliced(end - rest.begin()));
    }
    return words;
}

QStringList splitLines(QStringView text)
{
    const auto isBreak = [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= 0x0a && u <= 0x0d) || (u >= 0x1c && u <= 0x1e) || u == 0x85 || u == 0x2028 || u == 0x2029;
    };
    QStringList lines;
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isBreak(text[i]))
            continue;
        lines.append(text.sliced(from, i - from).toString());
        if (text[i] == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
            ++i;
        from = i + 1;
    }
    if (from < text.size())
        lines.append(text.sliced(from).toString());
    return lines;
}

QString capitalized(QStringView text)
{
    if (text.isEmpty())
        return {};
    const qsizetype units = unitsAt(text, 0);
    const QString first = text.first(units).toString();
    const QString title = units == 1 && first.toUpper().size() == 1 ? QString(text[0].toTitleCase()) : first.toUpper();
    // Python gives "Ss" for a leading sharp s: only the first letter of an expansion stays large.
    const QString head = title.size() > units ? title.left(1) + title.mid(1).toLower() : title;
    return head + text.sliced(units).toString().toLower();
}

QString titled(QStringView text)
{
    const auto splits = [](QChar c) {
        return isSpace(c) || c == u'-' || c == u'(' || c == u'{' || c == u'[' || c == u'<';
    };
    QString out;
    out.reserve(text.size());
    qsizetype i = 0;
    while (i < text.size()) {
        const qsizetype start = i;
        const bool gap = splits(text[i]);
        while (i < text.size() && splits(text[i]) == gap)
            ++i;
        const QStringView part = text.sliced(start, i - start);
        if (gap) {
            out += part;
            continue;
        }
        const qsizetype units = unitsAt(part, 0);
        out += part.first(units).toString().toUpper() + part.sliced(units).toString().toLower();
    }
    return out;
}

bool isAllLower(QStringView text)
{
    const auto upper = [](QChar c) { return c.isUpper() || c.isTitleCase(); };
    return std::none_of(text.begin(), text.end(), upper)
        && std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLower(); });
}

bool isAllUpper(QStringView text)
{
    const auto lower = [](QChar c) { return c.isLower() || c.isTitleCase(); };
    return std::none_of(text.begin(), text.end(), lower)
        && std::any_of(text.begin(), text.end(), [](QChar c) { return c.isUpper(); });
}

void appendQuoted(QString &out, QStringView text)
{
    const QChar quote = text.contains(u'\'') && !text.contains(u'"') ? u'"' : u'\'';
    const auto hex = [&out](QLatin1StringView prefix, char32_t code, int digits) {
        out += prefix + QString::number(code, 16).rightJustified(digits, u'0');
    };
    out += quote;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == quote || c == u'\\')
            out += u'\\' + QString(c);
        else if (c == u'\n')
            out += "\\n"_L1;
        else if (c == u'\t')
            out += "\\t"_L1;
        else if (c == u'\r')
            out += "\\r"_L1;
        else if (unitsAt(text, i) == 2)
            out += text.sliced(i++, 2);
        else if (c.unicode() < 0x100 && (c.isPrint() ? c.unicode() == 0xa0 || c.unicode() == 0xad : true))
            hex("\\x"_L1, c.unicode(), 2);
        else if (c.isSurrogate() || !c.isPrint() || (c.isSpace() && c != u' '))
            hex("\\u"_L1, c.unicode(), 4);
        else
            out += c;
    }
    out += quote;
}

QString urlQuoted(const QString &text, bool query)
{
    static const char digits[] = "0123456789ABCDEF";
    const QByteArray utf8 = text.toUtf8();
    QString out;
    out.reserve(utf8.size() + 16);
    for (const char c : utf8) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || c == '_' || c == '.' || c == '-' || c == '~' || (c == '/' && !query)) {
            out += QLatin1Char(c);
        } else if (c == ' ' && query) {
            out += u'+';
        } else {
            out += u'%';
            out += QLatin1Char(digits[quint8(c) >> 4]);
            out += QLatin1Char(digits[quint8(c) & 15]);
        }
    }
    return out;
}

} // namespace cb::text
