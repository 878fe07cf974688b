// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/carrieraccount.h"
#include "practice/carrier.h"
#include "practice/timeline.h"
#include "support/suite.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

const QString sid = u"AC0000000000000000000000000000ca11"_s;
const QString rightToken = u"0123456789abcdef0123456789abcdef"_s;
const QString wrongToken = u"ffffffffffffffffffffffffffffffff"_s;
const QString keySid = u"SK0000000000000000000000000000ca11"_s;
const QString keySecret = u"the secret of the API key"_s;

/// A desk set up with the practice carrier's account, and the carrier.
struct Bench {
    QTemporaryDir folder;
    ManualClock clock{Instant(std::chrono::milliseconds(1'795'185'720'000))};
    practice::Timeline timeline{clock, 1.0};
    practice::Carrier carrier;
    engine::Desk desk;
    TokenVerdict token = TokenVerdict::Unknown; // of the last answer
    bool started;

    explicit Bench(const QString &deskToken = rightToken)
        : carrier(timeline, options())
    {
        desk.dataFolder = folder.path();
        desk.environment.insert(u"TWILIO_ACCOUNT_SID"_s, sid);
        desk.environment.insert(u"TWILIO_AUTH_TOKEN"_s, deskToken);
        started = carrier.start().has_value();
    }
    static practice::CarrierOptions options()
    {
        practice::CarrierOptions made;
        made.accountSid = sid;
        made.authToken = Secret(rightToken.toLatin1());
        made.apiKeySid = keySid;
        made.apiKeySecret = Secret(keySecret.toLatin1());
        return made;
    }
    Result<AccountReport> ask()
    {
        engine::CarrierAccount account(desk, clock, [this] {
            return engine::CarrierAccount::Setup{desk.configuration(), QUrl(carrier.restUrl())};
        });
        QObject context;
        std::optional<Result<AccountReport>> answer;
        account.ask(&context, [&](const Result<AccountReport> &report, TokenVerdict verdict) {
            answer = report;
            token = verdict;
        });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10'000))
            return failure(Error::Kind::Cancelled, u"no answer"_s);
        return *answer;
    }
};

} // namespace

class CarrierAccountTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theAccountIsReported()
    {
        Bench bench;
        QVERIFY(bench.started);
        const Result<AccountReport> report = bench.ask();
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QCOMPARE(report->sid, sid);
        QCOMPARE(report->status, u"active"_s);
        QVERIFY(!report->trial);
        QCOMPARE(report->balance, std::optional(184.20));
        QCOMPARE(report->currency, u"USD"_s);
        QVERIFY(report->verified.isEmpty());
        QCOMPARE(bench.token, TokenVerdict::Right);
    }

    void aWrongSecretIsDenied()
    {
        Bench bench(wrongToken);
        const Result<AccountReport> report = bench.ask();
        QVERIFY(!report);
        QCOMPARE(report.error().kind, Error::Kind::Denied);
        QCOMPARE(report.error().httpStatus, 401);
        QCOMPARE(bench.token, TokenVerdict::Wrong);
    }

    void keyAndTokenAreAskedWithApart_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QString>("token");
        QTest::addColumn<bool>("answers");
        QTest::addColumn<TokenVerdict>("verdict");
        QTest::newRow("both right") << keySecret << rightToken << true << TokenVerdict::Right;
        QTest::newRow("wrong key") << u"another"_s << rightToken << false << TokenVerdict::Right;
        QTest::newRow("wrong token") << keySecret << wrongToken << true << TokenVerdict::Wrong;
        QTest::newRow("both wrong") << u"another"_s << wrongToken << false << TokenVerdict::Wrong;
    }
    void keyAndTokenAreAskedWithApart()
    {
        QFETCH(QString, secret);
        QFETCH(QString, token);
        QFETCH(bool, answers);
        Bench bench(token);
        bench.desk.environment.insert(u"TWILIO_API_KEY"_s, keySid);
        bench.desk.environment.insert(u"TWILIO_API_SECRET"_s, secret);
        const Result<AccountReport> report = bench.ask();
        QCOMPARE(report.has_value(), answers);
        QTEST(bench.token, "verdict");
    }

    void withoutAnAccountNothingIsAsked()
    {
        Bench bench;
        bench.desk.environment.remove(u"TWILIO_ACCOUNT_SID"_s);
        const Result<AccountReport> report = bench.ask();
        QVERIFY(!report);
        QCOMPARE(report.error().kind, Error::Kind::Invalid);
    }
};
static const test::Register<CarrierAccountTest> carrierAccountTest;

#include "carrieraccounttest.moc"
