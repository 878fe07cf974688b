// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/operatorcommands.h"
#include "commands/command.h"
#include "people/peoplestore.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

/// A desk with its commands; everything is done by whom `actor` says.
struct Desk {
    explicit Desk(store::Engine engine)
        : database(engine)
    {
        people::addOperatorCommands(registry);
    }
    Result<commands::Outcome> run(const QString &name, const QJsonObject &args)
    {
        return test::write(database, [&](store::Transaction &tx) {
            return commands::run(tx, registry, actor, commands::Command::make(name, args));
        });
    }
    QList<Operator> people()
    {
        return test::read(database, [](store::Connection &c) { return people::operators(c); }).value();
    }

    commands::Registry registry;
    test::TempDatabase database;
    commands::Actor actor{{}, u"desk"_s, commands::Role::Administrator, u"window"_s}; // nobody has said who it is
};

QJsonObject dana()
{
    return {{u"name"_s, u" Dana  Whitlock "_s}, {u"phones"_s, QJsonArray{u"(206) 555-0150"_s}},
        {u"roles"_s, QJsonArray{u"administrator"_s}}};
}

} // namespace

class OperatorCommandsTest final : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theFirstPersonComesInAndSignsIn_data() { test::bothEngines(); }
    void theFirstPersonComesInAndSignsIn();
    void whatIsLeftOutStays_data() { test::bothEngines(); }
    void whatIsLeftOutStays();
    void aNumberBelongsToOnePerson_data() { test::bothEngines(); }
    void aNumberBelongsToOnePerson();
    void whatIsWrongChangesNothing_data();
    void whatIsWrongChangesNothing();
    void onlyAnAdministratorBringsPeopleIn();
    void whoHasLeftCannotSignIn();
};

void OperatorCommandsTest::theFirstPersonComesInAndSignsIn()
{
    QFETCH(store::Engine, engine);
    Desk desk(engine);
    const Result<commands::Outcome> saved = desk.run(u"people.operator.save"_s, dana());
    QVERIFY(saved);
    const QList<Operator> people = desk.people();
    QCOMPARE(people.size(), 1);
    QCOMPARE(people.first().name, u"Dana Whitlock"_s);
    QCOMPARE(people.first().phones, QList{PhoneNumber::fromVendor(u"+12065550150"_s)});
    QCOMPARE(people.first().roles, commands::Roles(commands::Role::Administrator));
    QCOMPARE(saved->answer[u"id"_s].toString(), QString::number(people.first().id.value));
    QVERIFY(desk.run(u"people.signIn"_s, {{u"operator"_s, saved->answer[u"id"_s]}}));
    QVERIFY(desk.run(u"people.signOut"_s, {}));
}

void OperatorCommandsTest::whatIsLeftOutStays()
{
    QFETCH(store::Engine, engine);
    Desk desk(engine);
    const Result<commands::Outcome> saved = desk.run(u"people.operator.save"_s, dana());
    QVERIFY(saved);
    QVERIFY(desk.run(u"people.operator.save"_s,
        {{u"id"_s, saved->answer[u"id"_s]}, {u"name"_s, u"Dana W."_s},
            {u"phones"_s, QJsonArray{u"+12065550150"_s, u"+12065550199"_s}}}));
    Operator now = desk.people().first();
    QCOMPARE(now.name, u"Dana W."_s);
    QCOMPARE(now.phones.size(), 2);
    QCOMPARE(now.roles, commands::Roles(commands::Role::Administrator));
    QVERIFY(now.active);
    QJsonObject gone = people::toArguments(now);
    gone.insert(u"active"_s, false);
    QVERIFY(desk.run(u"people.operator.save"_s, gone));
    now.active = false;
    QCOMPARE(desk.people(), QList{now});
}

void OperatorCommandsTest::aNumberBelongsToOnePerson()
{
    QFETCH(store::Engine, engine);
    Desk desk(engine);
    QVERIFY(desk.run(u"people.operator.save"_s, dana()));
    const Result<commands::Outcome> second = desk.run(
        u"people.operator.save"_s, {{u"name"_s, u"Ana Ruiz"_s}, {u"phones"_s, QJsonArray{u"+1 206 555 0150"_s}}});
    QVERIFY(!second);
    QCOMPARE(second.error().kind, Error::Kind::Conflict);
    QCOMPARE(desk.people().size(), 1);
}

void OperatorCommandsTest::whatIsWrongChangesNothing_data()
{
    QTest::addColumn<QJsonObject>("args");
    QTest::addColumn<Error::Kind>("kind");
    using Kind = Error::Kind;
    const QJsonArray phone{u"+12065550150"_s};
    QTest::newRow("no name") << QJsonObject{{u"phones"_s, phone}} << Kind::Invalid;
    QTest::newRow("name of blanks") << QJsonObject{{u"name"_s, u"  "_s}, {u"phones"_s, phone}} << Kind::Invalid;
    QTest::newRow("no number at all") << QJsonObject{{u"name"_s, u"Dana"_s}, {u"phones"_s, QJsonArray{u"12"_s}}}
                                      << Kind::Invalid;
    QTest::newRow("unknown role") << QJsonObject{{u"name"_s, u"Dana"_s}, {u"roles"_s, QJsonArray{u"queen"_s}}}
                                  << Kind::Invalid;
    QTest::newRow("no role") << QJsonObject{{u"name"_s, u"Dana"_s}, {u"roles"_s, QJsonArray()}} << Kind::Invalid;
    QTest::newRow("nobody's id") << QJsonObject{{u"id"_s, u"77"_s}, {u"name"_s, u"Dana"_s}} << Kind::NotFound;
    QTest::newRow("id that is none") << QJsonObject{{u"id"_s, u"x"_s}, {u"name"_s, u"Dana"_s}} << Kind::Invalid;
    QTest::newRow("active in words") << QJsonObject{{u"name"_s, u"Dana"_s}, {u"active"_s, u"yes"_s}} << Kind::Invalid;
}

void OperatorCommandsTest::whatIsWrongChangesNothing()
{
    QFETCH(QJsonObject, args);
    Desk desk(store::Engine::Sqlite);
    const Result<commands::Outcome> refused = desk.run(u"people.operator.save"_s, args);
    QVERIFY(!refused);
    QTEST(refused.error().kind, "kind");
    QVERIFY(desk.people().isEmpty());
}

void OperatorCommandsTest::onlyAnAdministratorBringsPeopleIn()
{
    Desk desk(store::Engine::Sqlite);
    desk.actor = {Operator::Id{3}, u"Ruth Okafor"_s, commands::Role::Supervisor, u"window"_s};
    const Result<commands::Outcome> refused = desk.run(u"people.operator.save"_s, dana());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Denied);
}

void OperatorCommandsTest::whoHasLeftCannotSignIn()
{
    Desk desk(store::Engine::Sqlite);
    QJsonObject gone = dana();
    gone.insert(u"active"_s, false);
    const Result<commands::Outcome> saved = desk.run(u"people.operator.save"_s, gone);
    QVERIFY(saved);
    const Result<commands::Outcome> refused = desk.run(u"people.signIn"_s, {{u"operator"_s, saved->answer[u"id"_s]}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Conflict);
    const Result<commands::Outcome> nobody = desk.run(u"people.signIn"_s, {{u"operator"_s, u"77"_s}});
    QCOMPARE(nobody.error().kind, Error::Kind::NotFound);
}

static const test::Register<OperatorCommandsTest> operatorCommandsTest;

#include "operatorcommandstest.moc"
