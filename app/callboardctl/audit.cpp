// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "engine/auditseals.h"
#include "engine/databasetask.h"
#include "store/audit.h"

using namespace Qt::StringLiterals;

namespace cb::ctl {

namespace {

void describe(QCommandLineParser &parser)
{
    addDeskOptions(parser);
    parser.addPositionalArgument(u"verify"_s,
        u"Walks the chain of every engine, and compares it with the seals that are "
        "kept in the data folder. Tells what does not fit."_s);
}

/// What the seals add: a chain that was cut off at its end or written anew is whole by itself.
QString sentence(const engine::SealsReport &report, const QString &folder)
{
    const QString kept = QString::number(report.kept);
    if (report.kept == 0)
        return u"no seal is kept in %1: a chain that was cut off at its end would not be found"_s.arg(folder);
    if (!report.notChecked.isEmpty())
        return u"seals kept: %1; they could not be checked, as there is no key to do so (audit.key): %2"_s.arg(
            kept, report.notChecked);
    if (!report.findings.isEmpty())
        return u"seals kept: %1; not all fit"_s.arg(kept);
    return u"seals kept: %1; all fit, the last is of %2"_s.arg(kept, report.last.toString(Qt::ISODate));
}

int run(const QCommandLineParser &parser, const QStringList &arguments)
{
    if (arguments != QStringList{u"verify"_s})
        return failed({Error::Kind::Invalid, u"use: callboardctl audit verify"_s});
    static const SystemClock clock;
    const Result<engine::Desk> desk = deskFrom(parser);
    if (!desk)
        return failed(desk.error());
    const Result<std::unique_ptr<store::Database>> database = openForReading(parser, clock);
    if (!database)
        return failed(database.error());
    const auto findings = engine::readNow(**database, store::audit::verify);
    if (!findings)
        return failed(findings.error());
    const Result<engine::SealsReport> seals = engine::checkSeals(**database, *desk, clock);
    if (!seals)
        return failed(seals.error());
    for (const store::audit::Finding &found : *findings)
        print(u"%1 %2: %3"_s.arg(found.engine, QString::number(found.seq), found.what));
    for (const QString &found : seals->findings)
        print(found);
    const bool fits = findings->isEmpty() && seals->findings.isEmpty();
    if (fits)
        print(u"every chain is whole"_s);
    print(sentence(*seals, desk->dataFolder));
    return fits && seals->notChecked.isEmpty() ? good : finding;
}

} // namespace

Command auditCommand()
{
    return {u"audit"_s, u"Checks the trail of decisions."_s, describe, run};
}

} // namespace cb::ctl
