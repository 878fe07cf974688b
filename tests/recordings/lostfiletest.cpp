// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command.h"
#include "recordings/recordingcommands.h"
#include "recordings/recordingstore.h"
#include "store/outbox.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

const QString lostSid = u"RE0123456789abcdef0123456789abcdef"_s;

/// A recording that was fetched, and whose file somebody has deleted since.
struct LostFile {
    explicit LostFile(store::Engine engine)
        : db(engine)
    {
        recordings::addCommands(registry, {});
        kept = test::write(db, [](store::Transaction &tx) -> Result<bool> {
            const auto wanted = recordings::want(
                tx, {lostSid, u"CA1"_s, RecordingAudio::Purpose::Call, tx.now(), std::chrono::seconds(20), 1, {}});
            return wanted ? recordings::arrived(tx, lostSid, file(u"old"_s), {}) : tl::unexpected(wanted.error());
        }).value_or(false);
    }
    [[nodiscard]] static recordings::Fetched file(const QString &name)
    {
        recordings::Fetched fetched;
        fetched.file = name;
        fetched.keyId = u"0123456789abcdef"_s;
        fetched.checksum = "sum";
        fetched.sizeBytes = 1000;
        return fetched;
    }
    [[nodiscard]] std::optional<Error::Kind> fetch(bool lost)
    {
        const auto outcome = test::write(db, [&](store::Transaction &tx) {
            const commands::Actor who{OperatorId{1}, u"Dana Whitlock"_s, commands::Role::Operator, u"desk"_s};
            QJsonObject args{{u"recording"_s, lostSid}};
            if (lost)
                args.insert(u"lost"_s, true);
            return commands::run(tx, registry, who, commands::Command::make(u"recordings.fetch"_s, args));
        });
        return outcome ? std::nullopt : std::optional(outcome.error().kind);
    }
    [[nodiscard]] RecordingAudio row()
    {
        return **test::read(db, [](store::Connection &c) { return recordings::bySid(c, lostSid); });
    }
    [[nodiscard]] bool isKept(const QString &name)
    {
        return test::read(db, [&](store::Connection &c) { return recordings::isKept(c, name); }).value();
    }
    [[nodiscard]] bool missed(AudioProblem problem, AudioState state)
    {
        return test::write(db, [&](store::Transaction &tx) {
            return recordings::missed(tx, lostSid, problem, state, {});
        }).has_value();
    }

    commands::Registry registry;
    test::TempDatabase db;
    bool kept = false;
};

} // namespace

/// A recording whose file vanished from this desk.
class LostFileTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aLostFileIsFetchedAnew_data() { test::bothEngines(); }
    void aLostFileIsFetchedAnew()
    {
        QFETCH(store::Engine, engine);
        LostFile lost(engine);
        QVERIFY(lost.kept);
        QVERIFY(lost.fetch(false) == Error::Kind::Conflict); // nobody missed it
        QVERIFY(!lost.fetch(true));
        QCOMPARE(lost.row().state, AudioState::OnItsWay);
        QVERIFY(lost.isKept(u"old"_s)); // should it turn up, it is not swept before there is another
        QVERIFY(lost.fetch(true) == Error::Kind::Conflict); // it is on its way
        QVERIFY(test::write(lost.db, [](store::Transaction &tx) {
            return recordings::arrived(tx, lostSid, LostFile::file(u"new"_s), {});
        }).value());
        QCOMPARE(lost.row().state, AudioState::Here);
        QCOMPARE(lost.row().file, u"new"_s);
        QVERIFY(!lost.isKept(u"old"_s));
    }

    void whatTwilioHasNoMoreIsStillTheFileThatWasHere()
    {
        LostFile lost(store::Engine::Sqlite);
        QVERIFY(!lost.fetch(true));
        QVERIFY(lost.missed(AudioProblem::NotThereYet, AudioState::OnItsWay));
        QCOMPARE(lost.row().state, AudioState::OnItsWay);
        QVERIFY(lost.missed(AudioProblem::NotFound, AudioState::Absent));
        QCOMPARE(lost.row().state, AudioState::Here);
        QCOMPARE(lost.row().problem, AudioProblem::NotFound);
        QCOMPARE(lost.row().file, u"old"_s);
        QVERIFY(!lost.fetch(true)); // whoever wants may ask once more
        QCOMPARE(lost.row().problem, AudioProblem::None);
    }
};

static const test::Register<LostFileTest> lostFileTest;

#include "lostfiletest.moc"
