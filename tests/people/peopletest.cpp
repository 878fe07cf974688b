// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command.h"
#include "people/peoplecommands.h"
#include "people/peopleservice.h"
#include "people/peoplestore.h"
#include "support/suite.h"
#include "support/tempdatabase.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;

namespace {

PhoneNumber phone(const QString &text)
{
    return *PhoneNumber::parse(text);
}

template <typename Value>
auto saved(store::Database &database, const Value &value)
{
    return test::write(database, [&](store::Transaction &tx) { return people::save(tx, value); });
}

Contact beatrix()
{
    return {{}, u"Beatrix Holloway"_s, {phone(u"+1 206 555 0142"_s), phone(u"+1 206 555 0143"_s)}, u"Holloway Ltd"_s,
        u"en"_s, u"prefers mornings"_s};
}

} // namespace

class PeopleTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void initials_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("two words") << u"Ruth Okafor"_s << u"RO"_s;
        QTest::newRow("three words") << u"Harbor Street Clinic"_s << u"HC"_s;
        QTest::newRow("one word") << u"reception"_s << u"R"_s;
        QTest::newRow("blanks") << u"  Mei-Ling   Chow "_s << u"MC"_s;
        QTest::newRow("no name") << QString() << u"?"_s;
        QTest::newRow("beyond the basic plane") << u"𝒜lice B"_s << u"𝒜B"_s;
    }
    void initials()
    {
        QFETCH(QString, name);
        QTEST(people::initials(name), "wanted");
    }
    void tonesAreThoseOfThePictures()
    {
        using people::Tone;
        QCOMPARE(people::tone(u"Beatrix Holloway"_s), Tone::Blue);
        QCOMPARE(people::tone(u"Ruth Okafor"_s), Tone::Teal);
        QCOMPARE(people::tone(u"Marcus Bell"_s), Tone::Violet);
        QCOMPARE(people::tone(u"Lena Fischer"_s), Tone::Blue);
        QCOMPARE(people::tone(u"Amara Diallo"_s), Tone::Teal);
        QCOMPARE(people::tone(u"Owen Castell"_s), Tone::Grey);
        QCOMPARE(people::tone(u"Nina Alvarez"_s), Tone::Amber);
        QCOMPARE(people::tone(u"Dana Whitlock"_s), Tone::Teal);
        QCOMPARE(people::tone(u"Ana Ruiz"_s), Tone::Green);
    }
    void aContactIsFoundByEveryNotation_data();
    void aContactIsFoundByEveryNotation();
    void contactsAreFoundByAPartOfNameOrNumber_data() { test::bothEngines(); }
    void contactsAreFoundByAPartOfNameOrNumber();
    void savingAgainReplaces_data() { test::bothEngines(); }
    void savingAgainReplaces();
    void aNumberBelongsToOneContact_data() { test::bothEngines(); }
    void aNumberBelongsToOneContact();
    void aTeamRingsInItsOrder_data() { test::bothEngines(); }
    void aTeamRingsInItsOrder();
    void theCommandSavesAndTellsWhoFollows_data() { test::bothEngines(); }
    void theCommandSavesAndTellsWhoFollows();
    void theCommandRefusesBadArguments_data();
    void theCommandRefusesBadArguments();
};

void PeopleTest::aContactIsFoundByEveryNotation_data()
{
    QTest::addColumn<QString>("written");
    QTest::newRow("E.164") << u"+12065550142"_s;
    QTest::newRow("grouped") << u"+1 206 555 0142"_s;
    QTest::newRow("national") << u"(206) 555-0142"_s;
    QTest::newRow("dots") << u"206.555.0142"_s;
    QTest::newRow("from abroad") << u"011 1 206-555-0142"_s;
}

void PeopleTest::aContactIsFoundByEveryNotation()
{
    QFETCH(QString, written);
    test::TempDatabase database;
    const Result<Contact::Id> id = saved(database, beatrix());
    QVERIFY(id);
    const auto found = test::read(
        database, [&](store::Connection &connection) { return people::contactByPhone(connection, phone(written)); });
    QVERIFY(found);
    QVERIFY(found->has_value());
    Contact wanted = beatrix();
    wanted.id = *id;
    QCOMPARE(**found, wanted);
}

void PeopleTest::savingAgainReplaces()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    Contact contact = beatrix();
    contact.id = *saved(database, contact);
    contact.name = u"Bea Holloway"_s;
    contact.phones = {phone(u"+1 206 555 0143"_s)};
    QCOMPARE(*saved(database, contact), contact.id);
    const auto read =
        test::read(database, [&](store::Connection &connection) { return people::contact(connection, contact.id); });
    QVERIFY(read);
    QCOMPARE(*read, contact);
    const auto old = test::read(database,
        [&](store::Connection &connection) { return people::contactByPhone(connection, phone(u"+1 206 555 0142"_s)); });
    QVERIFY(old);
    QVERIFY(!old->has_value());
}

void PeopleTest::aNumberBelongsToOneContact()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    QVERIFY(saved(database, beatrix()));
    Contact other = beatrix();
    other.name = u"Somebody Else"_s;
    const Result<Contact::Id> refused = saved(database, other);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Conflict);
}

void PeopleTest::aTeamRingsInItsOrder()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    const commands::Roles roles = commands::Role::Operator | commands::Role::Designer;
    const auto id = [&](const QString &name, const QString &number, bool active) {
        return *saved(database, Operator{{}, name, {phone(number)}, roles, active});
    };
    const Operator::Id ruth = id(u"Ruth Okafor"_s, u"+1 206 555 0181"_s, true);
    const Operator::Id gone = id(u"Gone Away"_s, u"+1 206 555 0182"_s, false);
    const Operator::Id lena = id(u"Lena Fischer"_s, u"+1 206 555 0183"_s, true);
    QVERIFY(saved(database, Team{{}, u"Intake"_s, {ruth, gone, lena}}));
    QVERIFY(saved(database, Team{{}, u"Empty"_s, {}}));

    const auto ringing =
        test::read(database, [](store::Connection &connection) { return people::teamByName(connection, u"Intake"_s); });
    QVERIFY(ringing);
    QCOMPARE(ringing->size(), 2);
    QCOMPARE(ringing->at(0).name, u"Ruth Okafor"_s);
    QCOMPARE(ringing->at(0).roles, roles);
    QCOMPARE(ringing->at(1).id, lena);
    const auto teams = test::read(database, [](store::Connection &connection) { return people::teams(connection); });
    QVERIFY(teams);
    QCOMPARE(teams->size(), 2);
    QCOMPARE(teams->at(1).members, (QList<Operator::Id>{ruth, gone, lena}));

    people::PeopleService service(database);
    QEventLoop loop;
    Result<QList<Operator>> here = failure(Error::Kind::Cancelled, {});
    service.operators(&loop, [&](Result<QList<Operator>> found) {
        here = std::move(found);
        loop.quit();
    });
    loop.exec();
    QVERIFY(here);
    QCOMPARE(here->size(), 2); // who has left is not offered
    QCOMPARE(here->at(0).id, lena);
    const auto unknown =
        test::read(database, [](store::Connection &connection) { return people::teamByName(connection, u"Sales"_s); });
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, Error::Kind::NotFound);
}

void PeopleTest::theCommandSavesAndTellsWhoFollows()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    commands::Registry registry;
    QStringList told;
    people::addCommands(
        registry, [&](store::Transaction &, const std::optional<Contact> &before, const Contact &after) -> Result<> {
            told << (before ? before->name : u"new"_s) + u" > "_s + after.name;
            return {};
        });
    const commands::Actor ruth{Operator::Id{3}, u"Ruth Okafor"_s, commands::Role::Operator, u"desk 2"_s};
    const auto run = [&](const Contact &contact) {
        return test::write(database, [&](store::Transaction &tx) {
            return commands::run(
                tx, registry, ruth, commands::Command::make(u"people.contact.save"_s, people::toArguments(contact)));
        });
    };
    Contact contact = beatrix();
    const Result<commands::Outcome> first = run(contact);
    QVERIFY(first);
    contact.id = Contact::Id{first->answer[u"id"_s].toString().toLongLong()};
    contact.name = u"Bea Holloway"_s;
    QVERIFY(run(contact));
    QCOMPARE(told, (QStringList{u"new > Beatrix Holloway"_s, u"Beatrix Holloway > Bea Holloway"_s}));
}

void PeopleTest::contactsAreFoundByAPartOfNameOrNumber()
{
    QFETCH(store::Engine, engine);
    test::TempDatabase database(engine);
    QVERIFY(saved(database, beatrix()));
    QVERIFY(saved(database, Contact{{}, u"Adam 100% Ltd"_s, {phone(u"+1 206 555 0177"_s)}, {}, {}, {}}));
    const auto names = [&](const QString &text, int most = 10) {
        QStringList found;
        const auto contacts = test::read(
            database, [&](store::Connection &connection) { return people::findContacts(connection, text, most); });
        for (const Contact &contact : contacts.value_or(QList<Contact>()))
            found << contact.name;
        return found;
    };
    const QString bea = u"Beatrix Holloway"_s;
    QCOMPARE(names({}), (QStringList{u"Adam 100% Ltd"_s, bea}));
    QCOMPARE(names({}, 1), QStringList{u"Adam 100% Ltd"_s});
    QCOMPARE(names(u"hollo"_s), QStringList{bea});
    QCOMPARE(names(u"Holloway Ltd"_s), QStringList{bea});
    QCOMPARE(names(u"555 0143"_s), QStringList{bea}); // any of the numbers, in any notation
    QCOMPARE(names(u"0%"_s), QStringList{u"Adam 100% Ltd"_s}); // taken as it is written
    QVERIFY(names(u"_"_s).isEmpty());
}

void PeopleTest::theCommandRefusesBadArguments_data()
{
    QTest::addColumn<QJsonObject>("args");
    QTest::newRow("no name") << QJsonObject{{u"phones"_s, QJsonArray()}};
    QTest::newRow("a number that is none") << QJsonObject{{u"name"_s, u"A"_s}, {u"phones"_s, QJsonArray{u"12"_s}}};
    QTest::newRow("an id that is none") << QJsonObject{{u"name"_s, u"A"_s}, {u"id"_s, u"x"_s}};
    QTest::newRow("a name without end") << QJsonObject{{u"name"_s, QString(100000, u'a')}};
}

void PeopleTest::theCommandRefusesBadArguments()
{
    QFETCH(QJsonObject, args);
    const Result<Contact> read = people::contactFrom(args);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::Invalid);
}

static const test::Register<PeopleTest> peopleTest;
#include "peopletest.moc"
