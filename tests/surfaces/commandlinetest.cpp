// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signedcall.h"

#include "support/suite.h"

#include <QFile>
#include <QImage>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

int run(const QString &program, const QStringList &arguments, QByteArray *output = nullptr)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return -1;
    if (output)
        *output = process.readAllStandardOutput() + process.readAllStandardError();
    return process.exitCode();
}

/// Runs the window's program as in a login without a window system, such as one over ssh.
int runWithoutDisplay(const QStringList &arguments, QByteArray *output)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &variable :
        {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"WAYLAND_SOCKET"_s, u"QT_QPA_PLATFORM"_s, u"XDG_SESSION_TYPE"_s})
        environment.remove(variable);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(CALLBOARD), arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return -1;
    *output = process.readAllStandardOutput() + process.readAllStandardError();
    return process.exitCode();
}

const QString ctl = QStringLiteral(CALLBOARDCTL);
const QString callboard = QStringLiteral(CALLBOARD);

} // namespace

class CommandLineTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void exitCodesSayWhatHappened_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("expected");
        QTest::newRow("help") << QStringList{u"--help"_s} << 0;
        QTest::newRow("nothing") << QStringList() << 2;
        QTest::newRow("no such command") << QStringList{u"dance"_s} << 2;
        QTest::newRow("no such option") << QStringList{u"serve"_s, u"--prot"_s, u"1"_s} << 2;
        QTest::newRow("port of letters") << QStringList{u"serve"_s, u"--port"_s, u"many"_s} << 2;
        QTest::newRow("no such table") << QStringList{u"export"_s, u"secrets"_s} << 2;
        QTest::newRow("no such format") << QStringList{u"export"_s, u"twilio_call_logs"_s, u"--format"_s, u"xml"_s}
                                        << 2;
        QTest::newRow("no scenario") << QStringList{u"practice"_s} << 2;
        QTest::newRow("missing file") << QStringList{u"import"_s, u"/nonexistent/.env"_s} << 2;
        QTest::newRow("flow of front desk") << QStringList{u"flow"_s, u"check"_s,
            QStringLiteral(CALLBOARD_SOURCE) + u"/resources/flows/front-desk.json"_s}
                                            << 0;
        QTest::newRow("flow that is none")
            << QStringList{u"flow"_s, u"check"_s, QStringLiteral(CALLBOARD_SOURCE) + u"/CMakePresets.json"_s} << 1;
        QTest::newRow("commands are listed") << QStringList{u"command"_s} << 0;
    }
    void exitCodesSayWhatHappened()
    {
        QFETCH(QStringList, arguments);
        QByteArray output;
        QTEST(run(ctl, arguments, &output), "expected");
        QVERIFY(!output.isEmpty());
    }
    void everyCommandHasHelp()
    {
        for (const char *name : {"serve", "practice", "export", "import", "migrate", "doctor", "command", "flow",
                 "audit", "calls", "voicemail"}) {
            QByteArray output;
            QCOMPARE(run(ctl, {QString::fromLatin1(name), u"--help"_s}, &output), 0);
            QVERIFY2(output.contains("Usage: callboardctl " + QByteArray(name)), output.constData());
        }
    }
    void aSnapHasTheSizeAskedFor()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"calls.png"_s);
        QCOMPARE(run(callboard,
                     {u"--practice"_s, u"--data"_s, folder.filePath(u"desk"_s), u"--theme"_s, u"dark"_s, u"--size"_s,
                         u"1100x700"_s, u"--snap"_s, file}),
            0);
        QCOMPARE(QImage(file).size(), QSize(1100, 700));
    }
    void wrongUseOfTheWindowEndsWithTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("page") << QStringList{u"--page"_s, u"kitchen"_s};
        QTest::newRow("theme") << QStringList{u"--theme"_s, u"pink"_s};
        QTest::newRow("size") << QStringList{u"--size"_s, u"wide"_s};
        QTest::newRow("language") << QStringList{u"--lang"_s, u"tlh"_s};
        QTest::newRow("text size") << QStringList{u"--text-size"_s, u"200"_s};
        QTest::newRow("option") << QStringList{u"--fast"_s};
    }
    void wrongUseOfTheWindowEndsWithTwo()
    {
        QFETCH(QStringList, arguments);
        QCOMPARE(run(callboard, arguments), 2);
    }
    void whatNeedsNoWindowNeedsNoDisplay_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("expected");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("help") << QStringList{u"--help"_s} << 0 << QByteArray("--practice");
        QTest::newRow("version") << QStringList{u"--version"_s} << 0 << QByteArray("callboard ");
        QTest::newRow("no such option") << QStringList{u"--fast"_s} << 2 << QByteArray("fast");
        QTest::newRow("no such page") << QStringList{u"--page"_s, u"kitchen"_s} << 2 << QByteArray("kitchen");
        QTest::newRow("help among Qt's own options") << QStringList{u"-platform"_s, u"offscreen"_s, u"--style=fusion"_s,
            u"--help"_s} << 0 << QByteArray("--practice");
    }
    void whatNeedsNoWindowNeedsNoDisplay()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        QByteArray output;
        QTEST(runWithoutDisplay(arguments, &output), "expected");
        QVERIFY2(output.contains(says), output.constData());
    }
    void anEnvFileGoesWhereItBelongs()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u".env"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "TWILIO_PHONE_NUMBER=(206) 555-0100\nTWILIO_AUTH_TOKEN=00112233445566778899aabbccddeeff\nNEXT_X=1\n");
        file.close();
        qputenv("CALLBOARD_PASSPHRASE", "correct horse");
        const QString data = folder.filePath(u"desk"_s);
        QByteArray output;
        QCOMPARE(run(ctl, {u"import"_s, file.fileName(), u"--data"_s, data}, &output), 0);
        QVERIFY2(output.contains("saved    twilio.phone_number"), output.constData());
        QVERIFY2(output.contains("secret   twilio.auth_token into the encrypted file"), output.constData());
        QVERIFY2(output.contains("unknown  NEXT_X"), output.constData());
        qunsetenv("CALLBOARD_PASSPHRASE");
    }
};
static const test::Register<CommandLineTest> commandLineTest;

#include "commandlinetest.moc"
