// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch/dispatcher.h"
#include "dispatch/outcomes.h"
#include "dispatch/twiliodesk.h"
#include "faultyline.h"
#include "http/client.h"
#include "http/server.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "twilio/form.h"
#include "twilio/rest/client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::dispatch;
using store::outbox::ItemId;
using store::outbox::State;
using test::Fault;
namespace outbox = cb::store::outbox;
namespace rest = cb::twilio::rest;

namespace {

const QString account = u"AC"_s + QString(32, u'a');
const QString ourLine = u"+12065550100"_s;
const QString somebody = u"+12065550142"_s;
const QString kind = u"test.message"_s;

/// Twilio's Messages resource: takes texts, lists them, and tells their status to whom they name.
/// Source: twilio_api_v2010.json, api.v2010.account.message.
class MessageVendor
{
public:
    explicit MessageVendor(const Clock &clock)
        : m_clock(clock)
    {
        const QByteArray path = "/2010-04-01/Accounts/" + account.toLatin1() + "/Messages.json";
        m_server.route({http::Method::Post}, path,
            [this](const http::Request &request, const http::Server::Reply &reply) { create(request, reply); });
        m_server.route({http::Method::Get}, path, [this](const http::Request &, const http::Server::Reply &reply) {
            QJsonArray list;
            for (auto message = made.crbegin(); message != made.crend(); ++message) // the newest first
                list.append(*message);
            reply(http::Response::json(QJsonDocument(QJsonObject{
                {u"messages"_s, list}, {u"next_page_uri"_s, QJsonValue()}, {u"page"_s, 0}, {u"page_size"_s, 50}})));
        });
        const Result<> listening = m_server.listen(QHostAddress::LocalHost, 0);
        Q_ASSERT(listening);
    }
    [[nodiscard]] quint16 port() const { return m_server.port(); }

    QList<QJsonObject> made;

private:
    void create(const http::Request &request, const http::Server::Reply &reply)
    {
        const twilio::Form form = twilio::Form::parse(request.body).value();
        const QString sid = u"SM%1"_s.arg(made.size() + 1, 32, 16, QLatin1Char('0'));
        const QString created = QLocale::c().toString(toDateTime(m_clock.now()), u"ddd, dd MMM yyyy HH:mm:ss +0000"_s);
        made << QJsonObject{{u"sid"_s, sid}, {u"account_sid"_s, account}, {u"to"_s, form.text("To")},
            {u"from"_s, form.text("From")}, {u"body"_s, form.text("Body")}, {u"status"_s, u"queued"_s},
            {u"direction"_s, u"outbound-api"_s}, {u"num_segments"_s, u"1"_s}, {u"num_media"_s, u"0"_s},
            {u"error_code"_s, QJsonValue()}, {u"error_message"_s, QJsonValue()}, {u"date_created"_s, created},
            {u"date_updated"_s, created}, {u"date_sent"_s, QJsonValue()}};
        reply(http::Response::json(QJsonDocument(made.last()), 201));
        http::ClientRequest callback;
        callback.method = http::Method::Post;
        callback.url = QUrl(form.text("StatusCallback"));
        callback.url.setFragment({}); // connection overrides are not sent
        callback.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
        callback.body = "MessageSid=" + sid.toLatin1() + "&MessageStatus=sent";
        m_client.send(callback, [](const http::ClientResult &) {});
    }

    const Clock &m_clock;
    http::Server m_server;
    http::Client m_client;
};

/// A text as a handler of the messages room would send it.
class TextHandler final : public Handler
{
public:
    explicit TextHandler(std::shared_ptr<TwilioDesk> desk)
        : m_desk(std::move(desk))
    { }
    void send(const Item &item, int attempt, std::stop_token stop, std::function<void(SendResult)> done) override
    {
        if (const std::optional<SendResult> wait = obstacle(*m_desk, true))
            return done(*wait);
        rest::NewMessage message{.to = item.subject, .from = ourLine, .body = item.payload};
        message.statusCallback = m_desk->callback(u"/twilio/sms/status"_s, proof(item.id, attempt));
        m_desk->client->createMessage(
            message,
            [done = std::move(done)](const rest::Answer<rest::Message> &made) {
                done(made ? SendResult::done(made->sid) : resultOf(made.error()));
            },
            std::move(stop));
    }
    void lookUp(const Item &item, std::stop_token stop, std::function<void(LookUp)> done) override
    {
        rest::MessageFilter filter;
        filter.to = item.subject;
        filter.from = ourLine;
        filter.since = toDateTime(*item.sentAt - 5s).date();
        m_desk->client->messages(
            filter,
            [item, done = std::move(done)](const rest::Answer<rest::Page<rest::Message>> &page) {
                if (!page)
                    return done({LookUp::Kind::Unknown});
                LookUp found{LookUp::Kind::Found};
                for (auto message = page->items.crbegin(); message != page->items.crend(); ++message) {
                    const Instant made = message->createdAt.value_or(Instant());
                    if (message->body == item.payload && made >= *item.sentAt - 5s && made <= *item.sentAt + 60s)
                        found.remoteIds << message->sid;
                }
                done(found);
            },
            std::move(stop));
    }

private:
    std::shared_ptr<TwilioDesk> m_desk;
};

/// A desk that sends texts, the line with its faults, and the vendor at its end.
class TextHouse
{
public:
    TextHouse(store::Engine engine, std::chrono::milliseconds timeout)
        : db(engine)
        , vendor(db.clock)
        , line(vendor.port())
        , client({account, {}, Secret("token"), QUrl(u"http://127.0.0.1:%1"_s.arg(line.port()))}, timeout)
    {
        door.route({http::Method::Post}, "/twilio/sms/status",
            [this](const http::Request &request, const http::Server::Reply &reply) {
                const QByteArray ours = twilio::Form::parse(request.query)->value(proofName).toByteArray();
                const QString sid = twilio::Form::parse(request.body)->text("MessageSid");
                proofs << ours;
                if (!hears)
                    return reply(http::Response::empty(204));
                db->write(
                    store::Lane::Webhook, sid.toLatin1(),
                    [this, ours, sid](store::Transaction &tx) { return proved(tx, handlers, ours, sid); }, &door,
                    [reply](const Result<> &) { reply(http::Response::empty(204)); });
            });
        const Result<> listening = door.listen(QHostAddress::LocalHost, 0);
        Q_ASSERT(listening);
        desk->publicUrl = QUrl(u"http://127.0.0.1:%1"_s.arg(door.port()));
        desk->client = &client;
        handlers.add(kind, std::make_unique<TextHandler>(desk));
        DispatcherOptions options;
        options.paces = {{u"sms"_s, {1, 2}}};
        dispatcher = std::make_unique<Dispatcher>(db.database(), db.clock, handlers, options);
        dispatcher->start();
    }
    ~TextHouse()
    {
        QSignalSpy drained(dispatcher.get(), &Dispatcher::drained);
        dispatcher->stop(0ms);
        if (drained.isEmpty())
            drained.wait(5000);
        dispatcher.reset();
    }
    ItemId text(const QString &body)
    {
        outbox::NewItem item;
        item.kind = kind;
        item.subject = somebody;
        item.payload = body;
        item.budget = u"sms:"_s + ourLine;
        return test::write(db, [&](store::Transaction &tx) { return outbox::enqueue(tx, item); }).value();
    }
    [[nodiscard]] Item find(ItemId id)
    {
        return test::read(db, [&](store::Connection &c) { return outbox::find(c, id); }).value().value();
    }
    void advance(std::chrono::milliseconds by)
    {
        db.clock.advance(by);
        dispatcher->look();
        (void)QTest::qWaitFor([&] { return dispatcher->isIdle(); }, 8000);
    }

    test::TempDatabase db;
    MessageVendor vendor;
    test::FaultyLine line;
    std::shared_ptr<TwilioDesk> desk = std::make_shared<TwilioDesk>();
    Handlers handlers;
    rest::Client client;
    http::Server door;
    std::unique_ptr<Dispatcher> dispatcher;
    bool hears = true;
    QList<QByteArray> proofs;
};

} // namespace

Q_DECLARE_METATYPE(State)

/// The promise for texts: whatever the line does, nobody gets the same text twice.
class MessageCreatingTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aTextIsSentOnce_data()
    {
        QTest::addColumn<store::Engine>("engine");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("hears"); // the vendor's callbacks come
        QTest::addColumn<int>("made");
        QTest::addColumn<State>("state"); // in the end, with nobody's help
        struct Mode {
            const char *name;
            Fault fault;
            int made;
            State state;
        };
        const Mode modes[] = {
            {"all is well", Fault::None, 1, State::Done},
            {"the request never arrives", Fault::NeverArrives, 0, State::Parked},
            {"the answer is lost", Fault::AnswerLost, 1, State::Done},
            {"the answer is cut", Fault::AnswerCut, 1, State::Done},
            {"the answer is late", Fault::AnswerLate, 1, State::Done},
            {"the answer comes twice", Fault::AnsweredTwice, 1, State::Done},
            {"500, nothing done", Fault::FailsBefore, 0, State::Parked},
            {"500, but done", Fault::FailsAfter, 1, State::Done},
            {"429, then well", Fault::TooMany, 1, State::Done},
        };
        QList<QPair<QByteArray, store::Engine>> engines{{"sqlite", store::Engine::Sqlite}};
        if (qEnvironmentVariableIsSet("CALLBOARD_TEST_PG"))
            engines.append({"postgresql", store::Engine::PostgreSql});
        for (const auto &[engineName, engine] : engines) {
            for (const Mode &mode : modes) {
                for (const bool hears : {true, false}) {
                    const QByteArray name =
                        QByteArray(mode.name) + (hears ? ", callbacks come" : ", no callbacks") + ", " + engineName;
                    QTest::newRow(name.constData()) << engine << mode.fault << hears << mode.made << mode.state;
                }
            }
        }
    }
    void aTextIsSentOnce()
    {
        QFETCH(store::Engine, engine);
        QFETCH(Fault, fault);
        QFETCH(bool, hears);
        QFETCH(int, made);
        QFETCH(State, state);
        TextHouse house(engine, fault == Fault::AnswerLate ? 300ms : 5s);
        house.hears = hears;
        house.line.next(fault);
        if (state == State::Parked)
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"may or may not have been carried out"_s));
        const ItemId id = house.text(u"Your shift is covered."_s);
        QVERIFY(QTest::qWaitFor(
            [&] { return house.find(id).attempts == 1 && house.find(id).state != State::Sending; }, 8000));
        const auto over = [&] {
            const State now = house.find(id).state;
            return now == State::Done || now == State::Parked;
        };
        if (hears && made > 0 && fault != Fault::TooMany)
            QVERIFY(QTest::qWaitFor(over, 8000)); // by the proof alone, the clock stands
        for (const auto by : std::initializer_list<std::chrono::milliseconds>{3s, 7s, 50s, 240s}) {
            if (!over())
                house.advance(by);
        }
        house.line.release(); // what was late comes after all
        QVERIFY(QTest::qWaitFor(over, 8000));
        house.advance(1h);
        QCOMPARE(house.find(id).state, state);
        QCOMPARE(house.vendor.made.size(), made);
        QCOMPARE(house.line.posts(), fault == Fault::TooMany ? 2 : 1);
        if (made == 0)
            return;
        QCOMPARE(house.find(id).remoteId, house.vendor.made.first().value(u"sid"_s).toString());
        QTRY_VERIFY(house.proofs.contains(proof(id, fault == Fault::TooMany ? 2 : 1)));
    }

    void twoLikeTextsFindTheirOwnAfterLostAnswers()
    {
        TextHouse house(store::Engine::Sqlite, 5s);
        house.hears = false;
        house.line.next(Fault::AnswerLost);
        house.line.next(Fault::AnswerLost);
        const ItemId first = house.text(u"Please call the desk."_s);
        QVERIFY(QTest::qWaitFor([&] { return house.find(first).state == State::Unclear; }, 8000));
        house.advance(1s); // its turn
        const ItemId second = house.text(u"Please call the desk."_s);
        QVERIFY(QTest::qWaitFor([&] { return house.find(second).state == State::Unclear; }, 8000));
        house.advance(11s);
        QVERIFY(QTest::qWaitFor(
            [&] { return house.find(first).state == State::Done && house.find(second).state == State::Done; }, 8000));
        QCOMPARE(house.vendor.made.size(), 2);
        QVERIFY(house.find(first).remoteId != house.find(second).remoteId); // each is one row's only
    }
};

static const test::Register<MessageCreatingTest> messageCreatingTest;

#include "messagecreatingtest.moc"
