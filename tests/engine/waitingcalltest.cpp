// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callstore.h"
#include "engine/voicewebhooks.h"
#include "http/client.h"
#include "ivr/flowjson.h"
#include "ivr/ivranswers.h"
#include "ivr/ivrstore.h"
#include "ivr/settingsreader.h"
#include "ivr/stepregistry.h"
#include "listener/door.h"
#include "store/outbox.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "twilio/form.h"
#include "twilio/signature.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using cb::store::Transaction;
namespace outbox = cb::store::outbox;

namespace {

const QString account = u"AC00000000000000000000000000000001"_s;
const Secret token("0123456789abcdef0123456789abcdef");
const QString line = u"+12065550100"_s;

/// Orders a thing and waits for it, half a minute at most.
class OrderStep final : public ivr::StepRunner
{
    ivr::Outcome run(ivr::StepContext &context) const override
    {
        const text::Value *outcome = context.waited();
        if (!outcome)
            return ivr::outcome::Wait{{u"order"_s, {}}, context.now() + 30s};
        if (outcome->isUndefined())
            return ivr::leave(u"timeout"_s);
        const text::Value *state = outcome->find(u"state"_s);
        return ivr::leave(state && state->string() == u"cancelled" ? u"refused"_s : u"done"_s);
    }
};

ivr::StepRegistry registryWithOrders()
{
    ivr::StepRegistry registry = ivr::StepRegistry::standard();
    ivr::addAnswers(registry);
    registry.add({.name = u"order"_s,
        .group = ivr::StepGroup::Decide,
        .exits = [](const QJsonObject &) -> QList<ivr::Exit> {
            return {{u"done"_s, ivr::Exit::Role::Choice}, {u"refused"_s, ivr::Exit::Role::Choice},
                {u"timeout"_s, ivr::Exit::Role::Failure}};
        },
        .compile = [](ivr::SettingsReader &) -> std::unique_ptr<const ivr::StepRunner> {
            return std::make_unique<OrderStep>();
        }});
    return registry;
}

QJsonObject step(const QString &id, const QString &kind, const QJsonObject &settings, const QJsonObject &exits = {})
{
    return {{u"id"_s, id}, {u"kind"_s, kind}, {u"settings"_s, settings}, {u"exits"_s, exits}};
}

QJsonObject says(const QString &words)
{
    return step(words, u"hang_up"_s, {{u"say"_s, words}});
}

ivr::Flow orderFlow()
{
    const QJsonObject english{{u"locale"_s, u"en-US"_s}, {u"voice"_s, u"Polly.Joanna"_s}};
    const QJsonObject exits{{u"done"_s, u"here"_s}, {u"refused"_s, u"not-here"_s}, {u"timeout"_s, u"too-late"_s}};
    return ivr::parseFlow(
        QJsonObject{{u"format"_s, 1}, {u"id"_s, u"order"_s}, {u"name"_s, u"Order"_s}, {u"language"_s, u"en"_s},
            {u"languages"_s, QJsonObject{{u"en"_s, english}}}, {u"start"_s, u"order"_s},
            {u"steps"_s,
                QJsonArray{step(u"order"_s, u"order"_s, {}, exits), says(u"here"_s), says(u"not-here"_s),
                    says(u"too-late"_s)}}})
        .value();
}

/// What one request was answered, once it was.
struct Heard {
    bool answered = false;
    QByteArray body;
};
using HeardPtr = std::shared_ptr<Heard>;

/// The voice webhooks behind an open door, and a number whose flow waits for an order.
struct Desk {
    test::TempDatabase database;
    ivr::StepRegistry steps = registryWithOrders();
    ivr::FlowLibrary library{steps};
    ivr::Executor executor{library};
    dispatch::Handlers handlers;
    std::atomic<qint64> ordered = 0; // the last order's row
    std::unique_ptr<listener::Door> door;
    http::Server *server = nullptr; // the door's
    quint64 sent = 0;
    http::Client client;

    explicit Desk(store::Engine engine)
        : database(engine)
    {
        ivr::addAnswers(executor);
        executor.handle(u"order"_s,
            [this](Transaction &tx, const ivr::Effect &, const ivr::State &, const ivr::World &) { return order(tx); });
        if (const Result<> done = test::write(database, [this](Transaction &tx) { return furnish(tx); }); !done)
            qFatal("%ls", qUtf16Printable(done.error().detail));
        listener::Door::Options options;
        options.port = 0;
        options.router.accountSid = account;
        options.router.authTokens = {token};
        door = std::make_unique<listener::Door>(options, database, database.clock);
        const engine::VoiceDesk desk{executor, {}, CallOrigin::Live, true, database.clock, handlers, token};
        const auto keep = [this](http::Server &opened, listener::Router &) { server = &opened; };
        if (const Result<> open = door->open(engine::voiceWebhooks(desk), keep); !open)
            qFatal("%ls", qUtf16Printable(open.error().detail));
    }
    ~Desk() { door.reset(); }

    Result<> furnish(Transaction &tx)
    {
        const ivr::Flow flow = orderFlow();
        const Result<int> version = ivr::saveDraft(tx, flow);
        if (!version)
            return tl::unexpected(version.error());
        if (const Result<> published = ivr::publish(tx, flow.key, *version, steps); !published)
            return published;
        const auto saved = calls::save(tx, OurNumber{{}, PhoneNumber::fromVendor(line), u"Main line"_s, flow.key});
        return saved ? Result<>() : Result<>(tl::unexpected(saved.error()));
    }
    Result<qint64> order(Transaction &tx)
    {
        outbox::NewItem item;
        item.kind = item.budget = item.subject = u"thing"_s;
        const Result<outbox::ItemId> id = outbox::enqueue(tx, item);
        if (!id)
            return tl::unexpected(id.error());
        ordered = id->value;
        return id->value;
    }
    bool refuse(qint64 order)
    {
        return test::write(database, [order](Transaction &tx) { return outbox::cancel(tx, {order}); }).has_value();
    }

    HeardPtr post(const QString &path, const QString &callSid, const QString &status = u"in-progress"_s)
    {
        twilio::Form form;
        const QList<std::pair<const char *, QString>> fields{{"AccountSid", account}, {"ApiVersion", u"2010-04-01"_s},
            {"CallSid", callSid}, {"From", u"+12065550142"_s}, {"To", line}, {"CallStatus", status},
            {"Direction", u"inbound"_s}};
        for (const auto &[name, value] : fields)
            form.append(name, value);
        const QByteArray url =
            "http://127.0.0.1:" + QByteArray::number(door->port()) + "/twilio/voice/" + path.toLatin1();
        http::ClientRequest request;
        request.method = http::Method::Post;
        request.url = QUrl::fromEncoded(url);
        request.headers = {{"Content-Type", "application/x-www-form-urlencoded"},
            {"X-Twilio-Signature", twilio::sign(token, url, form)}};
        request.body = form.encoded();
        request.timeout = 60s;
        auto heard = std::make_shared<Heard>();
        ++sent;
        client.send(request, [heard](const http::ClientResult &result) {
            *heard = {true, result ? result->body : "error: " + result.error().detail.toUtf8()};
        });
        return heard;
    }
    /// All that was sent has come to the door, and has gone as far as it goes without the database.
    bool came()
    {
        if (!QTest::qWaitFor([this] { return server->guard()->requests() >= sent; }))
            return false;
        QMetaObject::invokeMethod(
            server, [] {}, Qt::BlockingQueuedConnection);
        return true;
    }
    /// For one that is not held.
    QByteArray ask(const QString &path, const QString &callSid, const QString &status = u"in-progress"_s)
    {
        const HeardPtr heard = post(path, callSid, status);
        return QTest::qWaitFor([&heard] { return heard->answered; }) ? heard->body : "held";
    }
    /// A caller hears that their order is on its way; gives what they ask next.
    QString ring(const QString &callSid)
    {
        const QByteArray answer = ask(u"incoming"_s, callSid, u"ringing"_s);
        return next(answer);
    }
    static QString next(const QByteArray &twiml)
    {
        static const QRegularExpression url(u"/twilio/voice/(continue\\?[^\"<]*)"_s);
        return url.match(QString::fromUtf8(twiml)).captured(1).replace(u"&amp;"_s, u"&"_s);
    }
};

const QString first = u"CA00000000000000000000000000000001"_s;
const QString second = u"CA00000000000000000000000000000002"_s;

} // namespace

/// Calls whose flow waits for something outside: executor, door and outbox together, over real sockets.
class WaitingCallTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aCallGoesOnAsSoonAsItsOutcomeIsThere_data() { test::bothEngines(); }
    void aCallGoesOnAsSoonAsItsOutcomeIsThere()
    {
        QFETCH(store::Engine, engine);
        Desk desk(engine);
        const QString again = desk.ring(first);
        QCOMPARE(again, u"continue?w=%1&v=1"_s.arg(desk.ordered.load()));
        const HeardPtr heard = desk.post(again, first);
        const HeardPtr repeat = desk.post(again, first);
        QVERIFY(desk.came());
        QVERIFY(!desk.ring(second).isEmpty()); // others are not kept waiting
        QVERIFY(!heard->answered && !repeat->answered);
        QVERIFY(desk.refuse(again.section(u'=', 1).section(u'&', 0, 0).toLongLong()));
        QTRY_VERIFY(heard->answered && repeat->answered); // the clock stands
        QVERIFY2(heard->body.contains("not-here"), heard->body);
        QCOMPARE(repeat->body, heard->body);
    }

    void aCallThatHasWaitedForEightSecondsHearsTheFiller_data() { test::bothEngines(); }
    void aCallThatHasWaitedForEightSecondsHearsTheFiller()
    {
        QFETCH(store::Engine, engine);
        Desk desk(engine);
        QString again = desk.ring(first);
        for (int visit = 2; visit <= 4; ++visit) {
            const HeardPtr heard = desk.post(again, first);
            QVERIFY(desk.came());
            QVERIFY(!desk.ring(u"CA0000000000000000000000000000001%1"_s.arg(visit)).isEmpty());
            QVERIFY(!heard->answered);
            desk.database.clock.advance(8s);
            QTRY_VERIFY(heard->answered);
            QVERIFY2(heard->body.contains("<Pause"), heard->body);
            const QString next = Desk::next(heard->body);
            QCOMPARE(next, again.section(u'&', 0, 0) + u"&v=%1"_s.arg(visit));
            again = next;
        }
        // The step's own time is up after 30 s: within these eight.
        const HeardPtr last = desk.post(again, first);
        QVERIFY(desk.came());
        QVERIFY(!desk.ring(second).isEmpty());
        QVERIFY(!last->answered);
        desk.database.clock.advance(6s);
        QTRY_VERIFY(last->answered);
        QVERIFY2(last->body.contains("too-late"), last->body);
    }

    void nobodyWaitsForWhatIsNotTheirs()
    {
        Desk desk(store::Engine::Sqlite);
        const QString mine = desk.ring(first);
        const QString theirs = desk.ring(second);
        QVERIFY(mine != theirs);
        // Another call's order, and its outcome is not told either.
        QVERIFY(desk.ask(theirs, first).contains("<Pause"));
        QVERIFY(desk.refuse(desk.ordered)); // theirs
        QVERIFY(desk.ask(theirs.section(u'&', 0, 0) + u"&v=2"_s, first).contains("<Pause"));
        QVERIFY(desk.ask(u"continue?w=4711&v=3"_s, first).contains("<Pause"));
        QVERIFY(desk.ask(u"continue?w=%2F&v=4"_s, first).contains("<Pause"));
        // A moment of this call that is over gets the last answer again.
        QCOMPARE(Desk::next(desk.ask(mine + u"&x=1"_s, first)), mine.section(u'&', 0, 0) + u"&v=5"_s);
    }

    void whoHangsUpWhileTheyWaitBeginsNothing()
    {
        Desk desk(store::Engine::Sqlite);
        const HeardPtr heard = desk.post(desk.ring(first), first);
        QVERIFY(desk.came());
        QVERIFY(!heard->answered);
        QCOMPARE(desk.ask(u"status"_s, first, u"completed"_s), QByteArray());
        QTRY_VERIFY(heard->answered); // at once
        QVERIFY2(!heard->body.contains("<Redirect"), heard->body);
        const auto state =
            test::read(desk.database, [](store::Connection &connection) { return ivr::callState(connection, first); });
        QVERIFY(state && !*state);
    }
};
static const test::Register<WaitingCallTest> waitingCallTest;

#include "waitingcalltest.moc"
