// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "calls/callstore.h"
#include "engine/databasetask.h"
#include "engine/linkclient.h"
#include "engine/sampleorganisation.h"
#include "people/peoplestore.h"
#include "store/audit.h"
#include "support/suite.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

engine::EngineOptions practiceOptions(const QTemporaryDir &folder)
{
    engine::EngineOptions options;
    options.desk = *engine::findDesk({.dataFolder = folder.path(), .configFile = {}, .practice = true});
    engine::SampleOrganisation().furnish(options.desk);
    options.port = 0;
    options.account = engine::SampleOrganisation::newAccount();
    return options;
}

} // namespace

class EngineTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aFolderHasOneEngine()
    {
        const QTemporaryDir folder;
        const SystemClock clock;
        const auto first = engine::Engine::start(practiceOptions(folder), clock);
        QVERIFY(first);
        const auto second = engine::Engine::start(practiceOptions(folder), clock);
        QVERIFY(!second);
        QCOMPARE(second.error().kind, Error::Kind::Conflict);
    }
    void aPortThatIsTakenLeavesTheDeskAtWork()
    {
        const QTemporaryDir folder;
        const SystemClock clock;
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const auto engine = engine::Engine::start(practiceOptions(folder), clock);
        QVERIFY(engine);
        const Result<> opened = (*engine)->openDoor(other.serverPort());
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Error::Kind::Conflict);
        QCOMPARE((*engine)->status().listener.problem, ListenerStatus::Problem::PortInUse);
        QVERIFY((*engine)->openDoor(quint16(0)));
        QCOMPARE((*engine)->status().listener.health, Health::Ok);
    }
    void aConsoleSendsItsCommandsToTheEngineAndHearsOfChanges()
    {
        const QTemporaryDir folder;
        const SystemClock clock;
        const auto engine = engine::Engine::start(practiceOptions(folder), clock);
        QVERIFY(engine);
        engine::LinkClient console(folder.path(), 0);
        QSignalSpy connected(&console, &engine::LinkClient::connected);
        QSignalSpy changed(&console, &engine::LinkClient::changed);
        console.connectToEngine();
        QTRY_COMPARE(connected.size(), 1);

        const commands::Command block = commands::Command::make(u"calls.block"_s, {{u"number"_s, u"(206) 555-0133"_s}});
        QList<Result<commands::Outcome>> outcomes;
        for (int i = 0; i < 2; ++i) // the same command again, as after a lost connection
            console.send(block, &console, [&](const Result<commands::Outcome> &outcome) { outcomes << outcome; });
        QTRY_COMPARE(outcomes.size(), 1); // one order, one answer
        QVERIFY(outcomes.first());
        QTRY_VERIFY(!changed.isEmpty());
        const auto blocked = engine::readNow((*engine)->database(), calls::blockedNumbers);
        QVERIFY(blocked);
        QCOMPARE(blocked->size(), 1);

        outcomes.clear();
        console.send(commands::Command::make(u"calls.dance"_s, {}), &console,
            [&](const Result<commands::Outcome> &outcome) { outcomes << outcome; });
        QTRY_COMPARE(outcomes.size(), 1);
        QCOMPARE(outcomes.first().error().kind, Error::Kind::NotFound);
    }
    void whatAConsoleMayNotDoIsRefusedAndAudited()
    {
        const QTemporaryDir folder;
        const SystemClock clock;
        const auto engine = engine::Engine::start(practiceOptions(folder), clock);
        QVERIFY(engine);
        store::Database &database = (*engine)->database();
        Operator person;
        person.name = u"Ana Reyes"_s;
        person.roles = commands::Role::Operator;
        const auto ana = engine::writeNow(database, [&](store::Transaction &tx) { return people::save(tx, person); });
        QVERIFY(ana);
        engine::LinkClient console(folder.path(), ana->value);
        QSignalSpy connected(&console, &engine::LinkClient::connected);
        console.connectToEngine();
        QTRY_COMPARE(connected.size(), 1);

        const commands::Command set =
            commands::Command::make(u"settings.set"_s, {{u"key"_s, u"recording.announce"_s}, {u"value"_s, u"false"_s}});
        std::optional<Result<commands::Outcome>> outcome;
        console.send(set, &console, [&](const Result<commands::Outcome> &came) { outcome = came; });
        QTRY_VERIFY(outcome);
        QVERIFY(!*outcome);
        QCOMPARE(outcome->error().kind, Error::Kind::Denied);
        const auto lines =
            engine::readNow(database, [](store::Connection &c) { return store::audit::list(c, 0, 100); });
        QVERIFY(lines && !lines->isEmpty());
        QCOMPARE(lines->last().command, u"settings.set"_s);
        QCOMPARE(lines->last().actor, QString::number(ana->value));
        QCOMPARE(lines->last().details[u"verdict"_s].toString(), u"denied"_s);
    }
    void theSampleComesOnce()
    {
        const QTemporaryDir folder;
        const engine::SampleOrganisation sample;
        const ManualClock clock(sample.moment());
        const auto engine = engine::Engine::start(practiceOptions(folder), clock);
        QVERIFY(engine);
        QVERIFY(sample.bring((*engine)->database(), clock.now(), true));
        const auto calls = engine::readNow((*engine)->database(), calls::callCount);
        QVERIFY(sample.bring((*engine)->database(), clock.now(), true));
        QCOMPARE(*engine::readNow((*engine)->database(), calls::callCount), *calls);
        QCOMPARE(engine::readNow((*engine)->database(), calls::openCalls)->size(), 11);
    }
};
static const test::Register<EngineTest> engineTest;

#include "enginetest.moc"
