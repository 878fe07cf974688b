// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "secrets/encryptedfile.h"
#include "secrets/keyring.h"
#include "secrets/readonlysources.h"
#include "support/suite.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cb;
using namespace cb::secrets;

namespace {

const QString token = u"twilio.auth_token"_s;
const Instant noon(1'700'000'000'000ms);

QList<QByteArray> values(const Result<QList<Key>> &keys)
{
    QList<QByteArray> all;
    for (const Key &key : keys.value_or(QList<Key>()))
        all << key.value.reveal();
    return all;
}

/// A place that is broken.
class Damaged final : public Source
{
public:
    QString name() const override { return u"damaged"_s; }
    Result<QList<Key>> keys(const QString &) override { return failure(Error::Kind::Storage, u"unreadable"_s); }
};

} // namespace

class SourcesTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void theEnvironmentHoldsTwoWhileRotating()
    {
        QProcessEnvironment environment;
        environment.insert(u"TWILIO_AUTH_TOKEN"_s, u"new"_s);
        environment.insert(u"TWILIO_AUTH_TOKEN_PREVIOUS"_s, u"old"_s);
        EnvironmentSource source({{token, u"TWILIO_AUTH_TOKEN"_s}}, environment);
        QCOMPARE(values(source.keys(token)), (QList<QByteArray>{"new", "old"}));
        QVERIFY(source.keys(u"mail.mailgun_api_key"_s)->isEmpty());
    }
    void systemdCredentialsAreFiles()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(token));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("from systemd\n");
        file.close();
        CredentialSource source(folder.path());
        QCOMPARE(values(source.keys(token)), QList<QByteArray>{"from systemd"});
        QVERIFY(CredentialSource({}).keys(token)->isEmpty());
    }
    void theFirstPlaceThatHasItDecidesAndABrokenOneIsTold()
    {
        QProcessEnvironment environment;
        environment.insert(u"T"_s, u"value"_s);
        std::vector<std::unique_ptr<Source>> sources;
        sources.push_back(std::make_unique<Damaged>());
        sources.push_back(std::make_unique<EnvironmentSource>(QHash<QString, QString>{{token, u"T"_s}}, environment));
        Vault vault(std::move(sources));
        QStringList problems;
        QCOMPARE(vault.keys(token, &problems).value(0).value.reveal(), QByteArray("value"));
        QCOMPARE(problems, QStringList{u"damaged: unreadable"_s});
        QCOMPARE(vault.put(token, Secret("x")).error().kind, Error::Kind::Denied);
    }
};
static const test::Register<SourcesTest> sourcesTest;

class EncryptedFileTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasPutComesBackNewestFirstAndOnlyTwo()
    {
        const QTemporaryDir folder;
        const ManualClock clock(noon);
        EncryptedFile file(folder.filePath(u"secrets"_s), Secret("correct horse"), clock);
        for (const char *value : {"first", "second", "third"})
            QVERIFY(file.put(token, Secret(value)));
        EncryptedFile again(folder.filePath(u"secrets"_s), Secret("correct horse"), clock);
        QCOMPARE(values(again.keys(token)), (QList<QByteArray>{"third", "second"}));
    }
    void onlyTheOwnerMayReadAndNothingIsInTheClear()
    {
        const QTemporaryDir folder;
        const ManualClock clock(noon);
        EncryptedFile file(folder.filePath(u"secrets"_s), Secret("correct horse"), clock);
        QVERIFY(file.put(token, Secret("0123456789abcdef")));
        QFile raw(folder.filePath(u"secrets"_s));
        QCOMPARE(raw.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
        QVERIFY(raw.open(QIODevice::ReadOnly));
        const QByteArray bytes = raw.readAll();
        QVERIFY(!bytes.contains("0123456789abcdef"));
        QVERIFY(!bytes.contains(QByteArray("0123456789abcdef").toBase64()));
        QVERIFY(!bytes.contains("auth_token"));
    }
    void aWrongPassphraseOrAChangedByteIsRefused()
    {
        const QTemporaryDir folder;
        const ManualClock clock(noon);
        const QString path = folder.filePath(u"secrets"_s);
        EncryptedFile file(path, Secret("correct horse"), clock);
        QVERIFY(file.put(token, Secret("value")));
        EncryptedFile wrong(path, Secret("battery staple"), clock);
        QCOMPARE(wrong.keys(token).error().kind, Error::Kind::Denied);
        QVERIFY(!wrong.put(token, Secret("other"))); // and does not overwrite what it cannot read
        EncryptedFile locked(path, Secret(), clock);
        QCOMPARE(locked.keys(token).error().kind, Error::Kind::Denied);

        QFile raw(path);
        QVERIFY(raw.open(QIODevice::ReadWrite));
        QByteArray bytes = raw.readAll();
        bytes[bytes.size() - 1] = char(bytes.back() ^ 1);
        raw.seek(0);
        raw.write(bytes);
        raw.close();
        QCOMPARE(file.keys(token).error().kind, Error::Kind::Denied);
    }
    void anotherFileIsNotTakenForOurs_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("TWILIO_AUTH_TOKEN=…");
        QTest::newRow("only a header") << QByteArray("callboard-secrets-1\n");
        QTest::newRow("huge") << QByteArray(2 << 20, 'c');
    }
    void anotherFileIsNotTakenForOurs()
    {
        QFETCH(QByteArray, contents);
        const QTemporaryDir folder;
        const ManualClock clock(noon);
        QFile raw(folder.filePath(u"secrets"_s));
        QVERIFY(raw.open(QIODevice::WriteOnly));
        raw.write(contents);
        raw.close();
        EncryptedFile file(folder.filePath(u"secrets"_s), Secret("correct horse"), clock);
        QCOMPARE(file.keys(token).error().kind, Error::Kind::Storage);
    }
};
static const test::Register<EncryptedFileTest> encryptedFileTest;

class KeyringTest : public test::Suite
{
    Q_OBJECT
private Q_SLOTS:
    /// QtKeychain's jobs belong to one thread: eight that ask at once used to delete jobs under each other.
    void manyThreadsMayAskAtOnce()
    {
        constexpr int questions = 64;
        std::atomic<int> answered = 0;
        QThreadPool pool;
        pool.setMaxThreadCount(8);
        for (int i = 0; i < questions; ++i) {
            pool.start([&answered, i] {
                Keyring keyring(10s);
                const Result<QList<Key>> keys = keyring.keys(u"test.nothing_kept_%1"_s.arg(i));
                // Without a keyring it says so; with one there is nothing of this name in it.
                if (keys ? keys->isEmpty() : keys.error().kind != Error::Kind::Invalid)
                    ++answered;
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(answered.load(), questions, 30'000);
        QVERIFY(pool.waitForDone(5'000));
    }

    void theApplicationsThreadWaitsInItsLoop()
    {
        Keyring keyring(10s);
        const Result<QList<Key>> keys = keyring.keys(u"test.nothing_kept"_s);
        QVERIFY(keys ? keys->isEmpty() : keys.error().detail != u"the keyring did not answer"_s);
    }
};
static const test::Register<KeyringTest> keyringTest;

#include "secretstest.moc"
