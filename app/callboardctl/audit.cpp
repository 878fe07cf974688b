// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "engine/databasetask.h"
#include "store/audit.h"

using namespace Qt::StringLiterals;

namespace cb::ctl {

namespace {

void describe(QCommandLineParser &parser)
{
    addDeskOptions(parser);
    parser.addPositionalArgument(u"verify"_s, u"Walks the chain of every engine and tells what does not fit."_s);
}

int run(const QCommandLineParser &parser, const QStringList &arguments)
{
    if (arguments != QStringList{u"verify"_s})
        return failed({Error::Kind::Invalid, u"use: callboardctl audit verify"_s});
    static const SystemClock clock;
    const Result<std::unique_ptr<store::Database>> database = openForReading(parser, clock);
    if (!database)
        return failed(database.error());
    using Findings = QList<store::audit::Finding>;
    const Result<Findings> findings = engine::readNow(**database, store::audit::verify);
    if (!findings)
        return failed(findings.error());
    for (const store::audit::Finding &found : *findings)
        print(u"%1 %2: %3"_s.arg(found.engine).arg(found.seq).arg(found.what));
    if (findings->isEmpty())
        print(u"every chain is whole"_s);
    return findings->isEmpty() ? good : finding;
}

} // namespace

Command auditCommand()
{
    return {u"audit"_s, u"Checks the trail of decisions."_s, describe, run};
}

} // namespace cb::ctl
