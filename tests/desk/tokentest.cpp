// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "practice/carrier.h"
#include "practice/timeline.h"
#include "support/suite.h"

#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;

namespace {

constexpr int patience = 15'000; // ms
const QString sid = u"AC0000000000000000000000000000ca11"_s;
const QString keySid = u"SK0000000000000000000000000000ca11"_s;
const QByteArray rightToken = "0123456789abcdef0123456789abcdef";
const QByteArray wrongToken = "ffffffffffffffffffffffffffffffff";
const QByteArray rightSecret = "the secret of the API key";
const QString line = u"+12065550100"_s;

QByteArray logged;
QtMessageHandler before = nullptr;

/// While it lives what is logged is kept, and refusals, which are what this is about, fail no test.
struct Log {
    Log()
    {
        logged.clear();
        before = qInstallMessageHandler(keep);
    }
    ~Log() { qInstallMessageHandler(before); }
    static void keep(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        logged += text.toUtf8() + '\n';
        if (type != QtWarningMsg)
            before(type, context, text);
    }
};

/// A desk set up with an account as the environment and its vault say, and the practice carrier as Twilio.
struct House {
    struct Keys {
        QByteArray token = rightToken;
        QByteArray secret; // of the API key; empty: there is none
    };
    explicit House(const Keys &keys)
        : timeline(clock, 1.0)
        , carrier(timeline, account())
    {
        if (!carrier.start())
            qFatal("the carrier does not start");
        engine::EngineOptions options;
        options.desk = *engine::findDesk({.dataFolder = folder.path(), .configFile = {}, .practice = true});
        options.desk.environment.insert(u"TWILIO_ACCOUNT_SID"_s, sid);
        options.desk.environment.insert(u"TWILIO_BASE_URL"_s, carrier.restUrl());
        if (!keys.secret.isEmpty()) {
            options.desk.environment.insert(u"TWILIO_API_KEY"_s, keySid);
            options.desk.environment.insert(u"TWILIO_API_SECRET"_s, QString::fromLatin1(keys.secret));
        }
        options.port = 0;
        desk = options.desk;
        keep(keys.token);
        auto started = engine::Engine::start(std::move(options), clock);
        if (!started || !(*started)->openDoor())
            qFatal("the house does not open");
        engine = std::move(*started);
        carrier.addNumber(line, u"Main line"_s);
        carrier.setDesk(engine->localUrl());
    }
    static practice::CarrierOptions account()
    {
        practice::CarrierOptions options;
        options.accountSid = sid;
        options.authToken = Secret(rightToken);
        options.apiKeySid = keySid;
        options.apiKeySecret = Secret(rightSecret);
        return options;
    }
    /// The token goes where Settings puts it.
    void keep(const QByteArray &token) const
    {
        const Result<QString> kept = engine::openVault(desk, clock)->put(u"twilio.auth_token"_s, Secret(token));
        if (!kept)
            qFatal("%ls", qUtf16Printable(kept.error().detail));
    }
    [[nodiscard]] bool isCalled()
    {
        practice::IncomingCall call;
        call.from = u"+12065550142"_s;
        call.to = line;
        call.script.patience = 1s;
        return carrier.placeCall(call).has_value();
    }
    [[nodiscard]] ListenerStatus listener() const { return engine->status().listener; }
    [[nodiscard]] CarrierStatus twilio() const { return engine->status().carrier; }

    Log log;
    QTemporaryDir folder;
    SystemClock clock;
    practice::Timeline timeline;
    practice::Carrier carrier;
    engine::Desk desk;
    std::unique_ptr<engine::Engine> engine;
};

} // namespace

/// Two keys, two troubles (picture 14): which of them Twilio refuses, the desk finds out by itself.
class TokenTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup()
    {
        for (const QByteArray &secret : {rightToken, wrongToken, rightSecret})
            QVERIFY(!logged.contains(secret));
    }

    void aWrongTokenIsFoundAtTheDoorThoughTheKeyIsRight()
    {
        House house({.token = wrongToken, .secret = rightSecret});
        QTRY_COMPARE_WITH_TIMEOUT(house.twilio().health, Health::Ok, patience);
        QCOMPARE(house.listener().health, Health::Ok); // nothing says otherwise yet
        QVERIFY(house.isCalled());
        QTRY_COMPARE_WITH_TIMEOUT(house.listener().problem, ListenerStatus::Problem::WrongToken, patience);
        QCOMPARE(house.listener().health, Health::Down);
        QVERIFY(house.listener().downSince);
        QVERIFY(house.listener().refusedToday > 0);
        QCOMPARE(house.twilio().problem, CarrierStatus::Problem::None);

        house.keep(rightToken); // "Enter token…"
        QVERIFY(house.engine->reload());
        QCOMPARE(house.listener().health, Health::Ok);
        QTRY_VERIFY_WITH_TIMEOUT(house.carrier.isIdle(), patience);
        QVERIFY(house.isCalled());
        QTRY_VERIFY_WITH_TIMEOUT(house.listener().lastEvent, patience);
        QCOMPARE(house.listener().problem, ListenerStatus::Problem::None);
    }

    void aWrongKeyRefusesNoCall()
    {
        House house({.token = rightToken, .secret = "another secret"});
        QTRY_COMPARE_WITH_TIMEOUT(house.twilio().problem, CarrierStatus::Problem::KeyRefused, patience);
        QVERIFY(house.isCalled());
        QTRY_VERIFY_WITH_TIMEOUT(house.listener().lastEvent, patience);
        QCOMPARE(house.listener().health, Health::Ok);
        QCOMPARE(house.listener().refusedToday, 0);
        QCOMPARE(house.twilio().problem, CarrierStatus::Problem::KeyRefused);
    }

    void withoutAKeyTheWrongTokenIsKnownBeforeAnybodyCalls()
    {
        House house({.token = wrongToken, .secret = {}});
        QTRY_COMPARE_WITH_TIMEOUT(house.listener().problem, ListenerStatus::Problem::WrongToken, patience);
        QCOMPARE(house.twilio().problem, CarrierStatus::Problem::TokenRefused);
    }

    void aRightTokenIsNotBlamedForSomebodyElsesSignature()
    {
        House house({.token = rightToken, .secret = rightSecret});
        house.carrier.addFault({.kind = practice::Fault::Kind::Forge, .on = {}, .count = 50});
        QVERIFY(house.isCalled());
        QTRY_VERIFY_WITH_TIMEOUT(house.listener().refusedToday > 0, patience);
        QTRY_COMPARE_WITH_TIMEOUT(house.twilio().health, Health::Ok, patience);
        QTRY_VERIFY_WITH_TIMEOUT(house.carrier.isIdle(), patience);
        QCOMPARE(house.listener().problem, ListenerStatus::Problem::None);
    }

    void noAccountIsNoWrongToken()
    {
        QTemporaryDir folder;
        const SystemClock clock;
        engine::EngineOptions options;
        options.desk = *engine::findDesk({.dataFolder = folder.path(), .configFile = {}, .practice = true});
        options.port = 0;
        auto engine = engine::Engine::start(std::move(options), clock);
        QVERIFY(engine && (*engine)->openDoor());
        QCOMPARE((*engine)->status().listener.problem, ListenerStatus::Problem::NoAccount);
        QCOMPARE((*engine)->status().listener.health, Health::Degraded);
    }
};
static const test::Register<TokenTest> tokenTest;

#include "tokentest.moc"
