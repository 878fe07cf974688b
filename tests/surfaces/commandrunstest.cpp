// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signedcall.h"

#include "engine/databasetask.h"
#include "engine/engine.h"
#include "engine/sampleorganisation.h"
#include "store/enginelock.h"
#include "store/migrations.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QFileInfo>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

/// callboardctl on a folder of its own, with all secrets in the environment: nobody's keyring is asked.
struct Ctl {
    Ctl()
    {
        environment.insert(u"TWILIO_AUTH_TOKEN"_s, u"0123456789abcdef0123456789abcdef"_s);
        environment.insert(u"TWILIO_API_SECRET"_s, u"quiet"_s);
        environment.insert(u"CALLBOARD_RECORDINGS_KEY"_s, u"one"_s);
        environment.insert(u"CALLBOARD_AUDIT_KEY"_s, u"two"_s);
    }
    int run(const QStringList &arguments)
    {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(CALLBOARDCTL), arguments + QStringList{u"--data"_s, data});
        const bool ended = process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit;
        output = process.readAllStandardOutput();
        complaint = process.readAllStandardError();
        return ended ? process.exitCode() : -1;
    }
    [[nodiscard]] store::Options database() const
    {
        return engine::findDesk({.dataFolder = folder.path(), .configFile = {}})->database();
    }

    QTemporaryDir folder;
    QString data = folder.path();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QByteArray output; // of the last run
    QByteArray complaint; // and what it said beside that
    SystemClock clock;
};

/// Behind everybody's back, as whoever has the file can.
void change(const store::Options &options, const QStringList &statements)
{
    const SystemClock clock;
    const auto database = store::Database::open(options, clock);
    QVERIFY(database);
    QVERIFY(engine::writeNow(**database, [&](store::Transaction &tx) -> Result<> {
        for (const QString &sql : statements) {
            if (const Result<> done = store::Statement(tx, sql).run(); !done)
                return done;
        }
        return {};
    }));
}

/// All steps but the newest.
QList<store::Migration> theVersionBefore(store::Engine engine)
{
    QList<store::Migration> steps = store::embeddedMigrations(engine);
    steps.removeLast();
    return steps;
}

QByteArray newestStep(store::Engine engine)
{
    return QByteArray::number(store::embeddedMigrations(engine).last().number).rightJustified(4, '0');
}

} // namespace

/// Commands on a desk's folder, as scripts run them: what they print and how they end.
class CommandRunsTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whereThereIsNoDatabaseNothingCanRun_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("export") << QStringList{u"export"_s, u"twilio_call_logs"_s};
        QTest::newRow("audit") << QStringList{u"audit"_s, u"verify"_s};
        QTest::newRow("calls") << QStringList{u"calls"_s, u"list"_s};
        QTest::newRow("planned calls") << QStringList{u"calls"_s, u"list"_s, u"--planned"_s};
        QTest::newRow("voicemail") << QStringList{u"voicemail"_s, u"list"_s};
    }
    void whereThereIsNoDatabaseNothingCanRun()
    {
        QFETCH(QStringList, arguments);
        Ctl ctl;
        QCOMPARE(ctl.run(arguments), 3);
        QVERIFY2(ctl.complaint.contains("there is no database in " + ctl.data.toUtf8()), ctl.complaint.constData());
        QVERIFY(ctl.output.isEmpty());
        QVERIFY(!QFileInfo::exists(ctl.folder.filePath(u"callboard.db"_s))); // whoever only looks makes none
    }

    void aWordTooManyIsWrongUse_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("audit") << QStringList{u"audit"_s, u"forge"_s};
        QTest::newRow("calls") << QStringList{u"calls"_s, u"list"_s, u"all"_s};
        QTest::newRow("voicemail") << QStringList{u"voicemail"_s};
        QTest::newRow("no such configuration file") << QStringList{u"calls"_s, u"list"_s, u"--config"_s, u"/none"_s};
    }
    void aWordTooManyIsWrongUse()
    {
        QFETCH(QStringList, arguments);
        Ctl ctl;
        QCOMPARE(ctl.run(arguments), 2);
    }

    void aNewDatabaseIsMadeOnce()
    {
        Ctl ctl;
        QCOMPARE(ctl.run({u"migrate"_s}), 0);
        QVERIFY2(ctl.output.startsWith("applied 0001\n"), ctl.output.constData());
        QVERIFY(ctl.output.contains("applied " + newestStep(store::Engine::Sqlite)));
        QVERIFY(!ctl.output.contains("copy"));
        QCOMPARE(ctl.run({u"migrate"_s}), 0);
        QCOMPARE(ctl.output, QByteArray("the database is current\n"));
    }

    void anOlderDatabaseIsCopiedAndChanged()
    {
        Ctl ctl;
        QVERIFY(store::migrate(ctl.database(), ctl.clock, theVersionBefore(store::Engine::Sqlite)));
        QCOMPARE(ctl.run({u"calls"_s, u"list"_s}), 3); // not before
        QCOMPARE(ctl.run({u"migrate"_s}), 0);
        const QByteArray step = newestStep(store::Engine::Sqlite);
        const QString copy = ctl.folder.filePath(u"callboard.db.before-%1.bak"_s.arg(QString::fromLatin1(step)));
        QCOMPARE(ctl.output, "applied " + step + "\nthe copy made before is " + copy.toUtf8() + '\n');
        QVERIFY(QFileInfo::exists(copy));
        QCOMPARE(ctl.run({u"calls"_s, u"list"_s}), 0);
    }

    void anEngineAtWorkIsNotMigratedUnderItsFeet()
    {
        Ctl ctl;
        const auto lock = store::EngineLock::take(ctl.folder.path());
        QVERIFY(lock);
        QCOMPARE(ctl.run({u"migrate"_s}), 3);
        QVERIFY2(ctl.complaint.contains("another Callboard engine"), ctl.complaint.constData());
    }

    void aSharedDatabaseIsNotChangedWithoutACopy()
    {
        if (!qEnvironmentVariableIsSet("CALLBOARD_TEST_PG"))
            QSKIP("several engines share a PostgreSQL");
        test::TempDatabase shared(store::Engine::PostgreSql);
        QVERIFY(test::write(
            shared, [](store::Transaction &tx) { return store::Statement(tx, u"CREATE SCHEMA older"_s).run(); }));
        store::Options older = shared.options();
        older.conninfo += u" options='-c search_path=older'"_s;
        QVERIFY(store::migrate(older, shared.clock, theVersionBefore(store::Engine::PostgreSql)));

        Ctl ctl;
        const QTemporaryDir noPrograms;
        const QString programs = ctl.environment.value(u"PATH"_s);
        ctl.environment.insert(u"CALLBOARD_DATABASE"_s, older.conninfo);
        ctl.environment.insert(u"PATH"_s, noPrograms.path());
        for (const QStringList &arguments : {QStringList{u"migrate"_s}, QStringList{u"serve"_s, u"--port"_s, u"0"_s}}) {
            QCOMPARE(ctl.run(arguments), 3);
            for (const char *word : {"pg_dump is not installed", "Nothing was changed", "--without-backup"})
                QVERIFY2(ctl.complaint.contains(word), ctl.complaint.constData());
        }

        const QByteArray applied = "applied " + newestStep(store::Engine::PostgreSql) + '\n';
        QCOMPARE(ctl.run({u"migrate"_s, u"--without-backup"_s}), 0);
        QCOMPARE(ctl.output, applied);

        // And with pg_dump, another one of that age.
        QVERIFY(test::write(
            shared, [](store::Transaction &tx) { return store::Statement(tx, u"CREATE SCHEMA old"_s).run(); }));
        older.conninfo = shared.options().conninfo + u" options='-c search_path=old'"_s;
        QVERIFY(store::migrate(older, shared.clock, theVersionBefore(store::Engine::PostgreSql)));
        ctl.environment.insert(u"CALLBOARD_DATABASE"_s, older.conninfo);
        ctl.environment.insert(u"PATH"_s, programs);
        QCOMPARE(ctl.run({u"migrate"_s}), 0);
        QVERIFY2(ctl.output.contains(applied), ctl.output.constData());
        const qsizetype at = ctl.output.indexOf("the copy made before is ");
        QVERIFY2(at >= 0, ctl.output.constData());
        const QString copy = QString::fromUtf8(ctl.output.mid(at + 24).trimmed());
        QCOMPARE(QFileInfo(copy).absolutePath(), QFileInfo(ctl.folder.path()).canonicalFilePath());
        QVERIFY(QFileInfo(copy).size() > 0);
    }

    void theDoctorSaysALineOfEachSubject()
    {
        Ctl ctl;
        QCOMPARE(ctl.run({u"doctor"_s}), 1); // there is no public URL, among others
        for (const char *line : {"ok    configuration  every setting can be read\n",
                 "warn  configuration  twilio.account_sid is not set", "ok    secrets        auth token from",
                 "ok    database       none yet", "warn  public URL     APP_URL is not set", "  disk           "})
            QVERIFY2(ctl.output.contains(line), ctl.output.constData());
        QVERIFY(!ctl.output.contains("0123456789abcdef"));

        QCOMPARE(ctl.run({u"migrate"_s}), 0);
        QCOMPARE(ctl.run({u"doctor"_s}), 1);
        QVERIFY2(ctl.output.contains("ok    database       opens, and its tables are of this version\n"),
            ctl.output.constData());

        change(ctl.database(), {u"INSERT INTO schema_version (version, name, at) VALUES (9001, 'later', 0)"_s});
        QCOMPARE(ctl.run({u"doctor"_s}), 1);
        QVERIFY2(ctl.output.contains("fail  database       the database was changed by a newer Callboard"),
            ctl.output.constData());
    }

    void aConfigurationThatCannotBeReadIsAFinding()
    {
        Ctl ctl;
        QFile file(ctl.folder.filePath(u"callboard.yaml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("site: [\n");
        file.close();
        QCOMPARE(ctl.run({u"doctor"_s}), 1);
        QVERIFY2(ctl.output.startsWith("fail  configuration  "), ctl.output.constData());
    }

    void liveCallsAreListed()
    {
        Ctl ctl;
        const engine::SampleOrganisation sample;
        {
            const ManualClock clock(sample.moment());
            engine::EngineOptions options;
            options.desk = *engine::findDesk({.dataFolder = ctl.folder.path(), .configFile = {}, .practice = true});
            sample.furnish(options.desk);
            options.account = engine::SampleOrganisation::newAccount();
            const auto engine = engine::Engine::start(std::move(options), clock);
            QVERIFY(engine);
            QVERIFY(sample.bring((*engine)->database(), clock.now(), true));
        }
        QCOMPARE(ctl.run({u"calls"_s, u"list"_s}), 0);
        QCOMPARE(ctl.output.count('\n'), 11); // those of the pictures
        for (const char *word : {"  ringing  ", "  queued  ", "  in progress  ", "2026-11-20T"})
            QVERIFY2(ctl.output.contains(word), ctl.output.constData());
        QCOMPARE(ctl.run({u"calls"_s, u"list"_s, u"--planned"_s}), 0);
        QCOMPARE(ctl.output, QByteArray());
        QCOMPARE(ctl.run({u"voicemail"_s, u"list"_s}), 0);
        QVERIFY(ctl.output.startsWith("RE"));
    }

    void aTrailThatNobodyTouchedVerifies()
    {
        Ctl ctl;
        QCOMPARE(ctl.run({u"command"_s, u"calls.block"_s, u"number=(206) 555-0133"_s}), 0);
        QCOMPARE(ctl.run({u"audit"_s, u"verify"_s}), 0);
        QVERIFY2(ctl.output.startsWith("every chain is whole\nno seal is kept in "), ctl.output.constData());
        change(ctl.database(), {u"UPDATE audit SET actor = '7'"_s});
        QCOMPARE(ctl.run({u"audit"_s, u"verify"_s}), 1);
        QVERIFY2(ctl.output.startsWith("desk 1: was changed\n"), ctl.output.constData());
        QVERIFY(!ctl.output.contains("every chain is whole"));
    }

    void anEngineSealsItsTrailAndWhatIsCutOffLaterIsFound()
    {
        test::ServedDesk desk;
        int ended = -1;
        for (const QString &number : {u"number=(206) 555-0133"_s, u"number=(206) 555-0134"_s}) {
            (void)desk.ctl({u"command"_s, u"calls.block"_s, number}, &ended);
            QCOMPARE(ended, 0);
        }
        QVERIFY2(desk.start(), desk.output().constData());
        const QString seals = desk.folder() + u"/audit-seals.jsonl"_s;
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(seals).size() > 0, 10'000);
        QVERIFY(desk.terminate() >= 0);
        QByteArray output = desk.ctl({u"audit"_s, u"verify"_s}, &ended);
        QCOMPARE(ended, 0);
        QVERIFY2(
            output.startsWith("every chain is whole\nseals kept: 1; all fit, the last is of "), output.constData());

        Ctl stranger; // who has the folder, and not the key
        stranger.data = desk.folder();
        QCOMPARE(stranger.run({u"audit"_s, u"verify"_s}), 1);
        QVERIFY2(stranger.output.startsWith("seal 1 of audit-seals.jsonl was changed, or not made with the key"),
            stranger.output.constData());

        const engine::Desk place = *engine::findDesk({.dataFolder = desk.folder(), .configFile = {}});
        change(place.database(),
            {u"DELETE FROM audit WHERE seq = 2"_s,
                u"UPDATE audit_head SET seq = 1, hash = (SELECT hash FROM audit WHERE seq = 1)"_s});
        output = desk.ctl({u"audit"_s, u"verify"_s}, &ended);
        QCOMPARE(ended, 1);
        QVERIFY2(output.startsWith("desk 2: was sealed and is gone (the seal of "), output.constData());
        QVERIFY(!output.contains("every chain is whole"));
    }
};
static const test::Register<CommandRunsTest> commandRunsTest;

#include "commandrunstest.moc"
