// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/doctor.h"
#include "engine/databasetask.h"
#include "recordings/recordingfacts.h"
#include "store/migrations.h"
#include "store/settings.h"
#include "support/suite.h"

#include <QFile>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cb;
using Fact = Finding::Fact;
using State = Finding::State;
using Subject = Finding::Subject;

namespace {

const QString sid = u"AC00000000000000000000000000000001"_s;
const QByteArray token = "0123456789abcdef0123456789abcdef";

/// A desk in a folder of its own that keeps its secrets in an encrypted file, so that no keyring is asked.
struct Patient {
    QTemporaryDir folder;
    engine::Examination examination;
    ManualClock clock{Instant(std::chrono::milliseconds(1'795'185'720'000))};

    Patient()
    {
        examination.desk.dataFolder = folder.path();
        set(u"TWILIO_ACCOUNT_SID"_s, sid);
        set(u"TWILIO_AUTH_TOKEN"_s, QString::fromLatin1(token));
        set(u"TWILIO_API_SECRET"_s, u"quiet"_s);
        set(u"TWILIO_API_KEY"_s, u"SK00000000000000000000000000000001"_s);
        set(u"CALLBOARD_PORT"_s, u"47113"_s);
        examination.ownPort = 47113;
    }
    void set(const QString &variable, const QString &value) { examination.desk.environment.insert(variable, value); }
    [[nodiscard]] QList<Finding> examine() const { return engine::examine(examination, clock); }
};

QList<Finding> of(const QList<Finding> &all, Subject subject)
{
    QList<Finding> some;
    std::copy_if(all.begin(), all.end(), std::back_inserter(some),
        [subject](const Finding &one) { return one.subject == subject; });
    return some;
}

AccountReport account()
{
    AccountReport report;
    report.sid = sid;
    report.name = u"Marlowe Care"_s;
    report.status = u"active"_s;
    report.balance = 184.20;
    report.currency = u"USD"_s;
    CarrierNumber number;
    number.phone = PhoneNumber::fromVendor(u"+12065550100"_s);
    number.canVoice = true;
    number.fallbackUrl = u"https://desk.example/twilio/fallback"_s;
    report.numbers << number;
    return report;
}

} // namespace

class DoctorTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void everySubjectIsLookedAtInOrder()
    {
        Patient patient;
        patient.examination.account = account();
        QList<Subject> seen;
        for (const Finding &one : patient.examine()) {
            if (seen.isEmpty() || seen.last() != one.subject)
                seen << one.subject;
        }
        QCOMPARE(seen,
            (QList<Subject>{Subject::Configuration, Subject::Secrets, Subject::Account, Subject::Database,
                Subject::Port, Subject::PublicUrl, Subject::Fallback, Subject::Recordings, Subject::Disk}));
    }

    void whatTheCarrierDidNotSayIsNotInvented()
    {
        const QList<Finding> all = Patient().examine();
        QVERIFY(of(all, Subject::Account).isEmpty());
        QVERIFY(of(all, Subject::Fallback).isEmpty());
    }

    void aFreshFolderIsNoFault()
    {
        const QList<Finding> found = of(Patient().examine(), Subject::Database);
        QCOMPARE(found, (QList<Finding>{{State::Ok, Subject::Database, Fact::DatabaseNone, {}}}));
    }

    void aBrokenDatabaseIsTold()
    {
        Patient patient;
        QFile file(patient.folder.filePath(u"callboard.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const QList<Finding> found = of(patient.examine(), Subject::Database);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().state, State::Fail);
        QCOMPARE(found.first().fact, Fact::DatabaseBroken);
    }

    void whatWasSavedInTheAppCounts()
    {
        Patient patient;
        patient.examination.ownPort.reset();
        patient.examination.desk.environment.remove(u"CALLBOARD_PORT"_s);
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const store::Options options = patient.examination.desk.database();
        QVERIFY(store::migrate(options, patient.clock));
        {
            const auto database = store::Database::open(options, patient.clock);
            QVERIFY(database);
            QVERIFY(engine::writeNow(**database, [port = other.serverPort()](store::Transaction &tx) {
                return store::settings::set(tx, u"listener.port"_s, QString::number(port));
            }));
            (*database)->close();
        }
        const QList<Finding> all = patient.examine();
        QCOMPARE(of(all, Subject::Database).first().fact, Fact::DatabaseGood);
        QCOMPARE(of(all, Subject::Port),
            (QList<Finding>{
                {State::Warn, Subject::Port, Fact::PortTaken, {u"127.0.0.1:%1"_s.arg(other.serverPort())}}}));
    }

    void ourOwnPortIsToldFromAnothers_data()
    {
        QTest::addColumn<ListenerStatus>("listener");
        QTest::addColumn<int>("port"); // 0: none of ours
        ListenerStatus listener;
        listener.port = 8787;
        QTest::newRow("off") << listener << 0;
        listener.health = Health::Ok;
        QTest::newRow("open") << listener << 8787;
        listener.health = Health::Degraded;
        QTest::newRow("open, without an account") << listener << 8787;
        listener.wantedPort = 8788;
        QTest::newRow("should be at another one") << listener << 0;
        listener.wantedPort = 0;
        listener.health = Health::Down;
        QTest::newRow("down") << listener << 0;
    }
    void ourOwnPortIsToldFromAnothers()
    {
        QFETCH(ListenerStatus, listener);
        QTEST(int(engine::ownPort(listener).value_or(0)), "port");
    }

    void wrongSettingsAreNamedAndSecretsAreNot()
    {
        Patient patient;
        patient.examination.desk.file = {{u"listener.prot"_s, u"1"_s}, {u"site.day_start"_s, u"noon"_s},
            {u"twilio.auth_token"_s, QString::fromLatin1(token)}};
        const QList<Finding> found = of(patient.examine(), Subject::Configuration);
        const auto tells = [&](Fact fact, const QString &key) {
            return found.contains({State::Fail, Subject::Configuration, fact, {u"configuration file"_s, key}});
        };
        QVERIFY(tells(Fact::SettingUnknown, u"listener.prot"_s));
        QVERIFY(tells(Fact::SettingBad, u"site.day_start"_s));
        QVERIFY(tells(Fact::SettingIsSecret, u"twilio.auth_token"_s));
        for (const Finding &one : patient.examine())
            QVERIFY(!one.parts.join(u' ').contains(QString::fromLatin1(token)));
    }

    void secretsAreTold_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("value");
        QTest::addColumn<Finding>("expected");
        QTest::newRow("token that is none")
            << u"TWILIO_AUTH_TOKEN"_s << u"secret"_s
            << Finding{State::Warn, Subject::Secrets, Fact::TokenOdd, {u"environment TWILIO_AUTH_TOKEN"_s}};
        QTest::newRow("two while rotating")
            << u"TWILIO_AUTH_TOKEN_PREVIOUS"_s << QString::fromLatin1(token)
            << Finding{State::Ok, Subject::Secrets, Fact::TokenKeptTwo, {u"environment TWILIO_AUTH_TOKEN"_s}};
        QTest::newRow("half a key") << u"TWILIO_API_KEY"_s << QString()
                                    << Finding{State::Warn, Subject::Secrets, Fact::ApiKeyHalf, {}};
    }
    void secretsAreTold()
    {
        QFETCH(QString, variable);
        QFETCH(QString, value);
        QFETCH(Finding, expected);
        Patient patient;
        patient.set(variable, value);
        QVERIFY(of(patient.examine(), Subject::Secrets).contains(expected));
    }

    void theAccountIsTold_data()
    {
        QTest::addColumn<Result<AccountReport>>("answer");
        QTest::addColumn<Finding>("expected");
        const auto say = [](State state, Subject subject, Fact fact, const QStringList &parts = {}) {
            return Finding{state, subject, fact, parts};
        };
        AccountReport report = account();
        QTest::newRow("well") << Result<AccountReport>(report)
                              << say(State::Ok, Subject::Account, Fact::AccountAnswers, {u"Marlowe Care"_s});
        QTest::newRow("fallback") << Result<AccountReport>(report)
                                  << say(State::Ok, Subject::Fallback, Fact::FallbackSet, {u"1"_s});
        report.trial = true;
        QTest::newRow("trial") << Result<AccountReport>(report)
                               << say(State::Warn, Subject::Account, Fact::AccountTrial, {u"Marlowe Care"_s});
        report.status = u"suspended"_s;
        QTest::newRow("stopped") << Result<AccountReport>(
            report) << say(State::Fail, Subject::Account, Fact::AccountStopped, {u"Marlowe Care"_s, u"suspended"_s});
        report = account();
        report.numbers.first().fallbackUrl = u"https://elsewhere.example/hello"_s;
        QTest::newRow("no fallback") << Result<AccountReport>(report)
                                     << say(State::Warn, Subject::Fallback, Fact::FallbackMissing, {u"+12065550100"_s});
        report.balance = 0;
        QTest::newRow("key refused") << Result<AccountReport>(failure(Error::Kind::Denied, u"20003"_s, 401))
                                     << say(State::Fail, Subject::Account, Fact::AccountKeyRefused);
        QTest::newRow("fallback not known") << Result<AccountReport>(failure(Error::Kind::Unreachable, u"no route"_s))
                                            << say(State::Warn, Subject::Fallback, Fact::FallbackUnknown);
    }
    void theAccountIsTold()
    {
        QFETCH(Result<AccountReport>, answer);
        QFETCH(Finding, expected);
        Patient patient;
        patient.examination.account = answer;
        QVERIFY(patient.examine().contains(expected));
    }

    void theTwoKeysAreToldApart_data()
    {
        QTest::addColumn<bool>("withKey");
        QTest::addColumn<bool>("answers");
        QTest::addColumn<TokenVerdict>("token");
        QTest::addColumn<QList<Fact>>("facts");
        using enum TokenVerdict;
        QTest::newRow("key refused") << true << false << Right << QList{Fact::AccountKeyRefused};
        QTest::newRow("token refused") << true << true << Wrong
                                       << QList{Fact::AccountTokenRefused, Fact::AccountAnswers};
        QTest::newRow("both") << true << false << Wrong << QList{Fact::AccountTokenRefused, Fact::AccountKeyRefused};
        QTest::newRow("no key, token refused") << false << false << Wrong << QList{Fact::AccountTokenRefused};
    }
    void theTwoKeysAreToldApart()
    {
        QFETCH(bool, withKey);
        QFETCH(bool, answers);
        QFETCH(TokenVerdict, token);
        QFETCH(QList<Fact>, facts);
        Patient patient;
        patient.set(u"TWILIO_API_KEY"_s, withKey ? u"SK00000000000000000000000000000001"_s : QString());
        if (answers)
            patient.examination.account = account();
        else
            patient.examination.account = failure(Error::Kind::Denied, u"20003"_s, 401);
        patient.examination.token = token;
        QList<Fact> found;
        for (const Finding &one : of(patient.examine(), Subject::Account))
            found << one.fact;
        QCOMPARE(found, facts);
    }

    void recordingsNeedARoadAndMoney()
    {
        Patient patient;
        QCOMPARE(of(patient.examine(), Subject::Recordings).first().fact, Fact::RecordingNoUrl);
        patient.set(u"APP_URL"_s, u"http://127.0.0.1:9"_s);
        QCOMPARE(of(patient.examine(), Subject::Recordings).first().fact, Fact::RecordingGood);
        const QList<Finding> url = of(patient.examine(), Subject::PublicUrl);
        QCOMPARE(url.size(), 2); // nobody answers there, and it is not https
        QCOMPARE(url[0].fact, Fact::UrlSilent);
        QCOMPARE(url[1].fact, Fact::UrlPlain);
        AccountReport report = account();
        report.balance = 0;
        patient.examination.account = report;
        QCOMPARE(of(patient.examine(), Subject::Recordings).first(),
            (Finding{State::Warn, Subject::Recordings, Fact::RecordingNoMoney, {u"0.00 USD"_s}}));
        patient.examination.account.reset();
        patient.set(u"ENABLE_CALL_RECORDING"_s, u"no"_s);
        QCOMPARE(of(patient.examine(), Subject::Recordings).first().fact, Fact::RecordingOff);
    }

    void missingRecordingsAreCountedByReason()
    {
        Patient patient;
        const store::Options options = patient.examination.desk.database();
        QVERIFY(store::migrate(options, patient.clock));
        const auto miss = [](store::Transaction &tx, Instant at, AudioProblem problem, AudioState state) -> Result<> {
            static int number = 0;
            recordings::Wanted wanted;
            wanted.sid = u"RE%1"_s.arg(++number, 32, 10, QLatin1Char('0'));
            wanted.callSid = u"CA%1"_s.arg(number, 32, 10, QLatin1Char('0'));
            wanted.startedAt = at;
            if (const auto made = recordings::want(tx, wanted); !made)
                return tl::unexpected(made.error());
            if (problem == AudioProblem::None)
                return {}; // on its way
            return recordings::missed(tx, wanted.sid, problem, state, {});
        };
        {
            const auto database = store::Database::open(options, patient.clock);
            QVERIFY(database);
            const Instant now = patient.clock.now();
            const Instant longAgo = now - std::chrono::hours(24 * 31);
            QVERIFY(engine::writeNow(**database, [&](store::Transaction &tx) -> Result<> {
                const QList<std::tuple<Instant, AudioProblem, AudioState>> rows{
                    {now, AudioProblem::Permission, AudioState::Absent},
                    {now, AudioProblem::Permission, AudioState::OnItsWay},
                    {longAgo, AudioProblem::Permission, AudioState::Absent},
                    {now, AudioProblem::Address, AudioState::Absent}, {now, AudioProblem::Balance, AudioState::Absent},
                    {now, AudioProblem::NotFound, AudioState::Absent},
                    {now, AudioProblem::TooLarge, AudioState::TooLarge},
                    {now, AudioProblem::Damaged, AudioState::Damaged},
                    {now, AudioProblem::NotThereYet, AudioState::OnItsWay},
                    {now, AudioProblem::None, AudioState::OnItsWay}};
                for (const auto &[at, problem, state] : rows) {
                    if (const Result<> done = miss(tx, at, problem, state); !done)
                        return done;
                }
                return {};
            }));
            (*database)->close();
        }
        QList<Finding> found = of(patient.examine(), Subject::Recordings);
        found.removeFirst(); // whether they can be kept at all
        const auto count = [](State state, Fact fact, const QString &number) {
            return Finding{state, Subject::Recordings, fact, {number}};
        };
        QCOMPARE(found,
            (QList<Finding>{count(State::Warn, Fact::MissingPermission, u"2"_s),
                count(State::Warn, Fact::MissingAddress, u"1"_s), count(State::Warn, Fact::MissingBalance, u"1"_s),
                count(State::Ok, Fact::MissingThere, u"1"_s), count(State::Ok, Fact::MissingSpoiled, u"2"_s)}));
    }
};
static const test::Register<DoctorTest> doctorTest;

#include "doctortest.moc"
