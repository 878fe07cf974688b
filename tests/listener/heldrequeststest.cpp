// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "door.h"
#include "http/client.h"
#include "listener/door.h"
#include "store/journal.h"
#include "store/outbox.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "twilio/form.h"
#include "twilio/signature.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using listener::Handled;
namespace outbox = cb::store::outbox;

namespace {

const QString holderAccount = u"AC00000000000000000000000000000001"_s;
const Secret holderToken("0123456789abcdef0123456789abcdef");

twilio::Form waitingForm(const QByteArray &sid, qsizetype padding = 0)
{
    twilio::Form form;
    form.append("AccountSid", holderAccount);
    form.append("CallSid", QByteArrayView(sid));
    if (padding > 0)
        form.append("Padding", QByteArrayView(QByteArray(padding, 'p')));
    return form;
}

/// What came back for one request, once it did.
struct Heard {
    bool answered = false;
    http::ClientResponse response;
    qint64 afterMs = 0;
};

/// A door with "wait", whose request waits for the outbox row `w` and answers with its state, and with "plain", which
/// waits for nothing. Both answer how often hooks have run.
struct HoldingDesk {
    test::TempDatabase database;
    std::atomic<int> runs = 0;
    std::atomic<int> asked = 0; // how often it was looked whether a wait is over
    std::atomic<bool> unreadable = false; // what calls wait for whose SID begins with CX
    QList<Handled> told;
    QObject window;
    listener::Door::Options options;
    http::Server *server = nullptr; // the door's
    std::unique_ptr<listener::Door> door;
    http::Client client;

    explicit HoldingDesk(store::Engine engine = store::Engine::Sqlite, int connections = 512, int ofOneAddress = 64)
        : database(engine)
    {
        options.port = 0;
        options.limits.connections = connections;
        options.limits.connectionsPerAddress = ofOneAddress;
        options.router.accountSid = holderAccount;
        options.router.authTokens = {holderToken};
        door = std::make_unique<listener::Door>(options, database, database.clock);
        QObject::connect(
            door.get(), &listener::Door::handled, &window, [this](const Handled &event) { told << event; });
        const Result<> open = door->open(
            {wait(u"first"_s), plain()}, [this](http::Server &opened, listener::Router &) { server = &opened; });
        if (!open)
            qFatal("%ls", qUtf16Printable(open.error().detail));
    }
    ~HoldingDesk() { door.reset(); }

    /// `tone` tells the hooks of earlier settings from those of later ones.
    listener::Webhook wait(const QString &tone)
    {
        listener::Webhook webhook;
        webhook.name = u"voice/continue"_s;
        webhook.paths = {"/wait"};
        webhook.prepare = [this, tone](const listener::Received &received) -> Result<listener::Prepared> {
            const outbox::ItemId id{received.query.text("w").toLongLong()};
            listener::Prepared prepared;
            prepared.subject = received.form.value("CallSid").toByteArray();
            prepared.naturalKey = "continue|" + holderAccount.toLatin1() + '|' + prepared.subject;
            prepared.run = [this, id, tone](store::Transaction &tx) -> Result<listener::Answer> {
                const Result<bool> pending = isPending(tx, id);
                if (!pending)
                    return tl::unexpected(pending.error());
                ++runs;
                return listener::Answer{(tone + (*pending ? u" pending"_s : u" come"_s)).toUtf8()};
            };
            prepared.withoutDatabase = [] { return QByteArray("ask again"); };
            prepared.pending = [this, id, mayFail = prepared.subject.startsWith("CX")](
                                   store::Connection &connection, Instant) -> Result<bool> {
                if (unreadable && mayFail)
                    return failure(Error::Kind::Storage, u"unreadable"_s);
                const Result<bool> pending = isPending(connection, id);
                ++asked;
                return pending;
            };
            return prepared;
        };
        return webhook;
    }
    listener::Webhook plain()
    {
        listener::Webhook webhook;
        webhook.name = u"voice/status"_s;
        webhook.paths = {"/plain"};
        webhook.prepare = [this](const listener::Received &received) -> Result<listener::Prepared> {
            listener::Prepared prepared;
            prepared.subject = received.form.value("CallSid").toByteArray();
            prepared.naturalKey = "status|" + holderAccount.toLatin1() + '|' + prepared.subject;
            prepared.run = [this](store::Transaction &) -> Result<listener::Answer> {
                ++runs;
                return listener::Answer();
            };
            return prepared;
        };
        return webhook;
    }
    static Result<bool> isPending(store::Connection &connection, outbox::ItemId id)
    {
        const Result<std::optional<outbox::Item>> item = outbox::find(connection, id);
        if (!item)
            return tl::unexpected(item.error());
        return *item && (*item)->state == outbox::State::Waiting;
    }

    /// Something to wait for, and its end.
    outbox::ItemId order()
    {
        return test::write(database, [](store::Transaction &tx) {
            outbox::NewItem item;
            item.kind = u"thing.make"_s;
            item.subject = u"thing"_s;
            item.budget = u"things"_s;
            return outbox::enqueue(tx, item);
        }).value();
    }
    static bool end(store::Database &by, outbox::ItemId id)
    {
        return test::write(by, [id](store::Transaction &tx) { return outbox::cancel(tx, id); }).has_value();
    }

    QByteArray base() const { return "http://127.0.0.1:" + QByteArray::number(door->port()); }
    std::shared_ptr<Heard> post(const QByteArray &target, const twilio::Form &form)
    {
        http::ClientRequest request;
        request.method = http::Method::Post;
        request.url = QUrl::fromEncoded(base() + target);
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
            {"X-Twilio-Signature", twilio::sign(holderToken, base() + target, form)}};
        request.body = form.encoded();
        request.timeout = 60s;
        auto heard = std::make_shared<Heard>();
        QElapsedTimer timer;
        timer.start();
        client.send(request, [heard, timer](const http::ClientResult &result) {
            heard->answered = true;
            heard->response = result.value_or(http::ClientResponse());
            heard->afterMs = timer.elapsed();
        });
        return heard;
    }
    std::shared_ptr<Heard> postWait(outbox::ItemId id, const QByteArray &sid = "CA1", qsizetype padding = 0)
    {
        return post("/wait?w=" + QByteArray::number(id.value), waitingForm(sid, padding));
    }
    /// What postWait says, for a peer that is a plain socket.
    QByteArray waiting(outbox::ItemId id) const
    {
        const QByteArray target = "/wait?w=" + QByteArray::number(id.value);
        const twilio::Form form = waitingForm("CA1");
        const QByteArray body = form.encoded();
        return "POST " + target
            + " HTTP/1.1\r\nHost: desk\r\nX-Twilio-Signature: " + twilio::sign(holderToken, base() + target, form)
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
    /// Another webhook comes and is answered, whoever is held: and by then the door has seen what was sent before.
    bool others(const QByteArray &sid)
    {
        const auto heard = post("/plain", waitingForm(sid));
        return QTest::qWaitFor([&heard] { return heard->answered; }) && heard->response.status == 204;
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
    qsizetype journalled()
    {
        return test::read(database, [](store::Connection &c) { return store::journal::list(c, 0, 100); })->size();
    }
};

} // namespace

/// Callers who wait for something outside, over real sockets.
class HeldRequestsTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whatACallerWaitsForEndsTheWaitAtOnce_data() { test::bothEngines(); }
    void whatACallerWaitsForEndsTheWaitAtOnce()
    {
        QFETCH(store::Engine, engine);
        HoldingDesk desk(engine);
        const outbox::ItemId thing = desk.order();
        const outbox::ItemId other = desk.order();
        const auto heard = desk.postWait(thing);
        QVERIFY(desk.came(1));
        QVERIFY(desk.end(desk.database, other)); // nothing of ours
        QVERIFY(desk.others("CA2"));
        QVERIFY(!heard->answered);
        QCOMPARE(desk.runs.load(), 1);
        QVERIFY(desk.end(desk.database, thing));
        QTRY_VERIFY(heard->answered); // and the clock has stood
        QCOMPARE(heard->response.body, QByteArray("first come"));
        QCOMPARE(desk.runs.load(), 2);
        QCOMPARE(desk.journalled(), 2);
    }

    void whoWaitsTooLongGoesOnWithoutIt_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("notYet");
        QTest::addColumn<std::chrono::milliseconds>("then");
        QTest::newRow("eight seconds") << 7999ms << 1ms;
        QTest::newRow("the clock is set back") << 0ms << -3'600'000ms;
    }
    void whoWaitsTooLongGoesOnWithoutIt()
    {
        QFETCH(std::chrono::milliseconds, notYet);
        QFETCH(std::chrono::milliseconds, then);
        HoldingDesk desk;
        const auto heard = desk.postWait(desk.order());
        QVERIFY(desk.came(1));
        desk.database.clock.advance(notYet);
        QVERIFY(desk.others("CA2"));
        QVERIFY(!heard->answered);
        desk.database.clock.advance(then);
        QTRY_VERIFY(heard->answered);
        QCOMPARE(heard->response.body, QByteArray("first pending"));
    }

    void whatAnotherProcessWroteIsSeenToo()
    {
        HoldingDesk desk;
        const auto another = store::Database::open(desk.database.options(), desk.database.clock);
        QVERIFY(another);
        const outbox::ItemId thing = desk.order();
        const auto heard = desk.postWait(thing);
        QTRY_VERIFY(desk.asked > 0); // and the next time is a second later
        QVERIFY(desk.end(**another, thing)); // SQLite tells nobody
        QTRY_VERIFY(heard->answered);
        QCOMPARE(heard->response.body, QByteArray("first come"));
        QTRY_COMPARE(desk.told.size(), 1);
        QVERIFY(desk.told.first().stored);
        QVERIFY(desk.told.first().took.count() * 2 < heard->afterMs); // the wait is nobody's slowness
    }

    void aRepeatWaitsWithTheFirstAndRunsNothing()
    {
        HoldingDesk desk;
        const outbox::ItemId thing = desk.order();
        const auto first = desk.postWait(thing);
        QVERIFY(desk.came(1));
        desk.database.clock.advance(5s);
        const auto repeat = desk.postWait(thing);
        QVERIFY(desk.came(2));
        QVERIFY(desk.others("CA2"));
        QVERIFY(!first->answered && !repeat->answered);
        desk.database.clock.advance(3s);
        QTRY_VERIFY(first->answered && repeat->answered);
        QCOMPARE(first->response.body, QByteArray("first pending"));
        QCOMPARE(repeat->response.body, first->response.body);
        QCOMPARE(desk.runs.load(), 2);
    }

    void whatIsNotOnItsWayIsNotWaitedFor_data()
    {
        QTest::addColumn<bool>("exists");
        QTest::addColumn<qsizetype>("padding");
        QTest::addColumn<bool>("unreadable");
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("nothing of that number") << false << qsizetype(0) << false << QByteArray("first come");
        QTest::newRow("a body that would be kept") << true << qsizetype(20'000) << false << QByteArray("first pending");
        QTest::newRow("nobody can tell") << true << qsizetype(0) << true << QByteArray("first pending");
    }
    void whatIsNotOnItsWayIsNotWaitedFor()
    {
        QFETCH(bool, exists);
        QFETCH(qsizetype, padding);
        QFETCH(bool, unreadable);
        HoldingDesk desk;
        desk.unreadable = unreadable;
        const auto heard = desk.postWait(exists ? desk.order() : outbox::ItemId{4711}, "CX1", padding);
        QTRY_VERIFY(heard->answered);
        QTEST(heard->response.body, "answer");
        QCOMPARE(desk.runs.load(), 1);
    }

    void whoseStateCannotBeReadGoesOnAlone_data()
    {
        QTest::addColumn<QByteArrayList>("sids");
        QTest::newRow("the first") << QByteArrayList{"CX1", "CA2", "CA3"};
        QTest::newRow("one among others") << QByteArrayList{"CA1", "CX2", "CA3"};
        QTest::newRow("the last") << QByteArrayList{"CA1", "CA2", "CX3"};
        QTest::newRow("two, before another") << QByteArrayList{"CX1", "CX2", "CA3"};
    }
    void whoseStateCannotBeReadGoesOnAlone()
    {
        QFETCH(QByteArrayList, sids);
        HoldingDesk desk;
        const outbox::ItemId thing = desk.order();
        QList<std::shared_ptr<Heard>> unreadable;
        QList<std::shared_ptr<Heard>> healthy;
        for (qsizetype i = 0; i < sids.size(); ++i) {
            (sids[i].startsWith("CX") ? unreadable : healthy) << desk.postWait(thing, sids[i]);
            QVERIFY(desk.came(quint64(i) + 1));
        }
        desk.unreadable = true;
        QVERIFY(desk.others("CA8")); // all are asked about again
        for (const auto &heard : unreadable) {
            QTRY_VERIFY(heard->answered);
            QCOMPARE(heard->response.body, QByteArray("first pending"));
        }
        QVERIFY(desk.others("CA9")); // behind what else has gone on
        for (const auto &heard : healthy)
            QVERIFY(!heard->answered);
        QVERIFY(desk.end(desk.database, thing));
        for (const auto &heard : healthy) {
            QTRY_VERIFY(heard->answered);
            QCOMPARE(heard->response.body, QByteArray("first come"));
        }
    }

    void tooManyAreNotHeldAndOthersComeIn_data()
    {
        QTest::addColumn<int>("connections");
        QTest::addColumn<int>("ofOneAddress");
        QTest::newRow("in all") << 8 << 64;
        QTest::newRow("of one client") << 512 << 4;
    }
    void tooManyAreNotHeldAndOthersComeIn()
    {
        QFETCH(int, connections);
        QFETCH(int, ofOneAddress);
        HoldingDesk desk(store::Engine::Sqlite, connections, ofOneAddress);
        const outbox::ItemId thing = desk.order();
        const auto first = desk.postWait(thing, "CA1");
        const auto second = desk.postWait(thing, "CA2");
        QVERIFY(desk.came(2));
        const auto third = desk.postWait(thing, "CA3");
        QTRY_VERIFY(third->answered);
        QCOMPARE(third->response.body, QByteArray("first pending"));
        QVERIFY(desk.others("CA4"));
        QVERIFY(!first->answered && !second->answered);
        QVERIFY(desk.end(desk.database, thing));
        QTRY_VERIFY(first->answered && second->answered);
        QCOMPARE(first->response.body, QByteArray("first come"));
        QCOMPARE(second->response.body, QByteArray("first come"));
        const auto fourth = desk.postWait(desk.order(), "CA5"); // there is room again
        QVERIFY(desk.came(5));
        QVERIFY(desk.others("CA6"));
        QVERIFY(!fourth->answered);
    }

    void whoLeavesIsHeldNoMore()
    {
        HoldingDesk desk;
        const outbox::ItemId thing = desk.order();
        test::RawPeer peer(desk.door->port());
        QVERIFY(peer.send(desk.waiting(thing)));
        QVERIFY(desk.came(1));
        peer.reset();
        QTRY_COMPARE(desk.told.size(), 1);
        QVERIFY(!desk.told.first().stored);
        QCOMPARE(desk.runs.load(), 0); // nothing is kept: the vendor asks again
        const auto again = desk.postWait(thing);
        QVERIFY(desk.end(desk.database, thing));
        QTRY_VERIFY(again->answered);
        QCOMPARE(again->response.body, QByteArray("first come"));
        QCOMPARE(desk.runs.load(), 1);
    }

    /// It may read on: it hears what the flow says while it waits.
    void whoEndsItsSideIsAnsweredAtOnce()
    {
        HoldingDesk desk;
        const outbox::ItemId thing = desk.order();
        const auto other = desk.postWait(thing, "CA2");
        test::RawPeer peer(desk.door->port());
        QVERIFY(peer.send(desk.waiting(thing)));
        QVERIFY(desk.came(2));
        peer.finish();
        const QByteArray answer = peer.answer(); // the clock stands, and nothing is written
        QCOMPARE(peer.status(answer), 200);
        QCOMPARE(peer.body(answer), QByteArray("first pending"));
        QCOMPARE(desk.runs.load(), 1);
        QTRY_COMPARE(desk.told.size(), 1);
        QVERIFY(desk.told.first().stored);
        QVERIFY(!other->answered); // that one is held on
        QVERIFY(desk.end(desk.database, thing));
        QTRY_VERIFY(other->answered);
        QCOMPARE(other->response.body, QByteArray("first come"));
    }

    void whatIsHeldWhenSettingsChangeEndsAsItBegan()
    {
        HoldingDesk desk;
        const outbox::ItemId thing = desk.order();
        const auto before = desk.postWait(thing, "CA1");
        QVERIFY(desk.came(1));
        desk.door->change(desk.options, {desk.wait(u"second"_s), desk.plain()});
        QVERIFY(desk.others("CA2"));
        QVERIFY(!before->answered);
        QVERIFY(desk.end(desk.database, thing));
        QTRY_VERIFY(before->answered);
        QCOMPARE(before->response.body, QByteArray("first come"));
        const auto after = desk.postWait(thing, "CA3");
        QTRY_VERIFY(after->answered);
        QCOMPARE(after->response.body, QByteArray("second come"));
    }

    void aDoorThatDrainsLetsThemGoOn()
    {
        HoldingDesk desk;
        const auto heard = desk.postWait(desk.order());
        QVERIFY(desk.came(1));
        QSignalSpy drained(desk.door.get(), &listener::Door::drained);
        desk.door->drain(60s);
        QTRY_VERIFY(heard->answered);
        QCOMPARE(heard->response.body, QByteArray("first pending"));
        QTRY_COMPARE(drained.size(), 1);
    }

    void aDoorThatClosesAsksThemToComeAgain()
    {
        HoldingDesk desk;
        const auto heard = desk.postWait(desk.order());
        QVERIFY(desk.came(1));
        desk.door->close();
        QTRY_VERIFY(heard->answered);
        QCOMPARE(heard->response.status, 200);
        QCOMPARE(heard->response.body, QByteArray("ask again"));
        QCOMPARE(desk.runs.load(), 0);
        QCOMPARE(desk.journalled(), 0); // so that it is not taken for a repeat
    }
};
static const test::Register<HeldRequestsTest> heldRequestsTest;

#include "heldrequeststest.moc"
