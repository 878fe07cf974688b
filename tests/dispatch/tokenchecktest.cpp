// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dispatch/tokencheck.h"
#include "base/clock.h"
#include "http/server.h"
#include "support/suite.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;

namespace {

const QString sid = u"AC0000000000000000000000000000ca11"_s;
const QByteArray rightToken = "0123456789abcdef0123456789abcdef";
const QByteArray wrongToken = "ffffffffffffffffffffffffffffffff";

/// An account resource that believes one token, and counts who asks.
struct Vendor {
    Vendor()
    {
        server.route({http::Method::Get}, "/2010-04-01/Accounts/" + sid.toLatin1() + ".json",
            [this](const http::Request &request, const http::Server::Reply &reply) {
                const QByteArray given = QByteArray::fromBase64(request.header("Authorization").mid(6));
                asked << given;
                if (status != 200)
                    return reply(http::Response::text("no\n", status));
                if (given != sid.toLatin1() + ':' + rightToken)
                    return reply(
                        http::Response::json(QJsonDocument(QJsonObject{{u"code"_s, 20003}, {u"status"_s, 401}}), 401));
                reply(http::Response::json(QJsonDocument(QJsonObject{{u"sid"_s, sid},
                    {u"friendly_name"_s, u"Marlowe Care"_s}, {u"status"_s, u"active"_s}, {u"type"_s, u"Full"_s}})));
            });
        const bool open = server.listen(QHostAddress::LocalHost, 0).has_value();
        Q_ASSERT(open);
        Q_UNUSED(open);
    }
    [[nodiscard]] QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(server.port())); }

    http::Server server;
    QByteArrayList asked;
    int status = 200;
};

void announceWarning()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^Twilio refuses the auth token of %1"_s.arg(sid)));
}

} // namespace

class TokenCheckTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theAccountSaysWhetherTheTokenIsRight_data()
    {
        QTest::addColumn<QByteArrayList>("tokens");
        QTest::addColumn<bool>("right");
        QTest::addColumn<int>("questions");
        QTest::newRow("right") << QByteArrayList{rightToken} << true << 1;
        QTest::newRow("wrong") << QByteArrayList{wrongToken} << false << 1;
        QTest::newRow("the one before is, while rotating") << QByteArrayList{wrongToken, rightToken} << true << 2;
        QTest::newRow("neither") << QByteArrayList{wrongToken, QByteArray(32, 'e')} << false << 2;
    }
    void theAccountSaysWhetherTheTokenIsRight()
    {
        QFETCH(QByteArrayList, tokens);
        QFETCH(bool, right);
        Vendor vendor;
        const ManualClock clock(Instant(1'795'185'720'000ms));
        QList<Secret> secrets;
        for (const QByteArray &token : tokens)
            secrets << Secret(token);
        dispatch::TokenCheck check(sid, secrets, vendor.url(), clock);
        QSignalSpy judged(&check, &dispatch::TokenCheck::judged);
        if (!right)
            announceWarning();
        check.doubt();
        QTRY_COMPARE(judged.size(), 1);
        QCOMPARE(judged.first().first().toBool(), right);
        QTEST(int(vendor.asked.size()), "questions");
    }

    void manyDoubtsAreOneQuestion()
    {
        Vendor vendor;
        ManualClock clock(Instant(1'795'185'720'000ms));
        dispatch::TokenCheck check(sid, {Secret(wrongToken)}, vendor.url(), clock);
        QSignalSpy judged(&check, &dispatch::TokenCheck::judged);
        announceWarning();
        for (int i = 0; i < 100; ++i)
            check.doubt();
        QTRY_COMPARE(judged.size(), 1);
        clock.advance(9min);
        check.doubt(); // too soon: nothing is asked, so there is nothing to wait for
        clock.advance(2min);
        announceWarning();
        check.doubt();
        QTRY_COMPARE(judged.size(), 2);
        QCOMPARE(vendor.asked.size(), 2);
    }

    void withoutAnAnswerNothingIsSaidAndItIsAskedAgainSooner()
    {
        Vendor vendor;
        vendor.status = 500;
        ManualClock clock(Instant(1'795'185'720'000ms));
        dispatch::TokenCheck check(sid, {Secret(rightToken)}, vendor.url(), clock);
        QSignalSpy judged(&check, &dispatch::TokenCheck::judged);
        check.doubt();
        QTRY_COMPARE(vendor.asked.size(), 1);
        vendor.status = 200;
        clock.advance(2min);
        // Until the answer has come back it is still being asked.
        QTRY_VERIFY((check.doubt(), judged.size() == 1));
        QCOMPARE(judged.first().first().toBool(), true);
        QCOMPARE(vendor.asked.size(), 2);
    }

    void itMayEndWhileItAsks()
    {
        Vendor vendor;
        const ManualClock clock(Instant(1'795'185'720'000ms));
        auto check =
            std::make_unique<dispatch::TokenCheck>(sid, QList<Secret>{Secret(rightToken)}, vendor.url(), clock);
        QSignalSpy judged(check.get(), &dispatch::TokenCheck::judged);
        check->doubt();
        check.reset();
        QVERIFY(judged.isEmpty());
    }
};
static const test::Register<TokenCheckTest> tokenCheckTest;

#include "tokenchecktest.moc"
