// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/databasetask.h"
#include "engine/desk.h"
#include "signedcall.h"
#include "store/audit.h"
#include "support/suite.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

const QByteArray imported = "key-31415926535897932384626433832795"; // a secret that no line may hold

/// A .env file in a folder of its own, and a passphrase: secrets go into the encrypted file, no keyring is asked.
class EnvFile
{
public:
    explicit EnvFile(const QByteArray &lines)
    {
        qputenv("CALLBOARD_PASSPHRASE", "correct horse");
        QFile file(path());
        const bool open = file.open(QIODevice::WriteOnly);
        Q_ASSERT(open);
        Q_UNUSED(open);
        file.write(lines);
    }
    ~EnvFile() { qunsetenv("CALLBOARD_PASSPHRASE"); }
    Q_DISABLE_COPY_MOVE(EnvFile)
    [[nodiscard]] QString path() const { return m_folder.filePath(u".env"_s); }

private:
    QTemporaryDir m_folder;
};

/// Every line of the trail, newest first.
QList<store::audit::Entry> trail(const test::ServedDesk &desk)
{
    static const SystemClock clock;
    store::Options options = engine::findDesk({.dataFolder = desk.folder(), .configFile = {}})->database();
    options.readOnly = true;
    const auto database = store::Database::open(options, clock);
    if (!database)
        return {};
    return engine::readNow(**database, [](store::Connection &c) {
        return store::audit::list(c, 0, 100);
    }).value_or(QList<store::audit::Entry>());
}

QStringList commandsIn(const QList<store::audit::Entry> &lines)
{
    QStringList names;
    for (const store::audit::Entry &line : lines)
        names.prepend(line.command);
    return names;
}

bool names(const QList<store::audit::Entry> &lines, const QByteArray &secret)
{
    return std::ranges::any_of(lines, [&secret](const store::audit::Entry &line) {
        return QJsonDocument(line.details).toJson().contains(secret)
            || QJsonDocument(line.personal.value_or(QJsonObject())).toJson().contains(secret);
    });
}

} // namespace

/// What the command line does while `callboardctl serve` runs on the same folder, and where it does not.
class BesideEngineTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theDoctorKnowsTheEnginesPort()
    {
        test::ServedDesk desk;
        QVERIFY2(desk.start(), desk.output().constData());
        const QByteArray port = desk.url().mid(desk.url().lastIndexOf(':') + 1);
        qputenv("CALLBOARD_PORT", port);
        const QByteArray beside = desk.ctl({u"doctor"_s});
        desk.kill();
        const QByteArray alone = desk.ctl({u"doctor"_s});
        qunsetenv("CALLBOARD_PORT");
        QVERIFY2(beside.contains("this desk listens on 127.0.0.1:" + port), beside.constData());
        QVERIFY2(!beside.contains("is taken"), beside.constData());
        QVERIFY2(!alone.contains("this desk listens"), alone.constData());
    }

    void whatIsImportedIsInTheTrailAndSecretsAreNot()
    {
        const EnvFile file("TWILIO_PHONE_NUMBER=(206) 555-0100\nDEBUG=no\nMAILGUN_API_KEY=" + imported + "\n");
        const test::ServedDesk desk;
        int exitCode = -1;
        const QByteArray output = desk.ctl({u"import"_s, file.path()}, &exitCode);
        QVERIFY2(exitCode == 0, output.constData());
        const QList<store::audit::Entry> lines = trail(desk);
        QCOMPARE(commandsIn(lines), (QStringList{u"settings.set"_s, u"settings.secret_kept"_s}));
        QCOMPARE(lines.last().details[u"values"_s][u"twilio.phone_number"_s].toString(), u"+12065550100"_s);
        QCOMPARE(lines.last().details[u"desk"_s].toString(), u"callboardctl"_s);
        QCOMPARE(lines.first().details[u"secret"_s].toString(), u"mail.mailgun_api_key"_s);
        QCOMPARE(lines.first().details[u"place"_s].toString(), u"encrypted file"_s);
        QVERIFY(!names(lines, imported));
    }

    void aRunningEngineTakesUpWhatIsImported()
    {
        const EnvFile file("CALLBOARD_ORGANISATION=Harbor Clinic\nMAILGUN_API_KEY=" + imported + "\n");
        test::ServedDesk desk;
        QVERIFY(desk.openOffice());
        QVERIFY2(desk.start(), desk.output().constData());
        int calls = 0;
        const auto greeting = [&] {
            const QByteArray sid = "CA" + QByteArray::number(++calls).rightJustified(32, '0');
            return desk.post("/twilio/voice/incoming", sid).body;
        };
        QVERIFY(!greeting().contains("Harbor Clinic"));
        int exitCode = -1;
        const QByteArray output = desk.ctl({u"import"_s, file.path()}, &exitCode);
        QVERIFY2(exitCode == 0, output.constData());
        QVERIFY2(output.contains("saved    site.organisation"), output.constData());
        QTRY_VERIFY(greeting().contains("Harbor Clinic"));
        const QList<store::audit::Entry> lines = trail(desk);
        QVERIFY(commandsIn(lines).contains(u"settings.set"_s));
        QVERIFY(commandsIn(lines).contains(u"settings.secret_kept"_s));
        QVERIFY(!names(lines, imported));
    }
};
static const test::Register<BesideEngineTest> besideEngineTest;

#include "besideenginetest.moc"
