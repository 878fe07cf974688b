// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/configuration.h"
#include "config/definitions.h"
#include "config/dotenv.h"
#include "config/yamlfile.h"
#include "support/suite.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using namespace cb::config;

class ConfigurationTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theStrongerOriginWins()
    {
        QProcessEnvironment environment;
        environment.insert(u"CALLBOARD_PORT"_s, u"9003"_s);
        const Configuration all =
            Configuration::make({{u"listener.port"_s, u"9001"_s}, {u"site.organisation"_s, u"File"_s}},
                {{u"listener.port"_s, u"9002"_s}, {u"site.day_start"_s, u"04:00"_s}}, environment);
        QCOMPARE(all.whole(u"listener.port"_s), 9003);
        QCOMPARE(all.origin(u"listener.port"_s), Origin::Environment);
        QCOMPARE(all.origin(u"site.organisation"_s), Origin::File);
        QCOMPARE(all.origin(u"site.day_start"_s), Origin::Saved);
        QCOMPARE(all.origin(u"recording.enabled"_s), Origin::Default);
        QVERIFY(all.flag(u"recording.enabled"_s));
        QVERIFY(all.problems().isEmpty());
    }
    void aWrongValueIsToldAndTheWeakerOneHolds()
    {
        const Configuration all =
            Configuration::make({{u"listener.port"_s, u"many"_s}, {u"listener.prot"_s, u"1"_s}}, {}, {});
        QCOMPARE(all.whole(u"listener.port"_s), 8787);
        QCOMPARE(all.problems().size(), 2);
        QCOMPARE(all.faults().size(), 2);
    }
    void anEmptyValueSaysNothing()
    {
        QProcessEnvironment environment;
        environment.insert(u"CALLBOARD_PORT"_s, u" "_s);
        const Configuration all = Configuration::make({{u"listener.address"_s, QString()}}, {}, environment);
        QCOMPARE(all.whole(u"listener.port"_s), 8787);
        QCOMPARE(all.origin(u"listener.port"_s), Origin::Default);
        QCOMPARE(all.text(u"listener.address"_s), u"127.0.0.1"_s);
        QVERIFY(all.problems().isEmpty());
    }
    void aSecretInTheFileIsRefusedWithoutShowingIt()
    {
        const Configuration all = Configuration::make({{u"twilio.auth_token"_s, u"deadbeefdeadbeef"_s}}, {}, {});
        QCOMPARE(all.problems().size(), 1);
        QVERIFY(!all.problems().first().contains(u"deadbeef"_s));
    }
    void thePriceListIsSeededAndEveryPriceCanBeSet()
    {
        const PriceList seeded = Configuration::make({}, {}, {}).prices();
        QCOMPARE(seeded.asOf, QDate(2026, 5, 1));
        QCOMPARE(seeded.callOut.of(PhoneNumber::fromVendor(u"+12065550142"_s))->amount(), u"0.014"_s);
        QVERIFY(!seeded.callOut.of(PhoneNumber::fromVendor(u"+18765550142"_s))); // Jamaica is not the United States
        QVERIFY(!seeded.callOut.of(PhoneNumber::fromVendor(u"+442079460123"_s)));
        // The example of a month: 20 call-outs of two minutes each, with two texts and a recording.
        const Money month =
            seeded.number.plus(seeded.callIn.times(40)).plus(seeded.smsOut.times(40)).plus(seeded.storage.times(40));
        QCOMPARE(month.amount(), u"1.826"_s);
        QCOMPARE(month.rounded(2).amount(), u"1.83"_s);

        const Configuration set = Configuration::make({},
            {{u"prices.currency"_s, u"eur"_s}, {u"prices.call_in"_s, u"0.010"_s}, {u"prices.call_out"_s, u"+49=0.02"_s},
                {u"prices.as_of"_s, u"2026-11-01"_s}},
            {});
        QVERIFY(set.problems().isEmpty());
        QCOMPARE(set.prices().callIn, (Money{10'000, u"EUR"_s}));
        QCOMPARE(set.prices().callOut.of(PhoneNumber::fromVendor(u"+4930123456"_s)), (Money{20'000, u"EUR"_s}));
        QCOMPARE(set.prices().asOf, QDate(2026, 11, 1));
    }
    void badValuesAreNamed_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("sid of another kind") << u"twilio.account_sid"_s << u"SK00000000000000000000000000000000"_s;
        QTest::newRow("short sid") << u"twilio.account_sid"_s << u"AC12"_s;
        QTest::newRow("no number") << u"twilio.phone_number"_s << u"front desk"_s;
        QTest::newRow("ftp") << u"listener.public_url"_s << u"ftp://desk.example"_s;
        QTest::newRow("query in the address") << u"listener.public_url"_s << u"https://desk.example/?a=1"_s;
        QTest::newRow("price below nothing") << u"prices.call_in"_s << u"-1"_s;
        QTest::newRow("price as written elsewhere") << u"prices.call_in"_s << u"0,0085"_s;
        QTest::newRow("price of no beginning") << u"prices.call_out"_s << u"1=0.014"_s;
        QTest::newRow("two prices of one beginning") << u"prices.call_out"_s << u"+1=0.014,+1=0.015"_s;
        QTest::newRow("currency") << u"prices.currency"_s << u"dollars"_s;
        QTest::newRow("date") << u"prices.as_of"_s << u"2026-02-30"_s;
        QTest::newRow("a date and more") << u"prices.as_of"_s << u"2026-05-01 tomorrow"_s;
        QTest::newRow("a date and a time") << u"prices.as_of"_s << u"2026-05-01T12:00"_s;
        QTest::newRow("zone") << u"site.timezone"_s << u"Mars/Olympus"_s;
        QTest::newRow("time") << u"site.day_start"_s << u"4 o'clock"_s;
        QTest::newRow("network") << u"listener.allow"_s << u"10.0.0.0/8, nowhere"_s;
        QTest::newRow("flag") << u"recording.enabled"_s << u"perhaps"_s;
        QTest::newRow("port too high") << u"listener.port"_s << u"65536"_s;
        QTest::newRow("no port") << u"listener.port"_s << u"0"_s;
        QTest::newRow("listening on a name") << u"listener.address"_s << u"desk.example"_s;
        QTest::newRow("region with a dot") << u"twilio.region"_s << u"ie1.evil.example"_s;
        QTest::newRow("one day of calls") << u"calls.retention_days"_s << u"1"_s;
        QTest::newRow("an end nobody knows") << u"calls.retry_after"_s << u"busy,later"_s;
        QTest::newRow("negative") << u"recording.max_length"_s << u"-1"_s;
    }
    void badValuesAreNamed()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        const Result<QString> result = normalised(*findByKey(key), value);
        QVERIFY(!result);
        QVERIFY(result.error().detail.startsWith(key));
    }
};
static const test::Register<ConfigurationTest> configurationTest;

class YamlFileTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void nestedMapsBecomeDottedKeys()
    {
        const auto flat = parseYaml("twilio:\n  account_sid: AC1\nlistener:\n  allow: [10.0.0.0/8, 127.0.0.1]\n");
        QVERIFY(flat);
        QCOMPARE(flat->value(u"twilio.account_sid"_s), u"AC1"_s);
        QCOMPARE(flat->value(u"listener.allow"_s), u"10.0.0.0/8,127.0.0.1"_s);
    }
    void hostileFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("not YAML") << QByteArray("a: [1, 2");
        QTest::newRow("a list") << QByteArray("- a\n- b\n");
        QTest::newRow("a tab") << QByteArray("a:\n\t- b");
        QTest::newRow("too deep") << QByteArray(QByteArray("{a: ").repeated(40) + "1" + QByteArray("}").repeated(40));
        QTest::newRow("two megabytes") << QByteArray("a: " + QByteArray(2 << 20, 'x'));
        QByteArray laughs = "a: &a {k: 1}\n";
        for (char name = 'b'; name <= 'o'; ++name) {
            const QByteArray before(1, char(name - 1));
            const QByteArray alias = "*" + before;
            laughs += QByteArray(1, name) + ": &" + QByteArray(1, name) + " {p: " + alias + ", q: " + alias
                + ", r: " + alias + "}\n";
        }
        QTest::newRow("aliases of aliases") << laughs;
    }
    void hostileFilesAreRefused()
    {
        QFETCH(QByteArray, text);
        const auto flat = parseYaml(text);
        QVERIFY(!flat);
        QCOMPARE(flat.error().kind, Error::Kind::Invalid);
    }
    void anEmptyFileSaysNothing() { QVERIFY(parseYaml("")->isEmpty()); }
};
static const test::Register<YamlFileTest> yamlFileTest;

namespace {

/// A variable of the systems before, as it is written there, and where it belongs.
struct Named {
    const char *variable;
    const char *written;
    const char *key;
    const char *kept;
    bool secret = false;
};

constexpr Named named[] = {
    {"ADMIN_EMAIL", "office@marlowecare.example", "mail.admin_email", "office@marlowecare.example"},
    {"MAILGUN_DOMAIN", "mg.marlowecare.example", "mail.mailgun_domain", "mg.marlowecare.example"},
    {"MAILGUN_API_KEY", "key-31415926535897932384626433832795", "mail.mailgun_api_key",
        "key-31415926535897932384626433832795", true},
    {"TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000001", "twilio.account_sid",
        "AC00000000000000000000000000000001"},
    {"TWILIO_AUTH_TOKEN", "0123456789abcdef0123456789abcdef", "twilio.auth_token", "0123456789abcdef0123456789abcdef",
        true},
    {"TWILIO_PHONE_NUMBER", "(206) 555-0100", "twilio.phone_number", "+12065550100"},
    {"TWILIO_SMS_NUMBER", "+1 206 555 0101", "twilio.sms_number", "+12065550101"},
    {"APP_URL", "https://desk.example/", "listener.public_url", "https://desk.example"},
    {"ENABLE_CALL_RECORDING", "off", "recording.enabled", "false"},
    {"CALL_RECORDING_MAX_LENGTH", "240", "recording.max_length", "240"},
    {"MANAGER_ADMIN_SMS", "206-555-0102", "callouts.admin_sms", "+12065550102"},
    {"MANAGER_CLINICAL_SMS", "206-555-0103", "callouts.clinical_sms", "+12065550103"},
    {"TWILIO_DEFAULT_TRANSFER_NUMBER", "206-555-0104", "calls.default_transfer_number", "+12065550104"},
    {"TWILIO_WORKSPACE_SID", "WS00000000000000000000000000000002", "twilio.workspace_sid",
        "WS00000000000000000000000000000002"},
    {"TWILIO_WORKFLOW_SID", "WW00000000000000000000000000000003", "twilio.workflow_sid",
        "WW00000000000000000000000000000003"},
    {"DEBUG", "1", "log.debug", "true"},
};

} // namespace

class DotEnvTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void everyNamedVariableGoesIntoItsSetting_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("kept");
        QTest::addColumn<bool>("secret");
        for (const Named &one : named)
            QTest::newRow(one.variable) << QString::fromLatin1(one.key) << QString::fromLatin1(one.kept) << one.secret;
    }
    /// All of them stand in one file, each with a value of its own: two that were swapped would be seen.
    void everyNamedVariableGoesIntoItsSetting()
    {
        QFETCH(QString, key);
        QFETCH(QString, kept);
        QFETCH(bool, secret);
        QByteArray file;
        QProcessEnvironment environment;
        for (const Named &one : named) {
            file += QByteArray(one.variable) + "=" + one.written + "\n";
            environment.insert(QString::fromLatin1(one.variable), QString::fromLatin1(one.written));
        }
        const auto read = parseDotEnv(file);
        QVERIFY(read);
        QCOMPARE(read->problems, QStringList());
        QCOMPARE(read->unknown, QStringList());
        if (secret) {
            QCOMPARE(read->secrets.value(key).reveal(), kept.toLatin1());
            QVERIFY(!read->settings.contains(key));
            return;
        }
        // What was imported is what holds, and so is what is left in the environment.
        QCOMPARE(Configuration::make({}, read->settings, {}).text(key), kept);
        QCOMPARE(Configuration::make({}, {}, environment).text(key), kept);
        QVERIFY(!read->secrets.contains(key));
    }
    void linesAreReadAsShellsReadThem()
    {
        const auto read =
            parseDotEnv("# desk\n\nexport APP_URL=\"https://desk.example/\" # public\n"
                        "TWILIO_PHONE_NUMBER='(206) 555-0100'\nENABLE_CALL_RECORDING=yes # always\n"
                        "TWILIO_AUTH_TOKEN=0123456789abcdef0123456789abcdef\r\nNEXT_PUBLIC_X=1\nbroken line\n"
                        "CALL_RECORDING_MAX_LENGTH=long\n");
        QVERIFY(read);
        QCOMPARE(read->settings.value(u"listener.public_url"_s), u"https://desk.example"_s);
        QCOMPARE(read->settings.value(u"twilio.phone_number"_s), u"+12065550100"_s);
        QCOMPARE(read->settings.value(u"recording.enabled"_s), u"true"_s);
        QCOMPARE(read->secrets.value(u"twilio.auth_token"_s).reveal(), QByteArray("0123456789abcdef0123456789abcdef"));
        QCOMPARE(read->unknown, QStringList{u"NEXT_PUBLIC_X"_s});
        QCOMPARE(read->problems.size(), 2);
        QVERIFY(read->problems.first().startsWith(u"line 8"_s));
    }
    void binaryIsRefused()
    {
        QVERIFY(!parseDotEnv(QByteArray("A=\xff\xfe")));
        QVERIFY(!parseDotEnv(QByteArray("A=\0b", 4)));
    }
};
static const test::Register<DotEnvTest> dotEnvTest;

#include "configtest.moc"
