// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calls/callstore.h"
#include "calls/numberstore.h"
#include "commands/sender.h"
#include "engine/databasetask.h"
#include "engine/engine.h"
#include "engine/ournumbers.h"
#include "practice/carrier.h"
#include "practice/timeline.h"
#include "support/suite.h"
#include "voicemail/voicemailstore.h"

#include <QEventLoop>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;

namespace {

constexpr int patience = 15'000; // ms
const QString sid = u"AC0000000000000000000000000000ca11"_s;
const QByteArray token = "0123456789abcdef0123456789abcdef";
const QString line = u"+12065550100"_s;

/// A desk with one number of its settings, and the practice carrier as its Twilio.
struct House {
    House()
        : timeline(clock, 1.0)
        , carrier(timeline, account())
    {
        if (!carrier.start())
            qFatal("the carrier does not start");
        carrier.addNumber(line, u"Main line"_s);
        engine::EngineOptions options;
        options.desk = *engine::findDesk({.dataFolder = folder.path(), .configFile = {}, .practice = true});
        options.desk.environment.insert(u"TWILIO_ACCOUNT_SID"_s, sid);
        options.desk.environment.insert(u"TWILIO_AUTH_TOKEN"_s, QString::fromLatin1(token));
        options.desk.environment.insert(u"TWILIO_BASE_URL"_s, carrier.restUrl());
        options.desk.file.insert(u"twilio.phone_number"_s, line);
        options.port = 0;
        auto started = engine::Engine::start(std::move(options), clock);
        if (!started || !(*started)->openDoor())
            qFatal("the house does not open");
        engine = std::move(*started);
        carrier.setDesk(engine->localUrl());
    }
    static practice::CarrierOptions account()
    {
        practice::CarrierOptions options;
        options.accountSid = sid;
        options.authToken = Secret(token);
        return options;
    }
    Result<commands::Outcome> run(
        const QString &name, const QJsonObject &args, commands::Role role = commands::Role::Administrator)
    {
        commands::LocalSender sender(engine->database(), engine->registry(), {{}, u"desk"_s, role, u"test"_s});
        QEventLoop loop;
        Result<commands::Outcome> came = failure(Error::Kind::Cancelled, u"nothing"_s);
        sender.send(commands::Command::make(name, args), &loop, [&](const Result<commands::Outcome> &outcome) {
            came = outcome;
            loop.quit();
        });
        loop.exec();
        return came;
    }
    QList<engine::NumberPlan> plans() { return engine::readNow(engine->database(), engine::numberPlans).value(); }

    QTemporaryDir folder;
    SystemClock clock;
    practice::Timeline timeline;
    practice::Carrier carrier;
    std::unique_ptr<engine::Engine> engine;
};

} // namespace

/// Our numbers, and what of the settings reaches Twilio without a new start.
class NumberTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theNumberOfTheSettingsIsOurs()
    {
        House house;
        QCOMPARE(house.plans().size(), 1);
        QCOMPARE(house.plans().first().number.phone.e164(), line);
        QCOMPARE(house.plans().first().number.label, u"+1 206 555 0100"_s);
    }

    void aNumberIsNamedAndGetsItsMailbox()
    {
        House house;
        QVERIFY(house.run(u"voicemail.mailbox.save"_s, {{u"key"_s, u"billing"_s}, {u"name"_s, u"Billing"_s}}));
        for (const QString &number : {line, u"(206) 555-0177"_s}) { // two may share a mailbox
            QVERIFY(house.run(u"numbers.save"_s,
                {{u"number"_s, number}, {u"label"_s, u"Reception "_s + number}, {u"flow"_s, u"front-desk"_s},
                    {u"mailbox"_s, u"billing"_s}}));
        }
        QCOMPARE(house.plans().size(), 2);
        for (const engine::NumberPlan &plan : house.plans()) {
            QVERIFY(plan.number.label.startsWith(u"Reception"_s));
            QCOMPARE(plan.number.flow, u"front-desk"_s);
            QVERIFY(plan.mailbox);
            QCOMPARE(plan.mailbox->key, u"billing"_s);
        }
        QVERIFY(
            house.run(u"numbers.save"_s, {{u"number"_s, line}, {u"label"_s, u"Reception"_s}, {u"flow"_s, QString()}}));
        for (const engine::NumberPlan &plan : house.plans())
            QCOMPARE(plan.mailbox.has_value(), plan.number.phone.e164() != line);
    }

    void whatIsNotThereIsRefused_data()
    {
        QTest::addColumn<QJsonObject>("args");
        QTest::addColumn<commands::Role>("role");
        QTest::addColumn<Error::Kind>("kind");
        using Kind = Error::Kind;
        const auto with = [](const QString &key, const QString &value) {
            QJsonObject args{{u"number"_s, line}, {u"label"_s, u"Reception"_s}, {u"flow"_s, QString()}};
            args.insert(key, value);
            return args;
        };
        const commands::Role administrator = commands::Role::Administrator;
        QTest::newRow("no name") << with(u"label"_s, u" "_s) << administrator << Kind::Invalid;
        QTest::newRow("no number") << with(u"number"_s, u"12"_s) << administrator << Kind::Invalid;
        QTest::newRow("no such flow") << with(u"flow"_s, u"kitchen"_s) << administrator << Kind::NotFound;
        QTest::newRow("no such mailbox") << with(u"mailbox"_s, u"kitchen"_s) << administrator << Kind::NotFound;
        QTest::newRow("no right") << with(u"label"_s, u"Mine"_s) << commands::Role::Designer << Kind::Denied;
    }
    void whatIsNotThereIsRefused()
    {
        QFETCH(QJsonObject, args);
        QFETCH(commands::Role, role);
        House house;
        const auto before = house.plans().first().number;
        const Result<commands::Outcome> refused = house.run(u"numbers.save"_s, args, role);
        QVERIFY(!refused);
        QTEST(refused.error().kind, "kind");
        QCOMPARE(house.plans().first().number, before);
    }

    void onlyFlowsThatTakeCallersAreOffered()
    {
        House house;
        const auto choices = engine::readNow(house.engine->database(), engine::numberChoices);
        QVERIFY(choices);
        QCOMPARE(choices->flows.size(), 1);
        QCOMPARE(choices->flows.first().key, choices->usualFlow);
    }

    void theNextCallBearsTheNewName()
    {
        House house;
        QVERIFY(house.run(
            u"numbers.save"_s, {{u"number"_s, line}, {u"label"_s, u"Reception"_s}, {u"flow"_s, u"front-desk"_s}}));
        practice::IncomingCall call;
        call.from = u"+12065550142"_s;
        call.to = line;
        call.script.patience = 600s;
        QVERIFY(house.carrier.placeCall(call));
        QTRY_VERIFY_WITH_TIMEOUT(!engine::readNow(house.engine->database(), calls::openCalls)->isEmpty(), patience);
        const Call open = engine::readNow(house.engine->database(), calls::openCalls)->first();
        QCOMPARE(open.path().value(0), u"Reception"_s);
    }

    void anotherFallbackGoesToTwilioWithoutANewStart()
    {
        House house;
        const QString bin = u"https://handler.twilio.com/twiml/EH00000000000000000000000000000001?a=1"_s;
        QVERIFY(house.run(u"settings.set"_s, {{u"key"_s, u"twilio.fallback_url"_s}, {u"value"_s, bin}}));
        QVERIFY(house.engine->reload());
        QVERIFY(house.run(u"numbers.provision"_s, {{u"number"_s, line}}));
        QTRY_COMPARE_WITH_TIMEOUT(house.carrier.ledger().numbers().first().voiceFallbackUrl, bin, patience);
    }
};
static const test::Register<NumberTest> numberTest;

#include "numbertest.moc"
