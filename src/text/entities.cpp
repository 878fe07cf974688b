// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/strings.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace cb::text {

namespace {

const QHash<QString, char16_t> &namedEntities()
{
    static const QHash<QString, char16_t> table{
        {u"amp"_s, u'&'},
        {u"lt"_s, u'<'},
        {u"gt"_s, u'>'},
        {u"quot"_s, u'"'},
        {u"apos"_s, u'\''},
        {u"nbsp"_s, 0xa0},
        {u"iexcl"_s, 0xa1},
        {u"cent"_s, 0xa2},
        {u"pound"_s, 0xa3},
        {u"yen"_s, 0xa5},
        {u"sect"_s, 0xa7},
        {u"copy"_s, 0xa9},
        {u"laquo"_s, 0xab},
        {u"shy"_s, 0xad},
        {u"reg"_s, 0xae},
        {u"deg"_s, 0xb0},
        {u"plusmn"_s, 0xb1},
        {u"para"_s, 0xb6},
        {u"middot"_s, 0xb7},
        {u"raquo"_s, 0xbb},
        {u"frac12"_s, 0xbd},
        {u"iquest"_s, 0xbf},
        {u"Agrave"_s, 0xc0},
        {u"Aacute"_s, 0xc1},
        {u"Auml"_s, 0xc4},
        {u"Aring"_s, 0xc5},
        {u"AElig"_s, 0xc6},
        {u"Ccedil"_s, 0xc7},
        {u"Eacute"_s, 0xc9},
        {u"Ntilde"_s, 0xd1},
        {u"Ouml"_s, 0xd6},
        {u"times"_s, 0xd7},
        {u"Oslash"_s, 0xd8},
        {u"Uuml"_s, 0xdc},
        {u"szlig"_s, 0xdf},
        {u"agrave"_s, 0xe0},
        {u"aacute"_s, 0xe1},
        {u"acirc"_s, 0xe2},
        {u"atilde"_s, 0xe3},
        {u"auml"_s, 0xe4},
        {u"aring"_s, 0xe5},
        {u"aelig"_s, 0xe6},
        {u"ccedil"_s, 0xe7},
        {u"egrave"_s, 0xe8},
        {u"eacute"_s, 0xe9},
        {u"ecirc"_s, 0xea},
        {u"euml"_s, 0xeb},
        {u"igrave"_s, 0xec},
        {u"iacute"_s, 0xed},
        {u"icirc"_s, 0xee},
        {u"iuml"_s, 0xef},
        {u"ntilde"_s, 0xf1},
        {u"ograve"_s, 0xf2},
        {u"oacute"_s, 0xf3},
        {u"ocirc"_s, 0xf4},
        {u"otilde"_s, 0xf5},
        {u"ouml"_s, 0xf6},
        {u"divide"_s, 0xf7},
        {u"oslash"_s, 0xf8},
        {u"ugrave"_s, 0xf9},
        {u"uacute"_s, 0xfa},
        {u"ucirc"_s, 0xfb},
        {u"uuml"_s, 0xfc},
        {u"ndash"_s, 0x2013},
        {u"mdash"_s, 0x2014},
        {u"lsquo"_s, 0x2018},
        {u"rsquo"_s, 0x2019},
        {u"sbquo"_s, 0x201a},
        {u"ldquo"_s, 0x201c},
        {u"rdquo"_s, 0x201d},
        {u"bdquo"_s, 0x201e},
        {u"bull"_s, 0x2022},
        {u"hellip"_s, 0x2026},
        {u"euro"_s, 0x20ac},
        {u"trade"_s, 0x2122},
        {u"larr"_s, 0x2190},
        {u"uarr"_s, 0x2191},
        {u"rarr"_s, 0x2192},
        {u"darr"_s, 0x2193},
        {u"minus"_s, 0x2212},
        {u"check"_s, 0x2713},
        {u"star"_s, 0x2606},
        {u"phone"_s, 0x260e},
        {u"zwnj"_s, 0x200c},
        {u"zwj"_s, 0x200d},
    };
    return table;
}

// The character an entity stands for; the text itself when it is none.
QString decoded(QStringView entity) // without & and ;
{
    if (!entity.startsWith(u'#')) {
        const auto found = namedEntities().constFind(entity.toString());
        return found == namedEntities().constEnd() ? u'&' + entity.toString() + u';' : QString(QChar(*found));
    }
    const bool hex = entity.size() > 1 && entity[1].toLower() == u'x';
    bool good = false;
    const uint code = entity.sliced(hex ? 2 : 1).toUInt(&good, hex ? 16 : 10);
    if (!good)
        return u'&' + entity.toString() + u';';
    if (code == 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
        return QString(QChar::ReplacementCharacter);
    const char32_t character = code;
    return QString::fromUcs4(&character, 1);
}

QString withoutSpans(const QString &text, QLatin1StringView open, QLatin1StringView close)
{
    QString out;
    qsizetype from = 0;
    while (true) {
        const qsizetype begin = text.indexOf(open, from);
        const qsizetype end = begin < 0 ? -1 : text.indexOf(close, begin + open.size());
        if (end < 0)
            return out.append(QStringView(text).sliced(from));
        out += QStringView(text).sliced(from, begin - from);
        from = end + close.size();
    }
}

} // namespace

QString withoutTags(const QString &html)
{
    const QString bare = withoutSpans(withoutSpans(html, "<!--"_L1, "-->"_L1), "<"_L1, ">"_L1);
    const QString words = splitWords(bare).join(u' ');
    QString out;
    qsizetype from = 0;
    for (qsizetype at = words.indexOf(u'&'); at >= 0; at = words.indexOf(u'&', at + 1)) {
        const qsizetype end = words.indexOf(u';', at);
        if (end < 0)
            break;
        if (end - at > 12 || end - at < 2)
            continue;
        out += QStringView(words).sliced(from, at - from);
        out += decoded(QStringView(words).sliced(at + 1, end - at - 1));
        from = end + 1;
        at = end;
    }
    return out.append(QStringView(words).sliced(from));
}

} // namespace cb::text
