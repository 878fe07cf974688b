// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/rest/client.h"
#include "http/server.h"
#include "openapi.h"
#include "support/suite.h"

#include <QEventLoop>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::twilio;
using rest::Client;
using rest::Fate;

namespace {

const QString account = u"AC"_s + QString(32, u'a');
const QString callSid = u"CA"_s + QString(32, u'b');
const QString recordingSid = u"RE"_s + QString(32, u'c');
const QString numberSid = u"PN"_s + QString(32, u'd');

/// Twilio's end of the line: notes what was asked and answers what the test says.
class Twilio
{
public:
    Twilio()
    {
        m_server.route({http::Method::Get, http::Method::Post, http::Method::Delete}, "/2010-04-01/",
            [this](const http::Request &request, const http::Server::Reply &reply) {
                asked << request;
                reply(answer);
            });
        const Result<> listening = m_server.listen(QHostAddress::LocalHost, 0);
        Q_ASSERT(listening);
    }
    [[nodiscard]] QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.port())); }

    QList<http::Request> asked;
    http::Response answer;

private:
    http::Server m_server;
};

rest::Credentials credentials(const Twilio &twilio)
{
    return {account, {}, Secret("0123456789abcdef0123456789abcdef"), twilio.url()};
}

/// Waits for the answer of one request; `ask` takes a Done<T>.
template <typename T, typename Ask>
rest::Answer<T> wait(Ask ask)
{
    std::optional<rest::Answer<T>> answer;
    QEventLoop loop;
    ask([&](rest::Answer<T> result) {
        answer = std::move(result);
        loop.quit();
    });
    if (!answer)
        loop.exec();
    return *answer;
}

http::Response json(const QByteArray &body, int status = 200)
{
    return http::Response::json(body, status);
}

/// One kind of request, whatever it answers.
struct Operation {
    QString name;
    http::Method method;
    QString pattern; // as Twilio's description has it
    std::function<void(Client &, std::function<void(bool good, const Error &error)>)> ask;
};

template <typename T>
Client::Done<T> judged(std::function<void(bool, const Error &)> done)
{
    return [done = std::move(done)](
               const rest::Answer<T> &answer) { done(answer.has_value(), answer ? Error() : Error(answer.error())); };
}

QList<Operation> operations()
{
    using Judge = std::function<void(bool, const Error &)>;
    const QUrl hook(u"https://desk.example.org/twilio/voice/status?ob=12.1#rc=3&rp=5xx,ct,rt"_s);
    return {
        {u"account"_s, http::Method::Get, u"/2010-04-01/Accounts/{Sid}.json"_s,
            [](Client &client, Judge judge) { client.account(judged<rest::AccountInfo>(judge)); }},
        {u"balance"_s, http::Method::Get, u"/Balance.json"_s,
            [](Client &client, Judge judge) { client.balance(judged<rest::Balance>(judge)); }},
        {u"create a call"_s, http::Method::Post, u"/Calls.json"_s,
            [hook](Client &client, Judge judge) {
                rest::NewCall call{.to = u"+12065550142"_s,
                    .from = u"+12065550100"_s,
                    .url = hook,
                    .fallbackUrl = hook,
                    .statusCallback = hook,
                    .timeout = 25s,
                    .timeLimit = 600s,
                    .recordingStatusCallback = hook,
                    .machineDetection = u"DetectMessageEnd"_s};
                client.createCall(call, judged<rest::Call>(judge));
            }},
        {u"a call"_s, http::Method::Get, u"/Calls/{Sid}.json"_s,
            [](Client &client, Judge judge) { client.call(callSid, judged<rest::Call>(judge)); }},
        {u"calls"_s, http::Method::Get, u"/Calls.json"_s,
            [](Client &client, Judge judge) {
                client.calls({.to = u"+12065550142"_s,
                                 .from = u"+12065550100"_s,
                                 .parentCallSid = callSid,
                                 .since = QDate(2026, 11, 19),
                                 .until = QDate(2026, 11, 20)},
                    judged<rest::Page<rest::Call>>(judge));
            }},
        {u"end a call"_s, http::Method::Post, u"/Calls/{Sid}.json"_s,
            [](Client &client, Judge judge) { client.endCall(callSid, judged<rest::Call>(judge)); }},
        {u"redirect a call"_s, http::Method::Post, u"/Calls/{Sid}.json"_s,
            [hook](
                Client &client, Judge judge) { client.redirectCall(callSid, hook, hook, judged<rest::Call>(judge)); }},
        {u"start a recording"_s, http::Method::Post, u"/Calls/{CallSid}/Recordings.json"_s,
            [hook](
                Client &client, Judge judge) { client.startRecording(callSid, hook, judged<rest::Recording>(judge)); }},
        {u"pause a recording"_s, http::Method::Post, u"/Calls/{CallSid}/Recordings/{Sid}.json"_s,
            [](Client &client, Judge judge) {
                client.changeRecording(callSid, {}, rest::RecordingOrder::Pause, judged<rest::Recording>(judge));
            }},
        {u"resume a recording"_s, http::Method::Post, u"/Calls/{CallSid}/Recordings/{Sid}.json"_s,
            [](Client &client, Judge judge) {
                client.changeRecording(
                    callSid, recordingSid, rest::RecordingOrder::Resume, judged<rest::Recording>(judge));
            }},
        {u"stop a recording"_s, http::Method::Post, u"/Calls/{CallSid}/Recordings/{Sid}.json"_s,
            [](Client &client, Judge judge) {
                client.changeRecording(
                    callSid, recordingSid, rest::RecordingOrder::Stop, judged<rest::Recording>(judge));
            }},
        {u"a recording"_s, http::Method::Get, u"/Recordings/{Sid}.json"_s,
            [](Client &client, Judge judge) { client.recording(recordingSid, judged<rest::Recording>(judge)); }},
        {u"recordings"_s, http::Method::Get, u"/Recordings.json"_s,
            [](Client &client, Judge judge) {
                client.recordings({.callSid = callSid, .since = QDate(2026, 11, 19), .until = QDate(2026, 11, 20)},
                    judged<rest::Page<rest::Recording>>(judge));
            }},
        {u"delete a recording"_s, http::Method::Delete, u"/Recordings/{Sid}.json"_s,
            [](Client &client, Judge judge) { client.deleteRecording(recordingSid, judged<Client::Nothing>(judge)); }},
        {u"transcriptions"_s, http::Method::Get, u"/Recordings/{RecordingSid}/Transcriptions.json"_s,
            [](Client &client, Judge judge) {
                client.transcriptions(recordingSid, judged<rest::Page<rest::Transcription>>(judge));
            }},
        {u"numbers"_s, http::Method::Get, u"/IncomingPhoneNumbers.json"_s,
            [](Client &client, Judge judge) {
                client.numbers({.phoneNumber = u"+12065550100"_s}, judged<rest::Page<rest::IncomingNumber>>(judge));
            }},
        {u"change a number"_s, http::Method::Post, u"/IncomingPhoneNumbers/{Sid}.json"_s,
            [](Client &client, Judge judge) {
                client.changeNumber(numberSid,
                    {.voiceUrl = u"https://desk.example.org/v"_s,
                        .voiceFallbackUrl = u"https://desk.example.org/f"_s,
                        .statusCallback = u"https://desk.example.org/s"_s,
                        .smsUrl = QString(),
                        .friendlyName = u"Front"_s},
                    judged<rest::IncomingNumber>(judge));
            }},
        {u"create a message"_s, http::Method::Post, u"/Messages.json"_s,
            [hook](Client &client, Judge judge) {
                client.createMessage({.to = u"+12065550142"_s,
                                         .from = u"+12065550100"_s,
                                         .body = u"On my way"_s,
                                         .media = {QUrl(u"https://desk.example.org/a.png"_s)},
                                         .statusCallback = hook},
                    judged<rest::Message>(judge));
            }},
        {u"messages"_s, http::Method::Get, u"/Messages.json"_s,
            [](Client &client, Judge judge) {
                client.messages(
                    {.to = u"+12065550142"_s, .since = QDate(2026, 11, 19)}, judged<rest::Page<rest::Message>>(judge));
            }},
    };
}

} // namespace

/// What we send against Twilio's own description, and Twilio's own examples as what we receive.
class ClientTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void eachRequestIsOneThatTwilioDescribes_data()
    {
        QTest::addColumn<int>("index");
        const QList<Operation> all = operations();
        for (qsizetype i = 0; i < all.size(); ++i)
            QTest::newRow(qPrintable(all.at(i).name)) << int(i);
    }
    void eachRequestIsOneThatTwilioDescribes()
    {
        QFETCH(int, index);
        static const test::OpenApi api;
        QVERIFY(api.isLoaded());
        const Operation operation = operations().at(index);
        Twilio twilio;
        const QByteArray example = api.example(operation.method, operation.pattern);
        twilio.answer = example.isEmpty() ? http::Response::empty(204) : json(example);
        Client client(credentials(twilio));
        bool good = false;
        QString problem;
        QEventLoop loop;
        operation.ask(client, [&](bool wasGood, const Error &error) {
            good = wasGood;
            problem = error.detail;
            loop.quit();
        });
        loop.exec();
        QVERIFY2(good, qPrintable(problem));
        QCOMPARE(twilio.asked.size(), 1);
        const http::Request &asked = twilio.asked.first();
        QCOMPARE(asked.method, operation.method);
        QString path = operation.pattern.startsWith(u"/2010"_s)
            ? operation.pattern
            : u"/2010-04-01/Accounts/{AccountSid}"_s + operation.pattern;
        path.replace(u"Accounts/{AccountSid}"_s, u"Accounts/"_s + account)
            .replace(u"Accounts/{Sid}"_s, u"Accounts/"_s + account)
            .replace(u"{CallSid}"_s, callSid)
            .replace(u"{RecordingSid}"_s, recordingSid)
            .replace(u"Calls/{Sid}"_s, u"Calls/"_s + callSid)
            .replace(u"IncomingPhoneNumbers/{Sid}"_s, u"IncomingPhoneNumbers/"_s + numberSid)
            .replace(u"Recordings/{Sid}"_s,
                u"Recordings/"_s + (operation.name == u"pause a recording"_s ? u"Twilio.CURRENT"_s : recordingSid));
        QCOMPARE(QString::fromLatin1(asked.path), path);
        const QByteArray parameters = asked.method == http::Method::Post ? asked.body : asked.query;
        const QString wrong = api.requestProblem(operation.method, operation.pattern, parameters);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        QCOMPARE(asked.header("Authorization"),
            "Basic " + QByteArray(account.toLatin1() + ":0123456789abcdef0123456789abcdef").toBase64());
    }

    void aCallIsReadAsTwilioWritesIt()
    {
        static const test::OpenApi api;
        Twilio twilio;
        Client client(credentials(twilio));
        twilio.answer = json(api.example(http::Method::Get, u"/Calls.json"_s));
        const auto page = wait<rest::Page<rest::Call>>([&](auto done) { client.calls({}, done); });
        QVERIFY(page);
        QCOMPARE(page->skipped, 0);
        QVERIFY(!page->items.isEmpty());
        const rest::Call &call = page->items.first();
        QCOMPARE(call.status, CallStatus::Completed);
        QCOMPARE(call.direction, Direction::OutboundApi);
        QCOMPARE(call.from, u"+13051416799"_s);
        QCOMPARE(call.duration.value(), 4s);
        QCOMPARE(call.price.value(), -0.2);
        // Fri, 18 Oct 2019 17:03:00 +0000
        QCOMPARE(call.endedAt.value(), Instant(std::chrono::milliseconds(1'571'418'180'000)));
    }

    void anApiKeyAsksForItsAccount()
    {
        Twilio twilio;
        twilio.answer = json(R"({"balance": "18.5", "currency": "EUR"})");
        rest::Credentials key = credentials(twilio);
        key.keySid = u"SK"_s + QString(32, u'e');
        Client client(key);
        const auto balance = wait<rest::Balance>([&](auto done) { client.balance(done); });
        QVERIFY(balance);
        QCOMPARE(balance->amount, 18.5);
        QCOMPARE(balance->currency, u"EUR"_s);
        QCOMPARE(twilio.asked.first().header("Authorization"),
            "Basic " + QByteArray(key.keySid.toLatin1() + ":0123456789abcdef0123456789abcdef").toBase64());
        QVERIFY(twilio.asked.first().path.contains(account.toLatin1()));
    }

    void aListGoesOnAtTheSameHostOnly_data()
    {
        QTest::addColumn<QString>("next");
        QTest::addColumn<bool>("asked");
        QTest::newRow("path") << u"/2010-04-01/Accounts/AC1/Calls.json?Page=1&PageToken=PACA1"_s << true;
        QTest::newRow("another host") << u"https://example.org/2010-04-01/x"_s << false;
        QTest::newRow("another host, short") << u"//example.org/2010-04-01/x"_s << false;
        QTest::newRow("no path") << u"x?Page=1"_s << false;
    }
    void aListGoesOnAtTheSameHostOnly()
    {
        QFETCH(QString, next);
        QFETCH(bool, asked);
        Twilio twilio;
        twilio.answer = json(R"({"calls": [], "next_page_uri": null})");
        Client client(credentials(twilio));
        const auto page = wait<rest::Page<rest::Call>>([&](auto done) { client.calls({.next = next}, done); });
        QCOMPARE(page.has_value(), asked);
        QCOMPARE(twilio.asked.size(), asked ? 1 : 0);
        if (asked) {
            QCOMPARE(QString::fromLatin1(twilio.asked.first().target), next);
            QVERIFY(page->next.isEmpty());
        }
    }

    void oneOddEntryHidesNoOther()
    {
        Twilio twilio;
        twilio.answer =
            json("{\"calls\": [{\"sid\": \"" + callSid.toLatin1() + "\", \"status\": \"teleported\"}, {\"sid\": \""
                + callSid.toLatin1() + "\", \"status\": \"busy\"}], \"next_page_uri\": null}");
        Client client(credentials(twilio));
        const auto page = wait<rest::Page<rest::Call>>([&](auto done) { client.calls({}, done); });
        QVERIFY(page);
        QCOMPARE(page->items.size(), 1);
        QCOMPARE(page->skipped, 1);
    }

    void whatAFailureSays_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Fate>("fate");
        QTest::addColumn<int>("code");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("key refused") << 401 << QByteArray(R"({"code": 20003, "message": "Authenticate"})")
                                     << Fate::NotDone << 20003 << Error::Kind::Denied;
        QTest::newRow("bad number") << 400
                                    << QByteArray(R"({"code": 21211, "message": "The 'To' number +1206 is not valid"})")
                                    << Fate::Refused << 21211 << Error::Kind::Remote;
        QTest::newRow("gone") << 404 << QByteArray(R"({"code": 20404})") << Fate::Refused << 20404
                              << Error::Kind::NotFound;
        QTest::newRow("too many") << 429 << QByteArray(R"({"code": 20429})") << Fate::NotDone << 20429
                                  << Error::Kind::Remote;
        QTest::newRow("their fault") << 500 << QByteArray(R"({"code": 20500})") << Fate::Unclear << 20500
                                     << Error::Kind::Remote;
        QTest::newRow("a proxy's page") << 502 << QByteArray("<html>Bad gateway</html>") << Fate::Unclear << 0
                                        << Error::Kind::Remote;
        QTest::newRow("no JSON though it says yes")
            << 201 << QByteArray("OK") << Fate::Unclear << 0 << Error::Kind::Remote;
        QTest::newRow("JSON of something else") << 201 << QByteArray("{}") << Fate::Unclear << 0 << Error::Kind::Remote;
    }
    void whatAFailureSays()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Fate, fate);
        QFETCH(int, code);
        QFETCH(Error::Kind, kind);
        Twilio twilio;
        twilio.answer = json(body, status);
        Client client(credentials(twilio));
        const auto call = wait<rest::Call>([&](auto done) {
            client.createCall(
                {.to = u"+12065550142"_s, .from = u"+12065550100"_s, .url = QUrl(u"https://desk.example.org/"_s)},
                done);
        });
        QVERIFY(!call);
        QCOMPARE(rest::fateOf(call.error()), fate);
        QCOMPARE(call.error().code, code);
        QCOMPARE(call.error().kind, kind);
        QCOMPARE(call.error().httpStatus, status);
        QVERIFY2(!call.error().detail.contains(u"+1206"_s), qPrintable(call.error().detail)); // no numbers in the log
    }

    void aFullCarrierSaysHowLongToWait()
    {
        Twilio twilio;
        twilio.answer = json(R"({"code": 20429})", 429);
        twilio.answer.headers.emplace_back("Retry-After", "7");
        Client client(credentials(twilio));
        const auto balance = wait<rest::Balance>([&](auto done) { client.balance(done); });
        QVERIFY(!balance);
        QCOMPARE(balance.error().retryAfter.value(), 7s);
    }

    void whereNobodyListensNothingWasDone()
    {
        Twilio twilio;
        rest::Credentials nobody = credentials(twilio);
        {
            QTcpServer free;
            QVERIFY(free.listen(QHostAddress::LocalHost));
            nobody.baseUrl.setPort(free.serverPort());
        }
        Client client(nobody);
        const auto balance = wait<rest::Balance>([&](auto done) { client.balance(done); });
        QVERIFY(!balance);
        QCOMPARE(balance.error().kind, Error::Kind::Unreachable);
        QCOMPARE(rest::fateOf(balance.error()), Fate::NotDone);
    }

    void theKeyNeverGoesOverPlainHttp_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("good");
        QTest::newRow("Twilio") << u"https://api.twilio.com"_s << true;
        QTest::newRow("practice") << u"http://127.0.0.1:4010"_s << true;
        QTest::newRow("plain") << u"http://api.twilio.com"_s << false;
        QTest::newRow("a host that looks like home") << u"http://127.0.0.1.example.org"_s << false;
        QTest::newRow("a file") << u"file:///etc/passwd"_s << false;
    }
    void theKeyNeverGoesOverPlainHttp()
    {
        QFETCH(QString, url);
        QFETCH(bool, good);
        const rest::Credentials credentials{account, {}, Secret("x"), QUrl(url)};
        QCOMPARE(credentials.check().has_value(), good);
    }

    void regionsHaveHostsOfTheirOwn()
    {
        QCOMPARE(rest::Credentials::urlOf({}, {}), QUrl(u"https://api.twilio.com"_s));
        QCOMPARE(rest::Credentials::urlOf(u"au1"_s, u"sydney"_s), QUrl(u"https://api.sydney.au1.twilio.com"_s));
        QCOMPARE(rest::Credentials::urlOf({}, u"dublin"_s), QUrl(u"https://api.dublin.us1.twilio.com"_s));
        QCOMPARE(rest::Credentials::urlOf(u"ie1"_s, {}), QUrl(u"https://api.ie1.twilio.com"_s));
    }

    void soundIsFetchedWithALimit()
    {
        Twilio twilio;
        twilio.answer.contentType = "audio/x-wav";
        twilio.answer.body = QByteArray(5000, 'w');
        Client client(credentials(twilio));
        const auto fetch = [&](qint64 atMost) {
            return wait<QByteArray>(
                [&](auto done) { client.media(recordingSid, rest::MediaFormat::Wav, 2, atMost, 5s, done); });
        };
        const auto all = fetch(5000);
        QVERIFY(all);
        QCOMPARE(*all, twilio.answer.body);
        QVERIFY(twilio.asked.first().target.endsWith(
            "/Recordings/" + recordingSid.toLatin1() + ".wav?RequestedChannels=2"));
        const auto tooMuch = fetch(4999);
        QVERIFY(!tooMuch);
        QCOMPARE(tooMuch.error().kind, Error::Kind::Remote);
    }
};

static const test::Register<ClientTest> clientTest;

#include "clienttest.moc"
