// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "door.h"
#include "listener/door.h"
#include "store/journal.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "twilio/form.h"
#include "twilio/signature.h"

#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

const QString closingAccount = u"AC00000000000000000000000000000001"_s;
const Secret closingToken("0123456789abcdef0123456789abcdef");

/// A door with "/caller", which answers what ran, and "/callback", which answers nothing; both of the call CA1.
struct ClosingDesk {
    test::TempDatabase database;
    std::atomic<int> runs = 0;
    QList<listener::Handled> told;
    QObject window;
    http::Server *server = nullptr; // the door's
    listener::Router *router = nullptr; // the door's
    std::unique_ptr<listener::Door> door;

    explicit ClosingDesk(store::Engine engine)
        : database(engine)
    {
        listener::Door::Options options;
        options.port = 0;
        options.router.accountSid = closingAccount;
        options.router.authTokens = {closingToken};
        door = std::make_unique<listener::Door>(options, database, database.clock);
        QObject::connect(
            door.get(), &listener::Door::handled, &window, [this](const listener::Handled &event) { told << event; });
        open();
    }
    ~ClosingDesk() { door.reset(); }

    void open()
    {
        const Result<> opened = door->open(
            {hook("caller"), hook("callback")}, [this](http::Server &itsServer, listener::Router &itsRouter) {
                server = &itsServer;
                router = &itsRouter;
            });
        if (!opened)
            qFatal("%ls", qUtf16Printable(opened.error().detail));
    }
    listener::Webhook hook(const QByteArray &kind)
    {
        listener::Webhook webhook;
        webhook.name = QString::fromLatin1(kind);
        webhook.paths = {'/' + kind};
        webhook.prepare = [this, kind](const listener::Received &received) -> Result<listener::Prepared> {
            const bool controlsCall = kind == "caller";
            listener::Prepared prepared;
            prepared.subject = received.form.value("CallSid").toByteArray();
            prepared.naturalKey = kind + '|' + closingAccount.toLatin1() + '|' + prepared.subject;
            prepared.run = [this, controlsCall](store::Transaction &) -> Result<listener::Answer> {
                ++runs;
                return listener::Answer{controlsCall ? QByteArray("<Response>stored</Response>") : QByteArray()};
            };
            if (controlsCall)
                prepared.withoutDatabase = [] { return QByteArray("<Response>ask again</Response>"); };
            return prepared;
        };
        return webhook;
    }

    QByteArray request(const QByteArray &target) const
    {
        twilio::Form form;
        form.append("AccountSid", closingAccount);
        form.append("CallSid", QByteArrayView("CA1"));
        const QByteArray url = "http://127.0.0.1:" + QByteArray::number(door->port()) + target;
        const QByteArray body = form.encoded();
        return "POST " + target
            + " HTTP/1.1\r\nHost: desk\r\nX-Twilio-Signature: " + twilio::sign(closingToken, url, form)
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
    /// So many requests have come to the door, and have gone as far as they go without the database.
    bool came(quint64 requests)
    {
        if (!QTest::qWaitFor([&] { return server->guard()->requests() >= requests; }))
            return false;
        QMetaObject::invokeMethod(
            server, [] {}, Qt::BlockingQueuedConnection);
        return true;
    }
    void letGo()
    {
        QMetaObject::invokeMethod(
            router, [this] { router->letGo(); }, Qt::BlockingQueuedConnection);
    }
    qsizetype accepted()
    {
        return test::read(database, [](store::Connection &c) {
            return store::journal::list(c, 0, 100, store::journal::Verdict::Accepted);
        })->size();
    }
};

/// Keeps what is about CA1 from being stored.
struct ClosingDam : test::HeldWrite {
    explicit ClosingDam(test::TempDatabase &database)
        : test::HeldWrite(
            database, [](store::Transaction &) { return Result<>(); }, "CA1")
    { }
};

} // namespace

/// Requests that are being stored when the door closes, over real sockets.
class ClosingTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whoIsBeingStoredIsAnsweredBeforeTheDoorCloses_data() { test::bothEngines(); }
    void whoIsBeingStoredIsAnsweredBeforeTheDoorCloses()
    {
        QFETCH(store::Engine, engine);
        ClosingDesk desk(engine);
        ClosingDam dam(desk.database);
        test::RawPeer caller(desk.door->port());
        test::RawPeer callback(desk.door->port());
        QVERIFY(caller.send(desk.request("/caller")));
        QVERIFY(callback.send(desk.request("/callback")));
        QVERIFY(desk.came(2));
        desk.door->close(); // waits for nothing: the dam stands

        const QByteArray heard = caller.untilClosed();
        QCOMPARE(heard.count("HTTP/1.1 "), 1);
        QCOMPARE(test::RawPeer::status(heard), 200);
        QVERIFY(heard.toLower().contains("text/xml"));
        QCOMPARE(test::RawPeer::body(heard), QByteArray("<Response>ask again</Response>"));
        const QByteArray heardBack = callback.untilClosed();
        QCOMPARE(heardBack.count("HTTP/1.1 "), 1);
        QCOMPARE(test::RawPeer::status(heardBack), 500);
        QTRY_COMPARE(desk.told.size(), 2);
        QVERIFY(!desk.told[0].stored && !desk.told[1].stored);

        QVERIFY(dam.release());
        QTRY_COMPARE(desk.accepted(), 2); // stored after all
        QCOMPARE(desk.told.size(), 2);
        const int before = desk.runs;
        desk.open();
        test::RawPeer again(desk.door->port());
        QVERIFY(again.send(desk.request("/caller")));
        QCOMPARE(test::RawPeer::body(again.answer()), QByteArray("<Response>stored</Response>"));
        QVERIFY(again.send(desk.request("/callback")));
        QCOMPARE(test::RawPeer::status(again.answer()), 204);
        QCOMPARE(desk.runs.load(), before);
    }

    /// By a router that lives on, so that it is told what became of them.
    void whoWasLetGoIsNotAnsweredAgain()
    {
        ClosingDesk desk(store::Engine::Sqlite);
        ClosingDam dam(desk.database);
        test::RawPeer caller(desk.door->port());
        QVERIFY(caller.send(desk.request("/caller")));
        QVERIFY(desk.came(1));
        desk.letGo();
        desk.letGo(); // nobody is left
        QCOMPARE(test::RawPeer::body(caller.answer()), QByteArray("<Response>ask again</Response>"));
        QVERIFY(dam.release());
        QVERIFY(caller.send(desk.request("/caller"))); // is told behind the first
        QCOMPARE(test::RawPeer::body(caller.answer()), QByteArray("<Response>stored</Response>"));
        QVERIFY(desk.came(2)); // it has told all that it tells
        QTRY_COMPARE(desk.told.size(), 2);
        QVERIFY(!desk.told[0].stored && desk.told[1].stored);
        QCOMPARE(desk.runs.load(), 1);
    }
};
static const test::Register<ClosingTest> closingTest;

#include "closingtest.moc"
