// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command.h"
#include "commands/sender.h"
#include "commands/settingscommands.h"
#include "store/audit.h"
#include "store/settings.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::commands;

namespace {

/// note.write { text, about } keeps a setting and tells it; note.fail changes something and then fails.
Registry notes()
{
    Registry registry;
    registry.add({.name = u"note.write"_s,
        .needed = Role::Manager,
        .check = [](const QJsonObject &args) -> Result<> {
            return args[u"text"_s].isString() ? Result<>() : Result<>(failure(Error::Kind::Invalid, u"text"_s));
        },
        .handle = [](store::Transaction &tx, const Actor &actor, const QJsonObject &args) -> Result<QJsonObject> {
            if (Result<> done = store::settings::set(tx, u"note"_s, args[u"text"_s]); !done)
                return tl::unexpected(done.error());
            return QJsonObject{{u"by"_s, actor.name}};
        },
        .personal = {u"about"_s}});
    registry.add({.name = u"note.fail"_s,
        .needed = Role::Viewer,
        .check = {},
        .handle = [](store::Transaction &tx, const Actor &, const QJsonObject &) -> Result<QJsonObject> {
            if (Result<> done = store::settings::set(tx, u"note"_s, u"half"_s); !done)
                return tl::unexpected(done.error());
            return failure(Error::Kind::Conflict, u"too late"_s);
        },
        .personal = {}});
    return registry;
}

const Actor dana{OperatorId{1}, u"Dana Whitlock"_s, Role::Manager, u"desk 1"_s};
const Actor ruth{OperatorId{3}, u"Ruth Okafor"_s, Role::Operator, u"desk 2"_s};

Result<Outcome> runs(store::Database &database, const Registry &registry, const Actor &actor, const Command &command)
{
    return test::write(
        database, [&](store::Transaction &tx) { return run(tx, registry, actor, command); }, store::Lane::Interactive);
}

QString note(store::Database &database)
{
    const auto value =
        test::read(database, [](store::Connection &connection) { return store::settings::get(connection, u"note"_s); });
    return value && *value ? (**value).toString() : QString();
}

QList<store::audit::Entry> audited(store::Database &database)
{
    return *test::read(database, [](store::Connection &c) { return store::audit::list(c, 0, 100); });
}

} // namespace

class RoleTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void rolesInclude_data()
    {
        QTest::addColumn<int>("held");
        QTest::addColumn<int>("needed");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *name, Roles held, Role needed, bool allowed) {
            QTest::newRow(name) << int(held) << int(needed) << allowed;
        };
        row("a viewer looks", Role::Viewer, Role::Viewer, true);
        row("a viewer takes no calls", Role::Viewer, Role::Operator, false);
        row("a manager takes calls", Role::Manager, Role::Operator, true);
        row("a manager does not listen in", Role::Manager, Role::Supervisor, false);
        row("a designer takes no calls", Role::Designer, Role::Operator, false);
        row("two roles add up", Role::Designer | Role::Operator, Role::Operator, true);
        row("an administrator decides", Role::Administrator, Role::Manager, true);
        row("nobody looks", Roles(), Role::Viewer, false);
    }
    void rolesInclude()
    {
        QFETCH(int, held);
        QFETCH(int, needed);
        QTEST(allows(Roles(held), Role(needed)), "allowed");
    }
    void wordsAndBack()
    {
        const Roles both = Role::Manager | Role::Designer;
        QCOMPARE(*rolesFrom(names(both)), both);
        QCOMPARE(rolesFrom({u"king"_s}).error().kind, Error::Kind::Invalid);
    }
};

class CommandsTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void aCommandIsDoneOnceAndAudited_data() { test::bothEngines(); }
    void aCommandIsDoneOnceAndAudited();
    void aRefusedCommandLeavesNothing_data() { test::bothEngines(); }
    void aRefusedCommandLeavesNothing();
    void anotherOnesUuidIsAConflict_data() { test::bothEngines(); }
    void anotherOnesUuidIsAConflict();
    void aDeniedAttemptIsAuditedByTheSender_data() { test::bothEngines(); }
    void aDeniedAttemptIsAuditedByTheSender();
    void settingsAreSetAndTakenBack_data() { test::bothEngines(); }
    void settingsAreSetAndTakenBack();
    void aKeptSecretLeavesANoteAndNoSecret_data() { test::bothEngines(); }
    void aKeptSecretLeavesANoteAndNoSecret();
};

void CommandsTest::aCommandIsDoneOnceAndAudited()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    const Registry registry = notes();
    const Command write = Command::make(u"note.write"_s, {{u"text"_s, u"one"_s}, {u"about"_s, u"Irene"_s}});

    const Result<Outcome> first = runs(database, registry, dana, write);
    QVERIFY(first);
    QCOMPARE(first->answer[u"by"_s].toString(), u"Dana Whitlock"_s);
    QVERIFY(!first->repeated);
    QVERIFY(first->position > 0);
    QCOMPARE(note(database), u"one"_s);

    Command again = write;
    again.args[u"text"_s] = u"two"_s; // even so: the uuid decides
    const Result<Outcome> second = runs(database, registry, dana, again);
    QVERIFY(second);
    QVERIFY(second->repeated);
    QCOMPARE(second->answer, first->answer);
    QCOMPARE(second->position, first->position);
    QCOMPARE(note(database), u"one"_s);

    const QList<store::audit::Entry> lines = audited(database);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.first().command, u"note.write"_s);
    QCOMPARE(lines.first().actor, u"1"_s);
    QCOMPARE(lines.first().details[u"text"_s].toString(), u"one"_s);
    QVERIFY(!lines.first().details.contains(u"about"_s)); // beside the chain, so it can be erased
    QCOMPARE(lines.first().personal->value(u"about"_s).toString(), u"Irene"_s);
}

void CommandsTest::aRefusedCommandLeavesNothing()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    const Registry registry = notes();
    const auto kind = [&](const Actor &actor, const QString &name, const QJsonObject &args) {
        const Result<Outcome> outcome = runs(database, registry, actor, Command::make(name, args));
        return outcome ? -1 : int(outcome.error().kind);
    };
    QCOMPARE(kind(ruth, u"note.write"_s, {{u"text"_s, u"x"_s}}), int(Error::Kind::Denied));
    QCOMPARE(kind(dana, u"note.write"_s, {}), int(Error::Kind::Invalid));
    QCOMPARE(kind(dana, u"note.burn"_s, {}), int(Error::Kind::NotFound));
    QCOMPARE(kind(dana, u"note.fail"_s, {}), int(Error::Kind::Conflict));
    QCOMPARE(note(database), QString());
    QVERIFY(audited(database).isEmpty());
}

void CommandsTest::anotherOnesUuidIsAConflict()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    const Registry registry = notes();
    const Command write = Command::make(u"note.write"_s, {{u"text"_s, u"one"_s}});
    QVERIFY(runs(database, registry, dana, write));
    Actor ana = dana;
    ana.id = OperatorId{2};
    const Result<Outcome> stolen = runs(database, registry, ana, write);
    QVERIFY(!stolen);
    QCOMPARE(stolen.error().kind, Error::Kind::Conflict);
}

void CommandsTest::aDeniedAttemptIsAuditedByTheSender()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    const Registry registry = notes();
    LocalSender sender(database, registry, ruth);
    QEventLoop loop;
    Result<Outcome> outcome = failure(Error::Kind::Cancelled, {});
    sender.send(Command::make(u"note.write"_s, {{u"text"_s, u"x"_s}}), &loop, [&](Result<Outcome> came) {
        outcome = std::move(came);
        loop.quit();
    });
    loop.exec();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, Error::Kind::Denied);
    QCOMPARE(note(database), QString());
    const QList<store::audit::Entry> lines = audited(database);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.first().actor, u"3"_s);
    QCOMPARE(lines.first().details[u"verdict"_s].toString(), u"denied"_s);
}

void CommandsTest::settingsAreSetAndTakenBack()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    Registry registry;
    addSettingsCommands(registry, [](const QString &key, const QString &value) -> Result<QString> {
        if (key != u"note" && key != u"other")
            return failure(Error::Kind::Invalid, u"unknown"_s);
        return value.trimmed();
    });
    const Actor ana{OperatorId{2}, u"Ana Ruiz"_s, Role::Administrator, u"desk 1"_s};
    const auto set = [&](const QString &key, const QString &value) {
        return runs(database, registry, ana, Command::make(u"settings.set"_s, {{u"key"_s, key}, {u"value"_s, value}}));
    };
    QVERIFY(set(u"note"_s, u"quiet"_s));
    QCOMPARE(note(database), u"quiet"_s);
    QVERIFY(set(u"note"_s, QString(u""_s)));
    QCOMPARE(note(database), QString());
    QVERIFY(!set(u"colour"_s, u"blue"_s));
    QVERIFY(set(u"note"_s, u"  spoken  "_s)); // kept as the rule has it
    QCOMPARE(note(database), u"spoken"_s);

    // Several at once: all or none.
    const auto setAll = [&](const QJsonObject &values) {
        return runs(database, registry, ana, Command::make(u"settings.set"_s, {{u"values"_s, values}}));
    };
    QVERIFY(!setAll({{u"note"_s, u"loud"_s}, {u"colour"_s, u"blue"_s}}));
    QVERIFY(!setAll({{u"note"_s, u"loud"_s}, {u"other"_s, 3}}));
    QVERIFY(!setAll({}));
    QCOMPARE(note(database), u"spoken"_s);
    QVERIFY(setAll({{u"note"_s, u"loud"_s}, {u"other"_s, u"3"_s}}));
    QCOMPARE(note(database), u"loud"_s);
}

void CommandsTest::aKeptSecretLeavesANoteAndNoSecret()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    Registry registry;
    addSettingsCommands(registry, [](const QString &, const QString &value) -> Result<QString> { return value; });
    const auto keep = [&](Role role, const QJsonObject &args) {
        return runs(database, registry, {OperatorId{2}, u"Ana Ruiz"_s, role, u"desk 1"_s},
            Command::make(u"settings.secret_kept"_s, args));
    };
    const QJsonObject good{{u"secret"_s, u"twilio.auth_token"_s}, {u"place"_s, u"keyring"_s}};
    QVERIFY(!keep(Role::Manager, good));
    QVERIFY(!keep(Role::Administrator, {{u"secret"_s, u"twilio.auth_token"_s}}));
    QVERIFY(keep(Role::Administrator, good));
    const auto kept = test::read(database,
        [](store::Connection &connection) { return store::settings::get(connection, u"secret:twilio.auth_token"_s); });
    QCOMPARE((*kept)->toObject()[u"place"_s].toString(), u"keyring"_s);
}

static const test::Register<RoleTest> roleTest;
static const test::Register<CommandsTest> commandsTest;
#include "commandstest.moc"
