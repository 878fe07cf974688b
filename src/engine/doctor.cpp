// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/doctor.h"

#include "engine/databasetask.h"
#include "http/client.h"
#include "recordings/recordingstore.h"
#include "store/migrations.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QMap>
#include <QRegularExpression>
#include <QStorageInfo>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::engine {

namespace {

using enum Finding::State;
using enum Finding::Subject;
using enum Finding::Fact;

constexpr qint64 scarceBytes = qint64(1) << 30; // a day of calls with recordings
constexpr int connectMs = 1000;
constexpr auto urlPatience = 5s;
constexpr std::chrono::hours missingSince{24 * 30};

/// What keeps a recording away, as one fact; nothing for what is no problem. Source: recordings/recording.h.
std::optional<Finding::Fact> factOf(AudioProblem problem)
{
    switch (problem) {
    case AudioProblem::None:
    case AudioProblem::NotThereYet:
        return std::nullopt;
    case AudioProblem::NotFound:
        return MissingThere;
    case AudioProblem::Permission:
        return MissingPermission;
    case AudioProblem::Address:
        return MissingAddress;
    case AudioProblem::Balance:
        return MissingBalance;
    case AudioProblem::Unreachable:
        return MissingUnreachable;
    case AudioProblem::Damaged:
    case AudioProblem::TooLarge:
        return MissingSpoiled;
    case AudioProblem::NoKey:
    case AudioProblem::Disk:
        return MissingKept;
    }
    Q_UNREACHABLE();
}

/// One visit: what was asked, and what was found so far.
class Visit
{
public:
    Visit(const Examination &examination, const Clock &clock)
        : m_asked(examination)
        , m_clock(clock)
    { }

    QList<Finding> all();

private:
    void tell(Finding::State state, Finding::Subject subject, Finding::Fact fact, const QStringList &parts = {})
    {
        m_found << Finding{state, subject, fact, parts};
    }
    /// Opens the database first, as half of the settings may be in it; its findings come later.
    void readDatabase();
    void lookAtConfiguration();
    void lookAtSecrets();
    void lookAtAccount();
    void lookAtPort();
    void lookAtPublicUrl();
    void lookAtFallback();
    void lookAtRecordings();
    void countMissing();
    void lookAtDisk();
    [[nodiscard]] const AccountReport *report() const
    {
        return m_asked.account && *m_asked.account ? &**m_asked.account : nullptr;
    }

    const Examination &m_asked;
    const Clock &m_clock;
    config::Configuration m_settings;
    Finding m_database{Ok, Database, DatabaseGood, {}};
    QHash<AudioProblem, int> m_missing; // recordings
    QList<Finding> m_found;
};

void Visit::readDatabase()
{
    m_settings = m_asked.desk.configuration();
    store::Options options = m_asked.desk.database();
    if (options.engine == store::Engine::Sqlite && !QFileInfo::exists(options.path)) {
        m_database.fact = DatabaseNone;
        return;
    }
    options.readOnly = true;
    const auto broken = [this](const Error &error) { m_database = {Fail, Database, DatabaseBroken, {error.detail}}; };
    const Result<std::unique_ptr<store::Database>> database = store::Database::open(options, m_clock);
    if (!database) {
        broken(database.error());
        return;
    }
    if (const Result<> current = readNow(**database, store::requireCurrentSchema); !current) {
        broken(current.error());
        return;
    }
    const Result<QHash<QString, QString>> saved = readNow(**database, savedSettings);
    if (!saved) {
        broken(saved.error());
        return;
    }
    m_settings = m_asked.desk.configuration(*saved);
    const auto missing = readNow(**database, [since = m_clock.now() - missingSince](store::Connection &connection) {
        return recordings::missing(connection, since);
    });
    if (missing)
        m_missing = *missing;
    else
        broken(missing.error());
}

void Visit::lookAtConfiguration()
{
    for (const config::Fault &fault : m_settings.faults()) {
        const Finding::Fact fact = fault.what == config::Fault::What::Unknown ? SettingUnknown
            : fault.what == config::Fault::What::SecretThere                  ? SettingIsSecret
                                                                              : SettingBad;
        tell(Fail, Configuration, fact, {fault.place, fault.key});
    }
    if (m_settings.faults().isEmpty())
        tell(Ok, Configuration, SettingsReadable);
    if (m_settings.text(u"twilio.account_sid"_s).isEmpty())
        tell(Warn, Configuration, AccountSidMissing);
    if (m_settings.text(u"twilio.phone_number"_s).isEmpty() && !m_asked.desk.practice)
        tell(Warn, Configuration, OwnNumberMissing);
}

void Visit::lookAtSecrets()
{
    QStringList locked;
    const std::unique_ptr<secrets::Vault> vault = openVault(m_asked.desk, m_clock);
    const QList<secrets::Key> tokens = vault->keys(u"twilio.auth_token"_s, &locked);
    static const QRegularExpression token(u"^[0-9a-f]{32}$"_s);
    if (tokens.isEmpty() && !locked.isEmpty())
        tell(Warn, Secrets, SecretsLocked, {locked.join(u"; "_s)});
    else if (tokens.isEmpty())
        tell(Warn, Secrets, TokenMissing);
    else if (!token.match(QString::fromLatin1(tokens.first().value.reveal())).hasMatch())
        tell(Warn, Secrets, TokenOdd, {tokens.first().id});
    else
        tell(Ok, Secrets, tokens.size() > 1 ? TokenKeptTwo : TokenKept, {tokens.first().id});

    const bool sid = !m_settings.text(u"twilio.api_key_sid"_s).isEmpty();
    const QList<secrets::Key> keys = vault->keys(u"twilio.api_key_secret"_s);
    if (sid && !keys.isEmpty())
        tell(Ok, Secrets, ApiKeyKept, {keys.first().id});
    else if (sid || !keys.isEmpty())
        tell(Warn, Secrets, ApiKeyHalf);
}

void Visit::lookAtAccount()
{
    if (!m_asked.account)
        return;
    // Two keys, two troubles: without the token calls are refused, without the API key all that the desk asks for is.
    if (m_asked.token == TokenVerdict::Wrong)
        tell(Fail, Account, AccountTokenRefused);
    if (const AccountReport *account = report()) {
        if (account->status != u"active")
            tell(Fail, Account, AccountStopped, {account->name, account->status});
        else if (account->trial)
            tell(Warn, Account, AccountTrial, {account->name});
        else
            tell(Ok, Account, AccountAnswers, {account->name});
        return;
    }
    const Error &error = m_asked.account->error();
    if (error.kind == Error::Kind::Invalid) {
        tell(Warn, Account, AccountNotAsked);
    } else if (error.kind == Error::Kind::Denied) {
        if (m_asked.token != TokenVerdict::Wrong || !m_settings.text(u"twilio.api_key_sid"_s).isEmpty())
            tell(Fail, Account, AccountKeyRefused);
    } else {
        tell(Warn, Account, AccountSilent, {error.detail});
    }
}

void Visit::lookAtPort()
{
    const QHostAddress address(m_settings.text(u"listener.address"_s));
    const auto port = quint16(m_settings.whole(u"listener.port"_s));
    const QString where = u"%1:%2"_s.arg(address.toString()).arg(m_asked.ownPort.value_or(port));
    if (m_asked.ownPort) {
        tell(Ok, Port, PortOurs, {where});
        return;
    }
    QTcpServer server;
    if (server.listen(address, port)) {
        tell(Ok, Port, PortFree, {where});
        return;
    }
    if (server.serverError() == QAbstractSocket::SocketAccessError) {
        tell(Fail, Port, PortForbidden, {where});
        return;
    }
    QTcpSocket probe;
    probe.connectToHost(address, port);
    if (probe.waitForConnected(connectMs))
        tell(Warn, Port, PortTaken, {where});
    else
        tell(Warn, Port, PortFailed, {where, server.errorString()});
}

void Visit::lookAtPublicUrl()
{
    const QString url = m_settings.text(u"listener.public_url"_s);
    if (url.isEmpty()) {
        tell(m_asked.desk.practice ? Ok : Warn, PublicUrl, UrlMissing);
        return;
    }
    http::Client client;
    QEventLoop loop;
    http::ClientRequest request;
    request.url = QUrl(url + u"/health"_s);
    request.timeout = urlPatience;
    client.send(request, [&](const http::ClientResult &answer) {
        if (!answer)
            tell(Warn, PublicUrl, UrlSilent, {url, answer.error().detail});
        else if (answer->status != 200)
            tell(Warn, PublicUrl, UrlOther, {url, QString::number(answer->status)});
        else
            tell(Ok, PublicUrl, UrlGood, {url});
        loop.quit();
    });
    loop.exec();
    if (!url.startsWith(u"https://"))
        tell(Warn, PublicUrl, UrlPlain, {url});
}

void Visit::lookAtFallback()
{
    if (!m_asked.account)
        return;
    const AccountReport *account = report();
    if (!account) {
        tell(Warn, Fallback, FallbackUnknown);
        return;
    }
    QStringList without;
    int with = 0;
    for (const CarrierNumber &number : account->numbers) {
        if (number.overridden || !number.canVoice)
            continue;
        const QString own = m_settings.text(u"twilio.fallback_url"_s); // a TwiML Bin of the account, perhaps
        if (QUrl(number.fallbackUrl).path().endsWith(u"/twilio/fallback")
            || (!own.isEmpty() && number.fallbackUrl == own))
            ++with;
        else
            without << number.phone.e164();
    }
    if (!without.isEmpty())
        tell(Warn, Fallback, FallbackMissing, {without.join(u", "_s)});
    else
        tell(Ok, Fallback, FallbackSet, {QString::number(with)});
}

void Visit::lookAtRecordings()
{
    const QString kept = m_asked.desk.dataFolder + u"/recordings"_s;
    const QString folder = QFileInfo::exists(kept) ? kept : m_asked.desk.dataFolder;
    const AccountReport *account = report();
    if (!QFileInfo(folder).isWritable())
        tell(Fail, Recordings, RecordingForbidden, {folder});
    else if (m_settings.text(u"listener.public_url"_s).isEmpty() && !m_asked.desk.practice)
        tell(Warn, Recordings, RecordingNoUrl);
    else if (account && account->balance && *account->balance <= 0)
        tell(Warn, Recordings, RecordingNoMoney, {u"%1 %2"_s.arg(*account->balance, 0, 'f', 2).arg(account->currency)});
    else if (!m_settings.flag(u"recording.enabled"_s))
        tell(Ok, Recordings, RecordingOff);
    else
        tell(Ok, Recordings, RecordingGood);
    countMissing();
}

/// What the database has of recordings that did not come: the most telling reasons first, each with what to mend.
void Visit::countMissing()
{
    QMap<Finding::Fact, int> counts;
    for (auto missing = m_missing.cbegin(); missing != m_missing.cend(); ++missing) {
        if (const std::optional<Finding::Fact> fact = factOf(missing.key()))
            counts[*fact] += missing.value();
    }
    for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
        const bool final = count.key() == MissingThere || count.key() == MissingSpoiled; // nothing can be mended here
        tell(final ? Ok : Warn, Recordings, count.key(), {QString::number(count.value())});
    }
}

void Visit::lookAtDisk()
{
    const QString &folder = m_asked.desk.dataFolder;
    const QStorageInfo disk(folder);
    const QStringList room{QString::number(disk.bytesAvailable() >> 20), folder};
    if (disk.isReadOnly())
        tell(Fail, Disk, DiskReadOnly, {folder});
    else if (disk.bytesAvailable() < scarceBytes)
        tell(Warn, Disk, DiskScarce, room);
    else
        tell(Ok, Disk, DiskGood, room);
}

QList<Finding> Visit::all()
{
    readDatabase();
    lookAtConfiguration();
    lookAtSecrets();
    lookAtAccount();
    m_found << m_database;
    lookAtPort();
    lookAtPublicUrl();
    lookAtFallback();
    lookAtRecordings();
    lookAtDisk();
    return m_found;
}

} // namespace

std::optional<quint16> ownPort(const ListenerStatus &listener)
{
    const bool open = listener.health == Health::Ok || listener.health == Health::Degraded;
    return open && listener.port > 0 && listener.wantedPort == 0 ? std::optional(quint16(listener.port)) : std::nullopt;
}

QList<Finding> examine(const Examination &examination, const Clock &clock)
{
    return Visit(examination, clock).all();
}

} // namespace cb::engine
