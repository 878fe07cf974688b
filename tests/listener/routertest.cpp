// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/client.h"
#include "listener/door.h"
#include "store/journal.h"
#include "support/loglines.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "twilio/form.h"
#include "twilio/signature.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::listener;

namespace {

const QString account = u"AC00000000000000000000000000000001"_s;
const Secret token("0123456789abcdef0123456789abcdef");
const Secret previousToken("fedcba9876543210fedcba9876543210");

twilio::Form callForm(const QByteArray &sid = "CA00000000000000000000000000000001")
{
    twilio::Form form;
    form.append("AccountSid", account);
    form.append("CallSid", QByteArrayView(sid));
    form.append("From", QByteArrayView("+12065550142"));
    form.append("Digits", QByteArrayView("90817263"));
    return form;
}

/// A door with one webhook that answers how often it ran, and a client beside it.
struct Desk {
    test::TempDatabase database;
    std::atomic<int> runs = 0;
    std::atomic<bool> broken = false;
    std::atomic<bool> slow = false;
    QList<Handled> told; // what the window hears
    int recoveries = 0;
    QObject window;
    std::unique_ptr<Door> door;
    http::Client client;

    explicit Desk(const QByteArray &publicUrl = {}, const QStringList &proxies = {},
        const QList<Secret> &tokens = {token}, const QStringList &allowed = {})
    {
        Door::Options options;
        options.port = 0;
        options.router.address = *PublicAddress::make(publicUrl, *http::AddressList::parse(proxies));
        options.router.accountSid = account;
        options.router.authTokens = tokens;
        options.router.version = "0.1";
        options.router.allowed = *http::AddressList::parse(allowed);
        door = std::make_unique<Door>(options, database, database.clock);
        QObject::connect(door.get(), &Door::handled, &window, [this](const Handled &event) { told << event; });
        QObject::connect(door.get(), &Door::storageRecovered, &window, [this] { ++recoveries; });
        if (const Result<> open = door->open({hook(u"voice/incoming"_s, true), hook(u"voice/status"_s, false)}); !open)
            qFatal("%ls", qUtf16Printable(open.error().detail));
    }

    Webhook hook(const QString &name, bool controlsCall)
    {
        Webhook webhook;
        webhook.name = name;
        webhook.paths = {"/twilio/" + name.toLatin1(), "/api/twilio/webhooks/" + name.toLatin1()};
        webhook.prepare = [this, name, controlsCall](const Received &received) -> Result<Prepared> {
            const twilio::Form &form = received.form;
            if (!form.has("CallSid"))
                return failure(Error::Kind::Invalid, u"CallSid is missing"_s);
            const QByteArray sid = form.value("CallSid").toByteArray();
            Prepared prepared;
            prepared.naturalKey = name.toLatin1() + '|' + sid;
            prepared.subject = sid;
            prepared.word = u"ringing"_s;
            prepared.run = [this, controlsCall](store::Transaction &) -> Result<Answer> {
                if (broken)
                    return failure(Error::Kind::Storage, u"disk full"_s);
                const auto until = std::chrono::steady_clock::now() + (slow ? 6ms : 0ms);
                while (std::chrono::steady_clock::now() < until) { }
                const QByteArray run = QByteArray::number(++runs);
                return Answer{controlsCall ? "<Response><Pause length=\"" + run + "\"/></Response>" : QByteArray()};
            };
            if (controlsCall)
                prepared.withoutDatabase = [] { return QByteArray("<Response><Pause/></Response>"); };
            return prepared;
        };
        return webhook;
    }

    QByteArray base() const { return "http://127.0.0.1:" + QByteArray::number(door->port()); }

    http::ClientResponse send(const http::ClientRequest &request)
    {
        http::ClientResponse response;
        QEventLoop loop;
        client.send(request, [&](const http::ClientResult &result) {
            response = result.value_or(http::ClientResponse{});
            loop.quit();
        });
        loop.exec();
        return response;
    }
    http::ClientResponse post(
        const QByteArray &target, const twilio::Form &form, const QByteArray &signature, http::Headers headers = {})
    {
        http::ClientRequest request;
        request.method = http::Method::Post;
        request.url = QUrl(QString::fromLatin1(base() + target));
        request.headers = headers;
        request.headers << qMakePair(QByteArray("Content-Type"), QByteArray("application/x-www-form-urlencoded"));
        if (!signature.isEmpty())
            request.headers << qMakePair(QByteArray("X-Twilio-Signature"), signature);
        request.body = form.encoded();
        return send(request);
    }
    http::ClientResponse postSigned(const QByteArray &target, const twilio::Form &form, http::Headers headers = {})
    {
        return post(target, form, twilio::sign(token, base() + target, form), std::move(headers));
    }
    int health(http::Headers headers = {})
    {
        http::ClientRequest request;
        request.url = QUrl(QString::fromLatin1(base() + "/health"));
        request.headers = std::move(headers);
        return send(request).status;
    }
    /// Behind what the door has asked of the database itself.
    bool change(const QString &sql)
    {
        return test::write(
            database, [&sql](store::Transaction &tx) { return store::Statement(tx, sql).run(); },
            store::Lane::Interactive)
            .has_value();
    }
    QList<store::journal::Entry> journal()
    {
        return *test::read(database, [](store::Connection &c) { return store::journal::list(c, 0, 100); });
    }
    /// Refusals are journalled behind the answer.
    QList<store::journal::Entry> journalOf(qsizetype rows)
    {
        const bool there = QTest::qWaitFor([&] { return journal().size() >= rows; });
        return there ? journal() : QList<store::journal::Entry>(rows);
    }
};

const QByteArray incoming = "/twilio/voice/incoming";
const QByteArray status = "/twilio/voice/status";

} // namespace

class RouterTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aSignedRequestIsAnsweredAfterItWasJournalled()
    {
        Desk desk;
        const http::ClientResponse response = desk.postSigned(incoming, callForm());
        QCOMPARE(response.status, 200);
        QVERIFY(response.header("Content-Type").startsWith("text/xml"));
        const auto rows = desk.journal();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].verdict, store::journal::Verdict::Accepted);
        QVERIFY(!rows[0].request.form.contains(u"90817263"_s)); // keys pressed are never kept
        QVERIFY(rows[0].request.form.contains(u"%2B12065550142"_s));
    }

    void aRepeatGetsTheFirstAnswerAndRunsNothing()
    {
        Desk desk;
        const http::ClientResponse first = desk.postSigned(incoming, callForm());
        const http::ClientResponse again = desk.postSigned(incoming, callForm());
        QCOMPARE(again.body, first.body);
        QCOMPARE(desk.runs.load(), 1);
        const http::ClientResponse other = desk.postSigned(incoming, callForm("CA00000000000000000000000000000002"));
        QVERIFY(other.body != first.body);
        QCOMPARE(desk.runs.load(), 2);
    }

    void theSameRetryTokenIsNotTrustedAcrossPaths()
    {
        Desk desk;
        const http::Headers retry{{"I-Twilio-Idempotency-Token", "same"}};
        QCOMPARE(desk.postSigned(incoming, callForm(), retry).status, 200);
        QCOMPARE(desk.postSigned(status, callForm(), retry).status, 204);
        QCOMPARE(desk.runs.load(), 2);
    }

    void whatIsNotSignedForUsIsRefusedAndChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("no signature") << QByteArray();
        QTest::newRow("nonsense") << QByteArray("AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        QTest::newRow("another address") << twilio::sign(token, "https://elsewhere.example" + incoming, callForm());
    }
    void whatIsNotSignedForUsIsRefusedAndChangesNothing()
    {
        QFETCH(QByteArray, signature);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"voice/incoming refused with 403"_s));
        Desk desk;
        const http::ClientResponse response = desk.post(incoming, callForm(), signature);
        QCOMPARE(response.status, 403);
        QCOMPARE(desk.runs.load(), 0);
        const auto rows = desk.journalOf(1);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].verdict, store::journal::Verdict::Refused);
        QVERIFY(!rows[0].why.contains(u"90817263"_s));
    }

    void aRefusedFormIsKeptInItsBeginningOnly()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"refused with 403"_s));
        Desk desk;
        twilio::Form large = callForm();
        large.append("Body", QByteArrayView(QByteArray(60'000, '!')));
        QCOMPARE(desk.post(incoming, large, {}).status, 403);
        const auto rows = desk.journalOf(1);
        QCOMPARE(rows.size(), 1);
        QVERIFY(rows[0].request.form.startsWith(u"AccountSid="_s));
        QCOMPARE(rows[0].request.form.size(), 4096);
    }

    void aTamperedFormIsRefused()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"refused with 403"_s));
        Desk desk;
        const QByteArray signature = twilio::sign(token, desk.base() + incoming, callForm());
        twilio::Form changed = callForm();
        changed.append("To", QByteArrayView("+19005550100"));
        QCOMPARE(desk.post(incoming, changed, signature).status, 403);
    }

    void aRequestSignedForAnotherAddressIsExplainedWithBoth()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"refused with 403"_s));
        Desk desk("https://desk.example.org");
        // The vendor was given the tunnel's address, the settings still name the old one.
        const QByteArray signature = twilio::sign(token, "https://tunnel.example" + incoming, callForm());
        desk.post(
            incoming, callForm(), signature, {{"X-Forwarded-Proto", "https"}, {"X-Forwarded-Host", "tunnel.example"}});
        const auto rows = desk.journalOf(1);
        QVERIFY(rows[0].why.contains(u"signed for https://tunnel.example"_s));
        QVERIFY(rows[0].why.contains(u"checked https://desk.example.org/twilio/voice/incoming"_s));
        QVERIFY(!rows[0].why.contains(QString::fromLatin1(token.reveal())));
    }

    void thePublicAddressIsWhatCounts_data()
    {
        QTest::addColumn<QByteArray>("publicUrl");
        QTest::addColumn<QStringList>("proxies");
        QTest::addColumn<QByteArray>("signedUrl");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("behind a proxy") << QByteArray("https://desk.example.org") << QStringList()
                                        << QByteArray("https://desk.example.org/twilio/voice/incoming?v=1")
                                        << QByteArray(incoming + "?v=1");
        QTest::newRow("prefix taken off")
            << QByteArray("https://desk.example.org/callboard") << QStringList()
            << QByteArray("https://desk.example.org/callboard/twilio/voice/incoming") << incoming;
        QTest::newRow("prefix left on") << QByteArray("https://desk.example.org/callboard") << QStringList()
                                        << QByteArray("https://desk.example.org/callboard/twilio/voice/incoming")
                                        << QByteArray("/callboard" + incoming);
        QTest::newRow("port") << QByteArray("https://desk.example.org:8443") << QStringList()
                              << QByteArray("https://desk.example.org:8443/twilio/voice/incoming") << incoming;
        QTest::newRow("configured proxy tells") << QByteArray() << QStringList{u"127.0.0.1"_s}
                                                << QByteArray("https://told.example/twilio/voice/incoming") << incoming;
    }
    void thePublicAddressIsWhatCounts()
    {
        QFETCH(QByteArray, publicUrl);
        QFETCH(QStringList, proxies);
        QFETCH(QByteArray, signedUrl);
        QFETCH(QByteArray, target);
        Desk desk(publicUrl, proxies);
        const http::ClientResponse response = desk.post(target, callForm(), twilio::sign(token, signedUrl, callForm()),
            {{"X-Forwarded-Proto", "https"}, {"X-Forwarded-Host", "told.example"}});
        QCOMPARE(response.status, 200);
    }

    void bothTokensAreGoodWhileRotating()
    {
        Desk desk({}, {}, {token, previousToken});
        const QByteArray old = twilio::sign(previousToken, desk.base() + incoming, callForm());
        QCOMPARE(desk.post(incoming, callForm(), old).status, 200);
    }

    void withoutATokenEverythingIsRefused()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"refused with 500"_s));
        Desk desk({}, {}, {});
        QCOMPARE(desk.postSigned(incoming, callForm()).status, 500);
        QCOMPARE(desk.runs.load(), 0);
    }

    void badInputIsToldAndChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("contentType");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("expected");
        const QByteArray form = "application/x-www-form-urlencoded";
        QTest::newRow("JSON without its hash") << QByteArray("application/json") << QByteArray("{}") << 415;
        QTest::newRow("broken escape") << form << QByteArray("CallSid=%zz") << 400;
        QTest::newRow("not UTF-8") << form << QByteArray("From=%ff%fe") << 400;
        QTest::newRow("NUL") << form << QByteArray("From=%00") << 400;
        QTest::newRow("a thousand and one fields") << form << QByteArray("a=1&").repeated(1001) << 400;
        QTest::newRow("no call") << form << QByteArray("AccountSid=AC00000000000000000000000000000001") << 400;
        QTest::newRow("another account") << form << QByteArray("AccountSid=AC00000000000000000000000000000002") << 403;
    }
    void badInputIsToldAndChangesNothing()
    {
        QFETCH(QByteArray, contentType);
        QFETCH(QByteArray, body);
        QFETCH(int, expected);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"refused with %1"_s.arg(expected)));
        Desk desk;
        http::ClientRequest request;
        request.method = http::Method::Post;
        request.url = QUrl(QString::fromLatin1(desk.base() + incoming));
        const Result<twilio::Form> form = twilio::Form::parse(body);
        request.headers = {{"Content-Type", contentType},
            {"X-Twilio-Signature", twilio::sign(token, desk.base() + incoming, form.value_or(twilio::Form()))}};
        request.body = body;
        const http::ClientResponse response = desk.send(request);
        QCOMPARE(response.status, expected);
        QVERIFY(!response.body.isEmpty());
        QCOMPARE(desk.runs.load(), 0);
    }

    void manyRefusalsSlowOnlyTheRefused()
    {
        QLoggingCategory::setFilterRules(u"callboard.listener.warning=false"_s);
        const auto restore = qScopeGuard([] { QLoggingCategory::setFilterRules({}); });
        const test::LogLines lines(u"voice/incoming refused with 429: too many from 127.0.0.1"_s);
        Desk desk;
        QList<int> answers;
        for (int i = 0; i < 60; ++i)
            answers << desk.post(incoming, callForm(), "forged").status;
        QCOMPARE(answers.first(), 403);
        QCOMPARE(answers.last(), 429);
        QCOMPARE(desk.postSigned(incoming, callForm()).status, 200);
        QCOMPARE(lines.count(), 10); // of a second, and the desk's clock stands
    }

    void theAllowListHoldsForWhomAProxyNames_data()
    {
        QTest::addColumn<QByteArray>("forwarded");
        QTest::addColumn<int>("status");
        QTest::newRow("on the list") << QByteArray("54.172.60.1") << 200;
        QTest::newRow("through two of our proxies") << QByteArray("54.172.60.1, 127.0.0.1") << 200;
        QTest::newRow("not on it") << QByteArray("203.0.113.9") << 403;
        QTest::newRow("claims to speak for one on it") << QByteArray("54.172.60.1, 203.0.113.9") << 403;
        QTest::newRow("nonsense") << QByteArray("54.172.60.1, nonsense") << 403;
        QTest::newRow("nobody") << QByteArray() << 403;
    }
    void theAllowListHoldsForWhomAProxyNames()
    {
        QFETCH(QByteArray, forwarded);
        QFETCH(int, status);
        Desk desk({}, {u"127.0.0.1"_s}, {token}, {u"54.172.60.0/23"_s});
        http::Headers headers;
        if (!forwarded.isEmpty())
            headers << qMakePair(QByteArray("X-Forwarded-For"), forwarded);
        if (status != 200)
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"voice/incoming refused with 403: .*allow list"_s));
        QCOMPARE(desk.postSigned(incoming, callForm(), headers).status, status);
        QCOMPARE(desk.runs.load(), status == 200 ? 1 : 0);
        const auto rows = desk.journalOf(1);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].verdict, status == 200 ? store::journal::Verdict::Accepted : store::journal::Verdict::Refused);
        QTRY_COMPARE(desk.told.size(), 1);
        QCOMPARE(desk.told.first().refused, status != 200);
        QCOMPARE(desk.health(headers), 200); // proxies, monitors and the doctor ask for it
    }

    void whoIsOnTheListMayComeDirectly()
    {
        Desk desk({}, {}, {token}, {u"127.0.0.0/8"_s});
        QCOMPARE(desk.postSigned(incoming, callForm()).status, 200);
    }

    void strangersBehindAProxyTireOnlyThemselves()
    {
        QLoggingCategory::setFilterRules(u"callboard.listener.warning=false"_s);
        const auto restore = qScopeGuard([] { QLoggingCategory::setFilterRules({}); });
        Desk desk({}, {u"127.0.0.1"_s}, {token}, {u"54.172.60.0/23"_s});
        int last = 0;
        for (int i = 0; i < 60; ++i)
            last = desk.postSigned(incoming, callForm(), {{"X-Forwarded-For", "203.0.113.9"}}).status;
        QCOMPARE(last, 429);
        QCOMPARE(desk.postSigned(incoming, callForm(), {{"X-Forwarded-For", "54.172.60.1"}}).status, 200);
        QCOMPARE(desk.runs.load(), 1);
    }

    void whenNothingCanBeStoredACallerIsNotLeftAlone()
    {
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"was not stored: disk full"_s));
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"was not stored: disk full"_s));
        Desk desk;
        desk.broken = true;
        const http::ClientResponse first = desk.postSigned(incoming, callForm());
        QCOMPARE(first.status, 200);
        QCOMPARE(first.body, QByteArray("<Response><Pause/></Response>"));
        // A status callback is told again by catch-up: the vendor hears the truth.
        QCOMPARE(desk.postSigned(status, callForm()).status, 500);
        http::ClientRequest health;
        health.url = QUrl(QString::fromLatin1(desk.base() + "/health"));
        QCOMPARE(desk.send(health).status, 503);
        // And nothing of it was kept: the vendor's retry runs anew.
        desk.broken = false;
        QCOMPARE(desk.postSigned(status, callForm()).status, 204);
        QCOMPARE(desk.runs.load(), 1);
        QCOMPARE(desk.send(health).status, 200);
    }

    void onlyWhatTheDatabaseHasIsToldAsStored()
    {
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"was not stored: disk full"_s));
        Desk desk;
        QCOMPARE(desk.postSigned(incoming, callForm()).status, 200);
        desk.broken = true;
        // The caller is answered; that does not make it stored.
        QCOMPARE(desk.postSigned(incoming, callForm("CA00000000000000000000000000000002")).status, 200);
        QCOMPARE(desk.postSigned(incoming, callForm()).status, 200); // a repeat: the journal took its row
        QTRY_COMPARE(desk.told.size(), 3);
        QVERIFY(desk.told[0].stored);
        QVERIFY(!desk.told[1].stored && !desk.told[1].refused);
        QVERIFY(desk.told[2].stored);
    }

    void anIdleDeskIsHealthyAgainWhenItsDatabaseIs()
    {
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"voice/status was not stored: .*disk full"_s));
        QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"the database still takes nothing: .*disk full"_s));
        QTest::ignoreMessage(QtInfoMsg, "the database takes writes again");
        Desk desk;
        QVERIFY(
            desk.change(u"CREATE TRIGGER full BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'disk full'); END"_s));
        QCOMPARE(desk.postSigned(status, callForm()).status, 500);
        QCOMPARE(desk.health(), 503); // and a write is tried behind it, in vain
        QVERIFY(desk.change(u"DROP TRIGGER full"_s));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(desk.health(), 503); // however many ask within a second, nothing more is tried
        desk.database.clock.advance(1s);
        QCOMPARE(desk.health(), 503);
        QTRY_COMPARE(desk.health(), 200);
        QTRY_COMPARE(desk.recoveries, 1);
        QVERIFY(desk.journal().isEmpty()); // no webhook came, and the tries left nothing
    }

    void whoAsksForHealthDoesNotWaitForTheDatabase()
    {
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"was not stored: disk full"_s));
        std::atomic<bool> hold = true;
        Desk desk;
        desk.broken = true;
        QCOMPARE(desk.postSigned(status, callForm()).status, 500);
        desk.database->write(
            store::Lane::Interactive, {},
            [&hold](store::Transaction &) {
                while (hold)
                    std::this_thread::yield();
                return Result<>();
            },
            &desk.window, [](const Result<> &) {});
        const auto release = qScopeGuard([&hold] { hold = false; });
        QCOMPARE(desk.health(), 503);
        QCOMPARE(desk.health(), 503);
        hold = false;
        QTRY_COMPARE(desk.health(), 200);
    }

    void aHookThatTakesTooLongIsNamedInTheLog()
    {
        QTest::ignoreMessage(
            QtInfoMsg, QRegularExpression(u"^webhook write of voice/status about 'CA0+1' took \\d+ ms$"_s));
        Desk desk;
        desk.slow = true;
        QCOMPARE(desk.postSigned(status, callForm()).status, 204);
    }

    void aRefusedGetIsExplainedWithoutWhatWasKeyed()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"refused with 403"_s));
        Desk desk("https://desk.example.org");
        http::ClientRequest request;
        const QByteArray target = incoming + '?' + callForm().encoded();
        request.url = QUrl::fromEncoded(desk.base() + target);
        request.headers = {{"X-Twilio-Signature", twilio::sign(token, "https://tunnel.example" + target)},
            {"X-Forwarded-Proto", "https"}, {"X-Forwarded-Host", "tunnel.example"}};
        QCOMPARE(desk.send(request).status, 403);
        const auto rows = desk.journalOf(1);
        QVERIFY(rows[0].why.contains(u"signed for https://tunnel.example/twilio/voice/incoming?"_s));
        QVERIFY(rows[0].why.contains(u"Digits=****"_s));
        QVERIFY(!rows[0].why.contains(u"90817263"_s));
        QVERIFY(!rows[0].request.form.contains(u"90817263"_s));
    }

    void aGetCarriesItsFieldsInTheQuery()
    {
        Desk desk;
        http::ClientRequest request;
        const QByteArray url = desk.base() + incoming + '?' + callForm().encoded();
        request.url = QUrl::fromEncoded(url);
        request.headers = {{"X-Twilio-Signature", twilio::sign(token, url)}};
        QCOMPARE(desk.send(request).status, 200);
        QVERIFY(!desk.journal().first().request.form.contains(u"90817263"_s));
    }
};
static const test::Register<RouterTest> routerTest;

#include "routertest.moc"
