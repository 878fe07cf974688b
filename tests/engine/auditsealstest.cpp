// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/auditseals.h"
#include "engine/databasetask.h"
#include "store/audit.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;

namespace {

const QString key = u"0123456789abcdef0123456789abcdef"_s;

Result<store::audit::Entry> decide(store::Transaction &tx, int number)
{
    return store::audit::append(tx, u"op-1"_s, u"callout.approve"_s, u"callout:%1"_s.arg(number), {});
}

/// A desk whose decisions are sealed. Its vault is the folder's, so that nobody's keyring is asked.
struct Office {
    explicit Office(store::Engine engine = store::Engine::Sqlite)
        : db(engine)
        , desk(*engine::findDesk({.dataFolder = folder.path(), .configFile = {}, .practice = true}))
    {
        desk.environment = {};
        desk.environment.insert(u"CALLBOARD_AUDIT_KEY"_s, key);
    }
    void decideTimes(int count)
    {
        for (int i = 1; i <= count; ++i)
            QVERIFY(test::write(db, [i](store::Transaction &tx) { return decide(tx, i); }));
    }
    /// As an engine of that folder does each hour.
    void look()
    {
        engine::AuditSeals seals(db, desk, db.clock);
        QSignalSpy looked(&seals, &engine::AuditSeals::looked);
        seals.look();
        QVERIFY(!looked.isEmpty() || looked.wait());
    }
    void change(const QString &sql)
    {
        QVERIFY(test::write(db, [&](store::Transaction &tx) { return store::Statement(tx, sql).run(); }));
    }
    [[nodiscard]] engine::SealsReport check() { return engine::checkSeals(db, desk, db.clock).value(); }
    [[nodiscard]] bool isEachChainWhole() { return engine::readNow(db.database(), store::audit::verify)->isEmpty(); }

    [[nodiscard]] QString file() const { return folder.filePath(u"audit-seals.jsonl"_s); }
    [[nodiscard]] QByteArray kept() const
    {
        QFile file(this->file());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QByteArray &contents) const
    {
        QFile file(this->file());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(contents);
    }

    QTemporaryDir folder;
    test::TempDatabase db;
    engine::Desk desk;
};

} // namespace

class AuditSealsTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void eachDayIsSealedOnce_data() { test::bothEngines(); }
    void eachDayIsSealedOnce()
    {
        QFETCH(store::Engine, engine);
        Office office(engine);
        office.decideTimes(2);
        office.look();
        const QByteArray first = office.kept();
        QCOMPARE(first.count('\n'), 1);
        office.db.clock.advance(1h);
        office.decideTimes(1);
        office.look(); // after a new start, too
        QCOMPARE(office.kept(), first);
        office.db.clock.advance(23h);
        office.look();
        QVERIFY(office.kept().startsWith(first));
        QCOMPARE(office.kept().count('\n'), 2);

        const engine::SealsReport report = office.check();
        QCOMPARE(report.kept, 2);
        QCOMPARE(report.last, QDate(2026, 11, 21));
        QCOMPARE(report.findings, QStringList());
        QVERIFY(report.notChecked.isEmpty());
    }

    void onlyTheOwnerReadsThem()
    {
        Office office;
        office.decideTimes(1);
        office.look();
        const auto others =
            QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QCOMPARE(QFile::permissions(office.file()) & others, QFileDevice::Permissions());
    }

    void whereNobodyDecidedThereIsNothingToSeal()
    {
        Office office;
        office.look();
        QVERIFY(!QFile::exists(office.file()));
        QCOMPARE(office.check().kept, 0);
    }

    void aChainThatWasCutOffIsFound_data() { test::bothEngines(); }
    void aChainThatWasCutOffIsFound()
    {
        QFETCH(store::Engine, engine);
        Office office(engine);
        office.decideTimes(3);
        office.look();
        office.db.clock.advance(24h);
        office.look();
        office.change(u"DELETE FROM audit WHERE seq = 3"_s);
        office.change(u"UPDATE audit_head SET seq = 2, hash = (SELECT hash FROM audit WHERE seq = 2)"_s);
        QVERIFY(office.isEachChainWhole());
        QCOMPARE(office.check().findings, QStringList{u"desk 3: was sealed and is gone (the seal of 2026-11-20)"_s});
    }

    void aChainThatWasWrittenAnewIsFound_data() { test::bothEngines(); }
    void aChainThatWasWrittenAnewIsFound()
    {
        QFETCH(store::Engine, engine);
        Office office(engine);
        office.decideTimes(3);
        office.look();
        office.change(u"DELETE FROM audit"_s);
        office.change(u"DELETE FROM audit_head"_s);
        office.db.clock.advance(1h); // else it would be the same chain
        office.decideTimes(4);
        QVERIFY(office.isEachChainWhole());
        QCOMPARE(office.check().findings, QStringList{u"desk 3: is not what was sealed (the seal of 2026-11-20)"_s});
    }

    void theChainsOfAllEnginesAreSealed_data() { test::bothEngines(); }
    void theChainsOfAllEnginesAreSealed()
    {
        QFETCH(store::Engine, engine);
        Office office(engine);
        office.decideTimes(2);
        {
            store::Options options = office.db.options();
            options.engineName = u"engine-0000000000000001"_s;
            const auto other = store::Database::open(options, office.db.clock);
            QVERIFY(other);
            QVERIFY(test::write(**other, [](store::Transaction &tx) { return decide(tx, 1); }));
        }
        office.look();
        QCOMPARE(office.check().findings, QStringList());
        office.change(u"DELETE FROM audit WHERE engine <> 'desk'"_s);
        office.change(u"DELETE FROM audit_head WHERE engine <> 'desk'"_s);
        QVERIFY(office.isEachChainWhole());
        QCOMPARE(office.check().findings,
            QStringList{u"engine-0000000000000001 1: was sealed and is gone (the seal of 2026-11-20)"_s});
    }

    void aSealThatIsNoneIsFound_data()
    {
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<QByteArray>("becomes");
        QTest::newRow("another day") << QByteArray("2026-11-20") << QByteArray("2026-11-19");
        QTest::newRow("another length") << QByteArray("\"seq\":2") << QByteArray("\"seq\":1");
        QTest::newRow("half a line") << QByteArray("\"hmac\"") << QByteArray("\"hm\n\"");
    }
    void aSealThatIsNoneIsFound()
    {
        QFETCH(QByteArray, what);
        QFETCH(QByteArray, becomes);
        Office office;
        office.decideTimes(2);
        office.look();
        QByteArray seals = office.kept();
        QVERIFY(seals.contains(what));
        office.write(seals.replace(what, becomes));
        const QStringList findings = office.check().findings;
        QVERIFY(!findings.isEmpty());
        QCOMPARE(
            findings.first(), u"seal 1 of audit-seals.jsonl was changed, or not made with the key that is kept now"_s);
    }

    void aLineThatAPowerCutLeftSpoilsNoOther()
    {
        Office office;
        office.decideTimes(2);
        office.write("{\"chains\":[{\"eng");
        office.look();
        QCOMPARE(office.kept().count('\n'), 2);
        const engine::SealsReport report = office.check();
        QCOMPARE(report.findings.size(), 1); // that line
        QCOMPARE(report.last, QDate(2026, 11, 20));
    }

    void theFirstDayMakesAKeyAndLaterOnesUseIt()
    {
        Office office;
        office.desk.environment = {};
        office.decideTimes(1);
        office.look();
        const QList<secrets::Key> made = engine::openVault(office.desk, office.db.clock)->keys(u"audit.key"_s);
        QCOMPARE(made.size(), 1);
        office.db.clock.advance(24h);
        office.look();
        const QList<secrets::Key> still = engine::openVault(office.desk, office.db.clock)->keys(u"audit.key"_s);
        QCOMPARE(still.size(), 1);
        QCOMPARE(still.first().value, made.first().value);
        QCOMPARE(office.check().kept, 2);
        QCOMPARE(office.check().findings, QStringList());
    }

    void whatAnOlderKeySealedIsStillChecked()
    {
        Office office;
        office.decideTimes(1);
        office.look();
        office.desk.environment.insert(u"CALLBOARD_AUDIT_KEY"_s, u"another key"_s);
        office.desk.environment.insert(u"CALLBOARD_AUDIT_KEY_PREVIOUS"_s, key);
        office.db.clock.advance(24h);
        office.look();
        QCOMPARE(office.check().kept, 2);
        QCOMPARE(office.check().findings, QStringList());
    }

    void withoutAKeyNothingIsSealed()
    {
        Office office;
        office.desk.environment = {};
        QFile inTheWay(office.folder.filePath(u"practice-secrets"_s)); // where the key would go
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        office.decideTimes(1);
        office.look();
        QVERIFY(!QFile::exists(office.file()));
    }

    void withoutItsKeyASealIsNotSaidToFit()
    {
        Office office;
        office.decideTimes(1);
        office.look();
        office.desk.environment = {};
        const engine::SealsReport report = office.check();
        QCOMPARE(report.kept, 1);
        QVERIFY(!report.notChecked.isEmpty());
        QVERIFY(!report.last.isValid());
    }
};
static const test::Register<AuditSealsTest> auditSealsTest;

#include "auditsealstest.moc"
