// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordings/recordingcommands.h"
#include "commands/command.h"
#include "recordings/recordingstore.h"
#include "store/outbox.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

const QString givenUp = u"RE0123456789abcdef0123456789abcdef"_s;

/// A recording of a call, and somebody who wants to hear it.
struct Listener {
    explicit Listener(store::Engine engine)
        : db(engine)
    {
        recordings::addCommands(registry, [this](store::Transaction &, const RecordingAudio &audio) -> Result<> {
            told = audio.state;
            return {};
        });
        (void)test::write(db, [](store::Transaction &tx) {
            return recordings::want(tx, {givenUp, u"CA1"_s, RecordingAudio::Purpose::Call, tx.now(), {}, 2, {}});
        });
    }
    /// What came of it; nothing: it was done.
    std::optional<Error::Kind> fetch(
        const QString &recording = givenUp, commands::Roles roles = commands::Role::Operator)
    {
        const auto outcome = test::write(db, [&](store::Transaction &tx) {
            const commands::Actor who{OperatorId{1}, u"Dana Whitlock"_s, roles, u"desk"_s};
            return commands::run(
                tx, registry, who, commands::Command::make(u"recordings.fetch"_s, {{u"recording"_s, recording}}));
        });
        return outcome ? std::nullopt : std::optional(outcome.error().kind);
    }
    Result<> isGivenUp()
    {
        return test::write(db, [](store::Transaction &tx) { return recordings::absent(tx, givenUp, {}); });
    }
    [[nodiscard]] AudioState state()
    {
        return (*test::read(db, [](store::Connection &c) { return recordings::bySid(c, givenUp); }))->state;
    }
    [[nodiscard]] qsizetype waiting()
    {
        const auto rows = test::read(db, [](store::Connection &c) { return store::outbox::about(c, givenUp); }).value();
        return std::count_if(rows.begin(), rows.end(),
            [](const store::outbox::Item &row) { return row.state == store::outbox::State::Waiting; });
    }

    commands::Registry registry;
    test::TempDatabase db;
    std::optional<AudioState> told;
};

} // namespace

class RecordingCommandsTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasGivenUpIsFetchedOnceMore_data() { test::bothEngines(); }
    void whatWasGivenUpIsFetchedOnceMore()
    {
        QFETCH(store::Engine, engine);
        Listener listener(engine);
        QVERIFY(listener.fetch() == Error::Kind::Conflict); // it is on its way
        QVERIFY(listener.isGivenUp());
        QVERIFY(!listener.fetch());
        QCOMPARE(listener.state(), AudioState::OnItsWay);
        QVERIFY(listener.told == AudioState::OnItsWay);
        QCOMPARE(listener.waiting(), 1); // not beside a try that still waited
        QVERIFY(listener.fetch() == Error::Kind::Conflict);
    }

    void whoMayNotListenFetchesNothing()
    {
        Listener listener(store::Engine::Sqlite);
        QVERIFY(listener.isGivenUp());
        QVERIFY(listener.fetch(givenUp, commands::Role::Viewer) == Error::Kind::Denied);
        QVERIFY(listener.fetch(u"CA1"_s) == Error::Kind::Invalid);
        QVERIFY(listener.fetch(u"RE1"_s) == Error::Kind::NotFound);
        QCOMPARE(listener.state(), AudioState::Absent);
    }
};

static const test::Register<RecordingCommandsTest> recordingCommandsTest;

#include "recordingcommandstest.moc"
