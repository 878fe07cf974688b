// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callstore.h"
#include "calls/numbercommands.h"
#include "carrierhouse.h"
#include "commands/command.h"
#include "support/suite.h"

#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using store::outbox::ItemId;
using store::outbox::State;
using test::CarrierHouse;
using test::ourLine;
using test::somebody;

namespace {

const QString error = u"We are sorry, an application error has occurred. Goodbye."_s; // Twilio's own words

/// numbers.testFallback as a supervisor runs it.
Result<ItemId> testFallback(
    CarrierHouse &house, const QString &from, const QString &to, commands::Roles roles = commands::Role::Supervisor)
{
    commands::Registry registry;
    calls::addNumberCommands(registry);
    const commands::Actor actor{{}, u"Ana"_s, roles, u"test"_s};
    const auto command = commands::Command::make(u"numbers.testFallback"_s, {{u"number"_s, from}, {u"to"_s, to}});
    const auto outcome =
        test::write(house.db, [&](store::Transaction &tx) { return commands::run(tx, registry, actor, command); });
    if (!outcome)
        return tl::unexpected(outcome.error());
    return ItemId{outcome->answer.value(u"order"_s).toString().toLongLong()};
}

/// What a fallback outside of this desk answers.
struct Elsewhere {
    int status = 200;
    QByteArray type = "text/xml";
    QByteArray body;
};

} // namespace

Q_DECLARE_METATYPE(Elsewhere)

/// The fallback is tried by ringing somebody, who hears what callers would.
class FallbackTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void ourOwnIsHeard()
    {
        CarrierHouse house;
        house.door.route({http::Method::Post}, "/twilio/fallback",
            [&](const http::Request &request, const http::Server::Reply &reply) {
                house.proofs << request.query;
                reply(http::Response::xml("<Response><Say>Nobody is at the desk.</Say></Response>"));
            });
        house.dispatcher->start();
        const Heard heard = ring(house);
        QCOMPARE(heard.said, QStringList{u"Nobody is at the desk."_s});
        QVERIFY(heard.warnings.isEmpty());
    }

    void theOneThatIsSetIsHeard_data()
    {
        QTest::addColumn<Elsewhere>("elsewhere");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("warning"); // begins so; empty: none
        QTest::newRow("it answers") << Elsewhere{200, "text/xml",
            "<Response><Say>Please call again tomorrow.</Say></Response>"}
                                    << u"Please call again tomorrow."_s << QString();
        QTest::newRow("a wrong address") << Elsewhere{404, "text/html", "<h1>Not found</h1>"} << error << u"11200 "_s;
        QTest::newRow("its server is in trouble") << Elsewhere{503, "text/plain", "busy"} << error << u"11200 "_s;
        QTest::newRow("not TwiML") << Elsewhere{200, "text/html", "<html><body>Welcome</body></html>"} << error
                                   << u"12"_s;
        QTest::newRow("not XML") << Elsewhere{200, "text/xml", "Please call again"} << error << u"12"_s;
    }
    void theOneThatIsSetIsHeard()
    {
        QFETCH(Elsewhere, elsewhere);
        QFETCH(QString, said);
        QFETCH(QString, warning);
        CarrierHouse house;
        http::Server bin;
        int asked = 0;
        bin.route({http::Method::Post}, "/bin", [&](const http::Request &, const http::Server::Reply &reply) {
            ++asked;
            http::Response response;
            response.status = elsewhere.status;
            response.contentType = elsewhere.type;
            response.body = elsewhere.body;
            reply(response);
        });
        QVERIFY(bin.listen(QHostAddress::LocalHost, 0));
        house.desk->fallbackUrl = u"http://127.0.0.1:%1/bin"_s.arg(bin.port());
        house.dispatcher->start();
        const Heard heard = ring(house);
        QVERIFY(asked > 0);
        const QString warnings = heard.warnings.join(u"; "_s);
        QVERIFY2(heard.said == QStringList{said}, qPrintable(warnings));
        QVERIFY2(warning.isEmpty() ? warnings.isEmpty() : warnings.startsWith(warning), qPrintable(warnings));
    }

    void oneThatCannotBeReachedIsHeardAsSuch()
    {
        CarrierHouse house;
        quint16 nobody = 0;
        {
            QTcpServer port;
            QVERIFY(port.listen(QHostAddress::LocalHost));
            nobody = port.serverPort();
        }
        house.desk->fallbackUrl = u"http://127.0.0.1:%1/bin"_s.arg(nobody);
        house.dispatcher->start();
        const Heard heard = ring(house);
        QCOMPARE(heard.said, QStringList{error});
        QVERIFY(!heard.warnings.isEmpty());
    }

    void onlyASupervisorRingsAndOnlyANumber()
    {
        CarrierHouse house;
        QCOMPARE(testFallback(house, ourLine, somebody, commands::Role::Operator).error().kind, Error::Kind::Denied);
        QCOMPARE(testFallback(house, ourLine, u"12"_s).error().kind, Error::Kind::Invalid);
        QVERIFY(house.made().isEmpty());
    }

private:
    struct Heard {
        QStringList said;
        QStringList warnings;
    };
    /// Tries the fallback and waits until the call is over.
    Heard ring(CarrierHouse &house)
    {
        Heard heard;
        const auto said = connect(&house.carrier, &practice::Carrier::said, this,
            [&](const QString &, const QString &text) { heard.said << text; });
        const auto warned = connect(&house.carrier, &practice::Carrier::warned, this,
            [&](const QString &, const QString &text) { heard.warnings << text; });
        const Result<ItemId> order = testFallback(house, ourLine, somebody);
        const auto over = [&] {
            return house.find(*order).state == State::Done && !house.made().isEmpty()
                && house.carrier.ledger().call(house.made().first())->endedAt && house.carrier.isIdle();
        };
        if (order)
            (void)QTest::qWaitFor(over, 15'000);
        disconnect(said);
        disconnect(warned);
        return heard;
    }
};

static const test::Register<FallbackTest> fallbackTest;

#include "fallbacktest.moc"
