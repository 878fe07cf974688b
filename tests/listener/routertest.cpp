// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/client.h"
#include "listener/door.h"
#include "store/journal.h"
#include "support/suite.h"
#include "support/tempdatabase.h"
#include "twilio/form.h"
#include "twilio/signature.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
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
    form.append("Digits", QByteArrayView("4711"));
    return form;
}

/// A door with one webhook that answers how often it ran, and a client beside it.
struct Desk {
    test::TempDatabase database;
    std::atomic<int> runs = 0;
    std::atomic<bool> broken = false;
    std::unique_ptr<Door> door;
    http::Client client;

    explicit Desk(
        const QByteArray &publicUrl = {}, const QStringList &proxies = {}, const QList<Secret> &tokens = {token})
    {
        Door::Options options;
        options.port = 0;
        options.router.address = *PublicAddress::make(publicUrl, *http::AddressList::parse(proxies));
        options.router.accountSid = account;
        options.router.authTokens = tokens;
        options.router.version = "0.1";
        door = std::make_unique<Door>(options, database, database.clock);
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
        QVERIFY(!rows[0].request.form.contains(u"4711"_s)); // keys pressed are never kept
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
        QVERIFY(!rows[0].why.contains(u"4711"_s));
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
        Desk desk;
        QList<int> answers;
        for (int i = 0; i < 60; ++i)
            answers << desk.post(incoming, callForm(), "forged").status;
        QCOMPARE(answers.first(), 403);
        QCOMPARE(answers.last(), 429);
        QCOMPARE(desk.postSigned(incoming, callForm()).status, 200);
        QLoggingCategory::setFilterRules({});
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

    void aGetCarriesItsFieldsInTheQuery()
    {
        Desk desk;
        http::ClientRequest request;
        const QByteArray url = desk.base() + incoming + '?' + callForm().encoded();
        request.url = QUrl::fromEncoded(url);
        request.headers = {{"X-Twilio-Signature", twilio::sign(token, url)}};
        QCOMPARE(desk.send(request).status, 200);
        QVERIFY(!desk.journal().first().request.form.contains(u"4711"_s));
    }
};
static const test::Register<RouterTest> routerTest;

#include "routertest.moc"
