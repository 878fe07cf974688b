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
const QString token = u"0123456789abcdef0123456789abcdef"_s;

/// A desk set up with the practice carrier's account, and the carrier.
struct Bench {
    QTemporaryDir folder;
    ManualClock clock{Instant(std::chrono::milliseconds(1'795'185'720'000))};
    practice::Timeline timeline{clock, 1.0};
    practice::Carrier carrier;
    engine::Desk desk;
    bool started;

    explicit Bench(const QString &deskToken = token)
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
        made.authToken = Secret(token.toLatin1());
        return made;
    }
    Result<AccountReport> ask()
    {
        engine::CarrierAccount account(desk, clock, [this] {
            return engine::CarrierAccount::Setup{desk.configuration(), QUrl(carrier.restUrl())};
        });
        QObject context;
        std::optional<Result<AccountReport>> answer;
        account.ask(&context, [&](const Result<AccountReport> &report) { answer = report; });
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
    }

    void aWrongSecretIsDenied()
    {
        Bench bench(u"ffffffffffffffffffffffffffffffff"_s);
        const Result<AccountReport> report = bench.ask();
        QVERIFY(!report);
        QCOMPARE(report.error().kind, Error::Kind::Denied);
        QCOMPARE(report.error().httpStatus, 401);
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
