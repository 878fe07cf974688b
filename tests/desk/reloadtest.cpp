// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/sender.h"
#include "door.h"
#include "engine/databasetask.h"
#include "engine/engine.h"
#include "support/suite.h"
#include "twilio/form.h"
#include "twilio/signature.h"

#include <QEventLoop>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <semaphore>
#include <utility>

using namespace Qt::StringLiterals;
using namespace cb;
using test::RawPeer;

namespace {

const QByteArray account = "AC0000000000000000000000000000ca11";
const Secret token("0123456789abcdef0123456789abcdef");

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

/// A desk whose Twilio is nowhere, and the vendor's side of its webhooks.
struct House {
    House()
    {
        engine::EngineOptions options;
        options.desk = *engine::findDesk({.dataFolder = folder.path(), .configFile = {}, .practice = true});
        options.desk.environment.insert(u"TWILIO_ACCOUNT_SID"_s, QString::fromLatin1(account));
        options.desk.environment.insert(u"TWILIO_AUTH_TOKEN"_s, QString::fromLatin1(token.reveal()));
        options.desk.environment.insert(u"TWILIO_BASE_URL"_s, u"http://127.0.0.1:1"_s);
        options.desk.environment.remove(u"CALLBOARD_PORT"_s);
        options.desk.file.insert(u"listener.port"_s, QString::number(freePort()));
        auto started = engine::Engine::start(std::move(options), clock);
        if (!started || !(*started)->openDoor())
            qFatal("the house does not open");
        engine = std::move(*started);
    }
    [[nodiscard]] quint16 port() const { return quint16(engine->status().listener.port); }

    bool save(const QString &key, const QString &value)
    {
        commands::LocalSender sender(
            engine->database(), engine->registry(), {{}, u"desk"_s, commands::Role::Administrator, u"test"_s});
        QEventLoop loop;
        bool kept = false;
        sender.send(commands::Command::make(u"settings.set"_s, {{u"key"_s, key}, {u"value"_s, value}}), &loop,
            [&](const Result<commands::Outcome> &outcome) {
                kept = outcome.has_value();
                loop.quit();
            });
        loop.exec();
        return kept;
    }
    /// The end of a call, as Twilio tells it to that port.
    static QByteArray status(quint16 port, const QByteArray &call)
    {
        const QByteArray url = "http://127.0.0.1:" + QByteArray::number(port) + "/twilio/voice/status";
        twilio::Form form;
        for (const auto &[name, value] : QList<std::pair<QByteArray, QByteArray>>{{"AccountSid", account},
                 {"ApiVersion", "2010-04-01"}, {"CallSid", call}, {"From", "+12065550142"}, {"To", "+12065550100"},
                 {"CallStatus", "completed"}, {"Direction", "inbound"}})
            form.append(name, QByteArrayView(value));
        const QByteArray body = form.encoded();
        return "POST /twilio/voice/status HTTP/1.1\r\nHost: 127.0.0.1\r\n"
               "Content-Type: application/x-www-form-urlencoded\r\nX-Twilio-Signature: "
            + twilio::sign(token, url, form) + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
            + body;
    }

    QTemporaryDir folder;
    SystemClock clock;
    std::unique_ptr<engine::Engine> engine;
};

QByteArray call(int number)
{
    return "CA" + QByteArray::number(number).rightJustified(32, '0');
}

const QByteArray health = "GET /health HTTP/1.1\r\nHost: desk\r\n\r\n";

/// Until it is opened, or goes, the database writes nothing: webhooks stay under way.
class Dam
{
public:
    explicit Dam(store::Database &database)
        : m_gate(std::make_shared<Gate>())
    {
        database.write(
            store::Lane::Webhook, "dam",
            [gate = m_gate](store::Transaction &) -> Result<> {
                gate->holds.release();
                gate->open.acquire();
                return {};
            },
            &m_context, [](const Result<> &) {});
        m_gate->holds.acquire();
    }
    ~Dam() { open(); }
    void open()
    {
        if (!std::exchange(m_opened, true))
            m_gate->open.release();
    }

private:
    struct Gate {
        std::binary_semaphore holds{0};
        std::binary_semaphore open{0};
    };
    std::shared_ptr<Gate> m_gate; // the write may outlive us
    QObject m_context;
    bool m_opened = false;
};

} // namespace

/// Settings that are saved while the desk works, over real sockets.
class ReloadTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aWebhookUnderWayIsAnswered_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("moves");
        QTest::newRow("another port") << u"listener.port"_s << QString::number(freePort()) << true;
        QTest::newRow("another address, same port") << u"listener.address"_s << u"0.0.0.0"_s << true;
        QTest::newRow("another allow list") << u"listener.allow"_s << u"127.0.0.0/8"_s << false;
        QTest::newRow("what callers hear") << u"recording.announce"_s << u"false"_s << false;
    }
    void aWebhookUnderWayIsAnswered()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(bool, moves);
        House house;
        const quint16 before = house.port();
        RawPeer twilio(before);
        QVERIFY(twilio.send(health)); // it is let in
        QCOMPARE(RawPeer::status(twilio.answer()), 200);
        QVERIFY(house.save(key, value));
        {
            Dam dam(house.engine->database());
            QVERIFY(twilio.send(House::status(before, call(1))));
            QVERIFY(house.engine->reload());
            RawPeer other(house.port());
            QVERIFY(other.send(health));
            QCOMPARE(RawPeer::status(other.answer()), 200);
            dam.open();
        }
        const QByteArray answer = twilio.answer();
        QCOMPARE(RawPeer::status(answer), 204);
        QCOMPARE(answer.toLower().contains("connection: close"), moves);
        QCOMPARE(house.engine->status().listener.health, Health::Ok);
        if (key == u"listener.port") {
            QVERIFY(house.port() != before);
            QVERIFY(!RawPeer(before).isConnected());
        }
        if (!moves) { // the very connection goes on
            QVERIFY(twilio.send(House::status(before, call(2))));
            QCOMPARE(RawPeer::status(twilio.answer()), 204);
        }
    }

    void aPortThatIsTakenLeavesTheOldOneOpen()
    {
        House house;
        const quint16 before = house.port();
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        QVERIFY(house.save(u"listener.port"_s, QString::number(other.serverPort())));
        const Result<> taken = house.engine->reload();
        QVERIFY(!taken);
        QCOMPARE(taken.error().kind, Error::Kind::Conflict);
        const ListenerStatus listener = house.engine->status().listener;
        QCOMPARE(listener.health, Health::Degraded);
        QCOMPARE(listener.problem, ListenerStatus::Problem::PortInUse);
        QCOMPARE(listener.port, int(before));
        QCOMPARE(listener.wantedPort, int(other.serverPort()));
        RawPeer twilio(before);
        QVERIFY(twilio.send(House::status(before, call(1))));
        QCOMPARE(RawPeer::status(twilio.answer()), 204);

        const quint16 wanted = other.serverPort();
        other.close();
        QVERIFY(house.engine->openDoor()); // "Try again"
        QCOMPARE(house.engine->status().listener.health, Health::Ok);
        QCOMPARE(house.port(), wanted);
        QCOMPARE(house.engine->status().listener.wantedPort, 0);
    }

    void theLastEventIsRemembered()
    {
        House house;
        RawPeer twilio(house.port());
        QVERIFY(twilio.send(House::status(house.port(), call(1))));
        QCOMPARE(RawPeer::status(twilio.answer()), 204);
        QTRY_VERIFY(house.engine->status().listener.lastEvent);
        QVERIFY(house.save(u"recording.announce"_s, u"false"_s));
        QVERIFY(house.engine->reload());
        QVERIFY(house.engine->status().listener.lastEvent);
    }
};
static const test::Register<ReloadTest> reloadTest;

#include "reloadtest.moc"
