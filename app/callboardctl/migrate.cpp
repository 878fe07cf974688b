// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "store/enginelock.h"
#include "store/migrations.h"

using namespace Qt::StringLiterals;

namespace cb::ctl {

namespace {

void describe(QCommandLineParser &parser)
{
    addDeskOptions(parser);
    parser.addOption({u"without-backup"_s, u"Goes on without a copy: you have one of your own."_s});
}

int run(const QCommandLineParser &parser, const QStringList &)
{
    const Result<engine::Desk> desk = deskFrom(parser);
    if (!desk)
        return failed(desk.error());
    const Result<store::EngineLock> lock = store::EngineLock::take(desk->dataFolder);
    if (!lock)
        return failed(lock.error());
    static const SystemClock clock;
    const auto backup = parser.isSet(u"without-backup"_s) ? store::Backup::Skipped : store::Backup::Required;
    const Result<store::Migrated> migrated = store::migrate(desk->database(), clock, backup);
    if (!migrated)
        return failed(migrated.error());
    if (migrated->applied.isEmpty())
        print(u"the database is current"_s);
    for (const int number : migrated->applied)
        print(u"applied %1"_s.arg(number, 4, 10, QChar(u'0')));
    if (!migrated->backup.isEmpty())
        print(u"the copy made before is "_s + migrated->backup);
    return good;
}

} // namespace

Command migrateCommand()
{
    return {u"migrate"_s, u"Brings the database to this version's tables, after a backup copy."_s, describe, run};
}

} // namespace cb::ctl
