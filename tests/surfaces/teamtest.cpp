// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/databasetask.h"
#include "engine/engine.h"
#include "engine/sampleorganisation.h"
#include "store/audit.h"
#include "store/migrations.h"
#include "store/outbox.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
namespace outbox = cb::store::outbox;

namespace {

/// An engine in a folder of its own, of which one starts at a time. With a connection string it shares that database.
struct Member {
    explicit Member(const QString &conninfo = {})
        : desk(*engine::findDesk({.dataFolder = folder.path(), .configFile = {}, .practice = true}))
    {
        desk.environment = {};
        if (!conninfo.isEmpty())
            desk.environment.insert(u"CALLBOARD_DATABASE"_s, conninfo);
    }
    /// As far as the outbox: what an earlier life left is looked at.
    void start()
    {
        engine.reset();
        engine::EngineOptions options;
        options.desk = desk;
        options.port = 0;
        options.account = engine::SampleOrganisation::newAccount();
        auto started = engine::Engine::start(std::move(options), clock);
        if (!started)
            qFatal("%ls", qUtf16Printable(started.error().detail));
        engine = std::move(*started);
        if (!engine->openDoor())
            qFatal("the door does not open");
    }
    template <typename Work>
    auto write(Work work)
    {
        return engine::writeNow(engine->database(), std::move(work));
    }
    [[nodiscard]] QString name()
    {
        return write([](store::Transaction &tx) { return Result<QString>(tx.engineName()); }).value();
    }
    void decide(const QString &what)
    {
        const auto line =
            write([what](store::Transaction &tx) { return store::audit::append(tx, u"op-1"_s, what, {}, {}); });
        QVERIFY(line);
    }

    QTemporaryDir folder;
    SystemClock clock;
    engine::Desk desk;
    std::unique_ptr<engine::Engine> engine;
};

/// A row of a kind nobody carries out: it is over once an engine's dispatcher has looked at what waits.
Result<outbox::ItemId> enqueue(store::Transaction &tx, const QString &budget)
{
    outbox::NewItem item;
    item.kind = u"nothing"_s;
    item.subject = budget;
    item.payload = u"{}"_s;
    item.budget = budget;
    return outbox::enqueue(tx, item);
}

/// A row that `worker` has begun to send; nobody answers.
Result<outbox::ItemId> beginSending(store::Transaction &tx, const QString &worker)
{
    const Result<outbox::ItemId> id = enqueue(tx, u"held"_s);
    if (!id)
        return id;
    if (const auto claimed = outbox::claim(tx, worker, u"held"_s, 1, 30s); !claimed)
        return tl::unexpected(claimed.error());
    const auto attempt = outbox::markSending(tx, *id, worker, 10min);
    return attempt ? id : tl::unexpected(attempt.error());
}

outbox::Item rowOf(store::Database &database, outbox::ItemId id)
{
    return engine::readNow(database, [id](store::Connection &c) { return outbox::find(c, id); })->value();
}

/// Waits until the engine has looked through the outbox, which it does after it recovered its own rows.
void waitForALook(Member &member)
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"nobody carries out rows of kind nothing"_s));
    const auto id = member.write([](store::Transaction &tx) { return enqueue(tx, u"looked at"_s); });
    QVERIFY(id);
    QTRY_COMPARE_WITH_TIMEOUT(rowOf(member.engine->database(), *id).state, outbox::State::Failed, 10'000);
}

QList<store::audit::Entry> trail(Member &member)
{
    return engine::readNow(member.engine->database(), [](store::Connection &c) {
        return store::audit::list(c, 0, 100);
    }).value();
}

} // namespace

/// Several engines that share nothing but their database.
class TeamTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        if (!qEnvironmentVariableIsSet("CALLBOARD_TEST_PG")) // packaging/with-postgres sets it
            QSKIP("there is no PostgreSQL here");
    }

    void whatOneEngineIsSendingIsNotAnothersBusiness()
    {
        test::TempDatabase shared(store::Engine::PostgreSql);
        Member first(shared.options().conninfo);
        first.start();
        const auto sending =
            first.write([name = first.name()](store::Transaction &tx) { return beginSending(tx, name); });
        QVERIFY(sending);
        const QString name = first.name();
        first.engine.reset(); // what waits is the second one's alone

        Member second(shared.options().conninfo);
        second.start();
        QVERIFY(second.name() != name);
        waitForALook(second);
        QCOMPARE(rowOf(second.engine->database(), *sending).state, outbox::State::Sending);

        // Its own next life says at once that nobody knows what became of it.
        first.start();
        QCOMPARE(first.name(), name);
        QTRY_COMPARE_WITH_TIMEOUT(rowOf(first.engine->database(), *sending).state, outbox::State::Unclear, 10'000);
        QCOMPARE(rowOf(first.engine->database(), *sending).outcome, u"the engine stopped while sending"_s);
    }

    void eachEngineKeepsAChainOfItsOwn()
    {
        test::TempDatabase shared(store::Engine::PostgreSql);
        Member first(shared.options().conninfo);
        Member second(shared.options().conninfo);
        first.start();
        second.start();
        first.decide(u"one"_s);
        second.decide(u"one"_s);
        first.start();
        first.decide(u"two"_s);
        QStringList lines;
        for (const store::audit::Entry &entry : trail(first))
            lines << u"%1 %2 %3"_s.arg(entry.engine, QString::number(entry.seq), entry.command);
        for (const QString &line :
            {u"%1 1 one"_s.arg(first.name()), u"%1 2 two"_s.arg(first.name()), u"%1 1 one"_s.arg(second.name())})
            QVERIFY2(lines.contains(line), qPrintable(lines.join(u", "_s)));
        const auto findings = engine::readNow(first.engine->database(), store::audit::verify);
        QVERIFY(findings && findings->isEmpty());
    }

    /// A desk of the version before, on its own database: all it wrote is still its own.
    void aDeskOfItsOwnFindsWhatItLeft()
    {
        Member only;
        store::Options before = only.desk.database();
        before.engineName = u"desk"_s;
        QVERIFY(store::migrate(before, only.clock));
        outbox::ItemId sending;
        {
            const auto database = store::Database::open(before, only.clock);
            QVERIFY(database);
            const auto left =
                engine::writeNow(**database, [](store::Transaction &tx) { return beginSending(tx, u"desk"_s); });
            QVERIFY(left);
            sending = *left;
            QVERIFY(engine::writeNow(**database,
                [](store::Transaction &tx) { return store::audit::append(tx, u"op-1"_s, u"one"_s, {}, {}); }));
        }
        only.start();
        QTRY_VERIFY_WITH_TIMEOUT(
            rowOf(only.engine->database(), sending).outcome == u"the engine stopped while sending", 10'000);
        only.decide(u"two"_s);
        const QList<store::audit::Entry> lines = trail(only);
        QVERIFY(std::ranges::all_of(lines, [](const auto &line) { return line.engine == u"desk"; }));
        QCOMPARE(lines.first().command, u"two"_s);
        QCOMPARE(lines.first().seq, 2);
        const auto findings = engine::readNow(only.engine->database(), store::audit::verify);
        QVERIFY(findings && findings->isEmpty());
    }

    /// When engines were all called so nobody can tell whose a row is: another of them may be sending it.
    void whatEnginesOfOneNameLeftComesFreeWithItsLease()
    {
        test::TempDatabase shared(store::Engine::PostgreSql);
        Member member(shared.options().conninfo);
        member.start();
        const auto sending = member.write([](store::Transaction &tx) { return beginSending(tx, u"desk"_s); });
        QVERIFY(sending);
        member.start();
        waitForALook(member);
        QCOMPARE(rowOf(member.engine->database(), *sending).state, outbox::State::Sending);
    }
};
static const test::Register<TeamTest> teamTest;

#include "teamtest.moc"
