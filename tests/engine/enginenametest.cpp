// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/enginename.h"
#include "support/suite.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

/// The name of an engine on a shared database.
Result<QString> nameIn(const QTemporaryDir &folder)
{
    return engine::engineName(folder.path(), store::Engine::PostgreSql);
}

void damage(const QTemporaryDir &folder, const QByteArray &contents)
{
    QFile file(folder.filePath(u"engine-id"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(contents);
}

} // namespace

class EngineNameTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aNameStaysOverRestartsAndEachFolderHasItsOwn()
    {
        const QTemporaryDir one;
        const QTemporaryDir two;
        const auto first = nameIn(one);
        QVERIFY(first);
        QCOMPARE(nameIn(one).value(), *first);
        QVERIFY(nameIn(two).value() != *first);
    }

    void onlyTheOwnerReadsIt()
    {
        const QTemporaryDir folder;
        QVERIFY(nameIn(folder));
        const auto others =
            QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFile::permissions(folder.filePath(u"engine-id"_s)) & others));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"engine-id"_s}); // nothing half-written
    }

    void aDeskWithADatabaseOfItsOwnIsCalledAsEver()
    {
        const QTemporaryDir folder;
        QCOMPARE(engine::engineName(folder.path(), store::Engine::Sqlite).value(), u"desk"_s);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void aDamagedNameIsReplacedForGood_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << QByteArray("engine-0123");
        QTest::newRow("that of every desk") << QByteArray("desk\n");
        QTest::newRow("zeros of a power cut") << QByteArray(24, '\0');
        QTest::newRow("much") << QByteArray(1 << 20, 'x');
    }
    void aDamagedNameIsReplacedForGood()
    {
        QFETCH(QByteArray, contents);
        const QTemporaryDir folder;
        damage(folder, contents);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"engine-id is damaged"_s));
        const auto name = nameIn(folder);
        QVERIFY(name && name->startsWith(u"engine-"_s));
        QCOMPARE(nameIn(folder).value(), *name);
    }

    void aNameThatCannotBeReadStopsTheStart()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(u"engine-id"_s));
        const auto name = nameIn(folder);
        QVERIFY(!name);
        QCOMPARE(name.error().kind, Error::Kind::Storage);
        QVERIFY(name.error().detail.contains(u"engine-id"_s));
    }
};
static const test::Register<EngineNameTest> engineNameTest;

#include "enginenametest.moc"
