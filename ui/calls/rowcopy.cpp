// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/rowcopy.h"

#include "base/csv.h"
#include "ui/calls/callwords.h"

#include <QMimeData>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

QStringList cellsOf(const Call &call, const SiteTime &site)
{
    const QString what =
        isOpen(call.state) ? stateBadge(call.state, call.queuePosition).text : outcomeBadge(call.outcome).text;
    const auto length = call.duration();
    return {callerName(call.name), call.number.e164(), call.path().join(u" > "_s), call.agentName, what,
        site.local(call.startedAt).toString(u"yyyy-MM-dd HH:mm:ss"_s), length ? lengthText(*length) : QString()};
}

} // namespace

QMimeData *rowForClipboard(const Call &call, const SiteTime &site)
{
    const QStringList cells = cellsOf(call, site);
    const QByteArray line = csvLine(cells);
    QString table = u"<table><tr>"_s;
    for (const QString &cell : cells)
        table += u"<td>"_s + spreadsheetText(cell).toHtmlEscaped() + u"</td>"_s;
    table += u"</tr></table>"_s;
    auto *data = new QMimeData;
    data->setText(QString::fromUtf8(line).trimmed());
    data->setData(u"text/csv"_s, line);
    data->setHtml(table);
    return data;
}

} // namespace cb::ui
