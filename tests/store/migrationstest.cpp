// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"
#include "store/enginelock.h"
#include "store/localdrive.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/wait.h>

#include <algorithm>
#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::store;

namespace {

/// Numbers that no room will reach, on top of the real ones.
Migration extra(int number, const QStringList &statements)
{
    return {number, u"extra"_s, statements};
}

QList<Migration> with(Engine engine, const QList<Migration> &more)
{
    return embeddedMigrations(engine) + more;
}

Result<qint64> count(Database &database, const QString &table)
{
    return test::read(database, [&](Connection &c) -> Result<qint64> {
        Statement select(c, u"SELECT COUNT(*) FROM "_s + table);
        const Result<bool> row = select.next();
        return row ? Result<qint64>(select.integer(0)) : tl::unexpected(row.error());
    });
}

} // namespace

class MigrationsTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aFileIsPartedAtItsMarks()
    {
        QCOMPARE(splitStatements(
                     u"-- a comment\n-- another\n-- next\nCREATE a\n-- next  \n\n-- why\nCREATE b;\n-- next\n"_s),
            QStringList({u"CREATE a"_s, u"-- why\nCREATE b;"_s}));
        QCOMPARE(splitStatements({}), QStringList());
    }

    void bothEnginesHaveTheSameSteps()
    {
        const QList<Migration> sqlite = embeddedMigrations(Engine::Sqlite);
        const QList<Migration> postgres = embeddedMigrations(Engine::PostgreSql);
        QVERIFY(!sqlite.isEmpty());
        QCOMPARE(postgres.size(), sqlite.size());
        for (qsizetype i = 0; i < sqlite.size(); ++i) {
            QCOMPARE(postgres.at(i).number, sqlite.at(i).number);
            QCOMPARE(postgres.at(i).name, sqlite.at(i).name);
        }
    }

    void aNewDatabaseGetsAllStepsOnceAndNoCopy()
    {
        QTemporaryDir folder;
        Options options;
        options.path = folder.filePath(u"new.db"_s);
        const ManualClock clock{Instant()};
        const auto first = migrate(options, clock);
        QVERIFY(first);
        QCOMPARE(first->applied.size(), embeddedMigrations(Engine::Sqlite).size());
        QVERIFY(first->backup.isEmpty());
        const auto second = migrate(options, clock);
        QVERIFY(second && second->applied.isEmpty());
        QCOMPARE(QDir(folder.path()).entryList({u"*.bak"_s}).size(), 0);
    }

    void anOldDatabaseIsBroughtUpToDateAndKeepsItsRows_data() { test::bothEngines(); }
    void anOldDatabaseIsBroughtUpToDateAndKeepsItsRows()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        QVERIFY(test::write(db, [](Transaction &tx) { return tx.changed(u"call"_s, 5); }));
        db.close();
        const auto migrated = migrate(db.options(), db.clock,
            with(engine,
                {extra(9001, {u"CREATE TABLE extra (id BIGINT PRIMARY KEY)"_s, u"INSERT INTO extra VALUES (1)"_s}),
                    extra(9002, {u"ALTER TABLE extra ADD COLUMN word TEXT NOT NULL DEFAULT 'x'"_s})}));
        QVERIFY2(migrated, qPrintable(migrated ? QString() : migrated.error().detail));
        QCOMPARE(migrated->applied, QList<int>({9001, 9002}));
        if (engine == Engine::Sqlite) {
            QCOMPARE(migrated->backup, db.options().path + u".before-9001.bak"_s);
            Options old = db.options();
            old.path = migrated->backup;
            const auto copy = Database::open(old, db.clock);
            QVERIFY(copy);
            QCOMPARE(count(**copy, u"change_log"_s).value(), 1);
            QVERIFY(!count(**copy, u"extra"_s));
        } else { // what is in it: BackupTest
            QCOMPARE(migrated->backup, db.options().backupFolder + u"/callboard.before-9001.dump"_s);
            QVERIFY(QFile::exists(migrated->backup));
        }
        db.reopen();
        QCOMPARE(count(db, u"change_log"_s).value(), 1);
        QCOMPARE(count(db, u"extra WHERE word = 'x'"_s).value(), 1);
    }

    void aBrokenStepLeavesTheSchemaBeforeIt_data() { test::bothEngines(); }
    void aBrokenStepLeavesTheSchemaBeforeIt()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        db.close();
        const QList<Migration> steps = with(engine,
            {extra(9001, {u"CREATE TABLE good (id BIGINT PRIMARY KEY)"_s}),
                extra(9002, {u"CREATE TABLE half (id BIGINT PRIMARY KEY)"_s, u"CREATE TABBLE broken"_s})});
        const auto migrated = migrate(db.options(), db.clock, steps);
        QVERIFY(!migrated);
        QVERIFY(migrated.error().detail.contains(u"9002_extra"_s));
        db.reopen();
        QCOMPARE(count(db, u"good"_s).value(), 0);
        QVERIFY(!count(db, u"half"_s));
        QCOMPARE(count(db, u"schema_version WHERE version > 9000"_s).value(), 1);
        db.close();
        // Repaired, it goes on from there.
        QList<Migration> repaired = steps;
        repaired.last().statements.removeLast();
        const auto again = migrate(db.options(), db.clock, repaired);
        QVERIFY(again);
        QCOMPARE(again->applied, QList<int>({9002}));
    }

    void aNewerSchemaIsAConflict_data() { test::bothEngines(); }
    void aNewerSchemaIsAConflict()
    {
        QFETCH(Engine, engine);
        test::TempDatabase db(engine);
        QVERIFY(test::read(db, [](Connection &c) { return requireCurrentSchema(c); }));
        db.close();
        QVERIFY(migrate(db.options(), db.clock, with(engine, {extra(9001, {u"CREATE TABLE extra (id BIGINT)"_s})})));
        const auto older = migrate(db.options(), db.clock);
        QCOMPARE(older.error().kind, Error::Kind::Conflict);
        db.reopen();
        const auto console = test::read(db, [](Connection &c) { return requireCurrentSchema(c); });
        QCOMPARE(console.error().kind, Error::Kind::Conflict);
        QVERIFY(console.error().detail.contains(u"newer"_s));
    }

    void anOlderSchemaIsAConflictForAConsole()
    {
        QTemporaryDir folder;
        Options options;
        options.path = folder.filePath(u"old.db"_s);
        const ManualClock clock{Instant()};
        QVERIFY(migrate(options, clock, QList<Migration>()));
        const auto database = Database::open(options, clock);
        QVERIFY(database);
        const auto console = test::read(**database, [](Connection &c) { return requireCurrentSchema(c); });
        QCOMPARE(console.error().kind, Error::Kind::Conflict);
    }

    void withoutACopyNothingIsChanged()
    {
        test::TempDatabase db;
        db.close();
        // A folder stands where the copy should go.
        QVERIFY(QDir().mkpath(db.options().path + u".before-9001.bak/x"_s));
        const auto migrated =
            migrate(db.options(), db.clock, with(Engine::Sqlite, {extra(9001, {u"CREATE TABLE extra (id BIGINT)"_s})}));
        QCOMPARE(migrated.error().kind, Error::Kind::Storage);
        db.reopen();
        QVERIFY(!count(db, u"extra"_s));
        QVERIFY(!QFile::exists(db.options().path + u".before-9001.bak.part"_s));
    }

    void stepsOutOfOrderAreRefused()
    {
        test::TempDatabase db;
        const auto migrated = migrate(db.options(), db.clock, {extra(2, {}), extra(2, {})});
        QCOMPARE(migrated.error().kind, Error::Kind::Storage);
    }
};
static const test::Register<MigrationsTest> migrationsTest;

class PlaceTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void networkDrivesAreRefused_data()
    {
        QTest::addColumn<quint64>("kind");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("ext4") << quint64(0xEF53) << true;
        QTest::newRow("btrfs") << quint64(0x9123683E) << true;
        QTest::newRow("tmpfs") << quint64(0x01021994) << true;
        QTest::newRow("cannot be asked") << quint64(0) << true;
        QTest::newRow("NFS") << quint64(0x6969) << false;
        QTest::newRow("CIFS") << quint64(0xFF534D42) << false;
        QTest::newRow("SMB2") << quint64(0xFE534D42) << false;
        QTest::newRow("Ceph") << quint64(0x00C36400) << false;
    }
    void networkDrivesAreRefused()
    {
        QFETCH(quint64, kind);
        const Result<> allowed = requireLocalDrive(u"/data"_s, [kind](const QString &) { return kind; });
        QTEST(allowed.has_value(), "allowed");
        if (!allowed)
            QCOMPARE(allowed.error().kind, Error::Kind::Denied);
    }
    void thisDriveIsLocal()
    {
        QVERIFY(fileSystemOf(QDir::tempPath()) != 0);
        QCOMPARE(fileSystemOf(u"/no/such/folder"_s), 0ULL);
        QVERIFY(requireLocalDrive(QDir::tempPath()));
    }

    void oneEngineAtATime()
    {
        QTemporaryDir folder;
        {
            const auto first = EngineLock::take(folder.path());
            QVERIFY(first);
            const auto second = EngineLock::take(folder.path());
            QCOMPARE(second.error().kind, Error::Kind::Conflict);
            QVERIFY(second.error().detail.contains(QString::number(getpid())));
        }
        QVERIFY(EngineLock::take(folder.path()));
        QCOMPARE(EngineLock::take(folder.filePath(u"missing"_s)).error().kind, Error::Kind::Storage);
    }

    void aKilledEngineLeavesNoLock()
    {
        QTemporaryDir folder;
        std::array<int, 2> ready{};
        QCOMPARE(pipe(ready.data()), 0);
        const pid_t child = fork();
        if (child == 0) {
            const auto lock = EngineLock::take(folder.path());
            const char byte = lock ? 'y' : 'n';
            (void)!write(ready[1], &byte, 1);
            pause();
            _exit(0);
        }
        char byte = 0;
        QCOMPARE(read(ready[0], &byte, 1), 1);
        QCOMPARE(byte, 'y');
        QCOMPARE(EngineLock::take(folder.path()).error().kind, Error::Kind::Conflict);
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        QVERIFY(EngineLock::take(folder.path()));
        close(ready[0]);
        close(ready[1]);
    }
};
static const test::Register<PlaceTest> placeTest;

#include "migrationstest.moc"
