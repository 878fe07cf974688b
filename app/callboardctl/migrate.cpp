// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "store/enginelock.h"
#include "store/migrations.h"

using namespace Qt::StringLiterals;

namespace cb::ctl {

namespace {

int run(const QCommandLineParser &parser, const QStringList &)
{
    const Result<engine::Desk> desk = deskFrom(parser);
    if (!desk)
        return failed(desk.error());
    const Result<store::EngineLock> lock = store::EngineLock::take(desk->dataFolder);
    if (!lock)
        return failed(lock.error());
    static const SystemClock clock;
    const Result<store::Migrated> migrated = store::migrate(desk->database(), clock);
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
    return {u"migrate"_s, u"Brings the database to this version's tables, after a backup copy."_s, addDeskOptions, run};
}

} // namespace cb::ctl
