// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/callboard/pendingsender.h"
#include "app/callboard/session.h"
#include "engine/databasetask.h"
#include "servedfolder.h"
#include "support/suite.h"
#include "voicemail/voicemailfacts.h"
#include "voicemail/voicemailstore.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;

namespace {

/// An engine that answers when it is told to.
class SlowEngine final : public commands::Sender
{
public:
    void send(commands::Command, QObject *, Done done) override { waiting << std::move(done); }
    void answerAll()
    {
        for (const Done &done : std::exchange(waiting, {}))
            done(commands::Outcome());
    }
    QList<Done> waiting;
};

const QString heardRecording = u"RE0123456789abcdef0123456789abcdef"_s;

Result<std::optional<Voicemail::Id>> leaveMessage(store::Transaction &tx)
{
    voicemail::MessageTaken message;
    message.recordingSid = heardRecording;
    message.callSid = u"CA0123456789abcdef0123456789abcdef"_s;
    message.length = 60s;
    return voicemail::messageTaken(tx, message, CallOrigin::Live, SiteTime());
}

commands::Command stoppedAt(Voicemail::Id message, std::chrono::milliseconds position)
{
    return commands::Command::make(u"voicemail.position"_s,
        {{u"ids"_s, QJsonArray{QString::number(message.value)}}, {u"ms"_s, qint64(position.count())}});
}

/// What the desk of that folder knows of the message.
std::optional<Voicemail> messageIn(const engine::Desk &desk, const Clock &clock)
{
    store::Options options = desk.database();
    options.readOnly = true;
    const auto database = store::Database::open(options, clock);
    if (!database)
        return std::nullopt;
    return engine::readNow(**database, [](store::Connection &c) {
        return voicemail::bySid(c, heardRecording);
    }).value_or(std::nullopt);
}

} // namespace

/// What a window says as it closes.
class LeavingTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whatSomebodySaidWhoIsGoneIsWaitedFor()
    {
        SlowEngine engine;
        app::PendingSender sender(engine);
        bool told = false;
        {
            QObject page;
            sender.send(stoppedAt({1}, 5s), &page, [&](const Result<commands::Outcome> &) { told = true; });
        }
        QCOMPARE(sender.underWay(), 1);
        QTimer::singleShot(10ms, &sender, [&] { engine.answerAll(); });
        QVERIFY(sender.finish(10s));
        QCOMPARE(sender.underWay(), 0);
        QVERIFY(!told);
    }

    void whoIsThereIsTold()
    {
        SlowEngine engine;
        app::PendingSender sender(engine);
        bool told = false;
        QObject page;
        sender.send(stoppedAt({1}, 5s), &page, [&](const Result<commands::Outcome> &) { told = true; });
        engine.answerAll();
        QVERIFY(told);
        QVERIFY(sender.finish(0ms)); // there is nothing to wait for
    }

    void nobodyIsWaitedForLongerThanAllowed()
    {
        SlowEngine engine;
        app::PendingSender sender(engine);
        sender.send(stoppedAt({1}, 5s), &sender, [](const Result<commands::Outcome> &) {});
        QVERIFY(!sender.finish(20ms));
        QCOMPARE(sender.underWay(), 1);
    }

    void whereListeningStoppedIsKeptByABusyEngine()
    {
        const test::OffscreenSilence silence;
        const QTemporaryDir folder;
        const SystemClock clock;
        app::Session::Options options;
        // Practice as far as its secrets go: no keyring is asked for a key of the recordings.
        options.desk = *engine::findDesk({.dataFolder = folder.path(), .configFile = {}, .practice = true});
        auto session = app::Session::open(options, clock);
        QVERIFY(session);
        QVERIFY((*session)->engine());
        const auto message = engine::writeNow((*session)->database(), leaveMessage);
        QVERIFY(message && *message);
        QSemaphore busy;
        QTimer::singleShot(0, qApp, [&busy] { busy.release(); }); // while the session waits
        {
            QObject page;
            (*session)->database().write(
                store::Lane::Interactive, {},
                [&busy](store::Transaction &) {
                    busy.tryAcquire(1, 5000);
                    return Result<>();
                },
                &page, [](const Result<> &) {});
            (*session)->sender().send(stoppedAt(**message, 42s), &page, [](const Result<commands::Outcome> &) {});
        }
        session->reset();
        QCOMPARE(messageIn(options.desk, clock).value_or(Voicemail()).position, std::chrono::milliseconds(42s));
    }

    void whereListeningStoppedIsKeptByAnEngineElsewhere()
    {
        const test::ServedFolder folder;
        const SystemClock clock;
        app::Session::Options options;
        options.desk = *engine::findDesk({.dataFolder = folder.path(), .configFile = {}, .practice = true});
        const auto message = engine::writeNow(folder.database(), leaveMessage);
        QVERIFY(message && *message);
        auto session = app::Session::open(options, clock);
        QVERIFY(session);
        QVERIFY(!(*session)->engine());
        const auto sent = [&](std::chrono::milliseconds position) {
            QObject page;
            std::optional<Result<commands::Outcome>> outcome;
            (*session)->sender().send(
                stoppedAt(**message, position), &page, [&](const Result<commands::Outcome> &done) { outcome = done; });
            return QTest::qWaitFor([&] { return outcome.has_value(); }) && outcome->has_value();
        };
        QTRY_VERIFY(sent(1s)); // the link is up
        {
            QObject page;
            (*session)->sender().send(stoppedAt(**message, 42s), &page, [](const Result<commands::Outcome> &) {});
        }
        session->reset();
        QCOMPARE(messageIn(options.desk, clock).value_or(Voicemail()).position, std::chrono::milliseconds(42s));
    }
};
static const test::Register<LeavingTest> leavingTest;

#include "leavingtest.moc"
