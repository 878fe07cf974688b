// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::store;

namespace {

/// All steps, and one that no room will reach.
QList<Migration> withOneMore()
{
    return embeddedMigrations(Engine::PostgreSql)
        + QList<Migration>{{9001, u"extra"_s, {u"CREATE TABLE extra (id BIGINT PRIMARY KEY)"_s}}};
}

bool isMigrated(Database &database)
{
    return test::read(database, [](Connection &c) -> Result<bool> {
        Statement select(c, u"SELECT COUNT(*) FROM extra"_s);
        return select.next();
    }).has_value();
}

/// In place of all programs of this machine: only what is put there is found.
class Programs
{
public:
    Programs() { qputenv("PATH", QFile::encodeName(m_folder.path())); }
    ~Programs() { qputenv("PATH", m_before); }
    /// A shell's script, which has no programs beside its builtins.
    void add(const QString &name, const QByteArray &script)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + script) < 0
            || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner))
            qFatal("%ls", qUtf16Printable(file.errorString()));
    }
    [[nodiscard]] QByteArray contents(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    const QByteArray m_before = qgetenv("PATH");
    QTemporaryDir m_folder;
};

QStringList copiesIn(const QString &folder)
{
    return QDir(folder).entryList({u"callboard.before*"_s}, QDir::Files);
}

} // namespace

/// PostgreSQL is copied before its schema changes, by a program that may be missing.
class BackupTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        if (!qEnvironmentVariableIsSet("CALLBOARD_TEST_PG")) // packaging/with-postgres sets it
            QSKIP("there is no PostgreSQL here");
    }

    void theCopyIsOfTheDatabaseBeforeAndOfItsOwnersOnly()
    {
        test::TempDatabase db(Engine::PostgreSql);
        QVERIFY(test::write(db, [](Transaction &tx) { return tx.changed(u"call"_s, 5); }));
        db.close();
        const auto migrated = migrate(db.options(), db.clock, withOneMore());
        QVERIFY2(migrated, qPrintable(migrated ? QString() : migrated.error().detail));
        QCOMPARE(migrated->backup, db.options().backupFolder + u"/callboard.before-9001.dump"_s);
        QCOMPARE(copiesIn(db.options().backupFolder), QStringList{u"callboard.before-9001.dump"_s});
        QCOMPARE(QFile::permissions(migrated->backup)
                & (QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther),
            QFileDevice::Permissions());

        QProcess restore;
        restore.start(u"pg_restore"_s, {u"--file=-"_s, migrated->backup});
        QVERIFY(restore.waitForFinished());
        QCOMPARE(restore.exitCode(), 0);
        const QByteArray script = restore.readAllStandardOutput();
        QVERIFY(script.contains("\tcall\t5\t"));
        QVERIFY(!script.contains("TABLE public.extra"));
    }

    void aNewDatabaseIsNotCopied()
    {
        const Programs none;
        test::TempDatabase db(Engine::PostgreSql);
        QVERIFY(test::write(db, [](Transaction &tx) { return Statement(tx, u"CREATE SCHEMA fresh"_s).run(); }));
        Options options = db.options();
        options.conninfo += u" options='-c search_path=fresh'"_s;
        const auto migrated = migrate(options, db.clock);
        QVERIFY2(migrated, qPrintable(migrated ? QString() : migrated.error().detail));
        QCOMPARE(migrated->applied.size(), embeddedMigrations(Engine::PostgreSql).size());
        QVERIFY(migrated->backup.isEmpty());
    }

    void withoutACopyNothingIsChanged_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("said");
        QTest::newRow("missing") << QByteArray() << u"pg_dump is not installed"_s;
        QTest::newRow("older than the server")
            << QByteArray("echo 'pg_dump (PostgreSQL) 9.6.24'") << u"is of PostgreSQL 9 and the server of"_s;
        const QByteArray current = "[ \"$1\" = --version ] && { echo 'pg_dump (PostgreSQL) 99.1'; exit 0; }\n";
        QTest::newRow("fails") << current + "echo 'permission denied for table calls' >&2; exit 1"
                               << u"permission denied for table calls"_s;
        QTest::newRow("fails halfway") << current + "while [ $# -gt 1 ]; do shift; done; echo half > \"$1\"; exit 1"
                                       << u"failed"_s;
        QTest::newRow("writes nothing") << current + "exit 0" << u"cannot write"_s;
    }
    void withoutACopyNothingIsChanged()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, said);
        Programs programs;
        if (!script.isEmpty())
            programs.add(u"pg_dump"_s, script);
        test::TempDatabase db(Engine::PostgreSql);
        db.close();
        const auto migrated = migrate(db.options(), db.clock, withOneMore());
        QVERIFY(!migrated);
        QCOMPARE(migrated.error().kind, Error::Kind::Storage);
        for (const QString &part : {said, u"callboardctl migrate --without-backup"_s})
            QVERIFY2(migrated.error().detail.contains(part), qPrintable(migrated.error().detail));
        QCOMPARE(copiesIn(db.options().backupFolder), QStringList());
        db.reopen();
        QVERIFY(!isMigrated(db));
    }

    void whoeverHasACopyGoesOnWithout_data() { test::bothEngines(); }
    void whoeverHasACopyGoesOnWithout()
    {
        QFETCH(Engine, engine);
        const Programs none;
        test::TempDatabase db(engine);
        db.close();
        QList<Migration> steps = embeddedMigrations(engine);
        steps << withOneMore().last();
        const auto migrated = migrate(db.options(), db.clock, steps, Backup::Skipped);
        QVERIFY2(migrated, qPrintable(migrated ? QString() : migrated.error().detail));
        QVERIFY(migrated->backup.isEmpty());
        db.reopen();
        QVERIFY(isMigrated(db));
    }

    /// A command line can be read by everybody on the machine.
    void howToConnectStandsInTheEnvironmentOnly()
    {
        Programs programs;
        programs.add(u"pg_dump"_s,
            "[ \"$1\" = --version ] && { echo 'pg_dump (PostgreSQL) 99.1'; exit 0; }\n"
            "cd \""
                + QFile::encodeName(programs.folder())
                + "\"\n"
                  "echo \"$@\" > arguments\n"
                  "echo \"$PGPASSWORD $PGDATABASE\" > environment\n"
                  "while [ $# -gt 1 ]; do shift; done\n"
                  "echo PGDMP > \"$1\"\n");
        test::TempDatabase db(Engine::PostgreSql);
        db.close();
        Options options = db.options();
        const QString name = options.conninfo.section(u'=', -1);
        options.conninfo += u" password=swordfish"_s; // not asked for here
        const auto migrated = migrate(options, db.clock, withOneMore());
        QVERIFY2(migrated, qPrintable(migrated ? QString() : migrated.error().detail));
        const QByteArray arguments = programs.contents(u"arguments"_s);
        QVERIFY(arguments.contains("--format=custom"));
        QVERIFY2(!arguments.contains("swordfish"), arguments.constData());
        QCOMPARE(programs.contents(u"environment"_s), "swordfish " + name.toLatin1() + '\n');
    }

    void ofEnginesThatStartAtOnceOneMigrates()
    {
        test::TempDatabase db(Engine::PostgreSql);
        db.close();
        const QTemporaryDir otherFolder; // a data folder of its own
        Options other = db.options();
        other.backupFolder = otherFolder.path();
        std::optional<Result<Migrated>> here;
        std::optional<Result<Migrated>> there;
        const QList<Migration> steps = withOneMore();
        {
            const std::jthread beside([&] { there = migrate(other, db.clock, steps); });
            here = migrate(db.options(), db.clock, steps);
        }
        QVERIFY2(*here, qPrintable(*here ? QString() : here->error().detail));
        QVERIFY2(*there, qPrintable(*there ? QString() : there->error().detail));
        QCOMPARE((*here)->applied + (*there)->applied, QList<int>{9001});
        QCOMPARE((*here)->backup.isEmpty(), (*here)->applied.isEmpty()); // who changes it has the copy
        QCOMPARE((*there)->backup.isEmpty(), (*there)->applied.isEmpty());
    }
};
static const test::Register<BackupTest> backupTest;

#include "backuptest.moc"
