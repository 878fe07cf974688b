// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/resources.h"

#include "base/phonenumber.h"
#include "twilio/rfc2822.h"

using namespace Qt::StringLiterals;

namespace cb::practice {

namespace {

constexpr QLatin1StringView apiVersion = "2010-04-01"_L1;

QString date(Instant at)
{
    return QString::fromLatin1(twilio::toRfc2822(at));
}

QJsonValue date(const std::optional<Instant> &at)
{
    return at ? QJsonValue(date(*at)) : QJsonValue();
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QString formatted(const QString &number)
{
    const QString shown = PhoneNumber::fromVendor(number).display();
    return shown.isEmpty() ? number : shown;
}

QString orPost(const QString &method)
{
    return method.isEmpty() ? u"POST"_s : method;
}

} // namespace

QString accountPath(const QString &accountSid)
{
    return u"/2010-04-01/Accounts/"_s + accountSid;
}

QString restStatus(twilio::CallStatus status)
{
    return QString(twilio::toWord(status == twilio::CallStatus::Initiated ? twilio::CallStatus::Queued : status));
}

QJsonObject toJson(const CallRecord &call, const QString &accountSid)
{
    const QString path = accountPath(accountSid) + u"/Calls/"_s + call.sid;
    const QJsonValue none; // null
    return {{u"sid"_s, call.sid}, {u"date_created"_s, date(call.createdAt)}, {u"date_updated"_s, date(call.updatedAt)},
        {u"parent_call_sid"_s, orNull(call.parentSid)}, {u"account_sid"_s, accountSid}, {u"to"_s, call.to},
        {u"to_formatted"_s, formatted(call.to)}, {u"from"_s, call.from}, {u"from_formatted"_s, formatted(call.from)},
        {u"phone_number_sid"_s, orNull(call.phoneNumberSid)}, {u"status"_s, restStatus(call.status)},
        {u"start_time"_s, date(call.createdAt)}, {u"end_time"_s, date(call.endedAt)},
        {u"duration"_s, call.endedAt ? QJsonValue(QString::number(call.duration().count())) : none}, {u"price"_s, none},
        {u"price_unit"_s, u"USD"_s}, {u"direction"_s, QString(twilio::toWord(call.direction))},
        {u"answered_by"_s, none}, {u"api_version"_s, apiVersion}, {u"forwarded_from"_s, orNull(call.forwardedFrom)},
        {u"group_sid"_s, none}, {u"caller_name"_s, orNull(call.callerName)}, {u"queue_time"_s, u"0"_s},
        {u"trunk_sid"_s, none}, {u"uri"_s, path + u".json"_s},
        {u"subresource_uris"_s, QJsonObject{{u"recordings"_s, path + u"/Recordings.json"_s}}}};
}

QJsonObject toJson(const RecordingRecord &recording, const QString &accountSid, const QString &mediaUrl)
{
    const QString path = accountPath(accountSid) + u"/Recordings/"_s + recording.sid;
    const bool ready = recording.status == twilio::RecordingStatus::Completed;
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(recording.length);
    const QJsonValue none; // null
    return {{u"account_sid"_s, accountSid}, {u"api_version"_s, apiVersion}, {u"call_sid"_s, recording.callSid},
        {u"conference_sid"_s, none}, {u"date_created"_s, date(recording.createdAt)},
        {u"date_updated"_s, date(recording.updatedAt)}, {u"start_time"_s, date(recording.startedAt)},
        {u"duration"_s, ready ? QJsonValue(QString::number(seconds.count())) : none}, {u"sid"_s, recording.sid},
        {u"price"_s, none}, {u"price_unit"_s, u"USD"_s}, {u"status"_s, QString(twilio::toWord(recording.status))},
        {u"channels"_s, recording.channels}, {u"source"_s, QString(twilio::toWord(recording.source))},
        {u"error_code"_s, none}, {u"uri"_s, path + u".json"_s}, {u"encryption_details"_s, none},
        {u"subresource_uris"_s, QJsonObject{{u"transcriptions"_s, path + u"/Transcriptions.json"_s}}},
        {u"media_url"_s, ready ? QJsonValue(mediaUrl) : none}};
}

QJsonObject transcriptionJson(const RecordingRecord &recording, const QString &accountSid)
{
    const TranscriptionRecord &made = *recording.transcription;
    const bool ready = made.status == twilio::TranscriptionStatus::Completed;
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(recording.length);
    const QJsonValue none; // null
    return {{u"account_sid"_s, accountSid}, {u"api_version"_s, apiVersion}, {u"date_created"_s, date(made.createdAt)},
        {u"date_updated"_s, date(made.updatedAt)}, {u"duration"_s, QString::number(seconds.count())},
        {u"price"_s, none}, {u"price_unit"_s, u"USD"_s}, {u"recording_sid"_s, recording.sid}, {u"sid"_s, made.sid},
        {u"status"_s, QString(twilio::toWord(made.status))},
        {u"transcription_text"_s, ready ? QJsonValue(recording.words) : none}, {u"type"_s, u"fast"_s},
        {u"uri"_s, u"%1/Recordings/%2/Transcriptions/%3.json"_s.arg(accountPath(accountSid), recording.sid, made.sid)}};
}

QJsonObject callRecordingJson(QJsonObject recording)
{
    recording.remove(u"subresource_uris"_s);
    recording.remove(u"media_url"_s);
    recording.insert(u"track"_s, u"both"_s);
    return recording;
}

QJsonObject toJson(const NumberRecord &number, const QString &accountSid)
{
    const QJsonValue none; // null
    const QJsonObject capabilities{{u"voice"_s, true}, {u"sms"_s, true}, {u"mms"_s, true}, {u"fax"_s, false}};
    return {{u"account_sid"_s, accountSid}, {u"address_sid"_s, none}, {u"address_requirements"_s, u"none"_s},
        {u"api_version"_s, apiVersion}, {u"beta"_s, false}, {u"capabilities"_s, capabilities},
        {u"date_created"_s, date(number.createdAt)}, {u"date_updated"_s, date(number.updatedAt)},
        {u"friendly_name"_s, number.friendlyName}, {u"identity_sid"_s, none}, {u"phone_number"_s, number.phoneNumber},
        {u"origin"_s, u"twilio"_s}, {u"sid"_s, number.sid}, {u"sms_application_sid"_s, none},
        {u"sms_fallback_method"_s, orPost(number.smsFallbackMethod)}, {u"sms_fallback_url"_s, number.smsFallbackUrl},
        {u"sms_method"_s, orPost(number.smsMethod)}, {u"sms_url"_s, number.smsUrl},
        {u"status_callback"_s, number.statusCallback},
        {u"status_callback_method"_s, orPost(number.statusCallbackMethod)}, {u"trunk_sid"_s, none},
        {u"uri"_s, accountPath(accountSid) + u"/IncomingPhoneNumbers/"_s + number.sid + u".json"_s},
        {u"voice_receive_mode"_s, u"voice"_s}, {u"voice_application_sid"_s, none},
        {u"voice_caller_id_lookup"_s, number.voiceCallerIdLookup},
        {u"voice_fallback_method"_s, orPost(number.voiceFallbackMethod)},
        {u"voice_fallback_url"_s, number.voiceFallbackUrl}, {u"voice_method"_s, orPost(number.voiceMethod)},
        {u"voice_url"_s, number.voiceUrl}, {u"emergency_status"_s, u"Inactive"_s}, {u"emergency_address_sid"_s, none},
        {u"emergency_address_status"_s, u"unregistered"_s}, {u"bundle_sid"_s, none}, {u"status"_s, u"in-use"_s},
        {u"type"_s, u"local"_s}};
}

QJsonObject balanceJson(const QString &accountSid)
{
    return {{u"account_sid"_s, accountSid}, {u"balance"_s, u"184.20"_s}, {u"currency"_s, u"USD"_s}};
}

QJsonObject accountJson(const QString &accountSid, const QString &friendlyName)
{
    const QJsonValue none; // null
    const QString path = accountPath(accountSid);
    return {{u"auth_token"_s, none}, {u"date_created"_s, none}, {u"date_updated"_s, none},
        {u"friendly_name"_s, friendlyName}, {u"owner_account_sid"_s, accountSid}, {u"sid"_s, accountSid},
        {u"status"_s, u"active"_s}, {u"type"_s, u"Full"_s}, {u"uri"_s, path + u".json"_s},
        {u"subresource_uris"_s,
            QJsonObject{{u"calls"_s, path + u"/Calls.json"_s}, {u"recordings"_s, path + u"/Recordings.json"_s},
                {u"incoming_phone_numbers"_s, path + u"/IncomingPhoneNumbers.json"_s},
                {u"balance"_s, path + u"/Balance.json"_s}}}};
}

} // namespace cb::practice
