// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "calls/exportstore.h"
#include "engine/databasetask.h"

#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace cb::ctl {

namespace {

void describe(QCommandLineParser &parser)
{
    addDeskOptions(parser);
    parser.addOption({u"format"_s, u"json or csv (json)."_s, u"FORMAT"_s, u"json"_s});
    parser.addPositionalArgument(u"TABLE"_s, u"One of: %1."_s.arg(calls::exportTables().join(u", "_s)));
}

int run(const QCommandLineParser &parser, const QStringList &arguments)
{
    const QString format = parser.value(u"format"_s);
    if (format != u"json" && format != u"csv")
        return failed({Error::Kind::Invalid, u"--format must be json or csv"_s});
    if (arguments.size() != 1)
        return failed({Error::Kind::Invalid, u"export needs one table"_s});
    if (!calls::exportTables().contains(arguments.first()))
        return failed({Error::Kind::NotFound, u"there is no table %1 to export"_s.arg(arguments.first())});
    static const SystemClock clock;
    const Result<std::unique_ptr<store::Database>> database = openForReading(parser, clock);
    if (!database)
        return failed(database.error());
    QFile output;
    if (!output.open(stdout, QIODevice::WriteOnly))
        return failed({Error::Kind::Storage, u"cannot write to standard output"_s});
    const auto kind = format == u"csv" ? calls::ExportFormat::Csv : calls::ExportFormat::Json;
    const Result<> written = engine::readNow(**database,
        [&](store::Connection &connection) { return calls::exportTable(connection, arguments.first(), kind, output); });
    return written ? good : failed(written.error());
}

} // namespace

Command exportCommand()
{
    return {u"export"_s, u"Writes a table to standard output."_s, describe, run};
}

} // namespace cb::ctl
