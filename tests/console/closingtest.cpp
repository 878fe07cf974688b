// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/client.h"
#include "program.h"
#include "support/offscreen.h"
#include "support/suite.h"
#include "ui/shell/language.h"

#include <QEventLoop>
#include <QFile>
#include <QMenu>
#include <QPointer>
#include <QSettings>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

class FakeTray final : public ui::Tray
{
public:
    [[nodiscard]] bool isThere() const override { return true; }
    void show(QMenu *menu) override { shown = menu; }
    void setState(const QIcon &, const QString &) override { }
    void tell(const QString &title, const QString &) override { told << title; }
    QPointer<QMenu> shown;
    QStringList told;
};

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

/// What a listener on that port says to whoever looks whether it is there.
int healthAt(quint16 port)
{
    http::Client client;
    http::ClientRequest request;
    request.url = QUrl(u"http://127.0.0.1:%1/health"_s.arg(port));
    QEventLoop loop;
    int status = 0;
    client.send(request, [&](const http::ClientResult &answer) {
        status = answer ? answer->status : 0;
        loop.quit();
    });
    loop.exec();
    return status;
}

} // namespace

/// A desk of its own, whose window somebody closes.
class ClosingTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(ui::setLanguage(u"en"_s));
        qputenv("TWILIO_AUTH_TOKEN", QByteArray(32, 'a')); // so that nothing is made in, or asked of, a keyring
        qputenv("CALLBOARD_RECORDINGS_KEY", QByteArray(64, 'a'));
        qputenv("CALLBOARD_AUDIT_KEY", QByteArray(64, 'b'));
    }
    void cleanupTestCase()
    {
        for (const char *name : {"TWILIO_AUTH_TOKEN", "CALLBOARD_RECORDINGS_KEY", "CALLBOARD_AUDIT_KEY"})
            qunsetenv(name);
    }

    void theDeskGoesOnInTheTrayUntilItIsEndedThere()
    {
        const test::OffscreenSilence silence;
        const QTemporaryDir folder;
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
        const quint16 port = freePort();
        QFile file(folder.filePath(u"callboard.yaml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("listener: {port: " + QByteArray::number(port) + "}\n");
        file.close();

        auto made = std::make_unique<FakeTray>();
        const QPointer<FakeTray> tray = made.get();
        const test::Program desk({u"--data"_s, folder.path()}, std::move(made));
        QVERIFY(desk.opened.has_value());
        QTRY_VERIFY(tray->shown);
        QCOMPARE(healthAt(port), 200);

        QVERIFY(!desk.window->close());
        QVERIFY(!desk.window->isVisible());
        QCOMPARE(tray->told, QStringList{u"Callboard goes on in the tray"_s}); // without an account nobody calls yet
        QCOMPARE(healthAt(port), 200);
        Q_EMIT tray->activated();
        QVERIFY(desk.window->isVisible());

        // The menu's last word ends the program, as main() runs it.
        QTimer::singleShot(0, tray, [&] { tray->shown->actions().last()->trigger(); });
        QCOMPARE(QApplication::exec(), 0);
        QVERIFY(!desk.window->isVisible());
    }
};
static const test::Register<ClosingTest> closingTest;

#include "closingtest.moc"
