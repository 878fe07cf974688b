// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/linkclient.h"
#include "engine/linkserver.h"
#include "support/suite.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace cb;
using engine::LinkClient;
using engine::LinkServer;

namespace {

/// An engine that stores each uuid once, at the next position, and answers when it is let.
struct Clerk {
    void open(const QString &folder)
    {
        server = std::make_unique<LinkServer>([this](qint64, const commands::Command &command, LinkServer::Done done) {
            const auto known = stored.constFind(command.uuid);
            commands::Outcome outcome{{{u"name"_s, command.name}}, ++position, false};
            if (known != stored.cend()) {
                outcome = *known;
                outcome.repeated = true;
            }
            stored.insert(command.uuid, outcome);
            if (answers)
                done(outcome);
        });
        QVERIFY(server->listen(folder));
    }
    std::unique_ptr<LinkServer> server;
    QHash<QUuid, commands::Outcome> stored;
    store::Position position = 9'007'199'254'740'993; // more than a double holds
    bool answers = true;
};

} // namespace

class LinkTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void anAnswerBringsItsPosition()
    {
        const QTemporaryDir folder;
        Clerk clerk;
        clerk.open(folder.path());
        LinkClient console(folder.path(), 0);
        console.connectToEngine();
        QTRY_VERIFY(console.isConnected());
        const commands::Command command = commands::Command::make(u"note.write"_s, {});
        QList<Result<commands::Outcome>> outcomes;
        const auto keep = [&](const Result<commands::Outcome> &outcome) { outcomes << outcome; };
        console.send(command, &console, keep);
        QTRY_COMPARE(outcomes.size(), 1);
        QVERIFY(outcomes.first());
        QCOMPARE(outcomes.first()->position, clerk.position);
        QVERIFY(!outcomes.first()->repeated);

        console.send(command, &console, keep);
        QTRY_COMPARE(outcomes.size(), 2);
        QCOMPARE(outcomes.last()->position, outcomes.first()->position); // the stored answer
        QCOMPARE(outcomes.last()->answer, outcomes.first()->answer);
        QVERIFY(outcomes.last()->repeated);
    }

    void whatWasUnderWayIsAnsweredWhenTheEngineIsBack()
    {
        const QTemporaryDir folder;
        Clerk clerk;
        clerk.answers = false;
        clerk.open(folder.path());
        LinkClient console(folder.path(), 0);
        QSignalSpy lost(&console, &LinkClient::lost);
        console.connectToEngine();
        QTRY_VERIFY(console.isConnected());
        QList<Result<commands::Outcome>> outcomes;
        const auto keep = [&](const Result<commands::Outcome> &outcome) { outcomes << outcome; };
        console.send(commands::Command::make(u"note.write"_s, {}), &console, keep);
        QTRY_COMPARE(clerk.stored.size(), 1);
        const store::Position at = clerk.position;

        clerk.server.reset();
        QTRY_COMPARE(lost.size(), 1);
        QVERIFY(outcomes.isEmpty()); // nobody knows
        console.send(commands::Command::make(u"note.write"_s, {}), &console, keep);
        QTRY_COMPARE(outcomes.size(), 1);
        QCOMPARE(outcomes.first().error().kind, Error::Kind::Unreachable); // that one was not done

        clerk.answers = true;
        clerk.open(folder.path());
        QTRY_COMPARE(outcomes.size(), 2);
        QVERIFY(outcomes.last() && outcomes.last()->repeated);
        QCOMPARE(outcomes.last()->position, at);
        QCOMPARE(clerk.stored.size(), 1);
    }
};
static const test::Register<LinkTest> linkTest;

#include "linktest.moc"
