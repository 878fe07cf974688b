// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingswords.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace cb::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(cb::ui::SettingsWords)
};

/// A setting by its label, or by its key where no page shows it.
QString named(const QString &key)
{
    const QString label = settingLabel(key);
    return label.isEmpty() ? key : label;
}

} // namespace

QString settingLabel(const QString &key)
{
    struct Entry {
        QLatin1StringView key;
        const char *label;
    };
    static constexpr Entry entries[] = {
        {"site.organisation"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Organisation")},
        {"site.timezone"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Time zone")},
        {"site.day_start"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "The day begins at")},
        {"site.region"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Country")},
        {"listener.address"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Address")},
        {"listener.port"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Port")},
        {"listener.public_url"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Public URL")},
        {"listener.proxies"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Trusted proxies")},
        {"listener.allow"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Allowed networks")},
        {"listener.refusals_per_minute"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Refusals kept")},
        {"twilio.account_sid"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Account SID")},
        {"twilio.auth_token"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Auth token")},
        {"twilio.api_key_sid"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "API key SID")},
        {"twilio.api_key_secret"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "API key secret")},
        {"twilio.region"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Region")},
        {"twilio.edge"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Edge")},
        {"twilio.base_url"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Base URL")},
        {"twilio.phone_number"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Our number")},
        {"twilio.sms_number"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "SMS number")},
        {"twilio.fallback_url"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Fallback URL")},
        {"twilio.calls_per_second"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "At most")},
        {"calls.attempts"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Attempts")},
        {"calls.retry_after"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Tried again after")},
        {"calls.retry_delay"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Pause between")},
        {"twilio.workspace_sid"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Workspace SID")},
        {"twilio.workflow_sid"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Workflow SID")},
        {"calls.default_transfer_number"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Transfer to")},
        {"calls.retention_days"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Calls are kept for")},
        {"recording.enabled"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Record calls")},
        {"recording.max_length"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Longest message")},
        {"recording.max_length_by_number"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Longest by number")},
        {"recording.announce"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Announce it")},
        {"recording.fetch_calls"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Keep them here")},
        {"recording.format"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Format")},
        {"recording.channels"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Channels")},
        {"recording.max_bytes"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Largest file")},
        {"recording.retention_days"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Recordings are kept for")},
        {"recording.delete_at_twilio"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Deleted at Twilio")},
        {"voicemail.transcribe"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Transcripts")},
        {"prices.currency"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Currency")},
        {"prices.as_of"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "As of")},
        {"prices.source"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Source")},
        {"prices.number"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "A number")},
        {"prices.call_in"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "A call in")},
        {"prices.call_out"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "A call out")},
        {"prices.sms_in"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "An SMS in")},
        {"prices.sms_out"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "An SMS out")},
        {"prices.recording"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Recording")},
        {"prices.storage"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Storage")},
        {"prices.transcription"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "A transcript")},
        {"callouts.admin_sms"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Office manager")},
        {"callouts.clinical_sms"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Clinical manager")},
        {"mail.admin_email"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Administrator email")},
        {"mail.mailgun_domain"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Mailgun domain")},
        {"mail.mailgun_api_key"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Mailgun API key")},
        {"database.url"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Database")},
        {"log.debug"_L1, QT_TRANSLATE_NOOP("cb::ui::SettingsWords", "Debug mode")},
    };
    for (const Entry &entry : entries) {
        if (entry.key == key)
            return Words::tr(entry.label);
    }
    return {};
}

QString mistakeText(const config::Definition &definition)
{
    using config::Kind;
    switch (definition.kind) {
    case Kind::Flag:
        return Words::tr("Enter true or false.");
    case Kind::Whole:
    case Kind::Seconds:
        return Words::tr("Enter a whole number, zero or more.");
    case Kind::CallDays:
        return Words::tr("Enter 0, or 2 days and more: the calls of the last day would come back from Twilio.");
    case Kind::Port:
        return Words::tr("Enter a port from 1 to 65535.");
    case Kind::NumberSeconds:
        return Words::tr("Enter numbers and seconds, such as %1.").arg(u"+12065550102=60"_s);
    case Kind::RecordingFormat:
    case Kind::Channels:
    case Kind::CallEnds:
        return Words::tr("Choose one of the list.");
    case Kind::PhoneNumber:
        return Words::tr("Enter the full number, such as %1.").arg(u"+1 206 555 0142"_s);
    case Kind::Sid:
        return Words::tr("Enter %1 and 32 digits from 0 to f.").arg(definition.sidPrefix);
    case Kind::Url:
        return Words::tr("Enter an address such as https://desk.example.org/callboard.");
    case Kind::WebPage:
        return Words::tr("Enter an address such as https://handler.twilio.com/twiml/EH0123.");
    case Kind::TimeZone:
        return Words::tr("Enter a time zone such as America/New_York.");
    case Kind::WallTime:
        return Words::tr("Enter a time such as 04:00.");
    case Kind::Address:
        return Words::tr("Enter an address of this computer, such as 127.0.0.1.");
    case Kind::AddressList:
        return Words::tr("Enter addresses or networks with commas between them, such as 10.0.0.0/8.");
    case Kind::Label:
        return Words::tr("Enter a name of small letters and digits, such as ie1.");
    case Kind::Price:
        return Words::tr("Enter an amount such as %1.").arg(u"0.0085"_s);
    case Kind::PrefixPrices:
        return Words::tr("Enter beginnings of numbers and prices, such as %1.").arg(u"+1=0.014,+1876=?"_s);
    case Kind::Currency:
        return Words::tr("Enter the three letters of a currency, such as %1.").arg(u"USD"_s);
    case Kind::Date:
        return Words::tr("Enter a date such as %1.").arg(u"2026-05-01"_s);
    case Kind::Text:
        break;
    }
    return Words::tr("Enter less than 4,096 characters.");
}

QString originText(const config::Definition &definition, config::Origin origin, bool practice)
{
    switch (origin) {
    case config::Origin::Default:
        return Words::tr("default", "where a value comes from");
    case config::Origin::File:
        return practice ? Words::tr("practice", "where a value comes from") : u"callboard.yaml"_s;
    case config::Origin::Saved:
        return Words::tr("saved here", "where a value comes from");
    case config::Origin::Environment:
        return practice ? Words::tr("practice", "where a value comes from") : definition.environment;
    }
    Q_UNREACHABLE();
}

QString lockText(const config::Definition &definition, config::Origin origin, bool practice)
{
    if (practice && definition.key == u"recording.format")
        return Words::tr("The practice carrier makes WAV recordings alone.");
    if (origin != config::Origin::Environment)
        return {};
    return practice ? Words::tr("Practice mode brings its own.")
                    : Words::tr("The environment variable %1 decides. Change it there.").arg(definition.environment);
}

QString secretText(const SecretState &state, bool practice)
{
    using Place = SecretState::Place;
    QString text;
    switch (state.place) {
    case Place::Nowhere:
        return Words::tr("Not set. It goes into the system keyring or an encrypted file, never into the database.");
    case Place::Environment:
        text = practice ? Words::tr("Made for this practice.")
                        : Words::tr("From the environment variable %1.").arg(state.name);
        break;
    case Place::Credential:
        text = Words::tr("From the system credential %1.").arg(state.name);
        break;
    case Place::File:
        text = state.since.isValid()
            ? Words::tr("In the encrypted file since %1.").arg(QLocale().toString(state.since, QLocale::ShortFormat))
            : Words::tr("In the encrypted file.");
        break;
    case Place::Keyring:
        text = Words::tr("In the keyring.");
        break;
    }
    return state.rotating ? text + u' ' + Words::tr("The one before is still valid.") : text;
}

QString secretLockText(const SecretState &state, bool practice)
{
    if (practice && state.place == SecretState::Place::Environment)
        return Words::tr("practice mode brings its own.");
    if (state.place == SecretState::Place::Environment)
        return Words::tr("the environment variable %1 decides.").arg(state.name);
    return state.place == SecretState::Place::Credential
        ? Words::tr("the system credential %1 decides.").arg(state.name)
        : QString();
}

namespace {

QString subjectText(Finding::Subject subject)
{
    switch (subject) {
    case Finding::Subject::Configuration:
        return Words::tr("Configuration");
    case Finding::Subject::Secrets:
        return Words::tr("Secrets");
    case Finding::Subject::Account:
        return Words::tr("Account");
    case Finding::Subject::Database:
        return Words::tr("Database");
    case Finding::Subject::Port:
        return Words::tr("Port");
    case Finding::Subject::PublicUrl:
        return Words::tr("Public URL");
    case Finding::Subject::Fallback:
        return Words::tr("Fallback");
    case Finding::Subject::Recordings:
        return Words::tr("Recordings");
    case Finding::Subject::Disk:
        return Words::tr("Disk");
    }
    Q_UNREACHABLE();
}

/// Where a fault of the configuration was found, translated where it is a word of ours.
QString placeText(const QString &place)
{
    if (place == u"configuration file")
        return u"callboard.yaml"_s;
    return place == u"saved settings" ? Words::tr("The saved settings") : place;
}

/// "+12065550102, +12065550103" as people read it.
QString numbersText(const QString &list)
{
    QStringList numbers;
    for (const QString &number : list.split(u", "_s))
        numbers << PhoneNumber::fromVendor(number).display();
    return QLocale().createSeparatedList(numbers);
}

FindingText configurationText(const Finding &finding)
{
    const auto part = [&finding](int at) { return finding.parts.value(at); };
    using enum Finding::Fact;
    switch (finding.fact) {
    case SettingUnknown:
        return {{}, Words::tr("%1 names %2, which is no setting.").arg(placeText(part(0)), part(1)),
            Words::tr("Look for a slip of the pen, or take the line out."), {}};
    case SettingIsSecret:
        return {{}, Words::tr("%1 holds the secret %2.").arg(placeText(part(0)), named(part(1))),
            Words::tr("It was not read. Take it out there and enter it under Twilio account."), u"twilio"_s};
    case SettingBad:
        return {{}, Words::tr("%1: this value of %2 cannot be used.").arg(placeText(part(0)), named(part(1))),
            Words::tr("The weaker origin holds until it is mended."), {}};
    case AccountSidMissing:
        return {{}, Words::tr("No account is set up."),
            Words::tr("Every webhook is refused until it is. Enter the account SID."), u"twilio"_s};
    case OwnNumberMissing:
        return {{}, Words::tr("Our number is not set."),
            Words::tr("Calls out have no number to show. Enter one of the account's."), u"twilio"_s};
    default:
        return {{}, Words::tr("Every setting can be read."), {}, {}};
    }
}

FindingText secretsText(const Finding &finding)
{
    using enum Finding::Fact;
    switch (finding.fact) {
    case TokenKept:
        return {{}, Words::tr("The auth token is there."), {}, u"twilio"_s};
    case TokenKeptTwo:
        return {{}, Words::tr("The auth token is there, and the one before while rotating."), {}, u"twilio"_s};
    case TokenMissing:
        return {{}, Words::tr("There is no auth token."),
            Words::tr("Signatures cannot be checked, so calls are refused. Enter the token."), u"twilio"_s};
    case TokenOdd:
        return {{}, Words::tr("The auth token does not look like one of Twilio's."),
            Words::tr("It has 32 digits from 0 to f. Copy it anew from the Twilio console."), u"twilio"_s};
    case SecretsLocked:
        return {{}, Words::tr("There is no auth token, and not every place for secrets can be opened."),
            Words::tr("Unlock the keyring, or set CALLBOARD_PASSPHRASE for the encrypted file."), u"twilio"_s};
    case ApiKeyHalf:
        return {{}, Words::tr("Of the API key only one half is set."),
            Words::tr("Its SID and its secret belong together."), u"twilio"_s};
    default:
        return {{}, Words::tr("The API key is there."), {}, u"twilio"_s};
    }
}

FindingText accountText(const Finding &finding)
{
    const QString name = finding.parts.value(0);
    using enum Finding::Fact;
    switch (finding.fact) {
    case AccountTrial:
        return {{}, Words::tr("%1 is a trial account.").arg(name),
            Words::tr("It reaches verified numbers only, and says so before each call."), u"twilio"_s};
    case AccountStopped:
        return {{}, Words::tr("%1 does not work at Twilio: %2.").arg(name, finding.parts.value(1)),
            Words::tr("Ask Twilio. Calls do not arrive until it is active."), u"twilio"_s};
    case AccountKeyRefused:
        return {{}, Words::tr("Twilio refused the API key."),
            Words::tr("Calls still arrive. Hold, transfer and SMS are paused until it is replaced."), u"twilio"_s};
    case AccountTokenRefused:
        return {{}, Words::tr("Twilio refused the auth token."),
            Words::tr("Calls are refused, as signatures cannot be checked. Enter the token."), u"twilio"_s};
    case AccountSilent:
        return {{}, Words::tr("Twilio does not answer."),
            Words::tr("Check the connection and the base URL, then check again."), u"twilio"_s};
    case AccountNotAsked:
        return {{}, Words::tr("Twilio was not asked yet."), Words::tr("It needs the account SID and a secret."),
            u"twilio"_s};
    default:
        return {{}, Words::tr("Twilio answers for %1.").arg(name), {}, u"twilio"_s};
    }
}

FindingText placesText(const Finding &finding)
{
    const QString first = finding.parts.value(0);
    using enum Finding::Fact;
    switch (finding.fact) {
    case DatabaseNone:
        return {{}, Words::tr("There is none yet."), Words::tr("It is made at the first start."), {}};
    case DatabaseBroken:
        return {{}, Words::tr("The database cannot be read."),
            Words::tr("Bring back a backup copy, or ask for help with: %1").arg(first), {}};
    case PortOurs:
        return {{}, Words::tr("This desk listens on %1.").arg(first), {}, u"listener"_s};
    case PortFree:
        return {{}, Words::tr("%1 is free.").arg(first), {}, u"listener"_s};
    case PortForbidden:
        return {{}, Words::tr("The system does not allow %1.").arg(first), Words::tr("Take a port over 1023."),
            u"listener"_s};
    case PortTaken:
        return {{}, Words::tr("%1 is used by another program.").arg(first),
            Words::tr("End that program, or use another port."), u"listener"_s};
    case PortFailed:
        return {{}, Words::tr("%1 cannot be opened.").arg(first), Words::tr("Enter an address this computer has."),
            u"listener"_s};
    case UrlMissing:
        return {{}, Words::tr("There is no public URL."),
            finding.state == Finding::State::Ok ? QString()
                                                : Words::tr("Twilio cannot reach this desk from outside. Enter it."),
            u"listener"_s};
    case UrlSilent:
        return {{}, Words::tr("%1 does not answer.").arg(first),
            Words::tr("Start the tunnel or the proxy that leads here."), u"listener"_s};
    case UrlOther:
        return {{}, Words::tr("%1 answers, but not as Callboard does (%2).").arg(first, finding.parts.value(1)),
            Words::tr("Look where it leads, and whether the path prefix is right."), u"listener"_s};
    case UrlPlain:
        return {{}, Words::tr("%1 is not https.").arg(first),
            Words::tr("What callers say crosses the network in the clear."), u"listener"_s};
    case UrlGood:
        return {{}, Words::tr("%1 leads to this desk.").arg(first), {}, u"listener"_s};
    default:
        return {{}, Words::tr("The database opens, and its tables are of this version."), {}, {}};
    }
}

FindingText keptText(const Finding &finding)
{
    const QString first = finding.parts.value(0);
    const auto megabytes = [&first] {
        return QLocale().formattedDataSize(first.toLongLong() << 20, 1, QLocale::DataSizeSIFormat);
    };
    using enum Finding::Fact;
    switch (finding.fact) {
    case FallbackSet:
        return {{}, Words::tr("%n numbers have a fallback at Twilio.", nullptr, first.toInt()), {}, u"numbers"_s};
    case FallbackMissing:
        return {{}, Words::tr("No fallback at Twilio for %1.").arg(numbersText(first)),
            Words::tr("When this desk is off, callers hear an error. Set the addresses."), u"numbers"_s};
    case FallbackUnknown:
        return {{}, Words::tr("It is not known whether the numbers have one."),
            Words::tr("Twilio has to answer first."), u"numbers"_s};
    case RecordingOff:
        return {{}, Words::tr("Calls are not recorded. Voicemail is."), {}, u"recording"_s};
    case RecordingForbidden:
        return {{}, Words::tr("%1 cannot be written.").arg(first),
            Words::tr("Recordings stay at Twilio. Give this user the right to write there."), {}};
    case RecordingNoUrl:
        return {{}, Words::tr("Twilio cannot say when a recording is ready."), Words::tr("It needs the public URL."),
            u"listener"_s};
    case RecordingNoMoney:
        return {{}, Words::tr("The account holds %1.").arg(first),
            Words::tr("Twilio stops recording and calls. Top it up in the Twilio console."), u"twilio"_s};
    case MissingPermission:
        return {{},
            Words::tr("%n recordings of the last 30 days are missing: the API key may not read them.", nullptr,
                first.toInt()),
            Words::tr(
                "Give the key that right in the Twilio console, then press Fetch again at each message and call."),
            u"twilio"_s};
    case MissingAddress:
        return {{},
            Words::tr("%n recordings of the last 30 days are missing: their address is none of Twilio's.", nullptr,
                first.toInt()),
            Words::tr("Look at region and edge of the account, then press Fetch again at each message and call."),
            u"twilio"_s};
    case MissingBalance:
        return {{},
            Words::tr("%n recordings of the last 30 days are missing: the account is out of money or suspended.",
                nullptr, first.toInt()),
            Words::tr("Top it up in the Twilio console, then press Fetch again at each message and call."),
            u"twilio"_s};
    case MissingUnreachable:
        return {{}, Words::tr("%n recordings are not here yet: Twilio does not answer.", nullptr, first.toInt()),
            Words::tr("They are tried again by themselves for a while. After that, press Fetch again at each message "
                      "and call."),
            {}};
    case MissingKept:
        return {{},
            Words::tr(
                "%n recordings of the last 30 days could not be encrypted or written here.", nullptr, first.toInt()),
            Words::tr("Look at the keyring and at the disk, then press Fetch again at each message and call."), {}};
    case MissingThere:
        return {
            {}, Words::tr("Of %n recordings of the last 30 days Twilio has no sound.", nullptr, first.toInt()), {}, {}};
    case MissingSpoiled:
        return {{}, Words::tr("%n recordings of the last 30 days came damaged or too large.", nullptr, first.toInt()),
            Words::tr("Press Fetch again at each message and call. For what is too large, raise the limit first."),
            u"recording"_s};
    case DiskReadOnly:
        return {{}, Words::tr("%1 cannot be written.").arg(first), Words::tr("Nothing new is kept."), {}};
    case DiskScarce:
        return {{}, Words::tr("%1 are free in %2.").arg(megabytes(), finding.parts.value(1)),
            Words::tr("A day with recordings may need more. Make room."), {}};
    case DiskGood:
        return {{}, Words::tr("%1 are free in %2.").arg(megabytes(), finding.parts.value(1)), {}, {}};
    default:
        return {{}, Words::tr("Calls can be recorded and kept."), {}, u"recording"_s};
    }
}

} // namespace

FindingText findingText(const Finding &finding)
{
    using enum Finding::Subject;
    FindingText text;
    switch (finding.subject) {
    case Configuration:
        text = configurationText(finding);
        break;
    case Secrets:
        text = secretsText(finding);
        break;
    case Account:
        text = accountText(finding);
        break;
    case Database:
    case Port:
    case PublicUrl:
        text = placesText(finding);
        break;
    case Fallback:
    case Recordings:
    case Disk:
        text = keptText(finding);
        break;
    }
    text.subject = subjectText(finding.subject);
    return text;
}

QString stateIcon(Finding::State state)
{
    switch (state) {
    case Finding::State::Ok:
        return u"circle-check"_s;
    case Finding::State::Warn:
        return u"triangle-alert"_s;
    case Finding::State::Fail:
        return u"circle-x"_s;
    }
    Q_UNREACHABLE();
}

Tone stateTone(Finding::State state)
{
    switch (state) {
    case Finding::State::Ok:
        return Tone::Green;
    case Finding::State::Warn:
        return Tone::Amber;
    case Finding::State::Fail:
        return Tone::Red;
    }
    Q_UNREACHABLE();
}

QString stateWord(Finding::State state)
{
    switch (state) {
    case Finding::State::Ok:
        return Words::tr("good", "a finding");
    case Finding::State::Warn:
        return Words::tr("warning", "a finding");
    case Finding::State::Fail:
        return Words::tr("missing or broken", "a finding");
    }
    Q_UNREACHABLE();
}

} // namespace cb::ui
