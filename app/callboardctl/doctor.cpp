// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "engine/carrieraccount.h"
#include "engine/databasetask.h"
#include "engine/deskobserver.h"
#include "engine/doctor.h"
#include "engine/linkclient.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cb::ctl {

namespace {

constexpr auto linkPatience = 2s;

QString word(Finding::State state)
{
    switch (state) {
    case Finding::State::Ok:
        return u"ok  "_s;
    case Finding::State::Warn:
        return u"warn"_s;
    case Finding::State::Fail:
        return u"fail"_s;
    }
    Q_UNREACHABLE();
}

QString name(Finding::Subject subject)
{
    switch (subject) {
    case Finding::Subject::Configuration:
        return u"configuration"_s;
    case Finding::Subject::Secrets:
        return u"secrets"_s;
    case Finding::Subject::Account:
        return u"account"_s;
    case Finding::Subject::Database:
        return u"database"_s;
    case Finding::Subject::Port:
        return u"port"_s;
    case Finding::Subject::PublicUrl:
        return u"public URL"_s;
    case Finding::Subject::Fallback:
        return u"fallback"_s;
    case Finding::Subject::Recordings:
        return u"recordings"_s;
    case Finding::Subject::Disk:
        return u"disk"_s;
    }
    Q_UNREACHABLE();
}

/// What the fact says, with %1 and %2 for its parts.
QString pattern(Finding::Fact fact)
{
    using enum Finding::Fact;
    switch (fact) {
    case SettingsReadable:
        return u"every setting can be read"_s;
    case SettingUnknown:
        return u"%1: unknown setting %2"_s;
    case SettingIsSecret:
        return u"%1: %2 is a secret and does not belong there; it was not read"_s;
    case SettingBad:
        return u"%1: %2 cannot have this value; the weaker one holds"_s;
    case AccountSidMissing:
        return u"twilio.account_sid is not set: every webhook is refused until it is"_s;
    case OwnNumberMissing:
        return u"twilio.phone_number is not set: calls out have no number to show"_s;
    case TokenKept:
        return u"auth token from %1"_s;
    case TokenKeptTwo:
        return u"auth token from %1, and the one before while rotating"_s;
    case TokenMissing:
        return u"no Twilio auth token (set TWILIO_AUTH_TOKEN or run: callboardctl import .env)"_s;
    case TokenOdd:
        return u"the auth token (%1) does not look like one of Twilio's: 32 hexadecimal digits"_s;
    case SecretsLocked:
        return u"no Twilio auth token (%1)"_s;
    case ApiKeyKept:
        return u"API key secret from %1"_s;
    case ApiKeyHalf:
        return u"of the API key only one half is set: TWILIO_API_KEY and TWILIO_API_SECRET belong together"_s;
    case AccountAnswers:
        return u"Twilio answers for %1"_s;
    case AccountTrial:
        return u"%1 is a trial account: it reaches verified numbers only"_s;
    case AccountStopped:
        return u"%1 is %2 at Twilio"_s;
    case AccountKeyRefused:
        return u"Twilio refused the API key: calls still arrive, what the desk asks for is refused"_s;
    case AccountTokenRefused:
        return u"Twilio refused the auth token: signatures cannot be checked, and calls are refused"_s;
    case AccountSilent:
        return u"Twilio did not answer: %1"_s;
    case AccountNotAsked:
        return u"there is nothing to ask Twilio with yet"_s;
    case DatabaseNone:
        return u"none yet; it is made at the first start"_s;
    case DatabaseGood:
        return u"opens, and its tables are of this version"_s;
    case DatabaseBroken:
        return u"%1"_s;
    case PortFree:
        return u"%1 is free"_s;
    case PortOurs:
        return u"this desk listens on %1"_s;
    case PortForbidden:
        return u"%1 needs rights this user does not have"_s;
    case PortTaken:
        return u"%1 is taken, by an engine or by another program"_s;
    case PortFailed:
        return u"%1: %2"_s;
    case UrlMissing:
        return u"APP_URL is not set: vendors cannot reach this desk from outside"_s;
    case UrlSilent:
        return u"%1 did not answer: %2"_s;
    case UrlOther:
        return u"%1/health answered %2"_s;
    case UrlGood:
        return u"%1 leads to an engine"_s;
    case UrlPlain:
        return u"%1 is not https: what callers say crosses the network in the clear"_s;
    case FallbackSet:
        return u"%1 numbers have a fallback at Twilio"_s;
    case FallbackMissing:
        return u"no fallback at Twilio for %1"_s;
    case FallbackUnknown:
        return u"Twilio did not say whether the numbers have one"_s;
    case RecordingGood:
        return u"calls can be recorded and kept"_s;
    case RecordingOff:
        return u"calls are not recorded (recording.enabled); voicemail is"_s;
    case RecordingForbidden:
        return u"%1 cannot be written: recordings stay at Twilio"_s;
    case RecordingNoUrl:
        return u"without a public URL Twilio cannot say that a recording is ready"_s;
    case RecordingNoMoney:
        return u"the account holds %1: Twilio stops recording"_s;
    case MissingPermission:
        return u"missing in 30 days, as the API key may not read recordings: %1"_s;
    case MissingAddress:
        return u"missing in 30 days, as their URL is none of the configured Twilio's: %1"_s;
    case MissingBalance:
        return u"missing in 30 days, as the account is suspended or out of money: %1"_s;
    case MissingUnreachable:
        return u"not here yet, as Twilio does not answer; tried again: %1"_s;
    case MissingKept:
        return u"missing in 30 days, as they could not be encrypted or written here: %1"_s;
    case MissingThere:
        return u"missing in 30 days, as Twilio has none: %1"_s;
    case MissingSpoiled:
        return u"missing in 30 days, as they came damaged or too large: %1"_s;
    case DiskReadOnly:
        return u"%1 cannot be written"_s;
    case DiskScarce:
    case DiskGood:
        return u"%1 MB free for %2"_s;
    }
    Q_UNREACHABLE();
}

QString sentence(const Finding &finding)
{
    const QString words = pattern(finding.fact);
    if (finding.parts.isEmpty())
        return words;
    return finding.parts.size() == 1 ? words.arg(finding.parts[0]) : words.arg(finding.parts[0], finding.parts[1]);
}

void tell(const Finding &finding)
{
    print(u"%1  %2  %3"_s.arg(word(finding.state)).arg(name(finding.subject), -13).arg(sentence(finding)));
}

/// What Twilio says of the account, its API key and its auth token.
void askAccount(
    const QCommandLineParser &parser, const engine::Desk &desk, const Clock &clock, engine::Examination &examination)
{
    QHash<QString, QString> saved;
    if (const auto database = openForReading(parser, clock)) // else the examination says why not
        saved = engine::readNow(**database, engine::savedSettings).value_or(saved);
    engine::CarrierAccount account(desk, clock, [&] {
        return engine::CarrierAccount::Setup{desk.configuration(saved), {}};
    });
    QEventLoop loop;
    account.ask(&loop, [&](const Result<AccountReport> &report, TokenVerdict token) {
        examination.account = report;
        examination.token = token;
        loop.quit();
    });
    loop.exec();
}

/// Where the engine of this folder listens, as it says itself over the link; nothing when none runs.
std::optional<quint16> portOfEngine(const engine::Desk &desk)
{
    engine::LinkClient link(desk.dataFolder, 0);
    std::optional<quint16> port;
    QEventLoop loop;
    QObject::connect(&link, &engine::LinkClient::statusChanged, &loop, [&](const QJsonObject &status) {
        port = engine::ownPort(engine::statusFrom(status).listener);
        loop.quit();
    });
    QTimer::singleShot(linkPatience, &loop, &QEventLoop::quit);
    link.connectToEngine();
    if (link.isConnected()) // at once, or nobody is there: it is a socket of this machine
        loop.exec();
    return port;
}

int run(const QCommandLineParser &parser, const QStringList &)
{
    const Result<engine::Desk> desk = deskFrom(parser);
    if (!desk) {
        print(u"fail  configuration  "_s + desk.error().detail);
        return finding;
    }
    static const SystemClock clock;
    engine::Examination examination;
    examination.desk = *desk;
    examination.ownPort = portOfEngine(*desk);
    if (parser.isSet(u"account"_s))
        askAccount(parser, *desk, clock, examination);
    const QList<Finding> found = engine::examine(examination, clock);
    std::for_each(found.begin(), found.end(), tell);
    return std::all_of(found.begin(), found.end(), [](const Finding &one) { return one.state == Finding::State::Ok; })
        ? good
        : finding;
}

} // namespace

Command doctorCommand()
{
    return {u"doctor"_s, u"Looks at configuration, secrets, database, port, public URL, recordings and disk."_s,
        [](QCommandLineParser &parser) {
            addDeskOptions(parser);
            parser.addOption({u"account"_s, u"Asks Twilio about account, API key and auth token, too."_s});
        },
        run};
}

} // namespace cb::ctl
