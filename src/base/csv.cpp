// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cb {

QString spreadsheetText(const QString &text)
{
    // A plain number ("+12065550142", "-3") is no formula, though it begins like one.
    const auto digit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const bool sign = text.startsWith(u'+') || text.startsWith(u'-');
    const bool number = text.size() > (sign ? 1 : 0) && std::all_of(text.begin() + (sign ? 1 : 0), text.end(), digit);
    const bool formula = !number && !text.isEmpty() && QStringView(u"=+-@\t\r").contains(text.front());
    return formula ? u'\'' + text : text;
}

QByteArray csvCell(const QString &text)
{
    QString cell = spreadsheetText(text);
    const bool quoted = std::any_of(
        cell.begin(), cell.end(), [](QChar c) { return c == u',' || c == u'"' || c == u'\n' || c == u'\r'; });
    if (quoted)
        cell = u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
    return cell.toUtf8();
}

QByteArray csvLine(const QStringList &texts)
{
    QByteArrayList cells;
    for (const QString &text : texts)
        cells << csvCell(text);
    return cells.join(',') + "\r\n";
}

} // namespace cb
