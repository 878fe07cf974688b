// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/definitions.h"

#include "base/phonenumber.h"
#include "base/pricelist.h"

#include <QDate>
#include <QHostAddress>
#include <QRegularExpression>
#include <QTime>
#include <QTimeZone>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace cb::config {

namespace {

/// The United States and Canada. Islands that share +1 with them, and their premium numbers, are priced on their own:
/// better unknown than wrong. Source: North American Numbering Plan, area codes by country.
QString callOutPrices()
{
    static constexpr int elsewhere[] = {242, 246, 264, 268, 284, 340, 345, 441, 473, 649, 658, 664, 670, 671, 684, 721,
        758, 767, 784, 787, 809, 829, 849, 868, 869, 876, 900, 939};
    QString prices = u"+1=0.014"_s;
    for (const int area : elsewhere)
        prices += u",+1%1=?"_s.arg(area);
    return prices;
}

} // namespace

const QList<Definition> &definitions()
{
    static const QList<Definition> all{
        {u"site.organisation"_s, u"CALLBOARD_ORGANISATION"_s, Kind::Text, u"Callboard"_s, false, {}},
        {u"site.timezone"_s, u"CALLBOARD_TIMEZONE"_s, Kind::TimeZone, {}, false, {}},
        {u"site.day_start"_s, u"CALLBOARD_DAY_START"_s, Kind::WallTime, u"00:00"_s, false, {}},
        {u"site.region"_s, u"CALLBOARD_REGION"_s, Kind::Text, u"US"_s, false, {}},
        {u"listener.address"_s, u"CALLBOARD_LISTEN"_s, Kind::Address, u"127.0.0.1"_s, false, {}},
        {u"listener.port"_s, u"CALLBOARD_PORT"_s, Kind::Port, u"8787"_s, false, {}},
        {u"listener.public_url"_s, u"APP_URL"_s, Kind::Url, {}, false, {}},
        {u"listener.proxies"_s, u"CALLBOARD_PROXIES"_s, Kind::AddressList, {}, false, {}},
        {u"listener.allow"_s, u"CALLBOARD_ALLOW"_s, Kind::AddressList, {}, false, {}},
        {u"listener.refusals_per_minute"_s, u"CALLBOARD_REFUSALS_PER_MINUTE"_s, Kind::Whole, u"60"_s, false, {}},
        {u"database.url"_s, u"CALLBOARD_DATABASE"_s, Kind::Text, {}, false, {}},
        {u"twilio.account_sid"_s, u"TWILIO_ACCOUNT_SID"_s, Kind::Sid, {}, false, u"AC"_s},
        {u"twilio.auth_token"_s, u"TWILIO_AUTH_TOKEN"_s, Kind::Text, {}, true, {}},
        {u"twilio.api_key_sid"_s, u"TWILIO_API_KEY"_s, Kind::Sid, {}, false, u"SK"_s},
        {u"twilio.api_key_secret"_s, u"TWILIO_API_SECRET"_s, Kind::Text, {}, true, {}},
        {u"twilio.region"_s, u"TWILIO_REGION"_s, Kind::Label, {}, false, {}},
        {u"twilio.edge"_s, u"TWILIO_EDGE"_s, Kind::Label, {}, false, {}},
        {u"twilio.phone_number"_s, u"TWILIO_PHONE_NUMBER"_s, Kind::PhoneNumber, {}, false, {}},
        {u"twilio.sms_number"_s, u"TWILIO_SMS_NUMBER"_s, Kind::PhoneNumber, {}, false, {}},
        {u"twilio.calls_per_second"_s, u"TWILIO_CALLS_PER_SECOND"_s, Kind::Whole, u"1"_s, false, {}},
        {u"twilio.fallback_url"_s, u"TWILIO_FALLBACK_URL"_s, Kind::WebPage, {}, false, {}},
        {u"twilio.base_url"_s, u"TWILIO_BASE_URL"_s, Kind::Url, u"https://api.twilio.com"_s, false, {}},
        {u"twilio.workspace_sid"_s, u"TWILIO_WORKSPACE_SID"_s, Kind::Sid, {}, false, u"WS"_s},
        {u"twilio.workflow_sid"_s, u"TWILIO_WORKFLOW_SID"_s, Kind::Sid, {}, false, u"WW"_s},
        {u"calls.default_transfer_number"_s, u"TWILIO_DEFAULT_TRANSFER_NUMBER"_s, Kind::PhoneNumber, {}, false, {}},
        {u"calls.attempts"_s, u"CALLBOARD_CALL_ATTEMPTS"_s, Kind::Whole, u"3"_s, false, {}},
        {u"calls.retry_delay"_s, u"CALLBOARD_CALL_RETRY_DELAY"_s, Kind::Seconds, u"600"_s, false, {}},
        {u"calls.retry_after"_s, u"CALLBOARD_CALL_RETRY_AFTER"_s, Kind::CallEnds, u"busy,no_answer"_s, false, {}},
        {u"calls.retention_days"_s, u"CALLBOARD_CALL_RETENTION_DAYS"_s, Kind::CallDays, u"0"_s, false, {}},
        {u"recording.enabled"_s, u"ENABLE_CALL_RECORDING"_s, Kind::Flag, u"true"_s, false, {}},
        {u"recording.max_length"_s, u"CALL_RECORDING_MAX_LENGTH"_s, Kind::Seconds, u"120"_s, false, {}},
        {u"recording.max_length_by_number"_s, u"CALLBOARD_RECORDING_LIMITS"_s, Kind::NumberSeconds, {}, false, {}},
        {u"recording.announce"_s, u"CALLBOARD_RECORDING_ANNOUNCE"_s, Kind::Flag, u"true"_s, false, {}},
        {u"recording.fetch_calls"_s, u"CALLBOARD_RECORDING_FETCH_CALLS"_s, Kind::Flag, u"true"_s, false, {}},
        {u"recording.format"_s, u"CALLBOARD_RECORDING_FORMAT"_s, Kind::RecordingFormat, u"wav"_s, false, {}},
        {u"recording.channels"_s, u"CALLBOARD_RECORDING_CHANNELS"_s, Kind::Channels, u"2"_s, false, {}},
        {u"recording.max_bytes"_s, u"CALLBOARD_RECORDING_MAX_BYTES"_s, Kind::Whole, u"104857600"_s, false, {}},
        {u"recording.retention_days"_s, u"CALLBOARD_RECORDING_RETENTION_DAYS"_s, Kind::Whole, u"0"_s, false, {}},
        {u"recording.delete_at_twilio"_s, u"CALLBOARD_RECORDING_DELETE_AT_TWILIO"_s, Kind::Flag, u"false"_s, false, {}},
        {u"recordings.key"_s, u"CALLBOARD_RECORDINGS_KEY"_s, Kind::Text, {}, true, {}},
        {u"audit.key"_s, u"CALLBOARD_AUDIT_KEY"_s, Kind::Text, {}, true, {}},
        {u"voicemail.transcribe"_s, u"CALLBOARD_VOICEMAIL_TRANSCRIBE"_s, Kind::Flag, u"true"_s, false, {}},
        {u"callouts.admin_sms"_s, u"MANAGER_ADMIN_SMS"_s, Kind::PhoneNumber, {}, false, {}},
        {u"callouts.clinical_sms"_s, u"MANAGER_CLINICAL_SMS"_s, Kind::PhoneNumber, {}, false, {}},
        // Twilio, pay as you go, as of prices.as_of; SMS and storage as the shipped example of a month reckons them.
        {u"prices.currency"_s, u"CALLBOARD_PRICES_CURRENCY"_s, Kind::Currency, u"USD"_s, false, {}},
        {u"prices.as_of"_s, u"CALLBOARD_PRICES_AS_OF"_s, Kind::Date, u"2026-05-01"_s, false, {}},
        {u"prices.source"_s, u"CALLBOARD_PRICES_SOURCE"_s, Kind::Text, u"Twilio, United States, pay as you go"_s, false,
            {}},
        {u"prices.number"_s, u"CALLBOARD_PRICE_NUMBER"_s, Kind::Price, u"1.15"_s, false, {}},
        {u"prices.call_in"_s, u"CALLBOARD_PRICE_CALL_IN"_s, Kind::Price, u"0.0085"_s, false, {}},
        {u"prices.call_out"_s, u"CALLBOARD_PRICES_CALL_OUT"_s, Kind::PrefixPrices, callOutPrices(), false, {}},
        {u"prices.sms_in"_s, u"CALLBOARD_PRICE_SMS_IN"_s, Kind::Price, u"0.0075"_s, false, {}},
        {u"prices.sms_out"_s, u"CALLBOARD_PRICE_SMS_OUT"_s, Kind::Price, u"0.0079"_s, false, {}},
        {u"prices.recording"_s, u"CALLBOARD_PRICE_RECORDING"_s, Kind::Price, u"0.0025"_s, false, {}},
        {u"prices.storage"_s, u"CALLBOARD_PRICE_STORAGE"_s, Kind::Price, u"0.0005"_s, false, {}},
        {u"prices.transcription"_s, u"CALLBOARD_PRICE_TRANSCRIPTION"_s, Kind::Price, u"0.05"_s, false, {}},
        {u"mail.admin_email"_s, u"ADMIN_EMAIL"_s, Kind::Text, {}, false, {}},
        {u"mail.mailgun_domain"_s, u"MAILGUN_DOMAIN"_s, Kind::Text, {}, false, {}},
        {u"mail.mailgun_api_key"_s, u"MAILGUN_API_KEY"_s, Kind::Text, {}, true, {}},
        {u"log.debug"_s, u"DEBUG"_s, Kind::Flag, u"false"_s, false, {}},
    };
    return all;
}

const Definition *findByKey(const QString &key)
{
    for (const Definition &definition : definitions()) {
        if (definition.key == key)
            return &definition;
    }
    return nullptr;
}

const Definition *findByEnvironment(const QString &variable)
{
    for (const Definition &definition : definitions()) {
        if (definition.environment == variable)
            return &definition;
    }
    return nullptr;
}

namespace {

tl::unexpected<Error> wrong(const Definition &definition, const QString &expected)
{
    return failure(Error::Kind::Invalid, u"%1 must be %2"_s.arg(definition.key, expected));
}

/// In the order of the words we know, each once.
Result<QString> callEnds(const Definition &definition, const QString &value)
{
    const QStringList known{u"busy"_s, u"no_answer"_s, u"failed"_s, u"not_in_service"_s};
    QStringList named;
    for (const QString &word : value.toLower().split(u',', Qt::SkipEmptyParts)) {
        if (!known.contains(word.trimmed()))
            return wrong(definition, u"a list of "_s + known.join(u", "_s));
        named << word.trimmed();
    }
    QStringList kept = known;
    kept.removeIf([&](const QString &word) { return !named.contains(word); });
    return kept.join(u',');
}

Result<QString> flag(const Definition &definition, const QString &value)
{
    const QString word = value.toLower();
    if (word == u"true" || word == u"yes" || word == u"on" || word == u"1")
        return u"true"_s;
    if (word == u"false" || word == u"no" || word == u"off" || word == u"0")
        return u"false"_s;
    return wrong(definition, u"true or false"_s);
}

Result<QString> address(const Definition &definition, const QString &value)
{
    QStringList kept;
    for (const QString &part : value.split(u',', Qt::SkipEmptyParts)) {
        const QString text = part.trimmed();
        if (text.contains(u'/') ? QHostAddress::parseSubnet(text).second < 0 : QHostAddress(text).isNull())
            return wrong(definition, u"a list of addresses or networks such as 10.0.0.0/8"_s);
        kept << text;
    }
    return kept.join(u',');
}

/// "+12065550100=60, +12065550101=300", kept without blanks.
Result<QString> numberSeconds(const Definition &definition, const QString &value)
{
    QStringList kept;
    for (const QString &part : value.split(u',', Qt::SkipEmptyParts)) {
        const QStringList sides = part.split(u'=');
        bool number = false;
        const int seconds = sides.last().trimmed().toInt(&number);
        const Result<PhoneNumber> phone = PhoneNumber::parse(sides.first().trimmed());
        if (sides.size() != 2 || !number || seconds < 2 || seconds > 14400 || !phone)
            return wrong(definition, u"a list of numbers and seconds (2 to 14400) such as +12065550100=60"_s);
        kept << u"%1=%2"_s.arg(phone->e164()).arg(seconds);
    }
    return kept.join(u',');
}

} // namespace

Result<QString> normalised(const Definition &definition, const QString &value)
{
    const QString text = value.trimmed();
    if (text.isEmpty())
        return QString();
    if (text.size() > 4096)
        return wrong(definition, u"shorter than 4096 characters"_s);
    bool number = false;
    switch (definition.kind) {
    case Kind::Text:
        return text;
    case Kind::Flag:
        return flag(definition, text);
    case Kind::Whole:
    case Kind::Seconds: {
        const int whole = text.toInt(&number);
        if (!number || whole < 0)
            return wrong(definition, u"a whole number, zero or more"_s);
        return QString::number(whole);
    }
    case Kind::CallEnds:
        return callEnds(definition, text);
    case Kind::CallDays: {
        const int days = text.toInt(&number);
        if (!number || days < 0 || days == 1)
            return wrong(definition, u"0, or a whole number from 2"_s);
        return QString::number(days);
    }
    case Kind::Port: {
        const int port = text.toInt(&number);
        if (!number || port < 1 || port > 65535)
            return wrong(definition, u"a port from 1 to 65535"_s);
        return QString::number(port);
    }
    case Kind::NumberSeconds:
        return numberSeconds(definition, text);
    case Kind::RecordingFormat: {
        const QString format = text.toLower();
        return format == u"wav" || format == u"mp3" ? Result<QString>(format)
                                                    : Result<QString>(wrong(definition, u"wav or mp3"_s));
    }
    case Kind::Channels:
        return text == u"1" || text == u"2" ? Result<QString>(text) : Result<QString>(wrong(definition, u"1 or 2"_s));
    case Kind::Price: {
        const Result<Money> price = Money::parse(text, {});
        if (!price)
            return wrong(definition, u"an amount such as 0.0085"_s);
        return price->amount();
    }
    case Kind::PrefixPrices: {
        const Result<PrefixPrices> prices = PrefixPrices::parse(text, {});
        if (!prices)
            return wrong(definition,
                u"a list of beginnings and prices such as +1=0.014,+1876=? (%1)"_s.arg(prices.error().detail));
        return prices->text();
    }
    case Kind::Currency: {
        static const QRegularExpression code(u"^[A-Z]{3}$"_s);
        const QString upper = text.toUpper();
        if (!code.match(upper).hasMatch())
            return wrong(definition, u"a currency such as USD"_s);
        return upper;
    }
    case Kind::Date: {
        const QDate date =
            QDate::fromString(text, u"yyyy-MM-dd"_s); // Qt::ISODate looks at the first ten characters only
        if (!date.isValid())
            return wrong(definition, u"a date such as 2026-05-01"_s);
        return date.toString(Qt::ISODate);
    }
    case Kind::PhoneNumber: {
        const Result<PhoneNumber> parsed = PhoneNumber::parse(text);
        if (!parsed)
            return wrong(definition, u"a telephone number such as +1 206 555 0100 (%1)"_s.arg(parsed.error().detail));
        return parsed->e164();
    }
    case Kind::Sid: {
        const QRegularExpression sid(u"^%1[0-9a-fA-F]{32}$"_s.arg(definition.sidPrefix));
        if (!sid.match(text).hasMatch())
            return wrong(definition, u"%1 and 32 hexadecimal digits"_s.arg(definition.sidPrefix));
        return text;
    }
    case Kind::Url: {
        const QUrl url(text, QUrl::StrictMode);
        if (!url.isValid() || (url.scheme() != u"https" && url.scheme() != u"http") || url.host().isEmpty()
            || url.hasQuery() || url.hasFragment())
            return wrong(definition, u"an address such as https://desk.example.org/callboard"_s);
        return text.endsWith(u'/') ? text.chopped(1) : text;
    }
    case Kind::WebPage: {
        const QUrl url(text, QUrl::StrictMode);
        if (!url.isValid() || (url.scheme() != u"https" && url.scheme() != u"http") || url.host().isEmpty())
            return wrong(definition, u"an address such as https://handler.twilio.com/twiml/EH0123"_s);
        return text;
    }
    case Kind::TimeZone:
        if (!QTimeZone(text.toUtf8()).isValid())
            return wrong(definition, u"a time zone such as America/New_York"_s);
        return text;
    case Kind::WallTime:
        if (!QTime::fromString(text, u"HH:mm"_s).isValid())
            return wrong(definition, u"a time such as 04:00"_s);
        return text;
    case Kind::Address:
        if (QHostAddress(text).isNull())
            return wrong(definition, u"an address of this computer such as 127.0.0.1"_s);
        return text;
    case Kind::Label: {
        static const QRegularExpression label(u"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"_s);
        if (!label.match(text).hasMatch())
            return wrong(definition, u"a name such as dublin or ie1"_s);
        return text;
    }
    case Kind::AddressList:
        return address(definition, text);
    }
    return text;
}

} // namespace cb::config
