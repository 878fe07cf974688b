// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "signedcall.h"

#include "support/suite.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

const QByteArray sid = "CA0000000000000000000000000000000a";
const QByteArray incoming = "/twilio/voice/incoming";

/// Where the document sends the call next, as written in an attribute or a Redirect.
QByteArray nextOf(const QByteArray &twiml)
{
    static const QRegularExpression action(u"/twilio/voice/continue\\?[^\"<]+"_s);
    return action.match(QString::fromUtf8(twiml)).captured().replace(u"&amp;"_s, u"&"_s).toLatin1();
}

QJsonArray exported(const test::ServedDesk &desk, const QString &table)
{
    return QJsonDocument::fromJson(desk.ctl({u"export"_s, table})).array();
}

} // namespace

/// A call goes through the front desk while its engine is killed between any two requests.
class RestartTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aCallGoesOnWhereItWasAfterAPowerCut()
    {
        test::ServedDesk desk;
        QVERIFY(desk.openOffice());
        QVERIFY2(desk.start(), desk.output().constData());
        const http::ClientResponse greeting = desk.post(incoming, sid);
        QCOMPARE(greeting.status, 200);
        QVERIFY(greeting.body.contains("<Gather"));
        desk.kill();

        QVERIFY2(desk.start(), desk.output().constData());
        const QByteArray menu = nextOf(greeting.body);
        const http::ClientResponse wrongKey = desk.post(menu, sid, {{"CallStatus", "in-progress"}, {"Digits", "7"}});
        QCOMPARE(wrongKey.status, 200);
        QVERIFY(wrongKey.body.contains("<Gather")); // asked again
        desk.kill();

        QVERIFY2(desk.start(), desk.output().constData());
        // The answer was lost with the power: the vendor asks again and hears the same.
        const http::ClientResponse again = desk.post(menu, sid, {{"CallStatus", "in-progress"}, {"Digits", "7"}});
        QCOMPARE(again.body, wrongKey.body);
        QVERIFY(nextOf(again.body) != menu);
        QCOMPARE(
            desk.post("/twilio/voice/status", sid, {{"CallStatus", "completed"}, {"CallDuration", "12"}}).status, 204);

        QVERIFY(desk.terminate() >= 0);
        const QJsonArray calls = exported(desk, u"twilio_call_logs"_s);
        QCOMPARE(calls.size(), 1);
    }

    void theSameCallComesByEveryAlias_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path : {"/twilio/voice/incoming", "/api/twilio/incoming-call-handler",
                 "/api/twilio/webhooks/voice", "/api/twilio/ivr/execute", "/twilio/fallback"})
            QTest::newRow(path) << QByteArray(path);
    }
    void theSameCallComesByEveryAlias()
    {
        QFETCH(QByteArray, path);
        test::ServedDesk desk;
        QVERIFY2(desk.start(), desk.output().constData());
        const http::ClientResponse response = desk.post(path, sid);
        QCOMPARE(response.status, 200);
        QVERIFY(response.header("Content-Type").startsWith("text/xml"));
        QVERIFY(response.body.contains("<Say"));
        QCOMPARE(desk.post(path, sid, {}, true).status, 403);
        for (const QByteArray status :
            {"/twilio/voice/status", "/api/twilio/call-status", "/api/twilio/webhooks/call-status"})
            QCOMPARE(desk.post(status, sid, {{"CallStatus", "in-progress"}}).status, 204);
    }

    void aTerminatedEngineEndsWithinTwoSeconds_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGHUP") << SIGHUP;
    }
    void aTerminatedEngineEndsWithinTwoSeconds()
    {
        QFETCH(int, number);
        test::ServedDesk desk;
        QVERIFY2(desk.start(), desk.output().constData());
        QCOMPARE(desk.post(incoming, sid).status, 200);
        const qint64 ms = desk.terminate(number);
        QVERIFY2(ms >= 0 && ms < 2000, QByteArray::number(ms).constData());
    }

    void underNohupTheEngineOutlivesItsTerminal()
    {
        test::ServedDesk desk;
        desk.ignoreHangUp();
        QVERIFY2(desk.start(), desk.output().constData());
        desk.signal(SIGHUP);
        for (int i = 0; i < 3; ++i) // the first might be answered on the way out
            QCOMPARE(desk.post(incoming, sid).status, 200);
        QVERIFY(desk.terminate() >= 0);
    }

    void theTokenIsNowhereOnDisk()
    {
        test::ServedDesk desk;
        QVERIFY2(desk.start(), desk.output().constData());
        const QByteArray menu = nextOf(desk.post(incoming, sid).body);
        QVERIFY(!menu.isEmpty());
        desk.kill();
        QDirIterator files(desk.folder(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("0123456789abcdef0123456789abcdef"), qPrintable(file.fileName()));
        }
        QVERIFY(!desk.output().contains("0123456789abcdef0123456789abcdef"));
    }
};
static const test::Register<RestartTest> restartTest;

#include "restarttest.moc"
