// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/seeded.h"

#include "base/clock.h"
#include "seedhistory.h"
#include "seedvoicemail.h"
#include "store/migrations.h"

#include <QDir>
#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace cb::bench {

namespace {

const SystemClock systemClock;
const QString fileName = u"callboard.db"_s;

Result<> seed(const QString &folder, const Options &wanted)
{
    store::Options options;
    options.path = folder + u'/' + fileName;
    if (const auto migrated = store::migrate(options, systemClock); !migrated)
        return tl::unexpected(migrated.error());
    const auto database = store::Database::open(options, systemClock);
    if (!database)
        return tl::unexpected(database.error());
    if (const Result<> seeded = test::seedHistory(**database, wanted.calls, QDate::currentDate()); !seeded)
        return seeded;
    return test::seedVoicemail(**database, wanted.messages, QDate::currentDate());
}

} // namespace

Result<QString> seededFolder(const Options &options)
{
    const int schema = store::embeddedMigrations(store::Engine::Sqlite).last().number;
    const QString folder =
        u"%1/%2-calls-%3-messages-schema-%4"_s.arg(options.cache).arg(options.calls).arg(options.messages).arg(schema);
    if (QFile::exists(folder + u'/' + fileName))
        return folder;
    std::fprintf(stderr, "seeding %d calls and %d messages, once\n", options.calls, options.messages);
    const QString unfinished = folder + u".unfinished"_s;
    QDir(unfinished).removeRecursively();
    if (!QDir().mkpath(unfinished))
        return failure(Error::Kind::Storage, u"cannot make "_s + unfinished);
    if (const Result<> seeded = seed(unfinished, options); !seeded)
        return tl::unexpected(seeded.error());
    if (!QDir().rename(unfinished, folder))
        return failure(Error::Kind::Storage, u"cannot rename "_s + unfinished);
    return folder;
}

Result<std::unique_ptr<QTemporaryDir>> seededCopy(const Options &options)
{
    const Result<QString> from = seededFolder(options);
    if (!from)
        return tl::unexpected(from.error());
    auto copy = std::make_unique<QTemporaryDir>(options.folder + u"/callboard-bench-XXXXXX"_s);
    if (!QFile::copy(*from + u'/' + fileName, copy->filePath(fileName)))
        return failure(Error::Kind::Storage, u"cannot copy the seeded history to "_s + copy->path());
    return copy;
}

Result<std::unique_ptr<store::Database>> openToRead(const QString &dataFolder)
{
    store::Options options;
    options.path = dataFolder + u'/' + fileName;
    options.readOnly = true;
    return store::Database::open(options, systemClock);
}

} // namespace cb::bench
